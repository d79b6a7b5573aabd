import Algebra
import Worksheets
import Spintronics

extension RashbaTorque {
  /// The Fermi sea without impurities.
  struct Sea {
    /// ∫dw ∫_p 1/D² at a fixed h, in w, h, r and the logarithms of I and of the edge.
    let integral: Expr
    let r: Expr, loop: Expr, edge: Expr, level: Expr, splitting: Expr
    /// The integrand for a spin along the field at any disorder, times D³, and the letters w′ and h′ in it.
    let source: Expr, rates: (Expr, Expr)
  }

  /// Step 6: what the Green function does in a field.
  func sea(_ sheet: inout Worksheet) throws -> Sea {
    sheet.step(
      "Fermi sea", by: "G_F with ∂L/∂ε = w′ + h′σ_z and its ladder, s = −(1/2π)∫dε f Im tr σ ∫_p G_F")
    let (rate, turn) = (Expr.symbol("w'"), Expr.symbol("h'"))
    let (M, v) = (try numerator(retarded), try velocity)
    let growth = try rate * .identity(2) + turn * σ[2]
    let loop = try M * growth * M * v * M - M * v * M * growth * M
    let parts = try components(loop).map { try directions($0) }
    let denominators = [
      (of: N, by: try rest(retarded)), (of: D, by: try denominator(retarded)), complexValues[1]
    ]
    sheet.published(
      "3", "the integrand for a spin along the field, times the cube of the denominator", .symbol("R_x"), parts[1],
      printed: 2 * .i * α * (complex.w * turn - complex.h * rate) * D,
      where: complexValues + [(D, try denominator(retarded))])
    sheet.claim("a spin across the field has no Fermi sea", parts[2], equals: 0)
    let rungs = try [σ[0], σ[1]].map { matrix in try components(M * matrix * M).map { try directions($0) } }
    let zero = Expr.zero
    let numerator = N ** 2 - complex.h ** 2
    sheet.claim(
      "the ladder of two retarded functions is a factor, by the integral of \(numerator / D ** 2)",
      Matrix.column(rungs[0] + rungs[1]), equals: .column([zero, numerator, 0, 0, 0, 0, numerator, 0]),
      where: denominators.filter { $0.of != D })
    sheet.claim("where its numerator is", numerator, equals: D + 2 * s * x, where: denominators)

    // Without impurities: w′ = 1, h = J, λ = 1.
    let (level, splitting) = (Expr.symbol("w"), Expr.symbol("h")), t = Expr.symbol("y")
    let square = s ** 2 + 2 * s * level + splitting ** 2, center = level + s
    let root = Expr.symbol("r")
    let logarithm = (log(t - root) - log(t + root)) / (2 * root)
    let pure = [(of: w[0], by: level), (of: w[1], by: 0), (of: h[0], by: splitting), (of: h[1], by: 0)]
    sheet.claim(
      "the denominator by the distance from the middle of its zeros", D, equals: t ** 2 - root ** 2,
      where: [(D, try denominator(retarded).substituting(pure)), (t, x - center), (root, sqrt(square))])
    sheet.claim("the primitive of its inverse", try logarithm.derivative(t), equals: 1 / (t ** 2 - root ** 2))
    let higher = -t / (2 * root ** 2 * (t ** 2 - root ** 2)) - logarithm / (2 * root ** 2)
    sheet.claim(
      "the primitive of its inverse square", try higher.derivative(t), equals: 1 / (t ** 2 - root ** 2) ** 2)
    // Both vanish at infinity.
    let I = -η * logarithm.substituting(t, by: -center), r = sqrt(square)
    let (pair, gap, change) = (Expr.symbol("I"), Expr.symbol("Λ"), Expr.symbol("S'"))
    let logarithms = [
      (of: pair, by: I.substituting(root, by: r)), (of: gap, by: log(level - splitting) - log(level + splitting))
    ]
    let place = [(of: t, by: -center), (of: root, by: r)]
    let integral = sheet.define(
      "∫dw ∫_p 1/D² at a fixed h, with Λ = log((w − h)/(w + h))", .symbol("S"),
      as: try combination([pair, gap], of: logarithms, with: -η * higher, at: place, by: level))
    let path = integral.substituting(logarithms)
    sheet.claim(
      "its derivative by the energy is the integral over momenta", change, equals: -η * higher,
      where: [(change, try path.derivative(level)), (t, -center), (root, r)])
    return Sea(
      integral: integral, r: root, loop: pair, edge: gap, level: level, splitting: splitting,
      source: parts[1], rates: (rate, turn))
  }

  /// The combination of two logarithmic functions whose derivative by the energy is `slope`: what stands with the logarithms
  /// log(t ± r) in its derivative, and what stands without, fix its two factors.
  private func combination(
    _ letters: [Expr], of functions: [(of: Expr, by: Expr)], with slope: Expr, at place: [(of: Expr, by: Expr)],
    by level: Expr
  ) throws -> Expr {
    let factors = ["A", "B"].map { Expr.symbol($0) }, sum = factors[0] * letters[0] + factors[1] * letters[1]
    let (t, root) = (place[0].by, place[1].by), logs = ["l_1", "l_2"].map { Expr.symbol($0) }
    let excess = try sum.substituting(functions).derivative(level) - slope.substituting(place)
    let open = excess.substituting(zip([log(t - root), log(t + root)], logs).map { (of: $0, by: $1) })
    let found = try Expr.solveLinear(
      [open.derivative(logs[0]), open.substituting(logs.map { ($0, 0) })], for: factors
    ).unique()
    return sum.substituting(zip(factors, found).map { (of: $0, by: $1) })
  }

  /// Step 7: the equation of motion of the spin.
  func balance(_ sheet: inout Worksheet, _ surface: Surface) throws {
    sheet.step(
      "Balance of spin",
      by: "i⟨[H, σ]⟩ of the electrons at the Fermi level, with every vertex; impurities without spin do not turn it")
    let dressed = try velocity + Γ * (Y[0] * σ[0] + Y[1] * σ[1])
    let (R, A) = (try numerator(retarded), try numerator(advanced))
    let g = try R * dressed * A
    let turned = try components(hamiltonian.commutator(g)).map { try moment(directions($0)) }
    let values = zip(Y, surface.vertex).map { (of: $0, by: $1) }
    let loops = surface.loops
    // ∫_p (G^R v − v G^A) along σ_x and σ_y: −2iα Re(hI) and −2iα Im(wI).
    let (along, across) = (h[0] * loops.I[0] - h[1] * loops.I[1], w[0] * loops.I[1] + w[1] * loops.I[0])
    let flow = [along, across].map { -2 * .i * α * $0 }, sides = ["C_x", "C_y"].map { Expr.symbol($0) }
    func value(_ e: Expr) -> Expr { e.substituting(values).substituting(loops.consistent) }
    let (before, behind) = (try components(R * velocity), try components(velocity * A))
    let ends = try [before[1], before[2], behind[1], behind[2]].map { try directions($0) }
    let (level, exchange) = complex
    sheet.claim(
      "the velocity behind one propagator and before the other, times the denominators", Matrix.column(ends),
      equals: .column([-.i * α * exchange, -α * level, .i * α * exchange.conjugate, -α * level.conjugate]),
      where: complexValues)
    for (k, name) in ["along", "across"].enumerated() {
      sheet.claim(
        "the commutator with the Hamiltonian, \(name) the field, is what both ends give", sides[k], equals: flow[k],
        where: [(sides[k], value(turned[k + 1]))] + loops.selfConsistent)
    }
  }
}
