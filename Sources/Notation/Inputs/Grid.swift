import Algebra
import Numbers
import Typesetting

/// A name and the values it runs through.
///
///     x=1,2,5            these values
///     x=0:1:1/10         first:last:step; the last value is reached when the step divides the distance
///     x=0..1/100         from 0 to 1 in 100 equal steps, ends included; the last slash always stands before the number of steps
///
/// Values are exact, and may contain π and roots as long as the distance is a rational number of steps.
public struct Grid: Hashable, Sendable {
  /// What runs through them.
  public let target: Target
  private let points: Points

  fileprivate enum Points: Hashable, Sendable {
    case list([Expr])
    case steps(first: Expr, step: Expr, count: Int)
  }

  /// What runs through them, as it was written.
  public var name: String { target.name }

  /// The number of values; at least one.
  public var count: Int {
    switch points {
    case .list(let values): values.count
    case .steps(_, _, let count): count
    }
  }

  /// A value by its place, counted from zero.
  public subscript(index: Int) -> Expr {
    switch points {
    case .list(let values): values[index]
    case .steps(let first, let step, _): first + Expr(index) * step
    }
  }

  /// A value by its place where it is a rational number; unlike the subscript this makes no expression.
  public func rational(at index: Int) -> Rational? {
    switch points {
    case .list(let values): return values[index].rationalValue
    case .steps(let first, let step, _):
      guard let first = first.rationalValue, let step = step.rationalValue else { return nil }
      return first + Rational(index) * step
    }
  }

  /// The first value and the step, where the values follow from these.
  public var steps: (first: Expr, step: Expr)? {
    if case .steps(let first, let step, _) = points { (first, step) } else { nil }
  }

  private init(_ target: Target, _ points: Points) {
    self.target = target
    self.points = points
  }

  /// Reads a name and its values.
  ///
  /// - Returns: nil for a vector's components, which are no grid: `Assignment.list` reads them.
  public static func read(_ source: Source, limits: Limits = Limits()) throws(Diagnostics) -> Grid? {
    var parser = Parser(source, Environment(limits: limits))
    guard let target = parser.target() else { throw Diagnostics(source, parser.log.list) }
    if parser.beginsVector { return nil }
    let points = try parser.gridPoints()
    return Grid(target, points)
  }
}

extension Grid: CustomStringConvertible {
  private static func factor(_ step: Expr) -> String {
    step.text.allSatisfy { $0.isNumber || $0.isLetter } ? step.text : "(\(step.text))"
  }

  /// All values: "1, 2, 5", or "0 + k⋅(1/10) for k = 0 to 10".
  public var description: String {
    switch points {
    case .list(let values): "\(values.map(\.text).joined(separator: ", "))"
    case .steps(let first, let step, let count): "\(first.text) + k⋅\(Self.factor(step)) for k = 0 to \(count - 1)"
    }
  }
}

extension Parser {
  fileprivate mutating func gridPoints() throws(Diagnostics) -> Grid.Points {
    guard !isAtEnd else {
      report(
        .syntax, token.range, "there are no values",
        ["write a list 1,2,5, first:last:step or first..last/number of steps"])
      throw Diagnostics(source, log.list)
    }
    let first = formula()
    let points: Grid.Points
    switch token.kind {
    case .colon:
      advance()
      points = try steps(from: first)
    case .range:
      advance()
      points = try division(from: first)
    default:
      var roots = [first]
      while take(.comma) { roots.append(formula()) }
      expectEnd()
      points = .list(try expressions(roots))
    }
    return points
  }

  private mutating func expectEnd() {
    if !isAtEnd {
      report(
        .syntax, token.range, "\(short(token.range)) cannot stand here",
        ["write a list 1,2,5, first:last:step or first..last/number of steps"])
    }
  }

  private func failure(
    _ kind: Diagnostic.Kind, _ index: Syntax.Index, _ message: String, _ notes: [String] = []
  ) -> Diagnostics { Diagnostics(source, [Diagnostic(kind, tree.ranges[index], message, notes)]) }

  /// first:last:step.
  private mutating func steps(from first: Syntax.Index) throws(Diagnostics) -> Grid.Points {
    let last = formula()
    guard take(.colon) else {
      if isAtEnd { report(.syntax, token.range, "the step is missing", ["write first:last:step, such as 0:1:1/10"]) }
      expectEnd()
      throw Diagnostics(source, log.list)
    }
    let step = formula()
    expectEnd()
    let values = try expressions([first, last, step])
    if values[2].isLiteralZero { throw failure(.declaration, step, "a step of zero leads nowhere") }
    let distance = values[1] - values[0]
    guard let ratio = (distance / values[2]).rationalValue else {
      throw failure(
        .declaration, step, "the distance \(distance.text) is not a rational number of steps \(values[2].text)",
        ["write first..last/number of steps"])
    }
    if ratio.isNegative {
      throw failure(
        .declaration, step, "the step leads away from the last value",
        ["from \(values[0].text) to \(values[1].text) the step is \((-values[2]).text)"])
    }
    if ratio < 1 && !ratio.isZero {
      throw failure(
        .declaration, step, "the step is longer than the way from \(values[0].text) to \(values[1].text)",
        ["the order is first:last:step"])
    }
    guard let whole = ratio.floor().asInt, whole < environment.limits.points else {
      throw failure(.tooLarge, step, "these are more than \(environment.limits.points) values")
    }
    return .steps(first: values[0], step: values[2], count: whole + 1)
  }

  /// first..last/number of steps.
  private mutating func division(from first: Syntax.Index) throws(Diagnostics) -> Grid.Points {
    let end = formula()
    expectEnd()
    let note =
      "write first..last/number of steps, such as 0..1/100; a sum or a quotient before the slash in parentheses"
    guard case .product(var factors) = tree.nodes[end], let count = factors.popLast(), count.joint == .over else {
      guard log.list.isEmpty else { throw Diagnostics(source, log.list) }
      throw failure(.syntax, end, "the number of steps is missing", [note])
    }
    let lastRange = factors.reduce(tree.ranges[factors[0].factor]) { $0.union(tree.ranges[$1.factor]) }
    let last = tree.add(.product(factors), lastRange)
    let values = try expressions([first, last, count.factor])
    guard let number = values[2].rationalValue, number.isInteger, number > 0 else {
      throw failure(.declaration, count.factor, "\(values[2].text) is no number of steps", [note])
    }
    guard let steps = number.numerator.asInt, steps < environment.limits.points else {
      throw failure(.tooLarge, count.factor, "these are more than \(environment.limits.points) values")
    }
    if values[0] == values[1] {
      throw failure(.declaration, last, "the first and the last value are the same")
    }
    return .steps(first: values[0], step: (values[1] - values[0]) / Expr(steps), count: steps + 1)
  }
}
