import Algebra
import Worksheets
import Spintronics

/// Zhang and Li's torque on the moments beside a torque on the spins with four coefficients, in one set of letters.
///
/// n is the direction of the moments and −n that of the spins; a current of carriers of charge −e, ħ = 1.
public struct TorqueOfSpins: Sendable {
  let n = Vector.unit("n")
  let μ = Expr.symbol("μ_B", .positive), e = Expr.symbol("e", .positive)
  let ξ = Expr.symbol("ξ", .positive), n0 = Expr.symbol("n_0", .positive), P = Expr.symbol("P", .real)
  let Ms = Expr.symbol("M_s", .positive), α = Expr.symbol("α", .positive), γ = Expr.symbol("γ", .positive)
  let J = Expr.symbol("J", .real)
  /// The coefficients of the torque of the spins.
  let C = ["C_S", "C_α", "C_ad", "C_β"].map { Expr.symbol($0, .real) }
  let σ = ["σ_↑", "σ_↓"].map { Expr.symbol($0, .positive) }
  let q = Expr.symbol("q", .real)

  /// ∂ₜn and (j⋅∇)n.
  var rate: Vector { .tangent("nDot", at: n) }
  var gradient: Vector { .tangent("g", at: n) }

  /// The torque of the spins along m, with m, ṁ and the gradient of the field.
  var onSpins: Vector {
    let (m, mDot, slope) = (Vector("m"), Vector("mDot"), Vector("m|E"))
    return -C[0] * mDot - C[1] * (m × mDot) - (q * C[2]) * slope - (q * C[3]) * (m × slope)
  }
  /// The moment of a spin, the charge of a carrier and the conductivity of both spins.
  var moment: Expr { 2 * μ }
  var charge: Expr { -e }
  var conductivity: Expr { σ[0] + σ[1] }

  /// The torque on the moments that a torque on the spins is.
  func onMoments(_ onSpins: Vector, moment: Expr, charge: Expr, conductivity: Expr) -> Vector {
    let field = (1 / conductivity) * gradient
    return (-moment)
      * onSpins.substituting([
        (Vector("m").expression, (-1 * n).expression), (Vector("mDot").expression, (-1 * rate).expression),
        (Vector("m|E").expression, (-1 * field).expression), (q, charge)
      ])
  }

  /// A torque on the moments, by its response to ∂ₜn and to (j⋅∇)n.
  struct Torque {
    let byRate: TangentResponse, byGradient: TangentResponse

    init(_ torque: Vector, in letters: TorqueOfSpins) throws {
      byRate = try TangentResponse(
        of: torque.substituting(letters.gradient, by: .zero), to: letters.rate, at: letters.n)
      byGradient = try TangentResponse(
        of: torque.substituting(letters.rate, by: .zero), to: letters.gradient, at: letters.n)
    }

    /// Along and across the rate, along and across the gradient.
    var coefficients: [Expr] { [byRate.along, byRate.turned, byGradient.along, byGradient.turned] }
  }

  /// What a torque makes of the equation of motion Mₛ∂ₜn = −γMₛ n × H + αMₛ n × ∂ₜn + T, solved for the terms of the Gilbert form:
  /// γ̃, α̃, and what is along and across the gradient of the current.
  func motion(by torque: [Expr]) -> [Expr] {
    let inertia = Ms - torque[0]
    return [γ * Ms / inertia, (α * Ms + torque[1]) / inertia, torque[2] / inertia, torque[3] / inertia]
  }

  /// Rates of the three components of the spin by the golden rule for a density matrix at one energy, the third along the axis.
  ///
  /// Impurities S_aσ_a scatter with the strengths Γ_a, and the states of both spins have the densities ν:
  /// ∂ₜf = π Σ_a Γ_a (σ_a{ν, f}σ_a − {σ_aνσ_a, f}).
  static func goldenRule(_ f: Matrix, strengths Γ: [Expr], states ν: [Expr]) throws -> Matrix {
    let states = Matrix.diagonal(ν)
    func both(_ a: Matrix, _ b: Matrix) throws -> Matrix { try a * b + b * a }
    return try zip(Γ, PauliMatrix.all).reduce(Matrix.diagonal([0, 0])) { sum, impurity in
      let (Γ, σ) = impurity
      let into = try σ * both(states, f) * σ
      let out = try both(σ * states * σ, f)
      return try sum + (.pi * Γ) * (into - out)
    }
  }

  /// −∂ṡ/∂s of each component.
  static func rates(of rate: Matrix, by s: [Expr]) throws -> [Expr] {
    let components = try PauliMatrix.components(of: rate)
    return try s.indices.map { try -components[$0].derivative(s[$0]).simplified() }
  }
}

