import Algebra
import Worksheets
import Spintronics

extension MotiveForce {
  /// Step 4: the currents that the motive fields of both bands drive, with an applied field E.
  ///
  /// - Returns: the current of each band along each slope, in terms of P and σ.
  func currents(_ sheet: inout Worksheet, _ fields: Bands<[Expr]>) throws -> Bands<[Expr]> {
    sheet.step("Currents", by: "Ohm's law of each band in the field E and its own motive field")
    let P = sheet.define("polarisation of the conductivity", medium.P, as: (σUp - σDown) / (σUp + σDown))
    let total = sheet.define("conductivity", σ, as: σUp + σDown)
    sheet.claim(
      "the conductivities of both bands", Matrix.column([σUp, σDown]),
      equals: Matrix.column([σ * (1 + medium.P) / 2, σ * (1 - medium.P) / 2]), where: [(medium.P, P), (σ, total)])
    let ratio = try ((P - medium.P) * (σUp + σDown)).together()
    let shares = try Expr.solveLinear([ratio, total - σ], for: [σUp, σDown]).unique().map { try $0.collected(in: σ) }
    let currents = Bands(
      up: zip(applied, fields.up).map { shares[0] * ($0 + $1) },
      down: zip(applied, fields.down).map { shares[1] * ($0 + $1) })
    let (E, up, down) = (applied[0], Expr.symbol("j_↑_1", .real), Expr.symbol("j_↓_1", .real))
    let letters = [(of: up, by: currents.up[0]), (of: down, by: currents.down[0])]
    let meanings = letters + [(of: motive[0], by: fields.up[0])]
    sheet.claim(
      "the current of both: the motive field of the metal is \(medium.P * motive[0])", up + down,
      equals: σ * (E + medium.P * motive[0]), where: meanings)
    sheet.claim(
      "the flux of spin of both: in it the motive field counts in full", up - down,
      equals: σ * (medium.P * E + motive[0]), where: meanings)
    let polarised = strength / medium.e * medium.P
    let whole = polarised * (n ⋅ (rate × slopes[0]) + medium.ξ * (rate ⋅ slopes[0]))
    sheet.claim("the motive field of the metal by the rate of \(n)", (up + down) / σ - E, equals: whole, where: letters)
    sheet.result("E_SMF", currents.sum[0] / σ - E, folded: whole)
    return currents
  }

  /// The field and the flux of spin j_↑ − j_↓ where the sum of both currents is j.
  struct Held {
    let field: [Expr]
    let flux: [Expr]
  }

  /// Step 5: the same with the current given instead of the field.
  func held(_ sheet: inout Worksheet, _ currents: Bands<[Expr]>, _ own: [Expr]) throws -> Held {
    sheet.step("Given current", by: "j_↑ + j_↓ = j solved for the field")
    let P = medium.P
    let found = try Expr.solveLinear(zip(currents.sum, j).map { $0 - $1 }, for: applied).unique()
      .map { try $0.collected(in: σ) }
    let names = zip(j, motive).map { $0 / σ - P * $1 }
    let meanings = zip(motive, own).map { (of: $0, by: $1) }
    sheet.claim(
      "the field at a given current", Matrix.column(applied), equals: Matrix.column(names),
      where: zip(applied, found).map { (of: $0, by: $1) } + meanings)
    let counter = motive.map { σ * (1 - P ** 2) / 2 * $0 }
    let bands = Bands(
      up: zip(j, counter).map { (1 + P) / 2 * $0 + $1 }, down: zip(j, counter).map { (1 - P) / 2 * $0 - $1 })
    let inserted = try currents.substituting(zip(applied, found).map { (of: $0, by: $1) })
      .map { try $0.map { try $0.collected(in: σ) } }
    let letters = ["↑", "↓"].flatMap { band in (1...3).map { Expr.symbol("j_\(band)_\($0)", .real) } }
    sheet.claim(
      "the currents of both bands: their shares, and a counterflow by the motive field", Matrix.column(letters),
      equals: Matrix.column(bands.up + bands.down),
      where: zip(letters, inserted.up + inserted.down).map { (of: $0, by: $1) } + meanings)
    let both = (σUp - σDown) / (σUp + σDown)
    sheet.claim(
      "the counterflow takes both bands", 1 - P ** 2, equals: 4 * σUp * σDown / σ ** 2,
      where: [(P, both), (σ, σUp + σDown)])
    sheet.claim(
      "its factor is positive, and vanishes where one band alone conducts", 0, isAtMost: 1 - both ** 2, strictly: true,
      gap: 4 * σUp * σDown / (σUp + σDown) ** 2)
    return Held(field: found, flux: try inserted.difference.map { try $0.collected(in: σ) })
  }

