import Algebra

extension LatexWriter {
  /// Breaks a long formula into aligned lines, as `LineBreaker` says.
  ///
  /// A formula alone is aligned at its left edge, and lines after the first are indented by a quad for each bracket around
  /// them; an equation is aligned at its sign, or has a long left side on lines of its own. The entries of a wide matrix are broken one by one, or listed where even that
  /// would be hard to read.
  mutating func writeLines(_ node: Layout.Node, width: Double) {
    var measure = LineWidth(layout, style.notation)
    var body = node
    var left: Layout.Node?
    var room = width
    core.append("\\begin{aligned} ")
    if case .relation(let sign, let side, let right) = layout[node], measure(side) > width / 2 {
      core.append("& ")
      broken(side, width, of: nil)
      core.append(" \\\\ & ")
      core.append(Self.symbol(sign))
      core.append(" ")
      body = right
      room = width - 3
    } else if case .relation(let sign, let side, let right) = layout[node] {
      run(side)
      core.append(" &")
      core.append(Self.symbol(sign))
      left = side
      body = right
      room = max(width - measure(side) - 3, width / 3)
    } else {
      core.append("& ")
    }
    broken(body, room, of: left)
    core.append(" \\end{aligned}")
  }

  private mutating func broken(_ body: Layout.Node, _ room: Double, of left: Layout.Node?) {
    var measure = LineWidth(layout, style.notation)
    if case .matrix(let run, let columns) = layout[body], measure(body) > room {
      matrixLines(run, Int(columns), room, of: left)
    } else {
      lines(body, room, separator: " \\\\ & ")
    }
  }

  private mutating func lines(_ node: Layout.Node, _ width: Double, separator: StaticString) {
    var breaker = LineBreaker(layout, width: width, LineWidth(layout, style.notation))
    for (k, line) in breaker.lines(node).enumerated() {
      if k > 0 {
        core.append(separator)
        for _ in 0...line[0].level { core.append("\\quad ") }
      }
      for (j, item) in line.enumerated() {
        if j > 0 { core.append(" ") }
        write(item)
      }
    }
  }

  private mutating func write(_ item: LineBreaker.Item) {
    for (k, piece) in item.pieces.enumerated() {
      if k > 0, case .node = piece, case .node = item.pieces[k - 1] { core.append(" ") }
      switch piece {
      case .node(let node, let isFenced):
        if isFenced { fenced(node) } else { run(node) }
      case .sign(let isNegative, let isFirst): core.append(isNegative ? (isFirst ? "-" : "- ") : "+ ")
      case .open(let level, let isTall): core.append(Self.bracket(level, isTall, isOpen: true))
      case .close(let level, let isTall): core.append(Self.bracket(level, isTall, isOpen: false))
      case .inverse(let node):
        core.append("\\frac{1}{")
        run(node)
        core.append("} ")
      case .raised(let node):
        core.append("^{")
        run(node, .script)
        core.append("}")
      case .root(let degree):
        core.append("^{1/")
        core.append(degree)
        core.append("}")
      }
    }
  }

  private mutating func fenced(_ node: Layout.Node) {
    let isTall = layout.traits(node).isTall
    core.append(isTall ? "\\left(" : "(")
    run(node)
    core.append(isTall ? "\\right)" : ")")
  }

  /// Brackets of fixed size: square around round ones.
  private static func bracket(_ level: Int, _ isTall: Bool, isOpen: Bool) -> StaticString {
    switch (level.isMultiple(of: 2), isTall, isOpen) {
    case (true, true, true): "\\biggl["
    case (true, true, false): "\\biggr]"
    case (true, false, true): "\\bigl["
    case (true, false, false): "\\bigr]"
    case (false, true, true): "\\biggl("
    case (false, true, false): "\\biggr)"
    case (false, false, true): "\\bigl("
    case (false, false, false): "\\bigr)"
    }
  }

  /// A wide matrix: its entries broken where the columns can be made narrow enough, or else listed.
  private mutating func matrixLines(_ run: Layout.Run, _ columns: Int, _ room: Double, of left: Layout.Node?) {
    var measure = LineWidth(layout, style.notation)
    guard let widths = MatrixColumns.widths(layout, run, columns, room, &measure) else {
      entries(run, columns, room, isNamed: left != nil)
      return
    }
    core.append("\\begin{pmatrix} ")
    for k in 0..<Int(run.count) {
      let entry = layout.child(run, k)
      if k > 0 { core.append(k % columns == 0 ? " \\\\ " : " & ") }
      guard measure(entry) > widths[k % columns] else {
        self.run(entry)
        continue
      }
      core.append("\\begin{aligned} & ")
      lines(entry, widths[k % columns], separator: " \\\\ & ")
      core.append(" \\end{aligned}")
    }
    core.append(" \\end{pmatrix}")
  }

  /// One line, or several, for each entry, named by its place.
  private mutating func entries(_ run: Layout.Run, _ columns: Int, _ room: Double, isNamed: Bool) {
    core.append(columns > 1 ? "(m_{jk})" : "(m_{j})")
    for k in 0..<Int(run.count) {
      core.append(isNamed ? ", \\\\ m_{" : ", \\\\ & m_{")
      core.append(k / columns + 1)
      if columns > 1 { core.append(k % columns + 1) }
      core.append(isNamed ? "} & = " : "} = ")
      lines(layout.child(run, k), room, separator: " \\\\ & ")
    }
  }
}
