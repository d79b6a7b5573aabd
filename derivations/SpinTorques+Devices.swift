import Algebra
import Worksheets
import Spintronics

extension SpinTorques {
  /// Step 5: Slonczewski's efficiency of 1996, and the form with Λ.
  func slonczewski(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Two forms of one efficiency",
      by: "the inverse of both is linear in the cosine c of the angle: equal coefficients")
    // The polarisation by its root.
    let q = Expr.symbol("q", .positive), c = Expr.symbol("c", .real), P = Expr.symbol("P", .positive)
    let (Λ, share) = (Expr.symbol("Λ", .positive), Expr.symbol("P_Λ", .real))
    let L = Λ ** 2
    let first = sheet.premise(
      "inverse of Slonczewski's g, by q = √P", 1 / Expr.symbol("g"), -4 + (1 + q ** 2) ** 3 * (3 + c) / (4 * q ** 3))
    let second = sheet.premise("inverse of the form with Λ", 1 / Expr.symbol("ε"), (L + 1 + (L - 1) * c) / (share * L))
    let (product, unknown) = (Expr.symbol("K", .real), Expr.symbol("L", .real))
    let gap = try (first * product - second * share * L).substituting(L, by: unknown).expanded()
    let ends = try [gap.substituting(c, by: 0), gap.derivative(c)].map { try $0.simplified() }
    let solved = try Expr.solveLinear(ends, for: [product, unknown]).unique()
    let found = [
      (
        of: share,
        by: sheet.define("polarisation of the second form", share, as: try (solved[0] / solved[1]).simplified())
      ),
      (of: L, by: sheet.define("Λ², by that of the first", L, as: try solved[1].simplified()))
    ]
    sheet.claim(
      "with these both are one function of the angle", first, equals: second,
      where: [found[0], (of: Λ, by: sqrt(found[1].by))])
    let A = (1 + q ** 2) ** 3 / (4 * q ** 3)
    sheet.claim(
      "in terms of \(Expr.symbol("A", .real), equals: A)", Matrix.column(found.map(\.by)),
      equals: .column([1 / (2 * (A - 1)), 2 * (A - 1) / (A - 2)]))
    sheet.claim(
      "\(L) is positive: \(Expr.symbol("A", .real)) exceeds 2 below full polarisation", 8 * q ** 3,
      isAtMost: (1 + q ** 2) ** 3,
      gap: (1 - q) ** 2 * ((1 + q ** 2) ** 2 + 2 * q * (1 + q ** 2) + 4 * q ** 2))
    let root = [(of: q, by: sqrt(P))]
    sheet.result("P_Λ", found[0].by.substituting(root))
    sheet.result("Λ²", found[1].by.substituting(root))
  }

  /// Step 6: a heavy metal below a magnet.
  func bilayer(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Spin-Hall bilayer",
      by: "diffusion in the metal, no spin current through its free side, and what the interface takes")
    let d = Expr.symbol("d", .positive), λ = Expr.symbol("λ", .positive), z = Expr.symbol("z", .real)
    let θ = Expr.symbol("θ", .real), j = Expr.symbol("j", .nonzero), e = Expr.symbol("e", .positive)
    let conductivity = Expr.symbol("σ_N", .positive)
    let G = Expr.symbol("G"), Gr = Expr.symbol("G_r", .nonnegative), Gi = Expr.symbol("G_i", .real)
    let ends = [Expr.symbol("c_1"), Expr.symbol("c_2")]
    let potential = sheet.define(
      "accumulation, y + ix across the moment", .symbol("μ"), as: ends[0] * cosh(z / λ) + ends[1] * sinh(z / λ),
      isNotation: true)
    sheet.claim("it diffuses", try potential.derivative(z).derivative(z), equals: potential / λ ** 2)
    let current = sheet.premise(
      "spin current of diffusion and of the spin-Hall effect", .symbol("j_s"),
      θ * j - conductivity / (2 * e) * (try potential.derivative(z)))
    let taken = sheet.premise("what the interface takes", .symbol("j_G"), G / e * potential.substituting(z, by: d))
    let conditions = [current.substituting(z, by: 0), current.substituting(z, by: d) - taken]
    let constants = try Expr.solveLinear(conditions, for: ends).unique()
    let efficiency = try (taken.substituting(zip(ends, constants).map { (of: $0, by: $1) }) / j).simplified()
    let x = d / λ
    let formula = θ * tanh(x / 2) * 2 * λ * G / (conductivity + 2 * λ * G * cosh(x) / sinh(x))
    sheet.claim("the efficiency", efficiency, equals: formula)
    // N G/(P + Q G) with real N, P and Q.
    let (above, below) = try efficiency.fraction()
    let (N, Q) = (try above.derivative(G).factored(), try below.derivative(G).factored())
    let P = try below.substituting(G, by: 0).factored()
    let square = (P + Q * Gr) ** 2 + (Q * Gi) ** 2
    let derived = [N * (P * Gr + Q * (Gr ** 2 + Gi ** 2)) / square, N * P * Gi / square]
    sheet.claim(
      "real and imaginary part", derived[0] + .i * derived[1], equals: efficiency, where: [(G, Gr + .i * Gi)])
    let cotangent = cosh(x) / sinh(x), T = 2 * λ * θ * tanh(x / 2)
    let norm = (conductivity + 2 * λ * Gr * cotangent) ** 2 + (2 * λ * Gi * cotangent) ** 2
    let real = [T * (Gr * conductivity + 2 * λ * cotangent * (Gr ** 2 + Gi ** 2)) / norm, T * Gi * conductivity / norm]
    for (name, part, form) in [("damping-like", derived[0], real[0]), ("field-like", derived[1], real[1])] {
      sheet.claim("\(name), by the parts of the mixing conductance", part, equals: form)
    }
    sheet.published(
      "G", "damping-like efficiency of an interface without a real part", .symbol("ξ_DL"),
      derived[0].substituting(Gr, by: 0), printed: 0, to: Truncation(Gi, through: 1), expecting: .provedToOrder,
      note: "The imaginary part alone gives a damping-like torque, too, of second order in it.")
    let clear = try derived[0].substituting(Gi, by: 0).limit(Gr, to: .infinity, from: .below).value.value ?? 0
    sheet.claim("of an interface that takes everything", clear, equals: θ * (1 - 1 / cosh(x)))
    sheet.result("ξ_DL", derived[0], folded: real[0])
    sheet.result("ξ_FL", derived[1], folded: real[1])
  }

  /// Step 7: how strong a damping-like torque across an easy axis may be.
  func staticThreshold(_ sheet: inout Worksheet, _ torque: Torque) throws {
    sheet.step(
      "Switching by spin-orbit torque",
      by: "m = (s, 0, √(1 − s²)), σ along y, the easy axis along z with H_K, and H_x: at rest")
    let HK = Expr.symbol("H_K", .positive), Hx = Expr.symbol("H_x", .real)
    let h = Expr.symbol("h", .real), s = Expr.symbol("s", .real)
    let whole = torque.precession + torque.dampingLike
    let cosine = sqrt(1 - s ** 2)
    let components = try whole.components(where: [(m, [s, 0, cosine]), (σ, [0, 1, 0]), (H, [Hx, 0, HK * cosine])])
    let held = try Expr.solveLinear([components[1]], for: [a]).unique()[0]
    sheet.claim("the torque that an angle holds", held, equals: cosine * (Hx - HK * s))
    let slope = try (cosine * held.derivative(s)).substituting(Hx, by: h * HK)
    sheet.claim("it is largest where this vanishes", slope, equals: -HK * (1 - 2 * s ** 2 + h * s))
    let root = (h + sqrt(h ** 2 + 8)) / 4
    sheet.claim("which it does at", slope, equals: 0, where: [(s, root)])
    let square = try (held ** 2 / HK ** 2).substituting([(Hx, h * HK), (s, root)]).simplified()
    let largest = sheet.define("square of the largest torque, by H_K", Expr.symbol("a_c") ** 2, as: square)
    sheet.claim(
      "closed form", largest, equals: (8 + 20 * h ** 2 - h ** 4 - h * sqrt(h ** 2 + 8) ** 3) / 32)
    let first = try sqrt(largest).series(in: h, order: 2).polynomialPart
    sheet.claim("for small fields", first, equals: Expr(1) / 2 - h / sqrt(2))
    sheet.result(
      "a_c of spin-orbit torque", HK * sqrt(largest.substituting(h, by: Hx / HK)),
      validFor: [Condition(Hx, .atMost, HK)])
  }

  /// Step 8: where small deviations grow.
  func stability(_ sheet: inout Worksheet, _ torque: Torque) throws {
    sheet.step(
      "Switching by spin transfer", by: "σ along the easy axis: the rate of small deviations from it changes its sign")
    let HK = Expr.symbol("H_K", .positive), M = Expr.symbol("M_eff", .real)
    let u = Expr.symbol("u", .real), w = Expr.symbol("w", .real)
    let third = sqrt(1 - u ** 2 - w ** 2)
    let rate = TangentResponse(along: 1, turned: -α).inverse(torque.precession + torque.whole, at: m)
    let settings: [(name: String, m: [Expr], σ: [Expr], H: [Expr], wanted: Expr)] = [
      ("easy axis across the layer", [u, w, third], [0, 0, 1], [0, 0, HK * third], -α * HK),
      ("easy axis in the layer", [third, u, w], [1, 0, 0], [HK * third, 0, -M * w], -α * (HK + M / 2))
    ]
    for setting in settings {
      let components = try rate.components(where: [(m, setting.m), (σ, setting.σ), (H, setting.H)])
      let moving = setting.m.indices.filter { setting.m[$0] != third }
      let still = [(of: u, by: Expr.zero), (of: w, by: Expr.zero)]
      let matrix = try Matrix(rows: 2, columns: 2) { row, column in
        try components[moving[row]].derivative([u, w][column]).substituting(still).simplified()
      }
      let alone = matrix.substituting([(b, 0)])
      let threshold = try Expr.solveLinear([alone.trace()], for: [a]).unique()[0]
      sheet.claim("\(setting.name): the threshold", threshold, equals: setting.wanted)
      sheet.claim(
        "\(setting.name): below it deviations grow, twice their rate being the trace", try alone.trace(),
        equals: -2 * γ * (a - setting.wanted) / (1 + α ** 2))
      let stiffness = setting.σ[2] == 1 ? HK : HK + M
      sheet.claim(
        "\(setting.name): no deviation grows above it, the determinant being positive", try alone.determinant(),
        equals: γ ** 2 * (HK * stiffness + a ** 2) / (1 + α ** 2))
      sheet.result("a_c, \(setting.name)", try threshold.simplified())
    }
  }
}
