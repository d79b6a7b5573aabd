import Algebra

extension MathMLWriter {
  mutating func call(_ function: Function, _ run: Layout.Run, _ place: Place) {
    let notation = function.notation
    let first = layout.child(run, 0)
    switch notation.form {
    case .named, .applied:
      put("<mrow><mi>")
      put(notation.mathML)
      put("</mi><mo>&#x2061;</mo>")
      if notation.form == .named && run.count == 1 { argument(first, place) } else { list(run, place) }
      put("</mrow>")
    case .exponential where layout.usesLetterE || layout.isUnwieldyExponent(first):
      put("<mrow><mi>exp</mi><mo>&#x2061;</mo>")
      fence(first, place)
      put("</mrow>")
    case .exponential:
      put("<msup><mi>e</mi>")
      put(first, .script)
      put("</msup>")
    case .bars:
      put("<mrow><mo>|</mo>")
      put(first, place)
      put("<mo>|</mo></mrow>")
    case .star:
      put("<msup>")
      put(first, fencedIf: !layout.isAtom(first) || layout.isRaised(first), place)
      put("<mo>*</mo></msup>")
    case .infix:
      put("<mrow>")
      for k in 0..<Int(run.count) {
        if k > 0 {
          put("<mo>")
          put(notation.mathML)
          put("</mo>")
        }
        let side = layout.child(run, k)
        put(side, fencedIf: !layout.isTight(side), place)
      }
      put("</mrow>")
    }
  }

  mutating func argument(_ node: Layout.Node, _ place: Place) {
    let isStanding = style.inlineFractions != .always && !place.contains(.script)
    let isBare = layout.isAtom(node) || layout.isMultipleOfAtom(node) || (isStanding && layout.isSmallFraction(node))
    if isBare && !layout.showsList(node, style) {
      // One element with the space a reader expects between name and argument.
      put("<mrow><mspace width=\"0.167em\"></mspace>")
      put(node, place)
      put("</mrow>")
    } else {
      fence(node, place)
    }
  }

  private mutating func list(_ run: Layout.Run, _ place: Place) {
    put("<mrow><mo stretchy=\"false\">(</mo>")
    for k in 0..<Int(run.count) {
      if k > 0 { put("<mo>,</mo>") }
      put(layout.child(run, k), place)
    }
    put("<mo stretchy=\"false\">)</mo></mrow>")
  }

  mutating func field(_ field: Layout.Field, _ place: Place) {
    let showsList = style.showsArguments || !field.hasVariables
    if !field.isDifferentiated && !showsList {
      put(field.nameNode, place)
      return
    }
    put("<mrow>")
    if let dots = dots(field) {
      put("<mover accent=\"true\">")
      put(field.nameNode, place)
      put(dots == 1 ? "<mo>˙</mo></mover>" : dots == 2 ? "<mo>¨</mo></mover>" : "<mo>⃛</mo></mover>")
    } else {
      let isGrouped = field.isDifferentiated && !field.hasVariables
      if isGrouped { put("<mo stretchy=\"false\">(</mo>") }
      for (k, order) in field.orders.enumerated() where order > 0 {
        put(order > 1 ? "<msubsup><mo>∂</mo>" : "<msub><mo>∂</mo>")
        if field.hasVariables {
          put(layout.child(field.arguments, k), .script)
        } else {
          putNumber(k + 1)
        }
        if order > 1 { putNumber(order) }
        put(order > 1 ? "</msubsup>" : "</msub>")
      }
      put(field.nameNode, place)
      if isGrouped { put("<mo stretchy=\"false\">)</mo>") }
    }
    if showsList { list(field.arguments, place) }
    put("</mrow>")
  }

  private mutating func putNumber(_ value: Int) {
    put("<mn>")
    put(value)
    put("</mn>")
  }

  private func dots(_ field: Layout.Field) -> Int? {
    guard let variable = style.dottedVariable, field.hasVariables,
      let order = layout.onlyOrder(field, in: variable), order <= 3
    else { return nil }
    return order
  }
}
