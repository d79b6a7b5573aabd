import Numbers

extension Flow {
  /// A box that contains the solution at the end, for every start and every value of the parameters in the given balls.
  ///
  /// Step by step: a box that the solutions cannot leave during the step (Picard and Lindelöf), the Taylor polynomial at the
  /// centre of the set of starts, its derivative over the whole set (the mean value theorem), and the remainder over the box.
  ///
  /// - Parameter goesOn: asked before each step.
  /// - Throws: `EvaluationError.notConverged` where no step can be taken: the box grew beyond what the rates allow.
  public func enclosure(
    from start: [Ball], parameters values: [Ball] = [], for duration: Ball, order: Int = 14, limit: Int = 100_000,
    while goesOn: () -> Bool = { true }
  ) throws -> [Ball] {
    guard start.count == state.count, values.count == parameters.count else {
      throw EvaluationError.shape(
        "\(start.count) values for \(state.count) quantities, \(values.count) for \(parameters.count)")
    }
    var steps = try EnclosedSteps(self, order: order, precision: duration.precision)
    // Parameters are quantities that do not move, so that a box of them stays tied to what it does.
    var set = EnclosedSet(start + values)
    var remaining = duration
    var count = 0
    while remaining.isPositive {
      guard goesOn() else { throw CancellationError() }
      guard count < limit else { throw EvaluationError.notConverged("more than \(limit) steps") }
      remaining = remaining - (try steps.advance(&set, atMost: remaining))
      count += 1
    }
    return Array(set.hull[..<state.count])
  }
}

/// The steps of an enclosed solution.
private struct EnclosedSteps {
  private let dimension: Int
  private let order: Int
  private let precision: Int
  private let zero: Ball
  private let one: Ball
  /// Of order `order`, and one more for the remainder.
  private var series: TaylorSeries<Variation>
  private var remainder: TaylorSeries<Variation>
  /// The rates alone.
  private var rates: TaylorSeries<Variation>
  private let moving: Int
  private var length = Double.infinity

  init(_ flow: Flow, order: Int, precision: Int) throws {
    // The parameters' rates are zero.
    let whole = try Flow(flow.rates + flow.parameters.map { _ in 0 }, of: flow.state + flow.parameters)
    self.order = order
    self.precision = precision
    moving = flow.state.count
    dimension = whole.state.count
    let (zero, one) = (try Ball(0, precision: precision), try Ball(1, precision: precision))
    self.zero = zero
    self.one = one
    let constants = try whole.program.balls(precision).map { Variation($0) }
    let size = dimension
    func series(_ order: Int) -> TaylorSeries<Variation> {
      TaylorSeries(
        whole.program, dimension: size, order: order, parameters: [], constants: constants, zero: Variation(zero),
        one: Variation(one))
    }
    self.series = series(order)
    remainder = series(order + 1)
    rates = series(1)
  }

  /// Moves a set along, as far as one step goes, and gives the time that it took.
  mutating func advance(_ set: inout EnclosedSet, atMost remaining: Ball) throws -> Ball {
    let hull = set.hull
    let identity = EnclosedSet.identity(dimension, precision)
    series.expand(at: zip(hull, identity).map { Variation($0, slopes: $1) })
    let derivatives = (0...order).map { k in (0..<dimension).map { series.coefficient($0, k) } }
    guard derivatives.allSatisfy({ $0.allSatisfy(\.isDefined) }) else { throw Self.stuck }
    series.expand(at: set.centre.map { Variation($0) })
    let polynomial = (0...order).map { k in (0..<dimension).map { series.coefficient($0, k).value } }

    let width = hull.map(\.radiusDouble).max() ?? 0
    let size = hull.map { abs($0.midpointDouble) }.max() ?? 0
    let tolerated = max(1e-3 * width, size * Platform.power(2, Double(10 - precision)))
    var trial = min(stepLength(polynomial), 2 * length)
    for _ in 0..<60 {
      let step = try self.step(trial, atMost: remaining)
      if let (box, spread) = try invariantBox(hull, during: step) {
        let start = zip(box, spread).map { Variation($0, slopes: $1) }
        remainder.expand(at: start)
        let last = (0..<dimension).map { remainder.coefficient($0, order + 1) }
        let power = try step.power(order + 1)
        // What the remainder adds is to be small beside the set, or a shorter step is better.
        if last.allSatisfy({ $0.isDefined && ($0.value * power).radiusDouble <= tolerated }) {
          let image = (0..<dimension).map { i in
            Self.value((0...order).map { polynomial[$0][i] }, step) + last[i].value * power
          }
          let matrix = (0..<dimension).map { i in
            (0..<dimension).map { j in
              let slopes = (0...order).map { k in derivatives[k][i].slopes.isEmpty ? zero : derivatives[k][i].slopes[j]
              }
              return Self.value(slopes, step) + (last[i].slopes.isEmpty ? zero : last[i].slopes[j]) * power
            }
          }
          set.move(to: image, derivative: matrix)
          length = trial
          return step
        }
      }
      trial /= 2
    }
    throw Self.stuck
  }

