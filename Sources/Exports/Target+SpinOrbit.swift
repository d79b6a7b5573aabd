import Algebra
import Numbers
import Spintronics

extension Target {
  /// The programs for the torque of spins that arrive across an interface.
  public static let spinOrbit: [Target] = [mumax3SpinOrbit, magnumNPSpinOrbit, ngspiceSpinOrbit]

  /// The programs for a torque.
  public static func all(of kind: Kind) -> [Target] { kind == .zhangLi ? all : spinOrbit }

  /// mumax3, by Slonczewski's torque with Lambda = 1.
  public static let mumax3SpinOrbit: Target = {
    let c = SpinOrbitTorque()
    let (J, Pol, epsilon, Msat, alpha, gamma, t) = (
      Expr.symbol("j_t", .real), Expr.symbol("P_t", .real), Expr.symbol("ε_t", .real), Expr.symbol("M_t", .positive),
      Expr.symbol("α_t", .nonnegative), Expr.symbol("γ_t", .positive), Expr.symbol("t_t", .positive)
    )
    let constants = [Constant("HBAR", "ħ_t", "1.05457173E-34"), Constant("QE", "e_t", "1.60217646E-19")]
    // Lambda = 1 makes the efficiency half of the polarisation.
    let field = constants[0].letter * J / (constants[1].letter * t * Msat)
    let (A, B) = (Pol / 2, epsilon)
    let pxm = -1 * c.cause
    let d = 1 + alpha ** 2
    return Target(
      kind: .spinOrbit, name: "mumax3", program: "mumax3",
      source: "mumax/3: cuda/slonczewski2.cu, cuda/constants.h",
      constants: constants,
      inputs: [
        .given("Msat", Msat, "A/m", of: c.Ms), .given("alpha", alpha, "", of: c.α),
        .solved("Pol", Pol, "", as: .strength),
        .solved("EpsilonPrime", epsilon, "", as: .strength), .given("FreeLayerThickness", t, "m", of: c.t),
        .given("J", J, "A/m²", of: c.j),
        .given("GammaLL", gamma, "rad/(T s)", of: c.γ)
      ],
      torque: (gamma * field * (A + alpha * B) / d) * (c.m × pxm) + (gamma * field * (B - alpha * A) / d) * pxm,
      traps: [
        "up to version 3.9.3 the damping multiplies EpsilonPrime with the wrong sign",
        "FixedLayerPosition = FIXEDLAYER_BOTTOM reverses the torque", "J is typed along z whatever the current's axis",
        "single precision: seven digits"
      ],
      script: { s in
        [
          "Msat = \(s["Msat"])", "alpha = \(s["alpha"])", "GammaLL = \(s["GammaLL"])", "DisableZhangLiTorque = true",
          "Lambda = 1", "Pol = \(s["Pol"])", "EpsilonPrime = \(s["EpsilonPrime"])",
          "FreeLayerThickness = \(s["FreeLayerThickness"])", "FixedLayer = vector(0, 1, 0)",
          "J = vector(0, 0, \(s["J"]))"
        ]
      }, comment: "//")
  }()

  /// magnum.np.
  public static let magnumNPSpinOrbit: Target = {
    let c = SpinOrbitTorque()
    let (je, damp, fieldLike, Ms, alpha, d) = (
      Expr.symbol("j_t", .real), Expr.symbol("η_d", .real), Expr.symbol("η_f", .real), Expr.symbol("M_t", .positive),
      Expr.symbol("α_t", .nonnegative), Expr.symbol("t_t", .positive)
    )
    let constants = [
      Constant("hbar", "ħ_t", "1.0545718e-34"), Constant("e", "e_t", "1.602176487e-19"),
      Constant("mu_0", "μ_t", "1.2566370614e-06")
    ]
    // Its field is in A/m, and its gyromagnetic ratio μ₀γ.
    let strength = je * constants[0].letter / (2 * constants[1].letter * Ms * constants[2].letter * d)
    let field = -strength * (damp * c.cause + fieldLike * c.σ)
    return Target(
      kind: .spinOrbit, name: "magnum.np", program: "magnum.np 2.2.0",
      source: "magnumnp/field_terms/spintorque.py: SpinOrbitTorque", constants: constants,
      inputs: [
        .given("Ms", Ms, "A/m", of: c.Ms), .given("alpha", alpha, "", of: c.α),
        .solved("eta_damp", damp, "", as: .strength),
        .solved("eta_field", fieldLike, "", as: .strength), .given("d", d, "m", of: c.t),
        .given("je", je, "A/m²", of: c.j)
      ],
      torque: ZhangLiTorque.explicit(field: field, γ: constants[2].letter * c.γ, α: alpha, at: c.m),
      traps: [
        "both efficiencies have the opposite sign of the usual ones", "its gyromagnetic ratio is 221276.157 m/(A s)"
      ],
      script: { s in
        [
          "state.material = {\"Ms\": \(s["Ms"]), \"alpha\": \(s["alpha"]), \"eta_damp\": \(s["eta_damp"]),",
          "    \"eta_field\": \(s["eta_field"]), \"d\": \(s["d"]), \"je\": \(s["je"]), \"p\": state.Constant([0.0, 1.0, 0.0])}",
          "torque = SpinOrbitTorque()"
        ]
      }, comment: "#")
  }()
}
