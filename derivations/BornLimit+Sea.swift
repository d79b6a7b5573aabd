import Algebra
import Worksheets
import Transport

extension BornLimit {
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
  func along(_ D: Expr, _ sum: Expr, _ integrand: Expr, _ axis: ImpurityAxis) throws -> Expr {
    inSlopes(integrand, axis).substituting(try slopes(D, sum) + poles([(sum + D) / 2, (sum - D) / 2]))
  }
}
