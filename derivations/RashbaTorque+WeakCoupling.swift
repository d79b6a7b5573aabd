import Algebra
import Worksheets
import Spintronics
import Transport

/// The ferromagnet without Rashba coupling, whose texture a current turns: the torques of the gradient expansion in two dimensions.
private struct UncoupledPlane {
  let metal = Ferromagnet(), band = ParabolicBand.plane
  let integrals: BandIntegrals
  /// w ± h, and what log(−z) is at both, by the self-consistency z_σ = E ± J − Γ_i η log(−z_σ).
  let poles: [Expr], logarithms: [Expr]
  let strength: Expr

  init(w: Expr, h: Expr, strength Γ: Expr) throws {
    integrals = try BandIntegrals(metal, band)
    (poles, strength) = ([w + h, w - h], Γ)
    let E = Expr.symbol("E", .real), (J, η) = (metal.J, band.η)
    logarithms = zip([E + J, E - J], poles).map { ($0 - $1) / (Γ * η) }
  }

  var torques: TorqueCoefficients { TorqueCoefficients(metal: metal) }
  /// Impurities without spin.
  private var rates: [(of: Expr, by: Expr)] { [(metal.a, strength), (metal.b, 0), (metal.c, strength)] }
  /// Advanced poles by the retarded ones.
  private var conjugates: [(of: Expr, by: Expr)] { zip(band.conjugates, band.poles).map { (of: $0, by: $1.conjugate) } }

  /// An integral over propagators by the poles.
  func integral(_ integrand: Expr) throws -> Expr { try band.integral(metal)(integrand).substituting(conjugates) }

  /// An expression in the letters of the ferromagnet, or in the poles, at the poles w ± h.
  func value(_ e: Expr) -> Expr {
    let closed = integrals.closed(e.substituting(rates), axis: .laboratory, at: []).substituting(rates)
    let locals = zip(band.poles, logarithms).flatMap { z, value in
      [(of: log(-z), by: value), (of: log(-z.conjugate), by: value.conjugate)]
    }
    return closed.substituting(locals).substituting(zip(band.poles, poles).map { (of: $0, by: $1) })
  }

  /// d/dε of an expression in letters, for the growth w′ and h′ of the energies w and h.
  func energyDerivative(_ e: Expr, _ rate: Expr, _ turn: Expr) throws -> Expr {
    let inPoles = integrals(e, axis: .laboratory).substituting(rates)
    return try inPoles.totalDerivative(zip(band.poles, [rate + turn, rate - turn]).map { (variable: $0, rate: $1) })
  }

  /// Where ↓ is empty, its pole is real and G_↓* = G_↓.
  func halfMetal(_ e: Expr) throws -> Expr {
    let same = [(of: metal.advanced.G[1], by: metal.retarded.G[1])]
    return e.substituting(
      try metal.Q.map { (of: $0.letter, by: try integral($0.integrand.substituting(same))) })
  }
}

extension RashbaTorque {
  /// Step 10: α_R → 0 at any disorder.
  func weakCoupling(_ sheet: inout Worksheet, _ surface: Surface, _ sea: Sea) throws {
    sheet.step(
      "Weak coupling",
      by:
        "α_R → 0 at any disorder, both spins with a lifetime; C_ad and C_β of gradient-expansion in two dimensions, with g_σ = η log(−z_σ) = (E ± J − z_σ)/Γ_i"
    )
    let plane = try UncoupledPlane(w: retarded.w, h: retarded.h, strength: Γ)
    let uncoupled = [(of: α, by: Expr.zero)], (sx, sy) = (spin[0], spin[1])
    let z = ["z_↑", "z_↓"].map { Expr.symbol($0) }, poles = zip(z, plane.poles).map { (of: $0, by: $1) }
    sheet.claim(
      "the denominator vanishes at the poles of both spins, where nothing couples them", D,
      equals: (z[0] - x) * (z[1] - x), where: poles + [(D, try denominator(retarded).substituting(uncoupled))])
    let closed = surface.spin.substituting(surface.loops.consistent)
    let first = try (closed / α).simplified().substituting(uncoupled)
    let (along, across) = (try first.realPart.simplified(), try first.imaginaryPart.simplified())
    let torques = plane.torques, (adiabatic, surfacePart) = (Expr.symbol("C_ad"), Expr.symbol("F_β"))
    let current = (of: adiabatic, by: try plane.value(torques.adiabatic).simplified())
    let flow = (of: surfacePart, by: try plane.value(torques.nonAdiabatic).simplified())
    sheet.claim(
      "the spin across the field is that of an adiabatic torque", sy / α, equals: m * adiabatic / J,
      where: [(sy, α * across), current])
    sheet.claim(
      "the spin along the field of the Fermi level is that of its non-adiabatic torque", sx / α,
      equals: -m * surfacePart / J, where: [(sx, α * along), flow])
    try uncoupledSea(&sheet, sea, plane)
    let below = (of: Expr.symbol("U_β"), by: try plane.value(torques.nonAdiabaticPotential).simplified())
    sheet.claim(
      "there is no non-adiabatic torque, and so none of damping type of first order in the coupling",
      surfacePart + below.of,
      equals: 0, where: [flow, below])
    sheet.claim(
      "the spin along the field of the Fermi sea takes back that of the Fermi level", -m * below.of / J,
      equals: -sx / α, where: [below, (sx, α * along)])
    let areBoth = [Condition(h[1].magnitude, .less, w[1])]
    sheet.result("s_y/α_R, weak coupling", across, validFor: areBoth)
    sheet.result("s_x/α_R of the Fermi level, weak coupling", along, validFor: areBoth)
    sheet.result("C_ad, two dimensions", current.by, validFor: areBoth)
  }

