import Numbers

/// What could be said for certain of a value: digits that are all right, an exact zero, or an enclosure.
public struct CertifiedValue: Sendable {
  /// What is known of a real number.
  public enum Part: Sendable {
    /// The decimal of the digits asked for that is nearest to the exact value (half to even): every digit is certain.
    case digits(String)
    /// The value is 0, which was proved.
    case zero
    /// The precision allowed does not fix the digits, or the inputs do not: the value is in this ball.
    case enclosure(Ball)
  }

  /// The real part.
  public let re: Part
  /// The imaginary part; nil for a value known to be real.
  public let im: Part?
  /// The precision in bits of the last computation, 0 when none was necessary.
  public let bits: Int

  /// Whether all digits asked for are known.
  public var isCertain: Bool { re.isCertain && im?.isCertain ?? true }
}

extension CertifiedValue.Part: CustomStringConvertible {
  /// The digits, "0", or "[midpoint ± radius]".
  public var description: String {
    switch self {
    case .digits(let text): text
    case .zero: "0"
    case .enclosure(let ball): ball.description
    }
  }

  /// Whether this is not an enclosure.
  public var isCertain: Bool { if case .enclosure = self { false } else { true } }
}

extension CertifiedValue: CustomStringConvertible {
  /// "0.3333", "1.50 − 2.25i", "0", or enclosures in brackets.
  public var description: String {
    guard let im else { return re.description }
    if case .zero = im { return re.description }
    var imaginary = im.description
    var sign = "+"
    if imaginary.hasPrefix("-") {
      imaginary.removeFirst()
      sign = "−"
    }
    if case .zero = re { return (sign == "−" ? "-" : "") + imaginary + "i" }
    return "\(re) \(sign) \(imaginary)i"
  }
}
