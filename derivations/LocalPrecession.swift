import Algebra
import Worksheets
import Spintronics

/// The precession of a spin in the axes e_θ, e_φ, n of the local spinors of a direction n(t), and the letters for the rates of
/// its angles.
struct LocalPrecession {
  let t = Expr.symbol("t", .real)
  let ħ = Expr.symbol("ħ", .positive), Δ = Expr.symbol("Δ", .positive), τ = Expr.symbol("τ_ex", .positive)
  let ε1 = Expr.symbol("ε_1", .real), ε2 = Expr.symbol("ε_2", .real), κ = Expr.symbol("κ", .real)

  var θ: Expr { ScalarField("θ")(t) }
  var φ: Expr { ScalarField("φ")(t) }
  var frame: SpinorFrame { SpinorFrame(polar: θ, azimuth: φ) }
  var rates: (θ: Expr, φ: Expr) { get throws { (try θ.derivative(t), try φ.derivative(t)) } }

  /// The matrix (8) as printed.
  var printed: Matrix {
    get throws {
      let (θDot, φDot) = try rates
      let (third, second) = (cos(θ) * φDot - 1 / τ, sin(θ) * φDot)
      return try Matrix([[0, third, -θDot], [-third, 0, -second], [θDot, second, 0]])
    }
  }

  /// The matrix of the rates of the spin, by Heisenberg's equation.
  func generator(_ sheet: inout Worksheet) throws -> Matrix {
    let exchange = sheet.premise(
      "exchange energy, diagonal in the local spinors", .symbol("H_ex"), (Δ / 2) * PauliMatrix.all[2])
    let gap = sheet.define("gap by the exchange time", Δ, as: ħ / τ)
    let connection = try frame.connection(along: { try $0.derivative(t) }, ħ: ħ)
    return try Bloch.generator(exchange - connection, ħ: ħ).substituting([(Δ, gap)]).tidied()
  }

  /// What the letters mean.
  func letters(_ sheet: inout Worksheet) throws -> [(of: Expr, by: Expr)] {
    let (θDot, φDot) = try rates
    return [
      (of: ε1, by: sheet.define("rate along e_φ", ε1, as: τ * sin(θ) * φDot)),
      (of: ε2, by: sheet.define("rate along e_θ", ε2, as: τ * θDot)),
      (of: κ, by: sheet.define("turn of the frame about n", κ, as: τ * cos(θ) * φDot))
    ]
  }

  /// A matrix of rates in the letters: their definitions solved for the rates of the angles and for cos θ.
  func inLetters(_ a: Matrix, _ letters: [(of: Expr, by: Expr)]) throws -> Matrix {
    let (θDot, φDot) = try rates
    let found = try Expr.solveLinear(letters.prefix(2).map { $0.by - $0.of }, for: [φDot, θDot]).unique()
    let solved = [(of: φDot, by: found[0]), (of: θDot, by: found[1])]
    let c = Symbol.hidden("c", .real).expression
    let last = letters[2].by.substituting(solved).substituting(cos(θ), by: c) - letters[2].of
    let cosine = try Expr.solveLinear([last], for: [c]).unique()[0]
    return try a.substituting(solved).substituting([(cos(θ), cosine)]).tidied()
  }

  /// τ_ex ṅ in the axes, in the letters.
  func turning(_ letters: [(of: Expr, by: Expr)]) throws -> Matrix {
    let axes = try frame.axes()
    let rate = try τ * axes[2].derivative(t)
    return try inLetters(.column(try axes.map { try ($0.transposed * rate)[0, 0] }), letters)
  }

  /// The vector across n with these components as a multiple of g = τ_ex ṅ and one of n × g.
  func response(_ components: [Expr], to g: Matrix) throws -> TangentResponse {
    let basis = try Matrix([[g[0, 0], -g[1, 0]], [g[1, 0], g[0, 0]]])
    let parts = try basis.solve(.column([components[0], components[1]])).tidied()
    return TangentResponse(along: parts[0, 0], turned: parts[1, 0])
  }

  /// The vector ω of a matrix that is the cross product with it.
  func axis(of matrix: Matrix) -> Matrix { .column([matrix[2, 1], matrix[0, 2], matrix[1, 0]]) }
}
