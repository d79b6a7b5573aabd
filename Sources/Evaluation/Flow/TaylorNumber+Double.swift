#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The platform's functions by names that the methods below do not hide.
enum Platform {
  static func exponential(_ x: Double) -> Double { exp(x) }
  static func logarithm(_ x: Double) -> Double { log(x) }
  static func cubeRoot(_ x: Double) -> Double { cbrt(x) }
  static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
  static func sine(_ x: Double) -> Double { sin(x) }
  static func cosine(_ x: Double) -> Double { cos(x) }
  static func tangent(_ x: Double) -> Double { tan(x) }
  static func hyperbolicSine(_ x: Double) -> Double { sinh(x) }
  static func hyperbolicCosine(_ x: Double) -> Double { cosh(x) }
  static func hyperbolicTangent(_ x: Double) -> Double { tanh(x) }
  static func arcSine(_ x: Double) -> Double { asin(x) }
  static func arcCosine(_ x: Double) -> Double { acos(x) }
  static func arcTangent(_ x: Double) -> Double { atan(x) }
}

extension Double: TaylorNumber {
  static func convolution(_ a: UnsafeBufferPointer<Double>, _ b: UnsafeBufferPointer<Double>) -> Double {
    var sum = 0.0
    for j in a.indices { sum += a[j] * b[b.count - 1 - j] }
    return sum
  }
  func times(_ n: Int) -> Double { self * Double(n) }
  func over(_ n: Int) -> Double { self / Double(n) }
  func root(_ n: Int) -> Double { n == 3 ? Platform.cubeRoot(self) : Platform.power(self, 1 / Double(n)) }
  func exp() -> Double { Platform.exponential(self) }
  func log() -> Double { Platform.logarithm(self) }
  func sinCos() -> (sin: Double, cos: Double) { (Platform.sine(self), Platform.cosine(self)) }
  func sinhCosh() -> (sinh: Double, cosh: Double) { (Platform.hyperbolicSine(self), Platform.hyperbolicCosine(self)) }
  func tan() -> Double { Platform.tangent(self) }
  func tanh() -> Double { Platform.hyperbolicTangent(self) }
  func asin() -> Double { Platform.arcSine(self) }
  func acos() -> Double { Platform.arcCosine(self) }
  func atan() -> Double { Platform.arcTangent(self) }
}
