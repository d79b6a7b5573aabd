import Algebra
import Spintronics
import Worksheets

extension SpinHall {
  /// The electron gas with Rashba's coupling.
  struct Gas {
    let hamiltonian: Matrix
    /// + and −.
    let bands: [Band]
    let spinCurrent: Matrix
    /// Where the bands end.
    let ends: [Expr]
  }

  private var λ: Expr { .symbol("λ", .positive) }
  private var σ: [Matrix] { PauliMatrix.all }
  /// The components of the momentum by its size and its direction.
  private var circle: [(of: Expr, by: Expr)] { [(momentum[0], k * cos(φ)), (momentum[1], k * sin(φ))] }

  /// Step 1: bands and operators.
  func rashba(_ sheet: inout Worksheet) throws -> Gas {
    sheet.step("Rashba gas", by: "two bands by the projectors on the spin along and against the field of the coupling")
    let (x, y) = (momentum[0], momentum[1])
    let H = sheet.premise(
      "Hamiltonian", .symbol("H"),
      try ((x ** 2 + y ** 2) / (2 * m)) * .identity(2) + λ * (y * σ[0] - x * σ[1]))
    let length = sqrt(x ** 2 + y ** 2)
    let along = try (1 / length) * (y * σ[0] - x * σ[1])
    let bands = try [Expr.one, -1].map { sign in
      let projector = try Expr.half * (.identity(2) + sign * along)
      return Band(projector: projector, energy: try (projector * H).trace().substituting(circle).simplified())
    }
    for (band, name) in zip(bands, ["upper", "lower"]) {
      sheet.claim(
        "\(name) band: the projector is one, and its states have one energy",
        try (H * band.projector).substituting(circle).tidied(),
        equals: try (band.energy * (try band.projector * band.projector)).substituting(circle).tidied())
    }
    sheet.claim(
      "the energies", Matrix.column(bands.map(\.energy)),
      equals: .column([k ** 2 / (2 * m) + λ * k, k ** 2 / (2 * m) - λ * k]))
    let velocity = try H.derivative(y), spin = Expr.half * σ[2]
    let current = sheet.define(
      "current along y of the spin along z", .symbol("j"), as: try Expr.half * (velocity * spin + spin * velocity))
    sheet.claim(
      "the velocity that the coupling adds carries none of it", current, equals: (y / (2 * m)) * σ[2])
    let ends = try zip(bands, [Expr.one, -1]).map { band, sign in
      let roots = try (band.energy - μ).roots(in: k).value.map { try $0.value.simplified() }
      let found = try roots.first { root in
        try root.equals(sqrt(m ** 2 * λ ** 2 + 2 * m * μ) - sign * m * λ).isProved
      }
      guard let found else { throw AlgebraError.unable("where a band ends", band.energy) }
      return found
    }
    return Gas(hamiltonian: H, bands: bands, spinCurrent: current, ends: ends)
  }

  /// Step 2: without scatterers.
  ///
  /// - Returns: the spin Hall conductivity.
  func clean(_ sheet: inout Worksheet, _ gas: Gas) throws -> Expr {
    sheet.step(
      "Without scatterers",
      by: "a field along x moves every momentum at the rate qE; the states follow von Neumann's equation")
    let names = ["k_+", "k_-"].map { Expr.symbol($0, .positive) }
    var density: [Expr] = []
    for k in 0..<2 {
      let (band, other) = (gas.bands[k], gas.bands[1 - k])
      let change = try change(of: band, beside: other, along: momentum[0], rate: q * E)
      let H = gas.hamiltonian
      sheet.claim(
        "\(["upper", "lower"][k]) band: the change of the state makes up for its turning",
        try (H * change - change * H).substituting(circle).tidied(),
        equals: try ((Expr.i * q * E) * (try band.projector.derivative(momentum[0]))).substituting(circle).tidied())
      let carried = try (gas.spinCurrent * change).trace().substituting(circle).simplified()
      let mean = try carried.integral(over: φ, from: 0, to: .point(2 * .pi)).value / (2 * .pi) ** 2
      density.append(try mean.simplified())
    }
    sheet.claim(
      "spin current of a size of the momentum in each band, summed over directions", Matrix.column(density),
      equals: .column([q * E / (16 * .pi * m * λ * k), -q * E / (16 * .pi * m * λ * k)]))
    let filled = try zip(density, names).map { try ($0 * k).integral(over: k, from: 0, to: .point($1)).value }
    let whole = try (filled[0] + filled[1]).simplified()
    sheet.claim(
      "the sum over both bands up to their ends", whole, equals: -q * E * (names[1] - names[0]) / (16 * .pi * m * λ))
    let meanings = zip(names, gas.ends).map { (of: $0, by: $1) }
    let conductivity = try (whole / E).substituting(meanings).simplified()
    sheet.claim(
      "with both bands filled the spin Hall conductivity depends on the charge alone", conductivity,
      equals: -q / (8 * .pi))
    sheet.result("spin Hall conductivity without scatterers", conductivity)
    return conductivity
  }

