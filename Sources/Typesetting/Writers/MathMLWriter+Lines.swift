import Algebra

extension MathMLWriter {
  /// A long formula as a table of lines, broken as `LineBreaker` says: the left side and the sign in the first column.
  mutating func writeLines(_ node: Layout.Node, width: Double) {
    var measure = LineWidth(layout, style.notation)
    guard case .relation(let sign, let side, let right) = layout[node] else {
      write(node, width, &measure, after: nil)
      return
    }
    if measure(side) > width / 2 {
      core.append("<mtable><mtr>")
      core.append(Self.left)
      write(side, width, &measure, after: nil)
      core.append("</mrow></mtd></mtr><mtr>")
      core.append(Self.left)
      core.append(Self.symbol(sign))
      write(right, width - 3, &measure, after: nil)
      core.append("</mrow></mtd></mtr></mtable>")
      return
    }
    let room = max(width - measure(side) - 3, width / 3)
    write(right, room, &measure, after: (side, sign))
  }

  private mutating func write(
    _ body: Layout.Node, _ room: Double, _ measure: inout LineWidth, after left: (Layout.Node, Layout.Relation)?
  ) {
    guard case .matrix(let run, let columns) = layout[body], measure(body) > room else {
      table(body, room, measure, after: left)
      return
    }
    core.append("<mrow>")
    if let left { write(left) }
    matrixLines(run, Int(columns), room, &measure)
    core.append("</mrow>")
  }

  private mutating func write(_ left: (side: Layout.Node, sign: Layout.Relation)) {
    run(left.side)
    core.append(Self.symbol(left.sign))
  }

  private static let left: StaticString =
    "<mtd style=\"text-align:left;padding:0.3em 0\"><mrow displaystyle=\"true\">"

  private mutating func table(
    _ node: Layout.Node, _ width: Double, _ measure: LineWidth, after left: (Layout.Node, Layout.Relation)? = nil
  ) {
    var breaker = LineBreaker(layout, width: width, measure)
    core.append("<mtable>")
    for (k, line) in breaker.lines(node).enumerated() {
      core.append("<mtr>")
      if let left {
        core.append("<mtd style=\"padding:0.3em 0\"><mrow>")
        if k == 0 { write(left) }
        core.append("</mrow></mtd>")
      }
      core.append(Self.left)
      if k > 0 {
        for _ in 0...line[0].level { core.append("<mspace width=\"1em\"></mspace>") }
      }
      for item in line { write(item) }
      core.append("</mrow></mtd></mtr>")
    }
    core.append("</mtable>")
  }

  private mutating func matrixLines(_ run: Layout.Run, _ columns: Int, _ room: Double, _ measure: inout LineWidth) {
    let widths =
      MatrixColumns.widths(layout, run, columns, room, &measure) ?? Array(repeating: room, count: columns)
    core.append("<mo>(</mo><mtable>")
    for k in 0..<Int(run.count) {
      if k % columns == 0 { core.append(k > 0 ? "</mtr><mtr>" : "<mtr>") }
      core.append("<mtd>")
      let entry = layout.child(run, k)
      if measure(entry) > widths[k % columns] { table(entry, widths[k % columns], measure) } else { self.run(entry) }
      core.append("</mtd>")
    }
    core.append("</mtr></mtable><mo>)</mo>")
  }

  private mutating func write(_ item: LineBreaker.Item) {
    for piece in item.pieces {
      switch piece {
      case .node(let node, let isFenced):
        core.append(isFenced ? "<mrow><mo>(</mo>" : "")
        run(node)
        core.append(isFenced ? "<mo>)</mo></mrow>" : "")
      case .sign(let isNegative, _): core.append(isNegative ? "<mo>−</mo>" : "<mo>+</mo>")
      case .open(let level, let isTall):
        core.append(level.isMultiple(of: 2) ? Self.bracket(isTall, "[") : Self.bracket(isTall, "("))
      case .close(let level, let isTall):
        core.append(level.isMultiple(of: 2) ? Self.bracket(isTall, "]") : Self.bracket(isTall, ")"))
      case .inverse(let node):
        core.append("<mfrac><mn>1</mn>")
        run(node)
        core.append("</mfrac>")
      case .raised(let node):
        core.append("<msup><mrow></mrow>")
        run(node, .script)
        core.append("</msup>")
      case .root(let degree):
        core.append("<msup><mrow></mrow><mrow><mn>1</mn><mo>/</mo><mn>")
        core.append(degree)
        core.append("</mn></mrow></msup>")
      }
    }
  }

  /// Its partner may stand on another line, so its size is fixed.
  private static func bracket(_ isTall: Bool, _ mark: String) -> [UInt8] {
    let size = isTall ? "2.4em" : "1.4em"
    return Array("<mo stretchy=\"true\" symmetric=\"true\" minsize=\"\(size)\" maxsize=\"\(size)\">\(mark)</mo>".utf8)
  }
}
