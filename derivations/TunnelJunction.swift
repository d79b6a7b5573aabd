import Algebra
import Spintronics
import Worksheets

extension Derivation {
  /// Charge and spin that tunnel between two ferromagnets: resistance, torques on both sides, and what a voltage is as a field.
  public static let tunnelJunction = Derivation(
    "Magnetic tunnel junction", named: "tunnel-junction",
    sources: [
      "M. Jullière, Phys. Lett. A 54, 225 (1975)", "J. C. Slonczewski, Phys. Rev. B 71, 024411 (2005)",
      "J. C. Slonczewski and J. Z. Sun, J. Magn. Magn. Mater. 310, 169 (2007)",
      "a popular article on spin torques, whose statements the audit takes one by one"
    ],
    conventions: {
      [
        "m_L and m_R are directions of the spins of the majorities, opposite to the moments",
        "V > 0 drives electrons from L to R", "I is the rate of their charge, e > 0", "torques are rates of spin",
        "P is the difference of the densities of states over their sum, at the Fermi level"
      ]
    },
    dimensions: { TunnelJunction.dimensions }
  ) { sheet in
    let setting = TunnelJunction()
    let flow = try setting.tunnelling(&sheet)
    let charge = try setting.resistance(&sheet, flow)
    let torques = try setting.torques(&sheet, flow, charge)
    try setting.channels(&sheet, charge, torques)
    try setting.coherent(&sheet)
    try setting.device(&sheet, charge, torques)
  }
}

/// The quantities that the steps share.
struct TunnelJunction {
  let mL = Vector.unit("m_L"), mR = Vector.unit("m_R")
  let PL = Expr.symbol("P_L", .real), PR = Expr.symbol("P_R", .real)
  /// The densities of states of both spins together.
  let NL = Expr.symbol("N_L", .positive), NR = Expr.symbol("N_R", .positive)
  /// The tunnelling amplitude, the same for both spins.
  let t = Expr.symbol("t", .positive)
  let ħ = Expr.symbol("ħ", .positive), e = Expr.symbol("e", .positive), V = Expr.symbol("V", .real)
  let T = Expr.symbol("T", .positive), ε = Expr.symbol("ε", .real)
  /// The conductance where the moments are at right angles.
  let G = Expr.symbol("G_⊥", .positive)
  /// The angle between the moments.
  let θ = Expr.symbol("θ", .real)

  /// No density of states is negative.
  var possible: [Condition] { [PL, PR].map { Condition($0 ** 2, .atMost, 1) } }

  static var dimensions: Dimensions {
    let energy = PhysicalDimension.energy, conductance = PhysicalDimension.charge * .charge / .action
    var table: Dimensions = ["ħ": .action, "e": .charge, "V": energy / .charge]
    table.declare("t", "ε", "T", as: energy)
    table.declare("w", as: energy * energy / .action)
    table.declare("N_L", "N_R", as: .one / energy)
    table.declare("G_⊥", as: conductance)
    table.declare("m_L", "m_R", "P_L", "P_R", "P", "θ", "r", "ε_R", as: .one)
    table.declare("T_R", "c", as: energy)
    let field = PhysicalDimension(kilogram: 1, second: -2, ampere: -1)
    table.declare("S", as: .action)
    table.declare("H_K", "a_c", as: field)
    table.declare("γ", as: .one / .time / field)
    table.declare("α", as: .one)
    return table
  }

  /// The rates at which charge and spin arrive in R.
  struct Flow {
    let charge: Expr
    let spin: Vector
  }

  /// Step 1: the golden rule with densities of states that are matrices in spin.
  func tunnelling(_ sheet: inout Worksheet) throws -> Flow {
    sheet.step(
      "Tunnelling",
      by:
        "the golden rule for the density matrix of spins; an amplitude that keeps spins, densities of states that do not vary"
    )
    let states = [("L", NL, PL, mL), ("R", NR, PR, mR)].map { name, N, P, m in
      (scalar: sheet.premise("half the density of states of \(name)", Expr.symbol("n_\(name)"), N / 2), P: P, m: m)
    }
    let matrices = states.map { $0.scalar * (Pauli.identity + .dot($0.P * $0.m)) }
    let rule = sheet.premise(
      "the golden rule, for each order of the two", Expr.symbol("w", .positive), Expr.pi * t ** 2 / ħ)
    let rate = rule * matrices[0].anticommutator(matrices[1])
    let window = try window(&sheet)
    let flow = Flow(charge: e * rate.trace * window, spin: (ħ * window) * rate.vector)
    sheet.claim(
      "charge, by the trace", flow.charge,
      equals: Expr.pi * t ** 2 * e ** 2 / ħ * NL * NR * (1 + PL * PR * (mL ⋅ mR)) * V)
    sheet.claim(
      "spin, by half the trace with the Pauli matrices: along both moments", flow.spin,
      equals: (Expr.pi * t ** 2 * e / 2 * NL * NR * V) * (PL * mL + PR * mR))
    return flow
  }

