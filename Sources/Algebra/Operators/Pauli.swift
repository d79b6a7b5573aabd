/// An operator on one spin ½ in closed form, a₀ + a⋅σ with a scalar and an abstract vector.
///
/// (a₀ + a⋅σ)(b₀ + b⋅σ) = a₀b₀ + a⋅b + (a₀b + b₀a + i a × b)⋅σ. The coefficients commute; for operator-valued coefficients see
/// `Operator`.
public struct Pauli: Hashable, Sendable {
  /// The coefficient of the unit matrix.
  public let scalar: Expr
  /// The vector a of a⋅σ.
  public let vector: Vector

  /// a₀ + a⋅σ.
  public init(_ scalar: Expr = 0, _ vector: Vector = .zero) {
    self.scalar = scalar
    self.vector = vector
  }

  /// a⋅σ.
  public static func dot(_ a: Vector) -> Pauli { Pauli(0, a) }
  /// The unit matrix.
  public static let identity = Pauli(1)

  /// The sum.
  public static func + (a: Pauli, b: Pauli) -> Pauli { Pauli(a.scalar + b.scalar, a.vector + b.vector) }
  /// The difference.
  public static func - (a: Pauli, b: Pauli) -> Pauli { Pauli(a.scalar - b.scalar, a.vector - b.vector) }
  /// The negative.
  public static prefix func - (a: Pauli) -> Pauli { Pauli(-a.scalar, -a.vector) }
  /// The multiple.
  public static func * (s: Expr, a: Pauli) -> Pauli { Pauli(s * a.scalar, s * a.vector) }

  /// The operator product.
  public static func * (a: Pauli, b: Pauli) -> Pauli {
    Pauli(
      a.scalar * b.scalar + a.vector ⋅ b.vector,
      a.scalar * b.vector + b.scalar * a.vector + Expr.i * (a.vector × b.vector))
  }

  /// ab − ba = 2i (a × b)⋅σ.
  public func commutator(_ other: Pauli) -> Pauli { Pauli(0, 2 * Expr.i * (vector × other.vector)) }
  /// ab + ba.
  public func anticommutator(_ other: Pauli) -> Pauli { self * other + other * self }
  /// The Hermitian adjoint.
  public var adjoint: Pauli { Pauli(scalar.conjugate, Vector(id: vector.expression.conjugate.id)) }
  /// The trace, 2a₀.
  public var trace: Expr { 2 * scalar }
  /// The determinant, a₀² − a⋅a.
  public var determinant: Expr { scalar ** 2 - vector.squared }

  /// The inverse (a₀ − a⋅σ)/(a₀² − a⋅a). Throws when the determinant is identically zero.
  public func inverse() throws -> Pauli {
    if try determinant.isZero().isProved { throw AlgebraError.divisionByZero(determinant) }
    return (1 / determinant) * Pauli(scalar, -vector)
  }

  /// exp(iθ n⋅σ) = cos θ + i sin θ n⋅σ for a unit vector n.
  ///
  /// - Throws: `AlgebraError.domain` when n⋅n = 1 cannot be proved.
  public static func rotation(_ θ: Expr, about n: Vector) throws -> Pauli {
    guard try n.squared.equals(1).isProved else {
      throw AlgebraError.domain("a rotation about a vector not known to have length one", n.expression)
    }
    return Pauli(cos(θ), (Expr.i * sin(θ)) * n)
  }

  /// Whether two operators are equal.
  public func equals(_ other: Pauli) throws -> Truth {
    let scalars = try scalar.equals(other.scalar)
    guard scalars.isProved else { return scalars }
    return try vector.equals(other.vector)
  }

  /// The 2×2 matrix in the basis of σ_z, vectors by their components in a generic frame.
  public func matrix() throws -> Matrix {
    let a = try vector.components()
    let s = try VectorLowering.scalar(scalar)
    return try Matrix([[s + a[2], a[0] - Expr.i * a[1]], [a[0] + Expr.i * a[1], s - a[2]]])
  }
}
