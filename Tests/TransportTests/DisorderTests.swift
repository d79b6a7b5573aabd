import Algebra
import Testing
import Transport

@Suite("Disorder")
struct DisorderTests {
  @Test("spin-independent disorder keeps the spin and its vertex equals its rate")
  func potentialOnly() throws {
    let Γ = Expr.symbol("Γ", .positive)
    let disorder = Disorder(potential: Γ, transverse: 0, longitudinal: 0)
    #expect(disorder.keeping == disorder.vertex)
    #expect(disorder.flipping == 0)
  }
}

@Suite("Impurity average")
struct ImpurityAverageTests {
  private let rates = ["Γ_i", "Γ_⊥", "Γ_z"].map { Expr.symbol($0, .nonnegative) }
  private let θ = Expr.symbol("θ", .real)
  private let M = Matrix(rows: 2, columns: 2) { Expr.symbol("M_\($0)\($1)") }

  /// exp(−iθσ_x/2), about an axis across the one of the impurities.
  private var turn: Matrix {
    Matrix(rows: 2, columns: 2) { $0 == $1 ? cos(θ / 2) : -Expr.i * sin(θ / 2) }
  }

  private func turnedDifference(_ disorder: Disorder<Expr>) throws -> Matrix {
    let inside = try disorder.average(turn.adjoint * M * turn)
    return try turn * inside * turn.adjoint - disorder.average(M)
  }

  @Test("isotropic impurity spins have no axis, others do")
  func isotropy() throws {
    let isotropic = Disorder(potential: rates[0], transverse: rates[1], longitudinal: rates[1])
    #expect(try turnedDifference(isotropic).elements.allSatisfy { try $0.isZero().isProved })
    let axial = Disorder(potential: rates[0], transverse: rates[1], longitudinal: rates[2])
    #expect(try turnedDifference(axial).elements.contains { try $0.isZero().isRefuted })
  }

  @Test("the trace of an average is the scattering out: a + b, and a − b for the spin along the axis")
  func trace() throws {
    let disorder = Disorder(potential: rates[0], transverse: rates[1], longitudinal: rates[2])
    let (trace, average) = (try M.trace(), try disorder.average(M))
    #expect(try average.trace().equals((disorder.keeping + disorder.flipping) * trace).isProved)
    let along = (M[0, 0] - M[1, 1]) * (disorder.keeping - disorder.flipping)
    #expect(try (average[0, 0] - average[1, 1]).equals(along).isProved)
    #expect(throws: AlgebraError.self) { try disorder.average(.identity(3)) }
  }
}
