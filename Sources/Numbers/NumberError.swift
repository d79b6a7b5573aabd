/// Why an operation on numbers has no answer here. Each case carries a sentence that names the operation.
///
/// "Has no value" and "is too large to compute" are different cases on purpose: the first is a statement about
/// mathematics, the second about this computer.
public enum NumberError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A divisor is zero, or an enclosure of one that cannot exclude zero.
  case divisionByZero(String)
  /// Zero to a negative power.
  case zeroToPower(String)
  /// An estimate made before the computation exceeds the budget of ``SizeBudget``.
  case tooLarge(String)
  /// An argument outside the function's domain, such as the square root of a negative number.
  case domain(String)
  /// A matrix that has no inverse.
  case singular(String)
  /// Operands whose shapes do not fit together.
  case dimensionMismatch(String)
  /// An iteration that did not reach its goal.
  case notConverged(String)
  /// Operands that belong to different polynomial rings.
  case mixedRings(String)

  /// The kind of the error and its sentence.
  public var description: String {
    switch self {
    case .divisionByZero(let what): "division by zero: \(what)"
    case .zeroToPower(let what): "zero to a power that has no value: \(what)"
    case .tooLarge(let what): "too large: \(what)"
    case .domain(let what): "outside the domain: \(what)"
    case .singular(let what): "singular: \(what)"
    case .dimensionMismatch(let what): "dimensions do not fit: \(what)"
    case .notConverged(let what): "did not converge: \(what)"
    case .mixedRings(let what): "different rings: \(what)"
    }
  }
}

/// The largest results that are computed rather than refused.
///
/// The libraries underneath end the process when memory runs out, so operations whose result can be far larger than
/// their operands (powers, substitution, text with an exponent) are estimated first and refused beyond these sizes.
public enum SizeBudget {
  /// Significant bits of an integer: 32 MB, eighty million decimal digits.
  public static let integerBits = 1 << 28
  /// Machine words of an expanded polynomial: terms × (variables + words per coefficient).
  public static let polynomialWords = 50_000_000
  /// An exponent of one variable in a polynomial: common divisors of polynomials in one variable take room for every
  /// power up to the degree.
  public static let exponent = 10_000_000
  /// The degree of a polynomial to be factored, which takes minutes already.
  public static let factoringDegree = 5_000
  /// Working precision of a floating-point enclosure.
  public static let precision = 1 << 26
  /// Decimal digits asked for in one text, or given in one.
  public static let digits = 20_000_000
}
