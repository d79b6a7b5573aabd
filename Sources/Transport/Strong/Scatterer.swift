import Numbers

/// One kind of impurities as numbers, in homogeneous form: V = (v + u S⋅σ)/s, with w = (v² − u²)/s, so that s = v = u = 0, w = 1
/// is the unitary limit.
///
/// With x = S_z the T matrix in a medium with the local Green function g = diag(g_↑, g_↓), T = V(1 − gV)⁻¹, is
///
///     T_↑↑ = (v + ux − w g_↓)/δ,   T_↓↓ = (v − ux − w g_↑)/δ,   T_↑↓T_↓↑ = u²(1 − x²)/δ²,
///     δ = p − qx,   p = s − v(g_↑ + g_↓) + w g_↑g_↓,   q = u(g_↑ − g_↓):
///
/// δ is linear in x, and all averages over directions are elementary. The medium is the full one: impurities are points at
/// random places, several of which may be close. (The coherent potential approximation of a lattice excludes that, and takes the
/// site's own self-energy out of its medium, 1/g̃ = 1/g + Σ/n_sites; for n_sites → ∞ at a fixed density of impurities it is this.)
public struct Scatterer<Number: Amplitude>: Sendable {
  /// Impurities per volume, n.
  public var concentration: Number
  /// s.
  public var unit: Number
  /// v.
  public var potential: Number
  /// u.
  public var spin: Number
  /// w.
  public var determinant: Number
  /// Whether u ≠ 0.
  public var isMagnetic: Bool

  /// The scatterer with these parameters, which are not checked.
  public init(
    concentration: Number, unit: Number, potential: Number, spin: Number, determinant: Number, isMagnetic: Bool
  ) {
    (self.concentration, self.unit, self.potential) = (concentration, unit, potential)
    (self.spin, self.determinant, self.isMagnetic) = (spin, determinant, isMagnetic)
  }
}

/// Numbers that know the one transcendental function of the averages over directions.
public protocol ImpurityAmplitude: Amplitude {
  /// Φ(r) = (artanh(r)/r − 1)/r² = Σ r^{2k}/(2k + 3) of this number r, analytic off the real r with |r| ≥ 1.
  func directionKernel() throws -> Self
}

/// A scatterer in a medium: the averages over its direction.
///
/// With r = q/p: ⟨1/δ⟩ = (1 + r²Φ)/p, ⟨x/δ⟩ = rΦ/p, and with e = 1/(1 − r²) ⟨1/δ²⟩ = e/p², ⟨x/δ²⟩ = r(e − Φ)/p²,
/// ⟨x²/δ²⟩ = (e − 2Φ)/p².
public struct DressedScatterer<Number: ImpurityAmplitude>: Sendable {
  let bare: Scatterer<Number>
  let up, down: Number
  /// p and q.
  let offset, slope: Number
  /// v − w g_↓ and v − w g_↑.
  let upper, lower: Number
  /// ⟨1/δ⟩, ⟨x/δ⟩.
  let single: (Number, Number)
  /// ⟨1/δ²⟩, ⟨x/δ²⟩, ⟨x²/δ²⟩.
  let double: (Number, Number, Number)
  /// ⟨(1 − x²)/δ²⟩ = 2Φ/p².
  private let flip: Number

  /// In the medium with these local Green functions of ↑ and ↓; fails where δ may vanish.
  public init(_ bare: Scatterer<Number>, up: Number, down: Number) throws {
    (self.bare, self.up, self.down) = (bare, up, down)
    let (v, u, w) = (bare.potential, bare.spin, bare.determinant)
    (upper, lower) = (v - w * down, v - w * up)
    slope = u * (up - down)
    let (g, h) = (up.representative, down.representative)
    // From the middle of a ball: near a bound state v − wg is small, and p would be much wider as it stands.
    let center = bare.unit - v * (g + h) + w * g * h
    offset = up.continued(from: down.continued(from: center, slope: -(v - w * g)), slope: -upper)
    let one = up.unit
    let inverse = try one.divided(by: offset)
    let square = inverse.squared
    if bare.isMagnetic {
      let r = slope * inverse
      let Φ = try r.directionKernel()
      let e = try one.divided(by: one - r.squared)
      single = ((one + r.squared * Φ) * inverse, r * Φ * inverse)
      double = (e * square, r * (e - Φ) * square, (e - Φ.doubled) * square)
      flip = Φ.doubled * square
    } else {
      single = (inverse, up.zero)
      double = (square, up.zero, square.scaled(by: Rational(1, 3)))
      flip = square.scaled(by: Rational(2, 3))
    }
  }

