extension Rational: CustomStringConvertible {
  /// "-3/4", or "5" for an integer.
  public var description: String { isInteger ? "\(numerator)" : "\(numerator)/\(denominator)" }

  /// Reads "3/4", "-1.25" or "1e-3", each exactly; nil for anything else, a denominator of 0 and sizes beyond
  /// ``SizeBudget`` included. ``init(parsing:)`` says which.
  public init?(_ text: String) {
    guard let value = try? Rational(parsing: text) else { return nil }
    self = value
  }

  /// Reads "3/4", "-1.25" or "1e-3", each exactly.
  ///
  /// Fails with ``NumberError/domain(_:)`` for a text of another form, ``NumberError/divisionByZero(_:)`` for a
  /// denominator of 0 and ``NumberError/tooLarge(_:)`` for a decimal exponent whose power of ten has more than
  /// ``SizeBudget/digits`` digits.
  public init(parsing text: String) throws(NumberError) {
    let bytes = text.utf8
    if let slash = bytes.firstIndex(of: UInt8(ascii: "/")) {
      let below = text[bytes.index(after: slash)...]
      guard let n = Integer(String(text[..<slash])), !below.hasPrefix("-"), !below.hasPrefix("+"),
        let d = Integer(String(below))
      else { throw Rational.unreadable(text) }
      try self.init(n, d)
      return
    }
    var digits = Substring(text)
    var exponent = 0
    if let mark = digits.firstIndex(where: { $0 == "e" || $0 == "E" }) {
      guard let power = Integer(String(digits[digits.index(after: mark)...])) else { throw Rational.unreadable(text) }
      guard let small = power.asInt, small.magnitude <= SizeBudget.digits else {
        throw .tooLarge("a decimal number with the exponent \(power)")
      }
      exponent = small
      digits = digits[..<mark]
    }
    var significand = String(digits)
    if let point = digits.firstIndex(of: ".") {
      let fraction = digits[digits.index(after: point)...]
      exponent -= fraction.utf8.count
      significand = String(digits[..<point]) + String(fraction)
      guard !fraction.hasPrefix("-"), !fraction.hasPrefix("+") else { throw Rational.unreadable(text) }
    }
    guard let integer = Integer(significand) else { throw Rational.unreadable(text) }
    let scale = try Integer(10).power(Int(exponent.magnitude))
    self = exponent >= 0 ? Rational(integer * scale) : Rational(reducing: integer, scale)
  }

  private static func unreadable(_ text: String) -> NumberError {
    .domain("\"\(text.prefix(40))\" is not a rational number")
  }
}
