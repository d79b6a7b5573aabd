import Algebra
import Worksheets
import Spintronics

extension DiffusiveResponse {
  /// Step 6: a conical helix, in which n turns by any angle.
  func helix(_ sheet: inout Worksheet, _ balance: Balance) throws {
    sheet.step(
      "Conical helix", by: "n at the angle θ to the axis, turning by kx; X along ∂ₓn, constant in the turning axes")
    let θ = Expr.symbol("θ", .real), φ = k * x
    // Turning the other way, or about the opposite axis, is the same texture in a mirror.
    let texture = sheet.premise(
      "the helix", n.expression, Matrix.column([sin(θ) * cos(φ), sin(θ) * sin(φ), cos(θ)]),
      indifferentTo: [.negated])
    let slope = try texture.derivative(x)
    let azimuthal = try (1 / (k * sin(θ)) * slope).map { try $0.simplified() }
    let polar = try (Matrix.crossProduct(azimuthal.elements) * texture).map { try $0.simplified() }
    let axes = [[-sin(φ), cos(φ), 0], [cos(θ) * cos(φ), cos(θ) * sin(φ), -sin(θ)]].map(Matrix.column)
    sheet.claim(
      "the slope is along the azimuth, and the axes are right-handed",
      try Matrix.column(
        slope.elements.map { $0 / k } + polar.elements + (Matrix.crossProduct(polar.elements) * azimuthal).elements),
      equals: Matrix.column((sin(θ) * axes[0]).elements + axes[1].elements + texture.elements))
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
    let helixξ = Expr.symbol("ξ_k")
    let effective = sheet.define("ξ on the helix", helixξ, as: ξ * (ξ + s) / (ξ + s * sin(θ) ** 2), isComparand: true)
    let meaning = [(of: helixξ, by: effective)]
    sheet.claim("the ratio of both parts of the torque is \(helixξ)", other / adiabatic, equals: helixξ, where: meaning)
    sheet.claim(
      "the adiabatic part of the torque", adiabatic, equals: source / (1 + helixξ * (ξ + s)), where: meaning)
    sheet.claim(
      "the inverse of \(helixξ) is a mean of its two limits", 1 / helixξ,
      equals: sin(θ) ** 2 / ξ + cos(θ) ** 2 / (ξ + s), where: meaning)
    sheet.claim("a small cone gives the plane wave", effective, equals: ξ + s, where: [(θ, 0)])
    sheet.claim("a flat helix keeps \(ξ), whatever its pitch", effective, equals: ξ, where: [(θ, .pi / 2)])
    sheet.claim(
      "and diffusion divides its torque", adiabatic, equals: source / (1 + ξ ** 2) / (1 + ξ * s / (1 + ξ ** 2)),
      where: [(θ, .pi / 2)])
    sheet.claim(
      "in between \(helixξ) is at least \(ξ)", ξ, isAtMost: effective,
      gap: ξ * s * cos(θ) ** 2 / (ξ + s * sin(θ) ** 2))
    sheet.claim(
      "and at most that of the plane wave", effective, isAtMost: ξ + s,
      gap: (ξ + s) * s * sin(θ) ** 2 / (ξ + s * sin(θ) ** 2))
    sheet.claim(
      "only diffusion tilts the accumulation out of the plane across \(n), by its polar part",
      amplitudes[2], equals: -amplitudes[0] * s * sin(θ) * cos(θ) / (ξ + s * sin(θ) ** 2),
      where: [(amplitudes[0], found[0]), (amplitudes[2], found[2])])
    sheet.result("ξ(k, θ)", other / adiabatic, folded: effective)
  }

