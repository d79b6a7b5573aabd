import Algebra
import Numbers
import Typesetting

/// A result of a derivation: its names, its value, and where it holds.
public struct DerivedResult: Sendable {
  /// The name as it is printed, such as η or ∂ₜn.
  public let name: String
  /// The value.
  public let value: any Formula
  /// The conditions under which the value is what the result says; it is unlimited where there are none.
  public let domain: [Condition]

  /// The name in ASCII, such as eta or dt_n, which is one word.
  public var identifier: String { ResultName.ascii(name) }
}

/// The results of a derivation, each worked out when it is asked for.
///
/// There is one list of names, that of the worksheet: a result is found by its printed name and by its ASCII name, and as a member
/// of that name, typed by where it is used.
///
/// ```swift
/// let results = try Derivation.zhangLi.derivedResults()
/// let η: Expr = try results.eta
/// let rate: Vector = try results.dt_n
/// ```
@dynamicMemberLookup
public struct DerivedResults: Sendable {
  struct Draft: Sendable {
    let name: String
    let domain: [Condition]
    let value: @Sendable () -> any Formula

    /// The same in the letters of the conventions among some changes.
    func written(_ changes: [Derivation.Change]) -> Draft {
      let choices = changes.compactMap(\.convention)
      if choices.isEmpty { return self }
      let domain = domain.map { condition in choices.reduce(condition) { $1.written($0) } }
      return Draft(name: name, domain: domain) { [name, value] in
        Derivation.Change.written(value(), named: name, changes)
      }
    }
  }

  /// The derivation's name on the command line.
  public let derivation: String
  private let drafts: [Draft]
  /// What working out one of them may take.
  private let seconds: Double

  init(of derivation: String, _ drafts: [Draft], budget seconds: Double) {
    (self.derivation, self.drafts, self.seconds) = (derivation, drafts, seconds)
  }

  /// The printed names, in the order of the derivation.
  public var names: [String] { drafts.map(\.name) }
  /// The ASCII names, in the same order.
  public var identifiers: [String] { drafts.map { ResultName.ascii($0.name) } }

  /// The domains, in the same order.
  public var domains: [[Condition]] { drafts.map(\.domain) }

  /// Every result; they are worked out on all cores.
  public var all: [DerivedResult] {
    Workers.map(drafts) { finished($0) }
  }

  /// The result of a name: as it is printed, in ASCII, or in another spelling of its letters; nil when there is none.
  public subscript(name: String) -> DerivedResult? {
    let wanted = Self.withMarksBehind(name)
    let draft =
      drafts.first { $0.name == name } ?? drafts.first { ResultName.ascii($0.name) == name }
      ?? drafts.first { Spellings.areSame(Self.withMarksBehind($0.name), wanted) }
    return draft.map(finished)
  }

  private func finished(_ draft: Draft) -> DerivedResult {
    DerivedResult(name: draft.name, value: WorkBudget.of(seconds) { draft.value() }, domain: draft.domain)
  }

  /// The value of a result as a formula of the kind it is.
  ///
  /// - Throws: `ResultError` for a name that no result has, and for a result of another kind.
  public func value<F: Formula>(_ name: String, as kind: F.Type = F.self) throws(ResultError) -> F {
    guard let result = self[name] else {
      throw .unknown(name, derivation: derivation, names: identifiers)
    }
    guard let value = result.value as? F else {
      throw .kind(name, derivation: derivation, is: "\(type(of: result.value))", wanted: "\(F.self)")
    }
    return value
  }

  /// The value of the result with this ASCII name; throws as `value(_:as:)`.
  public subscript<F: Formula>(dynamicMember identifier: String) -> F {
    get throws(ResultError) { try value(identifier) }
  }

  /// γ̃ is γ~: marks stand behind their letter.
  private static func withMarksBehind(_ name: String) -> String {
    let marks: [Unicode.Scalar: Character] = ["\u{303}": "~", "\u{302}": "ˆ", "\u{307}": "˙", "\u{304}": "¯"]
    return name.unicodeScalars.reduce(into: "") { text, scalar in text.append(marks[scalar] ?? Character(scalar)) }
  }
}

/// A result that was asked for and is not there.
public enum ResultError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No result has the name.
  case unknown(String, derivation: String, names: [String])
  /// The result is of another kind of formula.
  case kind(String, derivation: String, is: String, wanted: String)

  /// What is wrong, and what there is instead.
  public var description: String {
    switch self {
    case .unknown(let name, let derivation, let names):
      "\(derivation) has no result \(name); it has \(names.joined(separator: ", "))"
    case .kind(let name, let derivation, let found, let wanted):
      "\(derivation).\(name) is a \(found), and no \(wanted)"
    }
  }
}
