import Algebra
import Numbers
import Spintronics
import Worksheets

extension SpinHall {
  /// The spin matrices of spin 3/2.
  private var spin: [Matrix] {
    get throws {
      let half = Expr.half, root = sqrt(Expr(3)) / 2
      let up = try Matrix([[0, 2 * root, 0, 0], [0, 0, 2, 0], [0, 0, 0, 2 * root], [0, 0, 0, 0]])
      let down = up.transposed
      return [
        try half * (up + down), try (-Expr.i * half) * (up - down),
        .diagonal([Expr(3) / 2, half, -half, Expr(-3) / 2])
      ]
    }
  }

  /// Step 5: holes of spin 3/2 in Luttinger's spherical model.
  func holes(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Luttinger's holes",
      by: "the heavy band has the spin ±3/2 along the momentum, the light one ±1/2; the field along y")
    let (γ1, γ2) = (Expr.symbol("γ_1", .positive), Expr.symbol("γ_2", .positive)), S = try spin
    sheet.claim(
      "the spin matrices have the commutator of an angular momentum", try S[0].commutator(S[1]), equals: Expr.i * S[2])
    let square = Expr.sum(momentum.map { $0 ** 2 })
    let along = try zip(momentum, S).reduce(0 * Matrix.identity(4)) { try $0 + $1.0 * $1.1 }
    let H = sheet.premise(
      "Hamiltonian of holes", .symbol("H"),
      try (1 / (2 * m)) * (((γ1 + 5 * γ2 / 2) * square) * .identity(4) - (2 * γ2) * (along * along)))
    let helicity = try (1 / square) * (along * along)
    let heavy = try Expr.half * (helicity - Expr(Rational(1, 4)) * .identity(4))
    let light = try Expr.half * (Expr(Rational(9, 4)) * .identity(4) - helicity)
    func band(_ projector: Matrix) throws -> Band {
      Band(projector: projector, energy: try ((projector * H).trace() / 2).simplified())
    }
    let bands = try [band(heavy), band(light)]
    let size = Expr.symbol("k", .positive)
    sheet.claim(
      "the energies of both bands", Matrix.column(bands.map { $0.energy }),
      equals: .column([(γ1 - 2 * γ2) * size ** 2 / (2 * m), (γ1 + 2 * γ2) * size ** 2 / (2 * m)]),
      where: [(size, sqrt(square))])
    sheet.claim(
      "the states of the heavy band have one energy", try H * heavy, equals: bands[0].energy * heavy)
    let velocity = try H.derivative(momentum[0])
    let current = try Expr.half * (velocity * S[2] + S[2] * velocity)
    let change = try change(of: bands[0], beside: bands[1], along: momentum[1], rate: q * E)
    sheet.claim(
      "the change of the heavy states makes up for their turning", try H * change - change * H,
      equals: (Expr.i * q * E) * (try heavy.derivative(momentum[1])))
    let carried = try (current * change).trace().simplified()
    let opposite = try (current * self.change(of: bands[1], beside: bands[0], along: momentum[1], rate: q * E)).trace()
    sheet.claim("the light states carry the opposite spin current", opposite, equals: -1 * carried)

    let z = Expr.symbol("z", .real), ring = sqrt(1 - z ** 2)
    let sphere = zip(momentum, [k * ring * cos(φ), k * ring * sin(φ), k * z]).map { (of: $0, by: $1) }
    let round = try carried.substituting(sphere).simplified().integral(over: φ, from: 0, to: .point(2 * .pi)).value
    let mean = try round.simplified().integral(over: z, from: -1, to: .point(1)).value
    let ends = ["k_H", "k_L"].map { Expr.symbol($0, .positive) }
    // Where both bands are filled they cancel.
    let whole = try (mean * k ** 2 / (2 * .pi) ** 3).simplified().integral(
      over: k, from: .point(ends[1]), to: .point(ends[0])
    )
    .value
    let conductivity = try (whole / E).simplified()
    sheet.claim(
      "the spin Hall conductivity, from momenta that the heavy band alone has", conductivity,
      equals: q * (γ1 + 2 * γ2) / (4 * .pi ** 2 * γ2) * (ends[0] - ends[1]))
    sheet.result("spin Hall conductivity of holes", conductivity)
  }

  /// Step 6: what tells the mechanisms apart.
  func mechanisms(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Telling mechanisms apart",
      by: "skew scattering by impurities, which make the part ρ_0 of the resistivity ρ; the rest of ρ turns nothing")
    let (ρ0, ρ) = (Expr.symbol("ρ_0", .positive), Expr.symbol("ρ", .positive))
    let (c, b) = (Expr.symbol("c", .real), Expr.symbol("b", .real)), small = Expr.symbol("σ_H", .real)
    let transverse = sheet.premise(
      "spin Hall conductivity: skew scattering, and what does not depend on the scattering rate", small,
      c * ρ0 / ρ ** 2 + b)
    let tensor = try Matrix([[1 / ρ, small], [-small, 1 / ρ]]).inverse()
    let ε = Expr.symbol("ε", .real)
    sheet.claim(
      "to first order in \(small) the transverse resistivity", -tensor[0, 1].substituting(small, by: ε * small),
      equals: ε * ρ ** 2 * small, to: Truncation(counting: ε, through: 1))
    let resistivity = try (ρ ** 2 * transverse).expanded()
    sheet.claim(
      "it is linear in the square of the resistivity as the temperature changes it", resistivity,
      equals: c * ρ0 + b * ρ ** 2)
    sheet.claim(
      "in clean samples of different purity, where \(ρ, equals: ρ0), skew scattering is linear",
      resistivity.substituting(ρ, by: ρ0), equals: c * ρ0 + b * ρ0 ** 2)
    let angle = transverse * ρ
    sheet.published(
      "SHE, intrinsic", "spin Hall angle of the intrinsic effect, proportional to the resistivity", .symbol("θ_i"),
      angle.substituting(c, by: 0), printed: b * ρ)
    sheet.published(
      "SHE, skew", "spin Hall angle of skew scattering, the same at every temperature", .symbol("θ_s"),
      angle.substituting(b, by: 0), printed: c,
      reading: .under([(ρ0, ρ)], because: "where impurities alone make the resistivity"),
      note: "Phonons that make resistivity without skew scattering lower the angle as 1/ρ.")
    let points = ["ρ_1", "ρ_2"].map { Expr.symbol($0, .positive) }, seen = ["h_1", "h_2"].map { Expr.symbol($0, .real) }
    let found = try Expr.solveLinear(
      zip(points, seen).map { resistivity.substituting(ρ, by: $0) - $1 }, for: [b, c]
    ).unique()
    sheet.claim(
      "two temperatures give both", Matrix.column(found),
      equals: .column([
        (seen[1] - seen[0]) / (points[1] ** 2 - points[0] ** 2),
        (seen[0] * points[1] ** 2 - seen[1] * points[0] ** 2) / (ρ0 * (points[1] ** 2 - points[0] ** 2))
      ]))
    sheet.result("conductivity without skew scattering", found[0])
    sheet.result("skew scattering angle", found[1])
  }
}
