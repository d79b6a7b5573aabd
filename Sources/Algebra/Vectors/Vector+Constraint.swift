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

  /// The constraint of a vector symbol or of a field of vectors; nil for a sum, a multiple or a product.
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
