import Algebra

/// A name and the constant it is given: `ξ = 0.04`, `x = √2/3`.
public struct Assignment: Hashable, Sendable {
  /// The name as it was written, indices behind underscores.
  public let name: String
  /// The value; it contains no symbols.
  public let value: Expr

  /// Reads one assignment or several with commas between them.
  ///
  /// A value is a formula without names but π and i; what is read is exact.
  public static func list(_ source: Source, limits: Limits = Limits()) throws(Diagnostics) -> [Assignment] {
    var parser = Parser(source, Environment(limits: limits))
    var names: [String] = []
    var roots: [Syntax.Index] = []
    repeat {
      guard let name = parser.assignedName() else { throw Diagnostics(source, parser.log.list) }
      names.append(name)
      roots.append(parser.formula())
    } while parser.take(.comma)
    if !parser.isAtEnd { parser.report(.syntax, parser.token.range, "a comma or the end is expected here") }
    let values = try parser.elaborated(roots)
    return zip(names, values).map { Assignment(name: $0, value: $1.expression) }
  }
}

extension Environment {
  init(limits: Limits) {
    self.init()
    self.limits = limits
  }
}

extension Parser {
  /// The name in front of an equals sign, and the sign; nil, and a report, when they are not there.
  mutating func assignedName() -> String? {
    let way = "write name=value, such as xi=1/25"
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
    return name
  }
}
