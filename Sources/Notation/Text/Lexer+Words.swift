import Numbers
import Typesetting

/// Numbers and names.
extension Lexer {
  // MARK: Numbers

  /// Digits, a point, digits, and an exponent whose sign and digits follow the e at once: 12, 0.04, .5, 1.5e-3. The value is
  /// exact.
  mutating func number() {
    let start = position
    takeDigits()
    if peek == ".", peek(1) != "." {
      position += 1
      if peek?.isDigit != true {
        report(.spelling, from: start, "a digit is missing behind the decimal point")
        return add(.number, from: start, value: 1)
      }
      takeDigits()
    }
    let digits = position - start
    var exponent = ""
    if peek == "e" || peek == "E" {
      let isSigned = peek(1) == "-" || peek(1) == "+"
      if peek(isSigned ? 2 : 1)?.isDigit == true {
        let mark = position
        position += isSigned ? 2 : 1
        takeDigits()
        exponent = text(from: mark)
      }
    }
    if peek == ".", peek(1) != ".", exponent.isEmpty {
      position += 1
      takeDigits()
      report(.spelling, from: start, "a number with two decimal points")
      return add(.number, from: start, value: 1)
    }
    guard digits <= limits.digits else {
      report(.tooLarge, from: start, "a number of \(digits) digits is not read; the limit is \(limits.digits)")
      return add(.number, from: start, value: 1)
    }
    let power = Int(exponent.dropFirst())
    guard exponent.isEmpty || power.map({ abs($0) <= limits.exponent }) == true else {
      report(
        .tooLarge, from: start,
        "a number with the decimal exponent \(exponent.dropFirst().prefix(20)) is not read; the limit is \(limits.exponent)"
      )
      return add(.number, from: start, value: 1)
    }
    var spelled = text(from: start)
    if spelled.hasPrefix(".") { spelled = "0" + spelled }
    add(.number, from: start, value: Rational(spelled) ?? 0)
  }

  private mutating func takeDigits() { while peek?.isDigit == true { position += 1 } }

  /// The scalars from a place to the position, raised ones by what they raise.
  private func text(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    for scalar in scalars[start..<position] { text.append(isRaised ? Self.lowered[scalar] ?? scalar : scalar) }
    return String(text)
  }

  // MARK: Names

  /// Letters begin a name; raised and lowered ones do not.
  static func startsName(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    if scalar == "∆" || scalar == "∇" { return true }
    return scalar.properties.isAlphabetic && lowered[scalar] == nil && index(scalar) == nil
      && scalar.properties.generalCategory != .nonspacingMark
  }

  /// What a lowered character lowers.
  private static func index(_ scalar: Unicode.Scalar) -> Character? {
    scalar.isASCII ? nil : Letters.loweredFrom[Character(scalar)]
  }

  /// Marks behind a letter, as names spell them.
  private static let marks: [Unicode.Scalar: String] = [
    "~": "~", "˜": "~", "ˆ": "ˆ", "˙": "˙", "¯": "¯", "'": "′", "′": "′", "’": "′", "″": "′′", "†": "†",
    "\u{303}": "~", "\u{302}": "ˆ", "\u{307}": "˙", "\u{304}": "¯", "\u{305}": "¯"
  ]
  /// Whether it stands in one of the blocks of Latin letters with marks.
  private static func isLatinWithMark(_ scalar: Unicode.Scalar) -> Bool {
    ("\u{C0}"..."\u{24F}").contains(scalar) || ("\u{1E00}"..."\u{1EFF}").contains(scalar)
  }

  /// Letters that are one character with a mark, such as ṅ, taken apart. Characters are equal however they are composed.
  private static let composed: [Character: (Unicode.Scalar, String)] = {
    var table: [Character: (Unicode.Scalar, String)] = [:]
    let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    for letter in letters.unicodeScalars {
      for (mark, spelled) in marks where mark.properties.generalCategory == .nonspacingMark {
        table[Character(String(String.UnicodeScalarView([letter, mark])))] = (letter, spelled)
      }
    }
    return table
  }()
  /// Signs that may be an index.
  private static let indexSigns: Set<Unicode.Scalar> = ["↑", "↓", "∥", "⊥", "±", "∞"]

