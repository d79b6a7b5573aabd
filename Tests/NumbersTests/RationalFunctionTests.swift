import Numbers
import TestSupport
import Testing

@Suite struct RationalFunctionTests {
  let ring = PolynomialRing(variables: 3)

  @Test func ringLaws() throws { try checkRingLaws(seed: 31) { $0.rationalFunction(in: ring) } }
  @Test func algebraLaws() throws { try checkAlgebraLaws(seed: 32) { $0.rationalFunction(in: ring) } }
  @Test func fieldLaws() throws { try checkFieldLaws(seed: 33) { $0.rationalFunction(in: ring) } }
}
