import Numbers

/// An eigenvalue with how often it is a root of the characteristic polynomial, and its eigenvectors.
public struct Eigenspace: Hashable, Sendable {
  /// The eigenvalue.
  public let value: Expr
  /// The multiplicity as a root of the characteristic polynomial.
  public let multiplicity: Int
  /// A basis of the vectors v with A·v = λ·v, as columns; fewer than the multiplicity for a defective matrix.
  public let vectors: [Matrix]
}

extension Matrix {
  /// The eigenvalues with multiplicities, for generic values of the symbols.
  ///
  /// The characteristic polynomial is factored over ℚ(kernels) and its factors solved in radicals; see `Expr.roots(in:)`.
  ///
  /// - Throws: `AlgebraError.unable` for an irreducible factor of degree 3 or higher (degree 4 in x² is solved),
  ///   `.dimensions` for a matrix that is not square.
  public func eigenvalues() throws -> [Root] {
    try requireSquare("the eigenvalues")
    let λ = Symbol.hidden("λ").expression
    return try characteristicPolynomial(λ).roots(in: λ).value
  }

  /// The eigenvalues with bases of their eigenvectors, verified: A·v − λ·v is zero by normal form.
  ///
  /// Generic: the vectors hold where they have a value, and there may be more of them for special values of the symbols.
  /// - Throws: as `eigenvalues`.
  public func eigenspaces() throws -> [Eigenspace] {
    try eigenvalues().map { root in
      let shifted = try self - root.value * .identity(rows)
      let vectors = try shifted.nullspace()
      for v in vectors where try !(shifted * v).isZero() {
        throw AlgebraError.unable("the verification of an eigenvector", root.value)
      }
      return Eigenspace(value: root.value, multiplicity: root.multiplicity, vectors: vectors)
    }
  }
}
