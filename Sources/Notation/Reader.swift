import Algebra

/// Reads formulas as they are written: by hand, in ASCII or Unicode, or by `Expr.text`.
///
/// - Names: `x`, `x2`, `tau_sf` and τ_sf, `n_0` and n₀, `gamma~`, `x'`. Greek letters may be spelled out. A run of letters is one
///   name; a product needs a space or a sign.
/// - Numbers are exact: 0.04 is 1/25, 1.5e-3 is 3/2000.
/// - Products: `*`, `⋅`, `·`, `×` or nothing at all, from the left, as divisions: a/b/c = (a/b)/c, a/b⋅c = (a/b)⋅c. A factor
///   without a sign behind a divisor is refused: 1/2 x has two readings.
/// - Powers: `^`, `**` or raised characters, above signs: −x² = −(x²), and from the right: x^y^z = x^(y^z).
/// - Functions: `sin(x)`, `sin x`, `sin²x`, `√x`, `|x|`, `x*` for the conjugate; `sin x/2`, `sin 2 x` and `sin x²` are refused. Their
///   names cannot be declared.
/// - Derivatives: `diff(f, x)`, `d/dx (f)`, `∂ₓf`, `∂_ξ f`, `∂/∂x (f)`.
/// - Vectors, where declared: `a⋅b`, `a × b`, `dot(a, b)`, `cross(a, b)`, `|a|`.
/// - Names with a dot, where the environment has a ``Namespace``: `place.member` and `place.member[1,2]`.
/// - LaTeX, where a command of it occurs: \frac, \sqrt, \partial_t, indices, powers, accents, functions, \times, pmatrix.
/// - i is the imaginary unit, π (pi) the number; about e see ``Environment``.
///
/// No text crashes it: depth, length and the size of numbers have limits (``Limits``), and everything wrong with a text is
/// reported at once, each mistake with its place and a way out.
public struct Reader: Sendable {
  /// What the names mean.
  public var environment: Environment

  /// A reader of texts in which names have these meanings.
  public init(_ environment: Environment = Environment()) { self.environment = environment }

  /// The scalar expression that a text stands for.
  public func expression(_ text: String, name: String = "expression") throws(Diagnostics) -> Expr {
    try expression(Source(text, name: name))
  }

  /// The scalar expression that a text stands for.
  public func expression(_ source: Source) throws(Diagnostics) -> Expr {
    switch try value(source) {
    case .scalar(let x): return x
    case let other:
      let range = SourceRange(0, source.text.utf8.count)
      let ways = if case .vector = other { ["|v| is its length"] } else { [String]() }
      throw Diagnostics(
        source, [Diagnostic(.mismatch, range, "a scalar is needed here, and this is \(other.kind)", ways)])
    }
  }

  /// What a text stands for.
  public func value(_ source: Source) throws(Diagnostics) -> Value { try conditionalValue(source).value }

  /// What a text stands for, where the expressions that operations in it divided by are not zero.
  public func conditionalValue(_ source: Source) throws(Diagnostics) -> Conditional<Value> {
    try translated(source) { source throws(Diagnostics) in
      var parser = Parser(source, environment)
      let root = parser.whole()
      let (values, conditions) = try parser.meanings([root])
      return Conditional(values[0], conditions: conditions)
    }
  }

  /// Formulas and equations with commas between them.
  public func arguments(_ source: Source) throws(Diagnostics) -> [Value] {
    try translated(source) { source throws(Diagnostics) in
      var parser = Parser(source, environment)
      let roots = parser.arguments()
      return try parser.elaborated(roots)
    }
  }

  /// The formula a text is, or the equation.
  public func statement(_ source: Source) throws(Diagnostics) -> Conditional<Value> {
    try translated(source) { source throws(Diagnostics) in
      var parser = Parser(source, environment)
      parser.isEquation = true
      let roots = parser.statement()
      let (values, conditions) = try parser.meanings(roots)
      return Conditional(values.count == 1 ? values[0] : .equation(values), conditions: conditions)
    }
  }

  /// What comes of a text, which may be LaTeX; mistakes have their places in the text as it was typed.
  private func translated<R>(
    _ source: Source, _ body: (Source) throws(Diagnostics) -> R
  ) throws(Diagnostics) -> R {
    guard LaTeXInput.isMeant(by: source.text) else { return try body(source) }
    let environment = environment
    let input = try LaTeXInput(source) { environment.isWord($0) }
    do throws(Diagnostics) {
      return try body(input.source)
    } catch {
      throw input.restored(error)
    }
  }

