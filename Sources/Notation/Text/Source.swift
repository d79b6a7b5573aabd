/// A piece of text, as half-open offsets into its UTF-8 bytes.
public struct SourceRange: Hashable, Sendable {
  /// The offset of the first byte.
  public let lower: Int
  /// The offset behind the last byte.
  public let upper: Int

  /// The bytes from `lower` up to `upper`, which is not smaller.
  public init(_ lower: Int, _ upper: Int) {
    self.lower = lower
    self.upper = max(lower, upper)
  }

  /// The smallest range that contains both.
  func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(lower, other.lower), max(upper, other.upper))
  }
}

/// A text that is read, with the name it has in messages.
public struct Source: Hashable, Sendable {
  /// What it is called in messages: "expression", "--set", the name of a file.
  public let name: String
  /// The text.
  public let text: String
  /// The number that the first line has in messages: of a piece of a file, that in the file.
  public let firstLine: Int

  /// A text and its name.
  public init(_ text: String, name: String = "expression", firstLine: Int = 1) {
    self.text = text
    self.name = name
    self.firstLine = firstLine
  }

  /// A place, counted from one: lines, and characters as a reader counts them (grapheme clusters).
  public struct Position: Hashable, Sendable {
    /// The line.
    public let line: Int
    /// The character in the line.
    public let column: Int
  }

  /// The place of a byte; the end of the text for an offset behind it.
  public func position(of offset: Int) -> Position {
    let (line, start) = lineStart(of: offset)
    let column = String(decoding: text.utf8.dropFirst(start).prefix(max(0, offset - start)), as: UTF8.self).count + 1
    return Position(line: line + firstLine - 1, column: column)
  }

  /// The text in a range.
  public subscript(range: SourceRange) -> String {
    String(decoding: text.utf8.dropFirst(range.lower).prefix(range.upper - range.lower), as: UTF8.self)
  }

  /// The text in a range in one line, its middle left out when it is long; "this" for one that a message cannot show.
  func excerpt(_ range: SourceRange, limit: Int) -> String {
    let reach = 8 * limit
    var text: String
    if range.upper - range.lower > 2 * reach {
      let (start, end) = (SourceRange(range.lower, range.lower + reach), SourceRange(range.upper - reach, range.upper))
      text = self[start].prefix(limit) + " … " + self[end].suffix(limit)
    } else {
      text = self[range]
    }
    if text.unicodeScalars.contains(where: \.isInvisible) && !text.contains("\n") { return "this" }
    text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.count > limit ? text.prefix(limit / 2 - 2) + " … " + text.suffix(limit / 2 - 2) : text
  }

  /// The number of the line that contains an offset, and the offset of its first byte.
  func lineStart(of offset: Int) -> (line: Int, start: Int) {
    var (line, start) = (1, 0)
    for (k, byte) in text.utf8.enumerated() {
      if k >= offset { break }
      if byte == UInt8(ascii: "\n") { (line, start) = (line + 1, k + 1) }
    }
    return (line, start)
  }

  /// The line that contains an offset, without its end.
  func line(from start: Int) -> String {
    String(decoding: text.utf8.dropFirst(start).prefix { $0 != 10 && $0 != 13 }, as: UTF8.self)
  }
}