extension ZhangLi {
  /// T of the macroscopic route alone; zhang-li proves that the one from the Berry connections comes to the same.
  static func macroscopicTorque() throws -> Vector {
    let route = Derivation("Zhang and Li's macroscopic theory", named: "macroscopic", sources: [], conventions: { [] })
    { sheet in
      try ZhangLi().macroscopicRoute(&sheet)
    }
    guard let T = try route.results(where: { $0 == "T of the macroscopic theory" }).first?.value as? Vector else {
      throw AlgebraError.domain("a derivation with a torque", .symbol("T"))
    }
    return T
  }
}

/// Zhang and Li's theory as formulas of numbers that a metal has.
public struct MacroscopicFormulas: Sendable {
  /// ξ, the spin density n₀/2μ_B, P, and the conductivity over e².
  public let inputs: [Expr]
  /// C_S, C_α, C_ad and C_β that the torque of zhang-li is, as functions of ``inputs``.
  public let coefficients: [Expr]
  /// The response of the Fermi level, ζ, C_ad, and the conductivity over e².
  public let metal: [Expr]
  /// ξ, n₀/2μ_B and P with which the coefficients are those of a metal, as functions of ``metal``.
  public let matching: [Expr]
  /// Γ_⊥, Γ_z, ν_↑, ν_↓ and J.
  public let impurities: [Expr]
  /// ξ by the golden rule with the gap 2J, as a function of ``impurities``.
  public let ratio: Expr
  /// The spin density of the local moments, and C_S, C_α, C_ad, C_β, and the conductivity over e².
  public let torque: [Expr]
  /// γ̃/γ, what the electrons add to α̃, and the velocity by the current of particles, as functions of ``torque``.
  public let motion: [Expr]

  /// - Throws: `AlgebraError` where the torque of zhang-li is no response along and across.
  public init() throws {
    let letters = TorqueOfSpins()
    let T = try ZhangLi.macroscopicTorque()
    try self.init(letters, macroscopic: T)
  }

  private init(_ letters: TorqueOfSpins, macroscopic T: Vector) throws {
    let (ξ, n0, P) = (letters.ξ, letters.n0, letters.P)
    let spin = Expr.symbol("s", .real), current = Expr.symbol("Σ", .positive)
    let shares = [(of: letters.σ[0], by: letters.e ** 2 * current - letters.σ[1])]
    let ours = try TorqueOfSpins.Torque(T, in: letters).coefficients
    let there = try TorqueOfSpins.Torque(
      letters.onMoments(
        letters.onSpins, moment: letters.moment, charge: letters.charge, conductivity: letters.conductivity),
      in: letters
    ).coefficients
    inputs = [ξ, spin, P, current]
    coefficients = try Expr.solveLinear(zip(ours, there).map { $0 - $1 }, for: letters.C).unique().map {
      try $0.substituting(shares + [(of: n0, by: letters.moment * spin)]).simplified()
    }
    let (χ, ζ) = (Expr.symbol("χ", .real), Expr.symbol("ζ", .real))
    metal = [χ, ζ, letters.C[2], current]
    let level = [(of: letters.C[0], by: χ), (of: letters.C[1], by: ζ * χ), (of: letters.C[3], by: ζ * letters.C[2])]
    let found = there.map { $0.substituting(level) }
    let ratio = try Expr.solveLinear([(ours[3] / ours[2] - found[3] / found[2]).together()], for: [ξ]).unique()[0]
    let rest = try Expr.solveLinear([0, 2].map { ours[$0].substituting(ξ, by: ratio) - found[$0] }, for: [n0, P])
      .unique()
    matching = try [ratio, rest[0] / letters.moment, rest[1]].map { try $0.substituting(shares).simplified() }
    let Γ = ["Γ_⊥", "Γ_z"].map { Expr.symbol($0, .nonnegative) }, ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0, .real) }
    let s = (1...3).map { Expr.symbol("s_\($0)", .real) }
    let rate = try TorqueOfSpins.goldenRule(
      PauliMatrix.combination(s), strengths: [Γ[0], Γ[0], Γ[1]], states: ν)
    impurities = Γ + ν + [letters.J]
    self.ratio = try TorqueOfSpins.rates(of: rate, by: s)[0] / (2 * letters.J)
    let local = Expr.symbol("S", .real)
    torque = [local] + letters.C + [current]
    motion = try letters.motion(by: there).prefix(3).enumerated().map { k, term in
      let value = term.substituting(shares + [(letters.Ms, letters.moment * local), (letters.α, 0)])
      return try (k == 0 ? value / letters.γ : k == 2 ? -letters.charge * value : value).simplified()
    }
  }
}
