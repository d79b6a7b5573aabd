import Algebra

/// A constant given to a name, a function or a derivative: `ξ = 0.04`, `x = √2/3`, `∂ₜφ = 1/2`, `n = (0, 3/5, 4/5)`.
public struct Assignment: Hashable, Sendable {
  /// What is given.
  public enum Value: Hashable, Sendable {
    /// A number.
    case scalar(Expr)
    /// A vector's three components.
    case vector([Expr])
  }

  /// What it is given to.
  public let target: Target
  /// The value; it contains no symbols.
  public let value: Value

  /// What it is given to, as it was written.
  public var name: String { target.name }

  /// Reads one assignment or several with commas between them.
  ///
  /// A value is a formula without names but π and i; what is read is exact.
  public static func list(_ source: Source, limits: Limits = Limits()) throws(Diagnostics) -> [Assignment] {
    var parser = Parser(source, Environment(limits: limits))
    var roots: [(target: Target, values: [Syntax.Index], isVector: Bool)] = []
    repeat {
      guard let target = parser.target() else { throw Diagnostics(source, parser.log.list) }
      let isVector = parser.beginsVector
      roots.append((target, isVector ? parser.components() : [parser.formula()], isVector))
    } while parser.take(.comma)
    if !parser.isAtEnd { parser.report(.syntax, parser.token.range, "a comma or the end is expected here") }
    var values = try parser.expressions(roots.flatMap(\.values))[...]
    return roots.map { target, indices, isVector in
      let own = Array(values.prefix(indices.count))
      values = values.dropFirst(indices.count)
      return Assignment(target: target, value: isVector ? .vector(own) : .scalar(own[0]))
    }
  }
}

extension Environment {
  /// The environment of values.
  init(limits: Limits) {
    self.init()
    self.limits = limits
    isForValues = true
  }
}

extension Parser {
  /// Whether a parenthesis with a comma between its parts is open here: (0, 0, 1), but not (1 + 2)/3 or (atan2(1, 2)).
  var beginsVector: Bool {
    guard token.kind == .open else { return false }
    var depth = 0
    for token in tokens[position...] {
      switch token.kind {
      case .open: depth += 1
      case .close: depth -= 1
      case .comma where depth == 1: return true
      default: break
      }
      if depth == 0 { return false }
    }
    return false
  }

  /// The components of a vector in parentheses; fewer or more than three are reported.
  mutating func components() -> [Syntax.Index] {
    let start = advance().range.lower
    var components: [Syntax.Index] = []
    repeat { components.append(formula()) } while take(.comma)
    if !take(.close) { report(.syntax, token.range, ") is expected here") }
    if components.count != 3 {
      report(.mismatch, span(start), "a vector has three components, not \(components.count)")
    }
    return components
  }
}
