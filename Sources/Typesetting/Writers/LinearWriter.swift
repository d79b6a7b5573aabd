import Algebra

/// Formulas on one line: Unicode for readers, and the input of other algebra systems.
struct LinearWriter: LayoutWriter {
  enum Dialect: Sendable { case text, sympy, mathematica }

  /// How tightly the written form of a node holds together.
  enum Binding: Int, Comparable {
    case sum, product, power, atom
    static func < (a: Binding, b: Binding) -> Bool { a.rawValue < b.rawValue }
  }

  var core: WriterCore
  let style: Style
  let dialect: Dialect
  /// The names to be written, by label; filled as they are met when readers' names are wanted.
  var names: [[UInt8]?]

  init(_ layout: Layout, _ style: Style, _ dialect: Dialect, names: [[UInt8]?] = [], limit: Int? = nil) {
    core = WriterCore(layout, limit: limit ?? style.byteLimit)
    self.style = style
    self.dialect = dialect
    self.names = names
  }

  static func write(
    _ node: Layout.Node, of layout: Layout, _ style: Style, _ dialect: Dialect, names: [[UInt8]?] = []
  ) -> String {
    var writer = LinearWriter(layout, style, dialect, names: names)
    writer.run(node)
    return writer.finished()
  }

  /// The first bytes of a node's text.
  mutating func beginning(of node: Layout.Node) -> [UInt8] {
    core.bytes.removeAll(keepingCapacity: true)
    core.work.removeAll(keepingCapacity: true)
    run(node)
    return core.bytes
  }

  var isForReaders: Bool { dialect == .text }

  // MARK: Leaves

  mutating func writeLeaf(_ node: Layout.Node, _ place: Place) -> Bool {
    switch layout[node] {
    case .integer(let n): core.append(n)
    case .largeInteger(let k): core.append(text: layout.digits[Int(k)])
    case .imaginaryUnit: core.append(isForReaders ? "i" : "I")
    case .pi:
      switch dialect {
      case .text: core.append("π")
      case .sympy: core.append("pi")
      case .mathematica: core.append("Pi")
      }
    case .name(let k): core.append(name(k))
    case .ratio, .sum, .row, .fraction, .power, .root, .call, .field, .matrix, .relation: return false
    }
    return true
  }

  mutating func name(_ label: Int32) -> [UInt8] {
    let index = Int(label)
    while names.count <= index { names.append(nil) }
    if let known = names[index] { return known }
    let bytes = Array(style.notation.text(layout.labels[index].name).utf8)
    names[index] = bytes
    return bytes
  }

  // MARK: Everything else

  mutating func expand(_ node: Layout.Node, _ place: Place) {
    let inner = place.intersection(.bars)
    switch layout[node] {
    case .integer, .largeInteger, .imaginaryUnit, .pi, .name: _ = writeLeaf(node, place)
    case .ratio(let n, let d): ratio(n, d)
    case .sum(let run): sum(run, inner)
    case .row(let run): row(run, inner)
    case .fraction(let n, let d):
      if dialect == .sympy && layout.isInteger(n) && layout.isInteger(d) {
        putSympyInteger(n)
      } else {
        put(n, fencedIf: binding(n) < .product || layout.isFraction(n), inner)
      }
      put("/")
      put(d, fencedIf: binding(d) <= .product, inner)
    case .power(let base, let exponent): power(base, exponent, inner)
    case .root(let radicand, let degree): root(radicand, degree, inner)
    case .call(let function, let run): call(function, run, inner)
    case .field(let k): field(layout.fields[Int(k)], inner)
    case .matrix(let run, let columns): matrix(run, Int(columns))
    case .relation(let sign, let left, let right): relation(sign, left, right)
    }
  }

  func binding(_ node: Layout.Node) -> Binding {
    switch layout[node] {
    case .integer, .largeInteger, .imaginaryUnit, .pi, .name, .matrix: return .atom
    case .ratio: return dialect == .sympy ? .atom : .product
    case .sum: return .sum
    case .relation: return isForReaders ? .sum : .atom
    case .row, .fraction: return .product
    case .power: return .power
    case .root(_, let degree): return !isForReaders && degree == 2 ? .atom : .power
    case .field(let k): return isForReaders && layout.fields[Int(k)].isDifferentiated ? .power : .atom
    case .call(let function, _):
      if !isForReaders { return .atom }
      switch function.notation.form {
      case .named, .exponential, .star: return .power
      case .applied, .bars: return .atom
      case .infix: return .product
      }
    }
  }

  mutating func fence(_ node: Layout.Node, _ place: Place) {
    put("(")
    put(node, place.intersection(.bars))
    put(")")
  }

