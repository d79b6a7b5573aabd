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

  @inline(__always)
  private func map(_ z: Int, _ x: Int, _ many: VectorFunctions.Map, _ one: (Double) -> Double) {
    if isVectorised { many(at(z), at(x), n) } else { map(z, x, one) }
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
      VectorFunctions.sin(at(z), at(x), n)
      VectorFunctions.cos(at(w), at(x), n)
    } else {
      VectorFunctions.sinCos(at(z), at(w), at(x), n)
    }
  }
  func sinhCosh(_ z: Int, _ w: Int, _ x: Int) {
    sinh(z, x)
    cosh(w, x)
  }
  func expPair(_ z: Int, _ w: Int, _ x: Int) {
    exp(z, x)
    let (growing, falling, arguments) = (at(z), at(w), at(x))
    for k in 0..<n {
      // Where one of the two is close to the limits of the format, its reciprocal is not accurate.
      falling[k] = arguments[k].magnitude < 700 ? 1 / growing[k] : Self.exp(-arguments[k])
    }
  }
  func squareRoot(_ z: Int, _ x: Int) { map(z, x) { $0.squareRoot() } }
  func exp(_ z: Int, _ x: Int) { map(z, x, VectorFunctions.exp, Self.exp) }
  func log(_ z: Int, _ x: Int) { map(z, x, VectorFunctions.log, Self.log) }
  func sin(_ z: Int, _ x: Int) { map(z, x, VectorFunctions.sin, Self.sin) }
  func cos(_ z: Int, _ x: Int) { map(z, x, VectorFunctions.cos, Self.cos) }
  func tan(_ z: Int, _ x: Int) { map(z, x, VectorFunctions.tan, Self.tan) }
  func asin(_ z: Int, _ x: Int) { map(z, x, VectorFunctions.asin, Self.asin) }
  func acos(_ z: Int, _ x: Int) { map(z, x, VectorFunctions.acos, Self.acos) }
  func atan(_ z: Int, _ x: Int) { map(z, x, VectorFunctions.atan, Self.atan) }
  func sinh(_ z: Int, _ x: Int) { map(z, x, VectorFunctions.sinh, Self.sinh) }
  func cosh(_ z: Int, _ x: Int) { map(z, x, VectorFunctions.cosh, Self.cosh) }
  func tanh(_ z: Int, _ x: Int) { map(z, x, VectorFunctions.tanh, Self.tanh) }
  func abs(_ z: Int, _ x: Int) { map(z, x) { $0.magnitude } }

  // Real numbers are their own conjugates; programs over the reals hold none of these.
  func conjugate(_ z: Int, _ x: Int) { map(z, x) { $0 } }
  func realPart(_ z: Int, _ x: Int) { map(z, x) { $0 } }
  func imaginaryPart(_ z: Int, _ x: Int) { map(z, x) { _ in 0 } }
  func imaginaryUnit(_ z: Int) { at(z).update(repeating: .nan, count: n) }
}

extension DoubleBlocks {
  // The platform's scalar functions, whose names the methods above hide.
  @inline(__always) static func exp(_ x: Double) -> Double { libraryExp(x) }
  @inline(__always) static func log(_ x: Double) -> Double { libraryLog(x) }
  @inline(__always) static func sin(_ x: Double) -> Double { librarySin(x) }
  @inline(__always) static func cos(_ x: Double) -> Double { libraryCos(x) }
  @inline(__always) static func tan(_ x: Double) -> Double { libraryTan(x) }
  @inline(__always) static func asin(_ x: Double) -> Double { libraryAsin(x) }
  @inline(__always) static func acos(_ x: Double) -> Double { libraryAcos(x) }
  @inline(__always) static func atan(_ x: Double) -> Double { libraryAtan(x) }
  @inline(__always) static func sinh(_ x: Double) -> Double { librarySinh(x) }
  @inline(__always) static func cosh(_ x: Double) -> Double { libraryCosh(x) }
  @inline(__always) static func tanh(_ x: Double) -> Double { libraryTanh(x) }
}

@inline(__always) private func libraryExp(_ x: Double) -> Double { exp(x) }
@inline(__always) private func libraryLog(_ x: Double) -> Double { log(x) }
@inline(__always) private func librarySin(_ x: Double) -> Double { sin(x) }
@inline(__always) private func libraryCos(_ x: Double) -> Double { cos(x) }
@inline(__always) private func libraryTan(_ x: Double) -> Double { tan(x) }
@inline(__always) private func libraryAsin(_ x: Double) -> Double { asin(x) }
@inline(__always) private func libraryAcos(_ x: Double) -> Double { acos(x) }
@inline(__always) private func libraryAtan(_ x: Double) -> Double { atan(x) }
@inline(__always) private func librarySinh(_ x: Double) -> Double { sinh(x) }
@inline(__always) private func libraryCosh(_ x: Double) -> Double { cosh(x) }
@inline(__always) private func libraryTanh(_ x: Double) -> Double { tanh(x) }

extension Constant {
  /// The nearest double.
  var asDouble: Double {
    switch self {
    case .rational(let q): q.asDouble
    case .pi: Double.pi
    }
  }
}
