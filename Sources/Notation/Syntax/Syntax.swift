import Numbers

/// What was written, before names have a meaning: nodes in one array, so that neither making nor freeing it recurses.
struct Syntax: Sendable {
  typealias Index = Int

  /// How a factor is joined to those before it.
  enum Joint: Hashable, Sendable { case beside, times, dot, cross, over }

  /// A variable of differentiation: a name, or the place of an argument as in ∂₁f.
  struct Variable: Hashable, Sendable {
    let name: String
    let range: SourceRange
    var order = 1
  }

  enum Node: Sendable {
    /// Something that was reported.
    case missing
    case number(Rational)
    case name(String)
    /// `place.member`, or an entry of it.
    case member(MemberUse)
    case sum([(isNegative: Bool, term: Index)])
    case product([(joint: Joint, factor: Index)])
    case negative(Index)
    case power(Index, Index)
    case root(Int, Index)
    /// A function or a field of variables at arguments; a power may stand on a function's name.
    case call(String, name: SourceRange, power: Int?, [Index])
    /// x*, the conjugate or a name with a star.
    case star(Index)
    case magnitude(Index)
    case derivative([Variable], Index)
    /// (∂₁f)(x, t).
    case applied(Index, [Index])
    /// [a, b], or (a, b) as an argument.
    case list([Index])
    /// a = b as an argument.
    case equation([Index])
  }

  private(set) var nodes: [Node] = []
  private(set) var ranges: [SourceRange] = []

  mutating func add(_ node: Node, _ range: SourceRange) -> Index {
    nodes.append(node)
    ranges.append(range)
    return nodes.count - 1
  }
}