  mutating func put(_ node: Layout.Node, fencedIf needsFence: Bool, _ place: Place) {
    if needsFence { fence(node, place) } else { put(node, place) }
  }

  private mutating func ratio(_ n: Layout.Node, _ d: Layout.Node) {
    put(dialect == .sympy ? "Rational(" : "")
    put(n, [])
    put(dialect == .sympy ? ", " : "/")
    put(d, [])
    put(dialect == .sympy ? ")" : "")
  }

  private mutating func sum(_ run: Layout.Run, _ place: Place) {
    for k in 0..<Int(run.count) {
      let (isNegative, node) = layout.term(run, k)
      switch (k > 0, isNegative) {
      case (true, true): put(isForReaders ? " − " : " - ")
      case (true, false): put(" + ")
      case (false, true): put(isForReaders ? "−" : "-")
      case (false, false): break
      }
      put(node, fencedIf: binding(node) == .sum, place)
    }
  }

  private mutating func row(_ run: Layout.Run, _ place: Place) {
    for k in 0..<Int(run.count) {
      let node = layout.child(run, k)
      let next = k + 1 < run.count ? layout.child(run, k + 1) : nil
      var needsFence = binding(node) == .sum || layout.isFraction(node)
      if isForReaders {
        if k > 0 { put(layout.traits(node).startsWithDigit && !needsFence ? "⋅" : " ") }
        needsFence = needsFence || layout.needsFence(node, before: next)
      } else {
        if k > 0 { put(isNoncommuting(layout.child(run, k - 1)) && isNoncommuting(node) ? "**" : "*") }
        if dialect == .sympy, case .ratio = layout[node] { needsFence = false }
      }
      put(node, fencedIf: needsFence, place)
    }
  }

  /// Mathematica's ordinary product would exchange them.
  private func isNoncommuting(_ node: Layout.Node) -> Bool {
    guard dialect == .mathematica, case .name(let k) = layout[node] else { return false }
    return layout.labels[Int(k)].role == .noncommuting
  }

  private mutating func root(_ radicand: Layout.Node, _ degree: Int32, _ place: Place) {
    switch (dialect, degree) {
    case (.text, 2...4):
      put(degree == 2 ? "√" : degree == 3 ? "∛" : "∜")
      put(radicand, fencedIf: binding(radicand) != .atom, place)
    case (.sympy, 2), (.mathematica, 2):
      put(dialect == .sympy ? "sqrt(" : "Sqrt[")
      put(radicand, place)
      put(dialect == .sympy ? ")" : "]")
    default:
      put(radicand, fencedIf: binding(radicand) != .atom, place)
      put(dialect == .sympy ? "**Rational(1, " : "^(1/")
      put(Int(degree))
      put(")")
    }
  }

  /// Lists of lists.
  private mutating func matrix(_ run: Layout.Run, _ columns: Int) {
    switch dialect {
    case .text: put("(")
    case .sympy: put("Matrix([[")
    case .mathematica: put("{{")
    }
    for k in 0..<Int(run.count) {
      if k > 0 {
        switch (dialect, k % columns == 0) {
        case (.text, true): put("; ")
        case (.text, false), (.sympy, false), (.mathematica, false): put(", ")
        case (.sympy, true): put("], [")
        case (.mathematica, true): put("}, {")
        }
      }
      put(layout.child(run, k), [])
    }
    switch dialect {
    case .text: put(")")
    case .sympy: put("]])")
    case .mathematica: put("}}")
    }
  }

  /// Mathematica and SymPy know statements as values; a definition and an approximation are equations to them.
  private mutating func relation(_ sign: Layout.Relation, _ left: Layout.Node, _ right: Layout.Node) {
    if dialect == .sympy { put(Self.sympyName(sign)) }
    put(left, [])
    switch dialect {
    case .text: put(Self.readableSign(sign))
    case .sympy: put(", ")
    case .mathematica: put(Self.mathematicaSign(sign))
    }
    put(right, [])
    if dialect == .sympy { put(")") }
  }

  private static func readableSign(_ sign: Layout.Relation) -> StaticString {
    switch sign {
    case .equal: " = "
    case .notEqual: " ≠ "
    case .defined: " ≡ "
    case .approximately: " ≈ "
    case .less: " < "
    case .atMost: " ≤ "
    }
  }

  private static func sympyName(_ sign: Layout.Relation) -> StaticString {
    switch sign {
    case .equal, .defined, .approximately: "Eq("
    case .notEqual: "Ne("
    case .less: "Lt("
    case .atMost: "Le("
    }
  }

  private static func mathematicaSign(_ sign: Layout.Relation) -> StaticString {
    switch sign {
    case .equal, .defined, .approximately: " == "
    case .notEqual: " != "
    case .less: " < "
    case .atMost: " <= "
    }
  }
}
