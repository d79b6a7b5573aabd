import Algebra
import Worksheets
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
    let filling = try letters.map { try self.filling($0) }
    let growth = zip(metal.retarded.ζ, letters).map { (of: $0, by: 1 / (1 + a * $1.gRate)) }
    var filled: [Expr] = []
    for (k, spin) in ["↑", "↓"].enumerated() {
      filled.append(sheet.define("∫g_\(spin) dε", fillings[k], as: filling[k]))
      sheet.claim(
        "its derivative by the energy, for \(spin)", try energyDerivative(filled[k]), equals: letters[k].g,
        where: [growth[k]])
    }
    let numbers = filled.map { -$0.imaginaryPart / .pi }
    sheet.claim(
      "the spin that is renormalised is that of all electrons", letter[0], equals: (n[0] - n[1]) / 2,
      where: [(letter[0], put(renormalisation(sea)))] + zip(n, numbers).map { ($0, put($1)) })
    for (name, number) in zip(["n_↑", "n_↓"], numbers) { sheet.result(name, number) }
    try halfMetal(&sheet, potential)
  }

  /// ∫g dε = AΦ + Bg² where dz = dε − a dg: what stands with g′ in its rate and what stands without fix A and B.
  func filling(_ letters: AnyBand.Letters) throws -> Expr {
    let factors = ["A", "B"].map { Expr.symbol($0) }, (g, rate) = (letters.g, letters.gRate)
    let excess = (factors[0] + 2 * factors[1] * rate) * g - g * (1 + metal.a * rate)
    let found = try Expr.solveLinear(
      [excess.derivative(rate), excess.substituting(rate, by: 0)], for: factors
    ).unique()
    return found[0] * letters.Φ + found[1] * g ** 2
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
