infix operator × : MultiplicationPrecedence
infix operator ⋅ : MultiplicationPrecedence

/// An abstract real vector in three dimensions: symbols, fields, sums, multiples and vector products, without a basis.
///
/// Products are bilinear from the start and know n⋅n = 1, a × a = 0 and a⋅(a × b) = 0; everything else (triple products,
/// Lagrange's and Jacobi's identities, n⋅∂n = 0) is decided by `equals`, in the components of a generic frame.
public struct Vector: Hashable, Sendable {
  let id: Id

  init(id: Id) { self.id = id }

  /// A free vector.
  public init(_ name: String) { self.init(record: SymbolRecord(name: name, sort: .vector)) }

  /// A vector of length one.
  public static func unit(_ name: String) -> Vector {
    Vector(record: SymbolRecord(name: name, assumptions: .unit, sort: .vector))
  }

  /// A vector orthogonal to a unit vector symbol n, such as (u⋅∇)n.
  public static func tangent(_ name: String, at n: Vector) -> Vector {
    Vector(record: SymbolRecord(name: name, sort: .vector, tangentTo: Arena.shared.symbolRecord(n.id).name))
  }

  private init(record: SymbolRecord) { id = Arena.shared.build { $0.symbol(record) } }

  /// The vector as an expression whose value is a vector, for typesetting and traversal.
  public var expression: Expr { Expr(id: id) }

  /// The vector that an expression stands for; nil for a scalar.
  public init?(_ expression: Expr) {
    guard expression.facts.contains(.vector) else { return nil }
    id = expression.id
  }

  /// The zero vector.
  public static let zero = Vector(id: Expr.zero.id)

  /// The square of the length.
  public var squared: Expr { self ⋅ self }
  /// The length.
  public var length: Expr { sqrt(squared) }

  /// The sum.
  public static func + (a: Vector, b: Vector) -> Vector { Vector(id: (a.expression + b.expression).id) }
  /// The difference.
  public static func - (a: Vector, b: Vector) -> Vector { Vector(id: (a.expression - b.expression).id) }
  /// The opposite vector.
  public static prefix func - (a: Vector) -> Vector { Vector(id: (-a.expression).id) }
  /// The multiple.
  public static func * (s: Expr, a: Vector) -> Vector { Vector(id: Vector.scaled(a, s)) }
  /// The multiple.
  public static func * (a: Vector, s: Expr) -> Vector { s * a }
  /// The vector divided by a scalar.
  public static func / (a: Vector, s: Expr) -> Vector { (1 / s) * a }
  /// The scalar product.
  public static func ⋅ (a: Vector, b: Vector) -> Expr { .call(.dot, [a.expression, b.expression]) }
  /// The vector product.
  public static func × (a: Vector, b: Vector) -> Vector {
    Vector(id: Expr.call(.cross, [a.expression, b.expression]).id)
  }
  /// The scalar product, in ASCII.
  public func dot(_ other: Vector) -> Expr { self ⋅ other }
  /// The vector product, in ASCII.
  public func cross(_ other: Vector) -> Vector { self × other }

  private static func scaled(_ a: Vector, _ s: Expr) -> Id {
    Arena.shared.build { arena in
      // A multiple of a sum is the sum of the multiples, so that equal terms meet.
      guard arena[a.id].kind == .linear else { return arena.product(s.id, a.id) }
      let list = Array(arena.childIds(a.id))
      return arena.sum(
        stride(from: 0, to: list.count, by: 2).map { arena.product([s.id, list[$0], list[$0 + 1]]) })
    }
  }

  /// The sum of many vectors.
  public static func sum(_ terms: some Sequence<Vector>) -> Vector { Vector(id: Expr.sum(terms.map(\.expression)).id) }

  /// The derivative with respect to a symbol the vector's fields depend on.
  public func derivative(_ variable: Expr) throws -> Vector { Vector(id: try expression.derivative(variable).id) }

  /// The vector with symbols, fields or calls replaced.
  public func substituting(_ pairs: [(of: Expr, by: Expr)]) -> Vector { Vector(id: expression.substituting(pairs).id) }

  /// The vector with one vector (a symbol or field) replaced by another, in derivatives of a field not.
  public func substituting(_ old: Vector, by new: Vector) -> Vector {
    substituting([(old.expression, new.expression)])
  }

  /// The components in a generic orthonormal frame, in which constraints (unit length, tangency) are solved.
  public func components() throws -> [Expr] { try VectorLowering.components(of: expression) }

  /// The components where vector symbols and fields have these ones, and the derivatives of a field theirs: those that are
  /// given, else the derivatives of the field's components.
  ///
  /// - Throws: `AlgebraError.constraint` where components are not proved to keep a vector's constraint, such as length one.
  public func components(where known: [(vector: Vector, components: [Expr])]) throws -> [Expr] {
    try VectorLowering.components(of: expression, where: VectorValues(known))
  }

  /// Whether two vectors are equal: all three components of the difference are zero.
  public func equals(_ other: Vector) throws -> Truth {
    var truth = Truth.proved
    for component in try (self - other).components() {
      let found = try component.isZero()
      switch found {
      case .proved: continue
      case .refuted: return found.told(of: [expression, other.expression])
      case .undecided(let doubt): truth = .undecided(doubt)
      }
    }
    return truth
  }
}

extension Expr {
  /// The scalar expression with every product of vectors written out in the components that `Vector.components()` gives.
  public func inComponents() throws -> Expr { try VectorLowering.scalar(self) }

  /// The scalar expression with every product of vectors written out, where vectors have these components; throws as
  /// `Vector.components(where:)`.
  public func inComponents(where known: [(vector: Vector, components: [Expr])]) throws -> Expr {
    try VectorLowering.scalar(self, where: VectorValues(known))
  }

  /// The scalar expression with one vector replaced by another.
  public func substituting(_ old: Vector, by new: Vector) -> Expr {
    substituting([(old.expression, new.expression)])
  }
}

/// An unspecified vector-valued function of variables, such as the magnetisation direction n(r, t).
public struct VectorField: Hashable, Sendable {
  let record: SymbolRecord

  /// Names a vector field; `unit` declares |n| = 1, with all it implies for the derivatives.
  public init(_ name: String, unit: Bool = false) {
    record = SymbolRecord(name: name, assumptions: unit ? .unit : [], sort: .vector)
  }

  /// The field's name.
  public var name: String { record.name }

  /// The vector at these arguments.
  public func callAsFunction(_ arguments: Expr...) -> Vector { self(arguments) }

  /// The vector at these arguments.
  public func callAsFunction(_ arguments: [Expr]) -> Vector {
    Vector(id: Arena.shared.build { $0.field(record, arguments.map(\.id)) })
  }
}
