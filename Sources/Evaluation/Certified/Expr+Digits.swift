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
    var computation = try DigitComputation(self, Point(values), digits: count, limit: bits)
    return try computation.run()
  }

  /// An enclosure of the value at one precision; throws as `digits(_:at:bits:)`.
  public func enclosure(bits: Int, at values: [Expr: Quantity] = [:]) throws -> ComplexBall {
    var computation = try DigitComputation(self, Point(values), digits: 1, limit: bits)
    return try computation.enclosure(bits)
  }
}

/// One question for digits.
private struct DigitComputation {
  let expression: Expr
  let point: Point
  let digits: Int
  let first: Int
  let limit: Int
  private var real: Program?
  private let complex: Program

  init(_ expression: Expr, _ point: Point, digits: Int, limit: Int?) throws {
    self.expression = expression
    self.point = point
    self.digits = digits
    first = Int(Double(digits) * 3.3219280948873623) + 40
    self.limit = min(limit ?? max(16 * first, 4096), SizeBudget.precision)
    complex = try Program([expression], inputs: point.symbols, over: .complexes)
    do {
      real = try Program([expression], inputs: point.symbols, over: .reals)
    } catch EvaluationError.notReal {
      real = nil
    }
  }

  mutating func run() throws -> CertifiedValue {
    let exact = point.isExact ? expression.substituting(point.substitutions) : nil
    if let q = exact?.rationalValue, let part = CertifiedValue.Part(q, digits) {
      return CertifiedValue(re: part, im: nil, bits: 0)
    }
    var bits = min(first, limit)
    var re: CertifiedValue.Part?
    var im: CertifiedValue.Part?
    var askedExactly = false
    var failure: (any Error)?
    var last: ComplexBall?
    while true {
      do {
        let value = try enclosure(bits)
        failure = nil
        if re?.isCertain != true { re = certain(value.re) }
        if im?.isCertain != true { im = real != nil || expression.isKnownReal ? .zero : certain(value.im) }
        if let re, let im { return CertifiedValue(re: re, im: isReal ? nil : im, bits: bits) }
        if bits > first, !askedExactly, let exact {
          // One doubling did not do: a number that is exactly zero or half-way is the likely reason.
          askedExactly = true
          if re == nil { re = try proved(exact.realPart, value.re) }
          if im == nil { im = try proved(exact.imaginaryPart, value.im) }
          if let re, let im { return CertifiedValue(re: re, im: isReal ? nil : im, bits: bits) }
        }
        if !point.isExact, let last, value.isAsWide(as: last) { return open(re, im, value, bits) }
        last = value
      } catch let error as EvaluationError {
        failure = error
        // More precision may show that a divisor is not zero after all, but hardly after eight doublings.
        if bits >= min(limit, first << 4) { throw error }
      }
      if bits >= limit {
        if let failure { throw failure }
        return open(re, im, try last ?? enclosure(bits), bits)
      }
      bits = min(2 * bits, limit)
    }
  }

  private var isReal: Bool { real != nil || expression.isKnownReal }

  private func open(
    _ re: CertifiedValue.Part?, _ im: CertifiedValue.Part?, _ value: ComplexBall, _ bits: Int
  ) -> CertifiedValue {
    CertifiedValue(re: re ?? .enclosure(value.re), im: isReal ? nil : im ?? .enclosure(value.im), bits: bits)
  }

  private func certain(_ ball: Ball) -> CertifiedValue.Part? {
    if ball.isZero { return .zero }
    return ball.certifiedDecimal(digits: digits).map { .digits($0) }
  }

  /// What exact algebra says of a value whose enclosure contains zero or a tie.
  private func proved(_ exact: Expr, _ ball: Ball) throws -> CertifiedValue.Part? {
    if exact.undefinedPart != nil { return nil }
    if ball.containsZero { return try exact.isZero().isProved ? .zero : nil }
    guard let tie = ball.decimalTie(digits: digits), try exact.equals(Expr(tie)).isProved else { return nil }
    return CertifiedValue.Part(tie, digits)
  }

  /// Encloses the value, over the reals as long as everything is real.
  mutating func enclosure(_ bits: Int) throws -> ComplexBall {
    let values = try point.enclosures(bits: bits)
    if let program = real {
      if values.allSatisfy({ $0.im.isZero }) {
        do {
          return ComplexBall(try Evaluator<BallRegisters>(program, precision: bits)(values.map(\.re))[0])
        } catch EvaluationError.noValue {}
      }
      // Not real, or not at this precision: the complex program decides, for good once it has a value.
      let value = try complexEnclosure(values, bits)
      if !value.im.isZero { real = nil }
      return value
    }
    return try complexEnclosure(values, bits)
  }

  private func complexEnclosure(_ values: [ComplexBall], _ bits: Int) throws -> ComplexBall {
    do {
      return try Evaluator<ComplexBallRegisters>(complex, precision: bits)(values)[0]
    } catch EvaluationError.noValue(let why, let part, _) {
      throw EvaluationError.noValue(why, of: part, at: point.description)
    }
  }
}

extension CertifiedValue.Part {
  /// A rational number; nil where it cannot be written.
  fileprivate init?(_ value: Rational, _ digits: Int) {
    if value.isZero {
      self = .zero
    } else if let text = value.roundedDecimal(digits: digits) {
      self = .digits(text)
    } else {
      return nil
    }
  }
}

extension ComplexBall {
  /// Whether more precision has hardly made the ball narrower.
  fileprivate func isAsWide(as other: ComplexBall) -> Bool {
    re.radiusDouble > 0.9 * other.re.radiusDouble && im.radiusDouble >= 0.9 * other.im.radiusDouble
  }
}
