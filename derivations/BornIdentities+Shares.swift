import Algebra
import Worksheets
import Transport

extension BornIdentities {
  /// Step 8: C_S and C_β at T = 0, the Fermi level and the Fermi sea apart. C_α and C_ad have no Fermi sea.
  func shares(_ sheet: inout Worksheet, _ sea: Sea, _ Y: Expr) throws {
    sheet.step(
      "Fermi level and Fermi sea",
      by: "what stands with −f′ and what stands with f, F and U; without impurity spins b = 0, and c = a − b else"
    )
    let (J, ν) = (metal.J, parts.map(\.ν)), letter = torqueLetters, n = electrons
    let level = ["F_S", "F_β"].map { Expr.symbol($0) }, under = ["U_S", "U_β"].map { Expr.symbol($0) }
    // Y by step 5; λ²W dε = dH/4J² and λ²B = V/4J², where impurity spins have no axis.
    let weight = -(J ** 2) / .pi
    let deep = [sea.H, sea.V].map { weight * ($0 / (4 * J ** 2)).imaginaryPart }
    let surface = [torques.renormalisation, weight * Y.imaginaryPart]
    let isotropic = [(of: metal.c, by: metal.a - metal.b)], potential = isotropic + [(of: metal.b, by: Expr.zero)]
    func shares(_ values: [(of: Expr, by: Expr)]) -> [(of: Expr, by: Expr)] {
      zip(level + under, surface + deep).map { (of: $0, by: values.reduce(value($1)) { $0.substituting([$1]) }) }
    }
    let plain = shares(potential), spins = shares(isotropic)
    func put(_ e: Expr) -> Expr { value(e).substituting(isotropic) }

    let numbers = zip(n, try fillings()).map { (of: $0, by: put($1).substituting(metal.b, by: 0)) }
    sheet.claim(
      "no impurity spins: the spin of the Fermi level is that of the states which the exchange moves across it",
      level[0], equals: J / 2 * (ν[0] + ν[1]), where: [plain[0]])
    sheet.claim(
      "the Fermi sea has the rest of the spin of all electrons", level[0] + under[0], equals: (n[0] - n[1]) / 2,
      where: [plain[0], plain[2]] + numbers)
    sheet.claim(
      "the sea takes back what the Fermi level makes of a non-adiabatic torque", under[1], equals: -level[1],
      where: [plain[1], plain[3]])

    let ζ = Expr.symbol("ζ"), ratio = (of: ζ, by: .pi * metal.b * (ν[0] + ν[1]) / J)
    let χ = J / 2 * (ν[0] + ν[1] - ζ * (parts[1].R - parts[0].R) / .pi) / (1 + ζ ** 2)
    let damping = (of: letter[1], by: put(torques.damping)), adiabatic = (of: letter[2], by: put(weight * Y.realPart))
    sheet.claim(
      "isotropic impurity spins: the Fermi level has the susceptibility", level[0], equals: χ,
      where: [spins[0], ratio])
    let Φ = band.letters.map(\.Φ), g = band.letters.map(\.g)
    let clean = -(Φ[0] - Φ[1]).imaginaryPart / (2 * .pi) - J / 2 * (ν[0] + ν[1])
    let shift = (metal.a - metal.b) / (4 * .pi) * (g[0] ** 2 - g[1] ** 2).imaginaryPart
    let still = (clean - shift).substituting(zip(g, parts).map { (of: $0, by: $1.gValue) })
    sheet.claim(
      "the Fermi sea has what consists of the clean bands, of the exchange and of a shift by the disorder", under[0],
      equals: still, where: [spins[2]])
    sheet.claim(
      "both make the whole spin, the damping by \(ζ) and what does not damp", level[0] + under[0],
      equals: letter[1] / ζ + still, where: [spins[0], spins[2], ratio, damping])
    let σ = try conductivities().map(put), X = ["X_1", "X_2"].map { Expr.symbol($0) }
    let currents = [(of: X[0], by: σ[0] / 2 - σ[1] / 2), (of: X[1], by: put(-sea.V.imaginaryPart / (4 * .pi)))]
    let byCurrents = (ζ * X[0] - X[1]) / (1 + ζ ** 2)
    sheet.claim(
      "the non-adiabatic torque of the Fermi level, by the currents and by what lies between the poles", level[1],
      equals: byCurrents, where: [spins[1], ratio] + currents)
    sheet.claim("that of the Fermi sea lies between the poles", under[1], equals: X[1], where: [spins[3], currents[1]])
    sheet.claim(
      "both make the whole, \(ζ) times the adiabatic torque", level[1] + under[1], equals: ζ * letter[2],
      where: [spins[1], spins[3], ratio, adiabatic])
    let names = ["C_S, Fermi level", "C_β, Fermi level", "C_S, Fermi sea", "C_β, Fermi sea"]
    for ((name, share), folded) in zip(zip(names, spins), [χ, byCurrents, still, X[1]]) {
      sheet.result("\(name), isotropic spins", share.by, folded: folded, where: [ratio] + currents)
    }
  }

  /// The electrons of both spins where impurities have none.
  private func fillings() throws -> [Expr] {
    try band.letters.map { try -filling($0).imaginaryPart / .pi }
  }
}
