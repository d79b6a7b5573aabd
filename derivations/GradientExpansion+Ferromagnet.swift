import Algebra
import Worksheets
import Spintronics
import Transport

extension GradientExpansion {
  /// What the premises say of the model.
  struct Model {
    let metal: Ferromagnet
    /// 𝒦 of the matrix of these letters.
    let average: Matrix
    let letters: Matrix
    /// H as a function of n and of the momentum, and the band in it.
    let hamiltonian: Matrix
    let n: [Expr]
    let ξ: Expr
    let p: Expr
    /// The torque on the moments that ∫_p G^< of these letters makes, per unit of energy.
    let torque: Matrix
  }

  /// Step 4: the model.
  func model(_ sheet: inout Worksheet) throws -> Model {
    let metal = Ferromagnet()
    sheet.step(
      "Ferromagnet with impurities",
      by: "any even isotropic band ξ(p); impurities in the self-consistent Born approximation")
    let n = ["n_x", "n_y", "n_z"].map { Expr.symbol($0, .real) }
    let ξ = ScalarField("ξ")(p)
    let spin = Spin()
    let exchange = try (OperatorVector(n[0], n[1], n[2]) ⋅ spin.sigma).matrix([spin])
    let hamiltonian = sheet.premise(
      "Hamiltonian", .symbol("H"), try (ξ - metal.μ) * .identity(2) - metal.J * exchange)

    let names = ["↑↑", "↑↓", "↓↑", "↓↓"].map { Expr.symbol("M_\($0)") }
    let letters = Matrix(rows: 2, columns: 2) { names[2 * $0 + $1] }
    let disorder = Disorder(
      potential: Expr.symbol("Γ_i", .nonnegative), transverse: .symbol("Γ_⊥", .nonnegative),
      longitudinal: .symbol("Γ_z", .nonnegative))
    let average = sheet.premise("average over impurities at n = ẑ", .symbol("𝒦"), try disorder.average(letters))
    let (a, b, c) = (metal.a, metal.b, metal.c)
    let parts = try Matrix([
      [a * names[0] + b * names[3], c * names[1]], [c * names[2], a * names[3] + b * names[0]]
    ])
    let rates = [(of: a, by: disorder.keeping), (of: b, by: disorder.flipping), (of: c, by: disorder.vertex)]
    sheet.claim(
      "one rate keeps the spin, one flips it, one belongs to raising and lowering", average, equals: parts,
      where: rates)
    let strengths = [disorder.potential, disorder.transverse, disorder.longitudinal]
    let found = try Expr.solveLinear(rates.map { $0.by - $0.of }, for: strengths).unique()
    let inRates = try average.substituting(zip(strengths, found).map { (of: $0, by: $1) }).map { try $0.expanded() }
    let torque = try torque(&sheet, metal, exchange, n, letters)
    return Model(
      metal: metal, average: inRates, letters: letters, hamiltonian: hamiltonian, n: n, ξ: ξ, p: p, torque: torque)
  }

  /// s = −(i/2)∫dε/2π tr σ∫_pG^<, and its torque 2J n × s across n = ẑ.
  private func torque(
    _ sheet: inout Worksheet, _ metal: Ferromagnet, _ exchange: Matrix, _ n: [Expr], _ letters: Matrix
  ) throws -> Matrix {
    let moment = try n.map { try (exchange.derivative($0) * letters).trace() }
    let spin = sheet.define(
      "spin per energy, of M = ∫_p G^<", .symbol("s"), as: Matrix.column(moment.map { (-Expr.i / (4 * .pi)) * $0 }))
    let names = ["s_x", "s_y", "s_z"].map { Expr.symbol($0) }
    let factor = sheet.premise("torque on the moments per n × s", .symbol("τ"), 2 * metal.J)
    let reaction = try factor * (Matrix.crossProduct(n) * .column(names))
    let axis = zip(n, [Expr.zero, 0, 1]).map { (of: $0, by: $1) }
    sheet.claim(
      "the torque is perpendicular to the magnetisation", Expr.sum(zip(n, reaction.elements).map { $0 * $1 }), equals: 0
    )
    let ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0, .real) }, f = Expr.symbol("f", .real)
    let rest = zip(letters.elements, [2 * .pi * Expr.i * f * ν[0], 0, 0, 2 * .pi * Expr.i * f * ν[1]])
      .map { (of: $0, by: $1) }
    sheet.claim(
      "the spin at rest, of the states that are occupied", spin, equals: .column([0, 0, f * (ν[0] - ν[1]) / 2]),
      where: rest)
    sheet.result("s, at rest", try spin.substituting(rest).map { try $0.simplified() })
    let across = reaction.substituting(zip(names, spin.elements).map { (of: $0, by: $1) } + axis)
    return .column([across[0, 0], across[1, 0]])
  }
}