  /// A matrix of a polynomial in the momentum, without products of its components, as an operator of a momentum that does not
  /// commute with the place.
  private func operating(_ a: Matrix) throws -> Operator {
    let components = try [a.trace() / 2] + PauliMatrix.components(of: a)
    let parts = [Operator.identity] + Spin().sigma.components
    return try zip(components, parts).reduce(.zero) { sum, part in
      let still = part.0.substituting(zip(momentum, [0, 0] as [Expr]).map { (of: $0, by: $1) })
      return try zip(momentum, ["p_x", "p_y"]).reduce(sum + still * part.1) { sum, axis in
        let p = Operator(OperatorSymbol(axis.1))
        let (once, twice) = (try part.0.derivative(axis.0), try part.0.derivative(axis.0, order: 2))
        let slope = once.substituting(axis.0, by: 0)
        return sum + slope * (p * part.1) + (Expr.half * twice) * (p * p * part.1)
      }
    }
  }

  /// Step 3: with any scatterers that leave spins alone.
  func anyDisorder(_ sheet: inout Worksheet, _ gas: Gas) throws {
    sheet.step(
      "With scatterers",
      by: "H of step 1 and V, any operator that commutes with the spin; momenta commute with spins, not with V")
    let H = try operating(gas.hamiltonian) + Operator(OperatorSymbol("V")), turned = Spin().sigma.components[1]
    let rate = Expr.i * (H * turned - turned * H), current = try operating(gas.spinCurrent)
    sheet.claim(
      "the spin current is the rate of the spin along the same direction, whatever the scatterers are",
      (-4 * m * λ) * current,
      equals: rate)
    sheet.remark(
      "The mean of a rate vanishes in every stationary state. So does the spin current, if V is not zero: without scatterers a "
        + "field leaves no state stationary.")
  }

  /// Step 4: the same from the ladder, to first order in the rate of scattering.
  ///
  /// - Parameter clean: the spin Hall conductivity without scatterers.
  func ladder(_ sheet: inout Worksheet, _ gas: Gas, clean: Expr) throws {
    sheet.step(
      "Ladder of weak scatterers",
      by: "V = v + ⟨V⟩ of both shells: G^R G^A within a band is 2πτδ(μ − E), and 1/τ = 2π n_i u² m/2π")
    let unknowns = (1...3).map { Expr.symbol("x_\($0)") }, identity = Matrix.identity(2)
    let spinPart = try zip(unknowns, σ).reduce(0 * identity) { try $0 + $1.0 * $1.1 }
    let velocity = try gas.hamiltonian.derivative(momentum[0]), free = (momentum[0] / m) * identity
    // What a shell gives, over the density of states of a spin without coupling.
    let shells = try gas.bands.indices.map { n in
      let band = gas.bands[n]
      return try overShell(n, gas, band.projector * (free + spinPart) * band.projector).map { $0 * 2 * .pi / m }
    }
    let balance = try spinPart - (velocity - free) - shells[0] - shells[1]
    let parts = try PauliMatrix.components(of: balance).map { try $0.simplified() }
    sheet.claim(
      "the part without spin is kept as it is: charge is not lost", try (balance.trace() / 2).simplified(), equals: 0)
    let found = try Expr.solveLinear(parts, for: unknowns).unique().map { try $0.simplified() }
    sheet.claim(
      "the spin part of the velocity, \(-λ) across the field without scatterers, is gone", Matrix.column(found),
      equals: .column([0, 0, 0]))
    sheet.result("spin part of the dressed velocity", found[1])

    let bare = try levelPart(gas, velocity)
    sheet.claim(
      "what the Fermi level carries between the bands, with the velocity as it is: all that there is without scatterers",
      bare, equals: clean)
    let dressed = try levelPart(gas, free + spinPart.substituting(zip(unknowns, found).map { (of: $0, by: $1) }))
    sheet.published(
      "SHE, robust", "the intrinsic effect with scatterers, in the Rashba gas", .symbol("σ_s"), dressed, printed: clean,
      expecting: .refuted,
      note: "Scatterers, however weak, take the spin out of the velocity, and the spin current with it.")
    sheet.result("spin Hall conductivity with weak scatterers", dressed)
  }

  /// ∫d²k/(2π)² δ(μ − E) of a function of the momentum, over the shell of a band.
  private func overShell(_ n: Int, _ gas: Gas, _ a: Matrix) throws -> Matrix {
    let end = gas.ends[n], speed = try gas.bands[n].energy.derivative(k)
    return try a.substituting(circle).map { entry in
      let whole = try entry.simplified().integral(over: φ, from: 0, to: .point(2 * .pi)).value
      return try (k * whole / (speed * (2 * .pi) ** 2)).substituting(k, by: end).simplified()
    }
  }

  /// The spin current between both bands that the Fermi level carries, over the field: (q/2π) Σ_k tr[j G^R V G^A] for scattering
  /// that vanishes, where Im G^R_+ G^A_− = −π[δ(μ − E_+) + δ(μ − E_−)]/(E_+ − E_−).
  private func levelPart(_ gas: Gas, _ vertex: Matrix) throws -> Expr {
    let (up, down) = (gas.bands[0], gas.bands[1])
    let element = try (gas.spinCurrent * up.projector * vertex * down.projector).trace()
    let turning = (element - element.conjugate) / (2 * Expr.i) / (up.energy - down.energy)
    let shells = try gas.bands.indices.map { try overShell($0, gas, Matrix([[turning]]))[0, 0] }
    return try (q * (shells[0] + shells[1])).simplified()
  }
}
