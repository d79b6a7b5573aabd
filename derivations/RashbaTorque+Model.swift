import Algebra
import Worksheets
import Spintronics
import Transport

extension RashbaTorque {
  /// The torque along n × (ẑ × Ê) and along n × (n × (ẑ × Ê)).
  struct Torque {
    let spin: [Expr], fieldLike: Expr, damping: Expr

    /// A part of it for a spin.
    func callAsFunction(_ part: Expr, _ values: [Expr]) -> Expr {
      part.substituting(zip(spin, values).map { (of: $0, by: $1) })
    }
  }

  /// Step 1: Hamiltonian, propagator, symmetry.
  ///
  /// - Returns: the torque.
  mutating func model(_ sheet: inout Worksheet) throws -> Torque {
    sheet.step(
      "Model", by: "one matrix; the self-energy of impurities without spin is Γ_i ∫_p G, which 1 and σ_z span for n = ẑ"
    )
    let H = sheet.premise("Hamiltonian", .symbol("H"), hamiltonian)
    hamiltonian = H
    let inverse = try Expr.symbol("E", .real) * .identity(2) - H
    let bare = [(of: w[0], by: Expr.symbol("E", .real) + μ), (of: w[1], by: 0), (of: h[0], by: J), (of: h[1], by: 0)]
    let kinetic = (of: x, by: (p[0] ** 2 + p[1] ** 2) / (2 * m))
    sheet.claim(
      "the propagator without impurities", try inverse * numerator(retarded), equals: D * .identity(2),
      where: bare + [kinetic, (D, try denominator(retarded).substituting([kinetic]).substituting(bare))])
    sheet.claim(
      "the velocity, the derivative of the Hamiltonian by \(p[0])", try velocity,
      equals: try (p[0] / m) * .identity(2) - α * σ[1])
    let turned = try -Expr.i * (p[0] * H.derivative(p[1]) - p[1] * H.derivative(p[0]))
    sheet.claim(
      "turning momentum and spin together leaves the Hamiltonian as it is", try turned + Expr.half * σ[2].commutator(H),
      equals: .diagonal([0, 0]))
    let n: [Expr] = [0, 0, 1], names = ["s_x", "s_y", "s_z"].map { Expr.symbol($0, .real) }
    let torque = sheet.premise(
      "torque on the moments, 2J n × s", .symbol("τ"), try 2 * J * (Matrix.crossProduct(n) * .column(names)))
    // ẑ × Ê = ŷ for Ê = x̂.
    let field = sheet.define("n × (ẑ × Ê)", .symbol("t_1"), as: try Matrix.crossProduct(n) * .column([0, 1, 0]))
    let damping = sheet.define("n × (n × (ẑ × Ê))", .symbol("t_2"), as: try Matrix.crossProduct(n) * field)
    sheet.claim(
      "\(names[1]) makes the field-like torque, \(names[0]) that of damping type", torque,
      equals: try 2 * J * names[1] * field - 2 * J * names[0] * damping)
    let parts = ["A", "B"].map { Expr.symbol($0) }
    let found = try Expr.solveLinear(
      (torque - (parts[0] * field + parts[1] * damping)).elements, for: parts
    ).unique()
    let φ = Expr.symbol("φ", .real)
    let circle = [(of: p[0], by: sqrt(2 * m * x) * cos(φ)), (of: p[1], by: sqrt(2 * m * x) * sin(φ))]
    let sample = p[0] ** 4 + p[0] ** 2 * p[1] ** 2 + p[0] ** 2
    let whole = try sample.substituting(circle).expanded().integral(over: φ, from: 0, to: .point(2 * .pi)).value
    sheet.claim(
      "means over directions: six of them do for a degree below six", try directions(sample), equals: whole / (2 * .pi))
    return Torque(spin: Array(names[0...1]), fieldLike: found[0], damping: found[1])
  }

  /// Step 2: the first order in the field.
  func field(_ sheet: inout Worksheet) throws {
    sheet.step("Field", by: "L⋆G = 1 and G^< = f⋆G^A − G^R⋆f + G^R⋆(σ^< + [f, ε − H])⋆G^A to first order in F")
    let t = Expr.symbol("t", .real), ε = Expr.symbol("ε", .real)
    let r = ["x", "y"].map { Expr.symbol($0, .real) }
    let space = try PhaseSpace(time: t, energy: ε, positions: r, momenta: p)
    let star = StarProduct([(try space.electric(force: [force, 0]), through: 1)])
    func dynamics(_ index: String) throws -> (L: Operator, G: Operator) {
      let symbol = OperatorSymbol("L_\(index)", of: [ε] + p, inverse: "G_\(index)")
      return (Operator(symbol), try .inverse(of: symbol))
    }
    let (L, G) = try dynamics("R"), (LA, GA) = try dynamics("A")
    let ΣF = Operator(OperatorSymbol("Σ_F")), i = Expr.i
    let series = try star.inverse(of: GradientSeries([[0]: L, [1]: -ΣF]), lowest: G)
    let (rise, v) = (try L.derivative(ε), try -L.derivative(p[0]))
    sheet.published(
      "sea", "the Green function in a field", .symbol("G_F"), series[[1]],
      printed: G * ΣF * G - (i * force / 2) * (G * rise * G * v * G - G * v * G * rise * G))
    sheet.claim(
      "a velocity between two retarded functions is a derivative, and leaves no current vertex", G * v * G,
      equals: try G.derivative(p[0]))
    let f = ScalarField("f")(ε), occupied = star.series(Operator(f)), slope = try f.derivative(ε)
    let GAF = try star.inverse(of: GradientSeries([[0]: LA, [1]: -ΣF]), lowest: GA)
    let sides = try star.product(occupied, GAF) - star.product(series, occupied)
    sheet.claim(
      "the functions of one kind, and a derivative by the momentum, whose integral vanishes",
      sides[[1]],
      equals: f * (GAF[[1]] - series[[1]]) + (i * force * slope / 2) * (try (GA + G).derivative(p[0])))
    let H = Operator(OperatorSymbol("H", of: p)), source = Operator(OperatorSymbol("σ"))
    let drive = try star.commutator(occupied, star.series(Operator(ε) - H)) + GradientSeries([[1]: source])
    let g = try star.product(star.product(series, drive), GAF)
    sheet.claim(
      "the mixed function, driven by the velocity and by its own average", g[[1]],
      equals: G * (source - (i * force * slope) * (try H.derivative(p[0]))) * GA)
  }
}
