import Algebra
import Typesetting

extension Transcript {
  /// The numbers of the steps.
  public var steps: [Int] { entries.compactMap { if case .step(let number, _, _) = $0 { number } else { nil } } }

  /// The transcript with one step alone; nil when no step has this number.
  public func step(_ wanted: Int) -> Transcript? {
    var isInside = false
    var kept: [Entry] = []
    for entry in entries {
      if case .step(let number, _, _) = entry { isInside = number == wanted }
      if isInside { kept.append(entry) }
    }
    guard !kept.isEmpty else { return nil }
    return Transcript(
      name: name, title: title, sources: sources, conventions: conventions, entries: kept, headlines: [])
  }

  /// The statements that a reader means by "(13)", "13" or "A9", or by the name of a claim.
  ///
  /// A whole number goes before a part of one such as (A9) of "(7), (A9)", and that before words of a claim.
  public func statements(called wanted: String) -> [Statement] {
    let key = Self.key(wanted)
    guard !key.isEmpty else { return [] }
    let attempts: [(Statement) -> Bool] = [
      { Self.key($0.tag) == key }, { $0.tag.split(separator: ",").contains { Self.key(String($0)) == key } },
      { Self.key($0.name) == key }, { key.count > 3 && Self.key($0.name).contains(key) }
    ]
    for fits in attempts {
      let found = statements.filter(fits)
      if !found.isEmpty { return found }
    }
    return []
  }

  private static func key(_ text: String) -> String { text.lowercased().filter { !"() ".contains($0) } }

  /// What keeps a value from being put in for a name.
  public enum ValueError: Error, Sendable {
    /// No result has a symbol of that name.
    case unknown(String)
    /// The value is none that the symbol's assumptions allow: "positive" and the like.
    case against(String, assumption: String)
    /// A result has no value there.
    case undefined(String, in: String)
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

  /// The results with numbers (expressions without symbols) in the place of symbols. ASCII names stand for Greek letters:
  /// tau_ex for τ_ex.
  public func results(with values: [(name: String, value: Expr)]) throws(ValueError) -> [(
    name: String, value: any Formula
  )] {
    var pairs: [(of: Expr, by: Expr)] = []
    for (name, value) in values {
      let symbols = Set(resultSymbols.filter { Notation.areSame($0.name, name) })
      if symbols.isEmpty { throw .unknown(name) }
      for symbol in symbols {
        if let broken = symbol.assumptions.broken(by: value) { throw .against(symbol.name, assumption: broken) }
        pairs.append((symbol.expression, value))
      }
    }
    var specialised: [(name: String, value: any Formula)] = []
    for (name, value) in results {
      let replaced = Self.replaced(value, pairs)
      if let hole = replaced.parts.flatMap(\.subexpressions).first(where: { $0.undefinedPart == $0 }) {
        throw .undefined(hole.text, in: name)
      }
      specialised.append((name, replaced))
    }
    return specialised
  }

  private static func replaced<F: Formula>(_ value: F, _ pairs: [(of: Expr, by: Expr)]) -> any Formula {
    let replaced = value.replacing(pairs)
    return (try? replaced.tidied()) ?? replaced
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
