import Numbers

/// Γ and its relatives at arguments that differ by whole numbers are one kernel: Γ(x + 1) = x Γ(x), log Γ(x + 1) = log Γ(x) + log x
/// (also on the cut, where both sides are continuous from above), ψ(x + 1) = ψ(x) + 1/x.
extension Normalizer {
  /// The value by that at the argument whose constant term is in [0, 1); nil where it is there, far away, or another function.
  func gammaShifted(_ function: Function, _ u: Expr) -> Expr? {
    guard function == .gamma || function == .logGamma || function == .digamma else { return nil }
    let constant: Rational
    if let q = u.rationalValue {
      constant = q
    } else if case .sum(let terms) = u.view {
      constant = terms.first { $0.term == .one }?.coefficient ?? 0
    } else {
      return nil
    }
    let whole = constant.floor()
    // Γ at 1 is known, at 0 there is a pole.
    guard let n = (u.rationalValue == nil ? whole : constant.isInteger ? nil : whole)?.asInt, n != 0, n.magnitude <= 40
    else {
      return nil
    }
    let v = u - Expr(n)
    let value = Expr.call(function, [v])
    // v, v + 1, …, u − 1, or u, …, v − 1.
    let factors = (n > 0 ? 0..<n : n..<0).map { v + Expr($0) }
    switch function {
    case .gamma: return value * Expr.product(factors.map { n > 0 ? $0 : 1 / $0 })
    case .logGamma: return value + Expr.sum(factors.map { n > 0 ? log($0) : -log($0) })
    default: return value + Expr.sum(factors.map { n > 0 ? 1 / $0 : -1 / $0 })
    }
  }
}
