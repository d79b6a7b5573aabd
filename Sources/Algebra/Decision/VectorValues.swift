/// Components given to vector symbols and fields.
///
/// A derivative of a field has the derivatives of the field's components.
struct VectorValues {
  private var symbols: [Id: [Expr]] = [:]
  private var fields: [(record: SymbolRecord, arguments: [Expr], components: [Expr])] = []
  private var units: [String: [Expr]] = [:]

  init() {}

  /// - Throws: `AlgebraError.domain` for what is neither a vector symbol nor a field of symbols, and for components that are
  ///   not proved to have length one where the vector has, or to be across what the vector is tangent to; `.dimensions` unless
  ///   there are three.
  init(_ pairs: [(vector: Vector, components: [Expr])]) throws {
    let arena = Arena.shared
    for (vector, components) in pairs {
      guard components.count == 3 else { throw AlgebraError.dimensions("a vector of \(components.count) components") }
      let id = vector.id
      switch arena[id].kind {
      case .symbol: symbols[id] = components
      case .field:
        let record = arena.symbols[Int(arena[id].entry(in: arena))]
        let arguments = arena.childIds(id).map { Expr(id: $0) }
        guard record.orders.allSatisfy({ $0 == 0 }) else {
          throw AlgebraError.domain("components of a derivative", vector.expression)
        }
        for x in arguments { guard case .symbol = x.view else { throw AlgebraError.notAVariable(x) } }
        fields.append((record, arguments, components))
      default: throw AlgebraError.domain("components of a vector that is no symbol", vector.expression)
      }
      if arena[id].facts.contains(.unit) {
        let length = Expr.sum(components.map { $0 ** 2 })
        guard try length.equals(1).isProved else {
          throw AlgebraError.domain("a unit vector of another length", length)
        }
        if arena[id].kind == .symbol { units[arena.symbolRecord(id).name] = components }
      }
    }
    for (id, components) in symbols { try checkTangent(id, components) }
  }

  private func checkTangent(_ id: Id, _ components: [Expr]) throws {
    guard let name = Arena.shared.symbolRecord(id).tangentTo else { return }
    let tangent = Expr(id: id)
    guard let normal = units[name] else {
      throw AlgebraError.domain("components of a tangent without those of \(name)", tangent)
    }
    guard try Expr.sum(zip(components, normal).map { $0 * $1 }).isZero().isProved else {
      throw AlgebraError.domain("components of a tangent that are not across \(name)", tangent)
    }
  }

  /// The components of a symbol or a derivative of a field; nil where none were given.
  func components(of id: Id) throws -> [Expr]? {
    let arena = Arena.shared
    switch arena[id].kind {
    case .symbol:
      if let found = symbols[id] { return found }
      // A tangent to a vector whose components are given would no longer be tangent to it.
      if let normal = arena.symbolRecord(id).tangentTo, units[normal] != nil {
        throw AlgebraError.unable("components of a tangent, when only those of its normal are given,", Expr(id: id))
      }
      return nil
    case .field:
      let record = arena.symbols[Int(arena[id].entry(in: arena))]
      let arguments = arena.childIds(id).map { Expr(id: $0) }
      guard
        let known = fields.first(where: {
          var base = record
          base.orders = $0.record.orders
          return base == $0.record && arguments.count == $0.arguments.count
        })
      else { return nil }
      return try known.components.map { component in
        var value = component
        for (x, order) in zip(known.arguments, record.orders) { value = try value.derivative(x, order: order) }
        return value.substituting(zip(known.arguments, arguments).map { (of: $0, by: $1) })
      }
    default: return nil
    }
  }
}
