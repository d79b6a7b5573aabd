import Algebra
import Typesetting

extension Transcript {
  /// What keeps a value from being put in for a name.
  public enum ValueError: Error, Sendable {
    /// No result has a symbol of that name.
    case unknown(String)
    /// The value is none that the symbol's assumptions allow: "positive" and the like.
    case against(String, assumption: String)
    /// A result has no value there.
    case undefined(String, in: String)
    /// A result has no limit where these positive symbols are zero.
    case unlimited(String, in: String)
  }

  /// The names of the scalar symbols in the results.
  public var resultNames: [String] {
    var names: [String] = []
    for symbol in resultSymbols where !names.contains(symbol.name) { names.append(symbol.name) }
    return names
  }

  private var resultSymbols: [Symbol] {
    results.flatMap { $0.value.parts }.flatMap(\.symbols).filter { Vector($0.expression) == nil }
      .sorted { $0.name < $1.name }
  }

  /// The results with numbers (expressions without symbols) in the place of symbols, and what is left of their domains. ASCII
  /// names stand for Greek letters: tau_ex for τ_ex. Where a positive symbol is given zero, the value is the limit.
  public func results(with values: [(name: String, value: Expr)]) throws(ValueError) -> [DerivedResult] {
    var pairs: [(of: Expr, by: Expr)] = []
    var zeros: [Expr] = []
    for (name, value) in values {
      let symbols = Set(resultSymbols.filter { Spellings.areSame($0.name, name) })
      if symbols.isEmpty { throw .unknown(name) }
      for symbol in symbols {
        if symbol.assumptions.contains(.positive) && value.isLiteralZero {
          zeros.append(symbol.expression)
          continue
        }
        if let broken = symbol.assumptions.broken(by: value) { throw .against(symbol.name, assumption: broken) }
        pairs.append((symbol.expression, value))
      }
    }
    var specialised: [DerivedResult] = []
    for case .result(let name, _, let value, let domain) in entries {
      let replaced: any Formula
      let left: [Condition]
      do {
        replaced = try Self.replaced(value, pairs, zeros)
        left = try domain.map { try $0.map { try $0.substituting(pairs).boundaryValue(zeros).value } }
      } catch {
        throw .unlimited((error as? AlgebraError)?.description ?? "\(error)", in: name)
      }
      if let hole = replaced.parts.flatMap(\.subexpressions).first(where: { $0.undefinedPart == $0 }) {
        throw .undefined(hole.text, in: name)
      }
      specialised.append(DerivedResult(name: name, value: replaced, domain: left.filter { !$0.isKnownToHold }))
    }
    return specialised
  }

  private static func replaced<F: Formula>(
    _ value: F, _ pairs: [(of: Expr, by: Expr)], _ zeros: [Expr]
  ) throws -> any Formula {
    let replaced = try value.replacing(pairs).changing { try $0.boundaryValue(zeros).value }
    return (try? replaced.tidied()) ?? replaced
  }
}

extension Condition {
  /// Whether the numbers that were put in satisfy it.
  var isKnownToHold: Bool {
    switch gap.shownSign {
    case .positive: true
    case .nonnegative: relation == .atMost
    case nil: relation == .different && (-gap).shownSign == .positive
    }
  }

  /// Whether the numbers that were put in contradict it.
  var isKnownToFail: Bool {
    switch relation {
    case .atMost: (-gap).shownSign == .positive
    case .less: (-gap).shownSign != nil
    case .different: gap.isLiteralZero
    case .equal: gap.shownSign == .positive || (-gap).shownSign == .positive
    }
  }
}

extension Assumptions {
  /// The assumption that a number contradicts, in words.
  fileprivate func broken(by value: Expr) -> String? {
    let isReal = value.isKnownReal
    if !isDisjoint(with: [.real, .positive, .nonnegative, .integer]) && !isReal { return "real" }
    if contains(.positive) && value.shownSign != .positive { return "positive" }
    if contains(.nonnegative) && value.shownSign == nil { return "nonnegative" }
    if contains(.nonzero) && value.isLiteralZero { return "not zero" }
    if contains(.integer) && value.rationalValue?.isInteger != true { return "an integer" }
    return nil
  }
}
