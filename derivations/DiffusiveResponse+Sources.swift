import Algebra
import Derivation
import Spintronics

extension DiffusiveResponse {
  /// Step 3: the response to a source at a point.
  func pointSource(_ sheet: inout Worksheet, _ balance: Balance) throws {
    sheet.step("Green's function", by: "decaying on both sides of X = X₀δ(x), continuous, with a jump of the slope")
    let balance = balance([(ξ, relaxation)])
    let X0 = Expr.symbol("X_0", .positive), y = Expr.symbol("x", .positive)
    let (a, b) = (Expr.symbol("a"), Expr.symbol("b"))
    let right = a * exp(-rate * x), left = b * exp(rate * x)
    let jump = try balance.factors.second * (right.derivative(x) - left.derivative(x)) - X0
    let found = try Expr.solveLinear([right - left, jump].map { $0.substituting(x, by: 0) }, for: [a, b]).unique()
    let green = found[0] * exp(-rate * x)
    sheet.claim(
      "it solves the balance away from the source", Matrix.column([try balance(right, x), try balance(left, x)]),
      equals: .column([0, 0]))
    sheet.claim("its height is X₀λ_c/2D", found[0], equals: X0 * τ / (2 * ℓ ** 2 * rate))
    let slope = try green.derivative(x).substituting(x, by: 0)
    sheet.claim("its slope jumps by −X₀/D", 2 * slope, equals: -X0 * τ / ℓ ** 2)
    let half = try green.substituting(x, by: y).integral(over: y, from: 0, to: .infinity).value
    sheet.claim(
      "its integral is the local response to X₀: diffusion moves the torque, but loses none", 2 * half,
      equals: X0 / balance.factors.value)
    sheet.result("G(x > 0)", τ / (2 * ℓ ** 2 * rate) * exp(-rate * x))
  }

  /// Step 4: the response to e^(ikx).
  func planeWave(_ sheet: inout Worksheet, _ balance: Balance) throws {
    sheet.step("Plane wave", by: "X ∝ e^(ikx), a texture of small amplitude")
    let wave = exp(.i * k * x)
    let response = try (try balance(wave, x) / wave).simplified()
    let local = balance.factors.value
    let squared = -balance.factors.second / local
    sheet.claim(
      "response, relative to the local one: 1/(1 + λ_c²k²)", local / response, equals: 1 / (1 - squared * -(k ** 2)))
    let effective = sheet.define("ξ with diffusion", .symbol("ξ_k"), as: ξ + ℓ ** 2 * k ** 2)
    sheet.claim("it is the local response with ξ_k = ξ + ℓ²k²", response, equals: local.substituting(ξ, by: effective))
    let torque = balance.torque / response
    let (adiabatic, other) = (1 / (1 + effective ** 2), effective / (1 + effective ** 2))
    sheet.claim(
      "torque per source: (1 − iξ_k)/(1 + ξ_k²), so u(k) = u(1 + ξ²)/(1 + ξ_k²)", torque, equals: adiabatic - .i * other
    )
    let gain = (1 + effective ** 2) / (1 + ξ ** 2)
    sheet.claim(
      "|1 + λ_c²k²|² = (1 + ξ_k²)/(1 + ξ²)", (response / local) * (response / local).conjugate, equals: gain)
    sheet.claim(
      "which is at least 1: no torque is larger than the local one", 1, isAtMost: gain,
      gap: ℓ ** 2 * k ** 2 * (2 * ξ + ℓ ** 2 * k ** 2) / (1 + ξ ** 2))
    sheet.claim(
      "the non-adiabatic part never exceeds half the source, reached at ξ_k = 1", other, isAtMost: .half,
      gap: (1 - effective) ** 2 / (2 * (1 + effective ** 2)))
    let second = Truncation(k, through: 2), d = 1 + ξ ** 2
    sheet.claim(
      "first correction of the adiabatic torque: −2ξℓ²k²/(1 + ξ²)²", adiabatic,
      equals: 1 / d - 2 * ξ * ℓ ** 2 * k ** 2 / d ** 2, to: second)
    sheet.claim(
      "of the non-adiabatic torque: +(1 − ξ²)ℓ²k²/(1 + ξ²)²", other,
      equals: ξ / d + (1 - ξ ** 2) * ℓ ** 2 * k ** 2 / d ** 2, to: second)
    sheet.claim(
      "without diffusion, ℓ → 0, the torque of (16)", torque.substituting(ℓ, by: 0), equals: (1 - .i * ξ) / d)
    sheet.result("ξ(k)", effective)
    sheet.result("u(k)/u", 1 / gain)
  }

  /// Step 5: slowly varying sources.
  func gradients(_ sheet: inout Worksheet, _ balance: Balance) throws {
    sheet.step("Gradient expansion", by: "δm = τ_ex/(ξ − i)(X + λ_c²∂²X + λ_c⁴∂⁴X + …)")
    let X = ScalarField("X", [])(x)
    let local = balance.factors.value
    let square = sheet.define("λ_c²", .symbol("λ_c") ** 2, as: ℓ ** 2 / (ξ - .i))
    var partial = Expr.zero, power = Expr.one
    for order in 0...2 {
      partial = try partial + power / local * X.derivative(x, order: 2 * order)
      power = power * square
      sheet.claim(
        "through ∂\(["⁰", "²", "⁴"][order]) the balance is wrong by −λ_c\(["²∂²", "⁴∂⁴", "⁶∂⁶"][order])X exactly",
        try balance(partial, x) - X, equals: -power * (try X.derivative(x, order: 2 * order + 2)))
    }
    let correction = square / local
    sheet.claim(
      "first correction: τ_exℓ²(ξ² − 1 + 2iξ)/(1 + ξ²)² ∂²X", correction,
      equals: τ * ℓ ** 2 * (ξ ** 2 - 1 + 2 * .i * ξ) / (1 + ξ ** 2) ** 2)
    sheet.result("δm, second order", try correction.simplified())
  }
}
