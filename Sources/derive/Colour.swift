import Derivation

/// Verdicts in colour at the ends of lines, where that is wanted.
enum Colour {
  static func paint(_ text: String) -> String {
    guard Output.isColoured else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      for (ending, code) in [("refuted", 31), ("convention conflict", 33), ("undecided", 35), ("proved", 32)]
      where line.hasSuffix("  " + ending) {
        return line.dropLast(ending.count) + "\u{1B}[\(code)m\(ending)\u{1B}[0m"
      }
      return String(line)
    }.joined(separator: "\n")
  }
}
