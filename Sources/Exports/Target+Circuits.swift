import Algebra
import Numbers
import Spintronics

extension Target {
  /// A moment as a part of a circuit: a subcircuit for ngspice, of behavioural sources that charge a capacitor for each component.
  ///
  /// The formula is Gilbert's equation solved for ∂ₜm, in the field that acts on the moment: a m × σ + b σ beside the magnetic ones.
  public static let ngspiceSpinOrbit: Target = {
    let c = SpinOrbitTorque()
    let (J, damp, fieldLike, Ms, alpha, t, gamma) = (
      Expr.symbol("j_t", .real), Expr.symbol("ξ_d", .real), Expr.symbol("ξ_f", .real), Expr.symbol("M_t", .positive),
      Expr.symbol("α_t", .nonnegative), Expr.symbol("t_t", .positive), Expr.symbol("γ_t", .positive)
    )
    let constants = [Constant("hbar", "ħ_t", "1.054571817e-34"), Constant("qe", "e_t", "1.602176634e-19")]
    let strength = constants[0].letter * J / (2 * constants[1].letter * Ms * t)
    return Target(
      kind: .spinOrbit, name: "ngspice", program: "ngspice 39", source: "the subcircuit itself", constants: constants,
      inputs: [
        .given("Ms", Ms, "A/m", of: c.Ms), .given("alpha", alpha, "", of: c.α),
        .solved("xiDL", damp, "", as: .strength),
        .solved("xiFL", fieldLike, "", as: .strength), .given("thick", t, "m", of: c.t),
        .given("J", J, "A/m²", of: c.j), .given("gamma", gamma, "rad/(T s)", of: c.γ)
      ],
      torque: ZhangLiTorque.explicit(
        field: strength * (damp * c.cause + fieldLike * c.σ), γ: gamma, α: alpha, at: c.m),
      traps: [
        "the voltage at on is the current by J: 1 V for J, −1 V for the reversed one",
        "the voltages at mx, my and mz are the components; they begin at m0x, m0y and m0z where .tran says uic",
        "σ is along y, the film's normal and the axis of HK along z; fields are in tesla",
        "steps of the length 1/γB are too long: with .options reltol=1e-8 and steps of at most 50 fs in .tran, a nanosecond at 1 T is right to 1e-5"
      ],
      script: { s in
        [
          ".subckt macrospin on mx my mz params: HK=0 Meff=0 Hx=0 Hy=0 Hz=0 m0x=0 m0y=0 m0z=1",
          ".param hbar=1.054571817e-34 qe=1.602176634e-19",
          ".param Ms=\(s["Ms"]) alpha=\(s["alpha"]) gamma=\(s["gamma"]) thick=\(s["thick"]) J=\(s["J"])",
          ".param xiDL=\(s["xiDL"]) xiFL=\(s["xiFL"])",
          ".param unit={hbar*J/(2*qe*Ms*thick)}",
          ".param a={unit*xiDL} b={unit*xiFL} axis={HK-Meff}",
          "* the field on the moment, and the cross product with it",
          "Bx bx 0 V = ({Hx}) - ({a})*V(on)*V(mz)",
          "By by 0 V = ({Hy}) + ({b})*V(on)",
          "Bz bz 0 V = ({Hz}) + ({axis})*V(mz) + ({a})*V(on)*V(mx)",
          "Bpx px 0 V = V(my)*V(bz) - V(mz)*V(by)",
          "Bpy py 0 V = V(mz)*V(bx) - V(mx)*V(bz)",
          "Bpz pz 0 V = V(mx)*V(by) - V(my)*V(bx)",
          "* a capacitor of 1 nF carries 1e-9 of the rate",
          ".param rate={1e-9*gamma/(1+alpha*alpha)}",
          "Bdx 0 mx I = -({rate})*(V(px) + ({alpha})*(V(my)*V(pz) - V(mz)*V(py)))",
          "Bdy 0 my I = -({rate})*(V(py) + ({alpha})*(V(mz)*V(px) - V(mx)*V(pz)))",
          "Bdz 0 mz I = -({rate})*(V(pz) + ({alpha})*(V(mx)*V(py) - V(my)*V(px)))",
          "Cx mx 0 1n IC={m0x}", "Cy my 0 1n IC={m0y}", "Cz mz 0 1n IC={m0z}", ".ends"
        ]
      }, comment: "*")
  }()
}
