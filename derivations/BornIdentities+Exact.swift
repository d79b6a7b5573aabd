import Algebra
import Derivation
import Transport

extension BornIdentities {
  /// Step 4.
  func nonmagnetic(_ sheet: inout Worksheet, _ sea: Sea) throws {
    sheet.step("Impurities without spin", by: "b = 0 and c = a = Γ_i, any strength")
    let potential = [(of: metal.b, by: Expr.zero), (of: metal.c, by: metal.a)]
    func put(_ e: Expr) -> Expr { value(e).substituting(potential) }
    let letter = torqueLetters, n = electrons
    sheet.claim("no damping", letter[1], equals: 0, where: [(letter[1], put(torques.damping))])
    sheet.claim("no non-adiabatic torque", letter[3], equals: 0, where: [(letter[3], put(nonAdiabatic))])
    let conductivities = try conductivities()
    for (k, spin) in ["↑", "↓"].enumerated() {
      sheet.define("q² ∫v²(Im G_\(spin))²/π", σ[k], as: q ** 2 * conductivities[k], isNotation: true)
    }
    sheet.claim(
      "the adiabatic torque by the conductivities of the spins", letter[2], equals: (σ[0] - σ[1]) / (2 * q ** 2),
      where: [(letter[2], put(torques.adiabatic))] + zip(σ, conductivities).map { ($0, q ** 2 * put($1)) })

    // dz = dε − a dg.
    let (a, letters) = (metal.a, band.letters), fillings = ["Ω_↑", "Ω_↓"].map { Expr.symbol($0) }
    let filling = letters.map { $0.Φ + a * $0.g ** 2 / 2 }
    let growth = zip(metal.retarded.ζ, letters).map { (of: $0, by: 1 / (1 + a * $1.gRate)) }
    var filled: [Expr] = []
    for (k, spin) in ["↑", "↓"].enumerated() {
      filled.append(sheet.define("∫g_\(spin) dε", fillings[k], as: filling[k]))
      sheet.claim(
        "its derivative by the energy, for \(spin)", try energyDerivative(filled[k]), equals: letters[k].g,
        where: [growth[k]])
    }
    sheet.claim(
      "the spin that is renormalised is that of all electrons", letter[0], equals: (n[0] - n[1]) / 2,
      where: [(letter[0], put(renormalisation(sea)))]
        + zip(n, filled).map { ($0, put(-$1.imaginaryPart / .pi)) })
    try halfMetal(&sheet, potential)
  }

  /// Where ↓ has no states, G_↓* = G_↓, and all its functions are real.
  private func halfMetal(_ sheet: inout Worksheet, _ potential: [(of: Expr, by: Expr)]) throws {
    let integral = try band.integral(metal), same = [(of: metal.advanced.G[1], by: metal.retarded.G[1])]
    let confluent = try metal.Q.map {
      (of: $0.letter, by: try band.inLetters(integral($0.integrand.substituting(same))))
    }
    let empty = parts[1]
    let real = potential + [empty.ν, empty.ρ, empty.gRate[1], empty.hRate[1]].map { (of: $0, by: .zero) }
    func put(_ e: Expr) -> Expr { value(e.substituting(confluent)).substituting(real) }
    let letter = torqueLetters
    let loops = [metal.K.letter, metal.I.letter, metal.retarded.ℓ].map { (of: $0, by: put($0)) }
    sheet.claim(
      "no damping where one band is empty", torques.damping, equals: 0,
      where: loops + [(metal.c, metal.a), (metal.r, 0)])
    sheet.claim(
      "no non-adiabatic torque where one band is empty", letter[3], equals: 0, where: [(letter[3], put(nonAdiabatic))])
    sheet.claim(
      "the adiabatic torque where one band is empty, by the conductivity of the other", letter[2],
      equals: σ[0] / (2 * q ** 2),
      where: [(letter[2], put(torques.adiabatic)), (σ[0], q ** 2 * put(try conductivities()[0]))])
  }