  /// The integral of the difference of the occupations.
  private func window(_ sheet: inout Worksheet) throws -> Expr {
    func occupied(_ energy: Expr) -> Expr { 1 / (exp(energy / T) + 1) }
    let whole = try (occupied(ε - e * V) - occupied(ε)).integral(over: ε, from: .minusInfinity, to: .infinity).value
    sheet.claim("as many energies as the voltage opens, at any temperature", whole, equals: e * V)
    return whole
  }

  /// Step 2: the resistance.
  func resistance(_ sheet: inout Worksheet, _ flow: Flow) throws -> Expr {
    sheet.step("Resistance", by: "the conductance by the angle between the moments, its ends, and their ratio")
    let across = try (flow.charge / V).substituting(mL ⋅ mR, by: 0).simplified()
    let conductance = try (flow.charge / V / across).simplified() * G
    let angle = conductance.substituting(mL ⋅ mR, by: cos(θ))
    sheet.claim("the conductance, by that of moments at right angles", angle, equals: G * (1 + PL * PR * cos(θ)))
    let (parallel, opposite) = (angle.substituting(θ, by: 0), angle.substituting(θ, by: .pi))
    sheet.published(
      "J", "Jullière's ratio", .symbol("r"), try ((parallel - opposite) / parallel).simplified(),
      printed: 2 * PL * PR / (1 + PL * PR))
    let ratio = try ((parallel - opposite) / opposite).simplified()
    sheet.claim("the tunnel magnetoresistance as it is given now", ratio, equals: 2 * PL * PR / (1 - PL * PR))
    let r = Expr.symbol("r", .positive), P = Expr.symbol("P", .positive)
    let square = try Expr.solveLinear([ratio.substituting(PL, by: P / PR) * (1 - P) - r * (1 - P)], for: [P]).unique()[
      0]
    sheet.claim("the product of both polarisations from it", try square.simplified(), equals: r / (2 + r))
    sheet.result("G_⊥", across)
    sheet.result("conductance", angle, validFor: possible)
    sheet.result("TMR", ratio, validFor: possible + [Condition(PL * PR, .different, 1)])
    sheet.result("P of equal electrodes", sqrt(try square.simplified()))
    return angle
  }

  /// The torques on both electrodes, by G⊥.
  struct Torques {
    let left: Vector
    let right: Vector
    /// That on R over sin θ.
    let size: Expr
  }

  /// Step 3: the spin across the moment is taken at once.
  func torques(_ sheet: inout Worksheet, _ flow: Flow, _ charge: Expr) throws -> Torques {
    sheet.step("Torques", by: "each electrode keeps of the spin that comes or goes what is across its own majority")
    let unit = try (flow.charge / V).substituting(mL ⋅ mR, by: 0).simplified()
    let spin = (G / unit) * flow.spin
    func across(_ s: Vector, _ m: Vector) -> Vector { -1 * (m × (m × s)) }
    let right = across(spin, mR), left = across(-1 * spin, mL)
    let double = mR × (mL × mR)
    let size = try TangentResponse(of: right, to: double, at: mR).along.simplified()
    sheet.claim(
      "that on the right turns its spin towards the other", right, equals: (ħ * G * V * PL / (2 * e)) * double)
    sheet.claim(
      "that on the left turns its spin away: both turn in one sense", left,
      equals: (-ħ * G * V * PR / (2 * e)) * (mL × (mR × mL)))
    let rate = (right ⋅ mL) + (left ⋅ mR)
    sheet.claim("equal electrodes keep their angle", rate, equals: 0, where: [(PR, PL)])
    let efficiency = try (size / (ħ / (2 * e) * charge * V)).simplified()
    sheet.published(
      "S", "spins per electron, over the sine of the angle, at a given current", .symbol("ε_R"), efficiency,
      printed: PL / (1 + PL * PR * cos(θ)))
    sheet.remark(
      "At a given voltage the torque goes along with the sine of the angle; at a given current it does not, for the resistance "
        + "depends on the angle.")
    sheet.result("torque on R over sin θ", size, validFor: [possible[0]])
    sheet.result(
      "spins per electron over sin θ", efficiency, validFor: possible + [Condition(0, .different, 1 + PL * PR * cos(θ))]
    )
    return Torques(left: left, right: right, size: size)
  }

