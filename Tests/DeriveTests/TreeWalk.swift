import Algebra
import Foundation
import Numbers

/// The value of an expression in double precision by a walk over its parts: vectors are triples, and nothing is lowered,
/// expanded or shared.
struct TreeWalk {
  let point: GenericPoint

  init(at point: GenericPoint) { self.point = point }

  struct Unknown: Error { let part: Expr }

  /// One number, or the three components of a vector.
  func values(of e: Expr) throws -> [Complex] {
    if let vector = Vector(e), let known = point.vectors[vector] { return known.map { Complex($0.asDouble) } }
    if let known = point.scalars[e] { return [Complex(known.re.asDouble, known.im.asDouble)] }
    switch e.view {
    case .number(let q): return [Complex(q.asDouble)]
    case .imaginaryUnit: return [.i]
    case .pi: return [Complex(Double.pi)]
    case .symbol, .field: throw Unknown(part: e)
    case .sum(let terms):
      var sum = Vector(e) == nil ? [Complex(0)] : Array(repeating: Complex(0), count: 3)
      for (coefficient, term) in terms {
        for (k, x) in try values(of: term).enumerated() { sum[k] = sum[k] + Complex(coefficient.asDouble) * x }
      }
      return sum
    case .product(let factors):
      var product = [Complex(1)]
      for (base, exponent) in factors {
        let factor = try values(of: base)
        if factor.count == 3 {
          product = factor.map { product[0] * $0 }
        } else {
          let power = try Self.power(factor[0], values(of: exponent)[0])
          product = product.map { $0 * power }
        }
      }
      return product
    case .call(let function, let arguments): return try call(function, arguments.map { try values(of: $0) }, e)
    }
  }

  private func call(_ function: Function, _ x: [[Complex]], _ e: Expr) throws -> [Complex] {
    switch function {
    case .dot: return [x[0][0] * x[1][0] + x[0][1] * x[1][1] + x[0][2] * x[1][2]]
    case .cross:
      let (a, b) = (x[0], x[1])
      return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
    case .exp: return [Self.exp(x[0][0])]
    case .log: return [Self.log(x[0][0])]
    case .conjugate: return [x[0][0].conjugated]
    case .re: return [Complex(x[0][0].re)]
    case .im: return [Complex(x[0][0].im)]
    case .abs: return [Complex(x[0][0].magnitude)]
    default:
      guard let real = Self.real[function], x[0][0].im == 0 else { throw Unknown(part: e) }
      return [Complex(real(x[0][0].re))]
    }
  }

  private static let real: [Function: @Sendable (Double) -> Double] = [
    .sin: { Foundation.sin($0) }, .cos: { Foundation.cos($0) }, .tan: { Foundation.tan($0) },
    .sinh: { Foundation.sinh($0) }, .cosh: { Foundation.cosh($0) },
    .tanh: { Foundation.tanh($0) }, .asin: { Foundation.asin($0) }, .acos: { Foundation.acos($0) },
    .atan: { Foundation.atan($0) }
  ]

  private static func exp(_ z: Complex) -> Complex {
    Complex(Foundation.exp(z.re) * Foundation.cos(z.im), Foundation.exp(z.re) * Foundation.sin(z.im))
  }

  /// The principal power; whole powers by multiplication.
  private static func power(_ z: Complex, _ w: Complex) -> Complex {
    if w.im == 0, w.re == w.re.rounded(), w.re.magnitude < 64 {
      var result = Complex(1)
      for _ in 0..<Int(w.re.magnitude) { result = result * z }
      return w.re < 0 ? Complex(1) / result : result
    }
    return z.re == 0 && z.im == 0 && w.re > 0 ? z : exp(w * log(z))
  }

  /// The principal logarithm.
  private static func log(_ z: Complex) -> Complex {
    Complex(Foundation.log(z.magnitude), Foundation.atan2(z.im, z.re))
  }
}
