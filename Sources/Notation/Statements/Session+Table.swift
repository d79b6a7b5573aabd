import Algebra
import Evaluation
import Numbers
import Typesetting

/// Curves over one variable, for a program that draws.
public struct Curves: Sendable {
  /// The variable, and the formulas as they were typed.
  public let names: [String]
  /// A row for each point, six certain digits of each number; nil where a formula has no value, or none that is real.
  public let rows: [[String?]]
}

extension Session {
  /// The most rows of a table; derive sweep makes longer ones.
  private static let longest = 10_000
  /// The steps of a curve.
  private static let steps = 240

  /// Formulas over a variable between two ends.
  private struct Columns {
    let names: [String]
    let letter: Expr
    let functions: [Expr]
    let ends: [Expr]

    /// The k-th of so many points.
    func point(_ k: Int, of count: Int) -> Expr { ends[0] + Expr(Rational(k, count)) * (ends[1] - ends[0]) }
  }

  /// - Throws: `StatementError` for a formula with other letters.
  private func columns(_ formulas: Source, _ variable: Source, _ from: Source, _ to: Source) throws -> Columns {
    let functions = try arguments(formulas).map(FormulaOperation.scalar)
    let letter = try FormulaOperation.scalar(value(variable).value)
    guard case .symbol = letter.view else { throw StatementError("\(letter.text) is no letter that could be varied") }
    let ends = try [from, to].map { try FormulaOperation.scalar(value($0).value) }
    for formula in functions + ends {
      if let other = formula.unknowns.first(where: { $0 != letter }) {
        throw StatementError("\(other.text) has no value: give it one by a definition")
      }
    }
    let names = formulas.parts.map { $0.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    return Columns(names: [letter.text] + names, letter: letter, functions: functions, ends: ends)
  }

  /// `table f, g over x from 0 to 1 in 10 steps`: ten certain digits of each formula, at both ends and between.
  ///
  /// - Throws: `StatementError`, and what evaluating throws where a formula has no value.
  func table(_ formulas: Source, _ variable: Source, _ from: Source, _ to: Source, _ steps: Source) throws -> Answer {
    let columns = try columns(formulas, variable, from, to)
    let count = try FormulaOperation.integer(value(steps).value)
    guard (1...Self.longest).contains(count) else {
      throw StatementError("a table has from 1 to \(Self.longest) steps; derive sweep makes longer ones")
    }
    let rows = try (0...count).map { k -> [CertifiedValue] in
      let x = columns.point(k, of: count)
      return try [x.digits(10)] + columns.functions.map { try $0.substituting([(columns.letter, x)]).digits(10) }
    }
    return Answer(.table(columns: columns.names, rows: rows))
  }

  /// `plot f, g over x from 0 to 1 into curve.svg`.
  ///
  /// - Throws: `StatementError`, and what drawing throws.
  func plot(_ formulas: Source, _ variable: Source, _ from: Source, _ to: Source, _ path: String) throws -> Answer {
    guard let library else { throw StatementError("nothing draws here; derive run, derive do and derive repl do") }
    let columns = try columns(formulas, variable, from, to)
    let rows = (0...Self.steps).map { k -> [String?] in
      let x = columns.point(k, of: Self.steps)
      return ([x] + columns.functions.map { $0.substituting([(columns.letter, x)]) }).map { formula in
        guard let value = try? formula.digits(6), value.isCertain, value.im == nil || value.im?.isZero == true else {
          return nil
        }
        return value.re.description
      }
    }
    guard rows.contains(where: { $0.dropFirst().contains { $0 != nil } }) else {
      throw StatementError("these formulas have no real value anywhere between the ends")
    }
    try library.draw(Curves(names: columns.names, rows: rows), path)
    return Answer(.text("wrote \(path)"))
  }
}

extension CertifiedValue.Part {
  fileprivate var isZero: Bool { if case .zero = self { true } else { false } }
}