  /// Step 4: the torque by conductances that can be measured with collinear moments.
  func channels(_ sheet: inout Worksheet, _ charge: Expr, _ torques: Torques) throws {
    sheet.step(
      "Torque by collinear conductances",
      by: "a conductance for each pair of spins, each along its own electrode's axis")
    let scale = 4 * G / (NL * NR)
    func states(_ N: Expr, _ P: Expr, _ s: Expr) -> Expr { N * (1 + s * P) / 2 }
    func pair(_ s: Expr, _ r: Expr) -> Expr { scale / 2 * states(NL, PL, s) * states(NR, PR, r) }
    let (one, two) = (Expr.one, -Expr.one)
    let sum = pair(one, one) + pair(two, two)
    sheet.claim("parallel, like spins", sum, equals: charge.substituting(θ, by: 0))
    sheet.claim("opposite, unlike spins", pair(one, two) + pair(two, one), equals: charge.substituting(θ, by: .pi))
    let difference = pair(one, one) - pair(two, two) + pair(one, two) - pair(two, one)
    sheet.published(
      "SS", "the torque over the sine of the angle", .symbol("T_R"), torques.size, printed: ħ * V / (4 * e) * difference
    )
  }

  /// Step 5: what is across both moments.
  func coherent(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Across both moments",
      by: "a torque c(V) m_R × m_L on R; exchanging equal electrodes turns V round; what one loses the other has")
    let c = ScalarField("c", [.real])
    let right = c(V) * (mR × mL)
    // The same torque on the other electrode, when left and right are exchanged.
    let left = right.substituting([
      (mL.expression, mR.expression), (mR.expression, mL.expression), (V, -V)
    ])
    let sum = try TangentResponse(of: right + left, to: mR × mL, at: mR).along
    sheet.claim("no spin is left over where it is even", sum, equals: 0, where: [(c(-V), c(V))])
    let uneven = try (c(V) - c(-V)).derivative(V).substituting(V, by: 0)
    let slope = try c(V).derivative(V).substituting(V, by: 0)
    sheet.claim("what then vanishes has twice the slope at no voltage: none is linear in it", uneven, equals: 2 * slope)
  }

  /// Step 6: as a field of a free layer.
  func device(_ sheet: inout Worksheet, _ charge: Expr, _ torques: Torques) throws {
    sheet.step(
      "As a field",
      by: "the torque over the moment's rate per field; S is the spin of the free layer, γ the rate of its turning")
    let (S, γ, α) = (Expr.symbol("S", .positive), Expr.symbol("γ", .positive), Expr.symbol("α", .positive))
    let HK = Expr.symbol("H_K", .positive)
    let field = try (torques.size / (S * γ)).simplified()
    sheet.claim("the damping-like field of a voltage", field, equals: ħ * G * V * PL / (2 * e * γ * S))
    let threshold = sheet.premise(
      "field at which an easy axis along both moments loses its stability, of spin-torques",
      Expr.symbol("a_c", .positive), α * HK)
    let voltage = try Expr.solveLinear([field - threshold], for: [V]).unique()[0].simplified()
    sheet.claim(
      "the voltage for it", voltage,
      equals: 2 * e * α * γ * HK * S / (ħ * G * PL))
    let (away, back) = (charge.substituting(θ, by: 0) * voltage, charge.substituting(θ, by: .pi) * voltage)
    sheet.claim(
      "the currents to both sides differ as the conductances do", try (away / back).simplified(),
      equals: (1 + PL * PR) / (1 - PL * PR))
    let polarised = Condition(PL, .different, 0)
    sheet.result("damping-like field", field, validFor: [possible[0]])
    sheet.result("critical voltage", voltage, validFor: [possible[0], polarised])
    sheet.result("critical current from parallel", away, validFor: possible + [polarised])
    sheet.result("critical current from antiparallel", back, validFor: possible + [polarised])
  }
}
