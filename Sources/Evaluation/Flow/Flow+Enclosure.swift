import Numbers

extension Flow {
  /// A box that contains the solution at the end, for every start and every value of the parameters in the given balls.
  ///
  /// Step by step: the Taylor polynomial at the centre of the set of starts, its derivative over the whole set (the mean value
  /// theorem), and the remainders over a box that the solutions do not leave during the step.
  ///
  /// - Parameters:
  ///   - tolerance: what a step may add to the box, relative to the largest component; more where the box is wide.
  ///   - order: of the Taylor polynomials.
  ///   - limit: the number of steps after which it is given up.
  /// - Throws: `EvaluationError.notConverged` where no step longer than 10⁻⁹ of the whole can be taken: the box grew beyond what
  ///   the rates allow; `NumberError.tooLarge` beyond the budget of work.
  public func enclosure(
    from start: [Ball], parameters values: [Ball] = [], for duration: Ball, tolerance: Double = 1e-18,
    order: Int = 20, limit: Int = 100_000
  ) throws -> [Ball] {
    guard start.count == state.count, values.count == parameters.count else {
      throw EvaluationError.shape(
        "\(start.count) values for \(state.count) quantities, \(values.count) for \(parameters.count)")
    }
    // Parameters in a box are quantities that do not move, so that the box stays tied to what it does; those that are known as
    // well as numbers are kept stay numbers.
    let half = Platform.power(2, -Double(duration.precision) / 2)
    let isWide = values.map { $0.radiusDouble > abs($0.midpointDouble) * half }
    let wide = parameters.indices.filter { isWide[$0] }, narrow = parameters.indices.filter { !isWide[$0] }
    let whole = try Flow(
      rates + wide.map { _ in 0 }, of: state + wide.map { parameters[$0] }, parameters: narrow.map { parameters[$0] })
    var steps = try EnclosedSteps(
      whole, parameters: narrow.map { values[$0] }, order: order, precision: duration.precision, tolerance: tolerance,
      shortest: 1e-9 * duration.midpointDouble)
    var set = EnclosedSet(start + wide.map { values[$0] })
    var remaining = duration
    var count = 0
    while remaining.isPositive {
      try WorkBudget.check("following a motion in boxes")
      guard count < limit else { throw EvaluationError.notConverged("more than \(limit) steps") }
      remaining = remaining - (try steps.advance(&set, atMost: remaining))
      count += 1
    }
    return Array(set.hull[..<state.count])
  }
}

/// The steps of an enclosed solution.
///
/// With Taylor coefficients c_k over the box of starts, a box B with Σ_{k≤p} c_k [0,h]^k + c_{p+1}(B) [0,h]^{p+1} in its inside
/// holds every solution up to the time h: one that left B would, where it leaves, be inside. The same is done for the
/// derivatives by the start, whose polynomials need fewer terms, since they multiply a small box (Nedialkov, Jackson and
/// Corliss 1999).
private struct EnclosedSteps {
  private let dimension: Int
  /// Of the polynomials of the solution, and of its derivatives.
  private let order: Int
  private let slopeOrder: Int
  private let precision: Int
  private let zero: Ball
  /// Of order `order`; one more; and the same for derivatives.
  private var series: TaylorSeries<Variation>
  private var remainder: TaylorSeries<Variation>
  private var slopeSeries: TaylorSeries<Variation>
  private var slopeRemainder: TaylorSeries<Variation>
  private let tolerance: Double
  /// Where steps become shorter, the motion cannot be followed.
  private let shortest: Double

  init(
    _ flow: Flow, parameters: [Ball], order: Int, precision: Int, tolerance: Double, shortest: Double
  ) throws {
    self.tolerance = tolerance
    self.shortest = shortest
    self.order = order
    self.precision = precision
    slopeOrder = min(6, order)
    dimension = flow.state.count
    let (zero, one) = (try Ball(0, precision: precision), try Ball(1, precision: precision))
    self.zero = zero
    let constants = try flow.program.balls(precision).map { Variation($0) }
    func series(_ order: Int) -> TaylorSeries<Variation> {
      TaylorSeries(
        flow.program, dimension: flow.state.count, order: order, parameters: parameters.map { Variation($0) },
        constants: constants, zero: Variation(zero), one: Variation(one))
    }
    self.series = series(order)
    remainder = series(order + 1)
    slopeSeries = series(slopeOrder)
    slopeRemainder = series(slopeOrder + 1)
  }

