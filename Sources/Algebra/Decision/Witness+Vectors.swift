import Numbers

extension Truth {
  /// The same with a witness that tells the components of the vectors in some expressions, and not the numbers that they were
  /// made of.
  func told(of expressions: [Expr]) -> Truth {
    guard case .refuted(let witness) = self else { return self }
    return .refuted(witness.inComponents(ofVectorsIn: expressions))
  }
}

extension Witness {
  fileprivate func inComponents(ofVectorsIn expressions: [Expr]) -> Witness {
    let given = Dictionary(point.map { ($0.kernel, $0) }) { first, _ in first }
    var rest = point
    var told: [(kernel: Expr, re: Rational, im: Rational)] = []
    var met: Set<Expr> = []
    for vector in expressions.flatMap(\.subexpressions) where met.insert(vector).inserted {
      guard case .symbol(let symbol) = vector.view, vector.facts.contains(.vector),
        let components = try? VectorLowering.components(of: vector)
      else { continue }
      // What does not occur in the difference may be anything.
      let parts = Set(components.flatMap(\.symbols).map(\.expression))
      guard !parts.isDisjoint(with: given.keys) else { continue }
      let pairs = parts.map { (of: $0, by: Expr(given[$0]?.re ?? 0)) }
      let values = components.compactMap { $0.substituting(pairs).rationalValue }
      guard values.count == 3 else { continue }
      rest.removeAll { parts.contains($0.kernel) }
      told += values.enumerated().map { (.symbol("\(symbol.name)_\($0 + 1)", .real), $1, 0) }
    }
    return Witness(rest + told, difference: difference)
  }
}
