import Algebra
import TestSupport
import Testing

@Suite("Noncommuting functions")
struct OperatorFunctionTests {
  private let x = Expr.symbol("x", .real), y = Expr.symbol("y", .real)
  private var a: OperatorSymbol { OperatorSymbol("A", of: [x, y], inverse: "A⁻¹") }
  private var b: OperatorSymbol { OperatorSymbol("B", of: [x]) }

  @Test("inverses cancel on both sides, and only beside each other")
  func inverses() throws {
    let (A, B) = (Operator(a), Operator(b))
    let inverse = try Operator.inverse(of: a)
    #expect(A * inverse == .identity && inverse * A == .identity)
    #expect((B * A) * (inverse * B) == B * B)
    #expect(try (A * B * inverse).equals(B).isRefuted)
    #expect(throws: AlgebraError.self) { try Operator.inverse(of: b) }
  }

  @Test("(A B)† = B† A†")
  func adjoints() throws {
    let A = Operator(a), C = Operator(OperatorSymbol("C", of: [x], hermitian: false))
    #expect(C.adjoint != C && C.adjoint.adjoint == C && A.adjoint == A)
    #expect((A * C).adjoint == C.adjoint * A && (A * C).adjoint != A * C.adjoint)
    #expect((Expr.i * (A * C * C)).adjoint == -Expr.i * (C.adjoint * C.adjoint * A))
  }

  @Test("∂(A⁻¹) = −A⁻¹(∂A)A⁻¹, from A A⁻¹ = 1")
  func inverseDerivative() throws {
    let A = Operator(a), inverse = try Operator.inverse(of: a)
    let rule = try A.derivative(x) * inverse + A * inverse.derivative(x)
    #expect(rule.terms.isEmpty)
    #expect(try inverse.derivative(x).derivative(y).equals(inverse.derivative(y).derivative(x)).isProved)
    #expect(try Operator(b).derivative(y).terms.isEmpty)
  }

  @Test("a representation respects sums, products and derivatives")
  func representation() throws {
    // A → (x, y; 1, 2), B → (1, x; 0, x²)
    let A = try Matrix([[x, y], [1, 2]]), B = try Matrix([[1, x], [0, x ** 2]])
    let inverse = try A.inverse()
    func value(_ s: OperatorSymbol) throws -> Matrix {
      var m = s.isInverse ? inverse : s.name == "A" ? A : B
      for (variable, order) in zip(s.variables, s.orders) {
        for _ in 0..<order { m = try m.derivative(variable) }
      }
      return m
    }
    let words = [Operator(a), Operator(b), try Operator.inverse(of: a), try Operator(a).derivative(x)]
    try forRandomCases(60, seed: 2022) { generator, seed in
      func random() -> Operator {
        (0..<3).reduce(Operator(x)) { s, _ in s + y * (generator.element(of: words) * generator.element(of: words)) }
      }
      let (p, q) = (random(), random())
      let product = try (p * q).represented(dimension: 2, value)
      let (left, right) = (try p.represented(dimension: 2, value), try q.represented(dimension: 2, value))
      #expect(try (product - left * right).isZero(), "seed \(seed)")
      let derivative = try p.derivative(x).represented(dimension: 2, value)
      #expect(try (derivative - left.derivative(x)).isZero(), "seed \(seed)")
    }
  }
}
