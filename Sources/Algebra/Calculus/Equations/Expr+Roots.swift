import Numbers

/// A solution of a polynomial equation.
public struct Root: Hashable, Sendable {
  /// The value.
  public let value: Expr
  /// How often it counts.
  public let multiplicity: Int
}

extension Expr {
  /// The solutions x of self = 0, a polynomial or rational equation in x, with multiplicities.
  ///
  /// The numerator is factored over ℚ(other kernels); factors of degree 1 and 2 are solved in radicals, factors in x²
  /// of degree 4 by two square roots. Complete where the conditions (leading coefficients and the denominator at the
  /// roots) do not vanish. The order is: factor by factor, + before −.
  ///
  /// - Throws: `AlgebraError.unable` for an irreducible factor of higher degree, or when x occurs inside a function;
  ///   `.domain` when every x is a solution.
  public func roots(in variable: Expr) throws -> Conditional<[Root]> {
    try Work.bounded("the roots of an equation") {
      let fraction = try VariableFraction(self, in: variable, purpose: "an equation that is not polynomial")
      if fraction.form.isZero { throw AlgebraError.domain("the roots of zero", self) }
      var conditions = Conditions()
      var roots: [Root] = []
      for (factor, multiplicity) in try fraction.factors(of: fraction.form.numerator) where factor.degree > 0 {
        conditions.require(factor.leading.expression)
        for value in try Self.solutions(factor, variable) {
          roots.append(Root(value: value, multiplicity: multiplicity))
        }
      }
      return Conditional(roots, conditions: conditions.list)
    }
  }

  static func solutions(_ p: Univariate<NormalForm>, _ variable: Expr) throws -> [Expr] {
    func halves(_ a: NormalForm, _ b: NormalForm, _ c: NormalForm) throws -> [Expr] {
      let mean = try (-b).divided(by: a.scaled(by: 2))
      let square = try (mean * mean - c.divided(by: a)).factoredExpression()
      let root = sqrt(square)
      return [mean.expression + root, mean.expression - root]
    }
    switch p.degree {
    case 1: return [try (-p[0]).divided(by: p[1]).expression]
    case 2: return try halves(p[2], p[1], p[0])
    case 4 where p[1].isZero && p[3].isZero:
      return try halves(p[4], p[2], p[0]).flatMap { [sqrt($0), -sqrt($0)] }
    default:
      let polynomial = Expr.sum(p.coefficients.enumerated().map { $1.expression * variable ** Expr($0) })
      throw AlgebraError.unable("the roots of an irreducible polynomial of degree \(p.degree)", polynomial)
    }
  }
}
