import Algebra

/// The left side of `name = value`: a name, or a function of variables or one of its derivatives as they are written in a
/// formula, such as `∂ₜφ`, `θ(x, t)` or `diff(n, t)`.
public struct Target: Hashable, Sendable {
  /// The name as it was written, indices behind underscores; for anything but a name the text.
  public let name: String
  /// Whether it is a name alone.
  public let isName: Bool
  private let source: Source
  /// The place of the first token in the source.
  private let start: Int

  fileprivate init(name: String, isName: Bool, source: Source, start: Int) {
    self.name = name
    self.isName = isName
    self.source = source
    self.start = start
  }

  /// What it means where names have these meanings: a symbol, a vector, a function of variables or a derivative of one.
  ///
  /// - Throws: `Diagnostics` for what cannot be read there, and for what is a formula of several of these.
  public func meaning(in environment: Environment) throws(Diagnostics) -> Expr {
    var parser = Parser(source, environment)
    while parser.position < start { parser.advance() }
    let root = parser.formula()
    let value = try parser.expressions([root])[0]
    switch value.view {
    case .symbol, .field: return value
    case .number, .imaginaryUnit, .pi, .sum, .product, .call:
      let range = parser.tree.ranges[root]
      let ways = ["values are given to symbols, vectors, functions of variables and their derivatives"]
      throw Diagnostics(source, [Diagnostic(.declaration, range, "\(name) cannot be given a value", ways)])
    }
  }
}

extension Parser {
  /// The left side of an equation, and the sign; nil, and a report, when they are not there.
  mutating func target() -> Target? {
    let way = "write name=value, such as xi=1/25"
    let start = position
    if token.kind != .name || next.kind != .equal, let end = endOfTarget {
      let isStarred = token.kind == .name && next.kind == .star && !next.hasSpaceBefore && end == position + 2
      if !isStarred {
        let text = source[SourceRange(token.range.lower, tokens[end - 1].range.upper)]
        while position <= end { advance() }
        return Target(name: text, isName: false, source: source, start: start)
      }
    }
    guard token.kind == .name else {
      report(.syntax, token.range, isAtEnd ? "an assignment is missing" : "a name is expected here", [way])
      return nil
    }
    let here = advance()
    var name = here.name
    if token.kind == .star, !token.hasSpaceBefore, next.kind == .equal {
      advance()
      name += "*"
    }
    if Environment.isReserved(name) {
      report(.declaration, here.range, "\(Environment.shown(name)) cannot be given a value: it has one")
      return nil
    }
    guard token.kind == .equal else {
      report(.syntax, token.range, "= is expected behind \(Environment.shown(name))", [way])
      return nil
    }
    advance()
    return Target(name: name, isName: true, source: source, start: start)
  }

  /// The place of the next equals sign outside parentheses, when what can begin a derivative stands here.
  private var endOfTarget: Int? {
    guard [.name, .partial, .open].contains(token.kind) else { return nil }
    var depth = 0
    for (k, token) in tokens.enumerated().dropFirst(position) {
      switch token.kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .comma, .semicolon, .colon: if depth <= 0 { return nil }
      case .equal: return depth == 0 ? k : nil
      default: break
      }
    }
    return nil
  }
}
