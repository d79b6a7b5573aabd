import Numbers

/// Registers of up to 256 complex numbers in double precision, each as real parts and then imaginary parts.
struct ComplexBlocks: RegisterFile {
  typealias Parts = ComplexFunctions.Parts
  static let length = 256

  let base: UnsafeMutablePointer<Double>
  let constants: [Double]
  /// Where the points' values of each input begin.
  var inputs: [UnsafePointer<Complex>] = []
  var n = ComplexBlocks.length

  init(base: UnsafeMutablePointer<Double>, constants: [Constant]) {
    self.base = base
    self.constants = constants.map(\.asDouble)
  }

  @inline(__always)
  func at(_ r: Int) -> Parts {
    let re = base + r &* (2 &* Self.length)
    return Parts(re: re, im: re + Self.length)
  }

  @inline(__always)
  private func map(_ z: Int, _ x: Int, _ f: (Complex) -> Complex) {
    let (z, x) = (at(z), at(x))
    for k in 0..<n {
      let value = f(Complex(x.re[k], x.im[k]))
      (z.re[k], z.im[k]) = (value.re, value.im)
    }
  }

  @inline(__always)
  private func map(_ z: Int, _ x: Int, _ y: Int, _ f: (Complex, Complex) -> Complex) {
    let (z, x, y) = (at(z), at(x), at(y))
    for k in 0..<n {
      let value = f(Complex(x.re[k], x.im[k]), Complex(y.re[k], y.im[k]))
      (z.re[k], z.im[k]) = (value.re, value.im)
    }
  }

  private func fill(_ z: Int, _ value: Complex) {
    at(z).re.update(repeating: value.re, count: n)
    at(z).im.update(repeating: value.im, count: n)
  }

  func input(_ z: Int, _ k: Int) {
    let (z, values) = (at(z), inputs[k])
    for j in 0..<n { (z.re[j], z.im[j]) = (values[j].re, values[j].im) }
  }
  func constant(_ z: Int, _ c: Int) { fill(z, Complex(constants[c])) }
  func imaginaryUnit(_ z: Int) { fill(z, .i) }

  func add(_ z: Int, _ x: Int, _ y: Int) { map(z, x, y) { $0 + $1 } }
  func subtract(_ z: Int, _ x: Int, _ y: Int) { map(z, x, y) { $0 - $1 } }
  func multiply(_ z: Int, _ x: Int, _ y: Int) { map(z, x, y) { $0 * $1 } }
  func divide(_ z: Int, _ x: Int, _ y: Int) { map(z, x, y) { $0 / $1 } }
  func negate(_ z: Int, _ x: Int) { map(z, x) { -$0 } }
  func square(_ z: Int, _ x: Int) { map(z, x) { $0 * $0 } }
  func reciprocal(_ z: Int, _ x: Int) { map(z, x) { 1.0 / $0 } }
  func scale(_ z: Int, _ x: Int, _ c: Int) {
    let factor = constants[c]
    map(z, x) { Complex(factor * $0.re, factor * $0.im) }
  }
  func shift(_ z: Int, _ x: Int, _ c: Int) {
    let term = constants[c]
    map(z, x) { Complex($0.re + term, $0.im) }
  }
  func accumulate(_ z: Int, _ x: Int, _ y: Int, _ c: Int) {
    let factor = constants[c]
    map(z, x, y) { Complex($0.re + factor * $1.re, $0.im + factor * $1.im) }
  }
  func root(_ z: Int, _ x: Int, _ n: Int) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * Self.length) { exponent in
      guard let start = exponent.baseAddress else { return }
      start.initialize(repeating: 1 / Double(n), count: Self.length)
      (start + Self.length).initialize(repeating: 0, count: Self.length)
      ComplexFunctions.power(at(z), at(x), Parts(re: start, im: start + Self.length), self.n)
    }
  }
  func power(_ z: Int, _ x: Int, _ y: Int) { ComplexFunctions.power(at(z), at(x), at(y), n) }
  func angle(_ z: Int, _ x: Int, _ y: Int) {
    map(z, x, y) { $0.im == 0 && $1.im == 0 ? Complex(Self.angle($0.re, $1.re)) : Complex(.nan, .nan) }
  }

  func sinCos(_ z: Int, _ w: Int, _ x: Int) {
    apply(.sin, z, x)
    apply(.cos, w, x)
  }
  func sinhCosh(_ z: Int, _ w: Int, _ x: Int) {
    apply(.sinh, z, x)
    apply(.cosh, w, x)
  }
  func expPair(_ z: Int, _ w: Int, _ x: Int) {
    apply(.exp, z, x)
    negate(w, x)
    apply(.exp, w, w)
  }
  func squareRoot(_ z: Int, _ x: Int) { ComplexFunctions.sqrt(at(z), at(x), n) }
  func apply(_ f: UnaryFunction, _ z: Int, _ x: Int) { ComplexFunctions.apply(f, at(z), at(x), n) }
  func abs(_ z: Int, _ x: Int) { map(z, x) { Complex($0.magnitude) } }
  func conjugate(_ z: Int, _ x: Int) { map(z, x) { $0.conjugated } }
  func realPart(_ z: Int, _ x: Int) { map(z, x) { Complex($0.re) } }
  func imaginaryPart(_ z: Int, _ x: Int) { map(z, x) { Complex($0.im) } }
}

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ComplexBlocks {
  private static func angle(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
}
