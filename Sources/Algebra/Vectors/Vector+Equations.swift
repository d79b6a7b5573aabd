extension Expr {
  /// Solves the vector equations vₖ = 0, linear in scalar unknowns, by their components in a generic frame.
  ///
  /// A solution in which no vector remains holds in every frame; scalar products of vectors among the coefficients come out
  /// in components.
  ///
  /// - Throws: as `solveLinear` does for scalar equations.
  public static func solveLinear(
    _ equations: [Vector], for unknowns: [Expr]
  ) throws -> Conditional<LinearSolution> {
    try solveLinear(equations.flatMap { try $0.components() }, for: unknowns)
  }
}

extension Conditional where Value == LinearSolution {
  /// The values of the unknowns, when there is one solution.
  ///
  /// - Throws: `AlgebraError.singular` when there is none, or more than one.
  public func unique() throws -> [Expr] {
    switch value {
    case .unique(let solution): return solution
    case .inconsistent: throw AlgebraError.singular("linear equations without a solution")
    case .underdetermined(_, let basis):
      throw AlgebraError.singular("linear equations with \(basis.count) free unknowns")
    }
  }
}