  /// Step 5.
  func isotropic(_ sheet: inout Worksheet, _ sea: Sea) throws {
    sheet.step("Isotropic impurity spins", by: "Γ_⊥ = Γ_z = Γ_m: c = a − b and b = 2Γ_m, any strength")
    let (J, ν) = (metal.J, parts.map(\.ν))
    func put(_ e: Expr) -> Expr { value(e).substituting(metal.c, by: metal.a - metal.b) }
    let (letter, z) = (torqueLetters, band.poles), poles = z.map { (of: $0, by: put($0)) }
    let (λ, c, K) = (Expr.symbol("λ"), metal.c, metal.K.letter), isotropic = (of: c, by: metal.a - metal.b)
    let ratio = (of: Expr.symbol("ζ"), by: .pi * metal.b * (ν[0] + ν[1]) / J)
    let ζ = sheet.define("2πΓ_m(ν_↑ + ν_↓)/J", ratio.of, as: ratio.by)
    let mixed = z[0].conjugate - z[1]
    sheet.claim(
      "the factor of the exchange is the whole splitting of the poles", λ, equals: Z / (2 * J),
      where: [(λ, integrals(torques.λ, axis: .laboratory).substituting(onShell + [isotropic]))] + onShell)
    sheet.claim(
      "the factor of the ladder of electron and hole", 1 / (1 - c * K),
      equals: mixed / (2 * J * (1 - Expr.i * ratio.of)), where: [(K, put(K)), isotropic, (ratio.of, ζ)] + poles)

    let gap = sheet.define("Re(g_↓ − g_↑*)", .symbol("Δ_r"), as: parts[1].R - parts[0].R)
    let susceptibility = Expr.symbol("χ")
    let χ = sheet.define(
      "susceptibility", susceptibility, as: J / 2 * (ν[0] + ν[1] - ζ * gap / .pi) / (1 + ζ ** 2))
    let damping = (of: letter[1], by: put(torques.damping)), meaning = [(of: ratio.of, by: ζ)]
    let spin = (of: letter[0], by: put(renormalisation(sea)))
    sheet.claim(
      "the damping is \(ratio.of) times the susceptibility", letter[1], equals: ratio.of * susceptibility,
      where: meaning + [damping, (susceptibility, χ)])
    sheet.claim(
      "what the Fermi level gives the spin is the same susceptibility",
      -(J ** 2) / .pi * (K / (1 - c * K)).imaginaryPart, equals: susceptibility,
      where: [(K, put(K)), isotropic, (susceptibility, χ)])
    let H = Expr.symbol("H"), rest = letter[0] - letter[1] / ratio.of
    sheet.claim(
      "what the spin is besides this susceptibility comes from the Fermi sea", rest,
      equals: -H.imaginaryPart / (4 * .pi), where: meaning + [damping, spin, (H, put(sea.H))])
    let Φ = band.letters.map(\.Φ), g = band.letters.map(\.g)
    let clean = -(Φ[0] - Φ[1]).imaginaryPart / (2 * .pi) - J / 2 * (ν[0] + ν[1])
    let shift = (metal.a - metal.b) / (4 * .pi) * (g[0] ** 2 - g[1] ** 2).imaginaryPart
    sheet.claim(
      "and consists of the clean bands, of the exchange and of a shift by the disorder", rest,
      equals: clean - shift, where: meaning + [damping, spin] + zip(g, parts).map { ($0, $1.gValue) })
    try currents(&sheet, sea, ζ, mixed, put)
    sheet.result("β", ζ)
    sheet.result("C_α/β", χ)
    sheet.result("C_S − C_α/β", -sea.H.imaginaryPart / (4 * .pi))
  }

  /// The torques of a current: products of propagators of two poles are differences of propagators, so that only squares are left.
  private func currents(
    _ sheet: inout Worksheet, _ sea: Sea, _ ζ: Expr, _ mixed: Expr, _ put: (Expr) -> Expr
  ) throws {
    let integral = try band.integral(metal), v = metal.v, (G, A) = (metal.retarded.G, metal.advanced.G), J = metal.J
    let product = v ** 2 * (G[1] - A[0]) * (G[0] - A[0] - G[1] + A[1])
    let flow = Expr.symbol("X"),
      X = sheet.define(
        "∫v²(G_↓ − G_↑*)(G_↑ − G_↑* − G_↓ + G_↓*)", flow, as: try band.inLetters(integral(product)))
    let Q = metal.Q.map(\.letter)
    sheet.claim(
      "what drives the torques of a current, for any poles", flow, equals: mixed * (Z.conjugate * Q[0] - Z * Q[1]),
      where: [(flow, X)] + Q.map { ($0, integrals($0, axis: .laboratory)) })
    // λ and 1/(1 − cK) from above.
    let (letter, ratio, c, K) = (torqueLetters, Expr.symbol("ζ"), metal.c, metal.K.letter)
    let quotient = mixed / (2 * J * (1 - Expr.i * ratio)), tilt = Z / (2 * J)
    sheet.claim(
      "so that it drives both torques", torques.Y, equals: flow / (4 * J ** 2 * (1 - Expr.i * ratio)),
      where: [
        (metal.retarded.ℓ, tilt), (K, (1 - 1 / quotient) / c), (flow, mixed * (Z.conjugate * Q[0] - Z * Q[1]))
      ])
    let waves = Expr.symbol("V"), factor = Expr.symbol("λ"), B = metal.B.letter
    sheet.claim(
      "the Fermi sea of the non-adiabatic torque", factor ** 2 * B, equals: waves / (4 * J ** 2),
      where: [(factor, tilt), (waves, Z ** 2 * B)])
    let Y = X / (4 * J ** 2 * (1 - Expr.i * ζ)), wave = sea.V / (4 * J ** 2)
    let adiabatic = (of: letter[2], by: put(-(J ** 2) / .pi * Y.realPart))
    sheet.claim(
      "the non-adiabatic torque is \(ratio) times the adiabatic one", letter[3], equals: ratio * letter[2],
      where: [(letter[3], put(-(J ** 2) / .pi * (Y + wave).imaginaryPart)), adiabatic, (ratio, ζ)])
    let σ = try conductivities(), shares = ["X_1", "X_2"].map { Expr.symbol($0) }
    let direct = sheet.define("(σ_↑ − σ_↓)/2q²", shares[0], as: put(σ[0]) / 2 - put(σ[1]) / 2)
    let turned = sheet.define("−Im V/4π", shares[1], as: put(-sea.V.imaginaryPart / (4 * .pi)))
    sheet.claim(
      "the adiabatic torque, of the currents of both spins and of what lies between the poles", letter[2],
      equals: (shares[0] + ratio * shares[1]) / (1 + ratio ** 2),
      where: [adiabatic, (ratio, ζ), (shares[0], direct), (shares[1], turned)])
  }

