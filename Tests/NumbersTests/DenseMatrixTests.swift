import Numbers
import TestSupport
import Testing

/// The residuals of LAPACK's algorithms are backward stable: below c·n·ε·‖A‖ with a small constant c, for which 50 is
/// generous (Higham, Accuracy and Stability of Numerical Algorithms, theorems 9.3 and 9.14).
@Suite struct DenseMatrixTests {
  func bound(_ n: Int, _ scales: Double...) -> Double { 50 * Double(n * n) * 0x1p-53 * scales.reduce(1, *) }

  func random(_ rows: Int, _ columns: Int, _ generator: inout Generator) throws -> RealMatrix {
    let elements = (0..<rows * columns).map { _ in Double.random(in: -1...1, using: &generator) }
    return try RealMatrix(rows: rows, columns: columns, columnMajor: elements)
  }

  func complex(_ rows: Int, _ columns: Int, _ generator: inout Generator) throws -> ComplexMatrix {
    let elements = (0..<rows * columns).map { _ in
      Complex(Double.random(in: -1...1, using: &generator), Double.random(in: -1...1, using: &generator))
    }
    return try ComplexMatrix(rows: rows, columns: columns, columnMajor: elements)
  }

  func difference<S>(_ a: DenseMatrix<S>, _ b: DenseMatrix<S>) -> Double {
    zip(a.elements, b.elements).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
  }

  func checkSolution<S>(_ a: DenseMatrix<S>, _ b: DenseMatrix<S>, seed: UInt64) throws {
    let x = try a.solve(b)
    let limit = bound(a.rows, a.largestMagnitude, max(x.largestMagnitude, 1))
    #expect(difference(try a.multiplied(by: x), b) <= limit, "seed \(seed)")
  }

  @Test func solutions() throws {
    try forRandomCases(1000, seed: 81) { generator, seed throws in
      let n = Int.random(in: 1...12, using: &generator)
      try checkSolution(try random(n, n, &generator), try random(n, 2, &generator), seed: seed)
      try checkSolution(try complex(n, n, &generator), try complex(n, 2, &generator), seed: seed)
    }
  }

  @Test func bandSolutions() throws {
    try forRandomCases(1000, seed: 82) { generator, seed throws in
      let n = Int.random(in: 1...20, using: &generator)
      let (lower, upper) = (Int.random(in: 0...4, using: &generator), Int.random(in: 0...4, using: &generator))
      var real = try BandMatrix<Double>(size: n, lower: lower, upper: upper)
      var complex = try BandMatrix<Complex>(size: n, lower: lower, upper: upper)
      var dense = RealMatrix(rows: n, columns: n)
      for row in 0..<n {
        for column in max(0, row - lower)...min(n - 1, row + upper) where column >= 0 {
          let value = Double.random(in: -1...1, using: &generator) + (row == column ? 3 : 0)
          real[row, column] = value
          dense[row, column] = value
          complex[row, column] = Complex(value, Double.random(in: -1...1, using: &generator))
        }
      }
      let b = try random(n, 2, &generator)
      let x = try real.solve(b)
      let size = max(x.largestMagnitude, 1)
      #expect(difference(try real.multiplied(by: x), b) <= bound(n, 4, size), "seed \(seed)")
      #expect(difference(try dense.multiplied(by: x), b) <= bound(n, 4, size), "seed \(seed)")
      let c = try self.complex(n, 1, &generator)
      let z = try complex.solve(c)
      #expect(difference(try complex.multiplied(by: z), c) <= bound(n, 5, max(z.largestMagnitude, 1)), "seed \(seed)")
    }
  }

