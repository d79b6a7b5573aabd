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
}
