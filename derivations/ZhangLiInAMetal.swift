import Algebra
import Worksheets
import Spintronics

extension Derivation {
  /// Zhang and Li's torque and the one of the self-consistent Born approximation: which coefficient of the one is which of the
  /// other, where they are the same, and by how much they differ elsewhere.
  public static let zhangLiInAMetal = Derivation(
    "Zhang and Li's torque in a disordered metal", named: "zhang-li-in-a-metal",
    sources: [
      "S. Zhang and Z. Li, Phys. Rev. Lett. 93, 127204 (2004)",
      "R. Cheng and Q. Niu, Microscopic derivation of spin-transfer torque in ferromagnets",
      "A. Shitade, Gradient expansion formalism for generic spin torques, arXiv:1708.03424",
      "H. Kohno, G. Tatara and J. Shibata, J. Phys. Soc. Jpn. 75, 113706 (2006)"
    ],
    conventions: {
      [
        "ħ = 1; n is the direction of the moments, m = −n that of the spins; carriers of charge −e",
        "isotropic impurity spins at T = 0 unless said otherwise: any disorder, any even band in any dimension"
      ]
    }
  ) { sheet in
    let setting = try ZhangLiInAMetal()
    let torques = try setting.conventions(&sheet)
    try setting.motion(&sheet, torques)
    let found = try setting.dictionary(&sheet, torques)
    try setting.fermiSea(&sheet, torques, found)
    try setting.equilibrium(&sheet, found)
    try setting.current(&sheet, found)
    let rate = try setting.relaxation(&sheet)
    try setting.anisotropy(&sheet, transverse: rate)
    try setting.strongImpurities(&sheet)
    try setting.orbit(&sheet)
  }
}

/// The quantities that the steps share.
struct ZhangLiInAMetal {
  let letters = TorqueOfSpins()
  let ζ = Expr.symbol("ζ", .real), χ = Expr.symbol("χ", .real)

  var n: Vector { letters.n }
  var μ: Expr { letters.μ }
  var e: Expr { letters.e }
  var ξ: Expr { letters.ξ }
  var n0: Expr { letters.n0 }
  var P: Expr { letters.P }
  var J: Expr { letters.J }
  var C: [Expr] { letters.C }
  var σ: [Expr] { letters.σ }

  /// What the two theories found.
  struct Found {
    /// T, γ̃, α̃ and u per current of zhang-li.
    let macroscopic: Vector, motion: [Expr]
    /// β, C_α/β and what the Fermi sea adds to C_S.
    let ratio: Expr, response: Expr, sea: Expr
    /// C_ad, and the conductivities by q² and X₂ that it consists of.
    let adiabatic: Expr, conductivities: [Expr], wave: Expr
    /// To first order in the disorder, where the axis of the impurity spins is fixed and where it turns with n: C_α and β.
    let fixed: [Expr], turning: [Expr]

    init() throws {
      let law = ["γ̃", "α̃", "u per current"]
      let torque = try Derivation.zhangLi.results { (["T", "η"] + law).contains($0) }
      func named<F: Formula>(_ name: String, as _: F.Type) throws -> F {
        guard let value = torque.first(where: { $0.name == name })?.value as? F else {
          throw Self.missing("zhang-li.\(name)")
        }
        return value
      }
      macroscopic = try named("T", as: Vector.self)
      motion = try law.map { try named($0, as: Expr.self) } + [try named("η", as: Expr.self)]
      let weakly = ["fixed", "turning"].map { axis in ["C_α", "β"].map { "\($0) to first order, \(axis) axis" } }
      let wanted = ["β", "C_α/β", "C_S − C_α/β", "C_ad, isotropic spins", "σ_↑/q²", "σ_↓/q²", "X₂"]
      let found = try Derivation.bornIdentities.results { (wanted + weakly[0] + weakly[1]).contains($0) }
      func scalar(_ name: String) throws -> Expr {
        guard let value = found.first(where: { $0.name == name })?.value as? Expr else {
          throw Self.missing("born-identities.\(name)")
        }
        return value
      }
      let values = try wanted.map(scalar)
      (ratio, response, sea, adiabatic, wave) = (values[0], values[1], values[2], values[3], values[6])
      conductivities = [values[4], values[5]]
      (fixed, turning) = (try weakly[0].map(scalar), try weakly[1].map(scalar))
    }

