import Evaluation
import Numbers

/// Which of the bands p²/2m ± √((αp)² + J²) have electrons at the Fermi level.
public enum RashbaOccupation: String, Sendable {
  /// μ > |J|.
  case both = "both bands"
  /// |μ| < |J|.
  case one = "one band"
  /// Below −|J|, between the two circles of the lower band around its minimum.
  case ring = "the lower band between two circles"
  /// No states.
  case none = "no band"
}

extension RashbaModel {
  /// What is occupied without impurities; nil at an edge, where μ is |J|, −|J| or the least energy.
  public func occupation(mu: Rational) -> RashbaOccupation? {
    let J = exchange.magnitude, s = mass * coupling * coupling
    if mu == J || mu == -J { return nil }
    if mu > J { return .both }
    if mu > -J { return .one }
    let square = s * s + s * mu * 2 + J * J
    if square.isZero { return nil }
    return s > J && square.signum() > 0 ? .ring : RashbaOccupation.none
  }

  /// The response to leading order in the impurities: s_x and the torque of damping type go to numbers, s_y and the field-like torque
  /// grow as 1/Γ. With both bands occupied s_x → 0 and s_y → α/2πΓ.
  ///
  /// As Γ → 0 Im W_σ = −Γ Im g_σ → πηΓ(ω ± κJ), and the integrals ∫xⁿ/DD̄ concentrate at the occupied x_k, where
  /// N_k = w − x_k: ∫xⁿ/DD̄ → Σ x_kⁿ/4rΓ|N_kω − J²κ|. Of the sea what remains is (α/π) J Im∫dw∫_p 1/D², which is 0 with both bands.
  ///
  /// - Returns: nil at the edges and for α = 0.
  public func weakDisorder(mu: Rational, precision: Int) throws -> RashbaResponse<Ball>? {
    guard !coupling.isZero, let occupation = occupation(mu: mu) else { return nil }
    func ball(_ x: Rational) throws -> Ball { try Ball(x, precision: precision) }
    let zero = try ball(0)
    if occupation == .none {
      return RashbaResponse(surface: zero, sea: zero, along: zero, across: zero, fieldLike: zero, dampingLike: zero)
    }
    let (α, J, one, pi) = (try ball(coupling), try ball(exchange), try ball(1), try Ball.pi(precision: precision))
    let s = mass * coupling * coupling
    let r = try ball(s * s + s * mu * 2 + exchange * exchange).sqrt()
    let (orbit, double) = (try ball(s), r.scaled(by: 2))
    let rates: (ω: Ball, κ: Ball)
    switch occupation {
    case .both: rates = (one, zero)
    case .one: rates = (try (orbit + r).divided(by: double), try double.inverted())
    default: rates = (try orbit.divided(by: r), try r.inverted())
    }
    // The sums of Γ times the weights with 1, x and x², and with N² − J², xN and κN − ω.
    var (flow, loop, drift, turn) = (zero, zero, zero, zero)
    for sign: Rational in occupation == .one ? [1] : [1, -1] {
      let N = -orbit - r.scaled(by: sign), x = try ball(mu) - N
      let weight = try (double.scaled(by: 2) * (N * rates.ω - J * J * rates.κ).abs()).inverted()
      loop += weight * (N * N - J * J)
      drift += weight * x * N
      turn += weight * (rates.κ * N - rates.ω)
      flow += weight * x * rates.κ
    }
    // 2πη = m.
    let load = J.scaled(by: mass)
    let across = -(α * (drift.scaled(by: 2) + loop))
    let along = α * load * (flow + turn)
    let open = one - loop
    let surface = try (along.divided(by: open) - (across * load * turn).divided(by: open * open))
      .divided(by: pi.scaled(by: 2))
    let y = try across.divided(by: open * pi.scaled(by: 2 * rate))
    let factor = try α.scaled(by: mass).divided(by: (pi * orbit).scaled(by: 8))
    let sea: Ball
    switch occupation {
    case .one: sea = factor * (try J.divided(by: r) - ball(exchange.isNegative ? -1 : exchange.isZero ? 0 : 1))
    case .ring: sea = (factor * (try J.divided(by: r))).scaled(by: 2)
    default: sea = zero
    }
    let vanishes = occupation == .both || exchange.isZero
    let x = vanishes ? zero : surface + sea
    let twice = exchange * 2
    return RashbaResponse(
      surface: vanishes ? zero : surface, sea: sea, along: x, across: y, fieldLike: y.scaled(by: twice),
      dampingLike: x.scaled(by: -twice))
  }
}

extension RashbaModel {
  /// The response at zero temperature with so many significant decimal digits, every one of them certain.
  ///
  /// The precision is doubled until the enclosures fix the digits. What is zero by symmetry is reported as zero.
  ///
  /// - Throws: `EvaluationError.digits` for a number of digits out of range, and what ``response(mu:precision:)`` throws.
  public func digits(_ count: Int, mu: Rational) throws -> RashbaResponse<CertifiedValue.Part> {
    let parts = try certainDigits(count, limit: Self.digitLimit) { precision in
      Dictionary(uniqueKeysWithValues: try response(mu: mu, precision: precision).all.enumerated().map { ($0, $1) })
    }
    func known(_ k: Int) -> CertifiedValue.Part { parts[k] ?? .zero }
    return RashbaResponse(
      surface: known(0), sea: known(1), along: known(2), across: known(3), fieldLike: known(4), dampingLike: known(5))
  }

  /// How many digits are computed at most.
  public static let digitLimit = 1000
}