  /// Step 6: the torque of (16) before it is divided by 1 + η, for a flux of spin j_↑ − j_↓ along each slope.
  func torque(_ sheet: inout Worksheet) throws -> (_ flux: [Expr]) -> Vector {
    sheet.step("Torque of both bands", by: "what P j stands for in (16): P is the ratio of the fluxes F of (15)")
    let bands = BandSums()
    let (F, j) = (Expr.symbol("P_F", .real), Expr.symbol("j", .real))
    let u = sheet.define(
      "drift in (16)", .symbol("u"),
      as: F * j * medium.μ / (medium.e * medium.Ms * (1 + medium.ξ ** 2)))
    let ratio = sheet.define("its P", F, as: bands.polarisation)
    let own = bands.flux.map { -medium.e * $0 }
    let (up, down) = (Expr.symbol("j_↑", .real), Expr.symbol("j_↓", .real))
    let polarised = [(of: F, by: ratio), (of: j, by: own[0] + own[1])]
    sheet.claim(
      "the polarised current is that of ↑ less that of ↓, whatever drives them", u,
      equals: medium.μ / (medium.e * medium.Ms * (1 + medium.ξ ** 2)) * (up - down),
      where: polarised + [(up, own[0]), (down, own[1])])
    let perFlux = Expr.symbol("q", .real)
    let balance = try zip(bands.flux, [1, -1]).map { flux, sign in
      try u.replacing(polarised).derivative(flux) - perFlux * (sign * -medium.e)
    }
    let drift = try Expr.solveLinear(balance, for: [perFlux]).unique()[0].factored()
    let carried = perFlux * medium.gradient
    let printed = sheet.premise("(16), torque with (u⋅∇)n = q g", .symbol("T"), carried - medium.ξ * (n × carried))
    return { flux in
      let along = Vector.sum(zip(flux, slopes).map { $0 * $1 })
      return printed.substituting([(perFlux, drift), (medium.gradient.expression, along.expression)])
    }
  }

  /// 𝒟 = C Σ aₖ ⊗ bₖ
  struct Tensor {
    let C: Expr
    /// 𝒟w, with a letter for C.
    let applied: (_ w: Vector) -> Vector
  }