extension GradientExpansion.Model {
  /// n = ẑ.
  private var axis: [(of: Expr, by: Expr)] { zip(n, [Expr.zero, 0, 1]).map { (of: $0, by: $1) } }
  /// ξ′ = v and ξ″ = w.
  private var band: [(of: Expr, by: Expr)] {
    get throws { [(try ξ.derivative(p), metal.v), (try ξ.derivative(p, order: 2), metal.w)] }
  }

  /// ∂H where n turns.
  var slope: Matrix {
    get throws {
      let changes = try zip(n, metal.turn).map { try $1 * hamiltonian.derivative($0) }
      return try changes.reduce(.diagonal([0, 0]), +).substituting(axis)
    }
  }
  /// ∂H/∂p.
  var velocity: Matrix { get throws { try hamiltonian.derivative(p).substituting(band + axis) } }
  /// ∂²H/∂p².
  var curvature: Matrix { get throws { try hamiltonian.derivative(p).derivative(p).substituting(band + axis) } }

  /// 𝒦[M].
  private func average(of m: Matrix) -> Matrix {
    average.substituting(zip(letters.elements, m.elements).map { (of: $0, by: $1) })
  }

  /// The S across the axis with S = 𝒦[∫_p M(S)] + R, for an M linear in S.
  func selfConsistent(besides rest: Matrix, _ m: (Matrix) throws -> Matrix) throws -> Matrix {
    let unknowns = ["S_↑↓", "S_↓↑"].map { Expr.symbol($0) }
    let S = try Matrix([[0, unknowns[0]], [unknowns[1], 0]])
    let misfit = try average(of: metal.integral(m(S))) + rest - S
    guard case .unique(let found) = try Expr.solveLinear([misfit[0, 1], misfit[1, 0]], for: unknowns).value else {
      throw AlgebraError.singular("a vertex correction")
    }
    return try Matrix([[0, found[0]], [found[1], 0]])
  }

  /// ∂L₀ = −∂H − ∂Σ₀ where n turns: ∂Σ₀ = 𝒦[∫ ∂G₀] + (∂𝒦)[∫ G₀] with ∂G₀ = −G₀ ∂L₀ G₀ and ∂𝒦 = 0 for a fixed axis.
  func dressedSlope(axisFollows: Bool) throws -> Matrix {
    let (G, bare) = (Matrix.diagonal(metal.retarded.G), try slope)
    let turned = axisFollows ? try turnedAverage(G) : .diagonal([0, 0])
    let change = try selfConsistent(besides: turned) { try G * (bare + $0) * G }
    return try -(bare + change)
  }

  /// (∂𝒦)[∫_p M] for an axis that turns with n: ∂𝒦[M] = [A, 𝒦[M]] − 𝒦[[A, M]] with the generator of the turn,
  /// [A, σ_z] = ∂n⋅σ.
  func turnedAverage(_ m: Matrix) throws -> Matrix {
    let generator = try Expr.half * (turnedSpin * PauliMatrix.all[2])
    let integrated = try metal.integral(m)
    return try generator.commutator(average(of: integrated)) - average(of: generator.commutator(integrated))
  }

  /// ∂n⋅σ.
  var turnedSpin: Matrix {
    get throws { try PauliMatrix.combination(metal.turn + [0]) }
  }
}
