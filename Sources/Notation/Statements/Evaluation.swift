import Algebra

/// The value of a formula or an operation where names have their meaning.
struct Evaluation {
  let environment: Environment

  /// - Throws: `Diagnostics`, `StatementError` and what operations throw.
  func value(_ statement: Statement) throws -> Conditional<Value> {
    switch statement {
    case .value(let formula, at: let place):
      let found = try Reader(environment).statement(formula)
      guard let place else { return found }
      let moved = try FormulaOperation.perform("subs", [found.value] + Reader(environment).arguments(place))
      return Conditional(moved.value, conditions: found.conditions + moved.conditions)
    case .operation(let name, let pieces):
      // The letters of a statement may be several: solve … for x, y.
      let values = try pieces.map { piece -> Value in
        let list = try Reader(environment).arguments(piece)
        return list.count == 1 ? list[0] : .list(list)
      }
      return try FormulaOperation.perform(name, values)
    case .definition:
      throw StatementError("a name stands for a value; whether an equation holds is asked by check")
    default: throw StatementError("this statement has no value that could be given a name")
    }
  }
}
