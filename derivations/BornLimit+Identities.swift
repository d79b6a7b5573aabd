import Algebra
import Derivation
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
    sheet.claim("both bands occupied: b = 0 where w_↑ = w_↓", state.b.substituting(same), equals: 0)
    sheet.claim("no damping", try value(torques.damping), equals: 0)
    sheet.claim("no non-adiabatic torque", try value(nonAdiabatic), equals: 0)
    let conductivities = u.map { $0 ** 2 / (12 * .pi ** 2 * w[0]) }
    sheet.claim(
      "C_ad = (σ_↑ − σ_↓)/2q² with σ_σ = q²(Re κ_σ)²/12π² Im κ_σ", try value(torques.adiabatic),
      equals: (conductivities[0] - conductivities[1]) / 2)
    sheet.claim(
      "C_ad = J/3π m Γ_i", try value(torques.adiabatic),
      equals: state.J.substituting(same) / (3 * .pi * m * values[0].by)
    )

    // n = ∫ν dE with ν = (η/π) Re κ and E = κ²/2m − iηaκ ∓ J.
    let κ = Expr.symbol("κ"), a = metal.a, i = Expr.i
    let energy = κ ** 2 / (2 * m) - i * η * a * κ
    let filling = try (η / .pi * κ * energy.derivative(κ)).antiderivative(κ).value
    let filled = filling.substituting([(of: κ, by: u[0] + i * w[0]), (of: a, by: w[0] / (m * η))])
    sheet.claim("n_σ = (Re κ_σ)³/6π²", (filled + filled.conjugate) / 2, equals: electrons(u[0]))
    let D = [(of: sea.D, by: band.poles[0] - band.poles[1])]
    let spin = renormalisation(sea.isotropic.substituting(D), at: polar).substituting(values).substituting(same)
    sheet.claim("C_S = (n_↑ − n_↓)/2", spin, equals: (electrons(u[0]) - electrons(u[1])) / 2)

    // Where κ_↓ = iw_↓ is imaginary, a comes from the other spin alone, and w_↓ is free.
    let half = [(of: u[1], by: Expr.zero)]
    let rate = w[0] / (m * η)
    func halfMetal(_ e: Expr) throws -> Expr {
      closed(e, at: polar.map { ($0.of, $0.by.substituting(half)) }).substituting([(of: metal.c, by: rate)])
    }
    sheet.claim("nor a damping where one band is empty", try halfMetal(torques.damping), equals: 0)
    sheet.claim("nor a non-adiabatic torque", try halfMetal(nonAdiabatic), equals: 0)
  }

  /// Step 4: impurity spins without a preferred axis.
  func isotropic(_ sheet: inout Worksheet, _ state: State, _ sea: Sea) throws {
    sheet.step("Isotropic impurity spins", by: "Γ_⊥ = Γ_z = Γ_m: c = a − b and b = 2Γ_m, any strength")
    let values = state.values(metal, c: state.a - state.b)
    func value(_ e: Expr) throws -> Expr { closed(e, at: polar).substituting(values) }
    let ν = u.map(states)
    let ratio = sheet.define("2πΓ_m(ν_↑ + ν_↓)/J", .symbol("ζ"), as: .pi * metal.b * (ν[0] + ν[1]) / metal.J)
    let ζ = ratio.substituting(values)
    let damping = try value(torques.damping), adiabatic = try value(torques.adiabatic)
    sheet.claim("C_β = ζC_ad: β = ζ", try value(nonAdiabatic), equals: ζ * adiabatic)

    let gap = sheet.define("Re(g_↓ − g_↑*)", .symbol("Δ_r"), as: η * w[1] - η * w[0])
    let χ = sheet.define(
      "susceptibility", .symbol("χ"), as: metal.J / 2 * (ν[0] + ν[1] - ratio * gap / .pi) / (1 + ratio ** 2))
    sheet.claim("C_α = ζχ", damping, equals: ζ * χ.substituting(values))
    let D = band.poles[0] - band.poles[1]
    let spin = renormalisation(sea.isotropic.substituting(sea.D, by: D), at: polar).substituting(values)
    let cube = (D ** 3).substituting(polar)
    sheet.claim(
      "C_S − C_α/β = Re(κ_↑ − κ_↓)³/48π²", spin - damping / ζ, equals: (cube + cube.conjugate) / (96 * .pi ** 2))
    let currents = zip(u, w).map { $0 ** 2 / (12 * .pi ** 2 * $1) }
    let direct = sheet.define("(σ_↑ − σ_↓)/2q²", .symbol("X_1"), as: currents[0] / 2 - currents[1] / 2)
    let mixed = (D ** 2 / (band.poles[0] + band.poles[1])).substituting(polar)
    let turned = sheet.define(
      "Re[(κ_↑ − κ_↓)²/(κ_↑ + κ_↓)]/24π²", .symbol("X_2"), as: (mixed + mixed.conjugate) / (48 * .pi ** 2))
    sheet.claim("C_ad = (X_1 + ζX_2)/(1 + ζ²)", adiabatic, equals: (direct + ζ * turned) / (1 + ζ ** 2))
    sheet.result("β", ratio)
  }

  /// Step 5: what the coefficients do under changes of the model, for any c.
  func symmetries(_ sheet: inout Worksheet) throws {
    sheet.step("Symmetries", by: "the two spins change names where J changes its sign; lengths in other units")
    let (s, J, c) = (Expr.symbol("s", .positive), metal.J, metal.c)
    let exchanged =
      zip(u + w, [u[1], u[0], w[1], w[0]]).map { (of: $0, by: $1) } + [(of: J, by: -J)]
    let scaled = (u + w).map { (of: $0, by: s * $0) } + [(of: J, by: s ** 2 * J), (of: c, by: s * c)]
    let rows: [(name: String, value: Expr, parity: Expr, power: Expr)] = [
      ("C_S at the Fermi level", torques.renormalisation, -1, 3), ("C_α", torques.damping, 1, 3),
      ("C_ad", torques.adiabatic, -1, 1), ("C_β", nonAdiabatic, 1, 1)
    ]
    for row in rows {
      let value = closed(row.value, at: polar)
      let sign = row.parity == 1 ? "even" : "odd"
      sheet.claim("\(row.name) is \(sign) in J", value.substituting(exchanged), equals: row.parity * value)
      sheet.claim(
        "(μ, J, Γ) → (s²μ, s²J, sΓ): \(row.name) → s\(row.power == 1 ? "" : "³") \(row.name)",
        value.substituting(scaled),
        equals: s ** row.power * value)
    }
  }
}
