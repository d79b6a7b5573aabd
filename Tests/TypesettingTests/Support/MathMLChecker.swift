/// Checks the structure of presentation MathML: nesting, the number of children, text only in tokens.
enum MathMLChecker {
  private static let children: [String: Int] = [
    "mfrac": 2, "msup": 2, "msub": 2, "msubsup": 3, "mroot": 2, "mover": 2
  ]
  private static let groups: Set<String> = ["mrow", "msqrt", "mtable", "mtr", "mtd", "math"]
  private static let tokens: Set<String> = ["mi", "mo", "mn", "mspace"]

  static func complaint(_ text: String) -> String? {
    var open: [(tag: String, children: Int)] = [("document", 0)]
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      let between = rest[..<start]
      let isToken = open.last.map { tokens.contains($0.tag) } ?? false
      if !between.isEmpty && !isToken { return "text \(between) outside a token" }
      if between.contains(">") { return "an unescaped > in \(between)" }
      guard let end = rest[start...].firstIndex(of: ">") else { return "an unfinished tag" }
      let tag = rest[rest.index(after: start)..<end]
      rest = rest[rest.index(after: end)...]
      if tag.hasPrefix("/") {
        guard let last = open.popLast(), last.tag == tag.dropFirst() else { return "\(tag) closes another element" }
        if let wanted = children[last.tag], wanted != last.children {
          return "\(last.tag) has \(last.children) children"
        }
      } else {
        let name = String(tag.prefix { $0 != " " })
        guard children[name] != nil || groups.contains(name) || tokens.contains(name) else { return "unknown \(name)" }
        open[open.count - 1].children += 1
        open.append((name, 0))
      }
    }
    return open.count == 1 && open[0].children == 1 && rest.isEmpty ? nil : "not one element"
  }
}
