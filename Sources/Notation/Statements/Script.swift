/// Statements in lines of text.
public enum Script {
  /// The statements with the numbers of their first lines: a line each, and more where a bracket is open.
  public static func statements(of lines: [String]) -> [(line: Int, text: String)] {
    var statements: [(line: Int, text: String)] = []
    var (pending, first) = ("", 0)
    for (k, line) in lines.enumerated() {
      if pending.isEmpty { first = k + 1 }
      pending += (pending.isEmpty ? "" : "\n") + line
      if isOpen(pending) { continue }
      if pending.contains(where: { !$0.isWhitespace }) { statements.append((first, pending)) }
      pending = ""
    }
    if !pending.isEmpty { statements.append((first, pending)) }
    return statements
  }

  /// Whether a bracket is open at the end of a text, outside of remarks.
  public static func isOpen(_ text: String) -> Bool {
    var depth = 0
    for line in text.split(separator: "\n") {
      for character in line.prefix(while: { $0 != "#" }) {
        if "([{".contains(character) { depth += 1 }
        if ")]}".contains(character) { depth -= 1 }
      }
    }
    return depth > 0
  }
}
