import Algebra
import Derivation
import Spintronics
import Transport

extension Derivation {
  /// The spin-orbit torque of a ferromagnet with Rashba coupling in two dimensions, at any strength of its impurities.
  public static let rashbaTorque = Derivation(
    "Spin-orbit torque of a Rashba ferromagnet", named: "rashba-torque",
    sources: [
      "I. A. Ado, O. A. Tretiakov and M. Titov, Phys. Rev. B 95, 094401 (2017)",
      "A. Qaiumzadeh, R. A. Duine and M. Titov, Phys. Rev. B 92, 014402 (2015)"
    ],
    conventions: {
      [
        "ħ = 1, T = 0; n = ẑ; F = q E along x; impurities without spin, ⟨V V⟩ = Γ_i δ, in the self-consistent Born approximation",
        "x = p²/2m, ∫_p = η ∫dx with η = m/2π after the average over directions; s = mα_R²",
        "G⁻¹ = w − x − α_R(p_y σ_x − p_x σ_y) + h σ_z, w = w₁ + i w₂ and h = h₁ + i h₂ with the self-energy in them"
      ]
    }
  ) { sheet in
    let setting = try RashbaTorque()
    try setting.model(&sheet)
    try setting.field(&sheet)
    let ladder = try setting.ladder(&sheet)
    let loops = try setting.loops(&sheet, ladder)
    let surface = try setting.surface(&sheet, ladder, loops)
    let sea = try setting.sea(&sheet)
    try setting.balance(&sheet, surface)
    let mixing = try setting.bothBands(&sheet, surface, sea)
    try setting.oneBand(&sheet, surface, sea, mixing)
  }
}

/// The quantities that the steps share.
struct RashbaTorque {
  let m = Expr.symbol("m", .positive), α = Expr.symbol("α_R", .real), J = Expr.symbol("J", .real)
  let μ = Expr.symbol("μ", .real), Γ = Expr.symbol("Γ_i", .positive), force = Expr.symbol("F", .real)
  let p = ["p_x", "p_y"].map { Expr.symbol($0, .real) }, x = Expr.symbol("x", .nonnegative)
  /// Real and imaginary parts of w and h.
  let w = ["w_1", "w_2"].map { Expr.symbol($0, .real) }, h = ["h_1", "h_2"].map { Expr.symbol($0, .real) }
  /// ∫_p xⁿ/|D|².
  let moments = (0...2).map { Expr.symbol("T_\($0)", .real) }
  let σ = PauliMatrix.all

  /// Letters for w, h, N, D and I, and for the components of Y and of the spin.
  let complex = (w: Expr.symbol("w"), h: Expr.symbol("h")), N = Expr.symbol("N"), D = Expr.symbol("D")
  let loop = Expr.symbol("I"), Y = ["Y_x", "Y_y"].map { Expr.symbol($0) }, spin = ["s_x", "s_y"].map { Expr.symbol($0) }
  /// Letters for the drift and for what the ladder does to a lowered spin.
  let K = Expr.symbol("K"), c = Expr.symbol("c")

  init() throws {}

  /// What the letters w and h are.
  var complexValues: [(of: Expr, by: Expr)] { [(complex.w, retarded.w), (complex.h, retarded.h)] }
  var s: Expr { m * α ** 2 }
  var η: Expr { m / (2 * .pi) }

  /// One side, retarded or advanced: G = numerator/D.
  struct Side {
    let w: Expr, h: Expr
  }
  var retarded: Side { Side(w: w[0] + .i * w[1], h: h[0] + .i * h[1]) }
  var advanced: Side { Side(w: w[0] - .i * w[1], h: h[0] - .i * h[1]) }

  /// N = w − x.
  func rest(_ side: Side) -> Expr { side.w - x }
  /// D = N² − 2sx − h².
  func denominator(_ side: Side) -> Expr { rest(side) ** 2 - 2 * s * x - side.h ** 2 }
  /// DG = N + α(p_yσ_x − p_xσ_y) − hσ_z.
  func numerator(_ side: Side) throws -> Matrix {
    let orbit = try PauliMatrix.combination([α * p[1], -α * p[0], -side.h])
    return try rest(side) * .identity(2) + orbit
  }
  /// v_x.
  var velocity: Matrix { get throws { try (p[0] / m) * .identity(2) - α * σ[1] } }

  /// The mean over directions of a polynomial of a degree below six in p_x and p_y: over six of them, which is exact.
  func directions(_ e: Expr) throws -> Expr {
    let size = sqrt(2 * m * x), half = Expr.half, up = sqrt(3) / 2
    let points: [(Expr, Expr)] = [(1, 0), (half, up), (-half, up), (-1, 0), (-half, -up), (half, -up)]
    let values = points.map { e.substituting([(of: p[0], by: size * $0.0), (of: p[1], by: size * $0.1)]) }
    return try (Expr.sum(values) / 6).expanded()
  }

  /// ∫_p of a polynomial in x over |D|².
  func moment(_ e: Expr) throws -> Expr {
    let polynomial = try e.expanded()
    var sum = Expr.zero, slope = polynomial
    for n in 0...2 {
      sum += slope.substituting(x, by: 0) * moments[n] / (n == 2 ? 2 : 1)
      slope = try slope.derivative(x)
    }
    guard try slope.simplified().isLiteralZero else { throw AlgebraError.unable("a moment of higher degree", e) }
    return sum
  }

  /// Half of the trace with a Pauli matrix, or with 1: the components of a matrix along 1, σ_x, σ_y, σ_z.
  func components(_ matrix: Matrix) throws -> [Expr] {
    try ([.identity(2)] + σ).map { try (($0 * matrix).trace() / 2).expanded() }
  }
}

extension RashbaTorque {
  /// Step 1: Hamiltonian, propagator, symmetry.
  func model(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Model", by: "one matrix; the self-energy of impurities without spin is Γ_i ∫_p G, which 1 and σ_z span for n = ẑ"
    )
    let squares = (p[0] ** 2 + p[1] ** 2) / (2 * m) - μ
    let spins = try PauliMatrix.combination([α * p[1], -α * p[0], -J])
    let H = sheet.premise("Hamiltonian", .symbol("H"), try squares * .identity(2) + spins)
    let inverse = try Expr.symbol("E", .real) * .identity(2) - H
    let bare = [(of: w[0], by: Expr.symbol("E", .real) + μ), (of: w[1], by: 0), (of: h[0], by: J), (of: h[1], by: 0)]
    let kinetic = (of: x, by: (p[0] ** 2 + p[1] ** 2) / (2 * m))
    sheet.claim(
      "the propagator without impurities", try inverse * numerator(retarded), equals: D * .identity(2),
      where: bare + [kinetic, (D, denominator(retarded).substituting([kinetic]).substituting(bare))])
    sheet.claim(
      "the velocity, the derivative of the Hamiltonian by \(p[0])", try H.derivative(p[0]), equals: try velocity)
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
    let φ = Expr.symbol("φ", .real)
    let circle = [(of: p[0], by: sqrt(2 * m * x) * cos(φ)), (of: p[1], by: sqrt(2 * m * x) * sin(φ))]
    let sample = p[0] ** 4 + p[0] ** 2 * p[1] ** 2 + p[0] ** 2
    let whole = try sample.substituting(circle).expanded().integral(over: φ, from: 0, to: .point(2 * .pi)).value
    sheet.claim(
      "means over directions: six of them do for a degree below six", try directions(sample), equals: whole / (2 * .pi))
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
