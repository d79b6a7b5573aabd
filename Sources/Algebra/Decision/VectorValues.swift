/// Components given to vector symbols and fields.
///
/// A derivative of a field has the derivatives of the field's components, unless it has components of its own.
struct VectorValues {
  /// The components of symbols and of derivatives of fields.
  private var own: [Id: [Expr]] = [:]
  private var fields: [(record: SymbolRecord, arguments: [Expr], components: [Expr])] = []
  private var units: [String: [Expr]] = [:]

  init() {}

  /// - Throws: `AlgebraError.domain` for what is neither a vector symbol nor a field of symbols nor a derivative of one;
  ///   `.constraint` for components that are not proved to keep the vector's: length one, being across a unit vector, being
  ///   the derivative of a unit vector; `.dimensions` unless there are three.
  init(_ pairs: [(vector: Vector, components: [Expr])]) throws {
    let arena = Arena.shared
    for (vector, components) in pairs {
      guard components.count == 3 else { throw AlgebraError.dimensions("a vector of \(components.count) components") }
      let id = vector.id
      switch arena[id].kind {
      case .symbol: own[id] = components
      case .field:
        let record = arena.symbols[Int(arena[id].entry(in: arena))]
        let arguments = arena.childIds(id).map { Expr(id: $0) }
        guard record.orders.allSatisfy({ $0 == 0 }) else {
          own[id] = components
          continue
        }
        for x in arguments { guard case .symbol = x.view else { throw AlgebraError.notAVariable(x) } }
        fields.append((record, arguments, components))
      default: throw AlgebraError.domain("components of a vector that is no symbol", vector.expression)
      }
      if arena[id].facts.contains(.unit) {
        let length = Expr.sum(components.map { $0 ** 2 })
        guard try length.equals(1).isProved else {
          throw AlgebraError.constraint(vector.expression, "has length one; these components do not have it")
        }
        if arena[id].kind == .symbol { units[arena.symbolRecord(id).name] = components }
      }
    }
    for (vector, components) in pairs {
      if arena[vector.id].kind == .symbol {
        try checkTangent(vector.id, components)
      } else {
        try checkDerivative(vector)
      }
    }
  }

  /// The derivative of n⋅n = 1 of the same order, by Leibniz' rule.
  private func checkDerivative(_ vector: Vector) throws {
    guard let field = vector.unitField else { return }
    var terms: [Expr] = []
    for (part, rest, weight) in field.splittings {
      guard let a = try components(of: part.id), let b = try components(of: rest.id) else {
        throw AlgebraError.constraint(
          vector.expression, "is bound by the length of \(field.name), whose lower derivatives are not all given")
      }
      terms.append(Expr(weight) * Expr.sum(zip(a, b).map { $0 * $1 }))
    }
    guard try Expr.sum(terms).isZero().isProved else {
      let square = "\(field.name)⋅\(field.name)"
      throw AlgebraError.constraint(
        vector.expression, "is a derivative of a unit vector; with these components \(square) would not stay one")
    }
  }

  private func checkTangent(_ id: Id, _ components: [Expr]) throws {
    guard let name = Arena.shared.symbolRecord(id).tangentTo else { return }
    let tangent = Expr(id: id)
    guard let normal = units[name] else {
      throw AlgebraError.constraint(tangent, "is across \(name), whose components are not given")
    }
    guard try Expr.sum(zip(components, normal).map { $0 * $1 }).isZero().isProved else {
      throw AlgebraError.constraint(tangent, "is across \(name); these components are not")
    }
  }

  /// The components of a symbol or a derivative of a field; nil where none were given.
  func components(of id: Id) throws -> [Expr]? {
    let arena = Arena.shared
    if let found = own[id] { return found }
    switch arena[id].kind {
    case .symbol:
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
