extension Vector {
  /// What a vector's symbol or field was declared to satisfy.
  public enum Constraint: Hashable, Sendable {
    /// Nothing: three independent components.
    case none
    /// Length one.
    case unit
    /// Orthogonal to the unit vector of this name.
    case tangent(at: String)
  }

  /// The constraint of a vector symbol or of a field of vectors; nil for a sum, a multiple or a product. Of a derivative it is
  /// that of the field.
  public var constraint: Constraint? {
    let arena = Arena.shared
    let node = arena[id]
    let record: SymbolRecord
    switch node.kind {
    case .symbol: record = arena.symbolRecord(id)
    case .field: record = arena.symbols[Int(node.entry(in: arena))]
    default: return nil
    }
    if let normal = record.tangentTo { return .tangent(at: normal) }
    return record.assumptions.contains(.unit) ? .unit : Constraint.none
  }
}

extension Vector {
  /// The vectors that the constraint of this one speaks of: the unit vector that a tangent is across, and the field with its
  /// lower derivatives for a derivative of a unit field.
  public var constraining: [Vector] {
    if case .tangent(let normal) = constraint { return [.unit(normal)] }
    return unitField?.splittings.map(\.part).filter { $0 != self } ?? []
  }

  /// The field of unit vectors that this is a derivative of.
  var unitField: DifferentiatedField? {
    let arena = Arena.shared
    guard arena[id].kind == .field else { return nil }
    let record = arena.symbols[Int(arena[id].entry(in: arena))]
    guard record.assumptions.contains(.unit), record.orders.contains(where: { $0 > 0 }) else { return nil }
    return DifferentiatedField(record: record, arguments: Array(arena.childIds(id)))
  }
}

/// A derivative of a field of vectors.
struct DifferentiatedField {
  let record: SymbolRecord
  let arguments: [Id]

  var name: String { record.name }

  /// The terms of Leibniz' rule for a product of the field with itself: ∂ᵏ(n⋅n) = Σ weight ∂ʲn ⋅ ∂ᵏ⁻ʲn.
  var splittings: [(part: Vector, rest: Vector, weight: Int)] {
    var splittings: [(orders: [Int], weight: Int)] = [([], 1)]
    for order in record.orders {
      splittings = splittings.flatMap { orders, weight in
        var binomial = 1
        return (0...order).map { j in
          defer { binomial = binomial * (order - j) / (j + 1) }
          return (orders + [j], weight * binomial)
        }
      }
    }
    return splittings.map { orders, weight in
      (derivative(orders), derivative(zip(record.orders, orders).map { $0 - $1 }), weight)
    }
  }

  private func derivative(_ orders: [Int]) -> Vector {
    var lower = record
    lower.orders = orders
    return Vector(id: Arena.shared.build { $0.field(lower, arguments) })
  }
}
