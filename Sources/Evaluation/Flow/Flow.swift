import Algebra
import Numbers

/// The motion y′ = f(y, p) of a few quantities y with parameters p, from symbolic rates.
///
/// Each step expands the solution in a Taylor series whose coefficients follow from recurrences of the rates' own operations;
/// its order comes from the tolerance, its length from the last two coefficients (Jorba and Zou 2005).
public struct Flow: Sendable {
  /// The quantities that move.
  public let state: [Expr]
  /// Their rates of change.
  public let rates: [Expr]
  /// What stays as it is.
  public let parameters: [Expr]
  let program: TaylorProgram

  /// - Throws: as `Program` does for symbols that are neither; `EvaluationError.shape` for rates that have no Taylor series
  ///   (|x|, atan2) and for another number of rates than quantities.
  public init(_ rates: [Expr], of state: [Expr], parameters: [Expr] = []) throws {
    guard rates.count == state.count, !state.isEmpty else {
      throw EvaluationError.shape("\(rates.count) rates for \(state.count) quantities")
    }
    self.state = state
    self.rates = rates
    self.parameters = parameters
    program = try TaylorProgram(
      try Program(rates, inputs: state + parameters, over: .reals), dimension: state.count)
  }

  /// A solution in pieces, each a polynomial in the time since its beginning.
  public struct Trajectory: Sendable {
    /// When each piece begins, and last when the last one ends.
    public fileprivate(set) var times: [Double]
    /// Coefficients of each piece, component by component.
    fileprivate var pieces: [[[Double]]] = []

    /// The number of steps.
    public var count: Int { pieces.count }
    /// The last point.
    public fileprivate(set) var end: [Double]

    /// The solution at a time within.
    public func callAsFunction(_ t: Double) -> [Double] {
      guard !pieces.isEmpty else { return end }
      // The last piece that does not begin later.
      var (low, high) = (0, pieces.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if times[middle] <= t { low = middle } else { high = middle }
      }
      return pieces[low].map { Flow.value($0, t - times[low]) }
    }
  }

  /// The solution through a point, from time 0 to `duration`.
  ///
  /// - Parameters:
  ///   - tolerance: the error of each step, relative to the largest component.
  ///   - limit: the number of steps after which it is given up.
  /// - Throws: `EvaluationError.notConverged` where a rate has no value, steps become too short, or there are too many; and
  ///   `NumberError.tooLarge` beyond the budget of work.
  public func trajectory(
    from start: [Double], parameters values: [Double] = [], for duration: Double, tolerance: Double = 1e-15,
    limit: Int = 1_000_000
  ) throws -> Trajectory {
    var trajectory = Trajectory(times: [0], end: start)
    trajectory.end = try follow(start, values, for: duration, tolerance, limit) { piece, end in
      trajectory.pieces.append(piece)
      trajectory.times.append(end)
    }
    return trajectory
  }

  /// The solution at the end alone, without memory of the way; the rest as in ``trajectory(from:parameters:for:tolerance:limit:)``.
  public func end(
    from start: [Double], parameters values: [Double] = [], for duration: Double, tolerance: Double = 1e-15,
    limit: Int = 1_000_000
  ) throws -> [Double] {
    try follow(start, values, for: duration, tolerance, limit) { _, _ in }
  }

  /// Goes through the pieces, each with the time when it ends.
  private func follow(
    _ start: [Double], _ values: [Double], for duration: Double, _ tolerance: Double, _ limit: Int,
    _ visit: ([[Double]], Double) -> Void
  ) throws -> [Double] {
    guard start.count == state.count, values.count == parameters.count else {
      throw EvaluationError.shape(
        "\(start.count) values for \(state.count) quantities, \(values.count) for \(parameters.count)")
    }
    // Jorba and Zou's optimal order, and their radius: e² inside the one where the series would converge.
    let order = max(4, Int((-tolerance.log() / 2).rounded(.up)) + 1)
    var series = TaylorSeries<Double>(
      program, dimension: state.count, order: order, parameters: values, constants: program.doubles, zero: 0, one: 1)
    var (time, point, count) = (0.0, start, 0)
    while time < duration {
      try WorkBudget.check("following a motion")
      guard count < limit else {
        throw EvaluationError.notConverged("more than \(limit) steps up to time \(time)")
      }
      series.expand(at: point)
      let piece = (0..<state.count).map { i in (0...order).map { series.coefficient(i, $0) } }
      guard piece.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
        throw EvaluationError.notConverged("the motion has no value at time \(time)")
      }
      let step = min(duration - time, Self.length(of: piece))
      let end = step == duration - time ? duration : time + step
      guard end > time else { throw EvaluationError.notConverged("steps become too short at time \(time)") }
      // Over the time that a double can tell has passed.
      point = piece.map { Self.value($0, end - time) }
      visit(piece, end)
      time = end
      count += 1
    }
    return point
  }

  /// How far a piece may be followed, by its last two coefficients.
  private static func length(of piece: [[Double]]) -> Double {
    let size = max(piece.map { Swift.abs($0[0]) }.max() ?? 0, .leastNormalMagnitude)
    let order = piece[0].count - 1
    return [order - 1, order].reduce(.infinity) { length, k in
      let last = piece.map { Swift.abs($0[k]) }.max() ?? 0
      return last > 0 ? min(length, Platform.power(size / last, 1 / Double(k)) * safety) : length
    }
  }

  /// e^(−2): the terms then fall by that factor from one order to the next.
  private static let safety = 0.1353352832366127

  static func value(_ coefficients: [Double], _ t: Double) -> Double {
    coefficients.reversed().reduce(0) { $0 * t + $1 }
  }
}
