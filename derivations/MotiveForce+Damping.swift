import Algebra
import Derivation
import Spintronics

extension MotiveForce {
  /// Step 4: the currents that the motive fields of both bands drive, with an applied field E.
  ///
  /// - Returns: the current of each band along each slope, in terms of P and σ.
  func currents(_ sheet: inout Worksheet, _ fields: Bands<[Expr]>) throws -> Bands<[Expr]> {
    sheet.step("Currents", by: "Ohm's law of each band in the field E and its own motive field")
    let P = sheet.define("polarisation of the conductivity", medium.P, as: (σUp - σDown) / (σUp + σDown))
    let total = sheet.define("conductivity", σ, as: σUp + σDown)
    let shares = [σ * (1 + medium.P) / 2, σ * (1 - medium.P) / 2]
    sheet.claim(
      "σ_↑ = σ(1 + P)/2 and σ_↓ = σ(1 − P)/2", Matrix.column([σUp, σDown]),
      equals: Matrix.column(shares).substituting([(medium.P, P), (σ, total)]))
    let currents = Bands(
      up: zip(applied, fields.up).map { shares[0] * ($0 + $1) },
      down: zip(applied, fields.down).map { shares[1] * ($0 + $1) })
    let (E, field) = (applied[0], fields.up[0])
    sheet.claim(
      "j_↑ + j_↓ = σ(E + P E_↑): the motive field of the metal is P E_↑", currents.sum[0],
      equals: σ * (E + medium.P * field))
    sheet.claim(
      "j_↑ − j_↓ = σ(P E + E_↑): as a flux of spin, E_↑ counts in full", currents.difference[0],
      equals: σ * (medium.P * E + field))
    let polarised = strength / medium.e * medium.P
    let motive = polarised * (n ⋅ (rate × slopes[0]) + medium.ξ * (rate ⋅ slopes[0]))
    sheet.claim("P E_↑ as a function of ∂ₜn", currents.sum[0] / σ - E, equals: motive)
    sheet.result("E_SMF", motive)
    return currents
  }

  /// The field and the currents of both bands where their sum is j.
  struct Held {
    let field: [Expr]
    let currents: Bands<[Expr]>
  }

  /// Step 5: the same with the current given instead of the field.
  func held(_ sheet: inout Worksheet, _ currents: Bands<[Expr]>, _ motive: [Expr]) throws -> Held {
    sheet.step("Given current", by: "j_↑ + j_↓ = j solved for the field")
    let P = medium.P
    let found = try Expr.solveLinear(zip(currents.sum, j).map { $0 - $1 }, for: applied).unique()
    let field = zip(j, motive).map { $0 / σ - P * $1 }
    sheet.claim("E = j/σ − P E_↑", Matrix.column(found), equals: Matrix.column(field))
    let counter = motive.map { σ * (1 - P ** 2) / 2 * $0 }
    let bands = Bands(
      up: zip(j, counter).map { (1 + P) / 2 * $0 + $1 }, down: zip(j, counter).map { (1 - P) / 2 * $0 - $1 })
    let inserted = currents.substituting(zip(applied, field).map { (of: $0, by: $1) })
    sheet.claim(
      "j_↑ = (1 + P)j/2 + (1 − P²)σE_↑/2, and j_↓ the rest", Matrix.column(inserted.up + inserted.down),
      equals: Matrix.column(bands.up + bands.down))
    let both = (σUp - σDown) / (σUp + σDown)
    sheet.claim(
      "1 − P² = 4σ_↑σ_↓/σ² is positive; in a metal of one band E_↑ drives no counterflow", 0, isAtMost: 1 - both ** 2,
      strictly: true, gap: 4 * σUp * σDown / (σUp + σDown) ** 2)
    return Held(field: field, currents: bands)
  }

  /// Step 6: the torque of (16) before it is divided by 1 + η, for a flux of spin j_↑ − j_↓ along each slope.
  func torque(_ sheet: inout Worksheet) -> (_ flux: [Expr]) -> Vector {
    sheet.step("Torque of both bands", by: "what P j stands for in (16): P is the ratio of the fluxes F of (15)")
    let bands = BandSums()
    let (F, j) = (Expr.symbol("P_F", .real), Expr.symbol("j", .real))
    let u = sheet.define(
      "drift in (16)", .symbol("u"),
      as: F * j * medium.μ / (medium.e * medium.Ms * (1 + medium.ξ ** 2)))
    let ratio = sheet.define("its P", F, as: bands.polarisation)
    let own = bands.flux.map { -medium.e * $0 }
    let perFlux = medium.μ / (medium.e * medium.Ms * (1 + medium.ξ ** 2))
    sheet.claim(
      "P j is j_↑ − j_↓, whatever drives the two bands", u.substituting([(F, ratio), (j, own[0] + own[1])]),
      equals: perFlux * (own[0] - own[1]))
    let drift = Expr.symbol("q", .real) * medium.gradient
    let printed = sheet.premise("(16), torque with (u⋅∇)n = q g", .symbol("T"), drift - medium.ξ * (n × drift))
    return { flux in
      let along = Vector.sum(zip(flux, slopes).map { $0 * $1 })
      return printed.substituting([(.symbol("q", .real), perFlux), (medium.gradient.expression, along.expression)])
    }
  }

