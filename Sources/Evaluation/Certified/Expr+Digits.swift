import Algebra
import Numbers

extension Expr {
  /// How many decimal digits are computed at most.
  public static let digitLimit = 5_000_000

  /// The value in decimal with so many significant digits in the real and in the imaginary part, every digit certain.
  ///
  /// The value is enclosed with doubled precision until all points of the enclosure round to the same decimal (to nearest,
  /// half to even). A value whose enclosures contain zero, or the middle between two decimals, is asked of the exact
  /// decision `isZero()`: what it proves is reported as exact. What stays open, because the precision reached `bits` or
  /// because a quantity is only known to lie in an interval, is reported as an enclosure with its radius.
  ///
  /// Functions are the principal ones. A part of a real expression without a real value (√−2) makes the computation complex.
  ///
  /// ```swift
  /// try (exp(x) / 3).digits(50, at: [x: .rational(Rational(1, 7))])
  /// ```
  /// - Parameter bits: the largest precision, 16 times what the digits take (at least 4096) when nil.
  /// - Throws: `EvaluationError.digits` for a number of digits that is not from 1 to `digitLimit`; `.unbound` for a symbol without
  ///   a value; `.noValue` with the part that has none and the point; `AlgebraError.undefined`.
  public func digits(_ count: Int, at values: [Expr: Quantity] = [:], bits: Int? = nil) throws -> CertifiedValue {
    guard (1...Self.digitLimit).contains(count) else {
      throw EvaluationError.digits(count, allowed: 1...Self.digitLimit)
    }
    let point = try Point(values)
    var computation = DigitComputation(
      try LoweredExpression(self, inputs: point.symbols, digits: count, limit: bits), at: point)
    return try computation.run()
  }

  /// An enclosure of the value at one precision; throws as `digits(_:at:bits:)`.
  public func enclosure(bits: Int, at values: [Expr: Quantity] = [:]) throws -> ComplexBall {
    let point = try Point(values)
    var computation = DigitComputation(
      try LoweredExpression(self, inputs: point.symbols, digits: 1, limit: bits), at: point)
    return try computation.enclosure(bits)
  }
}
