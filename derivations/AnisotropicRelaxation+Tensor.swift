import Algebra
import Worksheets
import Spintronics

extension AnisotropicRelaxation {
  var σ: Expr { .symbol("σ", .real) }
  var a: Expr { .symbol("a", .real) }
  var b: Expr { .symbol("b", .real) }
  var ρ: Expr { .symbol("ρ", .real) }
  /// n × in two orthonormal axes across n.
  var turn: Matrix { Matrix(rows: 2, columns: 2) { $0 == $1 ? 0 : ($0 < $1 ? -1 : 1) } }
  /// The part of the relaxation that tells directions across n apart: symmetric, without a trace.
  var uneven: Matrix { Matrix(rows: 2, columns: 2) { $0 == $1 ? ($0 == 0 ? a : -a) : b } }

  /// The frequency of precession in units of 1/τ_ex.
  var ν: Expr { 1 - ρ }
  /// The name of what ξ² + 1 becomes, in the formulas that share it.
  private var Q: Expr { .symbol("Q", .real) }

  /// A matrix in terms of its denominator Q.
  struct Fraction {
    let matrix: Matrix
    let denominator: Expr

    /// The matrix with Q written out.
    var explicit: Matrix { matrix.substituting([(.symbol("Q", .real), denominator)]) }
  }

  /// Step 5: relaxation across n by any tensor. Returns G of δ = −G τ_ex ṅ.
  func tensor(
    _ sheet: inout Worksheet, _ axis: Matrix, _ turning: Matrix, _ equilibrium: Matrix
  ) throws -> Fraction {
    sheet.step("Relaxation tensor", by: "any real 2×2 matrix across n: trace, symmetric and antisymmetric part")
    let R = sheet.premise(
      "relaxation across n in units of 1/τ_ex", .symbol("R"), try Matrix([[σ + a, b - ρ], [b + ρ, σ - a]]))
    let G = try (R - turn).inverse()
    let one = Matrix.identity(2)
    let common = sheet.define("common denominator", Q, as: try (R - turn).determinant())
    let parts = try (1 / Q) * (σ * one - uneven + ν * turn)
    sheet.claim("the response, the inverse of relaxation less precession", G, equals: parts, where: [(Q, common)])

    let full = Matrix(rows: 3, columns: 3) { $0 < 2 && $1 < 2 ? R[$0, $1] : ($0 == $1 ? ξ1 : 0) }
    let generator = try Matrix.crossProduct(axis.elements) - full
    let rest = try (-generator).solve(full * equilibrium)
    let linear = try -G * Matrix.column([turning[0, 0], turning[1, 0]])
    sheet.claim(
      "it is the stationary state of the Bloch equation at first order, whatever \(T1) is", try firstOrder(rest),
      equals: .column(linear.elements + [0]))

    let z = Expr.symbol("z")
    sheet.claim(
      "free motion across \(n) decays with \(σ); the antisymmetric part shifts its precession",
      try (turn - R).characteristicPolynomial(z), equals: (z + σ) ** 2 + ν ** 2 - a ** 2 - b ** 2)
    let ratio = σ / ν
    sheet.claim(
      "an antisymmetric part alone divides \(τ) and \(σ) by \(ν)", G.substituting([(a, 0), (b, 0)]),
      equals: try (1 / (ν * (1 + ratio ** 2))) * (ratio * one + turn))
    return Fraction(matrix: (1 / Q) * (try (common * G).tidied()), denominator: common)
  }

  /// Step 6: the coefficients of the torque T = C X.
  func torqueMatrix(_ sheet: inout Worksheet, _ G: Fraction, _ motion: Motion) throws -> Fraction {
    sheet.step("Torque coefficients", by: "T = −(1/τ_ex) n × δm with δm = τ_ex G X")
    let reaction = try matrix(motion.reaction)
    let C = Fraction(
      matrix: sheet.define("torque coefficients", .symbol("C"), as: try (τ * (reaction * G.matrix)).tidied()),
      denominator: G.denominator)
    let one = Matrix.identity(2)
    let parts = try (1 / Q) * (ν * one - σ * turn + turn * uneven)
    sheet.claim(
      "a number, a turn about \(n) and the turned part of the relaxation without trace", C.matrix, equals: parts,
      where: [(Q, C.denominator)])
    sheet.claim(
      "turned, the part without trace stays symmetric and without trace", try turn * uneven,
      equals: try Matrix([[-b, a], [a, b]]))
    let isotropic = C.explicit.substituting([(σ, ξ2), (a, 0), (b, 0), (ρ, 0)])
    sheet.claim(
      "isotropic relaxation: the coefficients of (15)", isotropic,
      equals: try (1 / (1 + ξ2 ** 2)) * (one - ξ2 * turn))
    sheet.result("Q", C.denominator, folded: σ ** 2 - a ** 2 - b ** 2 + ν ** 2)
    sheet.result("C", C.matrix)
    return C
  }

