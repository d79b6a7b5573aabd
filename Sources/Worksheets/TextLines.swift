/// Long formulas on several lines of a terminal: broken at spaces only, nothing lost.
enum TextLines {
  /// The text in lines of at most `width` columns where its spaces allow that.
  ///
  /// A line ends before a sign or after a comma of the outermost bracket that leaves it reasonably full; what follows is
  /// aligned with the inside of the innermost bracket still open. Joined by single spaces the lines are the text again.
  ///
  /// - Parameters:
  ///   - start: the column at which the first line begins, after what stands before it.
  ///   - indent: the column at which the following lines begin, outside all brackets.
  static func broken(_ text: String, width: Int, start: Int, indent: Int) -> [String] {
    let characters = Array(text)
    let breaks = opportunities(characters)
    var lines: [String] = []
    var open: [Int] = []
    var position = 0
    var column = start
    while characters.count - position > width - column {
      guard let end = place(breaks, after: position, room: width - column) else { break }
      lines.append(padding(lines.isEmpty ? 0 : column) + String(characters[position..<end]))
      for k in position..<end {
        if "([".contains(characters[k]) { open.append(column + k - position + 1) }
        if ")]".contains(characters[k]) { _ = open.popLast() }
      }
      position = end + 1
      column = min(open.last ?? indent, max(indent, width / 2))
    }
    lines.append(padding(lines.isEmpty ? 0 : column) + String(characters[position...]))
    return lines
  }

  /// Words in lines, for sentences; `before` stands before the first and indents the others.
  static func filled(_ text: String, width: Int, before: String) -> [String] {
    var lines: [String] = []
    var line = before
    var isFresh = true
    for word in text.split(separator: " ") {
      if !isFresh && line.count + 1 + word.count > width {
        lines.append(line)
        line = padding(before.count)
        isFresh = true
      }
      line += (isFresh ? "" : " ") + word
      isFresh = false
    }
    return lines + [line]
  }

  static func filled(_ text: String, width: Int, indent: Int) -> [String] {
    filled(text, width: width, before: padding(indent))
  }

  static func padding(_ count: Int) -> String { String(repeating: " ", count: max(count, 0)) }

  private struct Break {
    let position: Int
    let cost: Int
  }

  /// The spaces, with what a break there costs: ten for every bracket around it, and more inside a product.
  private static func opportunities(_ characters: [Character]) -> [Break] {
    var depth = 0
    var result: [Break] = []
    for (k, character) in characters.enumerated() {
      switch character {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case " ":
        let before = k > 0 ? characters[k - 1] : " "
        let after = k + 1 < characters.count ? characters[k + 1] : " "
        // The space behind a sign belongs to it.
        if "+−=≤<×".contains(before) { continue }
        let isSign = "+−".contains(after) || before == ","
        let cost = before == ";" ? 0 : isSign ? 1 : "=≤<".contains(after) ? 2 : after == "×" ? 5 : 7
        result.append(Break(position: k, cost: 10 * depth + cost))
      default: break
      }
    }
    return result
  }

  /// The cheapest of the places that fill the line, the last of these; if none fits, the first there is.
  private static func place(_ breaks: [Break], after position: Int, room: Int) -> Int? {
    let ahead = breaks.filter { $0.position > position }
    let fitting = ahead.filter { $0.position - position <= room }
    let full = fitting.filter { $0.position - position >= room * 2 / 5 }
    let chosen = full.isEmpty ? fitting : full
    guard let least = chosen.map(\.cost).min() else { return ahead.first?.position }
    return chosen.last { $0.cost == least }?.position
  }
}
