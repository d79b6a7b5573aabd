import Numbers

/// What begins with a name: symbols, functions, fields, derivatives; and the star behind them.
extension Parser {
  mutating func named() -> (Syntax.Index, Ending) {
    if let derivative = leibniz() { return derivative }
    let here = advance()
    if environment.builtin(here.name) != nil { return function(here) }
    guard token.kind == .open, isApplication(of: here) else { return (tree.add(.name(here.name), here.range), .plain) }
    let arguments = nestedList()
    return (tree.add(.call(here.name, name: here.range, power: nil, arguments), span(here.range.lower)), .plain)
  }

  /// Whether a parenthesis behind a name that is no known function holds arguments: of a field it does when it follows at
  /// once, of a symbol never.
  private mutating func isApplication(of name: Token) -> Bool {
    switch environment.meaning(of: name.name) {
    case .function: return !token.hasSpaceBefore
    case .field(_, let arguments), .vectorField(_, let arguments):
      if !token.hasSpaceBefore { return true }
      if arguments.count == 1 && !environment.isPrintedText {
        refuseArgument(of: name) { "write \($0)(…) without a space for the function's value, \($0)*(…) for a product" }
      }
      return false
    case .scalar(let x) where !token.hasSpaceBefore && !environment.isPrintedText && !environment.operations.isEmpty:
      if case .symbol = x.view { return false }
      // f = x² is a value: f(2) is meant to be that at 2, and reads as a product.
      refuseArgument(of: name) { "write \($0) (…) with a space for a product, \($0) at x = … for its value there" }
      return false
    case nil:
      // A symbol made as it is read takes no arguments, but may be meant to.
      return !token.hasSpaceBefore
    default: return false
    }
  }

  /// A parenthesis behind a name that may be a factor, or hold an argument.
  private mutating func refuseArgument(of name: Token, _ way: (String) -> String) {
    let text = short(name.range)
    report(
      .ambiguous, SourceRange(name.range.lower, token.range.upper),
      "two readings: is \(text) multiplied, or taken at an argument?", [way(text)])
  }

  private mutating func nestedList() -> [Syntax.Index] {
    var arguments: [Syntax.Index] = []
    _ = nested { parser in
      arguments = parser.list()
      return 0
    }
    return arguments
  }

  // MARK: Functions

  private mutating func function(_ name: Token) -> (Syntax.Index, Ending) {
    let power = functionPower(name)
    let isBare = token.kind != .open
    var arguments: [Syntax.Index]
    if isBare {
      arguments = [nested { $0.atom(after: name.name) }]
    } else {
      arguments = nestedList()
    }
    let range = span(name.range.lower)
    let index = tree.add(.call(name.name, name: name.range, power: power, arguments), range)
    return (index, isBare ? .bareArgument(function: name.name) : .plain)
  }

  /// sin² x: a whole positive power on the name. sin⁻¹ is both 1/sin and arcsin.
  private mutating func functionPower(_ name: Token) -> Int? {
    guard token.kind == .caret || token.kind == .raise else { return nil }
    let start = token.range.lower
    let isRaised = advance().kind == .raise
    if token.kind == .number, let power = token.value.asInt, power > 0 {
      advance()
      if !isRaised || take(.lower) { return power }
    }
    if isRaised {
      while token.kind != .lower && !isAtEnd { advance() }
      advance()
    } else {
      if token.kind == .minus || token.kind == .plus { advance() }
      if token.kind == .number { advance() }
    }
    report(
      .ambiguous, SourceRange(start, lastRange.upper),
      "only a whole positive power may stand on the name of a function",
      ["write a\(name.name)(x) for the inverse function, \(name.name)(x)^(−1) for the power"])
    return nil
  }

  // MARK: Derivatives

