import Algebra

/// LaTeX for mathematics mode.
struct LatexWriter: LayoutWriter {
  var core: WriterCore
  let style: Style
  private var names: [[UInt8]?]

  init(_ layout: Layout, _ style: Style) {
    core = WriterCore(layout, limit: style.byteLimit)
    self.style = style
    names = Array(repeating: nil, count: layout.labels.count)
  }

  static func write(_ node: Layout.Node, of layout: Layout, _ style: Style) -> String {
    var writer = LatexWriter(layout, style)
    var measure = LineWidth(layout, style.notation)
    if let width = style.lineWidth.map(Double.init), measure(node) > width {
      writer.writeLines(node, width: width)
    } else {
      writer.run(node)
    }
    return writer.finished()
  }

  // MARK: Leaves

  mutating func writeLeaf(_ node: Layout.Node, _ place: Place) -> Bool {
    switch layout[node] {
    case .integer(let n): core.append(n)
    case .largeInteger(let k): core.append(text: layout.digits[Int(k)])
    case .imaginaryUnit: core.append("i")
    case .pi: core.append("\\pi")
    case .name(let k): writeName(k)
    case .ratio, .sum, .row, .fraction, .power, .root, .call, .field, .matrix, .relation: return false
    }
    return true
  }

  mutating func writeName(_ label: Int32) {
    if let known = names[Int(label)] {
      core.append(known)
    } else {
      let name = layout.labels[Int(label)]
      let bytes = Array(style.notation.latex(name.name, isVector: name.role == .vector).utf8)
      names[Int(label)] = bytes
      core.append(bytes)
    }
  }

  // MARK: Everything else

  mutating func expand(_ node: Layout.Node, _ place: Place) {
    let inner = place.intersection(.script)
    switch layout[node] {
    case .integer, .largeInteger, .imaginaryUnit, .pi, .name: _ = writeLeaf(node, place)
    case .ratio(let n, let d), .fraction(let n, let d): fraction(n, d, inner)
    case .sum(let run): sum(run, inner)
    case .row(let run): row(run, inner)
    case .power(let base, let exponent): power(base, exponent, place)
    case .root(let radicand, let degree): root(radicand, degree, inner)
    case .call(let function, let run): call(function, run, place)
    case .field(let k): field(layout.fields[Int(k)], place)
    case .matrix(let run, let columns): matrix(run, Int(columns), inner)
    case .relation(let sign, let left, let right):
      put(left, inner)
      put(Self.symbol(sign))
      put(right, inner)
    }
  }

  static func symbol(_ sign: Layout.Relation) -> StaticString {
    switch sign {
    case .equal: " = "
    case .notEqual: " \\neq "
    case .defined: " \\equiv "
    case .approximately: " \\approx "
    case .less: " < "
    case .atMost: " \\le "
    }
  }

  /// A node in parentheses that are as high as it is.
  mutating func fence(_ node: Layout.Node, _ place: Place) {
    let isTall = layout.traits(node).isTall && !liesDown(place)
    put(isTall ? "\\left(" : "(")
    put(node, place)
    put(isTall ? "\\right)" : ")")
  }

  mutating func put(_ node: Layout.Node, fencedIf needsFence: Bool, _ place: Place) {
    if needsFence { fence(node, place) } else { put(node, place) }
  }

  func liesDown(_ place: Place) -> Bool { style.inlineFractions == .always || place.contains(.script) }

  private func isInline(_ n: Layout.Node, _ d: Layout.Node, _ place: Place) -> Bool {
    switch style.inlineFractions {
    case .inScripts: place.contains(.script)
    case .small: place.contains(.script) || (layout.isAtom(n) && layout.isAtom(d))
    case .always: true
    }
  }

  private mutating func fraction(_ n: Layout.Node, _ d: Layout.Node, _ place: Place) {
    if isInline(n, d, place) {
      put(n, fencedIf: layout.isSum(n) || layout.isFraction(n), place)
      put("/")
      put(d, fencedIf: !layout.isTight(d), place)
    } else {
      put("\\frac{")
      put(n, place)
      put("}{")
      put(d, place)
      put("}")
    }
  }

  mutating func sum(_ run: Layout.Run, _ place: Place) {
    for k in 0..<Int(run.count) {
      let (isNegative, node) = layout.term(run, k)
      if k > 0 { put(isNegative ? " - " : " + ") } else if isNegative { put("-") }
      put(node, fencedIf: layout.isSum(node), place)
    }
  }

  private mutating func row(_ run: Layout.Run, _ place: Place) {
    var isFenced = fences(run, 0, place)
    var hasGap = false
    for k in 0..<Int(run.count) {
      let node = layout.child(run, k)
      let next = k + 1 < run.count ? layout.child(run, k + 1) : nil
      let isNextFenced = next != nil && fences(run, k + 1, place)
      if k > 0 { put(!isFenced && layout.traits(node).startsWithDigit ? " \\cdot " : hasGap ? " \\, " : " ") }
      hasGap = layout.needsGap(node, before: next)
      if isFenced {
        fence(node, place)
      } else {
        put(node, hasGap ? place.union(isNextFenced ? .beforeParenthesis : .beforeFactor) : place)
      }
      isFenced = isNextFenced
    }
  }

  private func fences(_ run: Layout.Run, _ k: Int, _ place: Place) -> Bool {
    let node = layout.child(run, k)
    if liesDown(place) && layout.isFraction(node) { return true }
    let next = k + 1 < run.count ? layout.child(run, k + 1) : nil
    return layout.needsFence(node, before: next, dotted: style.dottedVariable)
  }

  private mutating func power(_ base: Layout.Node, _ exponent: Layout.Node, _ place: Place) {
    if let (function, run) = layout.powerOnName(base, exponent) {
      put(function.notation.latex)
      put("^{")
      put(exponent, .script)
      put("}")
      argument(layout.child(run, 0), place)
      return
    }
    put(base, fencedIf: layout.needsFence(asBase: base, style), place.intersection(.script))
    put("^{")
    put(exponent, .script)
    put("}")
  }

  private mutating func root(_ radicand: Layout.Node, _ degree: Int32, _ place: Place) {
    if degree == 2 {
      put("\\sqrt{")
    } else {
      put("\\sqrt[")
      put(Int(degree))
      put("]{")
    }
    put(radicand, place)
    put("}")
  }

  private mutating func matrix(_ run: Layout.Run, _ columns: Int, _ place: Place) {
    put("\\begin{pmatrix} ")
    for k in 0..<Int(run.count) {
      if k > 0 { put(k % columns == 0 ? " \\\\ " : " & ") }
      put(layout.child(run, k), place)
    }
    put(" \\end{pmatrix}")
  }
}
