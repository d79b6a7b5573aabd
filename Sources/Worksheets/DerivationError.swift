import Algebra
import Typesetting

/// A derivation that could not be carried out: where it stopped, and why.
public struct DerivationError: Error, CustomStringConvertible {
  /// The step, with its number.
  public let step: String
  /// The last statement that was reached, when there is one.
  public let after: String?
  /// What went wrong.
  public let cause: any Error

  /// The place and the cause.
  public var description: String {
    let place = after.map { "\(step), after \"\($0)\"" } ?? step
    return "\(place): \((cause as? AlgebraError)?.description ?? "\(cause)")"
  }
}

/// A premise that was to be another one, but is none of the derivation's.
public struct UnknownPremise: Error, CustomStringConvertible {
  /// What it was called.
  public let name: String
  /// The derivation.
  public let derivation: String

  /// What to do about it.
  public var description: String {
    "\(derivation) has no premise for \(name), or none of that kind of formula; derive \(derivation) shows them as \"given\""
  }
}

extension Worksheet {
  /// The error with the place the worksheet had come to.
  func located(_ cause: any Error) -> DerivationError {
    DerivationError(step: place.step, after: place.statement, cause: cause)
  }
}
