import Numbers
import TestSupport
import Testing

@testable import Algebra

extension Generator {
  /// A small entry: a number, a symbol or a sum of such.
  mutating func entry(_ symbols: [Expr]) -> Expr {
    switch Int.random(in: 0..<4, using: &self) {
    case 0: return 0
    case 1: return Expr(smallNumber())
    case 2: return element(of: symbols)
    default: return element(of: symbols) * Expr(smallNumber()) + Expr(smallNumber())
    }
  }

  mutating func matrix(_ n: Int, _ symbols: [Expr]) -> Matrix { Matrix(rows: n, columns: n) { _, _ in entry(symbols) } }
}

/// The determinant along the first row, without memory: the definition.
func cofactorDeterminant(_ m: Matrix) -> Expr {
  if m.rows == 1 { return m[0, 0] }
  return .sum(
    (0..<m.rows).map { k in
      let minor = Matrix(rows: m.rows - 1, columns: m.rows - 1) { m[$0 + 1, $1 < k ? $1 : $1 + 1] }
      return Expr(k % 2 == 0 ? 1 : -1) * m[0, k] * cofactorDeterminant(minor)
    })
}

@Suite struct MatricesTests {
  let a = Expr.symbol("a", .real)
  let b = Expr.symbol("b", .real)
  let c = Expr.symbol("c", .real)
  let t = Expr.symbol("t", .real)
  let τ = Expr.symbol("τ", .positive)
  let ω = Expr.symbol("ω", .positive)

