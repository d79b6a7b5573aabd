import Evaluation
import Numbers

/// What a point has, with certain digits.
public struct BornReport: Sendable {
  let values: [BornQuantity: CertifiedValue.Part]

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
    BornReport(values: try certainDigits(count, limit: BornModel.digitLimit) { try enclosures(precision: $0) })
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
