import Algebra
import Evaluation
import Numbers
import Typesetting

extension Session {
  /// The most rows of a table; derive sweep makes longer ones.
  private static let longest = 10_000

  /// `table f, g over x from 0 to 1 in 10 steps`: ten certain digits of each formula, at both ends and between.
  ///
  /// - Throws: `StatementError`, and what evaluating throws where a formula has no value.
  func table(_ formulas: Source, _ variable: Source, _ from: Source, _ to: Source, _ steps: Source) throws -> Answer {
    let functions = try arguments(formulas).map(FormulaOperation.scalar)
    let letter = try FormulaOperation.scalar(value(variable).value)
    guard case .symbol = letter.view else { throw StatementError("\(letter.text) is no letter that could be varied") }
    let ends = try [from, to].map { try FormulaOperation.scalar(value($0).value) }
    let count = try FormulaOperation.integer(value(steps).value)
    guard (1...Self.longest).contains(count) else {
      throw StatementError("a table has from 1 to \(Self.longest) steps; derive sweep makes longer ones")
    }
    for function in functions + ends {
      if let other = function.unknowns.first(where: { $0 != letter }) {
        throw StatementError("\(other.text) has no value: give it one with at, or by a definition")
      }
    }
    let rows = try (0...count).map { k -> [CertifiedValue] in
      let x = ends[0] + Expr(Rational(k, count)) * (ends[1] - ends[0])
      return try [x.digits(10)] + functions.map { try $0.substituting([(letter, x)]).digits(10) }
    }
    let names =
      [letter.text] + formulas.parts.map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    return Answer(.table(columns: names, rows: rows))
  }
}
