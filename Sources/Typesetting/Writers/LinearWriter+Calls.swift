import Algebra

/// Powers, functions, and functions of variables on one line.
extension LinearWriter {
  mutating func power(_ base: Layout.Node, _ exponent: Layout.Node, _ place: Place) {
    if isForReaders, let (function, run) = layout.powerOnName(base, exponent) {
      put(function.notation.text)
      raise(exponent)
      argument(layout.child(run, 0), place)
      return
    }
    let needsFence = binding(base) < .atom || (isForReaders && layout.isRaised(base))
    if dialect == .sympy && layout.isInteger(base) && layout.isInteger(exponent) {
      putSympyInteger(base)
    } else {
      put(base, fencedIf: needsFence, place)
    }
    switch dialect {
    case .text: raise(exponent)
    case .sympy:
      put("**")
      put(exponent, fencedIf: binding(exponent) < .atom, place)
    case .mathematica:
      put("^")
      put(exponent, fencedIf: binding(exponent) < .atom, place)
    }
  }

  /// Python computes with its own integers before SymPy sees them, and inexactly where they are divided.
  mutating func putSympyInteger(_ node: Layout.Node) {
    put("Integer(")
    put(node, [])
    put(")")
  }

  /// x², xⁿ, x^α, x^(3/2).
  private mutating func raise(_ exponent: Layout.Node) {
    if case .integer(let n) = layout[exponent], n < 10 {
      put(Self.raisedDigits[n])
    } else if let raised = raisedText(exponent) {
      put(text: raised)
    } else {
      put("^")
      put(exponent, fencedIf: binding(exponent) < .atom, [])
    }
  }

  private static let raisedDigits: [StaticString] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]

  private func raisedText(_ exponent: Layout.Node) -> String? {
    let plain: String
    switch layout[exponent] {
    case .integer(let n): plain = String(n)
    case .name(let k) where layout.labels[Int(k)].name.utf8.count == 1:
      plain = style.notation.text(layout.labels[Int(k)].name)
    default: return nil
    }
    let raised = plain.compactMap { Letters.superscripts[$0] }
    return raised.count == plain.count ? String(raised) : nil
  }

  mutating func call(_ function: Function, _ run: Layout.Run, _ place: Place) {
    let notation = function.notation
    if !isForReaders {
      put(dialect == .sympy ? notation.sympy : notation.mathematica)
      arguments(run, after: notation.order, reversed: dialect == .mathematica && notation.mathematicaSwaps)
      return
    }
    let first = layout.child(run, 0)
    switch notation.form {
    case .named where run.count == 1:
      put(notation.text)
      argument(first, place)
    case .named, .applied:
      put(notation.text)
      arguments(run)
    case .exponential:
      if layout.usesLetterE {
        put("exp")
        fence(first, place)
      } else {
        put("e")
        if raisedText(first) == nil { put("^") }
        putExponent(first)
      }
    case .bars where place.contains(.bars):
      put(notation.text)
      fence(first, [])
    case .bars:
      put("|")
      put(first, .bars)
      put("|")
    case .star:
      put(first, fencedIf: binding(first) < .atom || layout.isRaised(first), place)
      put("*")
    case .infix:
      for k in 0..<Int(run.count) {
        if k > 0 { put(function == .dot ? "⋅" : " × ") }
        let side = layout.child(run, k)
        put(side, fencedIf: binding(side) <= .product, place)
      }
    }
  }

  private mutating func putExponent(_ node: Layout.Node) {
    if let raised = raisedText(node) { put(text: raised) } else { put(node, fencedIf: binding(node) < .atom, []) }
  }

  /// sin θ, but sin(2 θ).
  private mutating func argument(_ node: Layout.Node, _ place: Place) {
    if layout.isAtom(node) && !layout.showsList(node, style) {
      put(" ")
      put(node, place)
    } else {
      fence(node, [])
    }
  }

  private mutating func arguments(_ run: Layout.Run, after order: StaticString? = nil, reversed: Bool = false) {
    put(dialect == .mathematica ? "[" : "(")
    if let order {
      put(order)
      put(", ")
    }
    for k in 0..<Int(run.count) {
      if k > 0 { put(", ") }
      put(layout.child(run, reversed ? Int(run.count) - 1 - k : k), [])
    }
    put(dialect == .mathematica ? "]" : ")")
  }

  // MARK: Functions of variables

  mutating func field(_ field: Layout.Field, _ place: Place) {
    switch dialect {
    case .text: readableField(field)
    case .sympy: sympyField(field)
    case .mathematica: mathematicaField(field)
    }
  }

  private mutating func readableField(_ field: Layout.Field) {
    let isOrdinary = !field.isDifferentiated || field.hasVariables
    if !isOrdinary { put("(") }
    for (k, order) in field.orders.enumerated() where order > 0 {
      put("∂")
      let variable = layout.child(field.arguments, k)
      let name = field.hasVariables ? plainText(variable) : String(k + 1)
      let lowered = name.compactMap { Letters.subscripts[$0] }
      let isLowered = lowered.count == name.count
      put(text: isLowered ? String(lowered) : "_" + name)
      if order > 1 { put(text: String(String(order).compactMap { Letters.superscripts[$0] })) }
      if !isLowered && order == 1 { put(" ") }
    }
    put(field.nameNode, [])
    if !isOrdinary { put(")") }
    if style.showsArguments || !field.hasVariables { arguments(field.arguments) }
  }

  private func plainText(_ node: Layout.Node) -> String {
    guard case .name(let k) = layout[node] else { return "" }
    return style.notation.text(layout.labels[Int(k)].name)
  }

  /// Derivative(theta(x, t), x, (t, 2)); with a Subs around it where an argument is not a variable.
  private mutating func sympyField(_ field: Layout.Field) {
    if !field.isDifferentiated {
      put(field.nameNode, [])
      arguments(field.arguments)
      return
    }
    if !field.hasVariables { put("Subs(") }
    put("Derivative(")
    put(field.nameNode, [])
    if field.hasVariables { arguments(field.arguments) } else { dummies(field) }
    for (k, order) in field.orders.enumerated() where order > 0 {
      put(", (")
      if field.hasVariables { put(layout.child(field.arguments, k), []) } else { put(text: "_\(k + 1)") }
      put(", ")
      put(order)
      put(")")
    }
    put(")")
    if !field.hasVariables {
      put(", ")
      dummies(field)
      put(", ")
      if field.arguments.count == 1 {
        put("(")
        put(layout.child(field.arguments, 0), [])
        put(",)")
      } else {
        arguments(field.arguments)
      }
      put(")")
    }
  }

  private mutating func dummies(_ field: Layout.Field) {
    let list = field.orders.indices.map { "_\($0 + 1)" }.joined(separator: ", ")
    put(text: field.orders.count == 1 ? "(\(list),)" : "(\(list))")
  }

  /// Derivative[1, 0][theta][x, t].
  private mutating func mathematicaField(_ field: Layout.Field) {
    if field.isDifferentiated {
      put(text: "Derivative[\(field.orders.map(String.init).joined(separator: ", "))][")
      put(field.nameNode, [])
      put("]")
    } else {
      put(field.nameNode, [])
    }
    arguments(field.arguments)
  }
}
