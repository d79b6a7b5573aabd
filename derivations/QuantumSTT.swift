import Algebra
import Worksheets
import ManyBody

extension Derivation {
  /// What is algebra in the torque of one electron on a chain of quantum spins.
  public static let quantumSTT = Derivation(
    "Quantum spin-transfer torque of one electron on a chain of spins", named: "quantum-stt",
    sources: [
      "P. Mondal, U. Bajpai, M. D. Petrović, P. Plecháč and B. K. Nikolić, Phys. Rev. B 99, 094431 (2019)"
    ],
    conventions: {
      [
        "σ_e are the Pauli matrices of the electron, S local spins with S × S = i S; λ is their unit, 2 for Pauli matrices in the text",
        "ħ = 1 where times occur; a flipped spin is one below its top state along +z",
        "derive quantum-stt --audit adds what the text says of its figures, in numbers"
      ]
    }
  ) { sheet in
    let setting = QuantumSTT()
    let terms = try setting.hamiltonian(&sheet)
    try setting.conservation(&sheet, terms)
    try setting.torque(&sheet, terms)
    try setting.reducedStates(&sheet)
    try setting.schmidt(&sheet)
    try setting.macrospin(&sheet)
    try setting.boundState(&sheet)
  }
}

/// The quantities that the steps share.
struct QuantumSTT {
  typealias H = ChainHamiltonian
  /// The electron, and two local spins ½.
  let e = Spin("e"), one = Spin("1"), two = Spin("2")

  /// The energy at the site of a spin, and of two neighbours.
  struct Terms {
    let exchange: Operator, bond: Operator
  }

  /// S = σ/2 of a local spin.
  func local(_ spin: Spin) -> OperatorVector { (Expr(1) / 2) * spin.sigma }

  func z(_ spin: Spin) -> Operator { Operator(spin, .z) }

  /// Step 1: the formulas, and what the text prints.
  func hamiltonian(_ sheet: inout Worksheet) throws -> Terms {
    sheet.step("Hamiltonian", by: "hopping, exchange where the electron meets a spin, exchange of neighbouring spins")
    let exchange = sheet.premise(
      "exchange of the electron and a local spin", .symbol("h_1"), H.exchange(e.sigma, local(one)))
    let bond = sheet.premise("exchange of two local spins", .symbol("h_12"), H.bond(local(one), local(two)))
    let inUnits = [(of: H.λ, by: Expr(2))]
    let (s, t, u) = (e.sigma.components, one.sigma.components, two.sigma.components)
    sheet.published(
      "(3), second term", "exchange of electron and spin, with Pauli matrices for both", .symbol("h_1"),
      exchange.mapCoefficients { $0.substituting(inUnits) },
      printed: -H.Jsd * (s[0] * t[0] + s[1] * t[1] + s[2] * t[2]))
    sheet.published(
      "(3), third term", "exchange of neighbouring spins, with Pauli matrices for both", .symbol("h_12"),
      bond.mapCoefficients { $0.substituting(inUnits) },
      printed: -H.J * (t[0] * u[0] + t[1] * u[1]) - H.Jz * (t[2] * u[2]))
    let states = try (0...6).map { try SpinSpace(ChainModel(), quanta: [$0]).dimension }
    sheet.published(
      "(2)", "the spin states of five spins and an electron, added up over the numbers of flipped spins", .symbol("n"),
      Expr(states.reduce(0, +)), printed: 2 * Expr(2) ** 5)
    return Terms(exchange: exchange, bond: bond)
  }

