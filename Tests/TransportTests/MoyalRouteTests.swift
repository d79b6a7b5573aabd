import Numbers
import TestSupport
import Testing

@testable import Transport

@Suite("The gradient expansion in matrices") struct MoyalRouteTests {
  /// Three directions at right angles with rational components: the rows of a rotation by a quaternion of integers.
  private func axes(_ generator: inout Generator) -> [[Rational]] {
    let q = (0..<4).map { k in Int.random(in: k == 0 ? 1...4 : -4...4, using: &generator) }
    let (w, x, y, z) = (q[0], q[1], q[2], q[3])
    let norm = w * w + x * x + y * y + z * z
    // Columns of the rotation matrix.
    let columns = [
      [w * w + x * x - y * y - z * z, 2 * (x * y + w * z), 2 * (x * z - w * y)],
      [2 * (x * y - w * z), w * w - x * x + y * y - z * z, 2 * (y * z + w * x)],
      [2 * (x * z + w * y), 2 * (y * z - w * x), w * w - x * x - y * y + z * z]
    ]
    return [columns[2], columns[0], columns[1]].map { $0.map { Rational($0, norm) } }
  }

  private func check(_ computed: ComplexBall, _ closed: ComplexBall, _ what: String) {
    #expect(computed.overlaps(closed), "\(what): \(computed) and \(closed)")
    let size = closed.magnitude.midpointDouble
    // Thirty decimals of the integral by quadrature, thirty digits of the closed form.
    #expect(computed.re.radiusDouble <= 1e-30, "\(what): \(computed)")
    #expect(closed.re.radiusDouble <= 1e-30 * size, "\(what): \(closed)")
  }

  @Test("the closed forms are what the momentum integrals of the expansion give, for any direction of the moment")
  func agreement() throws {
    var turn = 0
    try forRandomCases(2, seed: 21) { generator, seed in
      turn += 1
      let axis: ImpurityAxis = turn % 2 == 1 ? .laboratory : .moment
      let dimension: SpaceDimension = turn % 4 == 0 || turn % 4 == 3 ? .two : .three
      let model = try generator.bornModel(axis, dimension)
      let mu = generator.level(of: model)
      let precision = 156
      guard let level = try model.level(at: mu, precision: precision) else { return }
      let energy = try ComplexBall(mu, precision: precision)
      let route = try MoyalRoute(model, level, energy: energy, axes: axes(&generator), precision: precision)
      let label = "seed \(seed): \(model), μ = \(mu)"
      let retarded = try route.slopes(), advanced = try route.slopes(advanced: true)
      check(retarded.tilt, try level.tilt, "\(label): Λ")
      check(retarded.pair, try level.retardedPair, "\(label): I")
      let sea = try seaSlopes(level, model, energy: energy)
      check(try route.turning(retarded), -sea.spin.timesI.scaled(by: Rational(1, 2)), "\(label): ∂ₜn")
      check(try route.drifting(retarded), -sea.current.scaled(by: Rational(1, 2)), "\(label): E⋅∇n")
      let mirrored = level.mirrored
      check(
        try route.turningDistribution(), try (level.drive * mirrored.dressedPair).timesI,
        "\(label): the distribution under ∂ₜn")
      check(
        try route.driftingDistribution(retarded, advanced), try mirrored.dressedCurrent,
        "\(label): the distribution under E⋅∇n")
    }
  }
}
