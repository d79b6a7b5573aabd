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
    try Self.digits(count) { try coefficients(mu: mu, precision: $0) }
  }

  /// How many digits are computed at most.
  public static let digitLimit = 100_000

  static func digits(
    _ count: Int, _ enclosures: (_ precision: Int) throws -> SpinTorqueCoefficients<Ball>
  ) throws -> SpinTorqueCoefficients<CertifiedValue.Part> {
    guard (1...digitLimit).contains(count) else { throw EvaluationError.digits(count, allowed: 1...digitLimit) }
    let first = Int(Double(count) * 3.3219280948873623) + 64
    var precision = first
    var failure: (any Error)?
    var parts: SpinTorqueCoefficients<CertifiedValue.Part>?
    while precision <= 16 * first {
      do {
        let found = try enclosures(precision).map { ball -> CertifiedValue.Part in
          if ball.isZero { return .zero }
          return ball.certifiedDecimal(digits: count).map { .digits($0) } ?? .enclosure(ball)
        }
        if found.all.allSatisfy(\.isCertain) { return found }
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