  /// Step 7: a source of width w, up to the narrow limit.
  func narrowSource(_ sheet: inout Worksheet, _ general: Balance, _ rate: Expr) throws {
    sheet.step(
      "Narrow source", by: "X = (X₀/2w)e^(−|x|/w): a part that follows the source and one that decays with λ_c")
    let balance = general([(ξ, relaxation)])
    let known = [(of: inverse, by: rate), (of: diffusion, by: ℓ ** 2 / τ)], slow = (of: ξ, by: relaxation)
    let X0 = Expr.symbol("X_0", .positive), w = Expr.symbol("w", .positive), y = Expr.symbol("x", .positive)
    let profile = sheet.define("the source for x > 0", .symbol("X"), as: X0 / (2 * w) * exp(-y / w))
    let (a, b) = (Expr.symbol("a"), Expr.symbol("b"))
    let trial = a * exp(-y / w) + b * exp(-rate * y)
    let flat = try trial.derivative(y).substituting(y, by: 0)
    let excess = try ((try balance(trial, y) - profile) / exp(-y / w)).simplified()
    let found = try Expr.solveLinear([excess, flat], for: [a, b]).unique().map { try $0.simplified() }
    let solution = trial.substituting([(a, found[0]), (b, found[1])])
    sheet.claim(
      "the sum solves the balance", try general(a * exp(-y / w) + b * exp(-inverse * y), y), equals: profile,
      where: [(a, found[0]), (b, found[1]), known[0], slow])
    let total = try (2 * solution.integral(over: y, from: 0, to: .infinity).value).simplified()
    let sum = Expr.symbol("I")
    sheet.claim(
      "the total is the local one, for every width", sum, equals: X0 / general.factors.value,
      where: [(sum, total), slow])
    let ends = try [found[0], found[1]].map { try $0.limit(w, to: 0, from: .above).value.value ?? Expr.zero }
    sheet.claim(
      "without a width both parts are Green's function alone", Matrix.column(ends),
      equals: .column([0, X0 / (2 * diffusion * inverse)]), where: known)
    let local = try [found[0], found[1]].map { try $0.limit(ℓ, to: 0, from: .above).value.value ?? Expr.zero }
    sheet.claim(
      "without diffusion both parts are the local response alone", Matrix.column(local),
      equals: .column([X0 / (2 * w * general.factors.value), 0]), where: [slow])

    // The share of the local torque that acts on a texture of the shape of the source.
    let overlap = try (profile * solution).integral(over: y, from: 0, to: .infinity).value
    let norm = try (profile ** 2).integral(over: y, from: 0, to: .infinity).value / balance.factors.value
    let share = overlap / norm
    let part = Expr.symbol("S"), overlapping = 1 - (length / (length + w)) ** 2
    sheet.claim(
      "the share that acts on the source's own shape", part, equals: overlapping,
      where: [(part, share), (length, 1 / rate)])
    let narrow = try (share / w).limit(w, to: 0, from: .above).value.value ?? Expr.zero
    sheet.claim("for a narrow source, over its width", narrow, equals: 2 / length, where: [(length, 1 / rate)])
    let torque = (balance.torque / balance.factors.value) * narrow
    let ratio = -torque.imaginaryPart / torque.realPart
    let (decay, wave) = (Expr.symbol("κ_1", .positive), Expr.symbol("κ_2", .positive))
    sheet.claim(
      "there \(q ** 2) takes the place of \(ξ), the ratio of decay and wave", Matrix.column([ratio, decay / wave]),
      equals: Matrix.column([q ** 2, q ** 2]), where: [(decay, rate.realPart), (wave, -rate.imaginaryPart)])
    let p = Expr.symbol("p", .nonnegative)
    sheet.claim(
      "it is at least 1, for \(q, equals: 1 + p), however slow the relaxation", 1,
      isAtMost: ratio.substituting(q, by: 1 + p),
      gap: p * (2 + p))
    sheet.remark(
      "The direction n is taken as nearly constant across the source; step 6 shows what a large rotation changes.")
    let shares = exp(-y / w) - exp(-inverse * y) / (inverse * w)
    sheet.result(
      "δm(x > 0), narrow source", solution, folded: X0 * w / (2 * diffusion * (inverse ** 2 * w ** 2 - 1)) * shares,
      where: known)
    sheet.result("share", share, folded: overlapping, where: [(length, 1 / rate)])
    sheet.result("ξ, narrow", ratio.substituting(q, by: sqrt(ξ + sqrt(1 + ξ ** 2))), folded: ξ + sqrt(1 + ξ ** 2))
  }
}
