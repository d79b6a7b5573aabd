import Numbers

extension Expr {
  /// The Euler–Lagrange expression Σ (−1)^|α| D^α (∂L/∂(D^α φ)) of a Lagrangian density L for the field φ(x₁, …, xₙ), over all
  /// derivatives of φ that occur in L. D is the total derivative with respect to an argument.
  ///
  /// The arguments are symbols, and fields in L that depend on them are differentiated with them; L may depend on them
  /// explicitly. A complex field and its conjugate are varied independently: give them as two fields. For a particle's
  /// Lagrangian the only argument is the time.
  ///
  /// - Throws: `AlgebraError.notAVariable` for an argument that is no symbol; `.domain` when L contains φ at other arguments;
  ///   `.notDifferentiable` for conj, Re, Im and |·| of a complex field.
  public func eulerLagrange(_ field: ScalarField, _ arguments: [Expr]) throws -> Expr {
    try Expr.checkDistinctSymbols(arguments)
    var terms: [Expr] = []
    for occurrence in fields {
      guard case .field(let part) = occurrence.view, field.matches(part) else { continue }
      guard part.arguments == arguments else {
        throw AlgebraError.domain("a variation by a field at other arguments", occurrence)
      }
      var term = try derivative(occurrence)
      for (x, order) in zip(arguments, part.orders) {
        term = try term.derivative(x, order: order)
      }
      terms.append(part.orders.reduce(0, +) % 2 == 0 ? term : -term)
    }
    return .sum(terms)
  }

  /// The Euler–Lagrange expressions of several fields of the same arguments, such as θ and φ, or ψ and ψ*.
  public func eulerLagrange(_ fields: [ScalarField], _ arguments: [Expr]) throws -> [Expr] {
    try fields.map { try eulerLagrange($0, arguments) }
  }

  /// The expression with the field f(x₁, …, xₙ) replaced by an explicit expression in those symbols, and every derivative of
  /// f by the derivative of that expression. Occurrences at other arguments take the expression there: f(2x, t) becomes
  /// the expression with x ↦ 2x.
  ///
  /// - Throws: `AlgebraError.notAVariable` for an argument that is no symbol; `.domain` for an occurrence with another
  ///   number of arguments; `.notDifferentiable` when a derivative of the expression is needed that does not exist.
  public func replacing(field: ScalarField, arguments: [Expr], by replacement: Expr) throws -> Expr {
    try Expr.checkDistinctSymbols(arguments)
    var derivatives: [[Int]: Expr] = [:]
    return try mappingKernels { kernel in
      guard case .field(let part) = kernel.view, field.matches(part) else { return nil }
      guard part.arguments.count == arguments.count else {
        throw AlgebraError.domain("a field of \(arguments.count) arguments", kernel)
      }
      var value = derivatives[part.orders] ?? replacement
      if derivatives[part.orders] == nil {
        for (x, order) in zip(arguments, part.orders) { value = try value.derivative(x, order: order) }
        derivatives[part.orders] = value
      }
      return value.substituting(zip(arguments, part.arguments).map { ($0, $1) })
    }
  }

  private static func checkDistinctSymbols(_ arguments: [Expr]) throws {
    for (k, x) in arguments.enumerated() {
      guard case .symbol = x.view else { throw AlgebraError.notAVariable(x) }
      if arguments[..<k].contains(x) { throw AlgebraError.domain("an argument that occurs twice", x) }
    }
  }
}

extension ScalarField {
  /// True for this function and its derivatives.
  func matches(_ part: Expr.Field) -> Bool { part.name == name && part.assumptions == record.assumptions }
}
