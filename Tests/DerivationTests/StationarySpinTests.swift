import Algebra
import Worksheets
import Testing
import derivations

@Suite("The stationary spin")
struct StationarySpinTests {
  static let transcript = Result { try Derivation.stationarySpin.run() }

  private let ξ = Expr.symbol("ξ", .positive), N = Expr.symbol("N", .positive), clock = Expr.symbol("t~", .positive)

  /// A result (with s∞ added) in Cartesian components, with ω along z and s_eq along x, where every component is elementary.
  private func transverse(_ name: String?, start: [Expr]) throws -> [Expr] {
    let transcript = try Self.transcript.get()
    let rest = try transcript.vector("s∞")
    let change = try name.map(transcript.vector)?.substituting(Vector("d"), by: Vector("s_0") - rest) ?? .zero
    return try (rest + change).components(where: [
      (Vector("ω"), [0, 0, 1]), (Vector("s_eq"), [1, 0, 0]), (Vector("s_0"), start)
    ])
  }

  @Test("every claim holds")
  func claims() throws { #expect(try Self.transcript.get().isAsExpected) }

  @Test("s∞ across the field is Hanle's curve")
  func hanle() throws {
    let d = 1 + ξ ** 2
    let expected: [Expr] = [ξ ** 2 / d, ξ / d, 0]
    for (a, b) in zip(try transverse(nil, start: [0, 0, 0]), expected) { #expect(try a.equals(b).isProved) }
  }

  @Test("the motion is a damped circle")
  func motion() throws {
    let d = 1 + ξ ** 2
    let decay = exp(-ξ * clock) / d
    let expected: [Expr] = [
      ξ ** 2 / d + decay * (cos(clock) + ξ * sin(clock)),
      ξ / d + decay * (sin(clock) - ξ * cos(clock)),
      2 * exp(-ξ * clock)
    ]
    for (a, b) in zip(try transverse("s(t~) − s∞", start: [1, 0, 2]), expected) { #expect(try a.equals(b).isProved) }
  }

  @Test("the average is that of the damped circle")
  func average() throws {
    let d = 1 + ξ ** 2
    let decay = exp(-ξ * N)
    let even = (ξ + decay * (sin(N) - ξ * cos(N))) / d, odd = (1 - decay * (ξ * sin(N) + cos(N))) / d
    let expected: [Expr] = [
      ξ ** 2 / d + (even + ξ * odd) / (N * d),
      ξ / d + (odd - ξ * even) / (N * d),
      2 * (1 - decay) / (ξ * N)
    ]
    for (a, b) in zip(try transverse("⟨s⟩ − s∞", start: [1, 0, 2]), expected) { #expect(try a.equals(b).isProved) }
  }

  @Test("the response of a smooth texture")
  func response() throws {
    let n = Vector.unit("n"), g = Vector.tangent("g", at: n), κ = Expr.symbol("κ", .real)
    let result = try Self.transcript.get().vector("s∞ − n")
    let total = ξ ** 2 + (1 - κ) ** 2 + g ⋅ g
    #expect(try (total * (result ⋅ n)).equals(-(g ⋅ g)).isProved)
    #expect(try (total * (result ⋅ g)).equals(-ξ * (g ⋅ g)).isProved)
    #expect(try (total * (result ⋅ (n × g))).equals((κ - 1) * (g ⋅ g)).isProved)
  }

  @Test("after a whole turn the errors of the two parts are in the ratio (1 − ξ²)/ξ : −2ξ")
  func finiteAverage() throws {
    let transcript = try Self.transcript.get()
    let turn = [(of: N, by: 2 * Expr.pi)]
    let other = try transcript.scalar("relative error of the non-adiabatic part").substituting(turn)
    let adiabatic = try transcript.scalar("relative error of the adiabatic part").substituting(turn)
    let lost = (1 - exp(-2 * .pi * ξ)) / (2 * .pi * (1 + ξ ** 2))
    #expect(try other.equals((1 - ξ ** 2) / ξ * lost).isProved)
    #expect(try adiabatic.equals(-2 * ξ * lost).isProved)
  }
}