  /// A response across n in two orthonormal axes.
  private func matrix(_ response: TangentResponse) throws -> Matrix {
    try response.along * .identity(2) + response.turned * turn
  }

  /// Step 7: the equation of motion (1 + (n₀/M_s)C − αn×)ṅ = −γ n × H + C w.
  func equationOfMotion(_ sheet: inout Worksheet, _ C: Fraction, _ motion: Motion) throws {
    sheet.step("Equation of motion", by: "X = −n₀ṅ + M_s w, w = (μ_B P/eM_s)(j⋅∇)n, brought to one side")
    let one = Matrix.identity(2)
    let x = Expr.symbol("x", .positive)
    let supply = try (1 / Ms * matrix(motion.drive.byRate)).substituting([(n0, x * Ms)])
    let compact = sheet.define(
      "matrix before ṅ, x = n₀/M_s", .symbol("Λ"),
      as: try (one - C.matrix * supply - matrix(motion.byRate)).tidied())
    let (denominator, inertia) = (C.denominator, Fraction(matrix: compact, denominator: C.denominator).explicit)
    let even = x * ν / Q, damping = x * σ / Q
    let uneven = (x / Q) * (try turn * self.uneven)
    let parts = try (1 + even) * one - (α + damping) * turn + uneven
    sheet.claim(
      "inertia and damping with the shares of the electrons, and a part that tells directions apart", compact,
      equals: parts, where: [(Q, denominator)])
    sheet.claim(
      "its determinant", try inertia.determinant(),
      equals: (1 + even) ** 2 + (α + damping) ** 2 - (x / Q) ** 2 * (a ** 2 + b ** 2), where: [(Q, denominator)])

    let isotropic = [(of: σ, by: ξ2), (of: a, by: Expr.zero), (of: b, by: Expr.zero), (of: ρ, by: Expr.zero)]
    let η = x / (1 + ξ2 ** 2)
    let α2 = (α + η * ξ2) / (1 + η)
    sheet.published(
      "(17)", "isotropic relaxation", .symbol("Λ"), inertia.substituting(isotropic),
      printed: try (1 + η) * (one - α2 * turn))
    sheet.published(
      "(16)", "isotropic relaxation, its two current terms", Expr.symbol("C") / (1 + η),
      (1 / (1 + η)) * C.explicit.substituting(isotropic),
      printed: try (1 / ((1 + η) * (1 + ξ2 ** 2))) * (one - ξ2 * turn))
    try dissipation(&sheet, Fraction(matrix: compact, denominator: denominator), x)
    sheet.result("Λ", compact)
  }

  /// γ H⋅ṅ = ṅ⋅(n× Λ)ṅ is lost; it is positive for every relaxation that shortens the spin.
  private func dissipation(_ sheet: inout Worksheet, _ Λ: Fraction, _ x: Expr) throws {
    let v = Matrix.column([.symbol("v_1", .real), .symbol("v_2", .real)])
    let square = v.elements.map { $0 ** 2 }.reduce(0, +)
    let electrons = σ * square - (try (v.transposed * uneven * v)[0, 0])
    sheet.claim(
      "power lost to the damping and to the electrons", try (v.transposed * turn * Λ.matrix * v)[0, 0],
      equals: α * square + x * electrons / Q, where: [(Q, Λ.denominator)])
    let (p, q, r) = (Expr.symbol("p", .positive), Expr.symbol("q", .real), Expr.symbol("r", .positive))
    // The symmetric part of R as L Lᵀ, which every positive matrix is.
    let positive = [
      (of: σ, by: (p ** 2 + q ** 2 + r ** 2) / 2), (of: a, by: (p ** 2 - q ** 2 - r ** 2) / 2), (of: b, by: p * q)
    ]
    let root = try Matrix([[p, 0], [q, r]])
    sheet.claim(
      "every positive symmetric part is a triangular matrix times its transpose", try Matrix([[σ + a, b], [b, σ - a]]),
      equals: try root * root.transposed, where: positive)
    let exists = p ** 2 * r ** 2 + ν ** 2
    sheet.claim(
      "it keeps the response finite at every \(ρ)", 0,
      isAtMost: Λ.denominator.substituting(positive), strictly: true, gap: exists)
    sheet.claim(
      "it makes the electrons only add to the damping, for a positive \(n0)", 0,
      isAtMost: electrons.substituting(positive),
      gap: (q * v[0, 0] - p * v[1, 0]) ** 2 + r ** 2 * v[0, 0] ** 2)
  }
}
