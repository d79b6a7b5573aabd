import Algebra
import Worksheets
import Transport

extension BornLimit {
  /// The poles as the disorder vanishes.
  struct WeakPoles {
    /// Multiplies all rates.
    let t: Expr
    /// The wave numbers of the clean bands, the poles through t³, and what the exchange and the rates become.
    let k: [Expr], κ: [Expr], J: Expr, rates: [(of: Expr, by: Expr)]
  }

  /// Step 6: Γ → tΓ with t → 0.
  func weakDisorder(_ sheet: inout Worksheet, _ state: State, _ sea: Sea) throws -> WeakPoles {
    sheet.step(
      "Weak disorder", by: "all rates times t, and κ_σ = k_σ + O(t) through t³, order by order; both bands occupied"
    )
    let t = Expr.symbol("t", .real), k = ["k_↑", "k_↓"].map { Expr.symbol($0, .positive) }
    let (a, b, c) = (metal.a, metal.b, metal.c)
    let weak = try poles(state, clean: k, t, through: 3), J = weak.J
    func leading(_ e: Expr, _ power: Int) throws -> Expr { try self.leading(e, power, .laboratory, weak) }
    let ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0) }, states = k.map(states)
    let Γ = ["Γ_⊥", "Γ_z"].map { Expr.symbol($0) }
    let strengths = zip(Γ, [b / 2, (a - c) / 2]).map { (of: $0, by: $1) }
    let densities = zip(ν, states).map { (of: $0, by: $1) }
    let damping = try leading(torques.damping, 1)
    let printedDamping = .pi * (2 * Γ[1] * ν[0] * ν[1] + Γ[0] * (ν[0] ** 2 + ν[1] ** 2))
    sheet.published(
      "KTS, α", "the damping, in units of the disorder", torqueLetters[1] / t, damping, printed: printedDamping,
      where: strengths + densities)
    sheet.result("C_α, KTS", damping, folded: printedDamping, where: strengths + densities)
    let rates = [0, 1].map { 2 * .pi * (a * states[$0] + b * states[1 - $0]) }
    let currents = zip(σ, zip(k, rates)).map { (of: $0, by: q ** 2 * electrons($1.0) / (m * $1.1)) }
    let adiabatic = try leading(torques.adiabatic, -1)
    sheet.published(
      "KTS, v_s", "the adiabatic torque, by the conductivities of the spins", t * torqueLetters[2], adiabatic,
      printed: (σ[0] - σ[1]) / (2 * q ** 2), where: currents)
    sheet.result("C_ad, KTS", adiabatic, folded: (σ[0] - σ[1]) / (2 * q ** 2), where: currents)
    let nonAdiabatic = try leading(nonAdiabatic, 0)
    let P = Expr.symbol("P"), polarisation = (σ[0] - σ[1]) / (σ[0] + σ[1])
    let printedRatio = .pi / metal.J * ((Γ[0] + Γ[1]) * (ν[0] + ν[1]) + (Γ[0] - Γ[1]) * (ν[0] - ν[1]) / P)
    let meanings = strengths + densities + [(P, polarisation.substituting(currents)), (metal.J, J)]
    sheet.published(
      "KTS, β", "the non-adiabatic torque by the adiabatic one, in units of the disorder", .symbol("β") / t,
      nonAdiabatic / adiabatic, printed: printedRatio, where: meanings)
    sheet.result("β, KTS", nonAdiabatic / adiabatic, folded: printedRatio, where: meanings)
    let D = weak.κ[0] - weak.κ[1]
    // The logarithm's argument tends to 1 with t.
    let path = [(of: sea.D, by: D), (of: metal.J, by: J), (of: sea.excess, by: t * sea.excess)]
    let logarithm = try sea.general.substituting(path).series(in: t, order: 1).coefficient(0) ?? 0
    let spin = try leading(torques.renormalisation, 0) - J ** 2 / .pi * (logarithm - logarithm.conjugate) / (2 * Expr.i)
    let n = ["n_↑", "n_↓"].map { Expr.symbol($0) }
    sheet.published(
      "KTS, S", "the spin that is renormalised where disorder is weak", torqueLetters[0], spin,
      printed: (n[0] - n[1]) / 2, where: zip(n, k).map { ($0, electrons($1)) })
    sheet.result("C_S, KTS", spin, folded: (n[0] - n[1]) / 2, where: zip(n, k).map { ($0, electrons($1)) })
    return weak
  }

  /// The poles that begin with clean ones, order by order in the disorder; those of an empty band begin on the imaginary axis.
  func poles(_ state: State, clean k: [Expr], _ t: Expr, through order: Int) throws -> WeakPoles {
    let (a, b, c) = (metal.a, metal.b, metal.c)
    let J = (k[0] ** 2 - k[1] ** 2) / (4 * m), level = (k[0] ** 2 + k[1] ** 2) / (4 * m)
    let clean = [(of: metal.J, by: J), (of: E, by: level), (of: a, by: t * a), (of: b, by: t * b)]
    let equations = try (state.energies.substituting(clean) - .column(band.poles.map { $0 ** 2 / (2 * m) })).elements
    var κ = k
    for order in 1...order {
      let next = ["κ_1", "κ_2"].map { Expr.symbol($0) }
      let trial = zip(band.poles, zip(κ, next)).map { (of: $0, by: $1.0 + t ** Expr(order) * $1.1) }
      let conditions = try equations.map {
        try $0.substituting(trial).series(in: t, order: order + 1).coefficient(order) ?? 0
      }
      guard case .unique(let found) = try Expr.solveLinear(conditions, for: next).value else {
        throw AlgebraError.singular("the expansion of κ")
      }
      κ = zip(κ, found).map { $0 + t ** Expr(order) * $1 }
    }
    return WeakPoles(t: t, k: k, κ: κ, J: J, rates: [(metal.J, J), (a, t * a), (b, t * b), (c, t * c)])
  }

  /// The coefficient of that power of the disorder, of what depends on the poles and the vertex.
  func leading(_ e: Expr, _ power: Int, _ axis: ImpurityAxis, _ weak: WeakPoles) throws -> Expr {
    // The poles have t in them already.
    let value = closed(e, axis: axis, at: []).substituting(weak.rates).substituting(poles(weak.κ))
    return try value.series(in: weak.t, order: power + 1).coefficient(power) ?? 0
  }

  /// Step 9: the same for an axis of the impurity spins that turns with n.
  func weakTurning(_ sheet: inout Worksheet, _ sea: Sea, _ turning: TurningSea, _ weak: WeakPoles) throws {
    sheet.step("Weak disorder, axis along n", by: "as in step 6, with the Fermi seas of step 8")
    let (t, k, J) = (weak.t, weak.k, weak.J), (a, b, c) = (metal.a, metal.b, metal.c)
    /// J²/π Im of a sea, to zeroth order.
    func atLevel(_ e: Expr) throws -> Expr {
      let value = e.substituting(weak.rates).substituting(sea.D, by: weak.κ[0] - weak.κ[1])
      let leading = try value.series(in: t, order: 1).coefficient(0) ?? 0
      return J ** 2 / .pi * (leading - leading.conjugate) / (2 * Expr.i)
    }
    let ν = ["ν_↑", "ν_↓"].map { Expr.symbol($0) }, states = k.map(states)
    let Γ = ["Γ_⊥", "Γ_z"].map { Expr.symbol($0) }, n = ["n_↑", "n_↓"].map { Expr.symbol($0) }
    let meanings = zip(Γ, [b / 2, (a - c) / 2]).map { (of: $0, by: $1) } + zip(ν, states).map { (of: $0, by: $1) }
    let damping = try leading(torques.damping, 1, .moment, weak)
    let shownDamping = .pi / 2 * (Γ[0] + Γ[1]) * (ν[0] + ν[1]) ** 2
    sheet.claim("the damping, in units of the disorder", damping, equals: shownDamping, where: meanings)
    let adiabatic = try leading(torques.adiabatic, -1, .moment, weak)
    sheet.claim(
      "the adiabatic torque is that of a fixed axis", adiabatic,
      equals: try leading(torques.adiabatic, -1, .laboratory, weak))
    let nonAdiabatic = try leading(torques.nonAdiabatic, 0, .moment, weak) - atLevel(turning.current)
    let ratio = try (nonAdiabatic / adiabatic).factored()
    let shownRatio = .pi / metal.J * (Γ[0] + Γ[1]) * (ν[0] + ν[1])
    sheet.claim(
      "the non-adiabatic torque by the adiabatic one, in units of the disorder", ratio,
      equals: shownRatio, where: meanings + [(metal.J, J)])
    let spin = try leading(torques.renormalisation, 0, .moment, weak) - atLevel(turning.spin)
    sheet.claim(
      "the spin that is renormalised", spin, equals: (n[0] - n[1]) / 2, where: zip(n, k).map { ($0, electrons($1)) })
    sheet.result("C_α, weak, axis along n", damping, folded: shownDamping, where: meanings)
    sheet.result(
      "β, weak, axis along n", ratio, folded: shownRatio, where: meanings + [(metal.J, J)])
  }
}
