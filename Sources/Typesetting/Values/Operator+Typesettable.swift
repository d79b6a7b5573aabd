import Algebra

extension Operator: Typesettable, CustomStringConvertible {
  /// The sum of its terms in the printing model: the identity's first, then by length and names of the words, then by spins.
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node {
    var result: [(isNegative: Bool, term: Layout.Node)] = []
    for basis in orderedBases {
      guard let coefficient = terms[basis] else { continue }
      let parts = builder.signedTerms(coefficient)
      let operators = Self.names(basis).map { builder.noncommuting($0) }
      if operators.isEmpty {
        result += parts
      } else if parts.count == 1 {
        let factors = coefficient.isLiteralOne || (-coefficient).isLiteralOne ? [] : builder.factors(of: parts[0].term)
        result.append((parts[0].isNegative, builder.row(factors + operators)))
      } else {
        result.append((false, builder.row([builder.expression(coefficient)] + operators)))
      }
    }
    return builder.sum(result)
  }

  /// What the coefficients multiply, in the order of printing.
  package var orderedBases: [Basis] {
    terms.keys.map { ($0, Self.key($0)) }.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }

  /// The operator on one line of Unicode.
  public var description: String { text }

  /// The noncommuting symbols in their order, then σ_x and the like with the label of the spin.
  private static func names(_ basis: Basis) -> [String] {
    let word = basis.word.flatMap(names)
    let spins = basis.spins.keys.sorted().compactMap { spin in
      basis.spins[spin].map { axis in
        let component =
          switch axis {
          case .x: "x"
          case .y: "y"
          case .z: "z"
          }
        return spin.label.isEmpty ? "σ_\(component)" : "σ_\(component)_\(spin.label)"
      }
    }
    return word + spins
  }

  /// A derivative is written as ∂_x before its symbol, once for every order.
  private static func names(_ symbol: OperatorSymbol) -> [String] {
    let derivatives = zip(symbol.variables, symbol.orders).flatMap { Array(repeating: "∂_\($0.text)", count: $1) }
    let name = symbol.isInverse ? symbol.inverseName ?? symbol.name : symbol.name
    return derivatives + [symbol.isAdjoint ? name + "†" : name]
  }

  private static func key(_ basis: Basis) -> [String] {
    let count = String(basis.word.count)
    return [String(repeating: "0", count: max(0, 6 - count.count)) + count] + names(basis)
  }
}
