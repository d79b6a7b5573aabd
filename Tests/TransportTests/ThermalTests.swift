import Numbers
import TestSupport
import Testing

@testable import Transport

@Suite("Averages over the Fermi function") struct ThermalTests {
  /// Models of all kinds: coupled spins and not, both axes, both dimensions, J of both signs, closed and open seas.
  private static let models: [(rates: [String], J: String, axis: ImpurityAxis, dimension: SpaceDimension)] = [
    (["0.5", "0.1", "0.3"], "0.4", .moment, .three), (["0.4", "0", "0.2"], "-0.3", .laboratory, .three),
    (["0.4", "0", "0.2"], "0.3", .moment, .three), (["0.6", "0", "0"], "0.5", .laboratory, .three),
    (["0.5", "0.2", "0.2"], "0.3", .moment, .two), (["0.5", "0.1", "0.3"], "-0.3", .laboratory, .two),
    (["0.5", "0", "0.2"], "0.3", .moment, .two), (["0.6", "0", "0"], "0.2", .laboratory, .two)
  ]

  /// The averages by Simpson's rule in doubles over the coefficients at T = 0, with E = E₀ ± t² at the edges E₀.
  private func simple(_ model: BornModel, mu: Double, temperature: Double) throws -> [Double] {
    let system = try model.doubleSystem()
    func values(_ energy: Double) throws -> [Double] {
      guard let electrons = try? system.electrons(mu: energy) else { return Array(repeating: 0, count: 9) }
      return try system.coefficients(mu: energy).all + electrons.all
    }
    var (low, high) = (-4.0, 2.0)
    while high - low > 1e-13 {
      let middle = (low + high) / 2
      if (try? system.electrons(mu: middle)) != nil { high = middle } else { low = middle }
    }
    // Without coupling the second band begins 2|J| above the first.
    let width = 2 * abs(model.exchange.asDouble)
    let top = mu + 40 * temperature
    var parts: [(edge: Double, sign: Double, end: Double)] = [(high, 1, top - high)]
    if model.flipping.isZero {
      parts = [(high, 1, width / 2), (high + width, -1, width / 2), (high + width, 1, top - high - width)]
    }
    var sums = Array(repeating: 0.0, count: 9)
    let count = 600
    for part in parts {
      let h = part.end.squareRoot() / Double(count)
      for k in 0...count {
        let t = max(h * Double(k), 1e-5)
        let energy = part.edge + part.sign * t * t
        let e = Complex(abs(energy - mu) / temperature).exponential().re
        let fall = 1 / (temperature * (e + 2 + 1 / e))
        let weight = fall * 2 * t * h / 3 * (k == 0 || k == count ? 1 : k % 2 == 1 ? 4 : 2)
        for (j, value) in try values(energy).enumerated() { sums[j] += weight * value }
      }
    }
    return sums
  }

  /// All of them take half a minute, and are asked for with DERIVE_TEST_FACTOR=10.
  private static let chosen = Effort.factor >= 10 ? Array(models.indices) : [1, 5, 6]

  @Test("they are what doubles and Simpson's rule give", arguments: chosen)
  func doubles(index: Int) throws {
    let (rates, J, axis, dimension) = Self.models[index]
    let model = try model(J, rates[0], rates[1], rates[2], axis, dimension)
    let (mu, temperature) = (Rational(2, 5), Rational(1, 8))
    let average = try ThermalAverage(model, mu: Ball(mu, precision: 96), temperature: temperature, goal: 20)
    let balls = try average.values(of: ThermalAverage.Quantity.allCases)
    let expected = try simple(model, mu: mu.asDouble, temperature: temperature.asDouble)
    for quantity in ThermalAverage.Quantity.allCases {
      let ball = try #require(balls[quantity]), value = expected[quantity.rawValue]
      // Simpson's rule has some seven digits here.
      let error = abs(ball.midpointDouble - value) - ball.radiusDouble
      #expect(error < 1e-6 * max(abs(value), 1e-3), "\(quantity): \(ball) \(value)")
      #expect(ball.radiusDouble < 1e-5)
    }
  }

  @Test("wherever the integral ends, what is left out is within the bound") func rest() throws {
    let (rates, J, axis, dimension) = Self.models[5]
    let model = try model(J, rates[0], rates[1], rates[2], axis, dimension)
    let (mu, temperature) = (try Ball(1, precision: 128), Rational(1, 20))
    let quantities = ThermalAverage.Quantity.allCases.filter { !$0.isCoefficient }
    let whole = try ThermalAverage(model, mu: mu, temperature: temperature, goal: 48).values(of: quantities)
    // The bounds begin deep in the band, some twenty temperatures above μ here.
    let part = try ThermalAverage(model, mu: mu, temperature: temperature, goal: 48, reach: 1).values(of: quantities)
    for quantity in quantities {
      let (coarse, fine) = (try #require(part[quantity]), try #require(whole[quantity]))
      #expect(coarse.contains(fine.midpoint), "\(quantity): \(coarse), \(fine)")
      #expect(coarse.radiusDouble > 10 * fine.radiusDouble, "\(quantity): \(coarse), \(fine)")
    }
  }

  @Test("low temperatures add a correction of second order") func sommerfeld() throws {
    let model = try model("0.4", "0.5", "0.1", "0.3")
    let still = try model.coefficients(mu: 1, precision: 128).all
    func correction(_ temperature: Rational) throws -> [Double] {
      let warm = try model.coefficients(mu: 1, temperature: temperature, goal: 30).all
      return zip(warm, still).map { ($0 - $1).midpointDouble }
    }
    let (once, twice) = (try correction(Rational(1, 80)), try correction(Rational(1, 40)))
    // 4 but for the next order, of relative size (T/E)².
    for (x, y) in zip(once, twice) { #expect(abs(y / x - 4) < 0.05, "\(x) \(y)") }
  }

  @Test("the chemical potential of a density at a temperature has that density")
  func filling() throws {
    let model = try model("0.3", "0.5", "0.2", "0.2")
    let (density, temperature) = (Rational(1, 20), Rational(1, 10))
    let mu = try model.chemicalPotential(density: density, temperature: temperature, precision: 12)
    #expect(mu.radiusDouble < 1e-2)
    let values = try ThermalAverage(model, mu: mu, temperature: temperature, goal: 12).values(of: [.density])
    #expect(try #require(values[.density]).contains(density))
    // Electrons are fewer at T = 0 for the same μ below the middle of the Fermi step, and μ falls with T.
    let cold = try model.chemicalPotential(density: density, precision: 12)
    #expect(mu.isLess(than: cold))
  }

  @Test("without a splitting there is no torque, but there are electrons") func unpolarised() throws {
    for (transverse, dimension) in [("0.1", SpaceDimension.three), ("0", .three), ("0.1", .two), ("0", .two)] {
      let model = try model("0", "0.5", transverse, "0.2", .laboratory, dimension)
      let values = try ThermalAverage(model, mu: Ball(1, precision: 96), temperature: Rational(1, 10), goal: 16)
        .values(of: ThermalAverage.Quantity.allCases)
      for quantity in ThermalAverage.Quantity.allCases where quantity.isCoefficient {
        #expect(values[quantity]?.isZero == true)
      }
      let up = try #require(values[.conductivityUp]), down = try #require(values[.conductivityDown])
      #expect(up.isPositive && up.overlaps(down))
    }
  }
}
