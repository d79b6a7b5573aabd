import Algebra
import Worksheets
import Spintronics

extension Derivation {
  /// The accumulation when the electrons diffuse: its complex decay length, and what becomes of the torque of (16).
  public static let diffusiveResponse = Derivation(
    "Diffusive response and narrow textures", named: "diffusive-response",
    sources: [
      "R. Cheng and Q. Niu, Microscopic derivation of spin-transfer torque in ferromagnets",
      "S. Zhang and Z. Li, Phys. Rev. Lett. 93, 127204 (2004)"
    ],
    conventions: {
      Conventions().phrases + [
        "e₁, e₂, n right-handed; δm = δm₁ + iδm₂ across a direction n that hardly varies, n × is multiplication by i",
        "ℓ² = Dτ_ex"
      ]
    },
    dimensions: { DiffusiveResponse.dimensions }
  ) { sheet in
    let setting = DiffusiveResponse()
    let balance = try setting.balance(&sheet)
    let κ = try setting.decay(&sheet, balance)
    try setting.pointSource(&sheet, balance, κ)
    try setting.planeWave(&sheet, balance)
    try setting.gradients(&sheet, balance)
    try setting.helix(&sheet, balance)
    try setting.narrowSource(&sheet, balance, κ)
    try setting.meanFreePath(&sheet, balance)
  }
}

/// The quantities that the steps share.
struct DiffusiveResponse {
  let medium = Medium()
  let x = Expr.symbol("x", .real), k = Expr.symbol("k", .real)
  /// The length of diffusion in a time τ_ex.
  let ℓ = Expr.symbol("ℓ", .positive)
  /// The constant of diffusion, 1/λ_c and λ_c, as letters.
  let diffusion = Expr.symbol("D"), inverse = Expr.symbol("κ"), length = Expr.symbol("λ_c")
  /// q² = ξ + √(1 + ξ²), in which 1/λ_c is rational.
  let q = Expr.symbol("q", .positive)
  var n: Vector { medium.n }
  var τ: Expr { medium.τ }
  var ξ: Expr { medium.ξ }
  let δm = Vector("δm"), laplacian = Vector("δm''")
  /// The source −n₀∂ₜn + (μ_BP/e)(j⋅∇)n.
  var source: Vector { .tangent("X", at: n) }
  /// ξ in terms of q.
  var relaxation: Expr { (q ** 2 - 1 / q ** 2) / 2 }

  static var dimensions: Dimensions {
    var table = Medium.dimensions
    table.declare("x", "ℓ", "w", "λ_c", "λ_b", "Λ", as: .length)
    table.declare("k", "κ", as: .one / .length)
    table.declare("q", "p", "θ", "ξ_k", as: .one)
    table.declare("D", as: .length * .velocity)
    table.declare("v_F", as: .velocity)
    table.declare("τ_0", as: .time)
    table.declare("J", as: .magnetisation * .velocity)
    table.declare("δm", "m", "a", "b", "c", as: .magnetisation)
    table.declare("δm''", as: .magnetisation / (.length * .length))
    table.declare("X", "T", as: .magnetisation / .time)
    table.declare("X_0", as: .magnetisation * .velocity)
    return table
  }
}

extension DiffusiveResponse {
  /// The balance of the accumulation, for vectors and in the complex plane across n.
  struct Balance {
    /// What equals the source: a function of δm and ∂²δm.
    let vector: Vector
    /// The factors of δm and ∂²δm.
    let factors: (value: Expr, second: Expr)
    /// The factor of T = −n × δm/τ_ex.
    let torque: Expr

    func callAsFunction(_ m: Expr, _ x: Expr) throws -> Expr {
      try factors.value * m + factors.second * m.derivative(x, order: 2)
    }

    func callAsFunction(_ pairs: [(of: Expr, by: Expr)]) -> Balance {
      let (a, b) = (factors.value.substituting(pairs), factors.second.substituting(pairs))
      return Balance(vector: vector.substituting(pairs), factors: (a, b), torque: torque)
    }
  }

