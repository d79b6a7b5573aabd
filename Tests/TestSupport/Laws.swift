import Numbers
import Testing

/// Checks the laws of a ring for random elements: commutative unless said otherwise, with units, distributive, equal
/// values hashing alike, and the operations in place agreeing with the others.
public func checkRingLaws<R: Ring>(
  seed: UInt64, cases: Int = 1000, commutative: Bool = true, sourceLocation: SourceLocation = #_sourceLocation,
  _ random: (inout Generator) -> R
) throws {
  try forRandomCases(cases, seed: seed) { generator, seed throws in
    let (a, b, c) = (random(&generator), random(&generator), random(&generator))
    func expect(_ law: Bool, _ name: String) {
      #expect(law, "\(name), seed \(seed): a = \(a), b = \(b), c = \(c)", sourceLocation: sourceLocation)
    }
    expect(a + b == b + a, "a + b = b + a")
    expect((a + b) + c == a + (b + c), "(a + b) + c = a + (b + c)")
    expect(a + a.zero == a, "a + 0 = a")
    expect((a - a).isZero, "a − a = 0")
    expect(a - b == a + (-b), "a − b = a + (−b)")
    expect(-(-a) == a, "−(−a) = a")
    if commutative { expect(a * b == b * a, "ab = ba") }
    expect((a * b) * c == a * (b * c), "(ab)c = a(bc)")
    expect(a * a.one == a && a.one * a == a, "a·1 = 1·a = a")
    expect((a * a.zero).isZero, "a·0 = 0")
    expect(a * (b + c) == a * b + a * c, "a(b + c) = ab + ac")
    expect((a + b) * c == a * c + b * c, "(a + b)c = ac + bc")
    expect(a.zero.isZero && a.one.isOne, "units know themselves")
    expect(a.isZero == (a == a.zero) && a.isOne == (a == a.one), "isZero and isOne are equalities")
    let (sum, other) = (a + b, b + a)
    expect(sum.hashValue == other.hashValue, "equal values hash alike")
    var accumulated = a
    accumulated += b
    expect(accumulated == a + b, "+=")
    accumulated -= b
    expect(accumulated == a, "-=")
    accumulated *= c
    expect(accumulated == a * c, "*=")
    accumulated.addProduct(b, c)
    expect(accumulated == (a + b) * c, "addProduct")
    accumulated = a
    accumulated += accumulated
    expect(accumulated == a.scaled(by: 2) && accumulated == a + a, "doubling in place")
  }
}

/// Checks what scaling by rational numbers adds to a ring.
public func checkAlgebraLaws<R: Ring>(
  seed: UInt64, cases: Int = 1000, sourceLocation: SourceLocation = #_sourceLocation,
  _ random: (inout Generator) -> R
) throws {
  try forRandomCases(cases, seed: seed) { generator, seed throws in
    let (a, b) = (random(&generator), random(&generator))
    let (p, q) = (generator.rational(bits: 80), generator.smallRational())
    func expect(_ law: Bool, _ name: String) {
      #expect(law, "\(name), seed \(seed): a = \(a), b = \(b), p = \(p), q = \(q)", sourceLocation: sourceLocation)
    }
    expect((a + b).scaled(by: p) == a.scaled(by: p) + b.scaled(by: p), "p(a + b) = pa + pb")
    expect(a.scaled(by: p + q) == a.scaled(by: p) + a.scaled(by: q), "(p + q)a = pa + qa")
    expect(a.scaled(by: p).scaled(by: q) == a.scaled(by: p * q), "q(pa) = (qp)a")
    expect((a * b).scaled(by: p) == a.scaled(by: p) * b, "p(ab) = (pa)b")
    expect(a.scaled(by: 1) == a && a.scaled(by: 0).isZero, "1a = a, 0a = 0")
  }
}

/// Checks the laws that inverses add to those of a ring.
public func checkFieldLaws<F: Field>(
  seed: UInt64, cases: Int = 1000, sourceLocation: SourceLocation = #_sourceLocation,
  _ random: (inout Generator) -> F
) throws {
  try forRandomCases(cases, seed: seed) { generator, seed throws in
    let (a, b) = (random(&generator), random(&generator))
    func expect(_ law: Bool, _ name: String) {
      #expect(law, "\(name), seed \(seed): a = \(a), b = \(b)", sourceLocation: sourceLocation)
    }
    if a.isZero {
      #expect(throws: NumberError.self, sourceLocation: sourceLocation) { try a.inverted() }
      #expect(throws: NumberError.self, sourceLocation: sourceLocation) { try b.divided(by: a) }
      return
    }
    let inverse = try a.inverted()
    expect((a * inverse).isOne, "a·a⁻¹ = 1")
    expect(try inverse.inverted() == a, "(a⁻¹)⁻¹ = a")
    expect(try b.divided(by: a) == b * inverse, "b/a = b·a⁻¹")
    expect(try (b * a).divided(by: a) == b, "ba/a = b")
    if !b.isZero { expect(try (a * b).inverted() == inverse * (try b.inverted()), "(ab)⁻¹ = a⁻¹b⁻¹") }
  }
}

/// Checks a linear order that is compatible with addition and with multiplication by what is positive.
public func checkOrderLaws<R: Ring & Comparable>(
  seed: UInt64, cases: Int = 1000, sourceLocation: SourceLocation = #_sourceLocation,
  _ random: (inout Generator) -> R
) throws {
  try forRandomCases(cases, seed: seed) { generator, seed throws in
    let (a, b, c) = (random(&generator), random(&generator), random(&generator))
    func expect(_ law: Bool, _ name: String) {
      #expect(law, "\(name), seed \(seed): a = \(a), b = \(b), c = \(c)", sourceLocation: sourceLocation)
    }
    expect([a < b, a == b, a > b].filter { $0 }.count == 1, "exactly one of <, =, >")
    expect(!(a < b && b < c) || a < c, "transitive")
    expect((a < b) == (a + c < b + c), "a < b ⟺ a + c < b + c")
    expect((a < b) == ((a - b) < a.zero), "a < b ⟺ a − b < 0")
    if c > c.zero { expect((a < b) == (a * c < b * c), "a < b ⟺ ac < bc for c > 0") }
    expect(a * a >= a.zero, "squares are not negative")
  }
}
