import Algebra
import Numbers
import Spintronics

extension Target {
  /// All targets.
  public static let all: [Target] = [
    mumax3, mumaxPlus, oommf, ubermag, fidimag, boris, magnumNP, micromagneticJL, spirit
  ]

  /// The form in which most programs evaluate the torque: with U = the drift times ∂m,
  /// −[(1 + ξα) m × (m × U) + (ξ − α) m × U]/(1 + α²).
  fileprivate static func doubleCross(_ U: Vector, ξ: Expr, α: Expr, at m: Vector) -> Vector {
    (-1 / (1 + α ** 2)) * ((1 + ξ * α) * (m × (m × U)) + (ξ - α) * (m × U))
  }

  /// The magneton and the charge of mumax.
  private static let mumaxConstants = [
    Constant("MUB", "μ_t", "9.2740091523E-24"), Constant("QE", "e_t", "1.60217646E-19")
  ]

  /// mumax3.
  public static let mumax3: Target = {
    let c = ZhangLiTorque()
    let (J, Pol, xi, Msat, alpha, gamma) = (
      Expr.symbol("j_t", .real), Expr.symbol("P_t", .real), Expr.symbol("ξ_t", .real), Expr.symbol("M_t", .positive),
      Expr.symbol("α_t", .nonnegative), Expr.symbol("γ_t", .positive)
    )
    let constants = mumaxConstants + [Constant("GAMMA0", "γ_0", "1.7595e11")]
    let (MUB, QE, γ0) = (constants[0].letter, constants[1].letter, constants[2].letter)
    let b = MUB / (QE * γ0 * Msat * (1 + xi ** 2))
    return Target(
      kind: .zhangLi, name: "mumax3", program: "mumax3", source: "mumax/3: cuda/zhangli2.cu, cuda/constants.h",
      constants: constants,
      inputs: [
        .given("Msat", Msat, "A/m", of: c.Ms), .given("alpha", alpha, "", of: c.α),
        .solved("Pol", Pol, "", as: .polarisation),
        .solved("xi", xi, "", as: .share), .given("J", J, "A/m²", of: c.j),
        Input(name: "GammaLL", letter: gamma, unit: "rad/(T s)", origin: .fixed(constants[2]))
      ],
      torque: gamma * doubleCross(b * Pol * J * c.slope, ξ: xi, α: alpha, at: c.m),
      traps: [
        "the drift is computed with GAMMA0 = 1.7595e11 and multiplied by GammaLL: another GammaLL rescales it",
        "single precision: seven digits",
        "Pol belongs to Slonczewski's torque too: that one is off without FixedLayer"
      ],
      script: { s in
        [
          "Msat = \(s["Msat"])", "alpha = \(s["alpha"])", "GammaLL = \(s["GammaLL"])", "Pol = \(s["Pol"])",
          "xi = \(s["xi"])", "J = vector(\(s["J"]), 0, 0)"
        ]
      }, product: ("Pol", "J"), comment: "//")
  }()

  /// mumax+.
  public static let mumaxPlus: Target = {
    let c = ZhangLiTorque()
    let (j, pol, xi, msat, alpha) = (
      Expr.symbol("j_t", .real), Expr.symbol("P_t", .real), Expr.symbol("ξ_t", .real), Expr.symbol("M_t", .positive),
      Expr.symbol("α_t", .nonnegative)
    )
    let (MUB, QE) = (mumaxConstants[0].letter, mumaxConstants[1].letter)
    let u = MUB * j * pol / (QE * msat * (1 + xi ** 2))
    return Target(
      kind: .zhangLi, name: "mumax+", program: "mumax+",
      source: "mumax/plus: src/physics/stt.cu, src/physics/constants.hpp",
      constants: mumaxConstants,
      inputs: [
        .given("msat", msat, "A/m", of: c.Ms), .given("alpha", alpha, "", of: c.α),
        .solved("pol", pol, "", as: .polarisation),
        .solved("xi", xi, "", as: .share), .given("jcur", j, "A/m²", of: c.j)
      ],
      torque: doubleCross(u * c.slope, ξ: xi, α: alpha, at: c.m),
      traps: ["single precision unless it was built for double", "Zhang–Li or Slonczewski, not both in one magnet"],
      script: { s in
        [
          "magnet.msat = \(s["msat"])", "magnet.alpha = \(s["alpha"])", "magnet.pol = \(s["pol"])",
          "magnet.xi = \(s["xi"])", "magnet.jcur = (\(s["jcur"]), 0, 0)"
        ]
      }, product: ("pol", "jcur"), comment: "#")
  }()

