import Algebra
import Worksheets
import Testing

extension Transcript {
  /// The result of that name.
  func result<F: Formula>(_ name: String, as type: F.Type = F.self) throws -> F {
    try #require(results.first { $0.name == name }?.value as? F, "a result \(name)")
  }

  /// The vector of that name among the results.
  func vector(_ name: String) throws -> Vector { try result(name) }
  /// The expression of that name among the results.
  func scalar(_ name: String) throws -> Expr { try result(name) }
  /// The matrix of that name among the results.
  func matrix(_ name: String) throws -> Matrix { try result(name) }

  /// What fell short, for messages.
  var surprises: [String] {
    statements.filter { !$0.isAsExpected }.map {
      "\($0.label): \($0.verdict.kind.rawValue) \($0.dimensionError ?? "")"
    }
  }
}