  /// Step 1: precession, relaxation and diffusion against the source.
  func balance(_ sheet: inout Worksheet) throws -> Balance {
    sheet.step(
      "Balance", by: "the macroscopic balance of the accumulation with diffusion; its part across n as a complex number"
    )
    let D = sheet.define("diffusion constant", .symbol("D"), as: ℓ ** 2 / τ)
    let balance = sheet.premise(
      "δm × n/τ_ex + δm/τ_sf − D∂²δm = X", source.expression,
      (1 / τ) * (δm × n) + (ξ / τ) * δm - D * laplacian)
    let torque = sheet.premise("torque on M", .symbol("T"), -(1 / τ) * (n × δm))
    /// The component along e₁ plus i times that along e₂.
    func complex(_ v: Vector, _ m: [Expr], _ second: [Expr]) throws -> Expr {
      let c = try v.components(where: [(n, [0, 0, 1]), (δm, m), (laplacian, second)])
      return c[0] + .i * c[1]
    }
    let (none, e1, e2): ([Expr], [Expr], [Expr]) = ([0, 0, 0], [1, 0, 0], [0, 1, 0])
    let value = try complex(balance, e1, none), second = try complex(balance, none, e1)
    let turned = try [complex(balance, e2, none), complex(balance, none, e2), complex(torque, e2, none)]
    let factor = try complex(torque, e1, none)
    sheet.claim(
      "balance and torque are linear over the complex numbers",
      Matrix.column(turned), equals: .column([.i * value, .i * second, .i * factor]))
    sheet.claim(
      "precession and relaxation are one complex factor, and diffusion another", Matrix.column([value, second]),
      equals: Matrix.column([(ξ - .i) / τ, -diffusion]), where: [(diffusion, D)])
    let (a, b) = (Expr.symbol("a", .real), Expr.symbol("b", .real))
    let trial = a * source + b * (n × source)
    let local = balance.substituting([(laplacian.expression, 0), (δm.expression, trial.expression)])
    let found = try Expr.solveLinear([local - source], for: [a, b]).unique()
    let δmLocal = found[0] * source + found[1] * (n × source)
    sheet.published(
      "(15)", "without diffusion", δm.expression, δmLocal, printed: (τ / (1 + ξ ** 2)) * (n × source + ξ * source))
    let torqueLocal = torque.substituting(δm, by: δmLocal)
    let printed = (1 / (1 + ξ ** 2)) * (source - ξ * (n × source))
    sheet.published(
      "T", "and the torque of (16), up to the share of the electrons", .symbol("T"), torqueLocal, printed: printed)
    sheet.result("T, without diffusion", torqueLocal, folded: printed)
    return Balance(vector: balance, factors: (value, second), torque: factor)
  }

  /// Step 2: the decay of a disturbance.
  ///
  /// - Returns: 1/λ_c, the root with a positive real part.
  func decay(_ sheet: inout Worksheet, _ balance: Balance) throws -> Expr {
    sheet.step("Complex decay length", by: "δm ∝ e^(−x/λ_c) without a source")
    let square = try Expr.solveLinear(
      [balance.factors.second * Expr.symbol("κ²") + balance.factors.value], for: [.symbol("κ²")]
    ).unique()[0]
    sheet.claim(
      "the square of the decay length", 1 / length ** 2, equals: (ξ - .i) / (diffusion * τ),
      where: [(length, 1 / sqrt(square)), (diffusion, ℓ ** 2 / τ)])
    // In q the square is that of a multiple of q − i/q.
    let shape = q - .i / q, factor = try (square.substituting(ξ, by: relaxation) / shape ** 2).simplified()
    let κ = sheet.define("1/λ_c = κ₁ − iκ₂ with q² = ξ + √(1 + ξ²)", inverse, as: sqrt(factor) * shape)
    sheet.claim("\(inverse) is its inverse", inverse ** 2, equals: square, where: [(inverse, κ), (ξ, relaxation)])
    let root = sqrt(1 + ξ ** 2)
    let meaning = [(of: q, by: sqrt(ξ + root))]
    sheet.claim("\(ξ) by \(q)", relaxation, equals: ξ, where: meaning)
    let (decay, wave) = (sqrt((root + ξ) / 2) / ℓ, sqrt((root - ξ) / 2) / ℓ)
    let parts = (decay: Expr.symbol("κ_1", .positive), wave: Expr.symbol("κ_2", .positive))
    sheet.claim(
      "the decay and the wave", Matrix.column([parts.decay ** 2, parts.wave ** 2]),
      equals: Matrix.column([decay ** 2, wave ** 2]),
      where: [
        (parts.decay, κ.realPart.substituting(meaning)), (parts.wave, -κ.imaginaryPart.substituting(meaning))
      ])
    let meanings = [(of: parts.decay, by: decay), (of: parts.wave, by: wave)]
    sheet.claim(
      "relaxation is the difference of their squares", parts.decay ** 2 - parts.wave ** 2, equals: ξ / ℓ ** 2,
      where: meanings)
    sheet.claim(
      "diffusion alone gives their product", (2 * parts.decay * parts.wave) ** 2, equals: 1 / ℓ ** 4, where: meanings)
    let p = Expr.symbol("p", .nonnegative)
    let above = κ.substituting(q, by: 1 + p)
    sheet.claim(
      "the decay is faster than the wave, \(q, equals: 1 + p): a period costs at least \(exp(2 * .pi))",
      -above.imaginaryPart,
      isAtMost: above.realPart, gap: p * (2 + p) / (sqrt(2) * ℓ * (1 + p)))
    sheet.remark(
      "The paper expects oscillatory patterns in narrow walls; they are overdamped where the electrons diffuse, that is for "
        + "|λ_c| far above the mean free path (last step). Otherwise they may oscillate.")
    sheet.result("κ₁", κ.realPart.substituting(meaning), folded: decay)
    sheet.result("κ₂", -κ.imaginaryPart.substituting(meaning), folded: wave)
    return κ
  }
}