  /// The sides of an equation `a = b`, or of a chain `a = b = c`; `==` is `=`.
  public func equation(_ source: Source) throws(Diagnostics) -> [Value] {
    try translated(source) { source throws(Diagnostics) in
      var parser = Parser(source, environment)
      parser.isEquation = true
      let roots = parser.equation()
      return try parser.elaborated(roots)
    }
  }
}

extension Parser {
  /// Formulas with = between them that are the whole text.
  fileprivate mutating func equation() -> [Syntax.Index] {
    if isAtEnd {
      report(.syntax, token.range, "there is no equation")
      return [missing(token.range)]
    }
    var roots = [formula()]
    while take(.equal) {
      _ = take(.equal)
      if isAtEnd || token.kind == .equal {
        report(.syntax, token.range, "a side of the equation is missing")
        roots.append(missing(token.range))
      } else {
        roots.append(formula())
      }
    }
    if roots.count == 1, isAtEnd {
      report(.syntax, token.range, "this is no equation: = is missing", ["write a = b"])
    }
    readRest()
    return roots
  }

  /// A formula, or formulas with = between them, that are the whole text.
  fileprivate mutating func statement() -> [Syntax.Index] {
    if isAtEnd { return [whole()] }
    var roots = [formula()]
    while take(.equal) {
      _ = take(.equal)
      roots.append(formula())
    }
    readRest()
    return roots
  }

  /// Arguments that are the whole text.
  fileprivate mutating func arguments() -> [Syntax.Index] {
    if isAtEnd { return [whole()] }
    var roots = [argument()]
    while take(.comma) { roots.append(argument()) }
    readRest()
    return roots
  }

  /// A formula that is the whole text.
  mutating func whole() -> Syntax.Index {
    if isAtEnd {
      report(.syntax, token.range, "there is no formula")
      return missing(token.range)
    }
    let root = formula()
    readRest()
    return root
  }

  /// What follows where nothing should.
  private mutating func readRest() {
    while !isAtEnd {
      switch token.kind {
      case .close: report(.syntax, token.range, "this parenthesis was never opened")
      case .closeList: report(.syntax, token.range, "this bracket was never opened")
      case .comma:
        report(.syntax, token.range, "a comma cannot stand here", ["the decimal sign is a point, as in 0.5"])
      case .bar: report(.syntax, token.range, "this bar was never opened")
      case .equal:
        report(
          .syntax, token.range, "an equation is not an expression",
          ["write the difference of its sides, or let derive check decide it"])
      default: report(.syntax, token.range, "\(short(token.range)) cannot stand here")
      }
      advance()
      // What follows is read for its own mistakes.
      if !isAtEnd && (startsFactor(token) || token.kind == .minus) { _ = formula() }
    }
  }

  /// The meaning of the formulas that were read, when nothing is wrong with any.
  func elaborated(_ roots: [Syntax.Index]) throws(Diagnostics) -> [Value] { try meanings(roots).values }

  /// The meaning of formulas in which nothing but scalars and vectors can stand.
  func expressions(_ roots: [Syntax.Index]) throws(Diagnostics) -> [Expr] {
    let values = try elaborated(roots)
    let expressions = values.compactMap(\.expression)
    guard expressions.count == values.count else {
      throw Diagnostics(source, [Diagnostic(.mismatch, tree.ranges[roots[0]], "a number is needed here")])
    }
    return expressions
  }

  /// The meaning, and what was divided by on the way.
  func meanings(_ roots: [Syntax.Index]) throws(Diagnostics) -> (values: [Value], conditions: [Expr]) {
    var elaborator = Elaborator(source: source, tree: tree, environment: environment, log: log)
    var values: [Value] = []
    for root in roots {
      if let value = elaborator.value(root) { values.append(value) }
    }
    guard elaborator.log.list.isEmpty else { throw Diagnostics(source, elaborator.log.list) }
    guard values.count == roots.count else {
      throw Diagnostics(source, [Diagnostic(.syntax, SourceRange(0, 0), "the text cannot be read")])
    }
    return (values, elaborator.conditions)
  }
}
