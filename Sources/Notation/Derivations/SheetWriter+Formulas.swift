import Algebra
import Typesetting
import Worksheets

/// What is said of a printed equation besides its sides.
struct Publication {
  /// How it has to be read, or what it must have been.
  enum Repairing {
    case reading(Reading)
    case repair(any Formula, Phrase)
  }

  let tag: String
  let title: Phrase
  let quantity: Expr
  let meanings: [(of: Expr, by: Expr)]
  let truncation: Truncation?
  let repair: Repairing?
  let expected: Verdict.Kind?
  let note: String?
}

/// The worksheet's own statements, for formulas of every kind.
extension SheetWriter {
  static func premise<F: Formula>(
    _ words: String, _ quantity: Expr, _ value: F, _ isComparand: Bool, _ tag: String?, _ sheet: inout Worksheet
  ) -> any Formula {
    sheet.premise(words, quantity, value, isComparand: isComparand, tag: tag)
  }

  static func definition<F: Formula>(
    _ words: String, _ quantity: Expr, _ value: F, _ isComparand: Bool, _ tag: String?, _ sheet: inout Worksheet
  ) -> any Formula {
    sheet.define(words, quantity, as: value, isComparand: isComparand, tag: tag)
  }

  static func claim<F: Formula>(
    _ title: Phrase, _ left: F, _ right: any Formula, _ meanings: [(of: Expr, by: Expr)], _ truncation: Truncation?,
    _ sheet: inout Worksheet
  ) throws(StatementError) {
    sheet.claim(title, left, equals: try alike(left, right), where: meanings, to: truncation)
  }

  static func publish<F: Formula>(
    _ p: Publication, _ derived: F, _ printed: any Formula, _ sheet: inout Worksheet
  ) throws(StatementError) {
    var (reading, repair): (Reading?, Repair<F>?) = (nil, nil)
    switch p.repair {
    case .reading(let found): reading = found
    case .repair(let form, let words): repair = Repair(try alike(derived, form), words)
    case nil: break
    }
    sheet.published(
      p.tag, p.title, p.quantity, derived, printed: try alike(derived, printed), where: p.meanings, to: p.truncation,
      reading: reading, repair: repair, expecting: p.expected, note: p.note)
  }

  static func result<F: Formula>(
    _ name: String, _ value: F, _ shown: any Formula, _ domain: [Condition], _ meanings: [(of: Expr, by: Expr)],
    _ sheet: inout Worksheet
  ) {
    sheet.result(SheetWriter.printed(name), value, validFor: domain, folded: shown as? F, where: meanings)
  }

  /// A result's name with Greek letters for their names: tau_ex is τ_ex.
  static func printed(_ name: String) -> String {
    name.split(separator: "_", omittingEmptySubsequences: false)
      .map { part in Letters.named(String(part)).map(String.init) ?? String(part) }.joined(separator: "_")
  }

  /// The second formula, which must be one of the first one's kind.
  private static func alike<F: Formula>(_ model: F, _ other: any Formula) throws(StatementError) -> F {
    guard let same = other as? F else {
      throw StatementError("\(Value(model).kind) and \(Value(other).kind) cannot be compared")
    }
    return same
  }
}

extension Value {
  /// The value as a side of an equation on a worksheet; nil for lists, series and equations.
  public var formula: (any Formula)? {
    switch self {
    case .scalar(let x): x
    case .vector(let v): v
    case .matrix(let m): m
    case .noncommuting(let o): o
    case .series, .list, .equation, .end: nil
    }
  }

  /// The value that a formula of a worksheet is.
  public init(_ formula: any Formula) {
    switch formula {
    case let vector as Vector: self = .vector(vector)
    case let matrix as Matrix: self = .matrix(matrix)
    case let other as Operator: self = .noncommuting(other)
    default: self = .scalar(formula.parts[0])
    }
  }
}
