import Algebra
import Numbers

extension AllowedTorques.Term {
  /// The torque, component by component, as polynomials in m and the polar vectors; nil where a derivative of m stands in it.
  /// On the unit sphere: |m| = 1 has been used.
  public func components() throws -> [Polynomial]? {
    let m = (0..<3).map(InvariantRing.moment)
    let gradient = (0..<3).map(function.derivative(in:))
    switch form {
    case .along: return Self.cross(m, gradient)
    // m × (m × g) = m (m⋅g) − g, and m⋅g = l f.
    case .across:
      return (0..<3).map { m[$0] * function.scaled(by: Rational(harmonicDegree)) - gradient[$0] }
    case .plain, .turned, .sheared, .shearedTurned: return nil
    }
  }

  /// For a torque with a derivative v of m in it: the vector that it maps v to, for a tangent v whose components follow those
  /// of m and the polar vectors. The traceless second derivative along the sphere of a harmonic of degree l maps v to
  /// ∂²f v − (l − 1) m (v ⋅ ∂f) + l(l − 1)/2 f v.
  public func applied(to v: [Expr], at point: [Expr]) throws -> [Expr] {
    let gradient = (0..<3).map(function.derivative(in:))
    func value(_ p: Polynomial) -> Expr { Self.expression(p, at: point) }
    let m = Array(point[..<3])
    switch form {
    case .along, .across: return []
    case .plain: return v.map { value(function) * $0 }
    case .turned: return Self.cross(m, v).map { value(function) * $0 }
    case .sheared, .shearedTurned:
      let l = harmonicDegree
      let slope = (0..<3).reduce(Expr(0)) { $0 + value(gradient[$1]) * v[$1] }
      let sheared = (0..<3).map { i in
        (0..<3).reduce(Expr(0)) { $0 + value(gradient[i].derivative(in: $1)) * v[$1] }
          - Expr(l - 1) * m[i] * slope + Expr(l * (l - 1) / 2) * value(function) * v[i]
      }
      return form == .sheared ? sheared : Self.cross(m, sheared)
    }
  }

  /// A polynomial with expressions for its variables.
  public static func expression(_ p: Polynomial, at point: [Expr]) -> Expr {
    p.terms.reduce(Expr(0)) { sum, term in
      sum + zip(term.exponents, point).reduce(Expr(term.coefficient)) { $1.0 == 0 ? $0 : $0 * $1.1 ** Expr($1.0) }
    }
  }

  private static func cross(_ a: [Polynomial], _ b: [Polynomial]) -> [Polynomial] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  }

  private static func cross(_ a: [Expr], _ b: [Expr]) -> [Expr] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  }
}
