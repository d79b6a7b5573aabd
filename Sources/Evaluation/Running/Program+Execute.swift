import Numbers

extension Program {
  /// Executes steps on registers of any kind of numbers. This is the only place that looks at instructions to carry them
  /// out.
  func execute<File: RegisterFile>(_ steps: Range<Int>, on file: inout File) {
    tape.withUnsafeBufferPointer { tape in Self.execute(tape[steps], on: &file) }
  }

  @inline(__always)
  private static func execute<File: RegisterFile>(
    _ steps: Slice<UnsafeBufferPointer<Instruction>>, on file: inout File
  ) {
    for i in steps {
      switch i.operation {
      case .input: file.input(i.z, i.k)
      case .constant: file.constant(i.z, i.k)
      case .imaginaryUnit: file.imaginaryUnit(i.z)
      case .add: file.add(i.z, i.x, i.y)
      case .subtract: file.subtract(i.z, i.x, i.y)
      case .multiply: file.multiply(i.z, i.x, i.y)
      case .divide: file.divide(i.z, i.x, i.y)
      case .negate: file.negate(i.z, i.x)
      case .square: file.square(i.z, i.x)
      case .reciprocal: file.reciprocal(i.z, i.x)
      case .scale: file.scale(i.z, i.x, i.k)
      case .shift: file.shift(i.z, i.x, i.k)
      case .accumulate: file.accumulate(i.z, i.x, i.y, i.k)
      case .root: file.root(i.z, i.x, i.k)
      case .power: file.power(i.z, i.x, i.y)
      case .angle: file.angle(i.z, i.x, i.y)
      case .sinCos: file.sinCos(i.z, i.w, i.x)
      case .sinhCosh: file.sinhCosh(i.z, i.w, i.x)
      case .expPair: file.expPair(i.z, i.w, i.x)
      case .squareRoot: file.squareRoot(i.z, i.x)
      case .function(let f): file.apply(f, i.z, i.x)
      case .abs: file.abs(i.z, i.x)
      case .conjugate: file.conjugate(i.z, i.x)
      case .realPart: file.realPart(i.z, i.x)
      case .imaginaryPart: file.imaginaryPart(i.z, i.x)
      }
    }
  }

  /// The steps that depend on no input.
  var prologue: Range<Int> { 0..<prologueCount }
  /// The steps for each point.
  var body: Range<Int> { prologueCount..<tape.count }
}
