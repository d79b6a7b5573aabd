import Algebra
import Evaluation
import Typesetting

/// `code f in python`: a formula as a function of another language.
extension Session {
  /// A matrix or a list is a function with as many results. Where what must not vanish for the formula does, the function is NaN.
  ///
  /// - Throws: `StatementError` for a language that there is not, and for vectors, which have no components here.
  func code(_ formula: Source, in language: Source?) throws -> Answer {
    let keys = SourceLanguage.allCases.map { $0.rawValue.lowercased() }
    let wanted = language?.text.trimmed.lowercased() ?? "c"
    guard let language = SourceLanguage.allCases.first(where: { $0.rawValue.lowercased() == wanted }) else {
      throw StatementError("code is not written in \(wanted); there are \(keys.joined(separator: ", "))")
    }
    let found = try value(formula)
    let expressions = try Self.scalars(of: found.value) + found.conditions
    for expression in expressions {
      if let vector = expression.unknowns.first(where: { Vector($0) != nil }) {
        throw StatementError(
          "\(vector.text) is a vector: code is written of numbers; derive codegen writes it of vectors too")
      }
    }
    let typed = formula.text.trimmed
    let name = Statement.isName(typed) ? AsciiIdentifier.spelling(of: typed) : "f"
    let inputs = Set(expressions.flatMap(\.unknowns)).sorted { $0.text < $1.text }
    let source = try Program.realWherePossible(expressions, inputs: inputs).source(
      in: language, named: name, guards: found.conditions.map { _ in .notZero })
    return Answer(.text(String(source.reversed().drop(while: \.isNewline).reversed())))
  }

  private static func scalars(of value: Value) throws -> [Expr] {
    switch value {
    case .scalar(let x): [x]
    case .matrix(let m): m.elements
    case .list(let parts): try parts.flatMap(scalars)
    case .vector, .noncommuting, .series, .equation, .end: throw StatementError("\(value.kind) is not written as code")
    }
  }
}
