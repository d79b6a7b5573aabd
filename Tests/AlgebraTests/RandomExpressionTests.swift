import Numbers
import TestSupport
import Testing

@testable import Algebra

/// Laws over random expressions. Each counts how many of its cases were informative, and most must be.
@Suite("Random expressions") struct RandomExpressionTests {
  private func informative(
    _ cases: Int, seed: UInt64, size: Int, _ body: (Evaluated, inout SampledExpressions, UInt64) throws -> Bool
  ) throws {
    var count = 0
    var total = 0
    try forRandomCases(cases, seed: seed) { generator, own in
      var source = SampledExpressions(generator)
      total += 1
      // Some random operations have no value (a division by zero, a straddled branch cut): another expression is drawn.
      for _ in 0..<20 {
        if let e = try? source.make(source.choose(size) + 1), e.value.isFinite, e.expression.undefinedPart == nil {
          if try body(e, &source, own) {
            count += 1
            return
          }
        }
      }
    }
    #expect(count * 10 >= total * 9, "only \(count) of \(total) cases said anything")
  }

  @Test("constructors keep the value") func constructors() throws {
    try informative(4000, seed: 11, size: 12) { e, source, seed in
      guard let value = source.point.enclosure(of: e.expression, bits: source.bits) else { return false }
      #expect(value.overlaps(e.value), "seed \(seed): \(value) against \(e.value)")
      return true
    }
  }

  @Test("what is known of a value is true") func facts() throws {
    try informative(2000, seed: 12, size: 10) { e, _, seed in
      let facts = e.expression.facts
      if facts.contains(.real) { #expect(e.value.im.containsZero, "seed \(seed)") }
      if facts.contains(.positive) { #expect(!e.value.re.isNegative && !e.value.re.isZero, "seed \(seed)") }
      if facts.contains(.nonnegative) { #expect(!e.value.re.isNegative, "seed \(seed)") }
      if facts.contains(.nonzero) { #expect(!e.value.isZero, "seed \(seed)") }
      return true
    }
  }

  @Test("the normal form keeps the value") func normalForms() throws {
    try informative(1500, seed: 13, size: 8) { e, source, seed in
      guard let form = try? NormalForm(e.expression), form.expression.cost < 5000,
        let value = source.point.enclosure(of: form.expression, bits: 2 * source.bits)
      else { return false }
      #expect(value.overlaps(e.value), "seed \(seed): \(value) against \(e.value)")
      return true
    }
  }

  @Test("simplified, expanded and factored forms keep the value") func simplification() throws {
    try informative(1000, seed: 14, size: 7) { e, source, seed in
      guard let field = try? KernelField(containing: [e.expression]), field.generators.count < 8 else { return false }
      var compared = false
      for f in [{ try $0.simplified() }, { try $0.expanded() }, { try $0.factored() }] as [(Expr) throws -> Expr] {
        guard let form = try? f(e.expression), let value = source.point.enclosure(of: form, bits: 2 * source.bits)
        else {
          continue
        }
        #expect(value.overlaps(e.value), "seed \(seed): \(value) against \(e.value)")
        compared = true
      }
      return compared
    }
  }

  @Test("simplified is never longer") func length() throws {
    try informative(300, seed: 15, size: 7) { e, _, seed in
      guard let s = try? e.expression.simplified() else { return false }
      #expect(s.cost <= e.expression.cost, "seed \(seed)")
      return true
    }
  }

  @Test("sums and products are associative and commutative as stored") func canonicalOrder() throws {
    var compared = 0
    try forRandomCases(1500, seed: 16) { generator, seed in
      var source = SampledExpressions(generator)
      guard let a = try? source.make(4).expression, let b = try? source.make(4).expression,
        let c = try? source.make(4).expression, (a + b * c).undefinedPart == nil
      else { return }
      compared += 1
      #expect((a + b) + c == a + (b + c), "seed \(seed)")
      #expect(a + b == b + a, "seed \(seed)")
      #expect(a * b == b * a, "seed \(seed)")
      #expect(a - a == 0, "seed \(seed)")
    }
    #expect(Double(compared) > 1000 * Effort.factor, "\(compared)")
  }

  @Test("equality is decided, and never against the enclosures") func decisions() throws {
    try informative(1000, seed: 17, size: 6) { e, source, seed in
      guard let other = try? source.make(3), other.expression.undefinedPart == nil else { return false }
      let (a, b) = (e.expression, other.expression)
      // (a + b)² = a² + 2ab + b² for whatever a and b are, and it stops being so when the sign of 2ab is changed.
      guard let right = try? ((a + b) ** 2).equals(a ** 2 + 2 * a * b + b ** 2),
        let wrong = try? ((a + b) ** 2).equals(a ** 2 - 2 * a * b + b ** 2)
      else { return false }
      #expect(!right.isRefuted, "seed \(seed)")
      if (try? (a * b).isZero().isRefuted) != true { return false }
      #expect(!wrong.isProved, "seed \(seed)")
      return right.isProved && wrong.isRefuted
    }
  }
}
