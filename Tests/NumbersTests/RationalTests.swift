import Numbers
import TestSupport
import Testing

@Suite struct RationalTests {
  @Test func ringLaws() throws { try checkRingLaws(seed: 11) { $0.rational() } }
  @Test func algebraLaws() throws { try checkAlgebraLaws(seed: 12) { $0.rational() } }
  @Test func fieldLaws() throws { try checkFieldLaws(seed: 13) { $0.rational() } }
  @Test func orderLaws() throws { try checkOrderLaws(seed: 14) { $0.rational() } }
}
