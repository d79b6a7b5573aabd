import Algebra
import Derivation
import Spintronics

extension DiffusiveResponse {
  /// Step 6: a conical helix, in which n turns by any angle.
  func helix(_ sheet: inout Worksheet, _ balance: Balance) throws {
    sheet.step(
      "Conical helix", by: "n at the angle θ to the axis, turning by kx; X along ∂ₓn, constant in the turning axes")
    let θ = Expr.symbol("θ", .real), φ = k * x
    let azimuthal = Matrix.column([-sin(φ), cos(φ), 0])
    let polar = Matrix.column([cos(θ) * cos(φ), cos(θ) * sin(φ), -sin(θ)])
    let texture = sheet.define(
      "the helix", n.expression, as: Matrix.column([sin(θ) * cos(φ), sin(θ) * sin(φ), cos(θ)]))
    sheet.claim(
      "∂ₓn = k sin θ e_φ, and e_θ × e_φ = n",
      try Matrix.column(
        (texture.derivative(x)).elements.map { $0 / k } + (Matrix.crossProduct(polar.elements) * azimuthal).elements),
      equals: Matrix.column((sin(θ) * azimuthal).elements + texture.elements))
    let amplitudes = ["a", "b", "c"].map { Expr.symbol($0, .real) }
    let m = try amplitudes[0] * polar + amplitudes[1] * azimuthal + amplitudes[2] * texture
    let second = try m.derivative(x).derivative(x)
    let parts = [(n, texture.elements), (δm, m.elements), (laplacian, second.elements)]
    let source = Expr.symbol("X", .real)
    let equations = try Matrix.column(balance.vector.components(where: parts)) - source * azimuthal
    let found = try Expr.solveLinear(equations.elements, for: amplitudes).unique()
    // T = −n × δm/τ_ex = u e_φ − ξu n × e_φ: the part along e_φ is −a/τ_ex, that along e_θ is b/τ_ex.
    let (adiabatic, other) = (-found[0] / τ, found[1] / τ)
    let s = ℓ ** 2 * k ** 2
    let effective = sheet.define("ξ on the helix", .symbol("ξ_k"), as: ξ * (ξ + s) / (ξ + s * sin(θ) ** 2))
    sheet.claim("ξ(k, θ) = ξ(ξ + ℓ²k²)/(ξ + ℓ²k² sin²θ)", other / adiabatic, equals: effective)
    sheet.claim(
      "adiabatic part X/(1 + ξ(k, θ)(ξ + ℓ²k²))", adiabatic, equals: source / (1 + effective * (ξ + s)))
    sheet.claim(
      "1/ξ(k, θ) is the mean sin²θ/ξ + cos²θ/(ξ + ℓ²k²) of its two limits", 1 / effective,
      equals: sin(θ) ** 2 / ξ + cos(θ) ** 2 / (ξ + s))
    sheet.claim("a small cone gives the plane wave, ξ + ℓ²k²", effective.substituting(θ, by: 0), equals: ξ + s)
    sheet.claim("a flat helix keeps ξ, whatever its pitch", effective.substituting(θ, by: .pi / 2), equals: ξ)
    sheet.claim(
      "and its torque is divided by 1 + ξℓ²k²/(1 + ξ²)", adiabatic.substituting(θ, by: .pi / 2),
      equals: source / (1 + ξ ** 2) / (1 + ξ * s / (1 + ξ ** 2)))
    sheet.claim(
      "in between ξ ≤ ξ(k, θ)", ξ, isAtMost: effective, gap: ξ * s * cos(θ) ** 2 / (ξ + s * sin(θ) ** 2))
    sheet.claim(
      "and ξ(k, θ) ≤ ξ + ℓ²k²", effective, isAtMost: ξ + s,
      gap: (ξ + s) * s * sin(θ) ** 2 / (ξ + s * sin(θ) ** 2))
    sheet.claim(
      "only diffusion tilts δm out of the plane across n, by −(ℓ²k² sin θ cos θ/(ξ + ℓ²k² sin²θ)) of its part along e_θ",
      found[2], equals: -found[0] * s * sin(θ) * cos(θ) / (ξ + s * sin(θ) ** 2))
    sheet.result("ξ(k, θ)", effective)
  }

  /// Step 7: a source of width w, up to the narrow limit.
  func narrowSource(_ sheet: inout Worksheet, _ balance: Balance) throws {
    sheet.step(
      "Narrow source", by: "X = (X₀/2w)e^(−|x|/w): a part that follows the source and one that decays with λ_c")
    let balance = balance([(ξ, relaxation)])
    let X0 = Expr.symbol("X_0", .positive), w = Expr.symbol("w", .positive), y = Expr.symbol("x", .positive)
    let profile = sheet.define("the source for x > 0", .symbol("X"), as: X0 / (2 * w) * exp(-y / w))
    let (a, b) = (Expr.symbol("a"), Expr.symbol("b"))
    let trial = a * exp(-y / w) + b * exp(-rate * y)
    let flat = try trial.derivative(y).substituting(y, by: 0)
    let excess = try ((try balance(trial, y) - profile) / exp(-y / w)).simplified()
    let found = try Expr.solveLinear([excess, flat], for: [a, b]).unique()
    let solution = trial.substituting([(a, found[0]), (b, found[1])])
    sheet.claim("the sum solves the balance", try balance(solution, y), equals: profile)
    let total = try 2 * solution.integral(over: y, from: 0, to: .infinity).value
    sheet.claim("the total is the local one, for every width", total, equals: X0 / balance.factors.value)
    let ends = try [found[0], found[1]].map { try $0.limit(w, to: 0, from: .above).value.value ?? Expr.zero }
    sheet.claim(
      "w → 0: Green's function alone", Matrix.column(ends), equals: .column([0, X0 * τ / (2 * ℓ ** 2 * rate)]))
    let local = try [found[0], found[1]].map { try $0.limit(ℓ, to: 0, from: .above).value.value ?? Expr.zero }
    sheet.claim(
      "ℓ → 0: the local response alone", Matrix.column(local),
      equals: .column([X0 / (2 * w * balance.factors.value), 0]))

    // The share of the local torque that acts on a texture of the shape of the source.
    let overlap = try (profile * solution).integral(over: y, from: 0, to: .infinity).value
    let norm = try (profile ** 2).integral(over: y, from: 0, to: .infinity).value / balance.factors.value
    let share = overlap / norm
    let length = 1 / rate
    sheet.claim(
      "share that acts on the source's own shape: 1 − (λ_c/(λ_c + w))²", share, equals: 1 - (length / (length + w)) ** 2
    )
    let narrow = try (share / w).limit(w, to: 0, from: .above).value.value ?? Expr.zero
    sheet.claim("for w ≪ |λ_c| it is 2w/λ_c", narrow, equals: 2 * rate)
    let torque = (balance.torque / balance.factors.value) * narrow
    let ratio = -torque.imaginaryPart / torque.realPart
    sheet.claim("there ξ becomes q² = ξ + √(1 + ξ²), the ratio κ₁/κ₂", ratio, equals: q ** 2)
    let p = Expr.symbol("p", .nonnegative)
    sheet.claim(
      "at least 1 for ξ ≥ 0 (q = 1 + p), however slow the relaxation", 1, isAtMost: ratio.substituting(q, by: 1 + p),
      gap: p * (2 + p))
    sheet.remark(
      "The direction n is taken as nearly constant across the source; step 6 shows what a large rotation changes.")
    sheet.result("share", 1 - (length / (length + w)) ** 2)
    sheet.result("ξ, narrow", ξ + sqrt(1 + ξ ** 2))
  }
}
