import Algebra

/// Expressions as SymPy input, with the declarations that make them readable: the same names in all of them.
public struct SympyProgram: Sendable {
  /// `x = Symbol('x', real=True)` and the like, one declaration a line, by name.
  public let preamble: String
  /// One expression each.
  public let expressions: [String]

  /// Writes values for SymPy.
  public init(_ values: [any Typesettable], style: Style = Style()) {
    let (declarations, texts) = ProgramText.write(values, style, .sympy, Self.declaration)
    let hasVectors = declarations.contains("commutative=False")
    preamble =
      hasVectors
      ? declarations + "\ndot = Function('dot', commutative=True)\ncross = Function('cross', commutative=False)"
      : declarations
    expressions = texts
  }

  private static func declaration(_ label: Layout.Label, _ identifier: String) -> String {
    let facts = label.assumptions
    var keywords = ""
    // SymPy's "nonzero" means real too, so a symbol that is not zero is declared by what it is not.
    let table: [(Assumptions, String)] = [
      (.real, "real=True"), (.positive, "positive=True"), (.nonnegative, "nonnegative=True"), (.nonzero, "zero=False"),
      (.integer, "integer=True")
    ]
    for (fact, keyword) in table where facts.contains(fact) { keywords += ", " + keyword }
    switch label.role {
    case .scalar, .notation: return "\(identifier) = Symbol('\(identifier)'\(keywords))"
    // SymPy has no abstract vectors: a symbol that does not commute stands for one.
    case .vector, .noncommuting: return "\(identifier) = Symbol('\(identifier)', commutative=False)"
    case .function: return "\(identifier) = Function('\(identifier)'\(keywords))"
    }
  }
}

/// Expressions as Mathematica input, with the same names in all of them.
public struct MathematicaProgram: Sendable {
  /// A comment that names each symbol's assumptions, and `$Assumptions` for the scalars.
  public let preamble: String
  /// One expression each.
  public let expressions: [String]

  /// Writes values for Mathematica.
  public init(_ values: [any Typesettable], style: Style = Style()) {
    let (declarations, texts) = ProgramText.write(values, style, .mathematica, Self.declaration)
    let facts = declarations.split(separator: "\n").joined(separator: " && ")
    preamble = facts.isEmpty ? "" : "$Assumptions = \(facts);"
    expressions = texts
  }

  private static func declaration(_ label: Layout.Label, _ identifier: String) -> String {
    switch label.role {
    case .vector: return "Element[\(identifier), Vectors[3, Reals]]"
    case .function, .notation, .noncommuting: return ""
    case .scalar:
      let facts = label.assumptions
      if facts.contains(.positive) { return "\(identifier) > 0" }
      if facts.contains(.nonnegative) { return "\(identifier) >= 0" }
      if facts.contains(.integer) { return "Element[\(identifier), Integers]" }
      if facts.contains(.real) { return "Element[\(identifier), Reals]" }
      return facts.contains(.nonzero) ? "\(identifier) != 0" : ""
    }
  }
}

/// What the two have in common: one layout, so that names agree.
enum ProgramText {
  static func write(
    _ values: [any Typesettable], _ style: Style, _ dialect: LinearWriter.Dialect,
    _ declaration: (Layout.Label, String) -> String
  ) -> (preamble: String, expressions: [String]) {
    var builder = LayoutBuilder(style)
    var nodes: [Layout.Node] = []
    for value in values { nodes.append(value.layout(&builder)) }
    let identifiers = Identifiers(builder.layout, dialect)
    var writer = LinearWriter(builder.layout, style, dialect, names: identifiers.names)
    let texts = nodes.map { node in
      writer.core.bytes.removeAll(keepingCapacity: true)
      writer.run(node)
      return writer.finished()
    }
    let declarations = identifiers.table.map { declaration($0.label, $0.identifier) }.filter { !$0.isEmpty }
    return (declarations.joined(separator: "\n"), texts)
  }
}
