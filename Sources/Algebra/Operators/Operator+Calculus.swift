/// Noncommuting functions of variables: derivatives, inverses and what they become in a representation.
extension Operator {
  /// The inverse of a symbol that has one.
  ///
  /// - Throws: `AlgebraError.domain` for a symbol without an inverse, or a derivative.
  public static func inverse(of symbol: OperatorSymbol) throws -> Operator {
    guard let inverse = symbol.inverse else {
      throw AlgebraError.domain("the inverse of an operator that was not named with one", .symbol(symbol.name))
    }
    return Operator(inverse)
  }

  /// The partial derivative by the product rule, the order of factors kept; ∂(s⁻¹) = −s⁻¹(∂s)s⁻¹.
  ///
  /// A symbol depends on the variables it was named with and on nothing else.
  ///
  /// - Throws: as the derivatives of the coefficients.
  public func derivative(_ variable: Expr) throws -> Operator {
    var result: [Basis: Expr] = [:]
    func add(_ basis: Basis, _ c: Expr) { result[basis] = (result[basis] ?? 0) + c }
    for (basis, c) in terms {
      add(basis, try c.derivative(variable))
      for (k, symbol) in basis.word.enumerated() {
        guard let (sign, inner) = symbol.derivative(variable) else { continue }
        let before = OperatorSymbol.product(Array(basis.word[..<k]), inner)
        let word = OperatorSymbol.product(before, Array(basis.word[(k + 1)...]))
        add(Basis(word: word, spins: basis.spins), sign * c)
      }
    }
    return Operator(terms: result)
  }

  /// The operator with every noncommuting symbol replaced by a matrix of one size, for an operator without Pauli matrices.
  ///
  /// It is a homomorphism when the matrices given for a symbol and its inverse are inverse to each other.
  ///
  /// - Throws: `AlgebraError.dimensions` for matrices of another size or Pauli matrices, and what `value` throws.
  public func represented(dimension: Int, _ value: (OperatorSymbol) throws -> Matrix) throws -> Matrix {
    var known: [OperatorSymbol: Matrix] = [:]
    var result = Matrix(rows: dimension, columns: dimension) { _, _ in 0 }
    for (basis, c) in terms {
      guard basis.spins.isEmpty else {
        throw AlgebraError.dimensions("a representation of an operator with Pauli matrices")
      }
      var product = Matrix.identity(dimension)
      for symbol in basis.word {
        let factor = try known[symbol] ?? value(symbol)
        known[symbol] = factor
        product = try product * factor
      }
      result = try result + c * product
    }
    return result
  }
}
