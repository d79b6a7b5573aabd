import Algebra
import Worksheets
import Transport

extension Derivation {
  /// Impurities of any strength: the T matrix, its averages and Ward identities, and what becomes of the torques.
  public static let strongDisorder = Derivation(
    "Spin torques with impurities of any strength", named: "strong-disorder",
    sources: [
      "A. Shitade, Gradient expansion formalism for generic spin torques, arXiv:1708.03424",
      "P. Soven, Phys. Rev. 156, 809 (1967)"
    ],
    conventions: {
      [
        "ħ = k_B = 1; H = ξ(p) − μ − J n⋅σ and impurities V = v + u S⋅σ at random points; ↑ parallel to n = ẑ",
        "S is a classical unit vector of random direction, x = S_z; ⟨…⟩ is its average, n_i the density of the impurities",
        "g is the full local Green function, the impurity at that place included; a star marks what is advanced, a prime ∂/∂ε"
      ]
    }
  ) { sheet in
    var setting = StrongDisorder()
    let scattering = try setting.singleImpurity(&sheet)
    let pairs = try setting.averages(&sheet, scattering)
    try setting.conservation(&sheet, scattering)
    try setting.rotations(&sheet, scattering, pairs)
    try setting.gradients(&sheet)
    try setting.sea(&sheet, scattering)
    let logarithms = try setting.closedSea(&sheet, scattering)
    let currents = try setting.torques(&sheet)
    try setting.strength(&sheet, currents)
    try setting.weakImpurities(&sheet, scattering, logarithms)
  }
}

/// The quantities that the steps share.
struct StrongDisorder {
  let v = Expr.symbol("v", .real), u = Expr.symbol("u", .real), x = Expr.symbol("x", .real)
  let φ = Expr.symbol("φ", .real), density = Expr.symbol("n_i", .positive), J = Expr.symbol("J", .real)
  /// The local Green functions of ↑ and ↓, and their derivatives by the energy.
  let g = ["g_↑", "g_↓"].map { Expr.symbol($0) }, rates = ["g_↑'", "g_↓'"].map { Expr.symbol($0) }
  /// The poles of the Green functions of the electrons.
  let z = ["z_↑", "z_↓"].map { Expr.symbol($0) }

  /// The impurity and the medium.
  var V: Matrix, medium: Matrix
  /// det V, and δ = p − qx.
  var w = Expr.zero, p = Expr.zero, q = Expr.zero

  init() {
    let across = u * sqrt(1 - x ** 2), turn = exp(-(Expr.i * φ))
    let entries = [[v + u * x, across * turn], [across / turn, v - u * x]]
    V = Matrix(rows: 2, columns: 2) { entries[$0][$1] }
    medium = .diagonal(g)
  }

  /// det(1 − gV) = 1 − Tr gV + det g det V of 2×2 matrices.
  func determinant() throws -> Expr { try 1 - (medium * V).trace() + medium.determinant() * w }
  /// A_σ = δ T_σ: what stands over the determinant.
  var above: [Expr] { [0, 1].map { V[$0, $0] - w * medium[1 - $0, 1 - $0] } }
  /// V_1 and V_2, the eigenvalues of V.
  var eigenvalues: [(of: Expr, by: Expr)] {
    zip(["V_1", "V_2"], [v + u, v - u]).map { (of: .symbol($0), by: $1) }
  }
  /// δ = p − qx.
  var δ: Expr { p - q * x }
  /// g_↑ − g_↓ and g_↓ − g_↑*.
  var D: Expr { g[0] - g[1] }
  var Δ: Expr { g[1] - g[0].conjugate }

  /// ⟨1/δ⟩, and letters for w, p and q.
  let L = Expr.symbol("L"), letters = (w: Expr.symbol("w", .real), p: Expr.symbol("p"), q: Expr.symbol("q"))

