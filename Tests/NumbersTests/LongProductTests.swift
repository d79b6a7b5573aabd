import Foundation
import Numbers
import Synchronization
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Products that are made in pieces where work is bounded, so that the clock is looked at between them.
@Suite("Long products") struct LongProductTests {
  private let ring = PolynomialRing(variables: 3)

  /// Sparse polynomials of many terms: their product has nearly as many terms as there are pairs.
  private func sparse(_ terms: Int, degree: Int, _ generator: inout Generator) throws -> Polynomial {
    try Polynomial(
      terms: (0..<terms).map { _ in
        (
          coefficient: Rational(Int.random(in: -99...99, using: &generator)),
          exponents: (0..<3).map { _ in Int.random(in: 0...degree, using: &generator) }
        )
      }, in: ring)
  }

  @Test("pieces make the product that FLINT makes at once") func pieces() throws {
    var generator = Generator(seed: 41)
    let (a, b) = (try sparse(2500, degree: 300, &generator), try sparse(1100, degree: 200, &generator))
    let atOnce = a * b
    #expect(try WorkBudget.bounded("a product") { a * b } == atOnce)
    #expect(try WorkBudget.bounded("a product") { b * a } == atOnce)
    #expect(atOnce.termCount > 2_000_000)
  }

  @Test("sums, products and quotients of long fractions") func fractions() throws {
    var generator = Generator(seed: 42)
    let common = try sparse(6, degree: 3, &generator)
    func fraction(_ n: Int, _ d: Int) throws -> RationalFunction {
      try RationalFunction(sparse(n, degree: 60, &generator) * common, over: sparse(d, degree: 20, &generator) * common)
    }
    func crossed(_ n: Int, _ d: Int) throws -> RationalFunction {
      try RationalFunction(sparse(n, degree: 60, &generator), over: sparse(d, degree: 20, &generator) * common)
    }
    let operands = [(try fraction(900, 2), try fraction(2300, 3)), (try crossed(900, 2), try crossed(2300, 3))]
    for (f, g) in operands {
      let atOnce = (f + g, f - g, f * g, try f.divided(by: g))
      let inPieces = try WorkBudget.bounded("fractions") { (f + g, f - g, f * g, try f.divided(by: g)) }
      #expect(inPieces.0 == atOnce.0)
      #expect(inPieces.1 == atOnce.1)
      #expect(inPieces.2 == atOnce.2)
      #expect(inPieces.3 == atOnce.3)
    }
  }

  @Test("a product of minutes is left in the middle") func tooLong() throws {
    var generator = Generator(seed: 43)
    let (a, b) = (try sparse(30_000, degree: 3000, &generator), try sparse(30_000, degree: 3000, &generator))
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    let start = time.tv_sec
    #expect(throws: NumberError.self) { try WorkBudget.of(1) { try WorkBudget.bounded("a product") { a * b } } }
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    // The second that it has, one that is begun, and one for the clock's rounding.
    #expect(time.tv_sec - start <= 3)
  }
}

/// Operations that are left in the middle, many times, with numbers of many words: what FLINT keeps between operations stays whole.
@Suite("Operations left in the middle") struct LeavingTests {
  @Test("hundreds of times") func often() throws {
    let ring = PolynomialRing(variables: 2)
    var generator = Generator(seed: 44)
    func wide(_ terms: Int) throws -> Polynomial {
      try Polynomial(
        terms: (0..<terms).map { _ in
          let word = Rational(Int.random(in: 1...Int.max, using: &generator))
          return (
            coefficient: word * word * word + 1,
            exponents: (0..<2).map { _ in Int.random(in: 0...400, using: &generator) }
          )
        }, in: ring)
    }
    let operands = try (0..<4).map { _ in try wide(400) }
    let right = operands[0] * operands[1]
    let left = Mutex(0)
    for turn in 0..<400 {
      let (a, b) = (operands[turn % 4], operands[(turn / 4) % 4])
      // From a tenth of a millisecond to the time of a product; in a thread of its own, whose store of numbers still grows.
      let seconds = 1e-4 * Double(1 + turn % 97)
      let ended = DispatchSemaphore(value: 0)
      let thread = Thread {
        do {
          _ = try WorkBudget.of(seconds) { try WorkBudget.bounded("a product") { (a * b) * (b - a) } }
        } catch {
          left.withLock { $0 += 1 }
        }
        ended.signal()
      }
      thread.start()
      ended.wait()
    }
    #expect(left.withLock { $0 } > 100)
    #expect(operands[0] * operands[1] == right)
  }
}
