import Numbers
import TestSupport
import Testing

@testable import Algebra

/// Expressions that are released while others are kept. Each test is a process of its own, because no other thread may use
/// expressions meanwhile.
@Suite("Released expressions") struct ReleaseTests {
  /// A random expression that is the same for the same number.
  private static func sample(_ number: UInt64) -> Expr {
    var generator = Generator(seed: number)
    let x = Expr.symbol("x", .real), y = Expr.symbol("y", .positive)
    let f = ScalarField("f")
    var made: [Expr] = [x, y, .i, .pi]
    for _ in 0..<12 {
      let a = made.randomElement(using: &generator) ?? x, b = made.randomElement(using: &generator) ?? y
      let n = Int.random(in: 1...1 << 40, using: &generator)
      switch Int.random(in: 0..<7, using: &generator) {
      case 0: made.append(a * Expr(Rational(n, 1 << 35 + 1)) + b)
      case 1: made.append(f(a, b))
      case 2: made.append(sin(a + Expr(n)))
      case 3: made.append(a * b + y ** Expr(Rational(n % 7, 3)))
      case 4: made.append((Vector("v\(n % 5)") ⋅ Vector.unit("w")) * a)
      case 5: made.append(exp(a - b))
      default: made.append((a + x) ** 2 * (b + y) ** 3 + Expr(n))
      }
    }
    return .sum(made)
  }

  /// An expression that waits to become nodes.
  private static func polynomial(_ number: UInt64) throws -> Expr {
    try ((.symbol("x", .real) + Expr(Int(number))) ** 3 * (.symbol("y", .real) + 1) ** 4).expanded()
  }

  @Test("what is kept stays what it is, in bounded memory") func kept() async {
    await #expect(processExitsWith: .success) {
      let arena = Arena.shared
      let settled = (0..<50).map(Self.sample)
      let late = try Self.polynomial(1 << 20)
      ExpressionStore.settle()
      // It waited when the store was settled, and became nodes afterwards.
      let size = late.nodeCount
      var kept: [UInt64: Expr] = [:]
      var sizes: [Int] = []
      for round in 0..<20 as Range<UInt64> {
        for number in 1000 + 200 * round..<1200 + 200 * round {
          let e = Self.sample(number)
          // Some stay for one round, some for good, and the youngest waits as a polynomial.
          if number % 10 == 0 { kept[number] = e }
        }
        let waiting = try Self.polynomial(round)
        ExpressionStore.release(keeping: Array(kept.values) + [waiting])
        #expect(arena.brokenInvariant() == nil)
        for (number, e) in kept {
          #expect(Self.sample(number) == e, "\(number) is another expression than before")
          if number % 20 != 0 { kept[number] = nil }
        }
        #expect(try waiting == Self.polynomial(round))
        for (k, e) in settled.enumerated() { #expect(Self.sample(UInt64(k)) == e) }
        sizes.append(ExpressionStore.count - kept.values.reduce(0) { $0 + $1.nodeCount })
      }
      #expect(try late.nodeCount == size && late == Self.polynomial(1 << 20))
      // What was made in all is many times what is there.
      #expect(
        arena.nodes.count > 10 * ExpressionStore.count, "\(arena.nodes.count) made, \(ExpressionStore.count) there")
      #expect((sizes.last ?? 0) < 2 * sizes[5], "\(sizes)")
    }
  }

  @Test("what was released ends the program and has no value") func released() async {
    await #expect(processExitsWith: .failure) {
      ExpressionStore.settle()
      let released = Self.sample(7)
      ExpressionStore.release(keeping: [])
      print(Self.sample(8) + released * 2, released.nodeCount, try released.derivative(.symbol("x", .real)))
    }
  }

  @Test("constants of the program stay") func lasting() async {
    await #expect(processExitsWith: .success) {
      ExpressionStore.settle()
      let constant = (Expr(Rational(123_456_789_012, 7)) * .pi).lasting
      let half = Expr.half, i = Expr.i
      ExpressionStore.release(keeping: [])
      #expect(constant == Expr(Rational(123_456_789_012, 7)) * .pi)
      #expect(half + half == 1 && i * i == -1)
    }
  }

  @Test("what nobody holds gives its memory back") func memory() async {
    await #expect(processExitsWith: .success) {
      func round(_ start: Int) {
        let x = Expr.symbol("x", .real)
        for k in start..<start + 100_000 { _ = sin(x + Expr(Rational(k, 1_000_003))) ** 2 + Expr(k) * x }
        ExpressionStore.releaseIfLarge { [] }
      }
      ExpressionStore.settle()
      for k in 0..<3 { round(100_000 * k) }
      let before = residentBytes
      for k in 3..<9 { round(100_000 * k) }
      #expect(residentBytes - before < 20_000_000, "\(before) and \(residentBytes) bytes")
    }
  }
}
