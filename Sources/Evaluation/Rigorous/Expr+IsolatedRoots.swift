import Algebra
import Numbers

/// The zeros of a function in an interval, as far as they could be separated.
public struct IsolatedRoots: Sendable {
  /// One ball around each simple zero, in increasing order: it contains that zero and no other.
  public var roots: [Ball] = []
  /// Intervals in which nothing could be shown: around multiple zeros, poles, the edge of the domain.
  public var undecided: [(lower: Rational, upper: Rational)] = []
  /// Whether the roots are all there are.
  public var isComplete: Bool { undecided.isEmpty }
}

extension Expr {
  /// Rigorously isolates the real zeros in a closed interval.
  ///
  /// The interval is divided until an enclosure of the function, or of its first-order expansion around the middle, excludes
  /// zero, or an enclosure of the derivative does; then the signs at the ends decide, and Newton's interval method narrows
  /// the zero to `bits`.
  ///
  /// - Parameter parts: the number of intervals looked at before the rest is left undecided.
  /// - Throws: `EvaluationError.region` for an empty interval, `.unbound` for symbols without a value, and what
  ///   `derivative(_:)` throws.
  public func isolatedRoots(
    in variable: Expr, from lower: Rational, to upper: Rational, bits: Int = 100, at values: [Expr: Quantity] = [:],
    parts: Int = 20_000
  ) throws -> IsolatedRoots {
    guard lower < upper else { throw EvaluationError.region("an interval from \(lower) to \(upper)") }
    var search = try RootSearch(self, variable, Interval(lower: lower, upper: upper), Point(values), bits)
    return try search.run(parts)
  }
}

private struct RootSearch {
  let program: Program
  let point: Point
  let whole: Interval
  let bits: Int
  var found = IsolatedRoots()
  /// Evaluators by precision, with the other inputs' enclosures.
  var evaluators: [Int: (run: Evaluator<BallRegisters>, others: [Ball])] = [:]

  init(_ f: Expr, _ variable: Expr, _ whole: Interval, _ point: Point, _ bits: Int) throws {
    program = try Program([f, try f.derivative(variable)], inputs: [variable] + point.symbols)
    (self.whole, self.point, self.bits) = (whole, point, bits)
  }

  /// Value and slope; nil where they have none.
  mutating func evaluate(_ x: Ball, _ precision: Int) throws -> (value: Ball, slope: Ball)? {
    if evaluators[precision] == nil {
      let others = try point.enclosures(bits: precision).map(\.re)
      evaluators[precision] = (try Evaluator<BallRegisters>(program, precision: precision), others)
    }
    guard let (run, others) = evaluators[precision], let values = try? run([x] + others) else { return nil }
    return (values[0], values[1])
  }

  mutating func run(_ parts: Int) throws -> IsolatedRoots {
    var stack = [whole]
    var left = parts
    let smallest = try whole.width * Rational(2).power(-60)
    while let part = stack.popLast() {
      left -= 1
      if left < 0 || part.width < smallest {
        undecided(part)
        continue
      }
      let x = try part.ball(64)
      if let (value, slope) = try evaluate(x, 64) {
        if value.excludesZero { continue }
        if let (middle, _) = try evaluate(Ball(part.middle, precision: 64), 64) {
          // f(x) = f(m) + f′(ξ)(x − m)
          let expansion = try middle + slope * (x - Ball(part.middle, precision: 64))
          if expansion.excludesZero { continue }
        }
        if slope.excludesZero {
          try monotone(part)
          continue
        }
      }
      // Not in the middle, where zeros of symmetric functions are.
      let cut = part.lower + part.width * Rational(251, 512)
      stack += [Interval(lower: cut, upper: part.upper), Interval(lower: part.lower, upper: cut)]
    }
    return found
  }

  private mutating func undecided(_ part: Interval) {
    if let last = found.undecided.last, last.upper == part.lower {
      found.undecided[found.undecided.count - 1].upper = part.upper
    } else {
      found.undecided.append((part.lower, part.upper))
    }
  }

  /// −1, 0 or 1 where the sign is certain.
  private mutating func sign(at x: Rational) throws -> Int? {
    for precision in [64, 256, 1024, 4096] {
      guard let (value, _) = try evaluate(Ball(x, precision: precision), precision) else { continue }
      if value.isZero { return 0 }
      if value.excludesZero { return value.isPositive ? 1 : -1 }
    }
    return nil
  }

  /// At most one zero, because the function is monotone.
  private mutating func monotone(_ part: Interval) throws {
    guard let a = try sign(at: part.lower), let b = try sign(at: part.upper) else { return undecided(part) }
    if a * b > 0 { return }
    if a == 0 || b == 0 {
      let root = try Ball(a == 0 ? part.lower : part.upper, precision: max(bits, 64))
      // The end of one interval is the beginning of the next.
      if found.roots.last.map({ $0.overlaps(root) }) != true { found.roots.append(root) }
      return
    }
    found.roots.append(try narrowed(part))
  }

  /// Newton's method: the zero lies in m − f(m)/f′(X) for every m in X.
  private mutating func narrowed(_ part: Interval) throws -> Ball {
    var x = part
    var precision = 64
    let goal = try Rational(2).power(-bits)
    while x.width > goal * max(x.lower.magnitude, x.upper.magnitude, goal) {
      let m = x.middle
      guard let (_, slope) = try evaluate(x.ball(precision), precision), slope.excludesZero,
        let (value, _) = try evaluate(Ball(m, precision: precision), precision),
        let step = try value.divided(by: slope).asInterval,
        let next = x.intersection(Interval(lower: m - step.upper, upper: m - step.lower))
      else { break }
      let isSlow = next.width * 2 > x.width
      x = next
      if isSlow {
        if precision > 2 * bits + 128 { break }
        precision *= 2
      }
    }
    return try x.ball(max(bits, 64) + 8)
  }
}
