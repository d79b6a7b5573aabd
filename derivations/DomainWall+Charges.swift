import Algebra
import Worksheets

extension DomainWall {
  /// Step 8: the wall that goes from −z to +z.
  func bothCharges(_ sheet: inout Worksheet, _ motion: Motion, _ wall: Matrix, _ rates: Rates) throws {
    sheet.step("Wall of the other charge", by: "the profile read backwards; Q = 1 from +z to −z, Q = −1 from −z to +z")
    let other = sheet.define(
      "the wall that goes the other way", medium.n.expression, as: wall.substituting([(of: w, by: -w)]))
    let ends = try [Endpoint.point(0), .infinity].map {
      try onProfile(other[2, 0], width: w).limit(s, to: $0, from: .above).value.value ?? Expr.zero
    }
    sheet.claim("it goes from against the easy axis to along it", Matrix.column(ends), equals: .column([-1, 1]))
    let solution = try self.rates(projections(of: other, motion)), Q = Expr.symbol("Q", .real)
    let (v, spin) = (try positionRate, try angleRate)
    func both(_ first: Expr, _ second: Expr) -> Expr { (first + second) / 2 + Q * (first - second) / 2 }
    let whole = try zip([rates.position, rates.angle], solution).map { try both($0, $1.by).simplified() }
    for (charge, name) in [(Expr.one, "this wall"), (-1, "the other one")] {
      let here = zip([v, spin], whole).map { (of: $0, by: $1.substituting(Q, by: charge)) }
      sheet.claim(
        "velocity and rate of the azimuth in one formula, \(Q, equals: charge) for \(name)", Matrix.column([v, spin]),
        equals: .column([
          -U + Q * w * (α * spin - turning * sin(2 * angle)), γ * B - Q * (α * v + ξ * U) / w
        ]), where: [(Q, charge)] + here + [(turning, Ω)])
    }
    let pair = try [Expr.one, -1].map { charge in try steady(whole.map { $0.substituting(Q, by: charge) }).velocity }
    sheet.claim(
      "a current moves both alike and a field apart: half the sum and half the difference of the steady velocities",
      Matrix.column([(pair[0] + pair[1]) / 2, (pair[0] - pair[1]) / 2]),
      equals: .column([-ξ * U / α, γ * B * w / α]))
    let isCharge = [Condition(Q ** 2, .equal, 1)]
    sheet.result("q̇ of either charge", whole[0], validFor: isCharge)
    sheet.result("ψ̇ of either charge", whole[1], validFor: isCharge)
    sheet.result("steady velocity of either charge", try both(pair[0], pair[1]).simplified(), validFor: isCharge)
  }

  /// Step 9: the currents that the moving wall drives by its motive force, as a damping.
  func motiveDamping(_ sheet: inout Worksheet, _ motion: Motion, _ wall: Matrix, _ rotation: Rotation) throws {
    sheet.step(
      "Damping by the motive currents",
      by: "n × 𝒟∂ₜn/(1 + η) of motive-force added to (16), C~ = C/(1 + η), projected as before")
    let C = Expr.symbol("C~", .nonnegative), c = Expr.symbol("c_m", .nonnegative)
    let n = medium.n, slope = medium.gradient
    let term = sheet.premise(
      "reaction of the motive currents", .symbol("T"), n × medium.motiveTensor(C, along: [slope], on: medium.rate))
    let balance = try projections(of: wall, motion.adding(term))
    let solution = try rates(balance).map { (of: $0.of, by: try $0.by.factored()) }
    func determinant(_ strength: Expr) throws -> Expr {
      let unknowns = [try positionRate, try angleRate]
      return try Matrix(rows: 2, columns: 2) { try balance[$0].derivative(unknowns[$1]).substituting(C, by: strength) }
        .determinant()
    }
    let (v, spin) = (try positionRate, try angleRate), share = [(of: c, by: 2 * C / (3 * w ** 2))]
    let strength = try Expr.solveLinear([share[0].by - c], for: [C]).unique()[0]
    let short = try solution.map { (of: $0.of, by: try $0.by.substituting(C, by: strength).factored()) }
    sheet.claim(
      "in the projections it adds to both rates, with one strength", Matrix.column([v, spin]),
      equals: .column([
        -U + (α + c) * w * spin + c * ξ * v - w * turning * sin(2 * angle),
        γ * B - ((α - c * ξ ** 2) * v - c * ξ * w * spin + ξ * U) / w
      ]), where: short + [(turning, Ω)])
    let d = 1 + α ** 2 + c * (α * (1 - ξ ** 2) - 2 * ξ)
    let rates = solution.map(\.by)
    let (steady, rest) = try steady(rates)
    let damping = α - c * ξ ** 2
    sheet.claim(
      "the determinant of both equations, relative to that without the tensor: that of motive-force averaged over the wall",
      try determinant(C) / determinant(0), equals: d / (1 + α ** 2), where: share)
    let carried = steady.substituting(B, by: 0)
    sheet.claim(
      "the steady velocity: the motive currents push along, and take from the damping", steady,
      equals: (γ * B * w - ξ * U) / damping, where: share)
    let threshold = try Expr.solveLinear([rest.substituting(B, by: 0) - 1], for: [U]).unique()[0]
    sheet.claim(
      "the threshold of the current falls as the damping of a steady wall", threshold,
      equals: damping * w * turning / (ξ - α), where: [(turning, Ω)] + share)
    sheet.claim(
      "the speed there is the same as without them", carried.substituting(U, by: threshold),
      equals: ξ / (α - ξ) * w * turning, where: [(turning, Ω)])
    sheet.claim(
      "for \(ξ, equals: α) they carry the wall along faster than the current does", carried,
      equals: -U / (1 - c * ξ), where: [(α, ξ)] + share)
    let isPositive = Condition(0, .less, try (damping.replacing(share) * w ** 2).expanded())
    sheet.result("q̇ with the motive damping", rates[0])
    sheet.result("ψ̇ with the motive damping", rates[1])
    sheet.result("steady velocity with the motive damping", steady, validFor: [isPositive])
    sheet.result(
      "threshold with the motive damping", try threshold.factored(), validFor: [Condition(ξ, .different, α), isPositive]
    )
  }

  /// The velocity q̇ and the value of sin 2ψ where ψ̇ = 0, for rates that are linear in sin 2ψ.
  private func steady(_ rates: [Expr]) throws -> (velocity: Expr, sine: Expr) {
    let sine = Symbol.hidden("sine", .real).expression
    let linear = rates.map { rate in
      let free = rate.substituting(angle, by: 0)
      return free + (rate.substituting(angle, by: .pi / 4) - free) * sine
    }
    let rest = try Expr.solveLinear([linear[1]], for: [sine]).unique()[0]
    return (try linear[0].substituting(sine, by: rest).simplified(), rest)
  }
}
