import Foundation
import Numbers

/// Complex numbers in double precision, with principal branches; a zero imaginary part is always +0, so that negative reals lie
/// on the upper side of their cuts.
struct Complex: Equatable {
  var re: Double
  var im: Double

  init(_ re: Double, _ im: Double = 0) {
    self.re = re
    self.im = im == 0 ? 0 : im
  }

  static let i = Complex(0, 1)
  var magnitude: Double { hypot(re, im) }
  var angle: Double { atan2(im, re) }
  var isFinite: Bool { re.isFinite && im.isFinite }
  var conjugate: Complex { Complex(re, -im) }

  static func + (a: Complex, b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
  static func - (a: Complex, b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
  static prefix func - (a: Complex) -> Complex { Complex(-a.re, -a.im) }
  static func * (a: Complex, b: Complex) -> Complex {
    Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  static func / (a: Complex, b: Complex) -> Complex {
    let d = b.re * b.re + b.im * b.im
    return Complex((a.re * b.re + a.im * b.im) / d, (a.im * b.re - a.re * b.im) / d)
  }

  static func exp(_ z: Complex) -> Complex {
    let r = Foundation.exp(z.re)
    return Complex(r * Foundation.cos(z.im), r * Foundation.sin(z.im))
  }
  static func log(_ z: Complex) -> Complex { Complex(Foundation.log(z.magnitude), z.angle) }
  static func power(_ b: Complex, _ e: Complex) -> Complex {
    if e.im == 0, let n = Int(exactly: e.re), abs(n) < 64 {
      var result = Complex(1)
      for _ in 0..<abs(n) { result = result * b }
      return n < 0 ? Complex(1) / result : result
    }
    return exp(e * log(b))
  }
  static func sqrt(_ z: Complex) -> Complex { power(z, Complex(0.5)) }
  static func sinh(_ z: Complex) -> Complex { (exp(z) - exp(-z)) / Complex(2) }
  static func cosh(_ z: Complex) -> Complex { (exp(z) + exp(-z)) / Complex(2) }
  static func tanh(_ z: Complex) -> Complex { sinh(z) / cosh(z) }
  static func sin(_ z: Complex) -> Complex { -(i * sinh(i * z)) }
  static func cos(_ z: Complex) -> Complex { cosh(i * z) }
  static func tan(_ z: Complex) -> Complex { sin(z) / cos(z) }
  static func asin(_ z: Complex) -> Complex { -(i * log(i * z + sqrt(Complex(1) - z * z))) }
  static func acos(_ z: Complex) -> Complex { Complex(Double.pi / 2) - asin(z) }
  static func atan(_ z: Complex) -> Complex {
    i / Complex(2) * (log(Complex(1) - i * z) - log(Complex(1) + i * z))
  }

  /// By enclosures, whose functions have tests of their own; NaN at poles.
  private static func special(_ f: UnaryFunction, _ z: Complex) -> Complex {
    guard let re = Rational(exactly: z.re), let im = Rational(exactly: z.im),
      let value = try? ComplexBall(re, im, precision: 120).applying(f)
    else { return Complex(.nan) }
    return Complex(value.re.midpointDouble, value.im.midpointDouble)
  }

  /// A function by its name in the text of any format.
  static func call(_ name: String, _ a: [Complex]) -> Complex? {
    guard let z = a.first else { return nil }
    switch (name, a.count) {
    case ("exp", 1): return exp(z)
    case ("log", 1): return log(z)
    case ("sqrt", 1): return sqrt(z)
    case ("sin", 1): return sin(z)
    case ("cos", 1): return cos(z)
    case ("tan", 1): return tan(z)
    case ("asin", 1), ("arcsin", 1): return asin(z)
    case ("acos", 1), ("arccos", 1): return acos(z)
    case ("atan", 1), ("arctan", 1): return atan(z)
    case ("sinh", 1): return sinh(z)
    case ("cosh", 1): return cosh(z)
    case ("tanh", 1): return tanh(z)
    case ("abs", 1), ("Abs", 1): return Complex(z.magnitude)
    case ("conj", 1), ("conjugate", 1): return z.conjugate
    case ("re", 1), ("Re", 1): return Complex(z.re)
    case ("im", 1), ("Im", 1): return Complex(z.im)
    case ("erf", 1): return special(.erf, z)
    case ("erfc", 1): return special(.erfc, z)
    case ("gammafunction", 1), ("gamma", 1): return special(.gamma, z)
    case ("loggamma", 1): return special(.logGamma, z)
    case ("digamma", 1): return special(.digamma, z)
    case ("dilog", 1): return special(.dilogarithm, z)
    case ("besselj0", 1): return special(.besselJ0, z)
    case ("besselj1", 1): return special(.besselJ1, z)
    case ("polylog", 2): return z.re == 2 ? special(.dilogarithm, a[1]) : nil
    case ("besselj", 2): return z.re == 0 ? special(.besselJ0, a[1]) : z.re == 1 ? special(.besselJ1, a[1]) : nil
    case ("atan2", 2): return Complex(atan2(a[0].re, a[1].re))
    case ("Rational", 2): return a[0] / a[1]
    default: return nil
    }
  }

  /// The relative distance.
  func distance(to other: Complex) -> Double {
    (self - other).magnitude / max(magnitude, other.magnitude, 1e-300)
  }
}
