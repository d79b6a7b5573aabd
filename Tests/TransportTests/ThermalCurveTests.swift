import Numbers
import TestSupport
import Testing

@testable import Transport

@Suite("Curves of physical solutions") struct ThermalCurveTests {
  /// The band from its edge to about the energy 3, for a temperature so small that the bounds of the tail hold early.
  private func cut(_ model: BornModel) throws -> CurveCut {
    let small = Rational(1, 1000)
    return model.dimension == .three
      ? try SpatialCurve.cut(model, reach: 3, temperature: small, precision: 160)
      : try PlanarCurve.cut(model, reach: 3, temperature: small, precision: 160)
  }

  /// A place of a piece away from its ends.
  private func place(_ piece: CurvePiece, _ generator: inout Generator) throws -> Rational {
    let (start, end) = (piece.start.re.midpointDouble, piece.end.re.midpointDouble)
    let share = Double(Int.random(in: 5...95, using: &generator)) / 100
    return try #require(Rational(exactly: start + (end - start) * share))
  }

  @Test("their places solve the self-consistency, as another solver has it", arguments: SpaceDimension.allCases)
  func solutions(dimension: SpaceDimension) throws {
    try forRandomCases(16, seed: 51) { generator, seed in
      var model = try generator.bornModel(.laboratory, dimension)
      // Rates so weak that the levels are nearly sharp.
      if generator.oneIn(2) {
        model = try BornModel(
          mass: model.mass, exchange: model.exchange, disorder: model.disorder.map { $0 * Rational(1, 5000) },
          dimension: dimension)
      }
      for piece in try cut(model).pieces {
        let s = try place(piece, &generator)
        let point = try piece.curve.point(at: CenteredBall(argument: ComplexBall(s, precision: 160)))
        let level = try model.level(around: point.energy.all.re, precision: 160)
        let found = [point.level.up, point.level.down, point.level.upAdvanced, point.level.downAdvanced]
        let known = [level.up, level.down, level.upAdvanced, level.downAdvanced]
        for (x, y) in zip(found, known) {
          #expect(x.root.all.overlaps(y.root) && x.root.all.width < 1e-25, "seed \(seed): \(model), s = \(s)")
          #expect(x.local.all.overlaps(y.local) && x.energy.all.overlaps(y.energy), "seed \(seed): \(model), s = \(s)")
        }
        #expect(point.energy.all.im.containsZero)
        // What is given for nearly equal poles is what their quotient would be.
        let (loops, quotients) = (try point.level.loops, try level.loops)
        #expect(
          loops.up.all.overlaps(quotients.up) && loops.down.all.overlaps(quotients.down), "seed \(seed): \(model)")
      }
    }
  }

  @Test("a ball of places holds those in it, with their slopes", arguments: SpaceDimension.allCases)
  func balls(dimension: SpaceDimension) throws {
    var held = 0
    try forRandomCases(8, seed: 52) { generator, seed in
      let model = try generator.bornModel(.laboratory, dimension)
      for piece in try cut(model).pieces {
        let s = try place(piece, &generator), radius = Rational(1, 500)
        let center = try ComplexBall(s, precision: 160)
        let ball = try center.widened(radius.asDouble)
        // Where the levels are sharper than the ball there is no answer.
        guard let wide = try? piece.curve.point(at: CenteredBall(argument: ball)) else { continue }
        held += 1
        for shift in [-radius, radius * Rational(1, 3)] {
          let there = try piece.curve.point(at: CenteredBall(argument: ComplexBall(s + shift, precision: 160)))
          let (x, y) = (wide.level, there.level)
          let pairs = [
            (wide.energy, there.energy), (x.up.root, y.up.root), (x.down.root, y.down.root),
            (x.upAdvanced.root, y.upAdvanced.root)
          ]
          for (many, one) in pairs {
            #expect(many.all.overlaps(one.all) && many.slope.overlaps(one.slope), "seed \(seed): \(model), s = \(s)")
            let way = try ComplexBall(shift, precision: 160)
            #expect((many.middle + many.slope * way).overlaps(one.all), "seed \(seed): \(model), s = \(s)")
          }
        }
      }
    }
    #expect(held >= Effort.atLeast(6), "\(held)")
  }

  @Test("pieces follow one another from the edge of the band", arguments: SpaceDimension.allCases)
  func pieces(dimension: SpaceDimension) throws {
    try forRandomCases(8, seed: 53) { generator, seed in
      let model = try generator.bornModel(.laboratory, dimension)
      let cut = try cut(model)
      var last = cut.bottom
      for piece in cut.pieces {
        #expect(try piece.curve.energy(at: piece.start).re.overlaps(last), "seed \(seed): \(model)")
        last = try piece.curve.energy(at: piece.end).re
      }
      #expect(last.overlaps(cut.top) && last.bounds.upper >= 3)
      // Below the edge there are no states.
      let margin = try Ball(Rational(1, 1_000_000), precision: 160)
      let below = try #require((cut.bottom - margin).interval?.lower)
      let above = try #require((cut.bottom + margin).interval?.upper)
      #expect(try !model.solution(at: below, precision: 64).isInside)
      #expect(try model.solution(at: above, precision: 64).isInside)
    }
  }

  @Test("the bounds beyond the last energy hold", arguments: ImpurityAxis.allCases, SpaceDimension.allCases)
  func tail(axis: ImpurityAxis, dimension: SpaceDimension) throws {
    try forRandomCases(12, seed: 54) { generator, seed in
      let model = try generator.bornModel(axis, dimension)
      let cut = try cut(model)
      let energy = try #require(cut.top.interval?.upper)
      for factor in [1, 3, 30] {
        let mu = energy * Rational(factor)
        let electrons = try #require(try model.electrons(at: mu, precision: 160))
        let values = try model.coefficients(mu: mu, precision: 160).all + electrons.all
        let bounds = cut.tail.coefficients.all + cut.tail.electrons.all
        for (x, bound) in zip(values, bounds) {
          let limit = bound.scaled(by: Rational(factor * factor))
          #expect((limit - x.abs()).isPositive, "seed \(seed): \(model), μ = \(mu): \(x), \(limit)")
        }
      }
    }
  }

  @Test("a function goes on from a value in the middle, however well that is known") func continued() throws {
    let s = CenteredBall(argument: try ComplexBall(1, precision: 96).widened(0.01))
    let q = s + s.constant(try ComplexBall(2, precision: 96).widened(0.1))
    let one = s.unit
    let inverse = try q.continued(from: one.divided(by: q.representative), slope: -(one.divided(by: q * q)))
    // 1/q for q = 3 ± 0.1 with s = 1, and for all.
    #expect(inverse.middle.contains(Rational(10, 29), 0) && inverse.middle.contains(Rational(10, 31), 0))
    #expect(inverse.all.contains(Rational(100, 291), 0) && inverse.all.contains(Rational(100, 309), 0))
  }

  @Test("formulas over balls hold their values and slopes") func centered() throws {
    try forRandomCases(60, seed: 55) { generator, seed in
      func random() -> Rational { Rational(Int.random(in: -400...400, using: &generator), 100) }
      let (x, y, z) = (random() + 6, random(), random())
      func formula<Number: Amplitude>(_ s: Number, _ constant: (Rational) throws -> Number) throws -> Number {
        let a = try (s.squared + constant(x)).squareRoot(), b = try (s * constant(y)).exponential()
        let c = try (a + s.timesI).divided(by: constant(x) + s.scaled(by: Rational(1, 3)))
        return try (a + constant(9)).logarithm() * b - c.cubed
      }
      let center = try ComplexBall(z * Rational(1, 4), z * Rational(1, 5), precision: 128)
      let radius = 0.02
      let wide = CenteredBall(argument: try center.widened(radius))
      let value = try formula(wide) { try wide.constant($0) }
      for _ in 0..<4 {
        let (right, up) = (random() * Rational(1, 200), random() * Rational(1, 200))
        let point = center + (try ComplexBall(right, up, precision: 128))
        let here = try formula(point) { try ComplexBall($0, precision: 128) }
        let there = try formula(CenteredBall(argument: point)) { try wide.constant($0) }
        #expect(value.all.contains(here) && value.slope.overlaps(there.slope), "seed \(seed): \(x) \(y) \(z)")
        #expect(there.all.overlaps(here))
        // The derivative is the limit of quotients of differences.
        let step = try ComplexBall(Rational(1, 1_000_000_000), precision: 128)
        let next = try formula(point + step) { try ComplexBall($0, precision: 128) }
        let quotient = try (next - here).divided(by: step)
        #expect((quotient - there.slope).magnitude.bounds.upper < 1e-6 * max(1, there.slope.magnitude.bounds.upper))
      }
    }
  }
}
