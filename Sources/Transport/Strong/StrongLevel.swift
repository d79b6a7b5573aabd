import Numbers

/// A solution of the self-consistency at one energy, and what follows from it.
///
/// Let P and M be the retarded Green functions of ↑ and ↓, P̄ and M̄ the advanced ones, D = g_↑ − g_↓ and Δ = g_↓ − ḡ_↑. What the
/// Born approximation has for isotropic impurity spins changes in three places.
///
/// 1. *Vertices.* A turned Green function turns the self-energy through n⟨T δg T⟩, and a turned distribution through n⟨T γ T̄⟩:
///    c_R = n⟨T_↑↑T_↓↓⟩ and c_M = n⟨T_↓↓T̄_↑↑⟩. A rotation of everything leaves an isotropic average what it was, so that
///    Σ_↑ − Σ_↓ = c_R D and λ = 1/(1 − c_R I) = (z_↑ − z_↓)/2J. Under c_M the impurity spins take up angular momentum:
///    Σ_↓ − Σ̄_↑ = c_M Δ + τ, and K/(1 − c_M K) = Δ/(2J + τ). In the Born approximation τ = −2iJζ is imaginary; here it is not.
/// 2. *The distribution.* V has no part of its own in the Keldysh component and commutes with f, so that
///    T^< = f⋆T^A − T^R⋆f + T^R⋆γ⋆T^A exactly when g^< is f⋆g^A − g^R⋆f + γ. Nothing else drives.
/// 3. *The sea.* T is an inverse in the star product of time and energy: its first order is
///    T ġ T + (i/2)T(g′Tġ − ġTg′)T. Through the second part W becomes W + I²E, E = n w⟨(N_↑g_↑′ − N_↓g_↓′)/δ²⟩. A field or a
///    gradient in space have no such part, as ∫∂_pG = 0.
///
/// With z_σ + Σ_σ = E + σJ everything combines to
///
/// - C_α = −(J/2π) Re X, C_S = (J/2π) Im X − (1/4π) Im ∫D(2 − ϱ)dε, X = Δτ/(2J + τ)
/// - C_ad = (J/π) Re Y, C_β = −(1/2π) Im Yτ, Y = N/(2J + τ)
///
/// with N = (z_↓ − z̄_↑)Q = ½∫(v²/d)[PP̄ − MM̄ + P̄M̄ − PM + M² − P̄²] and
/// ϱ = n⟨[2ux(N_↑g_↑′ − N_↓g_↓′) + u²(1 − x²)(g_↑ + g_↓)′]/δ²⟩, N_σ = T_σσδ.
public struct StrongLevel<Number: ImpurityAmplitude>: Sendable {
  /// The parameters.
  public let system: StrongSystem<Number>
  /// Retarded, of spin ↑ and ↓.
  public let up, down: Pole<Number>
  /// Advanced.
  public let upAdvanced, downAdvanced: Pole<Number>
  /// Whether a spin has no states at this energy.
  public let isEmpty: (up: Bool, down: Bool)
  /// The impurities in the retarded and in the advanced medium.
  public let retarded, advanced: [DressedScatterer<Number>]

  /// The level with these roots (κ or z), which are not checked.
  public init(
    _ system: StrongSystem<Number>, up: Number, down: Number, upAdvanced: Number, downAdvanced: Number,
    isEmpty: (up: Bool, down: Bool) = (false, false)
  ) throws {
    self.system = system
    self.isEmpty = isEmpty
    self.up = try system.pole(up)
    self.down = try system.pole(down)
    self.upAdvanced = try system.pole(upAdvanced)
    self.downAdvanced = try system.pole(downAdvanced)
    retarded = try system.dressed(self.up, self.down)
    advanced = try system.dressed(self.upAdvanced, self.downAdvanced)
  }

  /// D = g_↑ − g_↓.
  var difference: Number { up.local - down.local }
  /// Δ = g_↓ − ḡ_↑.
  var mixedDifference: Number { down.local - upAdvanced.local }
  /// c_R.
  public var vertex: Number { retarded.total(\.vertex) ?? difference.zero }
  /// c_M.
  public var mixedVertex: Number {
    get throws { try zip(retarded, advanced).total { try $0.vertex(with: $1) } ?? difference.zero }
  }
  /// τ.
  public var torque: Number {
    get throws { try zip(retarded, advanced).total { try $0.torque(with: $1) } ?? difference.zero }
  }

