import Typesetting

/// The ASCII name of a result, by which formulas call it: `η` is eta, `u per current` is u_per_current, `∂ₜn` is dt_n and
/// `⟨s⟩ − s∞` is avg_s_minus_s_infty.
///
/// Letters of other alphabets are spelled, operations are words, and what is left of spaces and punctuation is an underscore.
/// The name begins with a letter and ends with a letter or a digit.
enum ResultName {
  static func ascii(_ name: String) -> String {
    var words: [String] = []
    var word = ""
    func close() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    func add(_ spelled: String) {
      close()
      words.append(spelled)
    }
    var rest = plain(name).flatMap { Array(composed[$0] ?? String($0).unicodeScalars) }[...]
    while let scalar = rest.popFirst() {
      let character = Character(scalar)
      if scalar.isASCII && (scalar.properties.isAlphabetic || character.isNumber) {
        word.unicodeScalars.append(scalar)
      } else if scalar == "∂" {
        // ∂ₜn is dt_n, a bare ∂n d_n.
        close()
        word = "d"
        while let next = rest.first, let lowered = Letters.loweredFrom[Character(next)] {
          word.append(lowered)
          rest.removeFirst()
        }
        close()
      } else if let spelled = signs[scalar] {
        add(spelled)
      } else if let lowered = Letters.loweredFrom[character] {
        // Digits and letters at the foot belong together: κ₁, τₑₓ.
        close()
        word = Letters.name(lowered) ?? String(lowered)
        while let next = rest.first, let more = Letters.loweredFrom[Character(next)] {
          word += Letters.name(more) ?? String(more)
          rest.removeFirst()
        }
        close()
      } else if let spelled = Letters.name(character) {
        add(spelled)
      } else if let letter = calligraphic(scalar) {
        add("cal" + letter)
      } else {
        close()
      }
    }
    close()
    if let first = words.first, let digit = digits[first] { words[0] = digit }
    let result = words.joined(separator: "_")
    return result.first?.isLetter == true ? result : "result" + (result.isEmpty ? "" : "_") + result
  }

  /// 1/λ² is the inverse of λ²; a fraction is one thing per another.
  private static func plain(_ name: String) -> String {
    name.hasPrefix("1/") ? "inverse " + name.dropFirst(2) : name
  }

  /// Letters with a mark, taken apart; characters are equal however they are composed.
  private static let composed: [Character: String.UnicodeScalarView] = {
    var table: [Character: String.UnicodeScalarView] = [:]
    for letter in "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".unicodeScalars {
      for mark in signs.keys where mark.properties.generalCategory == .nonspacingMark {
        let apart = String.UnicodeScalarView([letter, mark])
        table[Character(String(apart))] = apart
      }
    }
    return table
  }()

  private static let digits = [
    "0": "zero", "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight",
    "9": "nine"
  ]

  /// Operations and marks.
  private static let signs: [Unicode.Scalar: String] = [
    "/": "per", "+": "plus", "−": "minus", "×": "cross", "∫": "integral", "²": "squared", "³": "cubed", "⟨": "avg",
    ">": "above", "<": "below", "′": "prime", "'": "prime", "~": "tilde",
    "\u{303}": "tilde", "\u{302}": "hat", "\u{307}": "dot", "\u{304}": "bar", "ˆ": "hat", "˙": "dot", "¯": "bar",
    "*": "conj", "†": "dagger", "√": "root"
  ]

  private static func calligraphic(_ scalar: Unicode.Scalar) -> String? {
    guard (0x1D49C...0x1D4B5).contains(scalar.value) else { return nil }
    return Unicode.Scalar(scalar.value - 0x1D49C + 0x41).map { String($0) }
  }
}
