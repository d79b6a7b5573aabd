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
    let left = equation.left ?? (tag.isEmpty ? equation.derived : nil)
    return Display(left, equation.relation, isAbridged ? equation.derived : equation.stated)
  }

  /// True when the stated side is a formula of a page that was proved equal to a much shorter one, which is shown instead.
  var isAbridged: Bool {
    guard case .proved = verdict, equation.relation == .equal, !tag.isEmpty else { return false }
    func size(_ side: any Formula) -> Int { side.text.utf8.count }
    let stated = size(equation.stated)
    return stated > 1200 && size(equation.derived) * 2 < stated
  }

  /// What was derived where something else is printed.
  var correction: Display? {
    guard case .refuted = verdict, equation.relation == .equal, equation.quantity != nil else { return nil }
    return Display(equation.quantity, .equal, equation.derived)
  }
}
