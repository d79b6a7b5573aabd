import Algebra

/// Presentation MathML, of the core elements that browsers draw themselves.
struct MathMLWriter: LayoutWriter {
  var core: WriterCore
  let style: Style
  private var names: [[UInt8]?]

  init(_ layout: Layout, _ style: Style) {
    core = WriterCore(layout, limit: style.byteLimit)
    self.style = style
    names = Array(repeating: nil, count: layout.labels.count)
  }

  /// A truncated tree would not be well formed, so nothing but an ellipsis is left of a formula beyond the limit.
  static func write(_ node: Layout.Node, of layout: Layout, _ style: Style) -> String {
    var writer = MathMLWriter(layout, style)
    var measure = LineWidth(layout, style.notation)
    if let width = style.lineWidth.map(Double.init), measure(node) > width {
      writer.writeLines(node, width: width)
    } else {
      writer.run(node)
    }
    let body = writer.core.isFull ? "<mo>…</mo>" : writer.finished()
    return style.wrapsMathML
      ? "<math xmlns=\"http://www.w3.org/1998/Math/MathML\" display=\"block\">\(body)</math>" : body
  }

  mutating func writeLeaf(_ node: Layout.Node, _ place: Place) -> Bool {
    switch layout[node] {
    case .integer(let n):
      core.append("<mn>")
      core.append(n)
      core.append("</mn>")
    case .largeInteger(let k):
      core.append("<mn>")
      core.append(text: layout.digits[Int(k)])
      core.append("</mn>")
    case .imaginaryUnit: core.append("<mi>i</mi>")
    case .pi: core.append("<mi>π</mi>")
    case .name(let k): writeName(k)
    case .ratio, .sum, .row, .fraction, .power, .root, .call, .field, .matrix, .relation: return false
    }
    return true
  }

  private mutating func writeName(_ label: Int32) {
    if names[Int(label)] == nil {
      let name = layout.labels[Int(label)]
      names[Int(label)] = Array(style.notation.mathML(name.name, isVector: name.role == .vector).utf8)
    }
    if let known = names[Int(label)] { core.append(known) }
  }

  /// Every node writes exactly one element, so that it can stand in a fraction or under an exponent.
  mutating func expand(_ node: Layout.Node, _ place: Place) {
    let inner = place.intersection(.script)
    switch layout[node] {
    case .integer, .largeInteger, .imaginaryUnit, .pi, .name: _ = writeLeaf(node, place)
    case .ratio(let n, let d), .fraction(let n, let d): fraction(n, d, inner)
    case .sum(let run): sum(run, inner)
    case .row(let run): row(run, inner)
    case .power(let base, let exponent): power(base, exponent, inner)
    case .root(let radicand, let degree): root(radicand, degree, inner)
    case .call(let function, let run): call(function, run, inner)
    case .field(let k): field(layout.fields[Int(k)], inner)
    case .matrix(let run, let columns): matrix(run, Int(columns), inner)
    case .relation(let sign, let left, let right):
      put("<mrow>")
      put(left, inner)
      put(Self.symbol(sign))
      put(right, inner)
      put("</mrow>")
    }
  }

  static func symbol(_ sign: Layout.Relation) -> StaticString {
    switch sign {
    case .equal: "<mo>=</mo>"
    case .notEqual: "<mo>≠</mo>"
    case .defined: "<mo>≡</mo>"
    case .approximately: "<mo>≈</mo>"
    case .less: "<mo>&lt;</mo>"
    case .atMost: "<mo>≤</mo>"
    }
  }

  mutating func fence(_ node: Layout.Node, _ place: Place) {
    let stretches = layout.traits(node).isTall && !place.contains(.script)
    put(stretches ? "<mrow><mo>(</mo>" : "<mrow><mo stretchy=\"false\">(</mo>")
    put(node, place)
    put(stretches ? "<mo>)</mo></mrow>" : "<mo stretchy=\"false\">)</mo></mrow>")
  }

