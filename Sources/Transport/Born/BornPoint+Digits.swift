import Evaluation
import Numbers

/// What a point has, with certain digits.
public struct BornReport: Sendable {
  fileprivate let values: [BornQuantity: CertifiedValue.Part]

  /// A quantity; nil where it has no value.
  public subscript(quantity: BornQuantity) -> CertifiedValue.Part? { values[quantity] }

  /// The four coefficients.
  public var coefficients: SpinTorqueCoefficients<CertifiedValue.Part> {
    let parts = BornQuantity.coefficients.map { values[$0] ?? .zero }
    return SpinTorqueCoefficients(spin: parts[0], damping: parts[1], adiabatic: parts[2], nonadiabatic: parts[3])
  }

  /// Whether there is no enclosure where digits were asked for.
  public var isCertain: Bool { values.values.allSatisfy(\.isCertain) }
}

extension BornPoint {
  /// What the point has with so many significant decimal digits, every one of them certain.
  ///
  /// The precision is doubled until the enclosures fix the digits. What is zero by symmetry is reported as zero, and what stays
  /// open as an enclosure.
  ///
  /// - Throws: `EvaluationError.digits` for a number of digits that is not from 1 to `BornModel.digitLimit`, and what
  ///   ``enclosures(precision:)`` throws.
  public func report(_ count: Int) throws -> BornReport {
    guard (1...BornModel.digitLimit).contains(count) else {
      throw EvaluationError.digits(count, allowed: 1...BornModel.digitLimit)
    }
    let first = Int(Double(count) * 3.3219280948873623) + 64
    var precision = first
    var failure: (any Error)?
    var report: BornReport?
    while precision <= 16 * first {
      do {
        let found = BornReport(
          values: try enclosures(precision: precision).mapValues { ball in
            if ball.isZero { return .zero }
            return ball.certifiedDecimal(digits: count).map { .digits($0) } ?? .enclosure(ball)
          })
        if found.isCertain { return found }
        report = found
      } catch let error as NumberError {
        // A divisor whose ball contains zero: more precision may help.
        failure = error
      }
      precision *= 2
    }
    if let report { return report }
    throw failure ?? BornError.notConverged("no precision was enough for \(count) digits")
  }
}

extension BornModel {
  /// How many digits are computed at most.
  public static let digitLimit = 100_000

  /// The coefficients with so many certain digits; see ``BornPoint/report(_:)``.
  public func digits(
    _ count: Int, mu: Rational, temperature: Rational = 0
  ) throws -> SpinTorqueCoefficients<CertifiedValue.Part> {
    try BornPoint(self, filling: .chemicalPotential(mu), temperature: temperature).report(count).coefficients
  }
}
