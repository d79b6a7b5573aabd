import Numbers
import Typesetting

extension ComplexBall {
  /// Fifteen digits of both parts.
  var shown: String {
    func part(_ x: Ball) -> String { x.isZero ? "0" : x.certifiedDecimal(digits: 15) ?? x.description }
    let (re, im) = (part(re), part(im))
    return im.hasPrefix("-") ? "\(re) − \(im.dropFirst())i" : "\(re) + \(im)i"
  }
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension Double {
  /// Three digits.
  var shortened: String { rounded(toDigits: 3) }

  /// The decimal of so many digits that is nearest.
  func rounded(toDigits count: Int) -> String {
    Rational(exactly: self)?.roundedDecimal(digits: count) ?? "\(self)"
  }
}

/// Results as JSON.
enum JSONText {
  static func quoted(_ text: String) -> String { text.quotedForJSON }

  /// On one line.
  static func object(_ entries: [(String, String)]) -> String {
    "{" + entries.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }

  /// One line for each entry.
  static func document(_ entries: [(String, String)]) -> String {
    "{\n" + entries.map { "  \(quoted($0.0)): \($0.1)" }.joined(separator: ",\n") + "\n}\n"
  }
}
