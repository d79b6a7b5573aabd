import Algebra
import Worksheets
import Transport

extension BornLimit {
  /// C_S at T = 0: what the Fermi level and the Fermi sea give.
  func renormalisation(_ sea: Expr, at poles: [(of: Expr, by: Expr)]) -> Expr {
    let P = sea.substituting(poles)
    return closed(torques.renormalisation, at: poles) - metal.J ** 2 / .pi * (P - P.conjugate) / (2 * Expr.i)
  }

  /// Step 3: impurities without spin.
  func nonmagnetic(_ sheet: inout Worksheet, _ state: State, _ sea: Sea) throws {
    sheet.step("Impurities without spin", by: "b = 0 and c = a = Γ_i, any strength")
    let same = [(of: w[1], by: w[0])]
    let values = state.values(metal, c: state.a).map { (of: $0.of, by: $0.by.substituting(same)) }
    func value(_ e: Expr) throws -> Expr { closed(e, at: polar).substituting(values).substituting(same) }
    let (spin, damping) = (torqueLetters[0], torqueLetters[1])
    let (adiabatic, nonAdiabatic) = (torqueLetters[2], torqueLetters[3])
    sheet.claim(
      "both bands occupied: no flips of spins where the poles have equal imaginary parts", state.b, equals: 0,
      where: same)
    sheet.claim("no damping", damping, equals: 0, where: [(damping, try value(torques.damping))])
    sheet.claim(
      "no non-adiabatic torque", nonAdiabatic, equals: 0, where: [(nonAdiabatic, try value(self.nonAdiabatic))])
    let current = (of: adiabatic, by: try value(torques.adiabatic))
    sheet.claim(
      "the adiabatic torque by the conductivities of the spins", adiabatic, equals: (σ[0] - σ[1]) / (2 * q ** 2),
      where: [current] + zip(σ, u).map { ($0, q ** 2 * $1 ** 2 / (12 * .pi ** 2 * w[0])) })
    let strength = Expr.symbol("Γ_i")
    sheet.claim(
      "and by the strength of the impurities alone", adiabatic, equals: metal.J / (3 * .pi * m * strength),
      where: [current, (metal.J, state.J.substituting(same)), (strength, values[0].by)])

    // n = ∫ν dE with ν = (η/π) Re κ and E = κ²/2m − iηaκ ∓ J.
    let κ = Expr.symbol("κ"), a = metal.a, i = Expr.i
    let energy = κ ** 2 / (2 * m) - i * η * a * κ
    let filling = try (η / .pi * κ * energy.derivative(κ)).antiderivative(κ).value
    sheet.claim(
      "the electrons of a spin by the real part of its pole", (filling + filling.conjugate) / 2,
      equals: electrons(u[0]),
      where: [(κ, u[0] + i * w[0]), (a, w[0] / (m * η))])
    let D = [(of: sea.D, by: band.poles[0] - band.poles[1])], n = ["n_↑", "n_↓"].map { Expr.symbol($0) }
    let whole = renormalisation(sea.isotropic.substituting(D), at: polar).substituting(values).substituting(same)
    sheet.claim(
      "the spin that is renormalised is that of all electrons", spin, equals: (n[0] - n[1]) / 2,
      where: [(spin, whole)] + zip(n, u).map { ($0, electrons($1)) })

    // Where κ_↓ = iw_↓ is imaginary, a comes from the other spin alone, and w_↓ is free.
    let half = [(of: u[1], by: Expr.zero)]
    let rate = w[0] / (m * η)
    func halfMetal(_ e: Expr) throws -> Expr {
      closed(e, at: polar.map { ($0.of, $0.by.substituting(half)) }).substituting([(of: metal.c, by: rate)])
    }
    sheet.claim(
      "no damping where one band is empty", damping, equals: 0, where: [(damping, try halfMetal(torques.damping))])
    sheet.claim(
      "no non-adiabatic torque where one band is empty", nonAdiabatic, equals: 0,
      where: [(nonAdiabatic, try halfMetal(self.nonAdiabatic))])
  }

