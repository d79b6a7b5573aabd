import Numbers
import TestSupport
import Testing

@Suite struct ExactMatrixTests {
  let ring = PolynomialRing(variables: 3)

  @Test func ringLaws() throws {
    try checkRingLaws(seed: 61, commutative: false) { generator in
      // The generator's shapes always fit, so there is nothing to fail.
      (try? generator.matrix(3, 3) { $0.rational() }) ?? .identity(3, like: Rational(1))
    }
  }

  @Test func functionRingLaws() throws {
    try checkRingLaws(seed: 62, cases: 100, commutative: false) { generator in
      (try? generator.matrix(2, 2) { $0.rationalFunction(in: ring, terms: 2, degree: 1) })
        ?? .identity(2, like: RationalFunction(ring))
    }
  }

  /// Minors, elimination without fractions and (in the next test) plain Gaussian elimination agree.
  @Test func determinantsAgree() throws {
    try forRandomCases(1000, seed: 63) { generator, seed throws in
      let size = Int.random(in: 1...6, using: &generator)
      let a = try generator.matrix(size, size, zeros: 3) { $0.smallRational() }
      let expected = plainDeterminant(a)
      #expect(try a.determinant() == expected, "seed \(seed): \(a)")
      #expect(try a.determinantBareiss() == expected, "seed \(seed): \(a)")
      #expect(try a.transposed.determinant() == expected, "seed \(seed): \(a)")
    }
  }

  @Test func largeDeterminantsAgree() throws {
    try forRandomCases(20, seed: 64) { generator, seed throws in
      let size = Int.random(in: 9...13, using: &generator)
      let zeros = generator.oneIn(2) ? 2 : 9
      let a = try generator.matrix(size, size, zeros: zeros) { $0.smallRational() }
      #expect(try a.determinant() == plainDeterminant(a), "seed \(seed): \(a)")
    }
  }

  /// A determinant of functions, evaluated at a rational point, is the determinant of the values.
  @Test func determinantsOfFunctionsEvaluate() throws {
    try forRandomCases(1000, seed: 65) { generator, seed throws in
      let size = Int.random(in: 1...4, using: &generator)
      let a = try generator.matrix(size, size) { $0.rationalFunction(in: ring, terms: 2, degree: 1) }
      let point = (0..<3).map { _ in generator.rational(in: 2...5) }
      guard let values = try? a.map({ try $0.evaluated(at: point) }) else { return }
      let determinant = try a.determinant()
      #expect(try determinant == a.determinantBareiss(), "seed \(seed): \(a)")
      #expect(try determinant.evaluated(at: point) == plainDeterminant(values), "seed \(seed): \(a)")
    }
  }

  /// The way for polynomials agrees with elimination and with the values at a point, whatever the coefficients' denominators.
  @Test func determinantsOfPolynomialsEvaluate() throws {
    try forRandomCases(200, seed: 70) { generator, seed throws in
      let size = Int.random(in: 1...5, using: &generator)
      let a = try generator.matrix(size, size, zeros: 4) {
        RationalFunction($0.polynomial(in: ring, terms: 2, degree: 2))
      }
      let point = (0..<3).map { _ in generator.rational(in: 2...5) }
      let determinant = try a.determinant()
      #expect(try determinant == a.determinantBareiss(), "seed \(seed): \(a)")
      let values = try a.map { try $0.evaluated(at: point) }
      #expect(try determinant.evaluated(at: point) == plainDeterminant(values), "seed \(seed): \(a)")
    }
  }

  @Test func complexDeterminantsAgree() throws {
    try forRandomCases(1000, seed: 66) { generator, seed throws in
      let size = Int.random(in: 1...5, using: &generator)
      let a = try generator.matrix(size, size) { $0.gaussian { $0.smallRational() } }
      #expect(try a.determinant() == plainDeterminant(a), "seed \(seed): \(a)")
      #expect(try a.determinantBareiss() == plainDeterminant(a), "seed \(seed): \(a)")
    }
  }

  @Test func inverseAndSolution() throws {
    try forRandomCases(1000, seed: 67) { generator, seed throws in
      let size = Int.random(in: 1...7, using: &generator)
      let a = try generator.matrix(size, size, zeros: 3) { $0.smallRational() }
      let b = try generator.matrix(size, 2) { $0.smallRational() }
      if plainDeterminant(a).isZero {
        #expect(throws: NumberError.self, "seed \(seed): \(a)") { try a.solve(b) }
        #expect(try a.rank < size, "seed \(seed): \(a)")
      } else {
        #expect(try a * a.solve(b) == b, "seed \(seed): \(a)")
        #expect(try (a.inverse() * a).isOne, "seed \(seed): \(a)")
        #expect(try a.rank == size && a.nullspace().isEmpty, "seed \(seed): \(a)")
      }
    }
  }

