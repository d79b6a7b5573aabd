import Algebra
import Worksheets
import Spintronics

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
    var setting = try RashbaTorque()
    let torque = try setting.model(&sheet)
    try setting.field(&sheet)
    let ladder = try setting.ladder(&sheet)
    let loops = try setting.loops(&sheet, ladder)
    let surface = try setting.surface(&sheet, ladder, loops)
    let sea = try setting.sea(&sheet)
    try setting.balance(&sheet, surface)
    let mixing = try setting.bothBands(&sheet, surface, sea, torque)
    let one = try setting.oneBand(&sheet, surface, sea, mixing, torque)
    try setting.weakCoupling(&sheet, surface, sea)
    try setting.weakCouplingOfOneBand(&sheet, one)
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

  /// The Hamiltonian.
  var hamiltonian: Matrix

  init() throws {
    let kinetic = (p[0] ** 2 + p[1] ** 2) / (2 * m) - μ
    hamiltonian = try kinetic * .identity(2) + PauliMatrix.combination([α * p[1], -α * p[0], -J])
  }

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

  /// The components of E − H along 1, σ_x, σ_y, σ_z with w for E + μ and h for J. Those along 1 and σ_z are isotropic.
  private func inverse(_ side: Side) throws -> [Expr] {
    let L = try components((-1 * hamiltonian).substituting([(of: μ, by: side.w), (of: J, by: side.h)]))
    return [try directions(L[0]), L[1], L[2], try directions(L[3])]
  }
  /// N = w − x.
  func rest(_ side: Side) throws -> Expr { try inverse(side)[0] }
  /// D = N² − 2sx − h², the determinant of G⁻¹.
  func denominator(_ side: Side) throws -> Expr {
    let L = try inverse(side)
    return try L[0] ** 2 + directions(-(L[1] ** 2 + L[2] ** 2)) - L[3] ** 2
  }
  /// DG = N + α(p_yσ_x − p_xσ_y) − hσ_z.
  func numerator(_ side: Side) throws -> Matrix {
    let L = try inverse(side)
    return try L[0] * .identity(2) - PauliMatrix.combination(Array(L[1...]))
  }
  /// v_x.
  var velocity: Matrix { get throws { try hamiltonian.derivative(p[0]) } }

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
