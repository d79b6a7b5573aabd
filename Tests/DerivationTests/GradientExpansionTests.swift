import Algebra
import Worksheets
import Evaluation
import Numbers
import Testing
import derivations

@Suite("Gradient expansion")
struct GradientExpansionTests {
  static let formalism = Result { try Derivation.gradientExpansion.run() }
  static let identities = Result { try Derivation.bornIdentities.run() }
  static let limits = Result { try Derivation.bornLimit.run() }

  @Test("every claim holds")
  func claims() throws {
    let transcripts = [try Self.formalism.get(), try Self.identities.get(), try Self.limits.get()]
    for transcript in transcripts { #expect(transcript.surprises.isEmpty) }
    #expect(transcripts.allSatisfy { $0.statements.allSatisfy { $0.verdict.kind == .proved } })
  }

  /// A row of a numerical reference, m = μ = 1, T = 0.
  struct Row: Sendable {
    let J: Double, potential: Double, transverse: Double, longitudinal: Double
    var values: [String: Double]
  }

  static let rows = [
    Row(
      J: 0.2, potential: 0.1, transverse: 0, longitudinal: 0, values: ["C_ad": 0.2122065907891937810251784]),
    Row(
      J: 0.3, potential: 0.8, transverse: 0.3, longitudinal: 0.3,
      values: [
        "C_α": 0.01012833017660957438832941, "C_ad": 0.01425385833358598908857198, "C_β": 0.01244805046047395538175805
      ]),
    Row(
      J: 0.4, potential: 0.5, transverse: 0.1, longitudinal: 0.3,
      values: [
        "C_S": 0.02364707278914556387931575, "C_α": 0.009881500537750395637908574, "C_ad": 0.04561153459242217127363653,
        "C_β": 0.01611172340056931715457329
      ]),
    Row(
      J: 1.5, potential: 0.3, transverse: 0.1, longitudinal: 0.1,
      values: [
        "C_α": 0.00412854222073860026987653, "C_ad": 0.3210272337446742749177259, "C_β": 0.01560090288859116483986529
      ])
  ]

  /// The letters of a row: κ_σ by iteration of the self-consistency, which contracts for these rows.
  static func point(_ row: Row) throws -> [(of: Expr, by: Expr)] {
    let (a, b) = (row.potential + row.longitudinal, 2 * row.transverse)
    func exact(_ x: Double) throws -> Expr { Expr(try #require(Rational(exactly: x))) }
    func root(_ z: Complex) -> Complex {
      let size = ((z.magnitude + z.re) / 2).squareRoot()
      return size == 0 ? Complex(0, z.magnitude.squareRoot()) : Complex(size, z.im / (2 * size))
    }
    let η = 1 / (2 * Double.pi)
    var κ = [Complex(1, 0.1), Complex(1, 0.1)]
    for _ in 0..<500 {
      κ = [0, 1].map { s in
        let shift = Complex(0, η) * (Complex(a) * κ[s] + Complex(b) * κ[1 - s])
        return root(Complex(2) * (Complex(1 + (s == 0 ? row.J : -row.J)) + shift))
      }
    }
    let letters = ["↑", "↓"].enumerated()
    let poles = try letters.flatMap { s, spin -> [(of: Expr, by: Expr)] in
      let value = try exact(κ[s].re) + .i * exact(κ[s].im)
      return [(.symbol("κ_\(spin)"), value), (.symbol("κ_\(spin)*"), value.conjugate)]
    }
    let rates: [(of: Expr, by: Expr)] = [
      (.symbol("a", .nonnegative), try exact(a)), (.symbol("b", .nonnegative), try exact(b)),
      (.symbol("c", .real), try exact(row.potential - row.longitudinal)), (.symbol("J", .real), try exact(row.J)),
      (.symbol("m", .positive), 1)
    ]
    return poles + rates
  }

  static func number(_ e: Expr) throws -> Double {
    let value = try e.digits(20)
    // Nothing, or a zero that is certain.
    #expect(value.im.map { "\($0)" == "0" } ?? true)
    return try #require(Double(value.re.description))
  }

  @Test("the closed forms give the numbers of an independent computation", arguments: rows)
  func reference(_ row: Row) throws {
    let point = try Self.point(row), transcript = try Self.limits.get()
    for (name, expected) in row.values {
      let found = try Self.number(transcript.scalar(name).substituting(point))
      // κ is known to 10⁻¹⁶ times the condition of the iteration, of order ten.
      #expect(abs(found - expected) < 1e-13 * abs(expected) * 10, "\(name): \(found), \(expected)")
    }
  }

  @Test("without spin flips the damping vanishes; without its vertex correction it does not")
  func vertex() throws {
    let row = Row(J: 0.3, potential: 0.8, transverse: 0, longitudinal: 0, values: [:])
    let point = try Self.point(row), damping = try Self.limits.get().scalar("C_α")
    #expect(abs(try Self.number(damping.substituting(point))) < 1e-15)
    let bare = damping.substituting(.symbol("c", .real), by: 0)
    #expect(abs(try Self.number(bare.substituting(point)) - 0.00896652202777) < 1e-13)
  }

  @Test("an axis that follows the magnetisation")
  func followingAxis() throws {
    let transcript = try Self.formalism.get()
    let point = try Self.point(Self.rows[2])
    let integrals = try ["I", "K", "Q_1", "Q_2"].map { (of: Expr.symbol($0), by: try transcript.scalar($0)) }
    let (a, b) = (Expr.symbol("a", .nonnegative), Expr.symbol("b", .nonnegative))
    let (c, J, m) = (Expr.symbol("c", .real), Expr.symbol("J", .real), Expr.symbol("m", .positive))
    let splitting = -Expr.i * m / (2 * .pi) * (.symbol("κ_↑") - .symbol("κ_↓"))
    let turned = (a - b - c) / (2 * J) * splitting
    let ℓ = (1 - turned) / (1 - c * integrals[0].by)
    func value(_ name: String) throws -> Double {
      let letters = try transcript.scalar(name).substituting([
        (of: .symbol("ℓ"), by: ℓ), (of: .symbol("r", .real), by: turned.realPart)
      ])
      return try Self.number(letters.substituting(integrals).substituting(point))
    }
    #expect(abs(try value("C_α, with −f′") - 0.01017349170318246200541815) < 1e-14)
    #expect(abs(try value("C_ad, with −f′") - 0.04281254199428994642472767) < 1e-14)
  }
}