  @Test func inverseOfFunctions() throws {
    try forRandomCases(1000, seed: 68) { generator, seed throws in
      let size = generator.oneIn(30) ? 6 : Int.random(in: 1...3, using: &generator)
      let a = try generator.matrix(size, size, zeros: size == 6 ? 2 : 4) { generator in
        generator.gaussian { RationalFunction($0.polynomial(in: ring, terms: 2, degree: 1, bigCoefficients: false)) }
      }
      if try a.determinant().isZero { return }
      #expect(try (a * a.inverse()).isOne, "seed \(seed): \(a)")
    }
  }

  @Test func nullspace() throws {
    try forRandomCases(1000, seed: 69) { generator, seed throws in
      let (rows, columns) = (Int.random(in: 1...5, using: &generator), Int.random(in: 1...6, using: &generator))
      // A product of thin matrices has a low rank.
      let inner = Int.random(in: 1...3, using: &generator)
      let a =
        try generator.matrix(rows, inner) { $0.smallRational() }
        * generator.matrix(inner, columns) { $0.smallRational() }
      let basis = try a.nullspace()
      #expect(try basis.count == columns - a.rank && a.rank <= inner, "seed \(seed): \(a)")
      #expect(try a.rank == a.transposed.rank, "seed \(seed): \(a)")
      for vector in basis { #expect(try (a * ExactMatrix(column: vector)).isZero, "seed \(seed): \(a)") }
      if !basis.isEmpty { #expect(try ExactMatrix(basis).rank == basis.count, "seed \(seed): \(a)") }
    }
  }

  /// The Cayley–Hamilton theorem, and the two coefficients that are known otherwise.
  @Test func characteristicPolynomial() throws {
    try forRandomCases(1000, seed: 70) { generator, seed throws in
      let size = Int.random(in: 1...5, using: &generator)
      let a = try generator.matrix(size, size) { $0.smallRational() }
      let coefficients = try a.characteristicPolynomial()
      var value = a.zero
      for coefficient in coefficients.reversed() { value = value * a + a.one.scaled(by: coefficient) }
      #expect(value.isZero, "seed \(seed): \(a)")
      #expect(try coefficients[size - 1] == -a.trace(), "seed \(seed): \(a)")
      #expect(try coefficients[0] == (-a).determinant(), "seed \(seed): \(a)")
    }
  }

  @Test func refusals() throws {
    let wide = try ExactMatrix<Rational>([[1, 2, 3], [4, 5, 6]])
    let singular = try ExactMatrix<Rational>([[1, 2], [2, 4]])
    #expect(throws: NumberError.self) { try ExactMatrix<Rational>([[1, 2], [3]]) }
    #expect(throws: NumberError.self) { try ExactMatrix<Rational>([]) }
    #expect(throws: NumberError.self) { try ExactMatrix<Rational>(rows: 2, columns: 2, elements: [1]) }
    #expect(throws: NumberError.self) { try wide.determinant() }
    #expect(throws: NumberError.self) { try wide.determinantBareiss() }
    #expect(throws: NumberError.self) { try wide.inverse() }
    #expect(throws: NumberError.self) { try wide.trace() }
    #expect(throws: NumberError.self) { try wide.characteristicPolynomial() }
    #expect(throws: NumberError.self) { try wide.multiplied(by: wide) }
    #expect(throws: NumberError.self) { try wide.adding(singular) }
    #expect(throws: NumberError.self) { try singular.inverse() }
    #expect(throws: NumberError.self) { try singular.solve(wide.transposed) }
    #expect(try singular.determinant() == 0)
    let symbols = PolynomialRing(variables: 144)
    let generic = try ExactMatrix(
      rows: 12, columns: 12, elements: (0..<144).map { RationalFunction(generator: $0, in: symbols) })
    #expect(throws: NumberError.self) { try generic.determinant() }
    #expect(throws: NumberError.self) { try generic.inverse() }
    #expect(throws: NumberError.self) { try generic.rank }
  }

  /// Gaussian elimination with quotients, as in a textbook: independent of the algorithms under test.
  func plainDeterminant<F: Field>(_ matrix: ExactMatrix<F>) -> F {
    var rows = (0..<matrix.rows).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
    var result = matrix[0, 0].one
    for k in rows.indices {
      guard let pivot = (k..<rows.count).first(where: { !rows[$0][k].isZero }) else { return result.zero }
      if pivot != k {
        rows.swapAt(pivot, k)
        result = -result
      }
      result *= rows[k][k]
      for row in k + 1..<max(rows.count, k + 1) {
        guard let factor = try? rows[row][k].divided(by: rows[k][k]) else { continue }
        for column in k..<rows.count { rows[row][column] -= factor * rows[k][column] }
      }
    }
    return result
  }
}
