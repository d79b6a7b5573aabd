import Numbers
import TestSupport
import Testing

@testable import Algebra

@Suite("Operators") struct OperatorTests {
  private let a = Vector("a")
  private let b = Vector("b")
  private let π = OperatorVector(
    Operator(OperatorSymbol("π_x")), Operator(OperatorSymbol("π_y")), Operator(OperatorSymbol("π_z")))
  private let σ = Spin().sigma

  private func components(_ v: Vector) throws -> OperatorVector {
    let c = try v.components()
    return OperatorVector(c[0], c[1], c[2])
  }

  @Test("the closed form agrees with explicit matrices") func closedForm() throws {
    let product = Pauli(Expr.symbol("u"), a) * Pauli(Expr.symbol("v"), b)
    let matrices = try Pauli(Expr.symbol("u"), a).matrix() * Pauli(Expr.symbol("v"), b).matrix()
    for (p, q) in zip(try product.matrix().elements, matrices.elements) { #expect(try p.equals(q).isProved) }
  }

  @Test("the closed form agrees with the algebra of components") func components() throws {
    let closed = Pauli.dot(a) * Pauli.dot(b)
    let words = (try components(a) ⋅ σ) * (try components(b) ⋅ σ)
    let scalar = try VectorLowering.scalar(closed.scalar)
    let vector = try closed.vector.components()
    let expected = Operator(scalar) + (OperatorVector(vector[0], vector[1], vector[2]) ⋅ σ)
    #expect(try words.equals(expected).isProved)
  }

  @Test("operator-valued factors keep their order") func order() throws {
    // (π⋅σ)² = π⋅π + i(π × π)⋅σ, and π × π does not vanish.
    let square = (π ⋅ σ) * (π ⋅ σ)
    #expect(try square.equals((π ⋅ π) + Expr.i * ((π × π) ⋅ σ)).isProved)
    #expect(try square.equals(π ⋅ π).isRefuted)
    let (x, p) = (Operator(OperatorSymbol("x")), Operator(OperatorSymbol("p")))
    #expect(try (x * p).equals(p * x).isRefuted)
    #expect(try ((x + p) * (x + p)).equals(x * x + 2 * x * p + p * p).isRefuted)
    #expect(try ((x + p) * (x + p)).equals(x * x + x * p + p * x + p * p).isProved)
  }

  @Test("numbers as commutators order a word") func canonicalCommutators() throws {
    let (x, p) = (OperatorSymbol("x"), OperatorSymbol("p"))
    let ħ = Expr.symbol("ħ", .positive)
    let word = Operator(p) * Operator(p) * Operator(x)
    let ordered = word.ordered([x, p]) { left, _ in left == x ? Expr.i * ħ : -Expr.i * ħ }
    // p²x = xp² − 2iħp
    let expected = Operator(x) * Operator(p) * Operator(p) - (2 * Expr.i * ħ) * Operator(p)
    #expect(try ordered.equals(expected).isProved)
  }

  @Test("random products of several spins agree with Kronecker products") func spins() throws {
    let spins = [Spin("1"), Spin("2"), Spin("3")]
    func random(_ generator: inout Generator) -> Operator {
      (0..<4).reduce(Operator.zero) { sum, _ in
        let factors = spins.map { spin -> Operator in
          guard let axis = generator.element(of: [Axis.x, .y, .z, nil]) else { return .identity }
          return Operator(spin, axis)
        }
        // Mostly single terms, so that most entries of the two matrices are equal as they stand.
        let c = Expr(generator.smallRational()) * generator.element(of: [1, Expr.i])
        return sum + c * factors.reduce(.identity, *)
      }
    }
    try forRandomCases(1000, seed: 41) { generator, seed in
      let (p, q) = (random(&generator), random(&generator))
      let left = try (p * q).matrix(spins)
      let right = try p.matrix(spins) * q.matrix(spins)
      let same = try zip(left.elements, right.elements).allSatisfy { try $0 == $1 || ($0 - $1).expanded() == 0 }
      #expect(same, "seed \(seed)")
      let adjoint = try p.adjoint.matrix(spins).elements
      let conjugate = try p.matrix(spins).adjoint.elements
      #expect(try zip(adjoint, conjugate).allSatisfy { try $0 == $1 || ($0 - $1).expanded() == 0 }, "seed \(seed)")
    }
  }

  @Test("traces, commutators of different spins") func traces() throws {
    let (s, t) = (Spin("s"), Spin("t"))
    #expect(try Operator(s, .x).commutator(Operator(t, .y)).equals(.zero).isProved)
    #expect(try Operator(s, .x).commutator(Operator(s, .y)).equals((2 * Expr.i) * Operator(s, .z)).isProved)
    let exchange = s.sigma ⋅ t.sigma
    #expect(try exchange.trace(over: s).equals(.zero).isProved)
    // (σ⋅τ)² = 3 − 2σ⋅τ
    #expect(try (exchange * exchange).equals(Operator(3) - 2 * exchange).isProved)
  }
}
