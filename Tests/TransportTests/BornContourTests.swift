import Numbers
import TestSupport
import Testing

@testable import Transport

/// The sea as it is: an integral over energies, along a contour in the upper half plane.
@Suite("Integrals over the Fermi sea") struct BornContourTests {
  private let precision = 90

  /// The level for all energies of a ball above the real axis.
  private func level(_ model: BornModel, _ energy: ComplexBall, _ precision: Int) throws -> BornLevel<ComplexBall>? {
    let middle = Complex(energy.re.midpointDouble, energy.im.midpointDouble)
    guard let start = Selfconsistency(system: try model.doubleSystem(), energy: middle).solve() else { return nil }
    let equations = Selfconsistency(system: try model.system(precision: precision), energy: energy)
    let near = RootBox(
      up: try ComplexBall(start.roots.up, precision: precision),
      down: try ComplexBall(start.roots.down, precision: precision))
    guard let found = try equations.box(near: near) else { return nil }
    let box = try equations.refined(found)
    // Physical for the middle, and unique.
    let isThree = model.dimension == .three
    for root in [box.up, box.down] {
      guard isThree ? root.re.isPositive && root.im.isPositive : root.im.isPositive else { return nil }
    }
    return try BornLevel(
      equations.system, up: box.up, down: box.down, upAdvanced: box.up, downAdvanced: box.down)
  }

  @Test("differences of the closed integrals are what quadrature along a contour gives") func contour() throws {
    var turn = 0
    try forRandomCases(2, seed: 31) { generator, seed in
      turn += 1
      let dimension: SpaceDimension = turn % 2 == 0 ? .two : .three
      let axis: ImpurityAxis = turn % 4 == 1 || turn % 4 == 2 ? .moment : .laboratory
      let model = try generator.bornModel(axis, dimension)
      let mu = generator.level(of: model)
      let height = Rational(3, 4)
      func point(_ x: Rational, _ y: Rational) throws -> ComplexBall { try ComplexBall(x, y, precision: precision) }
      // From below the band, at a height, to the Fermi level from above.
      let below = -model.exchange.magnitude - 2
      let path = [try point(below, height), try point(mu, height), try point(mu, Rational(1, 1000))]
      var sums = [try point(0, 0), try point(0, 0)]
      for (a, b) in zip(path, path.dropFirst()) {
        for k in 0..<2 {
          let part = try ComplexBall.integral(from: a, to: b, goal: 36, precision: precision) { z, _ in
            guard let level = try? level(model, z, precision), let slopes = try? seaSlopes(level, model, energy: z)
            else {
              return nil
            }
            return k == 0 ? slopes.spin : slopes.current
          }
          sums[k] += part
        }
      }
      // Partial fractions of poles that are close together cancel.
      let fine = 256
      func closed(_ x: Rational, _ y: Rational) throws -> FermiSea<ComplexBall> {
        try model.sea(of: #require(try level(model, ComplexBall(x, y, precision: fine), fine)))
      }
      let (from, to) = (try closed(below, height), try closed(mu, Rational(1, 1000)))
      for (sum, difference) in [(sums[0], to.spin - from.spin), (sums[1], to.current - from.current)] {
        let label = "seed \(seed): \(model), μ = \(mu): \(sum) and \(difference)"
        #expect(sum.overlaps(difference), "\(label)")
        #expect(sum.re.radiusDouble < 1e-9 && difference.re.radiusDouble < 1e-12, "\(label)")
        #expect(difference.im.excludesZero, "\(label)")
      }
    }
  }

  @Test("below the band the integrals are real: nothing is missing at their lower end") func below() throws {
    try forRandomCases(40, seed: 32) { generator, seed in
      let model = try generator.bornModel(
        generator.element(of: ImpurityAxis.allCases), generator.element(of: SpaceDimension.allCases))
      var energy = -model.exchange.magnitude
      while try model.level(at: energy, precision: 64) != nil { energy -= 1 }
      let roots = try model.state(at: energy - Rational(1, 2), precision: 256).roots
      let level = try BornLevel(
        model.system(precision: 256), up: roots.up, down: roots.down, upAdvanced: roots.up, downAdvanced: roots.down)
      let sea = try model.sea(of: level)
      for value in [sea.spin, sea.current] {
        #expect(value.im.containsZero && value.im.radiusDouble < 1e-15, "seed \(seed): \(model): \(value)")
      }
    }
  }
}
