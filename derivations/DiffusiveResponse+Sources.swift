import Algebra
import Worksheets
import Spintronics

extension DiffusiveResponse {
  /// Step 3: the response to a source at a point.
  func pointSource(_ sheet: inout Worksheet, _ general: Balance, _ rate: Expr) throws {
    sheet.step("Green's function", by: "decaying on both sides of X = X₀δ(x), continuous, with a jump of the slope")
    let balance = general([(ξ, relaxation)])
    let known = [(of: inverse, by: rate), (of: diffusion, by: ℓ ** 2 / τ), (of: ξ, by: relaxation)]
    let X0 = Expr.symbol("X_0", .positive), y = Expr.symbol("x", .positive)
    let (a, b) = (Expr.symbol("a"), Expr.symbol("b"))
    let right = a * exp(-rate * x), left = b * exp(rate * x)
    let jump = try balance.factors.second * (right.derivative(x) - left.derivative(x)) - X0
    let found = try Expr.solveLinear([right - left, jump].map { $0.substituting(x, by: 0) }, for: [a, b]).unique()
    let green = found[0] * exp(-rate * x)
    let shape = a * exp(-inverse * x)
    sheet.claim(
      "it solves the balance away from the source",
      Matrix.column([try general(shape, x), try general(b * exp(inverse * x), x)]), equals: .column([0, 0]),
      where: [known[0], known[2]])
    sheet.claim(
      "its height", a, equals: X0 / (2 * diffusion * inverse), where: [(a, found[0]), known[0], known[1]])
    sheet.claim(
      "the jump of its slope", 2 * (try shape.derivative(x)).substituting(x, by: 0), equals: -X0 / diffusion,
      where: [(a, found[0]), known[0], known[1]])
    let half = try green.substituting(x, by: y).integral(over: y, from: 0, to: .infinity).value
    sheet.claim(
      "its integral is the local response: diffusion moves the torque, but loses none", 2 * half,
      equals: X0 / general.factors.value, where: [known[2]])
    sheet.result(
      "G(x > 0)", green / X0, validFor: [Condition(0, .atMost, x)], folded: τ / (2 * ℓ ** 2 * rate) * exp(-rate * x))
  }

  /// Step 4: the response to e^(ikx).
  func planeWave(_ sheet: inout Worksheet, _ balance: Balance) throws {
    sheet.step("Plane wave", by: "X ∝ e^(ikx), a texture of small amplitude")
    let wave = exp(.i * k * x)
    let response = try (try balance(wave, x) / wave).simplified()
    let local = balance.factors.value
    let squared = -balance.factors.second / local
    sheet.claim(
      "the response, relative to the local one", local / response, equals: 1 / (1 + length ** 2 * k ** 2),
      where: [(length, sqrt(squared))])
    let waveξ = Expr.symbol("ξ_k")
    // The factor of precession and relaxation has the real part ξ/τ_ex.
    let effective = sheet.define("ξ with diffusion", waveξ, as: try (τ * response.realPart).simplified())
    let meaning = [(of: waveξ, by: effective)]
    sheet.claim(
      "it is the local response with \(waveξ) for \(ξ)", response, equals: local.substituting(ξ, by: waveξ),
      where: meaning)
    let torque = balance.torque / response
    let (adiabatic, other) = (1 / (1 + effective ** 2), effective / (1 + effective ** 2))
    sheet.claim(
      "the torque per source", torque, equals: (1 - .i * waveξ) / (1 + waveξ ** 2), where: meaning)
    let gain = (1 + effective ** 2) / (1 + ξ ** 2)
    sheet.claim(
      "the square of what divides the local torque", (response / local) * (response / local).conjugate,
      equals: (1 + waveξ ** 2) / (1 + ξ ** 2), where: meaning)
    sheet.claim(
      "which is at least 1: no torque is larger than the local one", 1, isAtMost: gain,
      gap: ℓ ** 2 * k ** 2 * (2 * ξ + ℓ ** 2 * k ** 2) / (1 + ξ ** 2))
    sheet.claim(
      "the non-adiabatic part never exceeds half the source", other, isAtMost: .half,
      gap: (1 - effective) ** 2 / (2 * (1 + effective ** 2)))
    sheet.claim(
      "it reaches that at \(waveξ, equals: 1)", waveξ / (1 + waveξ ** 2), equals: .half, where: [(waveξ, 1)])
    let second = Truncation(k, through: 2), d = 1 + ξ ** 2
    sheet.claim(
      "the first correction of the adiabatic torque", adiabatic,
      equals: 1 / d - 2 * ξ * ℓ ** 2 * k ** 2 / d ** 2, to: second)
    sheet.claim(
      "the first correction of the non-adiabatic torque", other,
      equals: ξ / d + (1 - ξ ** 2) * ℓ ** 2 * k ** 2 / d ** 2, to: second)
    sheet.claim(
      "without diffusion it is the torque of (16)", torque, equals: (1 - .i * ξ) / d, where: [(ℓ, 0)])
    let loss = (response / local) * (response / local).conjugate
    sheet.result("ξ(k)", effective)
    sheet.result("T(k)/X", torque, folded: (1 - .i * waveξ) / (1 + waveξ ** 2), where: meaning)
    sheet.result("u(k)/u", 1 / loss, folded: 1 / gain)
  }

  /// Step 5: slowly varying sources.
  func gradients(_ sheet: inout Worksheet, _ balance: Balance) throws {
    sheet.step("Gradient expansion", by: "δm = τ_ex/(ξ − i)(X + λ_c²∂²X + λ_c⁴∂⁴X + …)")
    let X = ScalarField("X", [])(x)
    let local = balance.factors.value
    let square = sheet.define("λ_c²", .symbol("λ_c") ** 2, as: ℓ ** 2 / (ξ - .i))
    let meaning = [(of: length, by: sqrt(square))]
    var partial = Expr.zero, power = Expr.one
    for order in 0...2 {
      partial = try partial + power / local * X.derivative(x, order: 2 * order)
      power = power * length ** 2
      sheet.claim(
        "through \(2 * order) derivatives the balance is wrong by the next term, exactly",
        try balance(partial, x) - X, equals: -power * (try X.derivative(x, order: 2 * order + 2)), where: meaning)
    }
    let correction = square / local
    sheet.claim(
      "the factor of the first correction", correction,
      equals: τ * ℓ ** 2 * (ξ ** 2 - 1 + 2 * .i * ξ) / (1 + ξ ** 2) ** 2)
    sheet.result("δm, second order", try correction.simplified())
  }
}