  @Test func selfAdjointEigenvalues() throws {
    try forRandomCases(1000, seed: 83) { generator, seed throws in
      let n = Int.random(in: 1...10, using: &generator)
      var a = try complex(n, n, &generator)
      var s = try random(n, n, &generator)
      for row in 0..<n {
        a[row, row] = Complex(a[row, row].re)
        for column in 0..<row {
          a[column, row] = a[row, column].conjugated
          s[column, row] = s[row, column]
        }
      }
      let (values, v) = try a.eigenvaluesHermitian()
      var scaled = v
      for column in 0..<n { for row in 0..<n { scaled[row, column] = v[row, column] * Complex(values[column]) } }
      #expect(difference(try a.multiplied(by: v), scaled) <= bound(n, 2), "seed \(seed)")
      #expect(difference(try v.adjoint.multiplied(by: v), .identity(n)) <= bound(n), "seed \(seed)")
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }, "seed \(seed)")
      let (w, u) = try s.eigenvaluesSymmetric()
      var scaledReal = u
      for column in 0..<n { for row in 0..<n { scaledReal[row, column] = u[row, column] * w[column] } }
      #expect(difference(try s.multiplied(by: u), scaledReal) <= bound(n, 2), "seed \(seed)")
      #expect(difference(try u.adjoint.multiplied(by: u), .identity(n)) <= bound(n), "seed \(seed)")
    }
  }

  @Test func generalEigenvalues() throws {
    try forRandomCases(1000, seed: 84) { generator, seed throws in
      let n = Int.random(in: 1...8, using: &generator)
      let real = try random(n, n, &generator)
      var embedded = ComplexMatrix(rows: n, columns: n)
      for column in 0..<n { for row in 0..<n { embedded[row, column] = Complex(real[row, column]) } }
      let results = [try real.eigenvaluesGeneral(), try embedded.eigenvaluesGeneral()]
      for (values, v) in results {
        var scaled = v
        for column in 0..<n { for row in 0..<n { scaled[row, column] = v[row, column] * values[column] } }
        #expect(difference(try embedded.multiplied(by: v), scaled) <= bound(n, 2), "seed \(seed)")
        for column in 0..<n {
          let length = v.column(column).reduce(0) { $0 + $1.magnitude * $1.magnitude }
          #expect(abs(length - 1) <= bound(n), "seed \(seed)")
        }
      }
    }
  }

  /// Against exact arithmetic: the elements are small integers, so the only error is LAPACK's.
  @Test func determinantsAgreeWithExactOnes() throws {
    try forRandomCases(1000, seed: 85) { generator, seed throws in
      let n = Int.random(in: 1...6, using: &generator)
      let rows = (0..<n).map { _ in (0..<n).map { _ in Int.random(in: -9...9, using: &generator) } }
      let exact = try ExactMatrix(rows.map { $0.map { Rational($0) } }).determinant().asDouble
      let value = try RealMatrix(rows.map { $0.map(Double.init) }).determinant()
      let complex = try ComplexMatrix(rows.map { $0.map { Complex(Double($0)) } }).determinant()
      // A relative change of ε in one element changes the determinant by at most ε·n!·9ⁿ (all its terms).
      var terms = 1.0
      for k in 1...n { terms *= 9 * Double(k) }
      #expect(abs(value - exact) <= bound(n, terms), "seed \(seed): \(rows)")
      #expect((complex - Complex(exact)).magnitude <= bound(n, terms), "seed \(seed): \(rows)")
    }
  }

  @Test func complexArithmetic() throws {
    try forRandomCases(1000, seed: 86) { generator, seed throws in
      let (a, b) = (
        Complex(Double.random(in: -9...9, using: &generator), Double.random(in: -9...9, using: &generator)),
        Complex(Double.random(in: 1...9, using: &generator), Double.random(in: -9...9, using: &generator))
      )
      #expect((a / b * b - a).magnitude <= 8 * 0x1p-52 * a.magnitude, "seed \(seed)")
      #expect(abs((a * a.conjugated).re - a.magnitude * a.magnitude) <= 8 * 0x1p-52 * a.magnitude * a.magnitude)
    }
    #expect((Complex(1e300, 1e300) / Complex(1e300, 1e300) - 1.0).magnitude < 1e-15)
    #expect(Complex(3e300, 4e300).magnitude == 5e300)
  }

  @Test func refusals() throws {
    let singular = try RealMatrix([[1, 2], [2, 4]])
    let wide = RealMatrix(rows: 2, columns: 3)
    let infinite = try RealMatrix([[1, .infinity], [0, 1]])
    let b = try RealMatrix([[1], [1]])
    #expect(throws: NumberError.singular("a linear system of size 2")) { try singular.solve(b) }
    #expect(try singular.determinant() == 0)
    #expect(throws: NumberError.self) { try wide.solve(b) }
    #expect(throws: NumberError.self) { try wide.determinant() }
    #expect(throws: NumberError.self) { try infinite.solve(b) }
    #expect(throws: NumberError.self) { try infinite.determinant() }
    #expect(throws: NumberError.self) { try infinite.eigenvaluesGeneral() }
    #expect(throws: NumberError.self) { try RealMatrix([[1, .nan], [.nan, 1]]).eigenvaluesSymmetric() }
    #expect(throws: NumberError.self) { try RealMatrix([[1, 2], [3, 1]]).eigenvaluesSymmetric() }
    #expect(throws: NumberError.self) { try ComplexMatrix([[Complex(1, 1)]]).eigenvaluesHermitian() }
    #expect(throws: NumberError.self) { try singular.solve(RealMatrix(rows: 3, columns: 1)) }
    #expect(throws: NumberError.self) { try RealMatrix([[1, 2], [3]]) }
    #expect(throws: NumberError.self) { try RealMatrix(rows: 2, columns: 2, columnMajor: [1]) }
    #expect(throws: NumberError.self) { try singular.multiplied(by: RealMatrix(rows: 3, columns: 1)) }
    #expect(throws: NumberError.self) { try BandMatrix<Double>(size: -1, lower: 0, upper: 0) }
    #expect(throws: NumberError.self) { try BandMatrix<Double>(size: 1 << 40, lower: 1, upper: 1) }
    #expect(throws: NumberError.self) { try BandMatrix<Double>(size: 2, lower: 0, upper: 0).solve(b) }
    #expect(throws: NumberError.self) { try BandMatrix<Double>(size: 3, lower: 0, upper: 0).solve(b) }
    #expect(try RealMatrix(rows: 0, columns: 0).determinant() == 1)
  }
}
