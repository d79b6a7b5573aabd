import Numbers
import TestSupport
import Testing

@Suite struct IntegerTests {
  @Test func ringLaws() { checkRingLaws(seed: 1) { $0.integer() } }
  @Test func orderLaws() { checkOrderLaws(seed: 2) { $0.integer() } }
}
