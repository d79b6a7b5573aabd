import Numbers

/// A field of kernels that differentiation by one variable does not leave.
///
/// The derivative is a derivation of the field: D F = Σ ∂F/∂gₖ · D gₖ over the generators. So derivatives of high order are fractions
/// of polynomials in a fixed number of kernels and grow with a power of the order, where expressions, which the product rule doubles,
/// grow exponentially.
struct DifferentialField {
  let field: KernelField
  private let slopes: [RationalFunction]

  /// The smallest such field that contains the expression; nil where the derivatives of the kernels bring new kernels again and
  /// again, as those of an unknown function do, or have no normal form.
  init?(containing e: Expr, by variable: Expr) throws {
    var members = [e, variable]
    for _ in 0..<4 {
      guard let field = try? KernelField(containing: members) else { return nil }
      try Work.check()
      var derivatives: [Expr] = []
      for g in field.generators { derivatives.append(try g.derivative(variable)) }
      var slopes: [RationalFunction] = []
      for d in derivatives {
        guard let slope = try? field.fraction(of: d) else { break }
        slopes.append(slope)
      }
      try Work.check()
      if slopes.count == derivatives.count {
        self.field = field
        self.slopes = slopes
        return
      }
      members += derivatives
    }
    return nil
  }

  /// The derivative of the given order, in normal form.
  func derivative(of e: Expr, order: Int) throws -> Expr {
    var f = try field.fraction(of: e)
    for _ in 0..<order {
      var sum = f.zero
      for (k, slope) in slopes.enumerated() where !slope.isZero {
        let (above, below) = f.degrees(in: k)
        if above > 0 || below > 0 { sum += f.derivative(in: k) * slope }
      }
      try Work.check()
      f = try field.reduced(sum)
      try Work.check()
    }
    return NormalForm(field: field, fraction: f).expression
  }
}