  /// n⟨T_↑↑⟩ and n⟨T_↓↓⟩.
  public var selfEnergy: (up: Number, down: Number) {
    let (n, u) = (bare.concentration, bare.spin)
    return (n * (upper * single.0 + u * single.1), n * (lower * single.0 - u * single.1))
  }

  /// ∂Σ_↑/∂g_↑ = n⟨T_↑↑²⟩, ∂Σ_↑/∂g_↓ = ∂Σ_↓/∂g_↑ = n⟨T_↑↓T_↓↑⟩, ∂Σ_↓/∂g_↓ = n⟨T_↓↓²⟩.
  public var response: (up: Number, mixed: Number, down: Number) {
    let (n, u) = (bare.concentration, bare.spin)
    let turned = u.squared * double.2
    return (
      n * (upper.squared * double.0 + (upper * u * double.1).doubled + turned),
      n * u.squared * flip,
      n * (lower.squared * double.0 - (lower * u * double.1).doubled + turned)
    )
  }

  /// c_R = n⟨T_↑↑T_↓↓⟩, the vertex of the transverse spin.
  public var vertex: Number {
    let u = bare.spin
    let direct = upper * lower * double.0
    return bare.concentration * (direct + u * (lower - upper) * double.1 - u.squared * double.2)
  }

  /// r²Φ = ⟨log δ⟩ − ½ log(p² − q²).
  var logarithmicExcess: Number { bare.isMagnetic ? offset * single.0 - up.unit : up.zero }

  /// ⟨xᵏ/δδ̄⟩, k = 0, 1, 2, with δ̄ of another medium.
  private func mixed(_ other: DressedScatterer) throws -> (Number, Number, Number) {
    let (p, q, P, Q) = (offset, slope, other.offset, other.slope)
    let below = try up.unit.divided(by: q * P - Q * p)
    return (
      (q * single.0 - Q * other.single.0) * below, (p * single.0 - P * other.single.0) * below,
      (p * single.1 - P * other.single.1) * below
    )
  }

  /// c_M = n⟨T_↓↓T̄_↑↑⟩, T̄ in another medium.
  public func vertex(with other: DressedScatterer) throws -> Number {
    let n = bare.concentration
    guard bare.isMagnetic else { return n * lower * other.upper * single.0 * other.single.0 }
    let m = try mixed(other), u = bare.spin
    return n * (lower * other.upper * m.0 + u * (lower - other.upper) * m.1 - u.squared * m.2)
  }

  /// τ = Σ_↓ − Σ̄_↑ − c_M(g_↓ − ḡ_↑): the torque between electron and impurity spins, exactly 0 for u = 0.
  ///
  /// The numerators combine:
  /// T_↓↓ − T̄_↑↑ − T_↓↓T̄_↑↑(g_↓ − ḡ_↑) = [u²(1 + x²)(g_↑ − ḡ_↓) − 2ux(s − v(g_↑ + ḡ_↓) + w g_↑ḡ_↓)]/δδ̄.
  public func torque(with other: DressedScatterer) throws -> Number {
    let (n, u, v, w) = (bare.concentration, bare.spin, bare.potential, bare.determinant)
    guard bare.isMagnetic else { return n.zero }
    let m = try mixed(other)
    let cross = bare.unit - v * (up + other.down) + w * up * other.down
    return n * (u.squared * (up - other.down) * (m.0 + m.2) - (u * cross * m.1).doubled)
  }
}
