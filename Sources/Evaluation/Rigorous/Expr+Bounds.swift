import Algebra
import Numbers

/// Rigorous bounds of the largest value of an expression over a box.
public struct MaximumBounds: Sendable {
  /// The value at some point of the box is at least this.
  public let lower: Double
  /// No value in the box is larger than this.
  public let upper: Double
  /// The number of boxes looked at.
  public let boxes: Int
}

/// Whether an inequality holds over a whole box.
public enum BoxTruth: Sendable {
  /// It holds at every point.
  case proved(boxes: Int)
  /// It fails at this point, provably.
  case refuted(at: [Expr: Rational])
  /// Neither was shown with so many boxes; what is left includes this part.
  case undecided(part: [Expr: ClosedRange<Rational>])

  /// True only for `proved`.
  public var isProved: Bool { if case .proved = self { true } else { false } }
  /// True only for `refuted`.
  public var isRefuted: Bool { if case .refuted = self { true } else { false } }
}

extension Expr {
  /// Whether the expression is at most a bound everywhere in a box, by dividing the box until enclosures decide.
  ///
  /// Where values come as close to the bound as rounding, nothing can be shown: an inequality that becomes an equation somewhere in the
  /// box stays undecided there.
  ///
  /// - Throws: `EvaluationError.region` for an empty box, `.unbound` and `.notReal`.
  public func isAtMost(
    _ bound: Rational, over box: [Expr: ClosedRange<Rational>], at values: [Expr: Quantity] = [:], boxes: Int = 200_000
  ) throws -> BoxTruth {
    let search = try BoxSearch(self, box, Point(values))
    let limit = try Ball(bound, precision: BoxSearch.precision)
    var stack = [search.whole]
    var count = 0
    while let part = stack.popLast() {
      count += 1
      if count > boxes { return .undecided(part: search.named(part)) }
      if let look = try search.look(part) {
        if look.value.isLess(than: limit) || look.value.bounds.upper <= bound.asDouble.nextDown { continue }
        if limit.isLess(than: look.middle) { return .refuted(at: search.named(part.map(\.middle))) }
        if let face = search.towardsMaximum(part, look) {
          stack.append(face)
          continue
        }
      }
      stack += search.halves(part)
    }
    return .proved(boxes: count)
  }

  /// Bounds of the maximum over a box that differ by at most the tolerance, or as little as so many boxes allow.
  ///
  /// The minimum of f is minus the maximum of −f.
  /// - Throws: as `isAtMost(_:over:at:boxes:)`, and `EvaluationError.notConverged` when no value in the box could be enclosed.
  public func maximum(
    over box: [Expr: ClosedRange<Rational>], tolerance: Double, at values: [Expr: Quantity] = [:], boxes: Int = 200_000
  ) throws -> MaximumBounds {
    let search = try BoxSearch(self, box, Point(values))
    var best = -Double.infinity
    var queue = [(upper: Double.infinity, part: search.whole)]
    var done = -Double.infinity
    var count = 0
    while let (upper, part) = queue.popLast() {
      if upper <= best + tolerance || count >= boxes {
        done = max(done, upper)
        // The queue is sorted: nothing that follows is larger.
        break
      }
      count += 1
      var parts = search.halves(part)
      if let look = try search.look(part) {
        best = max(best, look.middle.bounds.lower)
        if let face = search.towardsMaximum(part, look) { parts = [face] }
      }
      for next in parts {
        let bound = try search.look(next).map(\.value.bounds.upper) ?? .infinity
        if bound < best { continue }
        let place = queue.partitioningIndex { $0.upper >= bound }
        queue.insert((bound, next), at: place)
      }
    }
    if best == -.infinity { throw EvaluationError.notConverged("no value of \(text) in the box could be enclosed") }
    return MaximumBounds(lower: best, upper: max(best, done), boxes: count)
  }
}

/// Enclosures over parts of a box.
private struct BoxSearch {
  static let precision = 64

  typealias Part = [Interval]

  struct Look {
    /// An enclosure of all values.
    let value: Ball
    /// The value in the middle.
    let middle: Ball
    /// The partial derivatives over the part; nil where one has no value.
    let slopes: [Ball]?
  }

  let variables: [Expr]
  let whole: Part
  private let values: Evaluator<BallRegisters>
  private let slopes: Evaluator<BallRegisters>?
  private let others: [Ball]

  init(_ f: Expr, _ box: [Expr: ClosedRange<Rational>], _ point: Point) throws {
    guard !box.isEmpty else { throw EvaluationError.region("a box without variables") }
    variables = box.keys.sorted { $0.text < $1.text }
    whole = variables.compactMap { box[$0].map { Interval(lower: $0.lowerBound, upper: $0.upperBound) } }
    let inputs = variables + point.symbols
    values = try Evaluator<BallRegisters>(Program([f], inputs: inputs), precision: Self.precision)
    // Without derivatives (of |x|, say) only enclosures of the values are used.
    let derivatives = try? variables.map { try f.derivative($0) }
    slopes = try derivatives.map {
      try Evaluator<BallRegisters>(Program($0, inputs: inputs), precision: Self.precision)
    }
    others = try point.enclosures(bits: Self.precision).map(\.re)
  }

  /// Encloses value, middle and slopes; nil where the value has no enclosure.
  func look(_ part: Part) throws -> Look? {
    let x = try part.map { try $0.ball(Self.precision) }
    let m = try part.map { try Ball($0.middle, precision: Self.precision) }
    guard var value = try? values(x + others)[0], let middle = try? values(m + others)[0] else { return nil }
    let gradient = try? slopes?(x + others)
    if let gradient {
      // f(x) = f(m) + Σ ∂f(ξ)(x − m); both enclosures hold, and the one with the smaller upper end is kept.
      var expansion = middle
      for k in part.indices { expansion += gradient[k] * (x[k] - m[k]) }
      if expansion.bounds.upper < value.bounds.upper { value = expansion }
    }
    return Look(value: value, middle: middle, slopes: gradient)
  }

  /// The faces at which the largest value of the part is taken; nil where no slope has a certain sign.
  func towardsMaximum(_ part: Part, _ look: Look) -> Part? {
    guard let slopes = look.slopes else { return nil }
    var face = part
    var changed = false
    for k in part.indices where part[k].lower < part[k].upper {
      if slopes[k].isPositive {
        face[k].lower = part[k].upper
        changed = true
      } else if slopes[k].isNegative {
        face[k].upper = part[k].lower
        changed = true
      }
    }
    return changed ? face : nil
  }

  /// The two halves along the side that is longest compared with the whole box.
  func halves(_ part: Part) -> [Part] {
    func share(_ k: Int) -> Double {
      let size = whole[k].width.asDouble
      return size == 0 ? 0 : part[k].width.asDouble / size
    }
    guard let side = part.indices.max(by: { share($0) < share($1) }), part[side].lower < part[side].upper else {
      return [part]
    }
    var (a, b) = (part, part)
    a[side].upper = part[side].middle
    b[side].lower = part[side].middle
    return [a, b]
  }

  func named<Value>(_ values: [Value]) -> [Expr: Value] { Dictionary(uniqueKeysWithValues: zip(variables, values)) }

  func named(_ part: Part) -> [Expr: ClosedRange<Rational>] { named(part.map { $0.lower...$0.upper }) }
}

extension Array {
  /// The first index whose element has the property, when all after it have it too.
  fileprivate func partitioningIndex(where belongs: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
