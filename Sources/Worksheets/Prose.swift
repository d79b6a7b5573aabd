import Algebra
import Typesetting

/// Sentences with symbols in them, for LaTeX: names such as τ_ex, lone letters, marks and raised brackets become mathematics.
enum Prose {
  static func latex(_ text: String) -> String {
    var reader = ProseReader(text)
    return reader.latex()
  }

  /// A name in mathematics mode, such as that of a result.
  static func mathematics(_ name: String) -> String {
    let isSymbol = name.allSatisfy { character in
      "_~'*".contains(character) || character.unicodeScalars.count == 1 && (character.isLetter || character.isNumber)
    }
    return isSymbol ? Expr.symbol(name).latex : latex(name).filter { $0 != "$" }
  }
}

/// Reads a sentence from left to right.
private struct ProseReader {
  private let characters: [Character]
  private var position = 0

  init(_ text: String) { characters = Array(text) }

  private static let marks: [Character: String] = [
    "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", "$": "\\$", "&": "\\&", "#": "\\#", "%": "\\%", "_": "\\_",
    "^": "\\textasciicircum{}", "~": "\\textasciitilde{}", "–": "--", "—": "---", "“": "``", "”": "''", "’": "'"
  ]

  private static let signs: [Character: String] = [
    "−": "-", "×": "\\times ", "⋅": "\\cdot ", "·": "\\cdot ", "∂": "\\partial ", "†": "^\\dagger ", "⟨": "\\langle ",
    "↑": "\\uparrow ", "↓": "\\downarrow ", "⟩": "\\rangle ", "≥": "\\ge ", "≤": "\\le ", "≠": "\\ne ",
    "≈": "\\approx ", "≡": "\\equiv ", "±": "\\pm ", "∓": "\\mp ", "√": "\\surd ", "⊗": "\\otimes ", "∫": "\\int ",
    "→": "\\to ", "′": "'", "″": "''", "∇": "\\nabla ", "=": "=",
    "<": "<", ">": ">", "+": "+", "∈": "\\in ", "∝": "\\propto ", "⊥": "\\perp ", "∥": "\\parallel ", "∞": "\\infty ",
    "½": "\\tfrac12 ", "∑": "\\sum ", "∏": "\\prod ", "⇒": "\\Rightarrow ", "↔": "\\leftrightarrow ", "|": "|",
    "ℰ": "\\mathcal{E}", "𝒟": "\\mathcal{D}", "ℒ": "\\mathcal{L}", "≫": "\\gg ", "≪": "\\ll ", "∼": "\\sim ",
    "∮": "\\oint ",
    "∧": "\\wedge ", "⋆": "\\star ",
    "…": "\\dots ", "°": "^\\circ "
  ]
  /// Letters under accents, whether stored as one character or with a combining mark: the two are equal.
  private static let accented: [Character: (letter: Character, command: String)] = {
    var table: [Character: (letter: Character, command: String)] = [:]
    let accents = [
      ("\u{303}", "tilde"), ("\u{302}", "hat"), ("\u{307}", "dot"), ("\u{304}", "bar"), ("\u{308}", "ddot")
    ]
    let latin = "abcdefghijklmnopqrstuvwxyz"
    for letter in latin + latin.uppercased() + "αβγδεζηθκλμνξπρστφχψωΓΔΘΛΞΠΣΦΨΩ𝒜" {
      for (mark, command) in accents { table[Character(String(letter) + mark)] = (letter, command) }
    }
    return table
  }()
  private static let binary: Set<Character> = [
    "−", "×", "⋅", "+", "=", "<", ">", "≤", "≥", "≠", "≈", "±", "⊗"
  ]
  private static let endings = binary.map { (signs[$0] ?? "").filter { $0 != " " } }
  private static let raised: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁺": "+",
    "⁻": "-", "ᵏ": "k", "ᵀ": "T", "ⁿ": "n", "ⁱ": "i"
  ]
  private static let lowered: [Character: Character] = Dictionary(
    uniqueKeysWithValues: zip("₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "0123456789+-aehijklmnoprstuvx"))

  mutating func latex() -> String {
    var result = ""
    var mathematics = ""
    /// Pieces of mathematics side by side, or with a space between them, are one formula.
    func close() {
      guard !mathematics.isEmpty else { return }
      var body = mathematics
      var after = ""
      while body.last == " " {
        body.removeLast()
        after = " "
      }
      // A command's own space is no space of the sentence.
      if endsInSpace, Self.endings.contains(where: { body.hasSuffix($0) }) {
        body += "{}"
        after = ""
      }
      if body.hasPrefix("{}"), result.last == " " { result.removeLast() }
      result += "$\(body)$" + (endsInSpace ? after : "")
      mathematics = ""
    }
    var endsInSpace = false
    while position < characters.count {
      if let word = word() {
        close()
        result += word
        continue
      }
      let start = position
      if let piece = mathematicalPiece(follows: !mathematics.isEmpty) {
        mathematics += piece
        endsInSpace = false
        continue
      }
      position = start
      let character = characters[position]
      position += 1
      if character == " ", !mathematics.isEmpty {
        let beforeSpace = position
        if mathematicalPiece(follows: true) != nil {
          position = beforeSpace
          mathematics += mathematics.last == " " ? "" : " "
        } else {
          position = beforeSpace
          endsInSpace = true
          mathematics += " "
          close()
        }
        continue
      }
      close()
      result += Self.marks[character] ?? String(character)
    }
    endsInSpace = false
    close()
    return result
  }

  /// Two or more plain letters at the place, if no index follows that could belong to the last ones; the place is moved behind.
  private mutating func word() -> String? {
    var end = position
    while end < characters.count, characters[end].isPlainLetter || characters[end].isAccentedLatin { end += 1 }
    guard end > position + 1, end == characters.count || characters[end] != "_" else { return nil }
    defer { position = end }
    return String(characters[position..<end])
  }

  /// A piece of mathematics at the place, if there is one; the place is moved behind it.
  private mutating func mathematicalPiece(follows: Bool) -> String? {
    guard position < characters.count else { return nil }
    let character = characters[position]
    if let sign = Self.signs[character] {
      position += 1
      // Between spaces it joins what stands beside it, inside the formula or not.
      let isBinary = Self.binary.contains(character) && position < characters.count && characters[position] == " "
      if let index = index(ofOne: true) { return sign + "_{\(Expr.symbol(index).latex)}" }
      return follows || !isBinary ? sign : "{}" + sign
    }
    if Self.raised[character] != nil || Self.lowered[character] != nil {
      let table = Self.raised[character] != nil ? Self.raised : Self.lowered
      var digits = ""
      while position < characters.count, let digit = table[characters[position]] {
        digits.append(digit)
        position += 1
      }
      return Self.raised[character] != nil ? "^{\(digits)}" : "_{\(digits)}"
    }
    if let name = name() { return name }
    if character == "^" { return exponent() }
    guard follows else { return nil }
    // Digits, brackets and bars inside a formula belong to it.
    if character.isNumber && character.isASCII || character == "/" {
      position += 1
      return String(character)
    }
    return nil
  }

  /// A letter with its accent, and an index behind an underscore.
  private mutating func name() -> String? {
    let character = characters[position]
    guard character.isLetter else { return nil }
    let before = position > 0 ? characters[position - 1] : " "
    if character.isAccentedLatin {
      // A letter of a word, or a lone symbol under its accent.
      let after = position + 1 < characters.count ? characters[position + 1] : " "
      guard Self.accented[character] != nil, !before.isLetter, !after.isLetter else { return nil }
    }
    var end = position + 1
    while end < characters.count, characters[end].isLetter && characters[end].isASCII { end += 1 }
    let next = end < characters.count ? characters[end] : " "
    let isAlone = end == position + 1
    // Gilbert's.
    if before == "'" || before == "’" { return nil }
    if character.isASCII {
      // Words stay words; lone letters are symbols, but not articles and initials.
      let isPair = end == position + 2 && next == "_"
      let isSecond = before.isLetter && before.isASCII
      guard isAlone && (!isSecond || next == "_") || isPair && !isSecond else { return nil }
      let behind = end + 1 < characters.count ? characters[end + 1] : " "
      let isArticle = "aAI".contains(character) && next == " " && !Self.binary.contains(behind)
      // The place 10a.
      let ends = end == characters.count || "),".contains(next)
      if before.isNumber, before.isASCII, "abcd".contains(character), ends { return nil }
      if isArticle || next == "." || next == "'" || next == "-" || before == "." || before == "-" { return nil }
      if character.isUppercase, position >= 2, characters[position - 2] == "." { return nil }
      if character.isUppercase, before == "(", next.isNumber, next.isASCII { return nil }
      if next.isNumber && next.isASCII { return nil }
    }
    position += 1
    var result = letter(character)
    if position < characters.count, characters[position] == "~" {
      position += 1
      result = "\\tilde{\(result)}"
    }
    if let arrow = characters[position...].prefix(2).first(where: { $0 != "_" }), "↑↓".contains(arrow) {
      position += characters[position] == "_" ? 2 : 1
      return result + "_{\(characters[position - 1] == "↑" ? "\\uparrow" : "\\downarrow")}"
    }
    if let index = index() { result = Expr.symbol("\(character)_\(index)").latex }
    if position < characters.count, characters[position] == "*" {
      position += 1
      result += "^{*}"
    }
    return result.last?.isLetter == true && result.hasPrefix("\\") ? result + " " : result
  }

  /// An index behind an underscore, which for ∂ and ∫ is one letter; a raised digit behind it is a power.
  private mutating func index(ofOne isOne: Bool = false) -> String? {
    guard position + 1 < characters.count, characters[position] == "_", characters[position + 1].isIndex else {
      return nil
    }
    let behind = characters[(position + 2)...]
    let text =
      [characters[position + 1]]
      + (isOne ? behind.prefix { Self.lowered[$0] != nil } : behind.prefix { $0.isIndex && Self.raised[$0] == nil })
    position += 1 + text.count
    return String(text)
  }

  private func letter(_ character: Character) -> String {
    if character.isASCII { return String(character) }
    if let known = Self.accented[character] { return "\\\(known.command){\(letter(known.letter))}" }
    return Expr.symbol(String(character)).latex
  }

  /// ^x or ^(…), with the bracket's inside in mathematics.
  private mutating func exponent() -> String? {
    guard position + 1 < characters.count else { return nil }
    position += 1
    if characters[position] == "(" {
      var depth = 0
      var inside = ""
      while position < characters.count {
        let character = characters[position]
        position += 1
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        if depth == 0 { break }
        if !(depth == 1 && character == "(" && inside.isEmpty) { inside.append(character) }
      }
      return "^{\(inside.map { (Self.signs[$0] ?? letter($0)) + " " }.joined())}"
    }
    // The lesser and the greater function.
    if "<>".contains(characters[position]) {
      position += 1
      return "^{\(characters[position - 1])}"
    }
    var power = ""
    while position < characters.count, characters[position].isASCII || characters[position] == "−" {
      let character = characters[position]
      guard character.isNumber || character.isLetter && power.isEmpty || "−-+".contains(character) && power.isEmpty
      else { break }
      power += Self.signs[character] ?? String(character)
      position += 1
    }
    if power.isEmpty { return nil }
    return "^{\(power)}"
  }
}

extension Character {
  /// a to z or A to Z.
  fileprivate var isPlainLetter: Bool {
    guard utf8.count == 1, let byte = utf8.first else { return false }
    return UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  /// é or ö, which LaTeX reads as they are; ħ is a symbol.
  fileprivate var isAccentedLatin: Bool {
    unicodeScalars.allSatisfy { (0xC0...0x17F).contains($0.value) && $0.value != 0x127 }
  }
}

extension Character {
  /// A letter, a digit, ⊥ or ±, as indices have them.
  fileprivate var isIndex: Bool { isLetter || isNumber || self == "⊥" || self == "±" }
}
