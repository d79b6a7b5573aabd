import Numbers
import Testing
import Transport

/// What happens to the limits of weak disorder where the minority band begins, against the numerical engine at weak disorder.
@Suite("Weak disorder at the edge of the minority band")
struct BornBandEdgeTests {
  private let engine = BornWeakLimitTests()

  @Test(
    "at the edge of the minority band with corrections of order one half, and the derived ones",
    arguments: ImpurityAxis.allCases)
  func edge(_ axis: ImpurityAxis) throws {
    let suffix = axis == .moment ? ", axis along n" : ""
    let names = ["C_α", "C_ad", "β", "C_S", "first correction of C_α", "first correction of C_ad"]
    let limits = try engine.derived(names.map { "\($0), band edge\(suffix)" }, 1)
    // √t is 10⁻⁸ and 10⁻⁹.
    let t = [Rational(1, 100_000_000), Rational(1, 1_000_000_000)]
    let (far, near) = (try engine.computed(1, axis, at: t[0] * t[0]), try engine.computed(1, axis, at: t[1] * t[1]))
    // C_S misses its limit by the third power of √t.
    for (k, power) in [10.0, 10, 10, 1000].enumerated() {
      let gaps = [far[k] - limits[k], near[k] - limits[k]]
      #expect(limits[k].excludesZero && gaps.allSatisfy(\.excludesZero), "\(k): \(limits[k]), \(gaps)")
      // The next correction is smaller by √t, 10⁻⁸ times a number of order ten.
      let ratio = try gaps[0].divided(by: gaps[1]).midpointDouble
      #expect(abs(ratio / power - 1) < 1e-6, "\(k): \(ratio)")
      guard k < 2 else { continue }
      let slope = try gaps[1].divided(by: limits[4 + k].scaled(by: t[1])).midpointDouble
      #expect(abs(slope - 1) < 1e-6, "\(k): \(slope)")
    }
  }

  @Test("in two dimensions the damping jumps there", arguments: ImpurityAxis.allCases)
  func jump(_ axis: ImpurityAxis) throws {
    let J = Rational(3, 2), distance = Rational(1, 10), suffix = axis == .moment ? "turning axis" : "fixed axis"
    let jump = try engine.plane(["jump of C_α, \(suffix)"], J, mu: J)[0]
    // Without disorder the damping does not depend on the distance to the edge.
    let gaps = try BornWeakLimitTests.planarRates.map { t in
      try engine.computed(J, axis, at: t, mu: J + distance, .two)[0]
        - engine.computed(J, axis, at: t, mu: J - distance, .two)[0] - jump
    }
    #expect(jump.excludesZero)
    try engine.expectFirstOrder(gaps[0], gaps[1], "\(jump)")
  }
}
