import Numbers

/// A closed interval between rational numbers.
struct Interval: Hashable, Sendable {
  var lower: Rational
  var upper: Rational

  var width: Rational { upper - lower }
  var middle: Rational { (lower + upper) * Rational(1, 2) }

  func ball(_ precision: Int) throws -> Ball { try Ball(lower: lower, upper: upper, precision: precision) }

  /// The points in common; nil for none.
  func intersection(_ other: Interval) -> Interval? {
    let (a, b) = (max(lower, other.lower), min(upper, other.upper))
    return a <= b ? Interval(lower: a, upper: b) : nil
  }

  /// Whether the other interval lies strictly inside.
  func surrounds(_ other: Interval) -> Bool { lower < other.lower && other.upper < upper }
}

extension Ball {
  /// The points of a finite ball.
  var asInterval: Interval? { interval.map { Interval(lower: $0.lower, upper: $0.upper) } }
}
