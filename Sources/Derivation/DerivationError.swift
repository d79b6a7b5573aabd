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

extension Worksheet {
  /// The error with the place the worksheet had come to.
  func located(_ cause: any Error) -> DerivationError {
    var step = "before the first step", after: String?
    for entry in entries {
      switch entry {
      case .step(let number, let title, _): (step, after) = ("step \(number) (\(title))", nil)
      case .statement(let statement): after = statement.label
      default: break
      }
    }
    return DerivationError(step: step, after: after, cause: cause)
  }
}
