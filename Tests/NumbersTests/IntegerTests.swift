import Numbers
import TestSupport
import Testing

@Suite struct IntegerTests {
  @Test func ringLaws() throws { try checkRingLaws(seed: 1) { $0.integer() } }
  @Test func orderLaws() throws { try checkOrderLaws(seed: 2) { $0.integer() } }
}
