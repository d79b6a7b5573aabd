import Algebra
import Worksheets
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
    let precession = try setting.precession(&sheet)
    let equation = setting.blochEquation(&sheet, relaxation: precession.relaxation)
    let (action, drive) = try setting.action(&sheet, of: equation)
    let rest = try setting.stationaryState(&sheet, action, drive, equation, precession.generator)
    try setting.motion(&sheet, action, rest, equation, precession.generator)
    let average = try setting.average(&sheet, action, rest)
    try setting.limits(&sheet, rest)
    let majority = try setting.smoothTexture(&sheet, rest, precession)
    try setting.finiteAverage(&sheet, average, majority)
  }
}

/// A spin that precesses about ω and relaxes towards s_eq; the time runs in units of τ_ex, so that ω and ξ are numbers.
struct StationarySpin {
  let local = LocalPrecession()
  let N = Expr.symbol("N", .positive), τsf = Expr.symbol("τ_sf", .positive)
  let ξ = Expr.symbol("ξ", .positive), Ω = Expr.symbol("Ω", .positive)
  /// The time in units of τ_ex.
  let clock = Expr.symbol("t~", .positive)
  /// Counts the order in ε₁, ε₂ and κ.
  let λ = Expr.symbol("λ", .real)

  let ω = Vector("ω"), s = Vector("s"), start = Vector("s_0"), equilibrium = Vector("s_eq")

  var τ: Expr { local.τ }
  var ε1: Expr { local.ε1 }
  var ε2: Expr { local.ε2 }
  var κ: Expr { local.κ }

  static var dimensions: Dimensions {
    var table: Dimensions = ["ħ": .action, "Δ": .energy, "H_ex": .energy]
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

  /// What the first step brings.
  struct Precession {
    /// The precession vector in the axes of the local spinors.
    let axis: Matrix
    /// What the letters in it mean.
    let letters: [(of: Expr, by: Expr)]
    /// The rate of relaxation in units of 1/τ_ex.
    let relaxation: Expr
    /// (8) with relaxation, for a precession vector with any components.
    let generator: Matrix
  }

  /// Step 1: the generator in the local frame.
  func precession(_ sheet: inout Worksheet) throws -> Precession {
    sheet.step("Precession", by: "Heisenberg's equation for the local spinors, time in units of τ_ex = ħ/Δ")
    let M = try local.generator(&sheet)
    sheet.claim("(8) is the precession of the spin of a spinor", M, equals: try local.printed)

    let letters = try local.letters(&sheet)
    let axis = sheet.define(
      "precession vector", .symbol("ω"), as: local.axis(of: try local.inLetters(τ * M, letters)))
    sheet.claim(
      "times \(τ) it is the cross product with the precession vector", τ * M, equals: try .crossProduct(axis.elements),
      where: letters)

    let relaxation = sheet.premise("relaxation", .symbol("Γ"), Matrix.diagonal([1 / τsf, 1 / τsf, 1 / τsf]))
    let ratio = sheet.define("relaxation in units of 1/τ_ex", ξ, as: τ / τsf)
    sheet.claim("relaxation is isotropic", τ * relaxation, equals: ξ * .identity(3), where: [(ξ, ratio)])
    // In units of 1/τ_ex, with τ_sf eliminated by the definition of ξ.
    let rates = try (ξ / ratio * τ * relaxation).tidied()
    let rate = Expr.symbol("r", .real)
    let common = try Expr.solveLinear((rates - rate * .identity(3)).elements, for: [rate]).unique()[0]
    return Precession(
      axis: axis, letters: letters, relaxation: common,
      generator: try .crossProduct(components(ω).elements) - rates)
  }

  /// Step 2: the equation without a frame.
  func blochEquation(_ sheet: inout Worksheet, relaxation rate: Expr) -> Vector {
    sheet.step("Bloch equation", by: "precession and relaxation, for any ω, s_eq and s(0)")
    return sheet.define("ds/dt~", .symbol("sDot"), as: ω × s - rate * s + rate * equilibrium)
  }

  /// The vectors that precession and relaxation transform among themselves.
  var family: AxialFamily { AxialFamily(axis: ω, length: Ω) }

  /// Step 3: the linear part L = ω × · − ξ of the equation on the family, and the coefficients of the rest.
  func action(_ sheet: inout Worksheet, of equation: Vector) throws -> (linear: Matrix, drive: Matrix) {
    sheet.step("Invariant space", by: "ω × (ω × (ω × a)) = −ω² (ω × a) closes the family a, ω × a, ω(ω⋅a)")
    let drive = equation.substituting(s, by: .zero)
    let linear = { (v: Vector) in equation.substituting(s, by: v) - drive }
    let K = sheet.define("action on the family, Ω = |ω|", .symbol("K"), as: try family.action(of: linear))
    for (k, member) in family(equilibrium).enumerated() {
      let column = Matrix.column((0..<3).map { K[$0, k] })
      sheet.claim(
        "the equation without its constant term takes \(member) to column \(k + 1) of the matrix", linear(member),
        equals: family.combination(column, of: equilibrium))
    }
    return (K, try family.coefficients(of: [drive], in: equilibrium))
  }
}