  func expectEqual(_ x: Matrix, _ y: Matrix, _ note: String = "", sourceLocation: SourceLocation = #_sourceLocation)
    throws
  {
    let zero = try (x - y).isZero()
    #expect(zero, "\(x.elements.map(\.text)) ≠ \(y.elements.map(\.text)) \(note)", sourceLocation: sourceLocation)
  }

  @Test func determinants() throws {
    try forRandomCases(1000, seed: 201) { g, seed in
      let n = Int.random(in: 1...4, using: &g)
      let (x, y) = (g.matrix(n, [a, b]), g.matrix(n, [a, c]))
      let d = try x.determinant()
      try expectEqualExpressions(d, cofactorDeterminant(x), "seed \(seed)")
      if n < 4 { try expectEqualExpressions(try (x * y).determinant(), d * (try y.determinant()), "seed \(seed)") }
    }
  }

  @Test func inverses() throws {
    try forRandomCases(1000, seed: 202) { g, seed in
      let n = Int.random(in: 1...3, using: &g)
      var x = g.matrix(n, [a, b])
      if g.oneIn(3) { x = x.map { $0 * sin(a) + cos(a) } }
      if try vanishes(cofactorDeterminant(x)) {
        #expect(throws: AlgebraError.self) { try x.inverse() }
        #expect(try x.rank() < n)
        #expect(try !x.nullspace().isEmpty)
        return
      }
      try expectEqual(try x * (try x.inverse()), .identity(n), "seed \(seed)")
      let y = g.matrix(n, [a, b])
      try expectEqual(try x * (try x.solve(y)), y, "seed \(seed)")
    }
  }

  @Test func ranksAndNullspaces() throws {
    try forRandomCases(1000, seed: 203) { g, seed in
      // A product through two dimensions has rank at most two.
      let left = Matrix(rows: 3, columns: 2) { _, _ in g.entry([a, b]) }
      let right = Matrix(rows: 2, columns: 4) { _, _ in g.entry([a, c]) }
      let x = try left * right
      let (rank, kernel) = (try x.rank(), try x.nullspace())
      #expect(rank <= 2 && rank + kernel.count == 4, "seed \(seed)")
      for v in kernel { #expect(try (x * v).isZero(), "seed \(seed)") }
    }
  }

  /// Cayley and Hamilton: a matrix is a root of its characteristic polynomial.
  @Test func characteristicPolynomials() throws {
    let λ = Expr.symbol("λ")
    try forRandomCases(1000, seed: 204) { g, seed in
      let n = Int.random(in: 1...3, using: &g)
      let x = g.matrix(n, [a])
      let p = try x.characteristicPolynomial(λ)
      var sum = Matrix(rows: n, columns: n) { _, _ in 0 }
      var power = Matrix.identity(n)
      for (k, c) in try p.coefficients(of: λ).sorted(by: { $0.key < $1.key }) {
        while try power != x.power(k) { power = try x.power(k) }
        sum = try sum + c * power
      }
      #expect(try sum.isZero(), "seed \(seed)")
    }
  }

  /// Matrices with known eigenvalues, and quadratic ones.
  @Test func eigenspaces() throws {
    try forRandomCases(1000, seed: 205) { g, seed in
      let values = (0..<3).map { _ in g.element(of: [a, b, 2 * a, Expr(g.smallNumber())]) }
      let mixing = Matrix(rows: 3, columns: 3) { $0 == $1 ? 1 : ($0 < $1 ? Expr(g.smallNumber()) : 0) }
      let x = try mixing * .diagonal(values) * (try mixing.inverse())
      let spaces = try x.eigenspaces()
      #expect(spaces.map(\.multiplicity).reduce(0, +) == 3, "seed \(seed)")
      #expect(Set(spaces.map(\.value)) == Set(values), "seed \(seed)")
      #expect(spaces.allSatisfy { $0.vectors.count == $0.multiplicity }, "seed \(seed)")
    }
    let σ = try Matrix([[c, a - .i * b], [a + .i * b, -c]])
    let values = try σ.eigenvalues().map(\.value)
    #expect(values == [sqrt(a ** 2 + b ** 2 + c ** 2), -sqrt(a ** 2 + b ** 2 + c ** 2)])
    #expect(try σ.eigenspaces().map(\.vectors.count) == [1, 1])
    let cubic = try Matrix([[0, 1, 0], [0, 0, 1], [a, b, 0]])
    #expect(throws: AlgebraError.self) { try cubic.eigenvalues() }
  }

  // MARK: Exponentials

  /// ẋ = A·x at a point, by enclosures: the code has checked it by normal form.
  func checkExponential(_ x: Matrix, _ note: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let result = try x.exponential(t).value
    let rest = try result.derivative(t) - x * result
    let point = try [a: Rational(3, 7), b: Rational(-5, 11), c: Rational(13, 17), t: Rational(2, 3)]
      .mapValues { try ComplexBall($0, precision: 256) }
    for (place, e) in rest.elements.enumerated() {
      // A division by a condition that vanishes at the point has no value.
      guard let value = try? enclosure(of: e, point, bits: 256) else { continue }
      let small = value.containsZero && value.magnitude.bounds.upper < 1e-30
      #expect(small, "\(note), entry \(place): \(value)", sourceLocation: sourceLocation)
    }
    try expectEqual(result.substituting([(t, .zero)]), .identity(x.rows), note, sourceLocation: sourceLocation)
  }

  /// Four kinds of matrices, 250 of each.
  @Test func exponentialsSolveTheirEquation() throws {
    try forRandomCases(250, seed: 206) { g, seed in
      let s = Expr(g.smallNumber())
      let ω = try Matrix.crossProduct([g.entry([a, b]), g.entry([a, b]), g.entry([c])])
      try checkExponential(try ω + s * a * .identity(3), "seed \(seed), rotation")
      try checkExponential(g.matrix(2, [a, b]), "seed \(seed), 2×2")
      let triangular = Matrix(rows: 3, columns: 3) { $0 <= $1 ? g.entry([a, b]) : 0 }
      try checkExponential(triangular, "seed \(seed), triangular")
      let nilpotent = Matrix(rows: 4, columns: 4) { $0 < $1 ? g.entry([a]) : 0 }
      try checkExponential(nilpotent, "seed \(seed), nilpotent")
    }
  }

  /// Against Σ (tA)ᵏ/k! for numbers, with the bound ‖tA‖ᵏ/k!·1/(1 − ‖tA‖/k) of the rest in the row-sum norm.
  @Test func exponentialsAgainstTaylor() throws {
    try forRandomCases(1000, seed: 207) { g, seed in
      let n = Int.random(in: 2...3, using: &g)
      let x = Matrix(rows: n, columns: n) { $0 <= $1 || n == 2 ? Expr(g.smallNumber()) : 0 }
      let closed = try x.exponential(t).value.map { $0.substituting(t, by: Expr(Rational(1, 16))) }
      var sum = Matrix.identity(n)
      var term = Matrix.identity(n)
      for k in 1..<16 {
        term = try (Expr(Rational(1, 16 * k)) * term * x)
        sum = try sum + term
      }
      // The row sums of tA are at most 3·4/16 < 1.
      let bound = try Ball(Rational(1, 20_922_789_888_000), precision: 128).scaled(by: 2)
      for (p, q) in zip(closed.elements, sum.elements) {
        let error = try enclosure(of: p, [:], bits: 128) - enclosure(of: q, [:], bits: 128)
        #expect(!(bound - error.magnitude).isNegative, "seed \(seed): \(x.elements.map(\.text))")
      }
    }
  }

  @Test func rodrigues() throws {
    let generator = try Matrix.crossProduct([a, b, c])
    let result = try (generator - 1 / τ * .identity(3)).exponential(t)
    let length = sqrt(a ** 2 + b ** 2 + c ** 2)
    let square = a ** 2 + b ** 2 + c ** 2
    #expect(result.conditions == [square])
    let expected = exp(-t / τ) * (cos(length * t) + (1 - cos(length * t)) * a ** 2 / length ** 2)
    try expectEqualExpressions(result.value[0, 0], expected)
    #expect(throws: AlgebraError.self) { try Matrix([[t]]).exponential(t) }
    #expect(throws: AlgebraError.self) { try Matrix(rows: 2, columns: 3) { _, _ in 0 }.exponential(t) }
  }

  @Test func drivenSystems() throws {
    let x0 = Matrix.column([a, b])
    let oscillator = try Matrix([[0, 1], [-(ω ** 2), 0]])
    // On resonance the amplitude grows with t.
    let force = Matrix.column([0, cos(ω * t)])
    let resonant = try LinearFlow(oscillator, force: force, time: t).solution(from: x0).value
    try expectEqualExpressions(resonant[0, 0], a * cos(ω * t) + b * sin(ω * t) / ω + t * sin(ω * t) / (2 * ω))
    let ν = Expr.symbol("ν", .positive)
    let driven = try LinearFlow(oscillator, force: .column([0, cos(ν * t)]), time: t).solution(from: x0)
    #expect(driven.conditions.contains { $0.contains(ν) && $0.contains(ω) })
    let decaying = try Matrix([[-1 / τ, a], [-a, -1 / τ]])
    let steady = try LinearFlow(decaying, force: .column([c, t * exp(-t)]), time: t).solution(from: x0)
    #expect(steady.value.rows == 2)
    // A pulse leaves the amplitude that its Fourier transform has at the frequency.
    let pulse = try LinearFlow(oscillator, force: .column([0, exp(-(t ** 2))]), time: t).solution(from: x0).value
    try expectEqualExpressions(pulse[0, 0].derivative(t), pulse[1, 0])
    try expectEqualExpressions(pulse[1, 0].derivative(t), exp(-(t ** 2)) - ω ** 2 * pulse[0, 0])
    try expectEqualExpressions(pulse[0, 0].substituting(t, by: 0), a)
    #expect(throws: AlgebraError.self) {
      try LinearFlow(oscillator, force: .column([0, exp(t ** 4)]), time: t).solution(from: x0)
    }
  }
}

private func expectEqualExpressions(
  _ a: Expr, _ b: Expr, _ note: String = "", sourceLocation: SourceLocation = #_sourceLocation
) throws {
  try expectEqual(a, b, note, sourceLocation: sourceLocation)
}