  /// 𝒟 = C Σ aₖ ⊗ bₖ
  struct Tensor {
    let C: Expr
    /// 𝒟w
    let applied: (_ w: Vector) -> Vector
  }

  /// Step 7: without an applied field the motive currents act back as a damping tensor.
  func dampingTensor(
    _ sheet: inout Worksheet, _ currents: Bands<[Expr]>, _ held: Held, _ torque: ([Expr]) -> Vector
  ) throws -> Tensor {
    sheet.step("Damping tensor", by: "j_↑ − j_↓ inserted in the torque of (16)")
    let (ξ, P) = (medium.ξ, medium.P)
    let C = sheet.define(
      "strength of the damping tensor", .symbol("C"),
      as: medium.μ * medium.ħ * σ / (2 * medium.e ** 2 * medium.Ms * (1 + ξ ** 2) ** 2))
    func tensor(_ w: Vector) -> Vector {
      .sum(slopes.map { g in (C * ((n × g - ξ * g) ⋅ w)) * (n × g + ξ * g) })
    }
    let own = n × tensor(rate)
    sheet.claim(
      "without relaxation it is gμ_Bħσ/4e²M_s with g = 2, whatever the polarisation", C.substituting(ξ, by: 0),
      equals: 2 * medium.μ * medium.ħ * σ / (4 * medium.e ** 2 * medium.Ms))
    let flux = currents.difference
    sheet.claim(
      "without a field the torque is n × 𝒟∂ₜn, 𝒟 = C Σ (n×∂ₖn + ξ∂ₖn) ⊗ (n×∂ₖn − ξ∂ₖn)",
      torque(flux.map { $0.substituting(applied.map { (of: $0, by: 0) }) }), equals: own)
    sheet.claim(
      "with an applied field the flux PσE keeps its torque, and the tensor is added", torque(flux),
      equals: torque(applied.map { P * σ * $0 }) + own)
    sheet.claim(
      "at a given current it is added to the torque of P j with the factor 1 − P²", torque(held.currents.difference),
      equals: torque(j.map { P * $0 }) + (1 - P ** 2) * own)
    symmetry(&sheet, Tensor(C: C, applied: tensor))
    sheet.result("n × 𝒟∂ₜn", own)
    sheet.result("C", C)
    return Tensor(C: C, applied: tensor)
  }

  /// What 𝒟 becomes when n is reversed, and what of it costs power.
  private func symmetry(_ sheet: inout Worksheet, _ tensor: Tensor) {
    let (ξ, C) = (medium.ξ, tensor.C)
    let (w, z) = (Vector.tangent("wDot", at: n), Vector.tangent("zDot", at: n))
    sheet.claim(
      "𝒟ᵢⱼ(n) = 𝒟ⱼᵢ(−n), as Onsager and Casimir ask", z ⋅ tensor.applied(w),
      equals: reversed(w ⋅ tensor.applied(z)))
    let symmetric = Expr.sum(slopes.map { ((n × $0) ⋅ w) ** 2 - ξ ** 2 * ($0 ⋅ w) ** 2 })
    sheet.claim(
      "power: only C Σ [(n×∂ₖn⋅∂ₜn)² − ξ²(∂ₖn⋅∂ₜn)²], the rest of 𝒟 is a gyration", w ⋅ tensor.applied(w),
      equals: C * symmetric)
    let gyration = Expr.sum(slopes.map { ($0 ⋅ z) * ((n × $0) ⋅ w) - ($0 ⋅ w) * ((n × $0) ⋅ z) })
    sheet.claim(
      "that gyration is the antisymmetric part, Cξ Σ [∂ₖn ⊗ n×∂ₖn − n×∂ₖn ⊗ ∂ₖn]",
      (z ⋅ tensor.applied(w) - w ⋅ tensor.applied(z)) / 2, equals: C * ξ * gyration)
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