  private static let stuck = EvaluationError.notConverged("the box around the motion grew too large to be followed")

  private func step(_ trial: Double, atMost remaining: Ball) throws -> Ball {
    let whole = remaining.midpointDouble
    return trial >= whole ? remaining : try Ball(midpoint: trial, radius: 0, precision: precision)
  }

  /// A length for which the last terms are as small as balls of this precision can tell.
  private func stepLength(_ polynomial: [[Ball]]) -> Double {
    let size = max(polynomial[0].map { abs($0.midpointDouble) }.max() ?? 0, 1e-300)
    var length = Double.infinity
    for k in [order - 1, order] {
      let last = polynomial[k].map { abs($0.midpointDouble) }.max() ?? 0
      if last > 0 { length = min(length, Platform.power(size * 1e-18 / last, 1 / Double(k))) }
    }
    return length
  }

  /// A box B with hull + [0, step]·f(B) ⊂ B, which no solution that starts in the hull leaves during the step; and a box for
  /// the derivatives of what it does by where it starts, within exp(L step) − 1 of the unit matrix, L bounding the derivatives
  /// of f over B in the row norm.
  private mutating func invariantBox(_ hull: [Ball], during step: Ball) throws -> (box: [Ball], spread: [[Ball]])? {
    let span = try Ball(lower: 0, upper: step.interval?.upper ?? 0, precision: precision)
    let identity = EnclosedSet.identity(dimension, precision)
    func image(_ box: [Ball]) -> [Variation]? {
      rates.expand(at: zip(box, identity).map { Variation($0, slopes: $1) })
      let values = (0..<dimension).map { rates.coefficient($0, 1) }
      return values.allSatisfy { $0.isDefined && $0.value.isFinite } ? values : nil
    }
    guard var rate = image(hull) else { return nil }
    var box = hull
    for _ in 0..<6 {
      // Half as much again as the motion seems to need.
      let reaches = rate.map { span * $0.value }
      guard reaches.allSatisfy({ $0.radiusDouble.isFinite }) else { return nil }
      box = try zip(hull, reaches).map { start, reach in
        let margin = reach.radiusDouble + 1e-18 * abs(start.midpointDouble) + 1e-30
        return start + reach + (try Ball(midpoint: 0, radius: margin, precision: precision))
      }
      guard let next = image(box) else { return nil }
      rate = next
      let isInside = zip(box, zip(hull, rate)).allSatisfy { box, found in box.contains(found.0 + span * found.1.value) }
      if !isInside { continue }
      let L =
        rate.map { row in row.slopes.reduce(0) { $0 + max(abs($1.bounds.lower), abs($1.bounds.upper)) } }.max() ?? 0
      guard L.isFinite else { return nil }
      let growth = (try Ball(midpoint: L, radius: 0, precision: precision) * span).exp() - one
      guard growth.isFinite else { return nil }
      let upper = growth.bounds.upper
      guard upper.isFinite else { return nil }
      let slack = try Ball(midpoint: 0, radius: max(upper, 0), precision: precision)
      // Parameters do not move, whatever the rest does.
      let spread = (0..<dimension).map { i in identity[i].map { i < moving ? $0 + slack : $0 } }
      return (box, spread)
    }
    return nil
  }

  private static func value(_ coefficients: [Ball], _ t: Ball) -> Ball {
    var sum = coefficients[coefficients.count - 1]
    for c in coefficients.dropLast().reversed() { sum = sum * t + c }
    return sum
  }
}
