import Numbers
import TestSupport
import Testing

@Suite struct PolynomialTests {
  let ring = PolynomialRing(variables: 3)

  @Test func ringLaws() { checkRingLaws(seed: 21) { $0.polynomial(in: ring) } }
  @Test func algebraLaws() { checkAlgebraLaws(seed: 22) { $0.polynomial(in: ring) } }
}