  /// True when the scalar so far ahead continues a name that has begun with π.
  func continuesName(_ ahead: Int) -> Bool {
    guard !isRaised, let next = peek(ahead) else { return false }
    return next == "_" || Self.marks[next] != nil || Self.index(next) != nil
  }

  /// Letters and digits, marks, indices, primes: `x`, `x2`, `γ~`, `τ_sf`, `nₑₓ`, `x₁′`, `E_{kin}`.
  mutating func name() {
    let start = position
    add(.name, from: start, name: takeName())
  }

  mutating func takeName() -> String {
    var (stem, marks, indices) = (String.UnicodeScalarView(), "", "")
    while let next = peek, Self.startsName(next) || (next.isDigit && !stem.isEmpty) {
      // π is a factor of its own: 2πx.
      if next == "π" && !stem.isEmpty { break }
      if Self.isLatinWithMark(next), let (letter, mark) = Self.composed[Character(next)] {
        stem.append(letter)
        marks = mark
        position += 1
        break
      }
      stem.append(next)
      position += 1
    }
    var result = String(stem)
    if isRaised { return result }
    takeMarks(&marks)
    while let next = peek, next.properties.generalCategory == .nonspacingMark {
      let start = position
      position += 1
      let code = String(next.value, radix: 16, uppercase: true)
      report(
        .spelling, from: start, "names do not have the accent U+0\(code)", ["there are ~, ˆ, ˙ and ¯ behind the letter"]
      )
    }
    var lowered = ""
    while let next = peek, let plain = Self.index(next) {
      lowered.append(plain)
      position += 1
    }
    if !lowered.isEmpty { indices += "_" + lowered }
    while peek == "_" { indices += takeIndex() }
    takeMarks(&marks)
    result += marks + indices
    return result
  }

  private mutating func takeMarks(_ marks: inout String) {
    while let next = peek, let mark = Self.marks[next] {
      marks += mark
      position += 1
    }
  }

  /// `_sf`, `_12`, `_↑`, `_{x,y}`.
  private mutating func takeIndex() -> String {
    let start = position
    position += 1
    var text = String.UnicodeScalarView()
    if peek == "{" {
      position += 1
      while let next = peek, next != "}", next != "\n" {
        text.append(next == "," ? "_" : next)
        position += 1
      }
      if peek == "}" {
        position += 1
        if !text.isEmpty { return "_" + String(text) }
      }
      report(.spelling, from: start, text.isEmpty ? "an empty index" : "the index is not closed by }")
      return ""
    }
    while let next = peek, Self.startsName(next) || next.isDigit || Self.indexSigns.contains(next) {
      text.append(next)
      position += 1
      if Self.indexSigns.contains(next) { break }
    }
    if text.isEmpty { report(.spelling, from: start, "an index is missing behind _") }
    return text.isEmpty ? "" : "_" + String(text)
  }

  /// ∂ with what stands at it: `∂ₜ`, `∂_ξ`, `∂₁`, or nothing as in ∂/∂t.
  mutating func partial() {
    let start = position
    position += 1
    var variable = ""
    while let next = peek, let plain = Self.index(next) {
      variable.append(plain)
      position += 1
    }
    if variable.isEmpty, peek == "_" {
      position += 1
      variable = peek.map(Self.startsName) == true ? takeName() : ""
      while variable.isEmpty || variable.allSatisfy(\.isNumber), let digit = peek, digit.isDigit {
        variable.unicodeScalars.append(digit)
        position += 1
      }
      if variable.isEmpty { report(.spelling, from: start, "the variable is missing behind ∂_") }
    }
    add(.partial, from: start, name: variable)
  }
}
