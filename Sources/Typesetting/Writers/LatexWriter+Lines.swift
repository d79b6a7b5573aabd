import Algebra

extension LatexWriter {
  /// Breaks a long formula at the signs of its outermost sum (after the sign of comparison, if there is one) into lines.
  ///
  /// A sum alone is aligned at its left edge, and lines after the first are indented by a quad; an equation is aligned at its
  /// sign. What has no outermost sum stays on one line: a product cannot be broken where a reader would follow.
  mutating func writeLines(_ node: Layout.Node, width: Int) {
    var used = 0
    var body = node
    var opening: StaticString = "\\begin{aligned} & "
    if case .relation(let sign, let left, let right) = layout[node] {
      core.append("\\begin{aligned} ")
      run(left)
      core.append(" &")
      core.append(Self.symbol(sign))
      used = layout.width(left) + 3
      body = right
      opening = ""
    }
    core.append(opening)
    guard case .sum(let terms) = layout[body] else {
      run(body)
      core.append(" \\end{aligned}")
      return
    }
    let indent = used
    for k in 0..<Int(terms.count) {
      let (isNegative, term) = layout.term(terms, k)
      let size = layout.width(term) + 3
      if k > 0 && used + size > width && used > indent {
        core.append(" \\\\ & \\quad ")
        used = indent + 2
      } else if k > 0 {
        core.append(" ")
      }
      if k > 0 { core.append(isNegative ? "- " : "+ ") } else if isNegative { core.append("-") }
      if layout.isSum(term) {
        core.append("(")
        run(term)
        core.append(")")
      } else {
        run(term)
      }
      used += size
    }
    core.append(" \\end{aligned}")
  }
}
