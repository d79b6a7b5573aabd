import Algebra
import Numbers

/// An expression lowered once, for digits at one point or at many. Not thread safe: one per thread.
final class LoweredExpression {
  let expression: Expr
  let digits: Int
  /// The first precision in bits, and the largest.
  let first: Int, limit: Int
  fileprivate let complex: Program
  /// Nil where the expression is no real function of real inputs.
  fileprivate let real: Program?
  /// Evaluators of the two precisions that most points end with.
  private var reals: [Int: Evaluator<BallRegisters>] = [:]
  private var complexes: [Int: Evaluator<ComplexBallRegisters>] = [:]

  init(_ expression: Expr, inputs: [Expr], digits: Int, limit: Int? = nil) throws {
    self.expression = expression
    self.digits = digits
    first = Int(Double(digits) * 3.3219280948873623) + 40
    self.limit = min(limit ?? max(16 * first, 4096), SizeBudget.precision)
    complex = try Program([expression], inputs: inputs, over: .complexes)
    do {
      real = try Program([expression], inputs: inputs, over: .reals)
    } catch EvaluationError.notReal {
      real = nil
    }
  }

  fileprivate func realEnclosure(_ program: Program, _ values: [ComplexBall], _ bits: Int) throws -> ComplexBall {
    let evaluator = try reals[bits] ?? Evaluator<BallRegisters>(program, precision: bits)
    if bits <= 2 * first { reals[bits] = evaluator }
    return ComplexBall(try evaluator(values.map(\.re))[0])
  }

  fileprivate func complexEnclosure(_ values: [ComplexBall], _ bits: Int) throws -> ComplexBall {
    let evaluator = try complexes[bits] ?? Evaluator<ComplexBallRegisters>(complex, precision: bits)
    if bits <= 2 * first { complexes[bits] = evaluator }
    return try evaluator(values)[0]
  }
}

/// Values of what an expression depends on, and enclosures of them at any precision.
protocol EnclosedPoint {
  /// Whether every value is one number.
  var isExact: Bool { get }
  /// Whether the expression at this point is made before its enclosures are asked. A million of them would fill the store.
  var asksAlgebraFirst: Bool { get }
  /// "x = 1/7, y = 2".
  var description: String { get }
  /// What to put for the symbols, where all values are exact.
  var substitutions: [(of: Expr, by: Expr)] { get }
  /// In the order of the inputs.
  func enclosures(bits: Int) throws -> [ComplexBall]
}

/// One question for digits.
struct DigitComputation<Place: EnclosedPoint> {
  private let lowered: LoweredExpression
  private let point: Place
  private var isReal: Bool

  init(_ lowered: LoweredExpression, at point: Place) {
    (self.lowered, self.point) = (lowered, point)
    isReal = lowered.real != nil
  }

  private var expression: Expr { lowered.expression }
  private var exact: Expr? { point.isExact ? expression.substituting(point.substitutions) : nil }

  mutating func run() throws -> CertifiedValue {
    let (first, limit) = (lowered.first, lowered.limit)
    var exact: Expr?
    var isExactKnown = false
    /// The value where it is a rational number.
    func askAlgebra() -> CertifiedValue? {
      isExactKnown = true
      exact = self.exact
      guard let q = exact?.rationalValue, let part = CertifiedValue.Part(q, lowered.digits) else { return nil }
      return CertifiedValue(re: part, im: nil, bits: 0)
    }
    if point.asksAlgebraFirst, let value = askAlgebra() { return value }
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
        if im?.isCertain != true { im = isReal || expression.isKnownReal ? .zero : certain(value.im) }
        if let re, let im { return CertifiedValue(re: re, im: hasNoImaginaryPart ? nil : im, bits: bits) }
        if !isExactKnown, let value = askAlgebra() { return value }
        if bits > first, !askedExactly, let exact, value.isNarrow || bits >= limit {
          // One doubling did not do: a number that is exactly zero or half-way is the likely reason. The two questions share
          // one budget of work.
          askedExactly = true
          try? WorkBudget.bounded("an exact decision") {
            if re == nil { re = try proved(exact.realPart, value.re) }
            if im == nil { im = try proved(exact.imaginaryPart, value.im) }
          }
          if let re, let im { return CertifiedValue(re: re, im: hasNoImaginaryPart ? nil : im, bits: bits) }
        }
        if !point.isExact, let last, value.isAsWide(as: last) { return open(re, im, value, bits) }
        last = value
      } catch let error as EvaluationError {
        if !isExactKnown, let value = askAlgebra() { return value }
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

  private var hasNoImaginaryPart: Bool { isReal || expression.isKnownReal }

  private func open(
    _ re: CertifiedValue.Part?, _ im: CertifiedValue.Part?, _ value: ComplexBall, _ bits: Int
  ) -> CertifiedValue {
    CertifiedValue(
      re: re ?? .enclosure(value.re), im: hasNoImaginaryPart ? nil : im ?? .enclosure(value.im), bits: bits)
  }

  private func certain(_ ball: Ball) -> CertifiedValue.Part? {
    if ball.isZero { return .zero }
    return ball.certifiedDecimal(digits: lowered.digits).map { .digits($0) }
  }

  /// What exact algebra says of a value whose enclosure contains zero or a tie.
  private func proved(_ exact: Expr, _ ball: Ball) throws -> CertifiedValue.Part? {
    if exact.undefinedPart != nil { return nil }
    if ball.containsZero { return try exact.isZero().isProved ? .zero : nil }
    guard let tie = ball.decimalTie(digits: lowered.digits), try exact.equals(Expr(tie)).isProved else { return nil }
    return CertifiedValue.Part(tie, lowered.digits)
  }

  /// Encloses the value, over the reals as long as everything is real.
  mutating func enclosure(_ bits: Int) throws -> ComplexBall {
    let values = try point.enclosures(bits: bits)
    if isReal, let program = lowered.real {
      if values.allSatisfy({ $0.im.isZero }) {
        do { return try lowered.realEnclosure(program, values, bits) } catch EvaluationError.noValue {}
      }
      // Not real, or not at this precision: the complex program decides, for good once it has a value.
      let value = try complexEnclosure(values, bits)
      if !value.im.isZero { isReal = false }
      return value
    }
    return try complexEnclosure(values, bits)
  }

  private func complexEnclosure(_ values: [ComplexBall], _ bits: Int) throws -> ComplexBall {
    do {
      return try lowered.complexEnclosure(values, bits)
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
  /// Whether the parts are known to four digits after the point, so that zero or a tie is likely where they contain one.
  fileprivate var isNarrow: Bool { re.radiusDouble < 1e-4 && im.radiusDouble < 1e-4 }

  /// Whether more precision has hardly made the ball narrower.
  fileprivate func isAsWide(as other: ComplexBall) -> Bool {
    re.radiusDouble > 0.9 * other.re.radiusDouble && im.radiusDouble >= 0.9 * other.im.radiusDouble
  }
}
