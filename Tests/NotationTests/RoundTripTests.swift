import Notation
import Numbers
import TestSupport
import Testing
import Typesetting

@testable import Algebra

/// What is printed is read back as what it was.
@Suite("Reading what is printed") struct RoundTripTests {
  static let seed: UInt64 = 20_261_121

  /// The same expression, or one whose value at two generic points lies in the same narrow enclosure.
  private func agree(_ a: Expr, _ b: Expr) throws -> Bool {
    if a == b { return true }
    let (a, b) = (try VectorLowering.scalar(a), try VectorLowering.scalar(b))
    var confirmed = 0
    for seed in 1...20 where confirmed < 2 {
      var point = SamplePoint(seed: UInt64(seed))
      guard let left = point.enclosure(of: a, bits: 200), let right = point.enclosure(of: b, bits: 200) else {
        continue
      }
      guard left.overlaps(right) else { return false }
      confirmed += 1
    }
    // Where no point has a narrow value, algebra decides.
    return try confirmed == 2 || a.equals(b).isProved
  }

  @Test("every expression is read back from its text") func text() throws {
    var environment = RandomFormulas.environment
    environment.isPrintedText = true
    let reader = Reader(environment)
    var identical = 0
    var total = 0
    try forRandomCases(3000, seed: Self.seed) { generator, seed in
      var random = RandomFormulas(generator: generator)
      let expression = random.next()
      let text = expression.text
      total += 1
      do {
        let back = try reader.expression(text)
        if back == expression { identical += 1 }
        #expect(try agree(back, expression), "\(text) reads as \(back.text); seed \(seed)")
      } catch let error as Diagnostics {
        Issue.record("seed \(seed)\n\(error)")
      }
    }
    #expect(identical * 10 > total * 9, "\(identical) of \(total) were the same expression at once")
  }

  /// As typed by hand some of the printed forms have a second reading: then they are refused, and never misread.
  @Test("a printed text taken as typed means the same or is refused as ambiguous") func typed() throws {
    try checkReading(seed: Self.seed + 1) { $0.text }
  }

  @Test("LaTeX that is written is read back, or refused as ambiguous") func latex() throws {
    try checkReading(seed: Self.seed + 2) { $0.latex }
  }

  /// What is written for random expressions means the same where it is read, which is for three quarters of them at least.
  private func checkReading(seed: UInt64, _ written: (Expr) -> String) throws {
    let reader = Reader(RandomFormulas.environment)
    var (readable, total) = (0, 0)
    try forRandomCases(3000, seed: seed) { generator, seed in
      var random = RandomFormulas(generator: generator)
      let expression = random.next()
      let text = written(expression)
      total += 1
      do {
        let back = try reader.expression(text)
        readable += 1
        #expect(try agree(back, expression), "\(text) reads as \(back.text); seed \(seed)")
      } catch let error as Diagnostics {
        #expect(error.list.allSatisfy { $0.kind == .ambiguous }, "seed \(seed)\n\(error)")
      }
    }
    #expect(readable * 4 > total * 3, "only \(readable) of \(total) are read")
  }

  @Test("vectors are read back from their text") func vectors() throws {
    let n = Samples.n, h = Samples.h, x = Samples.x, a = Samples.a
    let field = VectorField("m", unit: true)(Samples.x, Samples.t)
    let dot = try field.derivative(Samples.t)
    let samples: [Expr] = [
      (n × h).expression, (n × (n × h)).expression, 2 * x * (n ⋅ h), (n ⋅ h) ** 2,
      (a * (n × h) - Samples.b * (n × (n × h)) + h / 2).expression, n ⋅ (h × field), (field × dot).expression,
      ((n ⋅ h) * n - h).expression, sin(Samples.theta) * (n ⋅ dot) / (1 + x), ((a + x) * (n × dot)).expression
    ]
    var environment = Environment(of: samples)
    environment.isPrintedText = true
    for sample in samples {
      let back = try read(sample.text, environment)
      #expect(back == sample, "\(sample.text) reads as \(back.text)")
    }
  }

  @Test("declarations make the symbols of expressions") func declarations() throws {
    var environment = Environment()
    try environment.declare(
      "x, t: real; a : positive; z: complex\n n: unit vector, H: vector; θ(x, t): real; k: positive integer")
    let reader = Reader(environment)
    #expect(try reader.expression("a x + θ") == Samples.a * Samples.x + Samples.theta)
    #expect(try reader.expression("n⋅H") == Samples.n ⋅ Samples.h)
    #expect(try reader.expression("n⋅n") == 1)
    #expect(try reader.expression("diff(θ, t)") == Samples.theta.derivative(Samples.t))
    #expect(try reader.expression("k") == .symbol("k", [.positive, .integer]))
    #expect(try reader.expression("abs(z)") == abs(Samples.z))
  }
}
