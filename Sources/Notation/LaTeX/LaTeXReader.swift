/// Translates LaTeX piece by piece.
struct LaTeXReader {
  struct Piece {
    let text: String
    let range: SourceRange
  }

  let bytes: [UInt8]
  let source: Source
  let isWord: (String) -> Bool
  private(set) var mistakes: [Diagnostic] = []
  var position = 0
  var depth = 0
  /// Inside an index letters beside each other are one name.
  var isInIndex = false

  init(_ source: Source, isWord: @escaping (String) -> Bool) {
    self.source = source
    bytes = Array(source.text.utf8)
    self.isWord = isWord
  }

  // MARK: Bytes

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }
  func text(_ lower: Int, _ upper: Int) -> String { String(decoding: bytes[lower..<upper], as: UTF8.self) }
  func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
  func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  mutating func report(_ kind: Diagnostic.Kind, _ lower: Int, _ message: String, _ notes: [String] = []) {
    guard mistakes.count < 8 else { return }
    let end = bytes.count
    mistakes.append(Diagnostic(kind, SourceRange(min(lower, end), min(max(position, lower + 1), end)), message, notes))
  }

  mutating func skipSpaces() {
    while let byte = next, byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "~") {
      position += 1
    }
  }

  mutating func skipThinSpaces() {
    skipSpaces()
    while [",", "!", ";", ":"].contains(coming ?? "") {
      _ = command()
      skipSpaces()
    }
  }

  mutating func take(_ word: String) -> Bool {
    guard bytes[position...].starts(with: word.utf8) else { return false }
    position += word.utf8.count
    return true
  }

  /// The name behind a backslash; one character that is no letter counts.
  mutating func command() -> String {
    position += 1
    let start = position
    while let byte = next, isLetter(byte) { position += 1 }
    if position == start, position < bytes.count { position += 1 }
    return text(start, position)
  }

  /// The command that follows, without taking it.
  var coming: String? {
    guard next == UInt8(ascii: "\\") else { return nil }
    var copy = self
    return copy.command()
  }

  // MARK: Sequences

  mutating func whole() -> [Piece] {
    var pieces: [Piece] = []
    while next != nil {
      pieces += sequence()
      if next == UInt8(ascii: "}") {
        position += 1
        report(.syntax, position - 1, "this brace was never opened")
      } else if next != nil {
        let start = position
        let found = command()
        report(.syntax, start, "\\\(found) has nothing to end here")
      }
    }
    return pieces
  }

  /// Everything up to a brace that closes, or a command that ends something.
  mutating func sequence() -> [Piece] {
    var pieces: [Piece] = []
    while let byte = next {
      if byte == UInt8(ascii: "}") { return pieces }
      if ["end", "\\"].contains(coming ?? "") || (byte == UInt8(ascii: "&")) { return pieces }
      pieces += factor()
    }
    return pieces
  }

  /// One piece with its index and power.
  mutating func factor() -> [Piece] {
    guard depth < 100 else {
      report(.tooLarge, position, "LaTeX stands more than 100 deep")
      position = bytes.count
      return []
    }
    depth += 1
    defer { depth -= 1 }
    let start = position
    let base = atom()
    return scripts(base, from: start)
  }

  /// A letter, a number, a word, a group, a command or a sign.
  mutating func atom() -> [Piece] {
    let start = position
    guard let byte = next else { return [] }
    switch byte {
    case UInt8(ascii: "\\"): return meaning(of: command(), from: start)
    case UInt8(ascii: "{"): return group()
    case UInt8(ascii: "^"), UInt8(ascii: "_"):
      position += 1
      report(.syntax, start, "there is nothing that this belongs to")
      return []
    case UInt8(ascii: "~"):
      position += 1
      return [piece(" ", start)]
    case UInt8(ascii: "\""):
      // Words between quotation marks are no formulas.
      position += 1
      while let inside = next, inside != UInt8(ascii: "\"") {
        if inside == UInt8(ascii: "`") { break }
        position += 1
      }
      if next == UInt8(ascii: "\"") { position += 1 }
      return [piece(text(start, position), start)]
    case _ where isDigit(byte):
      while let digit = next, isDigit(digit) || digit == UInt8(ascii: ".") { position += 1 }
      return [piece(text(start, position), start)]
    case _ where isLetter(byte):
      while let letter = next, isLetter(letter) { position += 1 }
      let word = text(start, position)
      if word.utf8.count > 1, !isInIndex, !isWord(word) {
        // In LaTeX letters beside each other are factors, here they are one name.
        report(
          .ambiguous, start, "two readings: is \(word) one name, or the product of its letters?",
          ["write \\mathrm{\(word)} for a name, \(word.map(String.init).joined(separator: " ")) for a product"])
      }
      return [piece(word, start)]
    default:
      position += 1
      // The other bytes of one character.
      while let more = next, more & 0xC0 == 0x80 { position += 1 }
      return [piece(text(start, position), start)]
    }
  }

  func piece(_ text: String, _ start: Int) -> Piece { Piece(text: text, range: SourceRange(start, position)) }

  /// What stands between braces, in parentheses.
  mutating func group() -> [Piece] {
    let start = position
    let inside = argument()
    let (open, close) = (SourceRange(start, start + 1), SourceRange(position - 1, position))
    return [Piece(text: "(", range: open)] + inside + [Piece(text: ")", range: close)]
  }

  /// What a command or script acts on: what stands between braces, or one sign or command.
  mutating func argument() -> [Piece] {
    skipSpaces()
    let start = position
    guard let byte = next else {
      report(.syntax, start, "what belongs here is missing")
      return []
    }
    if byte == UInt8(ascii: "{") {
      position += 1
      let inside = sequence()
      if next == UInt8(ascii: "}") {
        position += 1
      } else {
        report(.syntax, start, "this brace is never closed")
      }
      return inside
    }
    if byte == UInt8(ascii: "\\") { return meaning(of: command(), from: start) }
    position += 1
    while let more = next, more & 0xC0 == 0x80 { position += 1 }
    return [piece(text(start, position), start)]
  }

  func joined(_ pieces: [Piece]) -> String { pieces.map(\.text).joined() }

  func enclosed(_ open: String, _ inside: [Piece], _ close: String, _ start: Int) -> [Piece] {
    [Piece(text: open, range: SourceRange(start, start + 1))] + inside
      + [Piece(text: close, range: SourceRange(max(start, position - 1), position))]
  }
}
