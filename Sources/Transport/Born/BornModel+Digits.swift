import Evaluation
import Numbers

extension BornModel {
  /// The coefficients at zero temperature with so many significant decimal digits, every one of them certain.
  ///
  /// The precision is doubled until the enclosures fix the digits. What is zero by symmetry is reported as zero, and what stays
  /// open as an enclosure.
  ///
  /// - Throws: `EvaluationError.digits` for a number of digits that is not from 1 to `digitLimit`, and what
  ///   ``coefficients(mu:precision:)`` throws.
  public func digits(_ count: Int, mu: Rational) throws -> SpinTorqueCoefficients<CertifiedValue.Part> {
    try report(count, mu: mu).coefficients
  }

  /// How many digits are computed at most.
  public static let digitLimit = 100_000

  /// The coefficients at a temperature T ≥ 0 with so many certain digits; see ``digits(_:mu:)`` and
  /// ``coefficients(mu:temperature:goal:)``.
  public func digits(
    _ count: Int, mu: Rational, temperature: Rational
  ) throws -> SpinTorqueCoefficients<CertifiedValue.Part> {
    try report(count, mu: mu, temperature: temperature).coefficients
  }

  /// The coefficients and their ratios with so many certain digits.
  public func report(_ count: Int, mu: Rational, temperature: Rational = 0) throws -> BornReport {
    let parts = try Self.certain(count) { precision -> [Ball?] in
      let c =
        try temperature.isZero
        ? coefficients(mu: mu, precision: precision)
        : coefficients(mu: mu, temperature: temperature, goal: precision - 48)
      return c.all + [Self.ratio(c.nonadiabatic, c.adiabatic), Self.ratio(c.damping, c.spin)]
    }
    func known(_ k: Int) -> CertifiedValue.Part { parts[k] ?? .zero }
    return BornReport(
      coefficients: SpinTorqueCoefficients(
        spin: known(0), damping: known(1), adiabatic: known(2), nonadiabatic: known(3)),
      nonadiabaticity: parts[4], damping: parts[5])
  }

  private static func ratio(_ x: Ball, _ y: Ball) -> Ball? {
    if x.isZero && y.excludesZero { return x }
    return try? x.divided(by: y)
  }

  /// Doubles the precision until the balls fix the digits; nil for what has no value.
  static func certain(
    _ count: Int, _ enclosures: (_ precision: Int) throws -> [Ball?]
  ) throws -> [CertifiedValue.Part?] {
    guard (1...digitLimit).contains(count) else { throw EvaluationError.digits(count, allowed: 1...digitLimit) }
    let first = Int(Double(count) * 3.3219280948873623) + 64
    var precision = first
    var failure: (any Error)?
    var parts: [CertifiedValue.Part?]?
    while precision <= 16 * first {
      do {
        let found = try enclosures(precision).map { ball in
          ball.map { ball -> CertifiedValue.Part in
            if ball.isZero { return .zero }
            return ball.certifiedDecimal(digits: count).map { .digits($0) } ?? .enclosure(ball)
          }
        }
        if found.allSatisfy({ $0?.isCertain ?? true }) { return found }
        parts = found
      } catch let error as NumberError {
        // A divisor whose ball contains zero: more precision may help.
        failure = error
      }
      precision *= 2
    }
    if let parts { return parts }
    throw failure ?? BornError.notConverged("no precision was enough for \(count) digits")
  }
}

/// The coefficients with certain digits, and what is made of them.
public struct BornReport: Sendable {
  /// The four coefficients.
  public let coefficients: SpinTorqueCoefficients<CertifiedValue.Part>
  /// β = C_β/C_ad; nil where C_ad = 0.
  public let nonadiabaticity: CertifiedValue.Part?
  /// C_α/C_S, the damping constant when there are no local spins besides the electrons; nil where C_S = 0.
  public let damping: CertifiedValue.Part?
}
