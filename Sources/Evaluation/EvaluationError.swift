import Algebra
import Numbers
import Typesetting

/// What can go wrong in evaluation.
public enum EvaluationError: Error, Sendable, Equatable {
  /// A symbol or field of the expression that has no value.
  case unbound(Expr)
  /// A part that is not a real function of real inputs.
  case notReal(Expr)
  /// Columns of values of different lengths, or not one column per input.
  case shape(String)
  /// A part that has no finite value: why, which part, and the point.
  case noValue(String, of: Expr, at: String)
  /// A number of digits outside the range that is computed.
  case digits(Int, allowed: ClosedRange<Int>)
  /// An interval, a box or a path that is none.
  case region(String)
  /// Work that did not reach its goal within its limits.
  case notConverged(String)
}

extension EvaluationError: CustomStringConvertible {
  /// A sentence.
  public var description: String {
    switch self {
    case .unbound(let e): "\(e.text) has no value"
    case .notReal(let e): "\(e.text) is not a real function of real variables"
    case .shape(let what): what
    case .noValue(let why, let part, let point): "\(part.text): \(why)" + (point.isEmpty ? "" : " at \(point)")
    case .digits(let n, let allowed):
      "\(n) digits cannot be computed: from \(allowed.lowerBound) to \(allowed.upperBound) can"
    case .region(let what): what
    case .notConverged(let what): what
    }
  }
}
