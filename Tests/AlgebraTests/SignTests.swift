import Numbers
import TestSupport
import Testing

@testable import Algebra

/// What is known of a sign holds at every point, the zeros of what is not positive among them.
@Suite("Signs") struct SignTests {
  private static let real = [Expr.symbol("r", .real), .symbol("s", .real)]
  private static let positive = [Expr.symbol("p", .positive)]
  private static let nonnegative = [Expr.symbol("q", .nonnegative)]
  /// Numbers whose sign an enclosure tells, and nothing else.
  private static let constants = [sqrt(2) - 1, .pi - 3, sqrt(3) - 2, exp(1) - 3]

  private func expression(_ depth: Int, _ g: inout Generator) -> Expr {
    if depth == 0 {
      if g.oneIn(6) { return g.element(of: Self.constants) }
      return g.oneIn(3) ? Expr(g.smallNumber()) : g.element(of: Self.real + Self.positive + Self.nonnegative)
    }
    let a = expression(depth - 1, &g)
    switch Int.random(in: 0..<6, using: &g) {
    case 0, 1: return a + expression(depth - 1, &g)
    case 2: return a * expression(depth - 1, &g)
    case 3: return a ** 2
    case 4: return a ** Expr(g.element(of: [-2, -1, 3, 4]))
    default: return a - expression(depth - 1, &g)
    }
  }

  /// The sign of a number, where it is exact or an enclosure tells.
  private func sign(_ number: Expr) -> Int? {
    if number.undefinedPart != nil { return nil }
    if let q = number.rationalValue { return q.signum() }
    guard let value = try? number.ball([:], bits: 128).re else { return nil }
    return value.isPositive ? 1 : value.isNegative ? -1 : nil
  }

  @Test("a square may be zero, its reciprocal may not") func squares() throws {
    let (c, r, p) = (sqrt(2) - 1, Self.real[0], Self.positive[0])
    #expect((c * r ** 2).shownSign == .nonnegative && (c / r ** 2).shownSign == .positive)
    #expect((c * r ** 2 + c * p).shownSign == .positive && (c * r).shownSign == nil)
  }

  @Test("signs that the form shows, and signs found in the factors") func shown() throws {
    var (shown, found, zeros) = (0, 0, 0)
    try forRandomCases(2000, seed: 821) { g, seed in
      let e = expression(1 + Int.random(in: 0..<3, using: &g), &g)
      guard e.undefinedPart == nil else { return }
      let (form, factors) = (e.shownSign, e.knownSignOfFactors)
      if form == nil && factors == nil { return }
      // A real symbol takes every value, 0 among them; the values of two may be equal or opposite.
      for _ in 0..<6 {
        let pairs =
          Self.real.map { ($0, Expr(Int.random(in: -2...2, using: &g))) }
          + Self.positive.map { ($0, Expr(Int.random(in: 1...3, using: &g))) }
          + Self.nonnegative.map { ($0, Expr(Int.random(in: 0...2, using: &g))) }
        guard let sign = sign(e.substituting(pairs)) else { continue }
        if sign == 0 { zeros += 1 }
        switch form {
        case .positive: #expect(sign > 0, "seed \(seed): \(e.text)")
        case .nonnegative: #expect(sign >= 0, "seed \(seed): \(e.text)")
        case nil: break
        }
        if form != nil { shown += 1 }
        guard let factors else { continue }
        #expect(sign == factors, "seed \(seed): \(e.text)")
        found += 1
      }
    }
    #expect(shown >= Effort.atLeast(1000) && found >= Effort.atLeast(1000), "\(shown), \(found)")
    #expect(zeros >= Effort.atLeast(100), "\(zeros)")
  }
}
