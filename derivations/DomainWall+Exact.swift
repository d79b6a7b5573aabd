import Algebra
import Worksheets
import Spintronics

extension DomainWall {
  /// Step 6: Walker's solution.
  func exactSolution(_ sheet: inout Worksheet, _ motion: Motion, _ wall: Matrix, _ rates: Rates) throws {
    sheet.step("Exact solution", by: "Schryer and Walker: ψ at rest and the width that fits to it, inserted in (16)")
    let fit = sheet.define(
      "the width of least energy, solved for K", K,
      as: try Expr.solveLinear([rates.energy.derivative(w)], for: [K]).unique()[0].expanded())
    let v = Expr.symbol("v", .real)
    let moving = [(of: try positionRate, by: v), (of: try angleRate, by: Expr.zero)]
    let residue = try motion.residue(wall).map {
      onProfile($0.substituting(moving), width: w).substituting(K, by: fit)
    }
    // Three components and every s, for two unknowns.
    let found = try Expr.solveLinear(residue.elements, for: [v, U]).unique()
    let pairs = [(of: v, by: try found[0].simplified()), (of: U, by: try found[1].simplified())]
    sheet.claim(
      "with two conditions, on \(v) and \(U), all components of (16) vanish at every point", try residue.tidied(),
      equals: .column([0, 0, 0]), where: pairs)
    sheet.claim(
      "the conditions are those of the collective coordinates, for the width that fits",
      Matrix.column([rates.position, rates.angle]), equals: .column([v, 0]), where: pairs)
    let drift = found[1].substituting(B, by: 0)
    sheet.claim(
      "the drift for an azimuth at rest, without a field", U, equals: α * w * turning * sin(2 * angle) / (ξ - α),
      where: [(U, drift), (turning, Ω)])
    try contraction(&sheet, drift, found, fit)
    try galilei(&sheet, motion)
  }

  /// The threshold with w = w₀/√(1 + k cos²ψ), k = K_⊥/K = r² − 1.
  private func contraction(_ sheet: inout Worksheet, _ drift: Expr, _ found: [Expr], _ fit: Expr) throws {
    let w0 = Expr.symbol("w_0", .positive), k = Expr.symbol("k", .positive), y = Expr.symbol("y", .positive)
    let inverse = try Expr.solveLinear([fit.substituting(w, by: 1 / sqrt(y)) - K], for: [y]).unique()[0]
    let ratios = [(of: A, by: K * w0 ** 2), (of: hard, by: k * K)]
    let width = sheet.define(
      "width at ψ, k = K_⊥/K and w₀² = A/K", w, as: w0 / sqrt(try (w0 ** 2 * inverse.substituting(ratios)).expanded()))
    sheet.claim(
      "it is the width that fits", width ** 2, equals: (A / (K + hard * cos(angle) ** 2)).substituting(ratios))
    let p = Expr.symbol("p", .nonnegative), z = Expr.symbol("z", .nonnegative)
    let r = 1 + p
    let scale = α * w0 * Ω / (ξ - α)
    let unit = Expr.symbol("U_0", .real)
    let meanings = [(of: U, by: drift.substituting(w, by: width)), (of: unit, by: scale)]
    sheet.claim(
      "the drift relative to the threshold of a fixed width", U / unit,
      equals: sin(2 * angle) / sqrt(1 + k * cos(angle) ** 2), where: meanings)
    let shape = 4 * z * (1 - z) / (1 + (r ** 2 - 1) * z)
    sheet.claim(
      "its square is rational in \(z) and \(p)", (U / unit) ** 2, equals: shape,
      where: meanings + [(of: z, by: cos(angle) ** 2), (of: p, by: sqrt(1 + k) - 1)])
    let bound = 4 / (1 + r) ** 2
    let gap = 4 * (1 - (1 + r) * z) ** 2 / ((2 + p) ** 2 * (1 + p * (2 + p) * z))
    sheet.claim(
      "the square of the exact threshold, relative to that of a fixed width", shape, isAtMost: bound, gap: gap)
    sheet.claim("it is reached", shape, equals: bound, where: [(z, 1 / (1 + r))])
    sheet.claim(
      "collective coordinates of a fixed width put the threshold above it", 2 / (1 + r), isAtMost: 1, gap: p / (2 + p))
    sheet.claim("by this part", 1 - 2 / (1 + r), equals: (r - 1) / (r + 1))
    let fieldDriven = try Expr.solveLinear([found[1]], for: [B]).unique()[0]
    sheet.claim(
      "a field alone has the same threshold in both, for the width drops out", B,
      equals: -α * hard / Ms * sin(2 * angle), where: [(B, fieldDriven)])
    let pushed = found[0].substituting(B, by: fieldDriven)
    let fastest = sheet.define("velocity by a field alone", .symbol("v"), as: try pushed.simplified())
    sheet.claim(
      "the velocity by a field alone depends on the azimuth as that drift does",
      fastest.substituting(w, by: width) / (w0 * turning), equals: -sin(2 * angle) / sqrt(1 + k * cos(angle) ** 2),
      where: [(turning, Ω)])
    let best = try greatest(of: drift.substituting(w, by: width), k, p)
    let carried = found[0].substituting(B, by: 0).substituting(w, by: width)
    let highest = try greatest(of: -fastest.substituting(w, by: width), k, p)
    sheet.result("width", width)
    sheet.result(
      "exact threshold", best, validFor: [Condition(ξ, .different, α)], folded: scale * 2 / (1 + sqrt(1 + k)))
    sheet.result(
      "exact velocity at the threshold", try greatest(of: carried, k, p), validFor: [Condition(ξ, .different, α)],
      folded: ξ * w0 * Ω / (α - ξ) * 2 / (1 + sqrt(1 + k)))
    sheet.result(
      "greatest velocity by a field", highest, folded: w0 * Ω * 2 / (1 + sqrt(1 + k)))
  }

