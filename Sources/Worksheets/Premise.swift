import Algebra
import Numbers
import Typesetting

/// What a derivation takes as given, and somebody may want to be something else.
public struct Premise: Sendable {
  /// What it is, in words.
  public let title: String
  /// The quantity that is given, as it is printed.
  public let quantity: Expr
  /// What is given for it.
  public let value: any Formula

  /// The name of the quantity, by which a ``Derivation/Change`` finds it.
  public var name: String { Self.name(of: quantity) }

  /// The name in ASCII, which is one word.
  public var identifier: String { ResultName.ascii(quantity.text) }

  static func name(of quantity: Expr) -> String {
    if quantity.symbols.count == 1, let letter = quantity.symbols.first { return letter.name }
    return quantity.text
  }
}

/// A result that other premises change.
public struct ResultChange: Sendable {
  /// What it was.
  public let before: DerivedResult
  /// What it is with the other premises; nil where there is no such result any more.
  public let now: DerivedResult?
}

extension Derivation {
  /// The premises, without those that something is only compared with.
  ///
  /// - Throws: as `run()`.
  public func premises() throws -> [Premise] { try premisesAndResults().premises }

  /// The results that other premises change, in their order.
  ///
  /// - Throws: as `run()`, and `UnknownPremise`.
  public func differences(changing changes: [Change]) throws -> [ResultChange] {
    let (old, new) = (try derivedResults(), try derivedResults(changing: changes))
    let found = Workers.map(old.names) { name -> ResultChange? in
      guard let before = old[name] else { return nil }
      let now = new[name]
      if let now, before.domain == now.domain, !isOther(before.value, than: now.value) { return nil }
      return ResultChange(before: before, now: now)
    }
    return found.compactMap { $0 }
  }

  /// Whether two values differ; what is not soon proved equal is another value.
  func isOther(_ a: any Formula, than b: any Formula) -> Bool {
    func compare<F: Formula>(_ a: F) -> Bool {
      guard let b = b as? F else { return true }
      if a.parts == b.parts { return false }
      return (try? WorkBudget.of(0.05 * WorkBudget.standard) { try a.agrees(with: b) })?.isProved != true
    }
    return compare(a)
  }
}