  /// Step 2: the total spin along z, a rotation by π, and for equal exchange all of the total spin.
  func conservation(_ sheet: inout Worksheet, _ terms: Terms) throws {
    sheet.step("Conserved quantities", by: "commutators of the operator algebra, term by term")
    let half = Expr(1) / 2
    sheet.claim(
      "the exchange with the electron commutes with \(z(e) + z(one))", terms.exchange.commutator(z(e) + z(one)),
      equals: .zero)
    sheet.claim(
      "the exchange of neighbours commutes with \(z(one) + z(two))", terms.bond.commutator(z(one) + z(two)),
      equals: .zero)
    let spins = (1...5).map { Spin("\($0)") }
    let whole = H.whole(sites: 7, hosts: [1, 2, 3, 4, 5], electron: e.sigma, local: spins.map { local($0) })
    let total = spins.reduce(z(e)) { $0 + z($1) }
    sheet.claim(
      "the same for the total spin of five spins and an electron that hops", whole.commutator(total), equals: .zero)
    let (σ, S, T) = (SpinSymbols("σ", scale: 2), SpinSymbols("S"), SpinSymbols("T"))
    sheet.claim(
      "the same at a site for a spin of any length",
      SpinAlgebra([σ, S]).commutator(ofTotal: [half, 1], with: H.exchange(σ.vector, S.vector)), equals: .zero)
    sheet.claim(
      "the same for two neighbours of any length",
      SpinAlgebra([S, T]).commutator(ofTotal: [1, 1], with: H.bond(S.vector, T.vector)), equals: .zero)
    sheet.claim(
      "half a turn about a perpendicular axis leaves the exchange with the electron as it is", turned(terms.exchange),
      equals: terms.exchange)
    let (k, N) = (Expr.symbol("k"), Expr.symbol("N"))
    sheet.claim(
      "and that of neighbours: levels of \(k) and of \(N + 1 - k) flipped spins are equal", turned(terms.bond),
      equals: terms.bond)
    sheet.claim(
      "all of the total spin is conserved for equal exchange along all axes, and only then",
      terms.bond.commutator(xPart(one) + xPart(two)), equals: .zero, where: [(H.Jz, H.J)])
    // One commutator that does not vanish shows that the ground states of the whole are not a multiplet of seven.
    sheet.published(
      "Fig. 2(c)", "a ground state of degeneracy six or seven asks for a lowering operator that is conserved",
      .symbol("C_x"), terms.bond.commutator(xPart(one) + xPart(two)), printed: .zero, expecting: .refuted)
  }

  private func xPart(_ spin: Spin) -> Operator { Operator(spin, .x) }

  /// −i[σ, H] of a local spin.
  private func rate(_ axis: Axis, _ energy: Operator) -> Operator {
    (-Expr.i) * Operator(one, axis).commutator(energy)
  }

  /// σ_y → −σ_y and σ_z → −σ_z for all spins: a conjugation with ∏ σ_x.
  private func turned(_ a: Operator) -> Operator {
    let flip = xPart(e) * xPart(one) * xPart(two)
    return flip * a * flip
  }

  /// Step 3: the torque as an operator, and what its mean leaves out.
  func torque(_ sheet: inout Worksheet, _ terms: Terms) throws {
    sheet.step(
      "Torque", by: "ħ dσ/dt = −i[σ, H]; the mean of a product is the product of means only without correlations")
    let cross = e.sigma × one.sigma
    for (axis, name, order) in [(Axis.x, "x", "first"), (.y, "y", "second"), (.z, "z", "third")] {
      let torque = rate(axis, terms.exchange)
      sheet.published(
        "(1), \(name)", "the torque of the electron on the spin as an operator, \(order) component",
        .symbol("T_\(name)"), torque, printed: -(H.λ * H.Jsd) * cross.components[axis.rawValue])
      sheet.result("T_\(name)", torque)
    }
    let neighbours = two.sigma × one.sigma
    for (axis, name, order) in [(Axis.x, "x", "first"), (.y, "y", "second"), (.z, "z", "third")] {
      let torque = rate(axis, terms.bond)
      sheet.claim(
        "the torque of a neighbour for equal exchange along all axes, \(order) component", torque,
        equals: -(H.λ ** 2 * H.J / 2) * neighbours.components[axis.rawValue], where: [(H.Jz, H.J)])
      sheet.result("T_\(name) of a neighbour", torque)
    }
    let matrix = try terms.exchange.matrix([e, one])
    // ↑↑, ↑↓, ↓↑, ↓↓
    let parallel = Matrix.column([1, 0, 0, 0]), antiparallel = Matrix.column([0, 0, 1, 0])
    sheet.claim(
      "parallel spins are an eigenstate", try matrix * parallel, equals: -(H.Jsd * H.λ / 2) * parallel)
    sheet.claim(
      "antiparallel spins are none: they go over into the opposite ones", try matrix * antiparallel,
      equals: Matrix.column([0, -H.Jsd * H.λ, H.Jsd * H.λ / 2, 0]))
    let mean = try (antiparallel.adjoint * (cross.components[2].matrix([e, one]) * antiparallel))
    sheet.claim("their mean torque is zero all the same", mean, equals: try Matrix([[0]]))
    let second =
      try (-Expr.i) * (-Expr.i)
      * Operator(one, .z).commutator(terms.exchange).commutator(terms.exchange).matrix([e, one])
    sheet.claim(
      "and the local spin begins to shrink: its second derivative in time",
      try antiparallel.adjoint * (second * antiparallel),
      equals: try Matrix([[-4 * (H.λ * H.Jsd) ** 2]]))
  }
}
