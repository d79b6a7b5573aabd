/// A line of a text with carets under a part of it, as a terminal shows it.
///
/// Wide characters (East Asian wide and fullwidth forms, emoji) take two columns, as in Unicode's annex 11;
/// combining marks stand on their letter. Control characters, marks without a letter, and marks that change the direction of writing would move the text away from the carets:
/// they are shown by their code.
struct Excerpt {
  let text: String
  let carets: String

  static let width = 100

  /// - Parameters from, to: offsets of bytes in the line.
  init(line: String, from: Int, to: Int) {
    var cells: [(text: String, width: Int, isMarked: Bool)] = []
    var offset = 0
    var isCut = false
    // Of a long line only what is near the place can be shown.
    let isLong = line.utf8.count > 20 * Self.width
    for character in line {
      let end = offset + character.utf8.count
      if isLong, end < from - 8 * Self.width {
        offset = end
        isCut = true
        continue
      }
      if isLong, offset > from + 8 * Self.width { break }
      let shown = Self.shown(character)
      cells.append((shown.text, shown.width, offset < to && end > from))
      offset = end
    }
    // An empty range, or one at the end, is shown by one caret.
    if !cells.contains(where: \.isMarked) {
      let index = isCut ? cells.count : min(Self.index(of: from, in: line), cells.count)
      if index == cells.count { cells.append((" ", 1, true)) } else { cells[index].isMarked = true }
    }
    let first = cells.firstIndex(where: \.isMarked) ?? 0
    let range = Self.window(cells.map(\.width), around: first)
    var (text, carets) = (range.lowerBound > 0 || isCut ? "…" : "", range.lowerBound > 0 || isCut ? " " : "")
    for cell in cells[range] {
      text += cell.text
      carets += String(repeating: cell.isMarked ? "^" : " ", count: cell.width)
    }
    if range.upperBound < cells.count { text += "…" }
    self.text = Self.trimmed(text)
    self.carets = Self.trimmed(carets)
  }

  private static func trimmed(_ text: String) -> String {
    String(text.reversed().drop { $0 == " " }.reversed())
  }

  private static func index(of offset: Int, in line: String) -> Int {
    var (k, bytes) = (0, 0)
    for character in line {
      if bytes >= offset { break }
      bytes += character.utf8.count
      k += 1
    }
    return k
  }

  /// The cells around one of them that fit.
  private static func window(_ widths: [Int], around center: Int) -> Range<Int> {
    if widths.reduce(0, +) <= width { return 0..<widths.count }
    var (low, high, sum) = (center, center, 0)
    while sum < width / 2, low > 0 {
      low -= 1
      sum += widths[low]
    }
    while sum < width, high < widths.count {
      sum += widths[high]
      high += 1
    }
    return low..<high
  }

  private static func shown(_ character: Character) -> (text: String, width: Int) {
    if character == "\t" { return (" ", 1) }
    let lone = character.unicodeScalars.first { $0.properties.generalCategory == .nonspacingMark }
    let isLone = lone != nil && lone == character.unicodeScalars.first
    if let scalar = isLone ? lone : character.unicodeScalars.first(where: \.isInvisible) {
      return (scalar.codeName, scalar.codeName.count)
    }
    return (String(character), columns(character))
  }

  static func columns(_ character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    let isEmoji = scalar.properties.isEmojiPresentation || character.unicodeScalars.contains { $0.value == 0xFE0F }
    return isEmoji || wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
    0x1F1E6...0x1F1FF, 0x20000...0x3FFFD
  ]
}

extension Unicode.Scalar {
  /// Controls and marks of direction; the joiners inside emoji are neither.
  package var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: true
    case .format: value != 0x200D
    default: false
    }
  }

  /// "<U+001B>", in the place of what a terminal would take for a command.
  package var codeName: String {
    let code = String(value, radix: 16, uppercase: true)
    return "<U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code + ">"
  }
}