  /// The Fermi sea of the spin along the field is that of the non-adiabatic torque, energy by energy.
  private func uncoupledSea(_ sheet: inout Worksheet, _ sea: Sea, _ plane: UncoupledPlane) throws {
    let (rate, turn) = sea.rates, G = plane.metal.retarded.G, torque = complex.w * turn - complex.h * rate
    let cube = try denominator(retarded).substituting(α, by: 0) ** 3
    let source = try (sea.source / α).simplified().substituting(α, by: 0)
    let propagators = zip(G, plane.poles).map { (of: $0, by: 1 / ($1 - x)) }, R = Expr.symbol("R_x")
    sheet.claim(
      "what the field does along itself to the propagator of the Fermi sea", R / α,
      equals: 2 * .i * torque * (G[0] * G[1]) ** 2, where: complexValues + propagators + [(R, α * source / cube)])
    let (pair, λ, S) = (plane.metal.I.letter, Expr.symbol("λ"), Expr.symbol("S")), z = plane.band.poles
    let ladder = (of: λ, by: retarded.h / J)
    sheet.claim(
      "its ladder, by the exchange that the electrons see", 1 / (1 - Γ * pair), equals: λ,
      where: [(pair, plane.value(pair)), ladder])
    // s_x = −(1/2π) Im tr σ_x ∫G_F with G_F = −(i/2)λR, and C_β = −(J²/π) Im λ²B with λ = (z_↑ − z_↓)/2J.
    let strength =
      try (source * (G[0] * G[1]) ** 2 / cube).substituting(propagators).simplified()
      / (G[0] * G[1]) ** 4
    let spin = try -λ * (-.i / 2) * strength.substituting(propagators).simplified() * S / .pi
    let rates = (spin: Expr.symbol("s'"), torque: Expr.symbol("U'"))
    let waves = ((z[0] - z[1]) / (2 * J)) ** 2 * plane.metal.B.letter
    let growth = try plane.value(plane.energyDerivative(waves, rate, turn)).simplified()
    let square = try plane.value(plane.integral((G[0] * G[1]) ** 2)).simplified()
    sheet.claim(
      "so every energy of the Fermi sea gives the spin along the field what it gives the non-adiabatic torque",
      rates.spin, equals: -m * rates.torque / J,
      where: [
        (rates.spin, try spin.substituting([ladder, (S, square)]).simplified()),
        (rates.torque, -(J ** 2) / .pi * growth)
      ])
  }

  /// Step 11: α_R → 0 where one band is occupied and impurities are weak.
  func weakCouplingOfOneBand(_ sheet: inout Worksheet, _ one: OneBand) throws {
    sheet.step(
      "Weak coupling, one band occupied",
      by: "|μ| < J and Γ_i → 0 before α_R → 0: r = J + sρ, whose square gives μ; ↓ has no states, and no lifetime"
    )
    let ρ = Expr.symbol("ρ", .real), root = J + s * ρ, (sx, sy) = (spin[0], spin[1])
    let level = try ((root ** 2 - s ** 2 - J ** 2) / (2 * s)).simplified().substituting(α, by: 0)
    sheet.claim("the level without coupling, by the root", μ, equals: J * ρ, where: [(μ, level)])
    let place = try Expr.solveLinear([level - μ], for: [ρ]).unique()[0]
    func first(_ e: Expr) throws -> Expr {
      let value = try e.substituting(one.r, by: root).series(in: α, order: 2).coefficient(1) ?? 0
      return try value.substituting(ρ, by: place).simplified()
    }
    // Without disorder z_↑ = μ + J and z_↓ = μ − J.
    let plane = try UncoupledPlane(w: retarded.w, h: retarded.h, strength: Γ)
    let adiabatic = try plane.value(plane.halfMetal(plane.torques.adiabatic)).substituting(h[1], by: w[1])
    let clean = adiabatic.substituting([(of: h[0], by: J), (of: w[0], by: μ)])
    let leading = try (clean.series(in: Γ, order: 0).coefficient(-1) ?? 0) / Γ
    let current = (of: Expr.symbol("C_ad"), by: try leading.simplified())
    let (across, along, deep) = (try first(one.across), try first(one.along), try first(one.deep))
    sheet.claim(
      "the spin across the field is that of the adiabatic torque of a half metal", sy / α,
      equals: m * current.of / J, where: [(sy, α * across), current])
    sheet.claim(
      "to first order in the coupling the Fermi sea takes back what the Fermi level gives along the field", sx / α,
      equals: 0, where: [(sx, α * (along + deep))])
    let isOne = [Condition(μ.magnitude, .less, J)]
    sheet.result("s_y/α_R, weak coupling, one band", across, validFor: isOne)
    sheet.result("s_x/α_R of the Fermi level, weak coupling, one band", along, validFor: isOne)
    sheet.result("C_ad, two dimensions, half metal", current.by, validFor: isOne)
  }
}
