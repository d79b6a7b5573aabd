import Numbers

/// Linear algebra in the field of the kernels of the entries, all of them in one field. Where the kernels are free of
/// relations the work is done on rational functions.
extension Matrix {
  /// The determinant in normal form.
  ///
  /// - Throws: `AlgebraError.dimensions` for a matrix that is not square.
  public func determinant() throws -> Expr {
    try requireSquare("the determinant")
    return try exactly {
      [try $0.determinant()]
    } _: {
      [try $0.determinant()]
    }[0]
  }

  /// The inverse, entries in normal form. It holds where the determinant does not vanish.
  ///
  /// - Throws: `AlgebraError.singular` when the determinant is identically zero, `.dimensions` for a matrix that is not
  ///   square.
  public func inverse() throws -> Matrix {
    try requireSquare("the inverse")
    let entries = try exactly {
      try $0.inverse().elements
    } _: {
      try $0.inverse().elements
    }
    return Matrix(rows: rows, columns: columns, entries: entries)
  }

  /// The matrix X with self·X = right, for a square matrix whose determinant is not identically zero.
  ///
  /// - Throws: `AlgebraError.singular`, `.dimensions`. For other systems see `solutions`.
  public func solve(_ right: Matrix) throws -> Matrix {
    try requireSquare("the solution of a system")
    guard right.rows == rows, right.columns > 0 else {
      throw AlgebraError.dimensions("a right-hand side of \(right.rows)×\(right.columns) for \(rows) equations")
    }
    let joined = Matrix(rows: rows, columns: columns + right.columns) {
      $1 < columns ? self[$0, $1] : right[$0, $1 - columns]
    }
    let n = rows
    let entries = try joined.exactly {
      try $0.left(n).solve($0.right(n)).elements
    } _: {
      try $0.left(n).solve($0.right(n)).elements
    }
    return Matrix(rows: rows, columns: right.columns, entries: entries)
  }

  /// The rank where the entries are generic: the largest size of a minor that is not identically zero.
  public func rank() throws -> Int {
    if elements.isEmpty { return 0 }
    return try exactMatrix().rank
  }

  /// A basis of the columns v with self·v = 0, for generic values of the symbols.
  public func nullspace() throws -> [Matrix] {
    if elements.isEmpty { return [] }
    return try exactMatrix().nullspace().map { .column($0.map(\.expression)) }
  }

  /// det(λ·1 − self), a polynomial in the given λ, its coefficients in normal form.
  ///
  /// - Throws: `AlgebraError.dimensions` for a matrix that is not square, `.domain` when λ occurs in the matrix.
  public func characteristicPolynomial(_ λ: Expr) throws -> Expr {
    try requireSquare("the characteristic polynomial")
    if elements.contains(where: { $0.contains(λ) }) {
      throw AlgebraError.domain("a characteristic polynomial in a symbol of the matrix", λ)
    }
    let coefficients = try exactly {
      try $0.characteristicPolynomial()
    } _: {
      try $0.characteristicPolynomial()
    }
    return .sum(coefficients.enumerated().map { $1 * λ ** Expr($0) })
  }

  /// The matrix power for n ≥ 0, entries in normal form; for negative n the power of the inverse.
  public func power(_ n: Int) throws -> Matrix {
    try requireSquare("a power")
    guard n >= -(1 << 16) else { throw AlgebraError.number(.tooLarge("a matrix to the power \(n)")) }
    if n < 0 { return try inverse().power(-n) }
    guard n <= 1 << 16 else { throw AlgebraError.number(.tooLarge("a matrix to the power \(n)")) }
    var result: ExactMatrix<NormalForm>?
    var square = try exactMatrix()
    var rest = n
    while rest > 0 {
      if rest & 1 == 1 { result = result.map { $0 * square } ?? square }
      rest >>= 1
      if rest > 0 { square = square * square }
    }
    guard let result else { return .identity(rows) }
    return Matrix(result)
  }

  /// The entries in normal form.
  public func normalized() throws -> Matrix { elements.isEmpty ? self : Matrix(try exactMatrix()) }

  /// True when all entries are zero by their normal form.
  public func isZero() throws -> Bool {
    let rest = elements.filter { !$0.isLiteralZero }
    if rest.contains(where: { $0.rationalValue != nil }) { return false }
    return try rest.isEmpty || NormalForm.forms(rest).allSatisfy(\.isZero)
  }

  init(_ exact: ExactMatrix<NormalForm>) {
    self.init(rows: exact.rows, columns: exact.columns, entries: NormalForm.expressions(exact.elements))
  }

  func requireSquare(_ what: String) throws {
    guard isSquare, rows > 0 else { throw AlgebraError.dimensions("\(what) of a \(rows)×\(columns) matrix") }
  }

  func exactMatrix() throws -> ExactMatrix<NormalForm> {
    try Self.translating {
      try ExactMatrix(rows: rows, columns: columns, elements: try NormalForm.forms(elements))
    }
  }

  /// Runs one of two readings of one algorithm: on rational functions, or on fractions modulo relations.
  private func exactly(
    _ free: (ExactMatrix<RationalFunction>) throws -> [RationalFunction],
    _ related: (ExactMatrix<NormalForm>) throws -> [NormalForm]
  ) throws -> [Expr] {
    try Self.translating {
      try WorkBudget.bounded("algebra with a \(rows)×\(columns) matrix") {
        let exact = try exactMatrix()
        let field = exact.elements[0].field
        if field.relations.isEmpty {
          return NormalForm.expressions(try free(exact.map(\.fraction)).map { NormalForm(field: field, fraction: $0) })
        }
        return NormalForm.expressions(try related(exact))
      }
    }
  }

  static func translating<R>(_ body: () throws -> R) throws -> R {
    do {
      return try body()
    } catch let error as NumberError {
      switch error {
      case .singular(let what): throw AlgebraError.singular(what)
      case .dimensionMismatch(let what): throw AlgebraError.dimensions(what)
      default: throw AlgebraError.number(error)
      }
    }
  }
}

extension ExactMatrix {
  fileprivate func left(_ n: Int) throws -> ExactMatrix { try part(0..<n) }
  fileprivate func right(_ n: Int) throws -> ExactMatrix { try part(n..<columns) }

  private func part(_ range: Range<Int>) throws -> ExactMatrix {
    try ExactMatrix((0..<rows).map { row in range.map { self[row, $0] } })
  }
}