  /// What OOMMF's evolver computes, and what runs on it.
  private static func spinTEvolve(_ u: Expr, _ beta: Expr, _ alpha: Expr) -> Vector {
    let c = ZhangLiTorque()
    let d = 1 + alpha ** 2
    return (-(1 + alpha * beta) / d * u) * c.slope + ((beta - alpha) / d * u) * (c.m × c.slope)
  }

  /// OOMMF with the extension Anv_SpinTEvolve.
  public static let oommf: Target = {
    let c = ZhangLiTorque()
    let (u, beta, alpha) = (
      Expr.symbol("u_t", .real), Expr.symbol("β_t", .real), Expr.symbol("α_t", .nonnegative)
    )
    return Target(
      kind: .zhangLi, name: "oommf", program: "OOMMF with Anv_SpinTEvolve", source: "spintevolve.cc",
      constants: [],
      inputs: [
        .given("alpha", alpha, "", of: c.α), .solved("u", u, "m/s", as: .strength),
        .solved("beta", beta, "", as: .share)
      ],
      torque: spinTEvolve(u, beta, alpha),
      traps: ["u is the drift of the electrons: against the current where it is positive"],
      script: { s in
        [
          "Specify Anv_SpinTEvolve:evolver {", "  alpha \(s["alpha"])", "  do_precess 1", "  method rkf54",
          "  u \(s["u"])", "  beta \(s["beta"])", "}"
        ]
      }, comment: "#")
  }()

  /// ubermag on OOMMF.
  public static let ubermag: Target = {
    let c = ZhangLiTorque()
    let (u, beta, alpha) = (
      Expr.symbol("u_t", .real), Expr.symbol("β_t", .real), Expr.symbol("α_t", .nonnegative)
    )
    return Target(
      kind: .zhangLi, name: "ubermag", program: "ubermag on OOMMF",
      source: "ubermag/oommfc, which runs Anv_SpinTEvolve",
      constants: [],
      inputs: [
        .given("alpha", alpha, "", of: c.α), .solved("u", u, "m/s", as: .strength),
        .solved("beta", beta, "", as: .share)
      ],
      torque: spinTEvolve(u, beta, alpha),
      traps: [
        "its documentation prints the torque with the opposite sign of what OOMMF runs",
        "with mumax3c as calculator the drift comes out 2/g_e = 0.99884 times as fast"
      ],
      script: { s in
        [
          "import micromagneticmodel as mm", "system = mm.System(name='zhang_li')",
          "system.dynamics = mm.Precession(gamma0=mm.consts.gamma0) + mm.Damping(alpha=\(s["alpha"]))",
          "system.dynamics += mm.ZhangLi(u=\(s["u"]), beta=\(s["beta"]))"
        ]
      }, comment: "#")
  }()