  /// Step 6.
  func symmetries(_ sheet: inout Worksheet, _ sea: Sea) throws {
    sheet.step("Symmetry", by: "the two spins change names where J changes its sign; the poles may be any")
    let (up, down) = (band.letters[0].all + [band.poles[0]], band.letters[1].all + [band.poles[1]])
    let exchanged = zip(up + down, down + up).map { (of: $0, by: $1) } + [(of: metal.J, by: -metal.J)]
    /// Functions of the poles and the exchange, these replaced.
    func fields(_ names: [String], _ values: [(of: Expr, by: Expr)] = []) -> [Expr] {
      names.map { ScalarField($0, [])(band.poles[0], band.poles[1], metal.J).substituting(values) }
    }
    for axis in [ImpurityAxis.laboratory, .moment] {
      func put(_ e: Expr) -> Expr { integrals.closed(e, axis: axis, at: []) }
      let values = [torques.ladder, metal.retarded.ℓ].map(put)
      let (here, there) = (fields(["L", "ℓ"]), fields(["L", "ℓ"], exchanged))
      sheet.claim(
        "\(axis.phrase): ladder and splitting where the spins change names", Matrix.column(there),
        equals: .column([here[0].conjugate, here[1]]),
        where: zip(here, values).map { ($0, $1) } + zip(there, values).map { ($0, $1.substituting(exchanged)) })
    }
    let (K, Q) = (metal.K.letter, metal.Q.map(\.letter)), loops = [K] + Q, J = metal.J
    let sums = loops.map { integrals($0, axis: .laboratory) }
    let (loop, turned) = (fields(["K", "Q_1", "Q_2"]), fields(["K", "Q_1", "Q_2"], exchanged))
    sheet.claim(
      "the loops of electron and hole where the spins change names", Matrix.column(turned),
      equals: .column([loop[0], loop[2], loop[1]].map(\.conjugate)),
      where: zip(loop, sums).map { ($0, $1) } + zip(turned, sums).map { ($0, $1.substituting(exchanged)) })
    let swap = zip(loops, [K, Q[1], Q[0]]).map { (of: $0, by: $1.conjugate) }
    sheet.claim(
      "what drives the torques of a current becomes minus its conjugate", torques.Y.substituting(swap),
      equals: -torques.Y.conjugate)
    let coefficients = [torques.renormalisation, torques.damping, torques.adiabatic, torques.nonAdiabatic]
      .map(\.withoutParts)
    sheet.claim(
      "at the Fermi level, spin and adiabatic torque are odd, damping and non-adiabatic torque even",
      Matrix.column(coefficients.map { $0.substituting(swap + [(of: J, by: -J)]) }),
      equals: .column(zip([-1, 1, -1, 1] as [Expr], coefficients).map { $0 * $1 }))
    let values = [metal.I.letter, torques.λ].map { integrals($0, axis: .laboratory) } + [sea.V, sea.H]
    let names = ["I", "λ", "V", "H"], (here, there) = (fields(names), fields(names, exchanged))
    sheet.claim(
      "of what the Fermi sea is made of, the sea of the spin alone changes its sign",
      Matrix.column(there), equals: .column([here[0], here[1], here[2], -here[3]]),
      where: zip(here, values).map { ($0, $1) } + zip(there, values).map { ($0, $1.substituting(exchanged)) })
  }
}

extension ImpurityAxis {
  /// In words.
  var phrase: String {
    switch self {
    case .laboratory: "fixed axis"
    case .moment: "turning axis"
    }
  }
}
