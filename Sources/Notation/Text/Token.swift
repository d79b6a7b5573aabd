import Numbers

/// A word of the language, with its place.
struct Token: Sendable {
  enum Kind: Hashable, Sendable {
    case number, name
    /// `place.member`, with the entry that is taken of it.
    case member
    case plus, minus
    /// `*`, which is a product or, behind its operand, the complex conjugate.
    case star
    /// `·` and `⋅`.
    case dot
    /// `×`.
    case cross
    case slash
    /// `^` and `**`.
    case caret
    /// √, ∛ and ∜.
    case root
    case bar
    case open, close
    /// [ and ], where lists are read.
    case openList, closeList
    case comma, semicolon, colon, equal
    /// `..` and `…`.
    case range
    /// ∂, with the variable that stands at it as an index.
    case partial
    /// The begin and the end of raised characters: `x²` is x, raise, 2, lower.
    case raise, lower
    case end
  }

  let kind: Kind
  let range: SourceRange
  let hasSpaceBefore: Bool
  /// A name in the spelling that symbols have: letters, marks, indices behind underscores.
  var name = ""
  /// A number's value; for a root its degree.
  var value = Rational(0)
  /// What `place.member` names.
  var member: MemberUse?
}
