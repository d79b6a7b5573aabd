import Evaluation
import Numbers

/// What enclosures say with so many significant decimal digits, every one of them certain: the precision in bits is doubled until they
/// fix the digits, and what stays open is an enclosure.
///
/// - Throws: `EvaluationError.digits` for a number of digits that is not from 1 to the limit, and what `enclosures` throws, but a
///   `NumberError` only when no precision helps.
public func certainDigits<Name: Hashable>(
  _ count: Int, limit: Int, _ enclosures: (_ precision: Int) throws -> [Name: Ball]
) throws -> [Name: CertifiedValue.Part] {
  guard (1...limit).contains(count) else { throw EvaluationError.digits(count, allowed: 1...limit) }
  let first = Int(Double(count) * 3.3219280948873623) + 64
  var precision = first
  var failure: (any Error)?
  var parts: [Name: CertifiedValue.Part]?
  while precision <= 16 * first {
    do {
      let found = try enclosures(precision).mapValues { ball -> CertifiedValue.Part in
        if ball.isZero { return .zero }
        return ball.certifiedDecimal(digits: count).map { .digits($0) } ?? .enclosure(ball)
      }
      if found.values.allSatisfy(\.isCertain) { return found }
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
