import Algebra

/// A variable and the points between which it runs: `x=0:π`, `z=1:i:-1:-i:1`, `x=0:∞` (inf), `x=-∞:∞`.
public struct Route: Hashable, Sendable {
  /// The variable.
  public let target: Target
  /// The points, two at least; only the first and the last may be infinite.
  public let points: [Endpoint]

  /// Reads a variable and its points. A point is a formula without names but π and i.
  public static func read(_ source: Source, limits: Limits = Limits()) throws(Diagnostics) -> Route {
    var parser = Parser(source, Environment(limits: limits))
    guard let target = parser.target() else { throw Diagnostics(source, parser.log.list) }
    var points: [(index: Syntax.Index?, isNegative: Bool)] = []
    repeat { points.append(parser.point()) } while parser.take(.colon)
    if !parser.isAtEnd || points.count < 2 {
      let message = parser.isAtEnd ? "another point is missing" : "a colon or the end is expected here"
      parser.report(.syntax, parser.token.range, message, ["write x=0:1, or a path such as z=1:i:-1"])
    }
    for (k, point) in points.enumerated() where point.index == nil && k > 0 && k < points.count - 1 {
      parser.report(.declaration, parser.tokens[0].range, "a path goes to infinity at its ends only")
    }
    var values = try parser.expressions(points.compactMap(\.index))[...]
    return Route(
      target: target,
      points: points.map { index, isNegative in
        if index == nil { return isNegative ? .minusInfinity : .infinity }
        return .point(values.popFirst() ?? .zero)
      })
  }
}

extension Parser {
  /// A formula, or an infinity with or without a sign.
  fileprivate mutating func point() -> (index: Syntax.Index?, isNegative: Bool) {
    let isSigned = token.kind == .minus || token.kind == .plus
    let word = isSigned ? next : token
    guard word.kind == .name, Environment.infinity.contains(word.name) else { return (formula(), false) }
    let isNegative = token.kind == .minus
    if isSigned { advance() }
    advance()
    return (nil, isNegative)
  }
}
