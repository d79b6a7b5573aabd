import Numbers

/// The two integrals over the Fermi sea at T = 0, as the antiderivatives that vanish where there are no states.
public struct FermiSea<Number: Amplitude>: Sendable {
  /// ∫ Λ λ W dε, whose imaginary part is in C_S. W = ∫_p (M ∂_ε P − ∂_ε M P).
  public var spin: Number
  /// ∫ 2λ(Λ′𝓑 + ½Λ𝓑′) dε, whose imaginary part is in C_β.
  public var current: Number

  init(spin: Number, current: Number) {
    self.spin = spin
    self.current = current
  }
}

extension BornLevel {
  /// The coefficients at zero temperature, of the level at the Fermi energy and its sea.
  ///
  /// - C_S = −(J/π) [Im S + J_s Im K/(1 − cK)], S = ∫ΛλW dε
  /// - C_α = (J/π) [J_s Re K/(1 − cK) − Re ΛI]
  /// - C_ad = −(J/π) Re Q/(1 − cK)
  /// - C_β = −(J/π) Im [Q/(1 − cK) + B], B = ∫2λ(Λ′𝓑 + ½Λ𝓑′) dε
  ///
  /// with Λ the ``tilt`` and J_s the drive. ``ImpurityAxis`` tells where they come from. For the axis of the laboratory Λ = Jλ and
  /// J_s = J, so that B = Jλ²𝓑 is taken at the Fermi level alone.
  public func coefficients(sea: FermiSea<Number>, mirroredSea: FermiSea<Number>) throws -> SpinTorqueCoefficients<
    Number
  > {
    let factor = try system.exchange.divided(by: system.pi)
    let opposite = mirrored
    let (pair, oppositePair) = (try dressedPair, try opposite.dressedPair)
    let (current, oppositeCurrent) = (try dressedCurrent, try opposite.dressedCurrent)
    // ΛI by the identity I = −D/Z.
    let (turned, oppositeTurned) = (try turnedPair, try opposite.turnedPair)
    let spin = imaginary(sea.spin, mirroredSea.spin) + drive * imaginary(pair, oppositePair)
    let damping = drive * mean(pair, oppositePair) - mean(turned, oppositeTurned)
    let nonadiabatic = imaginary(current + sea.current, oppositeCurrent + mirroredSea.current)
    return SpinTorqueCoefficients(
      spin: -factor * spin, damping: factor * damping, adiabatic: -factor * mean(current, oppositeCurrent),
      nonadiabatic: -factor * nonadiabatic)
  }

  /// ΛI = −J D/(2J − eD), or −D/2.
  private var turnedPair: Number {
    get throws {
      switch system.axis {
      case .laboratory: try -(system.exchange * difference).divided(by: screened)
      case .moment: difference.scaled(by: Rational(-1, 2))
      }
    }
  }

  private func mean(_ x: Number, _ y: Number) -> Number { (x + y).scaled(by: Rational(1, 2)) }
  private func imaginary(_ x: Number, _ y: Number) -> Number { (y - x).timesI.scaled(by: Rational(1, 2)) }
}
