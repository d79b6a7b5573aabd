import Algebra
import Worksheets
import Transport

extension BornLimit {
  /// C_α, C_ad, and C_S and C_β by Fermi level and Fermi sea: what they begin with at weak disorder, without the power of it.
  struct WeakTorques {
    let damping: Expr, adiabatic: Expr
    let spin: Share, nonAdiabatic: Share

    struct Share {
      let level: Expr, sea: Expr
      var whole: Expr { level + sea }
    }
    var β: Expr { nonAdiabatic.whole / adiabatic }
    var all: [Expr] {
      [damping, adiabatic, spin.level, spin.sea, nonAdiabatic.level, nonAdiabatic.sea]
    }
  }

  /// The Fermi seas of an axis, as functions of D and the letters of the model.
  func seas(_ axis: ImpurityAxis, _ sea: Sea, _ turning: TurningSea) -> (spin: Expr, current: Expr) {
    switch axis {
    case .laboratory:
      let excess = m ** 2 / .pi * (metal.a - metal.b - metal.c)
      return (sea.general.substituting(sea.excess, by: excess), closed(torques.λ ** 2 * metal.B.letter, at: []))
    case .moment: return (turning.spin, turning.current)
    }
  }

  /// What the coefficients begin with; `disorder` is the power of the parameter of the poles that the rates are.
  func weakTorques(
    _ axis: ImpurityAxis, _ weak: WeakPoles, _ sea: Sea, _ turning: TurningSea, disorder: Int = 1
  ) throws -> WeakTorques {
    func begins(_ e: Expr, _ power: Int) throws -> Expr { try leading(e, power * disorder, axis, weak) }
    let path = [(of: sea.D, by: weak.κ[0] - weak.κ[1])] + poles(weak.κ)
    /// −J²/π Im of a sea, to zeroth order.
    func atLevel(_ e: Expr) throws -> Expr {
      let value = e.substituting(weak.rates).substituting(path)
      let first = try value.series(in: weak.t, order: 1).coefficient(0) ?? 0
      return try (-(weak.J ** 2) / .pi * (first - first.conjugate) / (2 * Expr.i)).simplified()
    }
    let (spin, current) = seas(axis, sea, turning)
    return WeakTorques(
      damping: try begins(torques.damping, 1), adiabatic: try begins(torques.adiabatic, -1),
      spin: .init(level: try begins(torques.renormalisation, 0), sea: try atLevel(spin)),
      nonAdiabatic: .init(level: try begins(torques.nonAdiabatic, 0), sea: try atLevel(current)))
  }

  /// Step 12: |μ| < J, where ↓ is empty.
  ///
  /// - Returns: what the coefficients begin with, for both axes.
  func halfMetal(
    _ sheet: inout Worksheet, _ state: State, _ sea: Sea, _ turning: TurningSea
  ) throws -> [ImpurityAxis: WeakTorques] {
    sheet.step(
      "Weak disorder, half metal",
      by:
        "|μ| < J: κ_↑ = k_↑ and κ_↓ = i q_↓ without disorder, through t² order by order; F of the Fermi level, U of the Fermi sea"
    )
    let t = Expr.symbol("t", .real), k = Expr.symbol("k_↑", .positive), decay = Expr.symbol("q_↓", .positive)
    let weak = try poles(state, clean: [k, .i * decay], t, through: 2), J = metal.J
    let (ν, n) = (Expr.symbol("ν_↑"), Expr.symbol("n_↑")), (letter, β) = (torqueLetters, Expr.symbol("β"))
    let meanings = meanings(k) + [(J, weak.J)]
    let F = ["F_S", "F_β"].map { Expr.symbol($0) }, U = ["U_S", "U_β"].map { Expr.symbol($0) }
    let rows: [(axis: ImpurityAxis, flips: Expr, suffix: String)] = [
      (.laboratory, 2 * Γ[0], "half metal"), (.moment, Γ[0] + Γ[1], "half metal, axis along n")
    ]
    var found: [ImpurityAxis: WeakTorques] = [:]
    for (axis, flips, suffix) in rows {
      let all = try weakTorques(axis, weak, sea, turning), phrase = axis.phrase
      found[axis] = all
      let shares = [
        (of: F[0], by: all.spin.level), (of: U[0], by: all.spin.sea), (of: F[1], by: all.nonAdiabatic.level),
        (of: U[1], by: all.nonAdiabatic.sea)
      ]
      let damping = .pi / 2 * flips * ν ** 2, ratio = .pi / J * flips * ν, adiabatic = σ[0] / (2 * q ** 2)
      func claim(_ title: String, _ left: Expr, _ right: Expr, _ values: [(of: Expr, by: Expr)]) {
        let letters = (values + meanings).filter { left.contains($0.of) || right.contains($0.of) }
        sheet.claim("\(phrase): \(title)", left, equals: right, where: letters)
      }
      claim(
        "the damping of a half metal, in units of the disorder", letter[1] / t, damping, [(letter[1], t * all.damping)])
      claim(
        "its adiabatic torque, by the conductivity", t * letter[2], adiabatic, [(letter[2], all.adiabatic / t)])
      claim(
        "its non-adiabatic torque by the adiabatic one, in units of the disorder", β / t, ratio, [(β, t * all.β)])
      claim("the Fermi level has the spin of the states that the exchange moves across it", F[0], J * ν / 2, shares)
      claim("with that of the Fermi sea it is the spin of all electrons", F[0] + U[0], n / 2, shares)
      let tail = k * (k ** 2 - 3 * decay ** 2) / (24 * .pi ** 2 * (k ** 2 + decay ** 2))
      claim("the Fermi sea of the non-adiabatic torque does not depend on the disorder", U[1], tail, shares)
      claim("so that the Fermi level has what is left", F[1], ratio * adiabatic - U[1], shares)
      sheet.result("C_α, \(suffix)", all.damping, folded: damping, where: meanings)
      sheet.result("C_ad, \(suffix)", all.adiabatic, folded: adiabatic, where: meanings)
      sheet.result("β, \(suffix)", all.β, folded: ratio, where: meanings)
      sheet.result("C_S, \(suffix)", all.spin.whole, folded: n / 2, where: meanings)
      for (name, share) in zip(["C_S", "C_β"], [all.spin, all.nonAdiabatic]) {
        sheet.result("\(name), Fermi level, \(suffix)", share.level)
        sheet.result("\(name), Fermi sea, \(suffix)", share.sea)
      }
    }
    return found
  }

  /// Γ_⊥ and Γ_z.
  var Γ: [Expr] { ["Γ_⊥", "Γ_z"].map { Expr.symbol($0) } }

  /// What Γ_⊥, Γ_z, ν_↑, n_↑ and, where there are no other electrons, σ_↑ are.
  func meanings(_ k: Expr) -> [(of: Expr, by: Expr)] {
    let (a, b, c) = (metal.a, metal.b, metal.c), (n, ν) = (electrons(k), states(k))
    return [
      (Γ[0], b / 2), (Γ[1], (a - c) / 2), (.symbol("ν_↑"), ν), (.symbol("n_↑"), n),
      (σ[0], q ** 2 * n / (2 * .pi * m * a * ν))
    ]
  }
}