  /// Step 7: without an applied field the motive currents act back as a damping tensor.
  func dampingTensor(
    _ sheet: inout Worksheet, _ currents: Bands<[Expr]>, _ held: Held, _ torque: ([Expr]) -> Vector
  ) throws -> Tensor {
    sheet.step("Damping tensor", by: "j_↑ − j_↓ inserted in the torque of (16)")
    let (ξ, P) = (medium.ξ, medium.P)
    let flux = currents.difference
    let still = try flux.map { try $0.substituting(applied.map { (of: $0, by: 0) }).simplified() }
    let C = sheet.define("strength of the damping tensor", .symbol("C"), as: try strength(of: torque(still)))
    func tensor(_ w: Vector) -> Vector { medium.motiveTensor(tensorStrength, along: slopes, on: w) }
    let own = n × tensor(rate)
    let factor = Expr.symbol("g_e", .positive)
    sheet.claim(
      "its strength without relaxation, whatever the polarisation", C,
      equals: factor * medium.μ * medium.ħ * σ / (4 * medium.e ** 2 * medium.Ms), where: [(factor, 2), (ξ, 0)])
    let fluxes = (1...3).map { Expr.symbol("f_\($0)", .real) }
    /// What the letters mean for the flux of spin along each slope.
    func meanings(_ flux: [Expr]) -> [(of: Expr, by: Expr)] {
      zip(fluxes, flux).map { (of: $0, by: $1) } + [(of: tensorStrength, by: C)]
    }
    sheet.claim(
      "without a field the torque is that of a tensor, applied to the rate", torque(fluxes), equals: own,
      where: meanings(still))
    sheet.claim(
      "with an applied field the polarised current keeps its torque, and the tensor is added", torque(fluxes),
      equals: torque(applied.map { P * σ * $0 }) + own, where: meanings(flux))
    sheet.claim(
      "at a given current the tensor is added with the factor \(1 - P ** 2)", torque(fluxes),
      equals: torque(j.map { P * $0 }) + (1 - P ** 2) * own, where: meanings(held.flux))
    symmetry(&sheet, Tensor(C: C, applied: tensor))
    sheet.result("n × 𝒟∂ₜn", torque(still), folded: own, where: [(tensorStrength, C)])
    sheet.result("C", C)
    return Tensor(C: C, applied: tensor)
  }

  /// C from T = n × 𝒟ṅ, which is −C along the slope where there is one slope of size 1 and ṅ has size 1 across it.
  private func strength(of torque: Vector) throws -> Expr {
    let directions = zip(slopes, [[1, 0, 0], [0, 0, 0], [0, 0, 0]] as [[Expr]]).map { (vector: $0, components: $1) }
    let parts = try torque.components(where: [(n, [0, 0, 1]), (rate, [0, 1, 0])] + directions)
    return try (-parts[0]).factored()
  }

  /// What 𝒟 becomes when n is reversed, and what of it costs power.
  private func symmetry(_ sheet: inout Worksheet, _ tensor: Tensor) {
    let (ξ, C) = (medium.ξ, tensorStrength)
    let meaning = [(of: C, by: tensor.C)]
    let (w, z) = (Vector.tangent("wDot", at: n), Vector.tangent("zDot", at: n))
    sheet.claim(
      "reversing \(n) transposes the tensor, as Onsager and Casimir ask", z ⋅ tensor.applied(w),
      equals: reversed(w ⋅ tensor.applied(z)), where: meaning)
    let symmetric = Expr.sum(slopes.map { ((n × $0) ⋅ w) ** 2 - ξ ** 2 * ($0 ⋅ w) ** 2 })
    sheet.claim(
      "it changes the power by two squares for each direction, the rest of it is a gyration", w ⋅ tensor.applied(w),
      equals: C * symmetric, where: meaning)
    let gyration = Expr.sum(slopes.map { ($0 ⋅ z) * ((n × $0) ⋅ w) - ($0 ⋅ w) * ((n × $0) ⋅ z) })
    sheet.claim(
      "that gyration is the antisymmetric part", (z ⋅ tensor.applied(w) - w ⋅ tensor.applied(z)) / 2,
      equals: C * ξ * gyration, where: meaning)
    sheet.remark(
      "A tensor (n×∂ₖn − ξ∂ₖn) ⊗ (n×∂ₖn − ξ∂ₖn) would need the torque with +ξ; its part odd in n is symmetric, "
        + "which 𝒟(n) = 𝒟ᵀ(−n) forbids.")
  }

  /// The expression with n, and with it the slopes, reversed.
  func reversed(_ a: Expr) -> Expr {
    a.substituting(([n] + slopes).map { (of: $0.expression, by: (-$0).expression) })
  }

  /// The vector with n, and with it the slopes, reversed.
  func reversed(_ a: Vector) -> Vector {
    a.substituting(([n] + slopes).map { (of: $0.expression, by: (-$0).expression) })
  }
}