  /// N.
  var flow: Number {
    get throws {
      let spins = try chord(up, upAdvanced, isSame: isEmpty.up) - chord(down, downAdvanced, isSame: isEmpty.down)
      let pairs = try chord(upAdvanced, downAdvanced) - chord(up, down)
      let squares = try chord(down, down, isSame: true) - chord(upAdvanced, upAdvanced, isSame: true)
      return (spins + pairs + squares).scaled(by: Rational(1, 2))
    }
  }

  /// ∫(v²/d)GG′ up to a constant that is the same for all pairs: −(h − h′)/(z − z′) with h = ∫(v²/d)G.
  private func chord(_ x: Pole<Number>, _ y: Pole<Number>, isSame: Bool = false) throws -> Number {
    let bands = system.bands
    if isSame { return -(try bands.slope(x)) }
    guard bands.dimension == .three else {
      return -(try (bands.moment(x) - bands.moment(y)).divided(by: x.energy - y.energy))
    }
    // h = −iηκ³/3m²: nothing cancels where κ and κ′ are close.
    let ratio = try (x.root.squared + x.root * y.root + y.root.squared).divided(by: (x.root + y.root) * bands.mass)
    return (try bands.eta * ratio).timesI.scaled(by: Rational(2, 3))
  }

  /// ν_σ = −π⁻¹ Im g_σ.
  var states: (up: Number, down: Number) {
    get throws {
      let twice = system.bands.pi.doubled
      return (
        try (up.local - upAdvanced.local).timesI.divided(by: twice),
        try (down.local - downAdvanced.local).timesI.divided(by: twice)
      )
    }
  }

  /// σ_σ/q² = (1/2π) ∫(v²/d)(GḠ − Re G²): impurities that are points scatter into all directions alike.
  var conductivities: (up: Number, down: Number) {
    get throws {
      func conductivity(_ x: Pole<Number>, _ y: Pole<Number>) throws -> Number {
        let squares = try (chord(x, x, isSame: true) + chord(y, y, isSame: true)).scaled(by: Rational(1, 2))
        return try (chord(x, y) - squares).divided(by: system.bands.pi.doubled)
      }
      return (
        isEmpty.up ? difference.zero : try conductivity(up, upAdvanced),
        isEmpty.down ? difference.zero : try conductivity(down, downAdvanced)
      )
    }
  }

  /// The coefficients at zero temperature, from ∫D(2 − ϱ)dε over the sea, for this level and its conjugate.
  public func coefficients(sea: Number, conjugateSea: Number) throws -> SpinTorqueCoefficients<Number> {
    let (J, pi) = (system.bands.exchange, system.bands.pi)
    let conjugate = try StrongLevel(
      system, up: upAdvanced.root, down: downAdvanced.root, upAdvanced: up.root, downAdvanced: down.root,
      isEmpty: isEmpty)
    func parts(_ level: StrongLevel) throws -> (X: Number, Y: Number, turned: Number) {
      let τ = try level.torque
      let inverse = try τ.unit.divided(by: J.doubled + τ)
      let Y = try level.flow * inverse
      return (level.mixedDifference * τ * inverse, Y, Y * τ)
    }
    let (a, b) = (try parts(self), try parts(conjugate))
    func mean(_ x: Number, _ y: Number) -> Number { (x + y).scaled(by: Rational(1, 2)) }
    func imaginary(_ x: Number, _ y: Number) -> Number { (y - x).timesI.scaled(by: Rational(1, 2)) }
    let quarter = imaginary(sea, conjugateSea).scaled(by: Rational(1, 2))
    return try SpinTorqueCoefficients(
      spin: (J * imaginary(a.X, b.X) - quarter).divided(by: pi.doubled),
      damping: -(J * mean(a.X, b.X)).divided(by: pi.doubled), adiabatic: (J * mean(a.Y, b.Y)).divided(by: pi),
      nonadiabatic: -imaginary(a.turned, b.turned).divided(by: pi.doubled))
  }
}
