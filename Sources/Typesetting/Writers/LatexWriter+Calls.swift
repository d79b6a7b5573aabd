import Algebra

extension LatexWriter {
  mutating func call(_ function: Function, _ run: Layout.Run, _ place: Place) {
    let inner = place.intersection(.script)
    let notation = function.notation
    switch notation.form {
    case .named where run.count == 1:
      put(notation.latex)
      argument(layout.child(run, 0), place)
    case .named, .applied: applied(notation.latex, run, inner)
    case .exponential:
      let exponent = layout.child(run, 0)
      if layout.usesLetterE || layout.isUnwieldyExponent(exponent) {
        put("\\exp")
        closeUp(exponent, inner)
        fence(exponent, inner)
      } else {
        put("e^{")
        put(exponent, .script)
        put("}")
      }
    case .bars:
      let isPlain = layout.isAtom(layout.child(run, 0))
      put(isPlain ? "|" : "\\left|")
      put(layout.child(run, 0), inner)
      put(isPlain ? "|" : "\\right|")
    case .star:
      let inside = layout.child(run, 0)
      put(inside, fencedIf: !layout.isAtom(inside) || layout.isRaised(inside), inner)
      put("^{*}")
    case .infix:
      for k in 0..<Int(run.count) {
        if k > 0 {
          put(" ")
          put(notation.latex)
          put(" ")
        }
        let side = layout.child(run, k)
        put(side, fencedIf: !layout.isTight(side), inner)
      }
    }
  }

  /// The argument of a named function: bare when it is a letter, a number, a fraction of such, or a multiple of a letter.
  mutating func argument(_ node: Layout.Node, _ place: Place) {
    let inner = place.intersection(.script)
    let isStanding = style.inlineFractions != .always && !place.contains(.script)
    var isBare = layout.isAtom(node) || (isStanding && layout.isSmallFraction(node))
    if layout.isMultipleOfAtom(node) && !place.contains(.beforeFactor) { isBare = true }
    if layout.showsList(node, style) || place.contains(.beforeParenthesis) { isBare = false }
    if isBare { put(" ") } else { closeUp(node, inner) }
    put(node, fencedIf: !isBare, inner)
  }

  /// Takes back the space that TeX puts before a high parenthesis.
  private mutating func closeUp(_ node: Layout.Node, _ place: Place) {
    if layout.traits(node).isTall && !liesDown(place) { put("\\!") }
  }

  private mutating func applied(_ name: StaticString, _ run: Layout.Run, _ place: Place) {
    put(name)
    list(run, place)
  }

  /// Arguments in parentheses.
  mutating func list(_ run: Layout.Run, _ place: Place) {
    let isTall = !liesDown(place) && layout.nodes(run).contains { layout.traits($0).isTall }
    put(isTall ? "\\!\\left(" : "(")
    for k in 0..<Int(run.count) {
      if k > 0 { put(", ") }
      put(layout.child(run, k), place)
    }
    put(isTall ? "\\right)" : ")")
  }

  // MARK: Functions of variables

  mutating func field(_ field: Layout.Field, _ place: Place) {
    let inner = place.intersection(.script)
    if !field.isDifferentiated {
      put(field.nameNode, inner)
      if style.showsArguments || !field.hasVariables { list(field.arguments, inner) }
      return
    }
    if let dots = dots(field) {
      put(dots == 1 ? "\\dot{" : dots == 2 ? "\\ddot{" : "\\dddot{")
      put(field.nameNode, inner)
      put("}")
      if style.showsArguments { list(field.arguments, inner) }
      return
    }
    if !field.hasVariables { put("(") }
    for (k, order) in field.orders.enumerated() where order > 0 {
      put("\\partial_")
      if field.hasVariables { script(layout.child(field.arguments, k)) } else { script(k + 1) }
      if order > 1 {
        put("^")
        script(order)
      }
      put(" ")
    }
    put(field.nameNode, inner)
    if !field.hasVariables { put(")") }
    if style.showsArguments || !field.hasVariables { list(field.arguments, inner) }
  }

  /// A script on ∂: one character needs no braces.
  private mutating func script(_ node: Layout.Node) {
    let isSingle = layout.isSingleCharacter(node)
    if !isSingle { put("{") }
    put(node, .script)
    if !isSingle { put("}") }
  }

  private mutating func script(_ value: Int) {
    if value > 9 { put("{") }
    put(value)
    if value > 9 { put("}") }
  }

  private func dots(_ field: Layout.Field) -> Int? {
    guard let variable = style.dottedVariable, field.hasVariables,
      let order = layout.onlyOrder(field, in: variable)
    else { return nil }
    return order <= (style.isForKaTeX ? 2 : 3) ? order : nil
  }
}