  mutating func put(_ node: Layout.Node, fencedIf needsFence: Bool, _ place: Place) {
    if needsFence { fence(node, place) } else { put(node, place) }
  }

  private func isInline(_ n: Layout.Node, _ d: Layout.Node, _ place: Place) -> Bool {
    switch style.inlineFractions {
    case .inScripts: place.contains(.script)
    case .small: place.contains(.script) || (layout.isAtom(n) && layout.isAtom(d))
    case .always: true
    }
  }

  private mutating func fraction(_ n: Layout.Node, _ d: Layout.Node, _ place: Place) {
    if isInline(n, d, place) {
      put("<mrow>")
      put(n, fencedIf: layout.isSum(n) || layout.isFraction(n), place)
      put("<mo>/</mo>")
      put(d, fencedIf: !layout.isTight(d), place)
      put("</mrow>")
    } else {
      put("<mfrac>")
      put(n, place)
      put(d, place)
      put("</mfrac>")
    }
  }

  private mutating func sum(_ run: Layout.Run, _ place: Place) {
    put("<mrow>")
    for k in 0..<Int(run.count) {
      let (isNegative, node) = layout.term(run, k)
      if isNegative { put("<mo>−</mo>") } else if k > 0 { put("<mo>+</mo>") }
      put(node, fencedIf: layout.isSum(node), place)
    }
    put("</mrow>")
  }

  private mutating func row(_ run: Layout.Run, _ place: Place) {
    put("<mrow>")
    for k in 0..<Int(run.count) {
      let node = layout.child(run, k)
      let next = k + 1 < run.count ? layout.child(run, k + 1) : nil
      let liesDown = place.contains(.script) || style.inlineFractions == .always
      let isFenced =
        layout.needsFence(node, before: next, dotted: style.dottedVariable) || (liesDown && layout.isFraction(node))
      if k > 0 {
        // Between numbers the dot is seen; elsewhere it only separates.
        put(layout.traits(node).startsWithDigit && !isFenced ? "<mo>⋅</mo>" : "<mo>&#x2062;</mo>")
      }
      put(node, fencedIf: isFenced, place)
      let isBesideFunction = next != nil && (layout.isNamedCall(node) || next.map(layout.isNamedCall) ?? false)
      if isBesideFunction { put("<mspace width=\"0.167em\"></mspace>") }
    }
    put("</mrow>")
  }

  private mutating func power(_ base: Layout.Node, _ exponent: Layout.Node, _ place: Place) {
    if let (function, run) = layout.powerOnName(base, exponent) {
      put("<mrow><msup><mi>")
      put(function.notation.mathML)
      put("</mi>")
      put(exponent, .script)
      put("</msup><mo>&#x2061;</mo>")
      argument(layout.child(run, 0), place)
      put("</mrow>")
      return
    }
    put("<msup>")
    put(base, fencedIf: layout.needsFence(asBase: base, style), place)
    put(exponent, .script)
    put("</msup>")
  }

  private mutating func root(_ radicand: Layout.Node, _ degree: Int32, _ place: Place) {
    if degree == 2 {
      put("<msqrt>")
      put(radicand, place)
      put("</msqrt>")
    } else {
      put("<mroot>")
      put(radicand, place)
      put("<mn>")
      put(Int(degree))
      put("</mn></mroot>")
    }
  }

  private mutating func matrix(_ run: Layout.Run, _ columns: Int, _ place: Place) {
    put("<mrow><mo>(</mo><mtable>")
    for k in 0..<Int(run.count) {
      if k % columns == 0 { put(k > 0 ? "</mtr><mtr>" : "<mtr>") }
      put("<mtd>")
      put(layout.child(run, k), place)
      put("</mtd>")
    }
    put(run.count > 0 ? "</mtr></mtable><mo>)</mo></mrow>" : "</mtable><mo>)</mo></mrow>")
  }
}
