import Numbers

/// Powers, and what they stand on.
extension Parser {
  /// An operand with its exponent: x², x^2, x^−y, x^y^z = x^(y^z).
  mutating func power() -> (Syntax.Index, Ending) {
    let start = token.range.lower
    let (base, ending) = operand()
    guard token.kind == .caret || token.kind == .raise else { return (base, ending) }
    if refuseExponent(ending, start) { return (base, .plain) }
    let exponent = exponent()
    let result = tree.add(.power(base, exponent), span(start))
    if token.kind == .caret || token.kind == .raise {
      report(
        .ambiguous, token.range, "a second exponent",
        ["write (x²)³ or x^(2^3): say by parentheses which exponent comes first"])
      _ = self.exponent()
    }
    return (result, .plain)
  }

  /// sin x², √x², ∂ₜφ²: the exponent could belong to the part or to the whole.
  private mutating func refuseExponent(_ ending: Ending, _ start: Int) -> Bool {
    let whole = short(SourceRange(start, lastRange.upper))
    switch ending {
    case .plain, .number: return false
    case .bareArgument(let function):
      let way = function == "√" ? "√(x²) or (√x)²" : "\(function)(x²) or \(function)² x"
      report(.ambiguous, token.range, "two readings: is \(whole) raised, or its argument?", ["write \(way)"])
    case .derivative:
      report(
        .ambiguous, token.range, "two readings: is \(whole) raised, or what is differentiated?",
        ["write (∂ₓf)² or ∂ₓ(f²)"])
    }
    _ = exponent()
    return true
  }

  /// What stands behind ^, or the raised characters.
  private mutating func exponent() -> Syntax.Index {
    if take(.raise) {
      let outer = bars
      bars = 0
      let index = formula()
      bars = outer
      while token.kind != .lower && !isAtEnd {
        report(.syntax, token.range, "\(short(token.range)) cannot stand here in an exponent")
        advance()
      }
      _ = take(.lower)
      return index
    }
    advance()
    return nested { parser in
      let start = parser.token.range.lower
      var isNegative = false
      while parser.token.kind == .minus || parser.token.kind == .plus {
        if parser.advance().kind == .minus { isNegative.toggle() }
      }
      let (operand, ending) = parser.operand()
      var result = operand
      if parser.token.kind == .caret {
        if !parser.refuseExponent(ending, start) {
          let above = parser.exponent()
          result = parser.tree.add(.power(operand, above), parser.span(start))
        }
      } else if parser.token.kind == .raise {
        parser.report(
          .ambiguous, parser.token.range, "a second exponent", ["write x^(y²): parentheses say what is raised"])
        _ = parser.exponent()
      }
      return isNegative ? parser.tree.add(.negative(result), parser.span(start)) : result
    }
  }

  /// An atom, or a function with its argument, with the stars behind it.
  mutating func operand() -> (Syntax.Index, Ending) {
    let start = token.range.lower
    var (index, ending) = unstarred()
    while token.kind == .star, isConjugation(of: index) {
      if case .bareArgument(let function) = ending {
        report(
          .ambiguous, token.range,
          "two readings: is \(short(SourceRange(start, lastRange.upper))) conjugated, or its argument?",
          ["write conj(\(function)(x)) or \(function)(conj(x))"])
      }
      advance()
      index = tree.add(.star(index), span(start))
      ending = .plain
    }
    return (index, ending)
  }

  private mutating func unstarred() -> (Syntax.Index, Ending) {
    let here = token
    switch here.kind {
    case .number:
      advance()
      return (tree.add(.number(here.value), here.range), .number)
    case .name:
      let (index, ending) = named()
      guard token.kind == .openList, !token.hasSpaceBefore else { return (index, ending) }
      // M[1, 2] is entry(M, 1, 2).
      let list = bracketed()
      guard case .list(let places) = tree.nodes[list] else { return (index, ending) }
      let range = span(here.range.lower)
      return (tree.add(.call("entry", name: here.range, power: nil, [index] + places), range), .plain)
    case .member:
      advance()
      return (here.member.map { tree.add(.member($0), here.range) } ?? missing(here.range), .plain)
    case .openList: return (bracketed(), .plain)
    case .open:
      let group = parenthesised()
      // (∂₁f)(x, t): a derivative by the place of an argument is applied to arguments.
      guard case .derivative(let variables, _) = tree.nodes[group], token.kind == .open, !token.hasSpaceBefore,
        variables.contains(where: { $0.name.allSatisfy(\.isNumber) })
      else { return (group, .plain) }
      let arguments = list()
      return (tree.add(.applied(group, arguments), span(here.range.lower)), .plain)
    case .bar: return (magnitude(), .plain)
    case .root:
      advance()
      let radicand = nested { $0.atom(after: "√") }
      let degree = here.value.asInt ?? 2
      return (
        tree.add(.root(degree, radicand), span(here.range.lower)),
        lastKind == .close ? .plain : .bareArgument(function: "√")
      )
    case .partial: return partialDerivative()
    default: return (expected("a number, a name or a parenthesis"), .plain)
    }
  }

  private var lastKind: Token.Kind { position > 0 ? tokens[position - 1].kind : .end }

