import Algebra
import Evaluation
import Numbers
import Typesetting

/// How the values of statements are told.
extension Session {
  /// The number of different parts of a value that nobody would read, and whose text would take all memory; nil for others. A
  /// larger budget of work writes out more.
  func partCount(beyondReading value: Value) -> Int? {
    let size = Expr.nodeCount(of: value.parts)
    return Double(size) > Double(environment.limits.answer) * WorkBudget.seconds / WorkBudget.standard ? size : nil
  }

  /// A value as the answer to its statement.
  ///
  /// - Throws: `StatementError` for one that is too long to be written out and has no name.
  func answer(_ found: Conditional<Value>, name: String? = nil) throws -> Answer {
    guard let size = partCount(beyondReading: found.value) else {
      return Answer(.value(found.value), name: name, conditions: found.conditions)
    }
    if let name { return Answer(.text("\(name) has \(size) parts, and is not written out")) }
    throw StatementError(
      "the answer has \(size) parts, too many to be written out; give it a name, as in f = …, and ask for its value at a point, "
        + "or for a part of it; with --budget SECONDS more is written")
  }

  func digits(_ formula: Source, _ count: Source?) throws -> Answer {
    let value = try value(formula).value
    let wanted = try count.map { try FormulaOperation.integer(arguments($0).first ?? .list([])) } ?? 15
    let parts: [(String, Expr)]
    switch value {
    case .scalar(let x): parts = [("", x)]
    case .matrix(let m):
      parts = m.elements.enumerated().map { ("[\($0 / m.columns + 1),\($0 % m.columns + 1)]", $1) }
    case .list(let list): parts = try list.enumerated().map { ("[\($0 + 1)]", try FormulaOperation.number($1)) }
    default: throw StatementError("\(value.kind) has no digits; a scalar, a matrix or a list has")
    }
    for (_, x) in parts {
      if let letter = x.unknowns.first {
        throw StatementError("\(letter.text) has no value: digits … at \(letter.text) = 1")
      }
    }
    return Answer(.digits(try parts.map { ($0.0, try $0.1.digits(wanted)) }))
  }

  /// Fifteen certain digits of an integral between two ends that has no closed form here.
  func integralDigits(_ statement: Statement) throws -> CertifiedValue {
    guard case .operation("integrate", let pieces) = statement, pieces.count == 4 else {
      throw StatementError("this is no integral from one end to another")
    }
    let values = try pieces.map { try arguments($0).first ?? .list([]) }
    let (f, x) = (try FormulaOperation.scalar(values[0]), try FormulaOperation.scalar(values[1]))
    let path = [try FormulaOperation.end(values[2]), try FormulaOperation.end(values[3])]
    let digits = try f.integralDigits(15, over: x, along: path)
    guard digits.isCertain else { throw StatementError("the digits of this integral cannot be fixed") }
    return digits
  }
}
