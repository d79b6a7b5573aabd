import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite("Results that become nodes when somebody looks inside") struct DeferredNodesTests {
  /// Generators of every kind that a polynomial may have, among them those whose powers have rules of their own.
  private static let x = Expr.symbol("x", .real), y = Expr.symbol("y"), p = Expr.symbol("p", .positive)
  private static let plain: [Expr] = [x, y, p, .pi, sin(x), cos(y), log(p), ScalarField("f")(x)]
  private static let special: [Expr] = [.i, exp(y), abs(x), sqrt(2), sqrt(p), sqrt(1 + x), 3 ** x]

  /// Σ c·∏ gᵉ by the constructors of sums, products and powers, one by one.
  private func plainly(_ p: Polynomial, _ generators: [Expr]) -> Expr {
    .sum(p.terms.map { c, e in Expr(c) * .product(zip(generators, e).map { $0 ** Expr($1) }) })
  }

  @Test("a polynomial becomes the node that its terms make one by one") func sameNode() throws {
    var (deferred, multi) = (0, 0)
    try forRandomCases(1000, seed: 811) { generator, seed throws in
      let count = Int.random(in: 1...5, using: &generator)
      let choice = generator.oneIn(2) ? Self.plain : Self.plain + Self.special
      let generators = Array(choice.shuffled(using: &generator).prefix(count))
      let ring = PolynomialRing(variables: generators.count, order: .lexicographic)
      let polynomial = generator.polynomial(in: ring, terms: 30, degree: 4)
      let expected = plainly(polynomial, generators)
      let found = polynomial.expression(generators)
      let copy = found
      if polynomial.termCount >= DeferredNodes.smallest { deferred += 1 }
      if polynomial.termCount > 1 { multi += 1 }
      // The copy is compared before and after the original has been looked at.
      #expect(copy == expected, "seed \(seed): \(polynomial) of \(generators)")
      #expect(found.id == expected.id && expected == found && found.hashValue == expected.hashValue, "seed \(seed)")
      #expect(Set([expected, found, copy]).count == 1, "seed \(seed)")
    }
    #expect(deferred >= Effort.atLeast(400) && multi >= Effort.atLeast(700), "too few polynomials of some length")
    #expect(Arena.shared.brokenInvariant() == nil)
  }

  @Test("fractions over one denominator are the quotients of their parts") func fractions() throws {
    var informative = 0
    try forRandomCases(300, seed: 812) { generator, seed throws in
      let generators = Array(Self.plain.shuffled(using: &generator).prefix(3))
      let field = try KernelField(containing: generators)
      guard field.generators.count == 3 else { return }
      let below = try RationalFunction(
        generator.nonzeroPolynomial(in: field.ring, terms: 12), over: Polynomial(1, in: field.ring))
      let forms = try (0..<3).map { _ in
        NormalForm(
          field: field,
          fraction: try RationalFunction(generator.polynomial(in: field.ring, terms: 12)).divided(by: below))
      }
      for (form, found) in zip(forms, NormalForm.expressions(forms)) {
        let expected = plainly(form.numerator, field.generators) / plainly(form.denominator, field.generators)
        #expect(found == expected, "seed \(seed)")
        if form.denominator.termCount > 1 { informative += 1 }
      }
    }
    #expect(informative >= Effort.atLeast(100))
  }

  @Test("a long sum is the same however long it waited") func longSums() throws {
    let letters = (0..<4).map { Expr.symbol("⟨deferred\($0)⟩") }
    let f = (1 + Expr.sum(letters)) ** 9
    let first = try f.expanded(), second = try f.expanded()
    #expect(first.nodeCount == second.nodeCount)
    #expect(first == second)
    #expect(first == (try (second * 1).expanded()))
    #expect(first - second == 0)
    // The terms in the order of the store: by hash, and none twice.
    guard case .sum(let terms) = first.view else {
      Issue.record("no sum")
      return
    }
    #expect(terms.count == 715)
    let arena = Arena.shared
    for (a, b) in zip(terms, terms.dropFirst()) { #expect(arena.precedes(a.term.id, b.term.id)) }
    #expect(arena.brokenInvariant() == nil)
  }

  @Test("many threads ask one result at once") func threads() async throws {
    let letters = (0..<3).map { Expr.symbol("⟨asked\($0)⟩") }
    let results = try (2..<10).map { try ((1 + Expr.sum(letters)) ** Expr($0)).expanded() }
    let waiting = DeferredNodes.shared.waitingTerms
    try await withThrowingTaskGroup(of: [Int].self) { group in
      for _ in 0..<16 { group.addTask { results.map(\.hashValue) } }
      var seen: Set<[Int]> = []
      for try await hashes in group { seen.insert(hashes) }
      #expect(seen.count == 1)
    }
    #expect(waiting > 0)
    for (k, e) in results.enumerated() {
      #expect(e.substituting(letters.map { ($0, 1) }).rationalValue == Rational(try Integer(4).power(k + 2)))
    }
  }
}