  /// fidimag.
  public static let fidimag: Target = {
    let c = ZhangLiTorque()
    let (jx, p, beta, Ms, alpha) = (
      Expr.symbol("j_t", .real), Expr.symbol("P_t", .real), Expr.symbol("β_t", .real), Expr.symbol("M_t", .positive),
      Expr.symbol("α_t", .nonnegative)
    )
    let constants = [
      Constant("g_e", "g_t", "2.0023193043737"), Constant("mu_B", "μ_t", "9.27400949e-24"),
      Constant("c_e", "e_t", "1.602176565e-19")
    ]
    let (ge, μ, e) = (constants[0].letter, constants[1].letter, constants[2].letter)
    let u0 = ge * μ * p * jx / (2 * e * Ms), d = 1 + alpha ** 2
    return Target(
      kind: .zhangLi, name: "fidimag", program: "fidimag",
      source: "computationalmodelling/fidimag: llg_stt, fidimag/common/constant.py",
      constants: constants,
      inputs: [
        .given("Ms", Ms, "A/m", of: c.Ms), .given("alpha", alpha, "", of: c.α), .solved("p", p, "", as: .polarisation),
        .solved("beta", beta, "", as: .share), .given("jx", jx, "A/m²", of: c.j)
      ],
      torque: ((1 + alpha * beta) / d * u0) * c.slope - ((beta - alpha) / d * u0) * (c.m × c.slope),
      traps: ["no factor 1/(1 + β²), and the g factor of the free electron"],
      script: { s in
        [
          "sim = Sim(mesh, name='zhang_li', driver='llg_stt')", "sim.set_Ms(\(s["Ms"]))",
          "sim.driver.alpha = \(s["alpha"])", "sim.driver.p = \(s["p"])", "sim.driver.beta = \(s["beta"])",
          "sim.driver.jx = \(s["jx"])"
        ]
      }, product: ("p", "jx"), comment: "#")
  }()

  /// Boris.
  public static let boris: Target = {
    let c = ZhangLiTorque()
    let (J, P, beta, Ms, damping) = (
      Expr.symbol("j_t", .real), Expr.symbol("P_t", .real), Expr.symbol("β_t", .real), Expr.symbol("M_t", .positive),
      Expr.symbol("α_t", .nonnegative)
    )
    let constants = [Constant("GMUB_2E", "k_t", "5.795094E-05")]
    let u = J * P * constants[0].letter / (Ms * (1 + beta ** 2)), d = 1 + damping ** 2
    return Target(
      kind: .zhangLi, name: "boris", program: "Boris", source: "SerbanL/Boris2: DiffEqFM, LLGSTT",
      constants: constants,
      inputs: [
        .given("Ms", Ms, "A/m", of: c.Ms), .given("damping", damping, "", of: c.α),
        .solved("P", P, "", as: .polarisation),
        .solved("beta", beta, "", as: .share), .given("J", J, "A/m²", of: c.j)
      ],
      torque: ((1 + damping * beta) / d * u) * c.slope - ((beta - damping) / d * u) * (c.m × c.slope),
      traps: [
        "the current follows from the potential and the conductivity; setcurrentdensity is what comes out",
        "the part along m that differences leave is not projected out"
      ],
      script: { s in
        [
          "ns.setode('LLGSTT', 'RKF45')", "ns.setparam('Ms', \(s["Ms"]))", "ns.setparam('damping', \(s["damping"]))",
          "ns.setparam('P', \(s["P"]))", "ns.setparam('beta', \(s["beta"]))",
          "ns.setcurrentdensity([\(s["J"]), 0, 0])"
        ]
      }, product: ("P", "J"), comment: "#")
  }()

