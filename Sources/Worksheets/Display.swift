import Algebra
import Typesetting

/// An equation for display: a left side, if there is one, a sign and a right side.
struct Display: Typesettable {
  let left: (any Typesettable)?
  let relation: Transcript.Relation
  let right: any Typesettable

  init(_ left: (any Typesettable)?, _ relation: Transcript.Relation = .equal, _ right: any Typesettable) {
    self.left = left
    self.relation = relation
    self.right = right
  }

  func layout(_ builder: inout LayoutBuilder) -> Layout.Node {
    guard let left else { return right.layout(&builder) }
    let (first, second) = (left.layout(&builder), right.layout(&builder))
    let sign: Layout.Relation =
      switch relation {
      case .equal: .equal
      case .atMost: .atMost
      case .less: .less
      }
    return builder.relation(first, sign, second)
  }
}

extension Transcript.Statement {
  /// The statement as printed or claimed. A claim without a quantity shows both its sides.
  var display: Display {
    Display(isOneForm ? nil : equation.left, equation.relation, isAbridged ? equation.derived : equation.stated)
      .inDigits
  }

  /// Whether both sides of a claim have one form, which is shown once.
  var isOneForm: Bool { equation.relation == .equal && tag.isEmpty && lines.derived == lines.stated }

  /// Where both sides of a claim fill pages, what is shown instead of them.
  var omission: String? {
    guard tag.isEmpty, equation.relation == .equal else { return nil }
    let letters = [lines.derived.count, lines.stated.count]
    guard isOneForm ? letters[0] > Self.longest : letters[0] + letters[1] > Self.longest else { return nil }
    return "The sides, of \(letters[0]) and \(letters[1]) letters, are shown by --explain and these words."
  }

  /// The letters of a claim that are shown in a transcript.
  static let longest = 1600

  /// The letters of the shown sides with their meanings, where no definition before has given them; very long ones are left to
  /// --explain.
  var meanings: [Display] {
    equation.meanings.filter { !Self.isLong($0.by) }.map { Display($0.of, .equal, $0.by) }
  }

  private static func isLong(_ meaning: Expr) -> Bool { meaning.text.count >= 750 }

  /// The letters whose meanings are left out, in a sentence.
  var omittedMeanings: Phrase? {
    let letters = equation.meanings.filter { Self.isLong($0.by) }.map { Phrase("\($0.of)") }
    guard let first = letters.first else { return nil }
    return "What " + letters.dropFirst().reduce(first) { $0 + ", " + $1 }
      + " stands for fills pages, and is shown by --explain and these words."
  }

  /// True when the stated side is a formula of a page that was proved equal to a much shorter one, which is shown instead.
  var isAbridged: Bool {
    guard case .proved = verdict, equation.relation == .equal, !tag.isEmpty else { return false }
    let stated = lines.stated.utf8.count
    return stated > 1200 && lines.derived.utf8.count * 2 < stated
  }

  /// What was derived where something else is printed.
  var correction: Display? {
    guard case .refuted = verdict, equation.relation == .equal, equation.quantity != nil else { return nil }
    return Display(equation.quantity, .equal, equation.derived)
  }
}