    private static func missing(_ name: String) -> AlgebraError {
      .domain("a derivation without the result \(name)", .symbol(name))
    }
  }

  /// Their arguments are carried out once.
  private static let theories = Result {
    defer { ExpressionStore.settle() }
    return try Found()
  }

  let theory: Found

  init() throws { theory = try Self.theories.get() }

  typealias Torque = TorqueOfSpins.Torque

  /// Step 1: both torques as they change the moments.
  func conventions(_ sheet: inout Worksheet) throws -> (macroscopic: Torque, microscopic: Torque) {
    sheet.step(
      "Two conventions",
      by: "the moment of an electron is −2μ_B times its spin, and the local spins have the same g = 2")
    let onSpins = sheet.premise(
      "torque on the local spins, with the coefficients of gradient-expansion", .symbol("τ"), letters.onSpins)
    let moment = sheet.premise("moment of a spin", .symbol("γ_0"), letters.moment)
    let charge = sheet.premise("charge of an electron", letters.q, letters.charge)
    let current = sheet.premise("conductivity of both spins: j = σE", .symbol("σ"), letters.conductivity)
    let onMoments = letters.onMoments(onSpins, moment: moment, charge: charge, conductivity: current)
    let microscopic = try Torque(onMoments, in: letters)
    let sums = 2 * μ * e / current
    sheet.claim(
      "the torque on the moments, along and across the rate and the gradient of the current",
      Matrix.column(microscopic.coefficients),
      equals: Matrix.column([-2 * μ * C[0], 2 * μ * C[1], sums * C[2], -(sums * C[3])]))
    let torque = try Torque(theory.macroscopic, in: letters)
    let (spins, drift) = (n0 / (1 + ξ ** 2), μ * P / (e * (1 + ξ ** 2)))
    sheet.claim(
      "the same of Zhang and Li's torque", Matrix.column(torque.coefficients),
      equals: Matrix.column([-spins, ξ * spins, drift, -(ξ * drift)]))
    return (torque, microscopic)
  }

  /// Step 2: what the torques do to the equation of motion.
  func motion(_ sheet: inout Worksheet, _ torques: (macroscopic: Torque, microscopic: Torque)) throws {
    sheet.step(
      "Equation of motion", by: "\(letters.Ms) ∂ₜn = −γ\(letters.Ms) n × H + α\(letters.Ms) n × ∂ₜn + T solved for ∂ₜn")
    let S = Expr.symbol("S", .positive), spins = [(of: letters.Ms, by: letters.moment * S)]
    let ours = letters.motion(by: torques.macroscopic.coefficients)
    let there = letters.motion(by: torques.microscopic.coefficients).map { $0.substituting(spins) }
    let (η, u) = (theory.motion[3], theory.motion[2])
    sheet.claim(
      "with Zhang and Li's torque it is the one of zhang-li", Matrix.column(ours),
      equals: Matrix.column([theory.motion[0], theory.motion[1], u / (1 + η), -(ξ * u / (1 + η))]))
    let whole = S + C[0], drift = e * C[2] / ((σ[0] + σ[1]) * whole)
    sheet.claim(
      "with the torque on the spins, by the spin density \(S) of the local moments", Matrix.column(there),
      equals: Matrix.column([
        letters.γ * S / whole, (letters.α * S + C[1]) / whole, drift, -(drift * (C[3] / C[2]))
      ]))
    for (name, value) in zip(["γ̃", "α̃", "velocity per current"], there) { sheet.result(name, value) }
  }

  /// What Zhang and Li's letters are in the metal.
  struct Dictionary {
    let values: [(of: Expr, by: Expr)]
    var density: Expr { values[1].by }
    var polarisation: Expr { values[2].by }
  }

  /// The coefficients at the Fermi level, by the identities.
  var level: [(of: Expr, by: Expr)] { [(C[0], χ), (C[1], ζ * χ), (C[3], ζ * C[2])] }