  /// Moves a set along, as far as one step goes, and gives the time that it took.
  mutating func advance(_ set: inout EnclosedSet, atMost remaining: Ball) throws -> Ball {
    let hull = set.hull
    let polynomial = try values(at: set.centre), hullPolynomial = try values(at: hull)
    let slopes = try derivatives(at: hull)
    let width = hull.map(\.radiusDouble).max() ?? 0
    let size = max(hull.map { abs($0.midpointDouble) }.max() ?? 0, 1e-300)
    let tolerated = max(1e-3 * width, size * tolerance)
    var trial = stepLength(polynomial, tolerated)
    while trial >= shortest {
      let step = try self.step(trial, atMost: remaining)
      let span = try Ball(lower: 0, upper: step.interval?.upper ?? 0, precision: precision)
      if let (box, last) = try value(hullPolynomial, during: span, step, within: tolerated),
        let lastSlopes = try slope(slopes, box, during: span, step)
      {
        let image = (0..<dimension).map { i in Self.value(polynomial.map { $0[i] }, step) + last[i] }
        let matrix = (0..<dimension).map { i in
          (0..<dimension).map { j in Self.value(slopes.map { $0[i][j] }, step) + lastSlopes[i][j] }
        }
        set.move(to: image, derivative: matrix)
        return step
      }
      trial *= 0.7
    }
    throw Self.stuck
  }

  private static let stuck = EvaluationError.notConverged("the box around the motion grew too large to be followed")

  /// The coefficients of the solution, order by order.
  private mutating func values(at point: [Ball]) throws -> [[Ball]] {
    series.expand(at: point.map { Variation($0) })
    return try (0...order).map { k in
      try (0..<dimension).map { i in
        let coefficient = series.coefficient(i, k)
        guard coefficient.isDefined else { throw Self.stuck }
        return coefficient.value
      }
    }
  }

  /// The coefficients of its derivatives by the start.
  private mutating func derivatives(at point: [Ball]) throws -> [[[Ball]]] {
    slopeSeries.expand(
      at: zip(point, EnclosedSet.identity(dimension, precision)).map { Variation($0, slopes: $1) })
    return try (0...slopeOrder).map { k in
      try (0..<dimension).map { i in
        let coefficient = slopeSeries.coefficient(i, k)
        guard coefficient.isDefined else { throw Self.stuck }
        return slopes(of: coefficient)
      }
    }
  }

  private func slopes(of number: Variation) -> [Ball] {
    number.slopes.isEmpty ? [Ball](repeating: zero, count: dimension) : number.slopes
  }

  /// A box that holds the solutions during a step, and the remainder at its end; nil where it is larger than tolerated.
  private mutating func value(
    _ polynomial: [[Ball]], during span: Ball, _ step: Ball, within tolerated: Double
  ) throws -> (box: [Ball], remainder: [Ball])? {
    let margin = try Ball(midpoint: 0, radius: tolerated, precision: precision)
    let box = (0..<dimension).map { i in Self.value(polynomial.map { $0[i] }, span) + margin }
    remainder.expand(at: box.map { Variation($0) })
    let power = try step.power(order + 1)
    var last: [Ball] = []
    for i in 0..<dimension {
      let coefficient = remainder.coefficient(i, order + 1)
      let rest = coefficient.value * power
      guard coefficient.isDefined, Self.isInside(rest, 0.9 * tolerated) else { return nil }
      last.append(rest)
    }
    return (box, last)
  }

  /// The remainder of the derivatives at the end of a step, for solutions that stay in a box; nil where it is large.
  private mutating func slope(
    _ polynomial: [[[Ball]]], _ box: [Ball], during span: Ball, _ step: Ball
  ) throws -> [[Ball]]? {
    let allowed = 1e-3
    let margin = try Ball(midpoint: 0, radius: allowed, precision: precision)
    let start = (0..<dimension).map { i in
      Variation(box[i], slopes: (0..<dimension).map { j in Self.value(polynomial.map { $0[i][j] }, span) + margin })
    }
    slopeRemainder.expand(at: start)
    let power = try step.power(slopeOrder + 1)
    var last: [[Ball]] = []
    for i in 0..<dimension {
      let coefficient = slopeRemainder.coefficient(i, slopeOrder + 1)
      let rest = slopes(of: coefficient).map { $0 * power }
      guard coefficient.isDefined, rest.allSatisfy({ Self.isInside($0, 0.9 * allowed) }) else { return nil }
      last.append(rest)
    }
    return last
  }

  private static func isInside(_ ball: Ball, _ radius: Double) -> Bool {
    let (lower, upper) = ball.bounds
    return lower > -radius && upper < radius
  }

  private func step(_ trial: Double, atMost remaining: Ball) throws -> Ball {
    let whole = remaining.midpointDouble
    return trial >= whole ? remaining : try Ball(midpoint: trial, radius: 0, precision: precision)
  }

  /// A length for which the last terms are about as small as is tolerated.
  private func stepLength(_ polynomial: [[Ball]], _ tolerated: Double) -> Double {
    var length = Double.greatestFiniteMagnitude
    for k in [order - 1, order] {
      let last = polynomial[k].map { abs($0.midpointDouble) }.max() ?? 0
      if last > 0 { length = min(length, Platform.power(tolerated / last, 1 / Double(k))) }
    }
    return length
  }

  private static func value(_ coefficients: [Ball], _ t: Ball) -> Ball {
    var sum = coefficients[coefficients.count - 1]
    for c in coefficients.dropLast().reversed() { sum = sum * t + c }
    return sum
  }
}
