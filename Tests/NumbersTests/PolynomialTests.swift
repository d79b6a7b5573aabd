import Numbers
import TestSupport
import Testing

@Suite struct PolynomialTests {
  let ring = PolynomialRing(variables: 3)

  @Test func ringLaws() throws { try checkRingLaws(seed: 21) { $0.polynomial(in: ring) } }
  @Test func algebraLaws() throws { try checkAlgebraLaws(seed: 22) { $0.polynomial(in: ring) } }
}