  /// Reports what stands where an operand should, and passes it unless something outside waits for it.
  private mutating func expected(_ what: String) -> Syntax.Index {
    let here = token
    switch here.kind {
    case .end: report(.syntax, here.range, "the formula ends where \(what) should follow")
    case .close, .closeList, .comma, .semicolon, .bar, .equal, .lower, .range:
      report(.syntax, here.range, "\(what) is missing here")
      if here.kind == .equal && !isEquation || here.kind == .range { advance() }
    case .raise:
      report(.syntax, here.range, "an exponent without a base")
      while token.kind != .lower && !isAtEnd { advance() }
      advance()
    default:
      let isConjugate = here.kind == .star || here.kind == .caret
      report(
        .syntax, here.range, "\(what) is missing in front of \(short(here.range))",
        isConjugate ? ["a product is x*y, a power x^2 or x**2, a conjugate x* or conj(x)"] : [])
      advance()
      if startsFactor(token) { return unstarred().0 }
    }
    return missing(here.range)
  }

  // MARK: Groups

  private mutating func parenthesised() -> Syntax.Index {
    let opening = advance()
    let outer = bars
    bars = 0
    defer { bars = outer }
    let index = formula()
    if token.kind == .comma, !environment.operations.isEmpty {
      var parts = [index]
      while take(.comma) { parts.append(formula()) }
      close(opening)
      return tree.add(.list(parts), span(opening.range.lower))
    }
    if token.kind == .comma {
      report(
        .syntax, token.range, "a comma has no meaning in these parentheses",
        ["the decimal sign is a point; arguments follow the name of a function at once, as in atan2(y, x)"])
      while take(.comma) { _ = formula() }
    }
    close(opening)
    return index
  }

  /// Passes the closing parenthesis, or reports that it is missing.
  private mutating func close(_ opening: Token) {
    if take(.close) { return }
    if token.kind != .end {
      report(.syntax, token.range, "\(short(token.range)) cannot stand here: an operator or ) is missing")
      skipToClose()
      if take(.close) { return }
    }
    report(.syntax, opening.range, "this parenthesis is never closed")
  }

  /// Passes everything up to the parenthesis that closes the innermost open one.
  private mutating func skipToClose() {
    var open = 0
    while !isAtEnd {
      if token.kind == .open { open += 1 }
      if token.kind == .close {
        if open == 0 { return }
        open -= 1
      }
      advance()
    }
  }

  /// [a, b], [[a, b], [c, d]].
  private mutating func bracketed() -> Syntax.Index {
    let opening = advance()
    let outer = bars
    bars = 0
    defer { bars = outer }
    return nested { parser in
      var parts: [Syntax.Index] = []
      if parser.token.kind != .closeList {
        repeat { parts.append(parser.argument()) } while parser.take(.comma)
      }
      if !parser.take(.closeList) {
        let isOpen = parser.isAtEnd
        parser.report(
          .syntax, isOpen ? opening.range : parser.token.range,
          isOpen
            ? "this bracket is never closed"
            : "\(parser.short(parser.token.range)) cannot stand here: , or ] is missing")
        while !parser.isAtEnd, !parser.take(.closeList) { parser.advance() }
      }
      return parser.tree.add(.list(parts), parser.span(opening.range.lower))
    }
  }

  /// A formula, or an equation where lists are read.
  mutating func argument() -> Syntax.Index {
    let start = token.range.lower
    var sides = [formula()]
    guard !environment.operations.isEmpty else { return sides[0] }
    while token.kind == .equal {
      advance()
      _ = take(.equal)
      sides.append(formula())
    }
    return sides.count == 1 ? sides[0] : tree.add(.equation(sides), span(start))
  }

  private mutating func magnitude() -> Syntax.Index {
    let opening = advance()
    let outer = bars
    bars = 1
    let index = formula()
    bars = outer
    if !take(.bar) { report(.syntax, opening.range, "this bar is never closed", ["the magnitude is |x| or abs(x)"]) }
    return tree.add(.magnitude(index), span(opening.range.lower))
  }

  /// Arguments in parentheses.
  mutating func list() -> [Syntax.Index] {
    let opening = advance()
    let outer = bars
    bars = 0
    defer { bars = outer }
    if take(.close) { return [] }
    var arguments = [argument()]
    while take(.comma) { arguments.append(argument()) }
    close(opening)
    return arguments
  }

  /// One thing, as it may stand behind √, ∂ₓ or a function's name without parentheses.
  mutating func atom(after what: String) -> Syntax.Index {
    switch token.kind {
    case .number:
      let here = advance()
      return tree.add(.number(here.value), here.range)
    case .name:
      let start = token.range.lower
      let index = named().0
      // The star of a name that has one.
      guard case .name(let name) = tree.nodes[index], token.kind == .star, !token.hasSpaceBefore,
        environment.meaning(of: name + "*") != nil, isConjugation(of: index)
      else { return index }
      advance()
      return tree.add(.star(index), span(start))
    case .open: return parenthesised()
    case .bar where bars == 0: return magnitude()
    case .root, .partial, .member: return unstarred().0
    case .minus:
      let here = token
      report(
        .ambiguous, here.range, "a sign behind \(what): its argument, or a difference?",
        ["put the argument in parentheses, as in \(what)(−x)"])
      advance()
      return startsFactor(token) ? nested { $0.atom(after: what) } : missing(here.range)
    default:
      return expected("the argument of \(what)")
    }
  }
}
