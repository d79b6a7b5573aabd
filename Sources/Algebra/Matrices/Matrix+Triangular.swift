import Numbers

/// Matrices that are triangular in some order of their rows and columns: chains of rates, in which nothing flows back.
extension Matrix {
  /// exp(t·A) = Σₘ e^(λₘt)·vₘ·wₘ with the elements λₘ of the diagonal and the right and left eigenvectors, which substitution finds:
  /// (λₘ − aᵢᵢ)·vᵢₘ = Σₖ aᵢₖ·vₖₘ from vₘₘ = 1 on, and likewise for wₘ.
  ///
  /// wₘ·vₘ = 1, and wₘ·vₙ = 0 for different λ by what eigenvectors are; where two λ are equal it is decided. Nil for a matrix that is
  /// not triangular or has fewer eigenvectors than rows. The differences that were divided by are conditions.
  static func triangularExponential(_ a: ExactMatrix<NormalForm>, _ t: Expr) throws -> Conditional<Matrix>? {
    guard let order = triangularOrder(a) else { return nil }
    let n = a.rows
    let zero = a.elements[0].zero
    func element(_ i: Int, _ j: Int) -> NormalForm { a[order[i], order[j]] }
    var right = Array(repeating: Array(repeating: zero, count: n), count: n)
    var left = right
    var conditions = Conditions()
    func quotient(_ sum: NormalForm, _ m: Int, _ i: Int) throws -> NormalForm? {
      if sum.isZero { return sum }
      let difference = element(m, m) - element(i, i)
      if difference.isZero { return nil }
      conditions.require(difference.expression)
      return try translating { try sum.divided(by: difference) }
    }
    for m in 0..<n {
      (right[m][m], left[m][m]) = (zero.one, zero.one)
      for i in (0..<m).reversed() {
        var sum = zero
        for k in i + 1...m { sum.addProduct(element(i, k), right[k][m]) }
        guard let v = try quotient(sum, m, i) else { return nil }
        right[i][m] = v
      }
      for j in m + 1..<max(n, m + 1) {
        var sum = zero
        for k in m..<j { sum.addProduct(left[m][k], element(k, j)) }
        guard let w = try quotient(sum, m, j) else { return nil }
        left[m][j] = w
      }
      try Work.check()
    }
    for i in 0..<n {
      for j in i + 1..<max(n, i + 1) where (element(i, i) - element(j, j)).isZero {
        var sum = zero
        for k in i...j { sum.addProduct(left[i][k], right[k][j]) }
        if !sum.isZero { return nil }
      }
    }
    try Work.check()
    let place = Dictionary(uniqueKeysWithValues: order.enumerated().map { ($1, $0) })
    let waves = (0..<n).map { exp(element($0, $0).expression * t) }
    let (v, w) = (right.map { NormalForm.expressions($0) }, left.map { NormalForm.expressions($0) })
    let value = Matrix(rows: n, columns: n) { row, column in
      guard let i = place[row], let j = place[column], i <= j else { return .zero }
      return .sum((i...j).map { waves[$0] * v[i][$0] * w[$0][j] })
    }
    return Conditional(value, conditions: conditions.list)
  }

  /// The rows in an order in which everything below the diagonal is zero; nil when elements run in a circle.
  private static func triangularOrder(_ a: ExactMatrix<NormalForm>) -> [Int]? {
    var order: [Int] = []
    var rest = Array(0..<a.rows)
    // Row i may come before the others when no other row has an element in its column.
    while !rest.isEmpty {
      guard let next = rest.first(where: { i in rest.allSatisfy { $0 == i || a[$0, i].isZero } }) else { return nil }
      order.append(next)
      rest.removeAll { $0 == next }
    }
    return order
  }
}