  /// d/dx f, ∂/∂x f, d²/dx² f; nil when the tokens are something else.
  private mutating func leibniz() -> (Syntax.Index, Ending)? {
    guard token.kind == .name, token.name == "d", environment.meaning(of: "d") == nil else { return nil }
    let start = position
    advance()
    let over = order()
    guard take(.slash), token.kind == .name, token.name.count > 1, token.name.first == "d",
      environment.meaning(of: token.name) == nil
    else {
      position = start
      return nil
    }
    return leibniz(from: tokens[start], over, variable: String(token.name.dropFirst()))
  }

  private mutating func order() -> Int {
    if token.kind == .raise, next.kind == .number, let n = next.value.asInt, (1...100).contains(n) {
      advance()
      advance()
      _ = take(.lower)
      return n
    }
    if token.kind == .caret, next.kind == .number, let n = next.value.asInt, (1...100).contains(n) {
      advance()
      advance()
      return n
    }
    return 1
  }

  private mutating func leibniz(from start: Token, _ over: Int, variable: String) -> (Syntax.Index, Ending) {
    let name = advance()
    let under = order()
    if over != under {
      report(
        .syntax, SourceRange(start.range.lower, lastRange.upper), "the orders above and below the stroke differ",
        ["a second derivative is d²/d\(variable)²"])
    }
    return differentiated([Syntax.Variable(name: variable, range: name.range, order: over)], from: start.range.lower)
  }

  /// ∂ₓf, ∂ₓ²∂ₜf, ∂/∂x f.
  mutating func partialDerivative() -> (Syntax.Index, Ending) {
    let start = token
    var variables: [Syntax.Variable] = []
    while token.kind == .partial, !token.name.isEmpty {
      let here = advance()
      variables.append(Syntax.Variable(name: here.name, range: here.range, order: order()))
    }
    if !variables.isEmpty { return differentiated(variables, from: start.range.lower) }
    advance()
    let over = order()
    guard take(.slash), token.kind == .partial else {
      report(
        .syntax, start.range, "∂ without a variable", ["write ∂ₓf, ∂_ξ f, ∂/∂x (f) or diff(f, x)"])
      return (missing(start.range), .plain)
    }
    // ∂x is ∂ and the name x.
    let sign = token
    guard sign.name.isEmpty, next.kind == .name else {
      report(.syntax, sign.range, "the variable is missing behind ∂")
      advance()
      return (missing(sign.range), .plain)
    }
    advance()
    return leibniz(from: start, over, variable: token.name)
  }

  private mutating func differentiated(
    _ variables: [Syntax.Variable], from start: Int
  ) -> (Syntax.Index, Ending) {
    let isBare = token.kind != .open
    let operand = nested { $0.atom(after: "the derivative") }
    return (tree.add(.derivative(variables, operand), span(start)), isBare ? .derivative : .plain)
  }

  // MARK: Stars

  /// Whether the star at the position is the conjugate of what stands before it, and no product.
  ///
  /// It is when it follows at once and no operand follows. `x* y` could be both.
  mutating func isConjugation(of operand: Syntax.Index) -> Bool {
    if token.hasSpaceBefore { return false }
    let after = next
    let isSign = after.kind == .minus || after.kind == .plus
    // `d* y` where d* is a name is that name.
    if case .name(let name) = tree.nodes[operand], after.hasSpaceBefore, environment.meaning(of: name + "*") != nil {
      return true
    }
    guard startsFactor(after) || isSign else { return true }
    if !after.hasSpaceBefore { return false }
    if environment.isPrintedText { return true }
    if isSign {
      let behind = tokens[min(position + 2, tokens.count - 1)]
      if behind.hasSpaceBefore { return true }
    }
    let text = short(tree.ranges[operand])
    report(
      .ambiguous, SourceRange(tree.ranges[operand].lower, after.range.upper),
      "two readings: is the star a product or the complex conjugate?",
      ["write \(text) * \(short(after.range)) or conj(\(text)) \(short(after.range))"])
    return false
  }
}