  /// The greatest value of a drift that depends on ψ, from the zero of the derivative of its square by z = cos²ψ; k = (1 + p)² − 1.
  private func greatest(of drift: Expr, _ k: Expr, _ p: Expr) throws -> Expr {
    let z = Expr.symbol("z", .nonnegative)
    func at(_ z: Expr) -> Expr {
      drift.substituting([(sin(angle), sqrt(1 - z)), (cos(angle), sqrt(z)), (k, (1 + p) ** 2 - 1)])
    }
    let slope = try (at(z) ** 2).derivative(z).fraction().numerator
    let zeros = try slope.roots(in: z).value.map { try $0.value.simplified() }
    guard let best = zeros.first(where: \.isKnownPositive) else {
      throw AlgebraError.unable("an azimuth of greatest drift", slope)
    }
    return try at(best).simplified().substituting(p, by: sqrt(1 + k) - 1)
  }

  /// At ξ = α̃ every static texture moves as it is.
  private func galilei(_ sheet: inout Worksheet, _ motion: Motion) throws {
    func texture(_ y: Expr) -> Matrix {
      Texture(polar: ScalarField("Θ")(y), azimuth: ScalarField("Φ")(y)).direction
    }
    let carried = texture(x + U * t), still = texture(x), y = Expr.symbol("y", .real)
    let residue = try motion.residue(carried).substituting([(ξ, α)])
    let atRest = try motion.residue(still).substituting([(ξ, 0), (U, 0)])
    sheet.claim(
      "for \(ξ, equals: α) what is static is carried along: it obeys the equation at rest",
      try residue.map { $0.substituting(x, by: y - U * t) }.tidied(),
      equals: try atRest.map { $0.substituting(x, by: y) }.tidied())
  }

  /// Step 7: what is left of (16) when ψ turns.
  func breakdown(_ sheet: inout Worksheet, _ motion: Motion, _ wall: Matrix, _ rates: Rates) throws {
    sheet.step("Beyond the threshold", by: "the same profile with a width w(t), q̇ and ψ̇ by the collective equations")
    let width = ScalarField("w", [.real, .positive])(t)
    let texture = wall.substituting([(w, width)])
    let collective = zip([try positionRate, try angleRate], [rates.position, rates.angle])
      .map { (of: $0, by: $1.substituting(w, by: width)) }
    let left = try motion.residue(texture).substituting(collective)
    let cosine = texture[2, 0]
    let sine = 1 / cosh((x - position) / width)
    let azimuthal = Matrix.column([-sin(angle), cos(angle), 0])
    func polar(_ cosine: Expr, _ sine: Expr) -> Matrix {
      .column([cosine * cos(angle), cosine * sin(angle), -sine])
    }
    let breathing = (x - position) * (try width.derivative(t)) / width ** 2 * sine
    let misfit = (2 * γ / Ms) * (K + hard * cos(angle) ** 2 - A / width ** 2) * sine * cosine
    let letters = (1...3).map { Expr.symbol("r_\($0)", .real) }
    let (b, m, third) = (Expr.symbol("y", .real), Expr.symbol("m", .real), Expr.symbol("n_3", .real))
    sheet.claim(
      "what is left: a part from the breathing of the width and a part from its misfit", Matrix.column(letters),
      equals: try b * polar(third, sine) + (m - α * b) * azimuthal,
      where: zip(letters, left.elements).map { (of: $0, by: $1) } + [(b, breathing), (m, misfit), (third, cosine)])
    sheet.remark(
      "The first term vanishes only for a constant w, the second only for w = w(ψ): together only for a constant ψ. Beyond the "
        + "threshold Walker's profile is no solution, and the mean velocity of step 5 is one of collective coordinates."
    )
  }
}
