import Algebra
import Derivation
import Spintronics

extension Derivation {
  /// The relaxing Bloch equation with constant coefficients, solved without any expansion.
  public static let stationarySpin = Derivation(
    "Exact motion, rest and average of a relaxing spin", named: "stationary-spin",
    sources: ["R. Cheng and Q. Niu, Microscopic derivation of spin-transfer torque in ferromagnets"],
    conventions: { Conventions().phrases },
    dimensions: { StationarySpin.dimensions }
  ) { sheet in
    let setting = StationarySpin()
    let generator = try setting.precession(&sheet)
    let equation = setting.blochEquation(&sheet)
    let action = try setting.action(&sheet, of: equation)
    let rest = try setting.stationaryState(&sheet, action, equation, generator)
    try setting.motion(&sheet, action, rest, equation, generator)
    let average = try setting.average(&sheet, action, rest, generator)
    try setting.limits(&sheet, rest)
    try setting.smoothTexture(&sheet, rest)
    try setting.finiteAverage(&sheet, average)
  }
}

/// A spin that precesses about ω and relaxes towards s_eq; the time runs in units of τ_ex, so that ω and ξ are numbers.
struct StationarySpin {
  let t = Expr.symbol("t", .real), N = Expr.symbol("N", .positive)
  let ħ = Expr.symbol("ħ", .positive), Δ = Expr.symbol("Δ", .positive)
  let τ = Expr.symbol("τ_ex", .positive), τsf = Expr.symbol("τ_sf", .positive)
  let ξ = Expr.symbol("ξ", .positive), Ω = Expr.symbol("Ω", .positive)
  let ε1 = Expr.symbol("ε_1", .real), ε2 = Expr.symbol("ε_2", .real), κ = Expr.symbol("κ", .real)
  /// The time in units of τ_ex.
  let clock = Expr.symbol("t~", .positive)
  /// Counts the order in ε₁, ε₂ and κ.
  let λ = Expr.symbol("λ", .real)

  let ω = Vector("ω"), s = Vector("s"), start = Vector("s_0"), equilibrium = Vector("s_eq")

  var θ: Expr { ScalarField("θ")(t) }
  var φ: Expr { ScalarField("φ")(t) }

  static var dimensions: Dimensions {
    var table: Dimensions = ["ħ": .action, "Δ": .energy]
    table.declare("t", "τ_ex", "τ_sf", as: .time)
    table.declare("θ", "φ", "ξ", "Ω", "ε_1", "ε_2", "κ", "t~", "N", "λ", "δ", as: .one)
    for name in ["ω", "s", "s_0", "s_eq", "d", "n", "g"] {
      table.declare(name, "\(name)_1", "\(name)_2", "\(name)_3", as: .one)
    }
    return table
  }

  /// The components of a vector in a fixed frame, ω = (ω₁, ω₂, ω₃) and so on.
  func components(_ v: Vector) throws -> Matrix {
    let named = [
      (ω, "ω"), (s, "s"), (start, "s_0"), (equilibrium, "s_eq"), (deviation, "d"), (still, "s_∞")
    ]
    let pairs = try named.flatMap { vector, name in
      try vector.components().enumerated().map { (of: $1, by: Expr.symbol("\(name)_\($0 + 1)", .real)) }
    }
    return Matrix.column(try v.components()).substituting(pairs)
  }

  /// Step 1: the generator in the local frame.
  func precession(_ sheet: inout Worksheet) throws -> Matrix {
    sheet.step("Precession", by: "Heisenberg's equation for the local spinors, time in units of τ_ex = ħ/Δ")
    let (θDot, φDot) = (try θ.derivative(t), try φ.derivative(t))
    let third = cos(θ) * φDot - 1 / τ
    let second = sin(θ) * φDot
    let M = sheet.premise(
      "(8)", .symbol("M"), try Matrix([[0, third, -θDot], [-third, 0, -second], [θDot, second, 0]]))
    let connection = try SpinorFrame(polar: θ, azimuth: φ).connection(along: { try $0.derivative(t) }, ħ: ħ)
    let heisenberg = try Bloch.generator(Bloch.localHamiltonian(connection: connection, gap: Δ), ħ: ħ)
    sheet.claim(
      "(8) is the precession of the spin of a spinor", M, equals: try heisenberg.substituting([(Δ, ħ / τ)]).tidied())

    let small = [
      (of: ε1, by: sheet.define("rate along e_φ", ε1, as: τ * sin(θ) * φDot)),
      (of: ε2, by: sheet.define("rate along e_θ", ε2, as: τ * θDot)),
      (of: κ, by: sheet.define("turn of the frame about n", κ, as: τ * cos(θ) * φDot))
    ]
    let axis = sheet.define("precession vector", .symbol("ω"), as: Matrix.column([ε1, -ε2, 1 - κ]))
    sheet.claim(
      "times \(τ) it is the cross product with the precession vector", τ * M, equals: try .crossProduct(axis.elements),
      where: small)

    let relaxation = sheet.premise("relaxation", .symbol("Γ"), Matrix.diagonal([1 / τsf, 1 / τsf, 1 / τsf]))
    let ratio = sheet.define("relaxation in units of 1/τ_ex", ξ, as: τ / τsf)
    sheet.claim("relaxation is isotropic", τ * relaxation, equals: ξ * .identity(3), where: [(ξ, ratio)])
    let rates = τ * relaxation.substituting([(τsf, τ / ξ)])
    return try .crossProduct(components(ω).elements) - rates
  }

  /// Step 2: the equation without a frame.
  func blochEquation(_ sheet: inout Worksheet) -> Vector {
    sheet.step("Bloch equation", by: "precession and relaxation, for any ω, s_eq and s(0)")
    return sheet.premise("ds/dt~", .symbol("sDot"), ω × s - ξ * s + ξ * equilibrium)
  }

  /// The vectors a, ω × a and ω(ω⋅a), which precession and relaxation transform among themselves.
  func family(_ a: Vector) -> [Vector] { [a, ω × a, (ω ⋅ a) * ω] }

  /// Σ cₖ aₖ over the family of a; Ω is written out.
  func combination(_ c: Matrix, _ a: Vector) -> Vector {
    Vector.sum(zip(c.elements, family(a)).map { $0 * $1 }).substituting([(Ω, ω.length)])
  }

  /// Step 3: the matrix K with L aₖ = Σⱼ Kⱼₖ aⱼ for L = ω × · − ξ.
  func action(_ sheet: inout Worksheet, of equation: Vector) throws -> Matrix {
    sheet.step("Invariant space", by: "ω × (ω × (ω × a)) = −ω² (ω × a) closes the family a, ω × a, ω(ω⋅a)")
    let K = sheet.define(
      "action on the family, Ω = |ω|", .symbol("K"), as: try Matrix([[-ξ, -(Ω ** 2), 0], [1, -ξ, 0], [0, 1, -ξ]]))
    for (k, member) in family(equilibrium).enumerated() {
      let column = Matrix.column((0..<3).map { K[$0, k] })
      let image = equation.substituting(s, by: member) - equation.substituting(s, by: .zero)
      sheet.claim(
        "the equation without its constant term takes \(member) to column \(k + 1) of the matrix", image,
        equals: combination(column, equilibrium))
    }
    return K
  }
}
