import Algebra
import Derivation
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
    try setting.weakDisorder(&sheet, state, sea)
    try setting.parity(&sheet, state)
    let turning = try setting.turningSea(&sheet, state, sea)
    setting.results(&sheet, sea, turning)
    try setting.plane(&sheet)
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

  /// The Fermi sea of C_S: ∫^0 λ²W dε as a function of D = κ_↑ − κ_↓.
  struct Sea {
    /// For c = a − b, and for any c.
    let isotropic: Expr, general: Expr
    let D: Expr
    /// (m²/π)(a − b − c).
    let excess: Expr
  }

  /// Step 2.
  func fermiSea(_ sheet: inout Worksheet, _ state: State) throws -> Sea {
    sheet.step(
      "Fermi sea", by: "∫ λ²W dε with ζ_σ dε = dz_σ = κ_σ dκ_σ/m, over D = κ_↑ − κ_↓ from 0 far below the band")
    let (D, i) = (Expr.symbol("D"), Expr.i), sum = try total(state, over: D)
    let (a, b, c, J) = (metal.a, metal.b, metal.c, metal.J)
    let width = m ** 2 / .pi
    let path = poles([(sum + D) / 2, (sum - D) / 2]), total = band.poles[0] + band.poles[1]
    sheet.claim(
      "the sum of the poles as a function of their difference", total, equals: 4 * m * J / D + i * width * (a - b),
      where: path)
    let integrand = torques.λ ** 2 * torques.W
    let along = try along(D, sum, integrand, .laboratory)
    let isotropic = try along.substituting(c, by: a - b).simplified().antiderivative(D).value
    sheet.published(
      "Sea, c = a − b", "the Fermi sea of isotropic impurity spins", .symbol("P"), isotropic,
      printed: -i * D ** 3 / (48 * .pi * J ** 2))

    let excess = Expr.symbol("Δ", .real), y = Expr.symbol("y")
    let ratio = 1 + i * excess * D / (4 * m * J)
    let fixed = along.substituting(c, by: a - b - excess / width)
    let general = sheet.define(
      "∫ λ²W dε for any c, with y = 1 + i Δ D/4 m J", .symbol("P"),
      as: try primitive(of: fixed, over: D, ratio, y))
    let meaning = [(of: excess, by: width * (a - b - c))]
    let put = general.substituting(y, by: ratio)
    sheet.claim(
      "its derivative by \(D) is the integrand of the Fermi sea", try put.derivative(D),
      equals: inSlopes(integrand, .laboratory), where: try meaning + slopes(D, sum) + path)
    sheet.claim("it vanishes far below the band", put, equals: 0, where: [(D, 0)])
    let limit = try put.series(in: excess, order: 1).coefficient(0) ?? 0
    sheet.claim("its limit where \(excess) vanishes is the sea of isotropic impurity spins", limit, equals: isotropic)
    sheet.claim(
      "the logarithm is principal, since \(y) is a quotient of numbers with positive real part", y,
      equals: (total - i * width * c) / (total - i * width * (a - b)), where: [(y, ratio.substituting(meaning))] + path)
    sheet.result("∫ λ²W dε", put)
    return Sea(isotropic: isotropic, general: put, D: D, excess: excess)
  }

  /// The primitive that vanishes at D = 0 of an integrand whose only pole is the zero of y = 1 + …D, a double one: with
  /// f dD = (A + B/y² + C/y) dy it is A(y − 1) − B(1/y − 1) + C log y.
  private func primitive(of integrand: Expr, over D: Expr, _ ratio: Expr, _ y: Expr) throws -> Expr {
    let place = try Expr.solveLinear([ratio - y], for: [D]).unique()[0]
    let polynomial = try (integrand.substituting(D, by: place) * place.derivative(y) * y ** 2).simplified()
    func coefficient(_ power: Int) throws -> Expr {
      try polynomial.derivative(y, order: power).substituting(y, by: 0).simplified()
    }
    let (B, C, A) = (try coefficient(0), try coefficient(1), try coefficient(2) / 2)
    let (double, single) = (try (B / A).simplified(), try (C / A).simplified())
    return try A.factored() * (y - double / y + single * log(y) + (double - 1))
  }

  /// κ_↑ + κ_↓ as a function of D = κ_↑ − κ_↓, by the self-consistency.
  func total(_ state: State, over D: Expr) throws -> Expr {
    let S = Expr.symbol("S")
    let halves = [(of: band.poles[0], by: (S + D) / 2), (of: band.poles[1], by: (S - D) / 2)]
    let splitting = state.energies[0, 0] - state.energies[1, 0] - (band.poles[0] ** 2 - band.poles[1] ** 2) / (2 * m)
    guard case .unique(let sum) = try Expr.solveLinear([splitting.substituting(halves).expanded()], for: [S]).value
    else {
      throw AlgebraError.singular("κ_↑ + κ_↓ as a function of κ_↑ − κ_↓")
    }
    return sum[0]
  }

  /// dκ_↑/dD and dκ_↓/dD as letters.
  private var slopeLetters: [Expr] { ["κ'_↑", "κ'_↓"].map { Expr.symbol($0) } }

  /// An integrand over dε as one over dD, in the letters κ_σ and their slopes.
  func inSlopes(_ integrand: Expr, _ axis: ImpurityAxis) -> Expr {
    let growth = zip(metal.retarded.ζ, zip(band.poles, slopeLetters)).map { (of: $0, by: $1.0 * $1.1 / m) }
    return integrals(integrand, axis: axis).substituting(growth)
  }

  /// What the slopes are.
  func slopes(_ D: Expr, _ sum: Expr) throws -> [(of: Expr, by: Expr)] {
    try zip(slopeLetters, [sum + D, sum - D]).map { (of: $0, by: try ($1 / 2).derivative(D)) }
  }

  /// An integrand over dε as one over dD.
  private func along(_ D: Expr, _ sum: Expr, _ integrand: Expr, _ axis: ImpurityAxis) throws -> Expr {
    inSlopes(integrand, axis).substituting(try slopes(D, sum) + poles([(sum + D) / 2, (sum - D) / 2]))
  }
}
