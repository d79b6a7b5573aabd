import Numbers

/// Reads tokens as a formula, by the precedence of operators (Pratt's method).
///
///     sum      := ['-'] product (('+' | '-') product)*
///     product  := signed (('*' | '⋅' | '×' | '/') signed | power)*      neighbours without a sign are multiplied
///     power    := operand ['^' signed-power | raised characters]
///     operand  := number | name ['*'] | name '(' list ')' | function [power] (atom | '(' list ')')
///               | '(' sum ')' | '|' sum '|' | √ atom | ∂ₓ atom | 'd/dx' atom
///
/// A mistake is recorded, a `missing` node stands in its place, and reading goes on at the next comma or parenthesis.
struct Parser {
  let source: Source
  let environment: Environment
  let limits: Limits
  let tokens: [Token]
  var log: DiagnosticLog
  var tree = Syntax()
  var position = 0
  var depth = 0
  /// Bars that are open inside the innermost parentheses: there a bar behind an operand closes.
  var bars = 0
  /// An equals sign ends a side.
  var isEquation = false
  /// Reading has ended before the text; what is open then is no mistake.
  private var hasGivenUp = false

  init(_ source: Source, _ environment: Environment) {
    self.source = source
    self.environment = environment
    limits = environment.limits
    (tokens, log) = Lexer.tokens(of: source, environment)
  }

  // MARK: Tokens

  var token: Token { tokens[position] }
  var next: Token { tokens[min(position + 1, tokens.count - 1)] }
  var isAtEnd: Bool { token.kind == .end }

  @discardableResult
  mutating func advance() -> Token {
    let taken = token
    if position < tokens.count - 1 { position += 1 }
    return taken
  }

  mutating func take(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  /// The end of what was read.
  var lastRange: SourceRange { position > 0 ? tokens[position - 1].range : token.range }

  func span(_ start: Int) -> SourceRange { SourceRange(start, max(start, lastRange.upper)) }

  mutating func report(
    _ kind: Diagnostic.Kind, _ range: SourceRange, _ message: String, _ notes: [String] = []
  ) {
    if hasGivenUp { return }
    log.add(Diagnostic(kind, range, message, notes))
    // Nothing behind the last mistake that is shown needs to be read.
    if log.isFull { position = tokens.count - 1 }
  }

  mutating func missing(_ range: SourceRange) -> Syntax.Index { tree.add(.missing, range) }

  /// Runs a body one level deeper; beyond the limit reading ends.
  mutating func nested(_ body: (inout Parser) -> Syntax.Index) -> Syntax.Index {
    guard depth < limits.depth else {
      report(
        .tooLarge, token.range, "this is nested more than \(limits.depth) deep",
        ["give parts a name of their own, and put them in afterwards"])
      hasGivenUp = true
      position = tokens.count - 1
      return missing(token.range)
    }
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }

  // MARK: Sums and products

  /// A formula that ends at a comma, a closing parenthesis or the end.
  mutating func formula() -> Syntax.Index { nested { $0.sum() } }

  private mutating func sum() -> Syntax.Index {
    let start = token.range.lower
    var terms: [(isNegative: Bool, term: Syntax.Index)] = [(false, product())]
    while token.kind == .plus || token.kind == .minus {
      let isNegative = advance().kind == .minus
      terms.append((isNegative, product()))
    }
    return terms.count == 1 ? terms[0].term : tree.add(.sum(terms), span(start))
  }

  /// What follows a factor without a sign is a factor too, unless two readings compete.
  enum Ending {
    case plain, number
    /// The bare argument of a function: sin x.
    case bareArgument(function: String)
    /// The bare operand of a derivative: ∂ₜφ.
    case derivative
  }

  private mutating func product() -> Syntax.Index {
    let start = token.range.lower
    var (first, ending) = signed()
    var factors: [(joint: Syntax.Joint, factor: Syntax.Index)] = [(.beside, first)]
    while true {
      let joint: Syntax.Joint
      switch token.kind {
      case .star, .dot: joint = token.kind == .dot ? .dot : .times
      case .cross: joint = .cross
      case .slash: joint = .over
      default:
        guard startsFactor(token) else {
          return factors.count == 1 ? first : tree.add(.product(factors), span(start))
        }
        checkNeighbour(ending, isDivisor: factors.count > 1 && factors[factors.count - 1].joint == .over, start)
        (first, ending) = power()
        factors.append((.beside, first))
        continue
      }
      if joint == .over { checkDivision(ending, start) }
      advance()
      (first, ending) = signed()
      factors.append((joint, first))
    }
  }

  func startsFactor(_ token: Token) -> Bool {
    switch token.kind {
    case .number, .name, .member, .open, .openList, .root, .partial: true
    case .bar: bars == 0
    default: false
    }
  }

  /// Refuses neighbours that could be read in two ways.
  private mutating func checkNeighbour(_ ending: Ending, isDivisor: Bool, _ start: Int) {
    let here = token.range
    let shown = token.kind == .open ? "(…)" : short(here)
    if token.kind == .number {
      let note = "write \(short(lastRange))⋅\(short(here)) or \(short(lastRange))*\(short(here)) for the product"
      report(.syntax, here, "a number cannot follow a factor without a sign between them", [note])
    } else if isDivisor {
      let range = SourceRange(start, here.upper)
      report(
        .ambiguous, range, "two readings: does \(shown) stand above or below the slash?",
        ["write (\(short(SourceRange(start, lastRange.upper)))) \(shown) or put the whole divisor in parentheses"])
    } else if environment.isPrintedText {
      return
    } else if case .bareArgument(let function) = ending, function != "√" {
      let isName = token.kind == .name && environment.builtin(token.name) == nil
      guard isName || token.kind == .root else { return }
      report(
        .ambiguous, SourceRange(start, here.upper),
        "two readings: does \(short(here)) belong to the argument of \(function)?",
        ["put the argument in parentheses, as in \(function)(x)"])
    } else if case .derivative = ending, token.kind != .partial {
      report(
        .ambiguous, SourceRange(start, here.upper), "two readings: is \(short(here)) differentiated too?",
        ["put the derivative, or what is differentiated, in parentheses"])
    }
  }

  /// cos θ/2 is written for cos(θ/2) and for (cos θ)/2.
  private mutating func checkDivision(_ ending: Ending, _ start: Int) {
    guard case .bareArgument(let function) = ending, function != "√", !environment.isPrintedText else { return }
    if next.kind == .name, environment.builtin(next.name) != nil { return }
    report(
      .ambiguous, SourceRange(start, next.range.upper),
      "two readings: does the division belong to the argument of \(function)?",
      ["put the argument in parentheses, as in \(function)(x/2) or \(function)(x)/2"])
  }

  /// A power with signs in front: −x² is −(x²).
  private mutating func signed() -> (Syntax.Index, Ending) {
    let start = token.range.lower
    var isNegative = false
    while token.kind == .minus || token.kind == .plus {
      if advance().kind == .minus { isNegative.toggle() }
    }
    let (operand, ending) = power()
    return isNegative ? (tree.add(.negative(operand), span(start)), ending) : (operand, ending)
  }

  /// The source of a range, short enough for a message.
  func short(_ range: SourceRange) -> String {
    source.excerpt(range, limit: 24)
  }
}