  /// Step 3: equal coefficients, solved for ξ, n₀ and P.
  func dictionary(
    _ sheet: inout Worksheet, _ torques: (macroscopic: Torque, microscopic: Torque)
  ) throws -> Dictionary {
    sheet.step("Dictionary", by: "equal coefficients, with the identities C_α = ζχ and C_β = ζC_ad of born-identities")
    let there = torques.microscopic.coefficients.map { $0.substituting(level) }
    let ours = torques.macroscopic.coefficients
    // Both ratios are −ξ; the other two equations are linear in n₀ and P.
    let shares = [ours[1] / ours[0] - there[1] / there[0], ours[3] / ours[2] - there[3] / there[2]]
    let roots = try shares.map { try Expr.solveLinear([$0.together()], for: [ξ]).unique()[0] }
    sheet.claim(
      "damping and non-adiabatic torque ask for one ratio of times", Matrix.column(roots), equals: .column([ζ, ζ]))
    let known = [(of: ξ, by: roots[0])]
    let equations = [0, 2].map { ours[$0].substituting(known) - there[$0] }
    let found = try Expr.solveLinear(equations, for: [n0, P]).unique().map { try $0.factored() }
    sheet.claim("spin density in the place of \(n0)", found[0], equals: 2 * μ * χ * (1 + ζ ** 2))
    sheet.claim(
      "polarisation in the place of \(P)", found[1], equals: 2 * e ** 2 * C[2] * (1 + ζ ** 2) / (σ[0] + σ[1]))
    let values = [(of: ξ, by: roots[0]), (of: n0, by: found[0]), (of: P, by: found[1])]
    sheet.claim(
      "with these the torque of the Fermi level is Zhang and Li's, whatever the disorder",
      Matrix.column(ours.map { $0.substituting(values) }), equals: .column(there))
    for (name, root) in zip(["ξ", "ξ of the current"], roots) {
      sheet.result(name, root.substituting(ζ, by: theory.ratio))
    }
    return Dictionary(values: values)
  }

  /// Step 4: the part of C_S that their theory does not have.
  func fermiSea(
    _ sheet: inout Worksheet, _ torques: (macroscopic: Torque, microscopic: Torque), _ found: Dictionary
  ) throws {
    sheet.step("Fermi sea", by: "the whole C_S in the place of what the Fermi level gives")
    let S = Expr.symbol("S_sea", .real)
    let whole = torques.microscopic.coefficients.map {
      $0.substituting([(C[0], χ + S), (C[1], ζ * χ), (C[3], ζ * C[2])])
    }
    let rest = zip(whole, torques.macroscopic.coefficients).map { $0 - $1.substituting(found.values) }
    sheet.claim(
      "what their torque leaves out is along the rate alone, and so does not damp", Matrix.column(rest),
      equals: .column([-2 * μ * S, 0, 0, 0]))
    sheet.result("spin of the Fermi sea", theory.sea)
  }

  /// Step 5: n₀ is not the spin density of equilibrium.
  func equilibrium(_ sheet: inout Worksheet, _ found: Dictionary) throws {
    sheet.step("Equilibrium spin", by: "χ of born-identities; a parabolic band at weak disorder, κ_σ its wave numbers")
    let (ν, R) = (["ν_↑", "ν_↓"].map { Expr.symbol($0, .real) }, ["R_↑", "R_↓"].map { Expr.symbol($0, .real) })
    let density = try found.density.substituting([(χ, theory.response), (ζ, theory.ratio)]).simplified()
    let b = Expr.symbol("b", .nonnegative)
    sheet.claim(
      "spin density in the place of \(n0), by the densities of states and the shift of the levels", density,
      equals: μ * J * (ν[0] + ν[1] - ζ * (R[1] - R[0]) / .pi), where: [(ζ, theory.ratio)])
    let κ = self.κ
    let clean = try density.substituting(parabola + [(of: b, by: .zero)]).factored()
    let electrons = κ.map { $0 ** 3 / (6 * .pi ** 2) }
    let spins = μ * (electrons[0] - electrons[1])
    sheet.published(
      "n₀", "the spin density of equilibrium in its place, in a clean parabolic band", n0, clean, printed: spins,
      expecting: .refuted,
      note: "The rest of the spin that is renormalised comes from the Fermi sea, and does not damp.")
    let share = try (clean / spins).simplified()
    sheet.claim(
      "their ratio", share, equals: 3 * (κ[0] + κ[1]) ** 2 / (4 * (κ[0] ** 2 + κ[0] * κ[1] + κ[1] ** 2)))
    let square = κ[0] ** 2 + κ[0] * κ[1] + κ[1] ** 2
    sheet.claim("it is at most one", share, isAtMost: 1, gap: (κ[0] - κ[1]) ** 2 / (4 * square))
    sheet.claim(
      "and more than three quarters, which it is for a half metal", Expr(3) / 4, isAtMost: share, strictly: true,
      gap: 3 * κ[0] * κ[1] / (4 * square))
    sheet.claim("a half metal", share.substituting(κ[1], by: 0), equals: Expr(3) / 4)
    sheet.result("n₀", density)
    sheet.result("n₀ by the equilibrium spin", share)
  }

