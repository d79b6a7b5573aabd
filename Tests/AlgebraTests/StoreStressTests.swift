import Numbers
import TestSupport
import Testing

@testable import Algebra

/// The store under load: nodes of every kind in random order, with its invariants looked at as it grows.
///
/// `DERIVE_TEST_STORE=10000000` makes as many look-ups of new nodes; 100,000 unless set.
@Suite("The store under load", .serialized, .timeLimit(.minutes(20))) struct StoreStressTests {
  private static let size = Effort.integer("DERIVE_TEST_STORE") ?? 100_000

  @Test("every kind of node in random order") func everyKind() {
    let arena = Arena.shared
    var generator = Generator(seed: 0x5704)
    var made: [Expr] = [.symbol("s", .real), .i, .pi]
    var fields: [ScalarField] = []
    var kinds: [Node.Kind: Int] = [:]
    let before = arena.nodes.count
    let numbers = arena.rationals.count
    let memory = residentBytes
    var checks = 0
    var nextCheck = before + 1000
    while arena.nodes.count < before + Self.size {
      let a = made.randomElement(using: &generator) ?? .i, b = made.randomElement(using: &generator) ?? .pi
      let n = Int.random(in: 1...1 << 40, using: &generator)
      let e: Expr =
        switch Int.random(in: 0..<12, using: &generator) {
        case 0: Expr(n)
        case 1: Expr(Int.random(in: -100_000...100_000, using: &generator))
        case 2: Expr(Rational(n, Int.random(in: 1...1 << 30, using: &generator)))
        case 3: Expr((try? Rational(n).power(3)) ?? 0)
        case 4: .symbol("s\(n % 1_000_003)", [[], .real, .positive].randomElement(using: &generator) ?? [])
        case 5: field(&fields, &generator)(a, b)
        case 6: Vector("v\(n % 100_003)") ⋅ Vector.unit("w\(n % 1009)")
        case 7: sin(a + Expr(n % 1009))
        case 8: a + Expr(n) * b
        case 9: a * b
        case 10: a ** Expr(n % 100_003)
        default: exp(a - b)
        }
      guard e.undefinedPart == nil else { continue }
      kinds[arena[e.id].kind, default: 0] += 1
      // Small ones stay, so that parents are made of old and new nodes alike.
      if e.nodeCount < 20 { if made.count < 20_000 { made.append(e) } else { made[n % made.count] = e } }
      if arena.nodes.count >= nextCheck {
        #expect(arena.brokenInvariant(from: before) == nil)
        checks += 1
        nextCheck += nextCheck - before
      }
    }
    #expect(arena.brokenInvariant() == nil)
    #expect(checks >= 5)
    for kind in [Node.Kind.integer, .rational, .symbol, .field, .linear, .product, .call] {
      #expect(kinds[kind, default: 0] * 1000 > Self.size, "\(kind): \(kinds[kind, default: 0]) of \(Self.size)")
    }
    // A node has 16 bytes, its children 4 each, its place in the index 8 to 20; fractions and symbols have values of their own.
    let digits = numbers..<arena.rationals.count
    let ofDigits = digits.reduce(0) { $0 + arena.rationals[$1].wordsBeyondOne * MemoryLayout<UInt>.size }
    let bytesPerNode = Double(residentBytes - memory - ofDigits) / Double(Self.size)
    if Self.size >= 1_000_000 { #expect(bytesPerNode < 400, "\(bytesPerNode) bytes a node, and \(ofDigits) of digits") }
  }

  @Test("as many powers, vectors and fields as the size says, each found again") func manyOfAKind() {
    let count = Self.size / 10
    let x = Expr.symbol("base of many powers"), f = ScalarField("function of many points")
    let families: [(Int) -> Expr] = [
      { x ** Expr($0 + 2) }, { Vector("many\($0)").expression }, { f(x + Expr($0)) }, { Expr(Rational($0, 1_000_003)) },
      { x * Expr($0) + Expr($0 + 1) }
    ]
    for family in families {
      let made = (1...count).map { family($0) }
      #expect(Set(made).count == count)
      #expect((1...count).allSatisfy { family($0) == made[$0 - 1] })
    }
  }

  private func field(_ fields: inout [ScalarField], _ generator: inout Generator) -> ScalarField {
    if fields.count < 5000 { fields.append(ScalarField("f\(fields.count)")) }
    return fields.randomElement(using: &generator) ?? fields[0]
  }
}

extension Rational {
  /// The words of numerator and denominator that have no place in the number's own record.
  fileprivate var wordsBeyondOne: Int {
    [numerator, denominator].reduce(0) { $0 + ($1.asInt == nil ? ($1.bitWidth + 63) / 64 : 0) }
  }
}
