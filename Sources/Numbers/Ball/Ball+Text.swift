internal import CNumerics

extension Ball: CustomStringConvertible {
  /// "[0.3333333333333333 ± 4.1e-17]", as many digits as the precision has.
  public var description: String {
    let digits = max(Int(Double(precision) * 0.30103), 1)
    return reading { x in
      guard let text = cn_ball_text(x, digits) else { return "" }
      defer { cn_text_free(text) }
      return String(cString: text).replacingPlusMinus
    }
  }

  /// The decimal digits that every point of the ball rounds to (half to even), so that each one printed is certain;
  /// nil when the enclosure is too wide to fix them all. Zero digits at the end are kept: they are certain too.
  ///
  /// Plain for decimal exponents from −5 to below `digits`, otherwise with an exponent: "0.3333", "1.60e-19".
  public func certifiedDecimal(digits: Int) -> String? {
    guard digits >= 1, digits <= SizeBudget.digits, let (lower, upper) = interval else { return nil }
    guard let first = Decimal(rounding: lower, digits: digits) else { return nil }
    if lower != upper {
      guard let second = Decimal(rounding: upper, digits: digits), first == second else { return nil }
    }
    return first.text
  }
}

extension Ball {
  /// The number half-way between two neighbouring decimals of so many digits, where the ball is narrow and contains it, so
  /// that ``certifiedDecimal(digits:)`` cannot tell in which direction to round; nil otherwise.
  public func decimalTie(digits: Int) -> Rational? {
    guard digits >= 1, digits <= SizeBudget.digits, let (lower, upper) = interval, lower < upper,
      let a = Decimal(rounding: lower, digits: digits)?.value, let b = Decimal(rounding: upper, digits: digits)?.value,
      a != b
    else { return nil }
    let middle = (a + b) * Rational(1, 2)
    guard lower <= middle, middle <= upper, (upper - lower) * 1000 < b - a else { return nil }
    return middle
  }
}

extension Rational {
  /// The decimal of so many significant digits nearest to the number, half to even; nil for no digits or too many, and for
  /// numbers so large or small that powers of ten are refused. Written as ``Ball/certifiedDecimal(digits:)`` does.
  public func roundedDecimal(digits: Int) -> String? {
    guard digits >= 1, digits <= SizeBudget.digits else { return nil }
    return Decimal(rounding: self, digits: digits)?.text
  }
}

extension String {
  /// Arb's "+/-" as one sign.
  fileprivate var replacingPlusMinus: String {
    // The first plus may be an exponent's.
    guard let position = indices.first(where: { self[$0...].hasPrefix("+/-") }) else { return self }
    return self[..<position] + "±" + self[index(position, offsetBy: 3)...]
  }
}

/// A decimal number of a fixed number of significant digits: `significand·10^(exponent − digits + 1)`.
struct Decimal: Equatable {
  var significand: Integer
  var exponent: Int
  let digits: Int

  /// The nearest one, half to even; nil when the number is so large or small that powers of ten are refused.
  init?(rounding value: Rational, digits: Int) {
    self.digits = digits
    if value.isZero {
      significand = .zero
      exponent = 0
      return
    }
    let size = value.magnitude
    // 10^exponent ≤ size < 10^(exponent+1): from the bits up to one, then corrected.
    let bits = Double(size.numerator.bitWidth - size.denominator.bitWidth)
    exponent = Int((bits * 0.30102999566398120).rounded(.down))
    guard var scaled = Decimal.scaled(size, by: digits - 1 - exponent) else { return nil }
    guard let limit = try? Rational(10).power(digits) else { return nil }
    while scaled >= limit {
      scaled *= Rational(1, 10)
      exponent += 1
    }
    while scaled < limit * Rational(1, 10) {
      scaled *= 10
      exponent -= 1
    }
    let below = scaled.floor()
    let excess = scaled - Rational(below)
    let half = Rational(1, 2)
    significand = excess > half || (excess == half && !below.isEven) ? below + 1 : below
    if Rational(significand) == limit {
      significand = (limit * Rational(1, 10)).floor()
      exponent += 1
    }
    if value.isNegative { significand = -significand }
  }

  private static func scaled(_ value: Rational, by power: Int) -> Rational? {
    guard let factor = try? Rational(10).power(power) else { return nil }
    return value * factor
  }

  /// The number; nil when powers of ten are refused.
  var value: Rational? {
    guard let scale = try? Rational(10).power(exponent - digits + 1) else { return nil }
    return Rational(significand) * scale
  }

  var text: String {
    if significand.isZero { return "0" }
    let sign = significand.isNegative ? "-" : ""
    let all = significand.magnitude.text()
    if (-5..<digits).contains(exponent) {
      if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + all }
      let whole = all.prefix(exponent + 1)
      let fraction = all.dropFirst(exponent + 1)
      return sign + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
    let fraction = all.dropFirst()
    return sign + all.prefix(1) + (fraction.isEmpty ? "" : "." + fraction) + "e\(exponent)"
  }
}
