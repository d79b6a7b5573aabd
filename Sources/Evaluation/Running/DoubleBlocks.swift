import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Registers of up to 256 doubles each: long enough to hide the cost of an instruction's dispatch, short enough that the
/// registers of a typical program stay in the first cache.
struct DoubleBlocks: RegisterFile {
  typealias Block = UnsafeMutablePointer<Double>
  static let length = 256

  let base: Block
  let constants: [Double]
  /// Where the points' values of each input begin.
  var inputs: [UnsafePointer<Double>] = []
  /// How many points there are in the block.
  var n = DoubleBlocks.length
  /// Whether vector functions are called, which are less accurate by a few units in the last place.
  let isVectorised: Bool

  init(base: Block, constants: [Constant], isVectorised: Bool) {
    self.base = base
    self.constants = constants.map(\.asDouble)
    self.isVectorised = isVectorised && VectorFunctions.areAvailable
  }

  @inline(__always)
  func at(_ r: Int) -> Block { base + r &* Self.length }

  @inline(__always)
  private func map(_ z: Int, _ x: Int, _ f: (Double) -> Double) {
    let (z, x) = (at(z), at(x))
    for k in 0..<n { z[k] = f(x[k]) }
  }

  @inline(__always)
  private func map(_ z: Int, _ x: Int, _ y: Int, _ f: (Double, Double) -> Double) {
    let (z, x, y) = (at(z), at(x), at(y))
    for k in 0..<n { z[k] = f(x[k], y[k]) }
  }

  func input(_ z: Int, _ k: Int) { at(z).update(from: inputs[k], count: n) }
  func constant(_ z: Int, _ c: Int) { at(z).update(repeating: constants[c], count: n) }

  func add(_ z: Int, _ x: Int, _ y: Int) { ArrayArithmetic.add(at(z), at(x), at(y), n) }
  func subtract(_ z: Int, _ x: Int, _ y: Int) { ArrayArithmetic.subtract(at(z), at(x), at(y), n) }
  func multiply(_ z: Int, _ x: Int, _ y: Int) { ArrayArithmetic.multiply(at(z), at(x), at(y), n) }
  func divide(_ z: Int, _ x: Int, _ y: Int) { ArrayArithmetic.divide(at(z), at(x), at(y), n) }
  func negate(_ z: Int, _ x: Int) { map(z, x) { -$0 } }
  func square(_ z: Int, _ x: Int) { ArrayArithmetic.multiply(at(z), at(x), at(x), n) }
  func reciprocal(_ z: Int, _ x: Int) { map(z, x) { 1 / $0 } }
  func scale(_ z: Int, _ x: Int, _ c: Int) { ArrayArithmetic.scale(at(z), at(x), constants[c], n) }
  func shift(_ z: Int, _ x: Int, _ c: Int) { ArrayArithmetic.shift(at(z), at(x), constants[c], n) }
  func accumulate(_ z: Int, _ x: Int, _ y: Int, _ c: Int) {
    ArrayArithmetic.accumulate(at(z), at(x), at(y), constants[c], n)
  }
  func root(_ z: Int, _ x: Int, _ n: Int) {
    if n == 3 {
      map(z, x) { $0 < 0 ? .nan : cbrt($0) }
    } else {
      let exponent = 1 / Double(n)
      map(z, x) { pow($0, exponent) }
    }
  }
  func power(_ z: Int, _ x: Int, _ y: Int) {
    if isVectorised { VectorFunctions.power(at(z), at(x), at(y), n) } else { map(z, x, y) { pow($0, $1) } }
  }
  func angle(_ z: Int, _ x: Int, _ y: Int) { map(z, x, y) { atan2($0, $1) } }

  func sinCos(_ z: Int, _ w: Int, _ x: Int) {
    if isVectorised {
      VectorFunctions.apply(.sin, at(z), at(x), n)
      VectorFunctions.apply(.cos, at(w), at(x), n)
    } else {
      VectorFunctions.sinCos(at(z), at(w), at(x), n)
    }
  }
  func sinhCosh(_ z: Int, _ w: Int, _ x: Int) {
    apply(.sinh, z, x)
    apply(.cosh, w, x)
  }
  func expPair(_ z: Int, _ w: Int, _ x: Int) {
    apply(.exp, z, x)
    let (growing, falling, arguments) = (at(z), at(w), at(x))
    for k in 0..<n {
      // Where one of the two is close to the limits of the format, its reciprocal is not accurate.
      falling[k] = arguments[k].magnitude < 700 ? 1 / growing[k] : exp(-arguments[k])
    }
  }
  func squareRoot(_ z: Int, _ x: Int) { map(z, x) { $0.squareRoot() } }
  func apply(_ f: UnaryFunction, _ z: Int, _ x: Int) {
    if isVectorised {
      VectorFunctions.apply(f, at(z), at(x), n)
    } else {
      VectorFunctions.applyOneByOne(f, at(z), at(x), n)
    }
  }
  func abs(_ z: Int, _ x: Int) { map(z, x) { $0.magnitude } }

  // Real numbers are their own conjugates; programs over the reals hold none of these.
  func conjugate(_ z: Int, _ x: Int) { map(z, x) { $0 } }
  func realPart(_ z: Int, _ x: Int) { map(z, x) { $0 } }
  func imaginaryPart(_ z: Int, _ x: Int) { map(z, x) { _ in 0 } }
  func imaginaryUnit(_ z: Int) { at(z).update(repeating: .nan, count: n) }
}

extension Constant {
  /// The nearest double.
  var asDouble: Double {
    switch self {
    case .rational(let q): q.asDouble
    case .pi: Double.pi
    }
  }
}
