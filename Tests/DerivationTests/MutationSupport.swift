import Algebra
import Derivation
import TestSupport
import Testing

extension Derivation {
  /// The mutations that no statement notices, out of every `stride`-th; out of all when `DERIVE_TEST_FACTOR` is above 1.
  ///
  /// A derivation that cannot be carried out any more has noticed.
  func unnoticed(each stride: Int = 1) throws -> [String] {
    let stride = Effort.factor > 1 ? 1 : stride
    return try mutations().enumerated().filter { $0.offset % stride == 0 }.compactMap { _, mutation in
      do {
        let outcome = try outcome(of: mutation)
        if outcome.noticedBy != nil { return nil }
        return "\(outcome.definition), term \(mutation.term) \(mutation.change)"
      } catch is AlgebraError { return nil }
    }
  }
}

extension Transcript {
  /// A result by its name.
  func result<F: Formula>(_ name: String, as type: F.Type = F.self) throws -> F {
    try #require(results.first { $0.name == name }?.value as? F, "no result \(name)")
  }

  /// What fell short, for messages.
  var surprises: [String] {
    statements.filter { !$0.isAsExpected }.map {
      "\($0.label): \($0.verdict.kind.rawValue) \($0.dimensionError ?? "")"
    }
  }
}
