import Algebra

extension Elaborator {
  /// What an operation gives; where a value stands in it that only a letter can be, as in the derivative D(x², x) of a function
  /// that is asked for 2, what it gives for the letter, with the value put in.
  mutating func orWithLetters(_ index: Index, _ operation: (inout Elaborator) -> Value?) -> Value? {
    if environment.places.isEmpty { return operation(&self) }
    var withValues = self
    let found = operation(&withValues)
    let mistakes = withValues.log.list.dropFirst(log.list.count)
    guard found == nil, !mistakes.isEmpty, mistakes.allSatisfy({ $0.kind == .mismatch }) else {
      self = withValues
      return found
    }
    var general = Elaborator(source: source, tree: tree, environment: environment.withLetters, log: log)
    guard let value = operation(&general) else {
      self = withValues
      return nil
    }
    let pairs = environment.places.map { (of: $0.letter, by: $0.place) }
    conditions += general.conditions.map { $0.substituting(pairs) }.filter { !conditions.contains($0) }
    do {
      return checked(try value.map { $0.substituting(pairs) }, index)
    } catch {
      report(.unable, index, "\(error)")
      return nil
    }
  }
}
