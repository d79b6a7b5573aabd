extension DenseMatrix {
  /// The matrix X with `self·X = right`, by LU factors with row exchanges.
  ///
  /// Fails with ``NumberError/singular(_:)`` when a pivot is exactly 0 (an ill-conditioned matrix gives inaccurate
  /// numbers instead), ``NumberError/domain(_:)`` for infinities and NaN and ``NumberError/dimensionMismatch(_:)``.
  public func solve(_ right: DenseMatrix) throws(NumberError) -> DenseMatrix {
    let n = try checkedSize("a linear system")
    guard right.rows == rows else {
      throw .dimensionMismatch("a right-hand side of \(right.rows) rows for \(rows) equations")
    }
    try requireFinite(right.elements)
    let columns = try checkedDimension(right.columns)
    if n == 0 || columns == 0 { return right }
    var a = elements
    var result = right
    try check(Scalar._solve(n, columns, &a, &result.elements), .singular("a linear system of size \(n)"))
    return result
  }

  /// The determinant, by LU factors; it may overflow to an infinity.
  ///
  /// Fails with ``NumberError/domain(_:)`` for infinities and NaN and with ``NumberError/dimensionMismatch(_:)``.
  public func determinant() throws(NumberError) -> Scalar {
    let n = try checkedSize("a determinant")
    if n == 0 { return .one }
    var a = elements
    var odd: Int32 = 0
    let info = Scalar._factor(n, &a, &odd)
    if info > 0 { return .zero }
    try check(info, .singular(""))
    var product: Scalar = .one
    for k in 0..<rows { product = product * a[k * (rows + 1)] }
    return odd != 0 ? -product : product
  }

  /// The eigenvalues of a self-adjoint matrix in increasing order, with the matrix whose columns are orthonormal
  /// eigenvectors.
  ///
  /// Only the lower triangle is used, after checking that the other agrees to 2⁻⁴⁰ of the largest element. Fails with
  /// ``NumberError/domain(_:)`` when it does not and for infinities and NaN, with ``NumberError/notConverged(_:)``
  /// and with ``NumberError/dimensionMismatch(_:)``.
  func eigenvaluesSelfAdjoint() throws(NumberError) -> (values: [Double], vectors: DenseMatrix) {
    let n = try checkedSize("eigenvalues")
    let tolerance = largestMagnitude * 0x1p-40
    for column in 0..<rows {
      for row in column..<rows where (self[row, column] - self[column, row].conjugated).magnitude > tolerance {
        throw .domain("eigenvalues of a matrix that is not self-adjoint in (\(row), \(column))")
      }
    }
    var vectors = self
    var values = [Double](repeating: 0, count: rows)
    if n > 0 {
      let info = Scalar._eigenSelfAdjoint(n, &vectors.elements, &values)
      try check(info, .notConverged("eigenvalues of a self-adjoint matrix of size \(n)"))
    }
    return (values, vectors)
  }

  /// The eigenvalues of a matrix, in no particular order, with the matrix whose columns are eigenvectors of length 1.
  ///
  /// Fails with ``NumberError/domain(_:)`` for infinities and NaN, with ``NumberError/notConverged(_:)`` and with
  /// ``NumberError/dimensionMismatch(_:)``.
  public func eigenvaluesGeneral() throws(NumberError) -> (values: [Complex], vectors: ComplexMatrix) {
    let n = try checkedSize("eigenvalues")
    var a = elements
    var values = [Complex](repeating: .zero, count: rows)
    var vectors = ComplexMatrix(rows: rows, columns: rows)
    if n > 0 {
      let info = Scalar._eigen(n, &a, &values, &vectors.elements)
      try check(info, .notConverged("eigenvalues of a matrix of size \(n)"))
    }
    return (values, vectors)
  }

  private func checkedSize(_ what: String) throws(NumberError) -> Int32 {
    guard rows == columns else { throw .dimensionMismatch("\(what) of a matrix of \(rows) × \(columns)") }
    try requireFinite(elements)
    return try checkedDimension(rows)
  }
}

extension DenseMatrix<Double> {
  /// The eigenvalues of a symmetric matrix in increasing order, with the matrix whose columns are orthonormal
  /// eigenvectors.
  ///
  /// Only the lower triangle is used, after checking that the other agrees to 2⁻⁴⁰ of the largest element. Fails with
  /// ``NumberError/domain(_:)`` when it does not and for infinities and NaN, with ``NumberError/notConverged(_:)``
  /// and with ``NumberError/dimensionMismatch(_:)``.
  public func eigenvaluesSymmetric() throws(NumberError) -> (values: [Double], vectors: RealMatrix) {
    try eigenvaluesSelfAdjoint()
  }
}

extension DenseMatrix<Complex> {
  /// The eigenvalues of a Hermitian matrix in increasing order, with the matrix whose columns are orthonormal
  /// eigenvectors; checks and failures as for a symmetric one.
  public func eigenvaluesHermitian() throws(NumberError) -> (values: [Double], vectors: ComplexMatrix) {
    try eigenvaluesSelfAdjoint()
  }
}

/// LAPACK's sizes are 32-bit integers, and the number of elements must fit the address computations.
func checkedDimension(_ size: Int) throws(NumberError) -> Int32 {
  guard size <= 100_000, let n = Int32(exactly: size) else { throw .tooLarge("a dense matrix of size \(size)") }
  return n
}

func requireFinite<Scalar: DenseScalar>(_ elements: [Scalar]) throws(NumberError) {
  guard elements.allSatisfy(\.isFinite) else { throw .domain("a matrix with an infinite element or NaN") }
}

/// Negative codes that remain after the checks of the arguments mean that no working memory was left.
func check(_ info: Int32, _ failure: NumberError) throws(NumberError) {
  if info < 0 { throw .tooLarge("the working memory of a dense matrix") }
  if info > 0 { throw failure }
}
