import Algebra
import Evaluation
import Foundation
import Numbers
import Testing
import Worksheets
import derivations

@Suite("Intrinsic spin Hall effect")
struct SpinHallTests {
  static let transcript = Result { try Derivation.spinHall.run() }

  @Test("every claim has its verdict and its dimensions")
  func claims() throws { #expect(try Self.transcript.get().surprises == []) }

  /// A matrix of complex numbers, row by row.
  private typealias Rows = [[Complex]]

  private func sum(_ terms: [(Double, Rows)]) -> Rows {
    let n = terms[0].1.count
    return (0..<n).map { r in
      (0..<n).map { c in terms.reduce(Complex.zero) { $0 + Complex($1.0, 0) * $1.1[r][c] } }
    }
  }

  private func product(_ a: Rows, _ b: Rows) -> Rows {
    a.map { row in (0..<b[0].count).map { c in row.indices.reduce(Complex.zero) { $0 + row[$1] * b[$1][c] } } }
  }

  /// 2 Im⟨n|O|n′⟩⟨n′|v|n⟩/(Eₙ − Eₙ′)², summed over the lowest states n and all others, by numerical eigenvectors.
  private func response(_ H: Rows, _ O: Rows, _ v: Rows, filled: Int) throws -> Double {
    let (values, vectors) = try ComplexMatrix(H).eigenvaluesHermitian()
    let n = H.count
    func element(_ a: Rows, _ j: Int, _ k: Int) -> Complex {
      var total = Complex.zero
      for r in 0..<n { for c in 0..<n { total = total + vectors[r, j].conjugated * a[r][c] * vectors[c, k] } }
      return total
    }
    var whole = 0.0
    for j in 0..<filled {
      for k in filled..<n {
        let gap = values[j] - values[k]
        whole += 2 * (element(O, j, k) * element(v, k, j)).im / (gap * gap)
      }
    }
    return whole
  }

  private let paulis: [Rows] = [
    [[.zero, .one], [.one, .zero]], [[.zero, Complex(0, -1)], [Complex(0, 1), .zero]],
    [[.one, .zero], [.zero, Complex(-1, 0)]]
  ]

  /// The lower band alone responds where the upper one is empty: between the ends of both.
  @Test("a Rashba gas, by numerical eigenvectors")
  func rashba() throws {
    let (m, λ, μ) = (0.7, 0.4, 0.9), one: Rows = [[.one, .zero], [.zero, .one]]
    let root = sqrt(m * m * λ * λ + 2 * m * μ)
    let (inner, outer) = (root - m * λ, root + m * λ), steps = 40
    var whole = 0.0
    for i in 0..<steps {
      let k = inner + (outer - inner) * (Double(i) + 0.5) / Double(steps)
      for a in 0..<steps {
        let φ = 2 * Double.pi * (Double(a) + 0.5) / Double(steps)
        let (x, y) = (k * cos(φ), k * sin(φ))
        let H = sum([(k * k / (2 * m), one), (λ * y, paulis[0]), (-λ * x, paulis[1])])
        let (vx, vy) = (sum([(x / m, one), (-λ, paulis[1])]), sum([(y / m, one), (λ, paulis[0])]))
        let current = sum([(0.25, product(vy, paulis[2])), (0.25, product(paulis[2], vy))])
        whole += try response(H, current, vx, filled: 1) * k
      }
    }
    whole *= (outer - inner) * 2 * .pi / Double(steps * steps) / (4 * .pi * .pi)
    // The lower band's states below the inner end are cancelled by the upper band's.
    let formula = try Self.transcript.get().scalar("spin Hall conductivity without scatterers")
    let expected = try Program([formula.substituting(.symbol("q", .real), by: 1)], inputs: [])([Double]())[0]
    #expect(abs(whole - expected) < 1e-6 * abs(expected))
  }

  @Test("holes of spin 3/2, by numerical eigenvectors")
  func holes() throws {
    let (m, γ1, γ2) = (1.0, 3.1, 0.8), root = sqrt(3.0) / 2
    let zero = Complex.zero
    func real(_ x: Double) -> Complex { Complex(x, 0) }
    let x: Rows = [
      [zero, real(root), zero, zero], [real(root), zero, .one, zero], [zero, .one, zero, real(root)],
      [zero, zero, real(root), zero]
    ]
    let y: Rows = [
      [zero, Complex(0, -root), zero, zero], [Complex(0, root), zero, Complex(0, -1), zero],
      [zero, Complex(0, 1), zero, Complex(0, -root)], [zero, zero, Complex(0, root), zero]
    ]
    let z: Rows = (0..<4).map { r in (0..<4).map { $0 == r ? real(1.5 - Double(r)) : zero } }
    let one: Rows = (0..<4).map { r in (0..<4).map { $0 == r ? .one : zero } }
    let S = [x, y, z]
    func hamiltonian(_ k: [Double]) -> Rows {
      let along = sum(zip(k, S).map { ($0, $1) }), square = k.reduce(0) { $0 + $1 * $1 }
      return sum([((γ1 + 2.5 * γ2) * square / (2 * m), one), (-γ2 / m, product(along, along))])
    }
    /// ∂H/∂k, exactly: H is quadratic.
    func velocity(_ k: [Double], _ axis: Int) -> Rows {
      var (up, down) = (k, k)
      up[axis] += 0.5
      down[axis] -= 0.5
      return sum([(1, hamiltonian(up)), (-1, hamiltonian(down))])
    }
    let (light, heavy) = (0.6, 1.1), steps = 24
    var whole = 0.0
    for i in 0..<steps {
      let c = -1 + 2 * (Double(i) + 0.5) / Double(steps)
      for a in 0..<steps {
        let φ = 2 * Double.pi * (Double(a) + 0.5) / Double(steps), s = sqrt(1 - c * c)
        let k = [s * cos(φ), s * sin(φ), c], v = velocity(k, 0)
        let current = sum([(0.5, product(v, z)), (0.5, product(z, v))])
        whole += try response(hamiltonian(k), current, velocity(k, 1), filled: 2)
      }
    }
    // At another size of the momentum it falls as 1/k², which k² dk makes the difference of the ends.
    whole *= 4 * .pi / Double(steps * steps) / pow(2 * .pi, 3) * (heavy - light)
    let formula = try Self.transcript.get().scalar("spin Hall conductivity of holes")
    let values: [(String, Assumptions, Rational)] = [
      ("q", .real, 1), ("γ_1", .positive, Rational(31, 10)), ("γ_2", .positive, Rational(4, 5)),
      ("k_H", .positive, Rational(11, 10)), ("k_L", .positive, Rational(3, 5))
    ]
    let point = values.map { (of: Expr.symbol($0.0, $0.1), by: Expr($0.2)) }
    let expected = try Program([formula.substituting(point)], inputs: [])([Double]())[0]
    // The midpoint rule over the component along z leaves an error of 1/steps².
    #expect(abs(whole - expected) < 3e-3 * abs(expected))
  }
}