  /// Letters for T_↑, T_f, T_b and T_↓, row by row, in both media.
  let amplitudes = ["T_↑", "T_f", "T_b", "T_↓"].map { Expr.symbol($0) }
  let advancedAmplitudes = ["T_↑*", "T_f*", "T_b*", "T_↓*"].map { Expr.symbol($0) }
  let selfEnergies = ["Σ_↑", "Σ_↓"].map { Expr.symbol($0) }
  /// The vertices of a spin that is raised, and the torque between electron and impurity spins.
  let vertices = (retarded: Expr.symbol("c_R"), mixed: Expr.symbol("c_M")), τ = Expr.symbol("τ")
  /// A letter for the denominator.
  let denominator = Expr.symbol("δ")

  /// In the advanced medium, where S is the same.
  func advanced(_ e: Expr) -> Expr { e.substituting(zip(g, g).map { (of: $0, by: $1.conjugate) }) }
  func advanced(_ m: Matrix) -> Matrix { m.map { advanced($0) } }
}

extension StrongDisorder {
  /// What one impurity does.
  struct Scattering {
    let T: Matrix, g: Matrix
    /// What the letters w, p and q are.
    let meanings: [(of: Expr, by: Expr)]
    /// What the letters of T are, in both media.
    let retarded: [(of: Expr, by: Expr)], advanced: [(of: Expr, by: Expr)]
  }

  /// Step 1.
  mutating func singleImpurity(_ sheet: inout Worksheet) throws -> Scattering {
    sheet.step("One impurity in the medium", by: "all repeated scattering by it, T = V + V g V + … = V(1 − g V)⁻¹")
    let across = u * sqrt(1 - x ** 2), turn = exp(-(Expr.i * φ))
    V = sheet.premise("impurity", .symbol("V"), V)
    medium = sheet.premise("medium", .symbol("g"), medium)
    let T = try (V * (.identity(2) - medium * V).inverse()).map { try $0.simplified() }
    let (W, P, Q) = letters
    w = sheet.define("product of the eigenvalues v ± u", W, as: try V.determinant().simplified())
    let determinant = try determinant()
    p = sheet.define("constant part of δ", P, as: determinant.substituting(x, by: 0))
    q = sheet.define("slope of δ", Q, as: try -determinant.derivative(x).factored())
    let meanings = [(of: W, by: w), (of: P, by: p), (of: Q, by: q)]
    let numerators = [v + u * x - W * g[1], v - u * x - W * g[0]]
    for (k, spin) in ["↑", "↓"].enumerated() {
      sheet.published(
        "T_\(spin)", "scattering of \(spin) without a flip", .symbol("T_\(spin)"), T[k, k],
        printed: numerators[k] / (P - Q * x), where: meanings)
    }
    sheet.published(
      "T_f", "flips ↓ to ↑", .symbol("T_f"), T[0, 1], printed: across * turn / (P - Q * x), where: meanings)
    let retarded = zip(amplitudes, T.elements).map { (of: $0, by: $1) }
    let advanced = zip(advancedAmplitudes, advanced(T).elements).map { (of: $0, by: $1) }
    sheet.claim(
      "the determinant of the scattering", amplitudes[0] * amplitudes[3] - amplitudes[1] * amplitudes[2],
      equals: W / (P - Q * x), where: meanings + retarded)
    let around = try turn.integral(over: φ, from: 0, to: .point(2 * .pi)).value
    sheet.claim("what flips the spin vanishes in the average over \(φ)", around, equals: 0)

    let cutoff = Expr.symbol("Λ_0", .real)
    let shifted = try V.inverse() - cutoff * .identity(2)
    let strengths = eigenvalues
    let renormalised = [
      (of: v, by: (strengths[0].of + strengths[1].of) / 2), (of: u, by: (strengths[0].of - strengths[1].of) / 2)
    ]
    sheet.claim(
      "a constant \(cutoff) in the local propagator only changes the eigenvalues of the impurity", shifted,
      equals: try V.substituting(renormalised).inverse().map { try $0.simplified() },
      where: strengths.map { ($0.of, 1 / (1 / $0.by - cutoff)) })
    return Scattering(T: T, g: medium, meanings: meanings, retarded: retarded, advanced: advanced)
  }
}
