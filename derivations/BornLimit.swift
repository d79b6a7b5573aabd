import Algebra
import Derivation
import Transport

extension Derivation {
  /// What the coefficients of `gradient-expansion` must obey exactly, and their limit of weak disorder.
  public static let bornLimit = Derivation(
    "Exact identities and weak disorder", named: "born-limit",
    sources: [
      "H. Kohno, G. Tatara and J. Shibata, J. Phys. Soc. Jpn. 75, 113706 (2006)",
      "A. Shitade, Gradient expansion formalism for generic spin torques, arXiv:1708.03424"
    ],
    conventions: {
      GradientExpansion.conventions + [
        "parabolic band, three dimensions, T = 0: f′ = −δ(ε); κ_σ = u_σ + iw_σ at the Fermi level; E = ε + μ"
      ]
    }
  ) { sheet in
    let setting = BornLimit()
    let state = try setting.selfConsistency(&sheet)
    try setting.nonmagnetic(&sheet, state)
    try setting.isotropic(&sheet, state)
  }
}

/// The quantities that the steps share.
struct BornLimit {
  let metal = Ferromagnet(), band = ParabolicBand()
  let u = ["u_↑", "u_↓"].map { Expr.symbol($0, .positive) }
  let w = ["w_↑", "w_↓"].map { Expr.symbol($0, .positive) }
  let E = Expr.symbol("E", .real)
  var m: Expr { band.m }
  var η: Expr { band.η }

  /// κ_σ = u_σ + iw_σ and its conjugate.
  var polar: [(of: Expr, by: Expr)] {
    zip(band.κ, zip(u, w)).map { (of: $0, by: $1.0 + Expr.i * $1.1) }
      + zip(band.κBar, zip(u, w)).map { (of: $0, by: $1.0 - Expr.i * $1.1) }
  }

  /// An expression in the letters of the ferromagnet, in u and w.
  func closed(_ e: Expr) throws -> Expr {
    let values = try band.values(metal).map { (of: $0.of, by: try $0.by.simplified().substituting(polar)) }
    return e.substituting(values)
  }
}

extension BornLimit {
  /// The disorder and the exchange for which κ_↑ and κ_↓ solve the equations of self-consistency.
  struct State {
    let a: Expr, b: Expr, J: Expr
  }

  /// Step 1.
  func selfConsistency(_ sheet: inout Worksheet) throws -> State {
    sheet.step(
      "Self-consistency", by: "z_σ = E + σJ − Σ_σ with Σ_σ = a g_σ + b g_−σ and g = −iηκ, Λ_0 being part of μ; linear in a, b, J, E")
    let κ = band.κ, i = Expr.i
    let energies = sheet.premise(
      "poles", .symbol("z_σ"),
      Matrix.column([
        E + metal.J + i * η * (metal.a * κ[0] + metal.b * κ[1]), E - metal.J + i * η * (metal.a * κ[1] + metal.b * κ[0])
      ]))
    let equations = try (energies - .column(κ.map { $0 ** 2 / (2 * m) })).substituting(polar).elements
    let unknowns = [metal.a, metal.b, metal.J, E]
    let parts = equations.flatMap { [$0.realPart, $0.imaginaryPart] }
    guard case .unique(let found) = try Expr.solveLinear(parts, for: unknowns).value else {
      throw AlgebraError.singular("the equations of self-consistency")
    }
    sheet.claim(
      "a and b", Matrix.column([found[0], found[1]]),
      equals: .column([
        (u[0] ** 2 * w[0] - u[1] ** 2 * w[1]) / (m * η * (u[0] ** 2 - u[1] ** 2)),
        u[0] * u[1] * (w[1] - w[0]) / (m * η * (u[0] ** 2 - u[1] ** 2))
      ]))
    sheet.result("J", found[2])
    return State(a: found[0], b: found[1], J: found[2])
  }

  /// Step 2: impurities without spin.
  func nonmagnetic(_ sheet: inout Worksheet, _ state: State) throws {
    sheet.step("Impurities without spin", by: "b = 0 and c = a = Γ_i; w_↑ = w_↓ = w where both bands are occupied")
    let rates = [(of: metal.a, by: state.a), (of: metal.J, by: state.J), (of: metal.c, by: state.a)]
    let same = [(of: w[1], by: w[0])]
    sheet.claim("b = 0 exactly when w_↑ = w_↓", state.b.substituting(same), equals: 0)
    let coefficients = TorqueCoefficients(metal: metal)
    func value(_ e: Expr) throws -> Expr { try closed(e).substituting(rates).substituting(same) }
    sheet.claim("no damping", try value(coefficients.damping), equals: 0)
    sheet.claim("no non-adiabatic torque", try value(coefficients.nonAdiabatic), equals: 0)
    let conductivities = u.map { $0 ** 2 / (12 * .pi ** 2 * w[0]) }
    sheet.claim(
      "C_ad = (σ_↑ − σ_↓)/2q²", try value(coefficients.adiabatic), equals: (conductivities[0] - conductivities[1]) / 2)
  }

  /// Step 3.
  func isotropic(_ sheet: inout Worksheet, _ state: State) throws {
    sheet.step("Isotropic impurity spins", by: "Γ_⊥ = Γ_z = Γ_m, so that c = a − b and b = 2Γ_m")
    let rates = [(of: metal.a, by: state.a), (of: metal.J, by: state.J), (of: metal.c, by: state.a - state.b)]
    let ν = u.map { η * $0 / .pi }
    let ζ = sheet.define("ratio", .symbol("ζ"), as: .pi * metal.b * (ν[0] + ν[1]) / metal.J)
      .substituting([(of: metal.b, by: state.b), (of: metal.J, by: state.J)])
    let coefficients = TorqueCoefficients(metal: metal)
    func value(_ e: Expr) throws -> Expr { try closed(e).substituting(rates) }
    let (damping, adiabatic, nonAdiabatic) = (
      try value(coefficients.damping), try value(coefficients.adiabatic), try value(coefficients.nonAdiabatic)
    )
    sheet.claim("β = ζ: C_β = ζC_ad at any strength", nonAdiabatic, equals: ζ * adiabatic)
    _ = damping
  }
}
