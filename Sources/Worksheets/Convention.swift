import Algebra
import Numbers

/// A choice of signs and labels that authors make differently. It changes no physics, only how results are written.
public struct Convention: Sendable {
  /// One way to choose.
  public struct Choice: Sendable {
    /// The word by which it is asked for.
    public let word: String
    /// What it says.
    public let phrase: String
    private let rewriting: @Sendable (Symbol) -> Expr?

    /// - Parameter rewriting: what a letter of the derivation is in the letters of this choice; nil where it is itself.
    public init(_ word: String, _ phrase: String, rewriting: @escaping @Sendable (Symbol) -> Expr? = { _ in nil }) {
      (self.word, self.phrase, self.rewriting) = (word, phrase, rewriting)
    }

    fileprivate func pairs(for expressions: [Expr]) -> [(of: Expr, by: Expr)] {
      Set(expressions.flatMap(\.symbols)).sorted { $0.name < $1.name }.compactMap { letter in
        rewriting(letter).map { (of: letter.expression, by: $0) }
      }
    }

    /// Whether the quantity of a name is the negative of what it was: a result that is such a letter, as in "P of parabolic bands".
    fileprivate func reverses(_ name: String) -> Bool {
      let quantity = Symbol(String(name.prefix { $0 != " " }), .positive)
      guard let now = rewriting(quantity), case .symbol(let other) = (-now).view else { return false }
      return other.name == quantity.name
    }

    /// A result in the letters of this choice.
    func written(_ result: any Formula, named name: String) -> any Formula { inLetters(result, named: name) }

    private func inLetters<F: Formula>(_ formula: F, named name: String) -> any Formula {
      let formula = formula.replacing(pairs(for: formula.parts))
      return reverses(name) ? formula.changing { -$0 } : formula
    }

    /// A condition in the letters of this choice.
    func written(_ condition: Condition) -> Condition {
      let pairs = pairs(for: [condition.left, condition.right])
      return Condition(
        condition.left.substituting(pairs), condition.relation, condition.right.substituting(pairs))
    }
  }

  /// What is chosen, in one word.
  public let name: String
  /// The choices; the first is the one that the derivation is written in.
  public let choices: [Choice]

  /// A convention by its name and its choices.
  public init(_ name: String, _ choices: [Choice]) { (self.name, self.choices) = (name, choices) }
}
