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
