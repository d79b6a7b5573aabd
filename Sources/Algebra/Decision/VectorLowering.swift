/// Vectors by their components in a generic frame.
///
/// Every vector symbol v becomes three real unknowns, a unit vector the stereographic image of two
/// (2a, 2b, 1 − a² − b²)/(1 + a² + b²), a vector tangent to a unit vector n the product n × h with h free, and fields of
/// vectors likewise with fields as components. Constraints such as n⋅n = 1 and all their derivatives are thereby solved, and
/// an identity between vectors becomes one between scalars.
enum VectorLowering {
  /// The expression with every scalar product of vectors written in components, some of which may be given.
  static func scalar(_ e: Expr, where known: VectorValues = VectorValues()) throws -> Expr {
    guard e.reachable.contains(where: { Arena.shared[$0].facts.contains(.vector) }) else { return e }
    return try lowered(e, known).scalars[e.id] ?? e
  }

  /// The three components of a vector-valued expression, some of whose vectors have components of their own.
  static func components(of e: Expr, where known: VectorValues = VectorValues()) throws -> [Expr] {
    if e.isLiteralZero { return [0, 0, 0] }
    return try lowered(e, known).vectors[e.id] ?? [0, 0, 0]
  }

  private static func lowered(
    _ e: Expr, _ known: VectorValues
  ) throws -> (scalars: [Id: Expr], vectors: [Id: [Expr]]) {
    let arena = Arena.shared
    var scalars: [Id: Expr] = [:]
    var vectors: [Id: [Expr]] = [:]
    for id in e.reachable {
      if arena[id].facts.contains(.vector) {
        vectors[id] = try known.components(of: id) ?? components(id, scalars, vectors)
      } else {
        scalars[id] = try lowered(id, scalars, vectors)
      }
    }
    return (scalars, vectors)
  }

  private static func lowered(_ id: Id, _ scalars: [Id: Expr], _ vectors: [Id: [Expr]]) throws -> Expr {
    let arena = Arena.shared
    let node = arena[id]
    if node.kind == .call && node.head == Function.dot.rawValue {
      let list = arena.childIds(id)
      let (a, b) = (vectors[list[0]] ?? [0, 0, 0], vectors[list[1]] ?? [0, 0, 0])
      return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
    }
    guard node.hasChildren else { return Expr(id: id) }
    return Expr(id: arena.build { $0.rebuilt(id) { scalars[$0]?.id ?? $0 } })
  }

  private static func components(_ id: Id, _ scalars: [Id: Expr], _ vectors: [Id: [Expr]]) throws -> [Expr] {
    let arena = Arena.shared
    let node = arena[id]
    let list = Array(arena.childIds(id))
    switch node.kind {
    case .symbol: return symbolComponents(arena.symbolRecord(id))
    case .field:
      let record = arena.symbols[Int(node.entry(in: arena))]
      return try fieldComponents(record, list.map { scalars[$0] ?? Expr(id: $0) })
    case .linear:
      return (0..<3).map { k in
        .sum(
          stride(from: 0, to: list.count, by: 2).map {
            (vectors[list[$0]] ?? [0, 0, 0])[k] * Expr(id: list[$0 + 1])
          })
      }
    case .product:
      var factor = Expr.one
      var vector: [Expr] = [0, 0, 0]
      for k in stride(from: 0, to: list.count, by: 2) {
        if let v = vectors[list[k]] {
          vector = v
        } else {
          factor *= (scalars[list[k]] ?? Expr(id: list[k])) ** (scalars[list[k + 1]] ?? Expr(id: list[k + 1]))
        }
      }
      return vector.map { factor * $0 }
    case .call where node.head == Function.cross.rawValue:
      return cross(vectors[list[0]] ?? [0, 0, 0], vectors[list[1]] ?? [0, 0, 0])
    default: throw AlgebraError.unable("components of a vector", Expr(id: id))
    }
  }

  private static func cross(_ a: [Expr], _ b: [Expr]) -> [Expr] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  }

  private static func symbolComponents(_ record: SymbolRecord) -> [Expr] {
    let part = { (k: Int) in Symbol.hidden("\(record.name)⟨\(k)⟩", .real).expression }
    if record.assumptions.contains(.unit) { return stereographic(part(1), part(2)) }
    let free = [part(1), part(2), part(3)]
    guard let normal = record.tangentTo else { return free }
    return cross(symbolComponents(SymbolRecord(name: normal, assumptions: .unit, sort: .vector)), free)
  }

  private static func stereographic(_ a: Expr, _ b: Expr) -> [Expr] {
    let d = 1 + a ** 2 + b ** 2
    return [2 * a / d, 2 * b / d, (1 - a ** 2 - b ** 2) / d]
  }

  private static func fieldComponents(_ record: SymbolRecord, _ arguments: [Expr]) throws -> [Expr] {
    let places = arguments.indices.map { Symbol.hidden("⟨\($0)⟩", .real).expression }
    let part = { (k: Int) in ScalarField.hidden("\(record.name)⟨\(k)⟩")(places) }
    let values = record.assumptions.contains(.unit) ? stereographic(part(1), part(2)) : [part(1), part(2), part(3)]
    return try values.map { value in
      var derivative = value
      for (k, order) in record.orders.enumerated() {
        derivative = try derivative.derivative(places[k], order: order)
      }
      return derivative.substituting(zip(places, arguments).map { ($0, $1) })
    }
  }
}
