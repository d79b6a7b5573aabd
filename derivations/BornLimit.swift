import Algebra
import Worksheets
import Transport

extension Derivation {
  /// What the coefficients of `gradient-expansion` must obey exactly, and their limit of weak disorder.
  public static let bornLimit = Derivation(
    "Exact identities and the limit of weak disorder", named: "born-limit",
    sources: [
      "H. Kohno, G. Tatara and J. Shibata, J. Phys. Soc. Jpn. 75, 113706 (2006)",
      "A. Shitade, Gradient expansion formalism for generic spin torques, arXiv:1708.03424"
    ],
    conventions: {
      GradientExpansion.conventions + [
        "parabolic band in three dimensions, T = 0; κ_σ = u_σ + i w_σ at the Fermi level; E = ε + μ"
      ]
    }
  ) { sheet in
    let setting = try BornLimit()
    let state = try setting.selfConsistency(&sheet)
    let sea = try setting.fermiSea(&sheet, state)
    try setting.nonmagnetic(&sheet, state, sea)
    try setting.isotropic(&sheet, state, sea)
    try setting.symmetries(&sheet)
    let weak = try setting.weakDisorder(&sheet, state, sea)
    try setting.parity(&sheet, state)
    let turning = try setting.turningSea(&sheet, state, sea)
    try setting.weakTurning(&sheet, sea, turning, weak)
    setting.results(&sheet, sea, turning)
    try setting.plane(&sheet)
    let halfMetal = try setting.halfMetal(&sheet, state, sea, turning)
    try setting.touching(&sheet, state, sea, turning, above: weak, below: halfMetal)
  }
}

/// The quantities that the steps share.
struct BornLimit {
  let metal = Ferromagnet(), band = ParabolicBand.space
  let u = ["u_↑", "u_↓"].map { Expr.symbol($0, .positive) }
  let w = ["w_↑", "w_↓"].map { Expr.symbol($0, .positive) }
  let E = Expr.symbol("E", .real)
  /// The letters of the ferromagnet in terms of κ_σ and κ_σ*.
  let integrals: BandIntegrals

  init() throws { integrals = try BandIntegrals(metal, band) }

  var m: Expr { band.m }
  var η: Expr { band.η }
  /// The coefficients of −f′ as they come out of `gradient-expansion`: at T = 0 the values at the Fermi level.
  var torques: TorqueCoefficients { TorqueCoefficients(metal: metal) }

  /// C_β with its Fermi sea taken to the Fermi level.
  var nonAdiabatic: Expr { torques.nonAdiabatic + torques.nonAdiabaticPotential }

  /// κ_σ = u_σ + i w_σ and its conjugate.
  var polar: [(of: Expr, by: Expr)] { poles(zip(u, w).map { $0 + Expr.i * $1 }) }

  /// C_S at the Fermi level, C_α, C_ad and C_β as letters.
  let torqueLetters = ["C_S", "C_α", "C_ad", "C_β"].map { Expr.symbol($0) }
  /// The conductivities of the two spins, and the charge of the carriers.
  let σ = ["σ_↑", "σ_↓"].map { Expr.symbol($0) }, q = Expr.symbol("q", .positive)

  /// Values for κ_σ.
  func poles(_ values: [Expr]) -> [(of: Expr, by: Expr)] { zip(band.poles, values).map { (of: $0, by: $1) } }

  /// An expression in the letters of the ferromagnet for these κ_σ.
  func closed(_ e: Expr, axis: ImpurityAxis = .laboratory, at poles: [(of: Expr, by: Expr)]) -> Expr {
    integrals.closed(e, axis: axis, at: poles)
  }

  /// The states at the Fermi level of one spin, of Re κ.
  func states(_ k: Expr) -> Expr { η * k / .pi }
  /// The electrons of one spin, of Re κ.
  func electrons(_ k: Expr) -> Expr { k ** 3 / (6 * .pi ** 2) }
}

extension BornLimit {
  /// The disorder and the exchange for which κ_↑ and κ_↓ solve the equations of self-consistency.
  struct State {
    /// z_σ in terms of the κ_σ.
    let energies: Matrix
    let a: Expr, b: Expr, J: Expr

    /// Every letter of the model, for a vertex c.
    func values(_ metal: Ferromagnet, c: Expr) -> [(of: Expr, by: Expr)] {
      [(metal.a, a), (metal.b, b), (metal.J, J), (metal.c, c)]
    }
  }

  /// Step 1.
  func selfConsistency(_ sheet: inout Worksheet) throws -> State {
    sheet.step(
      "Self-consistency",
      by:
        "z_σ = E + σJ − Σ_σ with Σ_↑ = a g_↑ + b g_↓, Σ_↓ = a g_↓ + b g_↑ and g = −i η κ, where μ takes what a cut-off adds"
    )
    let (κ, i, a, b, J) = (band.poles, Expr.i, metal.a, metal.b, metal.J)
    let shifts = κ.indices.map { i * η * (a * κ[$0] + b * κ[1 - $0]) }
    let energies = sheet.premise(
      "poles of the propagators", .symbol("z"), Matrix.column([E + J + shifts[0], E - J + shifts[1]]))
    let equations = try (energies - .column(κ.map { $0 ** 2 / (2 * m) })).substituting(polar).elements
    let parts = equations.flatMap { [$0.realPart, $0.imaginaryPart] }
    guard case .unique(let found) = try Expr.solveLinear(parts, for: [a, b, J, E]).value else {
      throw AlgebraError.singular("the equations of self-consistency")
    }
    let difference = u[0] ** 2 - u[1] ** 2
    let letters = [a, b, J]
    sheet.claim(
      "the two rates of the impurities and the exchange that belong to given poles", Matrix.column(letters),
      equals: .column([
        (u[0] ** 2 * w[0] - u[1] ** 2 * w[1]) / (m * η * difference),
        u[0] * u[1] * (w[1] - w[0]) / (m * η * difference),
        (u[0] + u[1]) * ((u[0] - u[1]) ** 2 + (w[0] - w[1]) ** 2) / (4 * m * (u[0] - u[1]))
      ]), where: zip(letters, found).map { (of: $0, by: $1) })
    for (name, value) in zip(["a", "b", "J"], found) { sheet.result("\(name), by the poles", value) }
    return State(energies: energies, a: found[0], b: found[1], J: found[2])
  }
}
