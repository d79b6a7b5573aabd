import Numbers
import TestSupport
import Testing

@Suite struct ConcurrencyTests {
  /// One computation that touches every kind of number, on values and rings that all tasks share.
  static func work(_ seed: UInt64, _ ring: PolynomialRing, _ shared: [RationalFunction]) throws -> [String] {
    var generator = Generator(seed: seed)
    var results: [String] = []
    let f = generator.rationalFunction(in: ring)
    var sum = shared[0]
    for function in shared { sum += function * f }
    results.append("\(sum)")
    let p = generator.nonzeroPolynomial(in: ring, terms: 3, degree: 2) * shared[1].numerator
    results.append("\(p.gcd(shared[1].numerator)) \(try p.factored().factors.map { "\($0.0)^\($0.1)" })")
    results.append("\(try p.power(4).evaluated(at: [3, Rational(1, 2), -2]))")
    let a = try generator.matrix(4, 4) { $0.rational() }
    results.append("\(try a.determinant()) \(try a.rank)")
    let precision = Int.random(in: 60...2000, using: &generator)
    let x = try Ball(generator.rational(in: 1...9), precision: precision)
    results.append("\(try x.log() * x.sin() + Ball.pi(precision: precision))")
    results.append("\(try ComplexBall(x, x).sqrt().exp())")
    results.append("\(try MPFloat(generator.rational(in: 1...9), precision: precision).log().sin())")
    results.append("\(generator.integer().squareFreeSplit(root: 2))")
    return results
  }

  /// 64 tasks give the results of one thread, three times over.
  @Test func manyTasksShareRingsAndValues() async throws {
    let ring = PolynomialRing(variables: 3)
    var generator = Generator(seed: Effort.seed ?? 131)
    var shared: [RationalFunction] = []
    while shared.count < 3 {
      let function = generator.rationalFunction(in: ring)
      if !function.isZero { shared.append(function) }
    }
    let values = shared
    let expected = try (0..<64).map { try Self.work(UInt64($0), ring, values) }
    for _ in 0..<3 {
      let results = try await withThrowingTaskGroup(of: (Int, [String]).self) { group in
        for k in 0..<64 { group.addTask { (k, try Self.work(UInt64(k), ring, values)) } }
        var results = [[String]](repeating: [], count: 64)
        for try await (k, result) in group { results[k] = result }
        return results
      }
      for k in 0..<64 { #expect(results[k] == expected[k], "task \(k)") }
    }
  }

  /// A value that one task changes in place stays what it was for the others.
  @Test func copiesAreIndependent() async throws {
    let ring = PolynomialRing(variables: 2)
    let original = try (ring.generators[0] + ring.generators[1]).power(3)
    let copy = original
    await withTaskGroup(of: Void.self) { group in
      for k in 0..<64 {
        group.addTask {
          var mine = original
          for _ in 0..<50 { mine += original }
          mine -= original.scaled(by: 50)
          mine *= Polynomial(Rational(k + 1), in: ring)
          #expect(mine == original.scaled(by: Rational(k + 1)))
        }
      }
    }
    #expect(original == copy && original.termCount == 4)
    var (x, y) = (try Ball(2, precision: 60), try MPFloat(2.0, precision: 60))
    let (keptX, keptY) = (x, y)
    x += x
    x *= x
    y = y + y
    #expect(x.contains(16) && keptX.contains(2) && y.asDouble == 4 && keptY.asDouble == 2)
  }
}