  /// Step 4: impurity spins without a preferred axis.
  func isotropic(_ sheet: inout Worksheet, _ state: State, _ sea: Sea) throws {
    sheet.step("Isotropic impurity spins", by: "Γ_⊥ = Γ_z = Γ_m: c = a − b and b = 2Γ_m, any strength")
    let values = state.values(metal, c: state.a - state.b)
    func value(_ e: Expr) throws -> Expr { closed(e, at: polar).substituting(values) }
    let ν = try (states(u[0]) + states(u[1])).factored()
    let ζ = Expr.symbol("ζ"), χ = Expr.symbol("χ")
    let ratio = sheet.define("2πΓ_m(ν_↑ + ν_↓)/J", ζ, as: .pi * metal.b * ν / metal.J, isComparand: true)
    let ζValue = (of: ζ, by: ratio.substituting(values))
    let (spin, damping) = (torqueLetters[0], torqueLetters[1])
    let (adiabatic, nonAdiabatic) = (torqueLetters[2], torqueLetters[3])
    let dampingValue = (of: damping, by: try value(torques.damping))
    let adiabaticValue = (of: adiabatic, by: try value(torques.adiabatic))
    let nonAdiabaticValue = (of: nonAdiabatic, by: try value(self.nonAdiabatic))
    sheet.claim(
      "the non-adiabatic torque is \(ζ) times the adiabatic one", nonAdiabatic, equals: ζ * adiabatic,
      where: [nonAdiabaticValue, adiabaticValue, ζValue])

    let g = band.poles.map { band.local($0).substituting(polar) }
    let gap = sheet.define("Re(g_↓ − g_↑*)", .symbol("Δ_r"), as: (g[1] - g[0].conjugate).realPart, isComparand: true)
    let response = metal.J / 2 * (ν - ζ * .symbol("Δ_r") / .pi) / (1 + ζ ** 2)
    let meanings = [(of: ζ, by: ratio), (of: .symbol("Δ_r"), by: gap)]
    let susceptibility = sheet.define("susceptibility", χ, as: response.substituting(meanings), isComparand: true)
    sheet.claim(
      "the damping is \(ζ) times the susceptibility", damping, equals: ζ * χ,
      where: [dampingValue, ζValue, (χ, susceptibility.substituting(values))])
    let D = band.poles[0] - band.poles[1]
    let whole = renormalisation(sea.isotropic.substituting(sea.D, by: D), at: polar).substituting(values)
    sheet.claim(
      "what the spin is besides this susceptibility", spin - damping / ζ, equals: (D ** 3).realPart / (48 * .pi ** 2),
      where: [(spin, whole), dampingValue, ζValue] + polar)
    let currents = zip(u, w).map { $0 ** 2 / (12 * .pi ** 2 * $1) }
    let parts = ["X_1", "X_2"].map { Expr.symbol($0) }
    let direct = sheet.define("(σ_↑ − σ_↓)/2q²", parts[0], as: currents[0] / 2 - currents[1] / 2, isComparand: true)
    let mixed = (D ** 2 / (band.poles[0] + band.poles[1])).substituting(polar)
    let turned = sheet.define(
      "Re[(κ_↑ − κ_↓)²/(κ_↑ + κ_↓)]/24π²", parts[1], as: (mixed + mixed.conjugate) / (48 * .pi ** 2),
      isComparand: true)
    let byCurrents = (parts[0] + ζ * parts[1]) / (1 + ζ ** 2)
    let currentValues = [ζValue] + zip(parts, [direct, turned]).map { ($0, $1) }
    sheet.claim(
      "the adiabatic torque, of the currents of both spins and of what lies between the poles", adiabatic,
      equals: byCurrents, where: [adiabaticValue] + currentValues)
    let β = try (nonAdiabaticValue.by / adiabaticValue.by).simplified()
    sheet.result("β", β, folded: ratio, where: values)
    sheet.result("C_α/β", dampingValue.by / β, folded: response, where: [ζValue, meanings[1]] + values)
    sheet.result("C_ad, isotropic spins", adiabaticValue.by, folded: byCurrents, where: currentValues)
  }

  /// Step 5: what the coefficients do under changes of the model, for any c.
  func symmetries(_ sheet: inout Worksheet) throws {
    sheet.step("Symmetries", by: "the two spins change names where J changes its sign; lengths in other units")
    let (s, J, c) = (Expr.symbol("s", .positive), metal.J, metal.c)
    let exchanged =
      zip(u + w, [u[1], u[0], w[1], w[0]]).map { (of: $0, by: $1) } + [(of: J, by: -J)]
    let scaled = (u + w).map { (of: $0, by: s * $0) } + [(of: J, by: s ** 2 * J), (of: c, by: s * c)]
    let rows: [(name: String, letter: String, value: Expr, parity: Expr, power: Expr)] = [
      ("the spin at the Fermi level", "C_S", torques.renormalisation, -1, 3),
      ("the damping", "C_α", torques.damping, 1, 3), ("the adiabatic torque", "C_ad", torques.adiabatic, -1, 1),
      ("the non-adiabatic torque", "C_β", nonAdiabatic, 1, 1)
    ]
    let κ = band.poles
    for row in rows {
      let value = closed(row.value, at: polar), coefficient = ScalarField(row.letter, [])
      let (here, there) = (coefficient(κ[0], κ[1], J, c), coefficient(κ[1], κ[0], -J, c))
      let change = row.parity == 1 ? "stays what it is" : "changes its sign"
      sheet.claim(
        "with ↑ for ↓ and the exchange reversed, \(row.name) \(change)", there,
        equals: row.parity * here, where: [(there, value.substituting(exchanged)), (here, value)])
      let larger = coefficient(s * κ[0], s * κ[1], s ** 2 * J, s * c)
      let growth = row.power == 1 ? "in proportion to" : "with the cube of"
      sheet.claim(
        "in another unit of length, \(row.name) grows \(growth) wave numbers", larger,
        equals: s ** row.power * here, where: [(larger, value.substituting(scaled)), (here, value)])
    }
  }
}
