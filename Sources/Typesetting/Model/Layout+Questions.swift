import Algebra

/// What several writers ask of a node to decide on parentheses.
extension Layout {
  /// A function of variables written with its arguments.
  func showsList(_ node: Node, _ style: Style) -> Bool {
    switch self[node] {
    case .field(let k): style.showsArguments || !fields[Int(k)].hasVariables
    default: false
    }
  }

  /// One letter, name or number: nothing around it can be misread.
  func isAtom(_ node: Node) -> Bool {
    switch self[node] {
    case .integer, .largeInteger, .imaginaryUnit, .pi, .name: true
    case .field(let k): !fields[Int(k)].isDifferentiated && fields[Int(k)].hasVariables
    case .ratio, .sum, .row, .fraction, .power, .root, .call, .matrix, .relation: false
    }
  }

  func isInteger(_ node: Node) -> Bool {
    switch self[node] {
    case .integer, .largeInteger: true
    default: false
    }
  }

  func isSum(_ node: Node) -> Bool {
    switch self[node] {
    case .sum, .relation: true
    default: false
    }
  }

  func isFraction(_ node: Node) -> Bool {
    switch self[node] {
    case .ratio, .fraction: true
    default: false
    }
  }

  /// Holds together beside a slash or a multiplication sign.
  func isTight(_ node: Node) -> Bool {
    switch self[node] {
    case .integer, .largeInteger, .imaginaryUnit, .pi, .name, .power, .root, .field, .matrix: true
    case .call(let function, _): function.notation.form != .infix
    case .ratio, .sum, .row, .fraction, .relation: false
    }
  }

  /// Needs parentheses as a factor, given the factor after it and the variable whose derivatives are dots.
  func needsFence(_ node: Node, before next: Node?, dotted: String? = nil) -> Bool {
    switch self[node] {
    case .sum, .relation: return true
    // The last factor may be a product of vectors: α n × H, sin θ n⋅σ.
    case .call(let function, _): return function.notation.form == .infix && next != nil
    case .field(let k):
      // ∂ₓθ u could be read as ∂ₓ(θu).
      guard fields[Int(k)].isDifferentiated, !isDotted(node, dotted), let next else { return false }
      return !isDerivative(next) || isDotted(next, dotted)
    case .integer, .largeInteger, .ratio, .imaginaryUnit, .pi, .name, .row, .fraction, .power, .root, .matrix:
      return false
    }
  }

  private func isDotted(_ node: Node, _ variable: String?) -> Bool {
    guard let variable else { return false }
    switch self[node] {
    case .field(let k): return onlyOrder(fields[Int(k)], in: variable) != nil
    case .power(let base, _): return isDotted(base, variable)
    default: return false
    }
  }

  func isDerivative(_ node: Node) -> Bool {
    switch self[node] {
    case .field(let k): fields[Int(k)].isDifferentiated
    case .power(let base, _): isDerivative(base)
    default: false
    }
  }

  /// A named function, or a power on its name: its argument may stand without parentheses.
  func isNamedCall(_ node: Node) -> Bool {
    switch self[node] {
    case .call(let function, let run): function.notation.form == .named && run.count == 1
    case .power(let base, let exponent): powerOnName(base, exponent) != nil
    default: false
    }
  }

  /// The argument of a named function is bare, and what follows could be read as part of it.
  func needsGap(_ node: Node, before next: Node?) -> Bool {
    guard let next, isNamedCall(node) else { return false }
    return !isNamedCall(next)
  }

  /// Needs parentheses under an exponent, where fractions stand and exponents are raised.
  func needsFence(asBase node: Node, _ style: Style) -> Bool {
    switch self[node] {
    case .integer, .largeInteger, .imaginaryUnit, .pi, .matrix: return false
    case .name: return isRaised(node)
    case .field(let k):
      let field = fields[Int(k)]
      if field.isDifferentiated { return style.dottedVariable.flatMap { onlyOrder(field, in: $0) } == nil }
      return isRaised(node)
    case .call(let function, _): return function.notation.form != .bars
    case .ratio, .sum, .row, .fraction, .power, .root, .relation: return true
    }
  }

  /// A name that carries a superscript of its own.
  func isRaised(_ node: Node) -> Bool {
    switch self[node] {
    case .name(let k): raised[Int(k)]
    case .field(let k): raised[Int(fields[Int(k)].label)]
    default: false
    }
  }

  /// sin²θ: the function and its argument, when the power stands on the name.
  func powerOnName(_ base: Node, _ exponent: Node) -> (Function, Run)? {
    guard case .call(let function, let run) = self[base], function.notation.form == .named, run.count == 1,
      case .integer(let n) = self[exponent], n > 1
    else { return nil }
    return (function, run)
  }

  /// 2θ.
  func isMultipleOfAtom(_ node: Node) -> Bool {
    switch self[node] {
    case .row(let run):
      guard run.count == 2, isAtom(child(run, 1)) else { return false }
      if case .integer = self[child(run, 0)] { return !traits(child(run, 1)).startsWithDigit }
      return false
    default: return false
    }
  }

  /// θ/2, π/3, 2θ/3.
  func isSmallFraction(_ node: Node) -> Bool {
    switch self[node] {
    case .ratio: true
    case .fraction(let n, let d): isAtom(d) && (isAtom(n) || isMultipleOfAtom(n))
    default: false
    }
  }

  /// Too wide or too high to be raised.
  func isUnwieldyExponent(_ node: Node) -> Bool {
    width(node) > 28 || (traits(node).isTall && width(node) > 14) || isNestedFraction(node)
  }

  private func isNestedFraction(_ node: Node) -> Bool {
    switch self[node] {
    case .fraction(let n, let d): return traits(n).isTall || traits(d).isTall
    case .sum(let run) where run.count == 1:
      guard case .fraction(let n, let d) = self[term(run, 0).node] else { return false }
      return traits(n).isTall || traits(d).isTall
    default: return false
    }
  }

  func isSingleCharacter(_ node: Node) -> Bool {
    switch self[node] {
    case .integer(let n): n < 10
    case .name(let k): labels[Int(k)].name.utf8.count == 1 && labels[Int(k)].role != .vector
    case .pi, .imaginaryUnit: true
    default: false
    }
  }

  /// The order of differentiation, when only the argument of that name is differentiated.
  func onlyOrder(_ field: Field, in variable: String) -> Int? {
    var found: Int?
    for (k, order) in field.orders.enumerated() where order > 0 {
      guard case .name(let label) = self[child(field.arguments, k)], labels[Int(label)].name == variable else {
        return nil
      }
      found = order
    }
    return found
  }
}
