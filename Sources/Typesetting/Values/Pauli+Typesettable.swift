import Algebra

extension Pauli: Typesettable, CustomStringConvertible {
  /// a₀ + a⋅σ in the printing model, the scalar product term by term so that its factors stay in front.
  public func layout(_ builder: inout LayoutBuilder) -> Layout.Node {
    var terms = scalar.isLiteralZero ? [] : builder.signedTerms(scalar)
    let sigma = builder.name("σ", isVector: true)
    for (isNegative, term) in vector == .zero ? [] : builder.signedTerms(vector.expression) {
      var factors = builder.factors(of: term)
      // The vector is the last factor of its term.
      let direction = factors.removeLast()
      factors.append(builder.call(.dot, [direction, sigma]))
      terms.append((isNegative, builder.row(factors)))
    }
    return builder.sum(terms)
  }

  /// The operator on one line of Unicode.
  public var description: String { text }
}
