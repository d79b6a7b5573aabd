import Algebra
import Numbers
import Typesetting

/// Certified digits of one expression at many points: it is lowered once, and evaluated with balls of rising precision.
///
/// The answers are those of `Expr.digits(_:at:)`. Nothing is interned for a point whose digits enclosures fix, so that a million
/// points leave the store of expressions as it was; exact algebra is asked only where they do not: at zeros, at decimals half-way
/// between two, and where there is no value. Not thread safe: one per thread.
///
/// ```swift
/// let f = try DigitSampler(sin(x) / x, over: [x], digits: 20)
/// for k in 1...1_000_000 { print(try f([.rational(Rational(k, 1000))])) }
/// ```
public final class DigitSampler {
  /// A coordinate of a point.
  public enum Coordinate: Sendable {
    case rational(Rational)
    /// first + index·step, numbers of which one is irrational, such as kπ/100.
    case stepped(first: Expr, step: Expr, index: Int)
    /// A number without symbols.
    case exact(Expr)
  }

  private let lowered: LoweredExpression
  private let variables: [Expr]
  private let fixed: FixedPoint

  /// - Parameters:
  ///   - variables: the symbols and fields whose values are the coordinates.
  ///   - values: what is the same at every point.
  /// - Throws: as `Expr.digits(_:at:)` does for these values.
  public init(_ expression: Expr, over variables: [Expr], at values: [Expr: Quantity] = [:], digits: Int) throws {
    guard (1...Expr.digitLimit).contains(digits) else {
      throw EvaluationError.digits(digits, allowed: 1...Expr.digitLimit)
    }
    self.variables = variables
    fixed = FixedPoint(try Point(values), steps: variables.count)
    lowered = try LoweredExpression(expression, inputs: variables + fixed.point.symbols, digits: digits)
  }

  /// The digits where the variables have these values; throws as `Expr.digits(_:at:)`.
  public func callAsFunction(_ coordinates: [Coordinate]) throws -> CertifiedValue {
    guard coordinates.count == variables.count else {
      throw EvaluationError.shape("\(coordinates.count) values for \(variables.count) variables")
    }
    for (variable, coordinate) in zip(variables, coordinates) {
      switch coordinate {
      case .rational(let q): try Point.check(variable, q)
      case .exact(let e): try Point.check(variable, .exact(e))
      case .stepped(let first, let step, _):
        // An irrational number is asked only whether it is real.
        if !first.isKnownReal || !step.isKnownReal { try Point.check(variable, .exact(coordinate.expression)) }
      }
    }
    var computation = DigitComputation(
      lowered, at: SampledPoint(variables: variables, coordinates: coordinates, fixed: fixed))
    return try computation.run()
  }
}

extension DigitSampler.Coordinate {
  fileprivate var expression: Expr {
    switch self {
    case .rational(let q): Expr(q)
    case .exact(let e): e
    case .stepped(let first, let step, let index): first + Expr(index) * step
    }
  }
}

/// What is the same at all points, with the enclosures of it that were asked for.
private final class FixedPoint {
  let point: Point
  private var known: [Int: [ComplexBall]] = [:]
  /// First value and step of each axis.
  private var ends: [(bits: Int, first: ComplexBall, step: ComplexBall)?]

  init(_ point: Point, steps: Int) {
    self.point = point
    ends = Array(repeating: nil, count: steps)
  }

  func enclosures(bits: Int) throws -> [ComplexBall] {
    if let values = known[bits] { return values }
    let values = try point.enclosures(bits: bits)
    known[bits] = values
    return values
  }

  func enclosure(_ first: Expr, _ step: Expr, _ index: Int, axis: Int, bits: Int) throws -> ComplexBall {
    if ends[axis]?.bits != bits {
      ends[axis] = (bits, try first.enclosure(bits: bits), try step.enclosure(bits: bits))
    }
    guard let (_, first, step) = ends[axis] else { throw EvaluationError.shape("an axis without a step") }
    return first + step * (try ComplexBall(Rational(index), precision: bits))
  }
}

private struct SampledPoint: EnclosedPoint {
  let variables: [Expr]
  let coordinates: [DigitSampler.Coordinate]
  let fixed: FixedPoint

  var isExact: Bool { fixed.point.isExact }
  var asksAlgebraFirst: Bool { false }

  var description: String {
    let moving = zip(variables, coordinates).map { ($0.text, $1.expression.text) }
    let all = moving + zip(fixed.point.symbols, fixed.point.quantities).map { ($0.text, "\($1)") }
    return all.sorted { $0.0 < $1.0 }.map { "\($0) = \($1)" }.joined(separator: ", ")
  }

  var substitutions: [(of: Expr, by: Expr)] {
    zip(variables, coordinates).map { (of: $0, by: $1.expression) } + fixed.point.substitutions
  }

  func enclosures(bits: Int) throws -> [ComplexBall] {
    try coordinates.enumerated().map { axis, coordinate in
      switch coordinate {
      case .rational(let q): ComplexBall(try Ball(q, precision: bits))
      case .exact(let e): try e.enclosure(bits: bits)
      case .stepped(let first, let step, let index):
        try fixed.enclosure(first, step, index, axis: axis, bits: bits)
      }
    } + fixed.enclosures(bits: bits)
  }
}
