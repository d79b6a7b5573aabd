import Numbers
import TestSupport
import Testing

@Suite struct RationalTests {
  @Test func ringLaws() { checkRingLaws(seed: 11) { $0.rational() } }
  @Test func algebraLaws() { checkAlgebraLaws(seed: 12) { $0.rational() } }
  @Test func fieldLaws() throws { try checkFieldLaws(seed: 13) { $0.rational() } }
  @Test func orderLaws() { checkOrderLaws(seed: 14) { $0.rational() } }
}