  /// magnum.np.
  public static let magnumNP: Target = {
    let c = ZhangLiTorque()
    let (b, j, xi, Ms, alpha) = (
      Expr.symbol("b_t", .real), Expr.symbol("j_t", .real), Expr.symbol("ξ_t", .real), Expr.symbol("M_t", .positive),
      Expr.symbol("α_t", .nonnegative)
    )
    let γ = Expr.symbol("γ_t", .positive)
    let field = (b / γ * j) * (c.m × c.slope + xi * c.slope)
    return Target(
      kind: .zhangLi, name: "magnum.np", program: "magnum.np 2.2.0",
      source: "magnumnp/field_terms/spintorque.py: SpinTorqueZhangLi",
      constants: [],
      inputs: [
        .given("Ms", Ms, "A/m", of: c.Ms), .given("alpha", alpha, "", of: c.α), .solved("b", b, "m³/C", as: .strength),
        .solved("xi", xi, "", as: .share), .given("j", j, "A/m²", of: c.j)
      ],
      torque: ZhangLiTorque.explicit(field: field, γ: γ, α: alpha, at: c.m),
      traps: ["b is typed as a number: it knows neither P nor M_s", "one-sided differences at the ends of the mesh"],
      script: { s in
        [
          "state.material = {\"Ms\": \(s["Ms"]), \"alpha\": \(s["alpha"]), \"b\": \(s["b"]), \"xi\": \(s["xi"])}",
          "state.j = state.Constant([\(s["j"]), 0.0, 0.0])", "torque = SpinTorqueZhangLi()"
        ]
      }, comment: "#")
  }()

  /// MicroMagnetic.jl.
  public static let micromagneticJL: Target = {
    let c = ZhangLiTorque()
    let (b, J, xi, alpha) = (
      Expr.symbol("b_t", .real), Expr.symbol("j_t", .real), Expr.symbol("ξ_t", .real), Expr.symbol("α_t", .nonnegative)
    )
    let implicit = (-b * J) * (c.m × (c.m × c.slope)) - (xi * b * J) * (c.m × c.slope)
    return Target(
      kind: .zhangLi, name: "micromagnetic.jl", program: "MicroMagnetic.jl",
      source: "MagneticSimulation/MicroMagnetic.jl: add_stt",
      constants: [],
      inputs: [
        .given("alpha", alpha, "", of: c.α), .solved("b", b, "m³/C", as: .strength), .solved("xi", xi, "", as: .share),
        .given("J", J, "A/m²", of: c.j)
      ],
      torque: ZhangLiTorque.explicit(implicit, α: alpha, at: c.m),
      traps: ["with P and Ms in place of b it divides by 1 + xi²; with b it does not"],
      script: { s in
        [
          "set_driver(sim; driver=\"LLG\", alpha=\(s["alpha"]))",
          "add_stt(sim, model=:zhang_li, b=\(s["b"]), xi=\(s["xi"]), J=(\(s["J"]), 0, 0))"
        ]
      }, comment: "#")
  }()

  /// Spirit.
  public static let spirit: Target = {
    let c = ZhangLiTorque()
    let (a, beta, damping) = (
      Expr.symbol("a_t", .real), Expr.symbol("β_t", .real), Expr.symbol("α_t", .nonnegative)
    )
    let constants = [
      Constant("gamma", "γ_t", "0.1760859644"), Constant("mu_B", "μ_t", "0.057883817555")
    ]
    // Its lengths are in Å and its times in ps: a velocity of one is 100 m/s.
    let u = 100 * constants[0].letter / constants[1].letter * a, d = 1 + damping ** 2
    return Target(
      kind: .zhangLi, name: "spirit", program: "Spirit 2.2.0", source: "spirit-code/spirit: Method_LLG, Constants",
      constants: constants,
      inputs: [
        .given("damping", damping, "", of: c.α), .solved("magnitude", a, "meV Å", as: .strength),
        .solved("beta", beta, "", as: .share)
      ],
      torque: (-(1 + damping * beta) / d * u) * c.slope + ((beta - damping) / d * u) * (c.m × c.slope),
      traps: [
        "a negative magnitude does nothing: the sign stands in the direction",
        "the magnitude is not divided by the magnetic moment, and lengths are in Å"
      ],
      script: { s in
        let isForward = !s["magnitude"].hasPrefix("-")
        return [
          "parameters.llg.set_damping(p_state, \(s["damping"]))",
          "parameters.llg.set_non_adiabatic_damping(p_state, \(s["beta"]))",
          "parameters.llg.set_stt(p_state, True, \(s.magnitude("magnitude")), [\(isForward ? 1 : -1), 0, 0])"
        ]
      }, comment: "#")
  }()
}
