/// Special functions far out: exponentials times functions that have an expansion in powers of 1/u.
extension Growth {
  /// The function of a real argument that grows without bound, written so; nil where it stays as it is.
  ///
  /// Γ(u) = exp log Γ(u); erfc u = exp(−u²) E(u)/(u√π); the dilogarithm on the negative axis by its inversion.
  func special(_ function: Function, _ u: Expr) throws -> Expr? {
    guard let sign = try tends(u) else { return nil }
    switch function {
    case .gamma: return sign > 0 ? exponential(FarFunction.logGamma(u)) : nil
    case .logGamma: return sign > 0 ? FarFunction.logGamma(u) : nil
    case .digamma: return sign > 0 ? FarFunction.digamma(u) : nil
    case .erf: return Expr(sign) * (1 - complement(Expr(sign) * u))
    case .erfc: return sign > 0 ? complement(u) : 2 - complement(-u)
    // Li₂(u) + Li₂(1/u) = −π²/6 − log²(−u)/2 off the positive axis.
    case .dilogarithm where sign < 0: return -.call(.dilogarithm, [1 / u]) - .pi ** 2 / 6 - .half * log(-u) ** 2
    default: return nil
    }
  }

  /// erfc of what tends to +∞.
  private func complement(_ u: Expr) -> Expr {
    exponential(-(u ** 2)) * FarFunction.scaledErrorFunction(u) / (sqrt(.pi) * u)
  }

  /// 1 where a real argument tends to +∞, −1 where it tends to −∞, and nil elsewhere.
  private func tends(_ u: Expr) throws -> Int? {
    guard u.contains(variable), isReal(u) else { return nil }
    do {
      switch try deeper.limit(u).value {
      case .infinity: return 1
      case .minusInfinity: return -1
      case .finite, .unsignedInfinity: return nil
      }
    } catch AlgebraError.unable { return nil }
  }

  /// The expression without any stand-in.
  func written(_ e: Expr) -> Expr { FarFunction.written(plain(e)) }
}
