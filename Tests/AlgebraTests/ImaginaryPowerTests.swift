import Algebra
import Testing

@Suite struct ImaginaryPowerTests {
  /// A power of i stays one factor for an exponent without a value yet, and is worked out once it has one.
  @Test func symbolicPowersOfTheImaginaryUnitEnd() {
    let x = Expr.symbol("x")
    let power = Expr.i ** x
    #expect(power * power == (Expr.i ** (2 * x)))
    #expect(power.substituting(x, by: 3) == -Expr.i)
    #expect(power.substituting(x, by: 4) == 1)
  }
}