  /// Wave numbers of a parabolic band with both spins.
  private var κ: [Expr] { ["κ_↑", "κ_↓"].map { .symbol($0, .positive) } }

  /// What belongs to real poles: g = −i(m/2π)κ and h = 2zg/3m with z = κ²/2m, so that ν = mκ/2π², ρ = κ³/6π²m and y = −κ/2π;
  /// and κ_↑² − κ_↓² = 4mJ.
  private var parabola: [(of: Expr, by: Expr)] {
    let m = Expr.symbol("m", .positive)
    return ["↑", "↓"].enumerated().flatMap { spin, arrow -> [(of: Expr, by: Expr)] in
      func letter(_ name: String) -> Expr { .symbol("\(name)_\(arrow)", .real) }
      let k = κ[spin]
      return [
        (letter("ν"), m * k / (2 * .pi ** 2)), (letter("ρ"), k ** 3 / (6 * .pi ** 2 * m)),
        (letter("y"), -k / (2 * .pi)),
        (letter("R"), .zero), (letter("s"), .zero), (letter("x"), .zero)
      ]
    } + [(J, (κ[0] ** 2 - κ[1] ** 2) / (4 * m))]
  }

  /// Step 6: P is the polarisation of the current where nothing flips spins.
  func current(_ sheet: inout Worksheet, _ found: Dictionary) throws {
    sheet.step("Polarisation", by: "the adiabatic coefficient by the conductivities and the wave between the poles")
    let turned = Expr.symbol("X_2", .real)
    let byCurrents = ((σ[0] - σ[1]) / (2 * e ** 2) + ζ * turned) / (1 + ζ ** 2)
    let values =
      zip(σ, theory.conductivities).map { (of: $0, by: e ** 2 * $1) } + [
        (of: turned, by: theory.wave), (of: ζ, by: theory.ratio)
      ]
    sheet.claim(
      "adiabatic coefficient", C[2], equals: byCurrents, where: [(C[2], theory.adiabatic)] + values)
    sheet.published(
      "P", "the polarisation of the current in its place", P, found.polarisation.substituting(C[2], by: byCurrents),
      printed: (σ[0] - σ[1]) / (σ[0] + σ[1]),
      reading: .under([(ζ, .zero)], because: "so that no impurity flips spins"),
      note: "The wave between the two poles carries the rest.")
    // All rates times t.
    let t = Expr.symbol("t", .positive), (a, b) = (Expr.symbol("a", .nonnegative), Expr.symbol("b", .nonnegative))
    let scaled = [(of: a, by: t * a), (of: b, by: t * b)]
    let wave = theory.wave.substituting([(a, .zero), (b, .zero)]).substituting(parabola)
    let (up, down) = (κ[0], κ[1])
    sheet.claim(
      "the wave in a clean parabolic band", try wave.simplified(),
      equals: (up - down) ** 2 / (24 * .pi ** 2 * (up + down)))
    let half = (theory.conductivities[0] - theory.conductivities[1]) / 2
    let share = (theory.ratio * theory.wave / half).substituting(scaled).substituting(parabola)
    let leading = try share.series(in: t, order: 3).polynomialPart
    let m = Expr.symbol("m", .positive)
    let drude = up ** 3 / (a * up + b * down) - down ** 3 / (a * down + b * up)
    sheet.claim(
      "its share of the adiabatic torque begins with the second order in the disorder", leading,
      equals: t ** 2 * m ** 4 * b * (up - down) / (.pi ** 2 * (up + down) * drude))
    sheet.result(
      "P", found.polarisation.substituting(C[2], by: theory.adiabatic).substituting(values),
      folded: found.polarisation.substituting(C[2], by: byCurrents), where: values)
  }
}
