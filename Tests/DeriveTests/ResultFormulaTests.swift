import Algebra
import Worksheets
import Foundation
import Testing

@testable import derive

/// Results of derivations inside formulas, as they are called: letters, domains and zeros.
@Suite("Results in formulas") struct ResultFormulaTests {
  private static let shares = ["--set", "M_s=1", "--set", "n_0=1/10", "--set", "xi=1/2"]
  private static let wall = [
    "--set", "alpha~=1/10", "--set", "gamma~=1", "--set", "xi=1/25", "--set", "w=1", "--set", "M_s=1", "--set",
    "K_perp=1",
    "--set", "B=0"
  ]

  @Test(
    "results of several derivations, of every kind",
    arguments: [
      (["zhang-li.eta * 1e12"] + shares, "80000000000.0000\n"),
      (["2 zhang-li.eta + torque-dictionary.beta^2"] + shares, "0.410000000000000\n"),
      (["zhang-li.alpha_tilde - zhang-li.α̃", "--set", "alpha=1/100"] + shares, "0\n"),
      (["diff(zhang-li.eta, ξ) + 2 ξ n₀/(M_s (1 + ξ²)²)"] + shares, "0\n"),
      (
        ["zhang-li.avg_s[2] - ξ zhang-li.avg_s[1]", "--set", "xi=1/2", "--set", "epsilon_1=1", "--set", "epsilon_2=3"],
        "-2.60000000000000\n"
      ),
      (
        [
          "zhang-li.Bloch_matrix[1,2] + zhang-li.Bloch_matrix[2,1] + x", "--set", "x=2", "--set", "v=1", "--set",
          "hbar=1",
          "--set", "Delta=1", "--set", "θ=1", "--set", "∂ₓθ=1", "--set", "∂ₓφ=1", "--set", "∂ₜθ=1", "--set", "∂ₜφ=1"
        ], "2.00000000000000\n"
      ),
      (
        [
          "zhang-li.delta_m⋅zhang-li.delta_m - zhang-li.delta_m[1]^2 - zhang-li.delta_m[2]^2", "--set", "xi=1/2",
          "--set",
          "n=(0,0,1)", "--set", "P=1", "--set", "e=1", "--set", "mu_B=1", "--set", "tau_ex=1", "--set", "g=(1,2,0)",
          "--set",
          "n_0=1", "--set", "n˙=(1,0,0)"
        ], "0\n"
      ),
      (["√(zhang-li.eta) domain-wall.mean_velocity", "--set", "n_0=1", "--set", "U=1"] + wall, "-0.399680383488716\n")
    ])
  func eval(arguments: [String], wanted: String) throws {
    let program = try Program(list: ["eval"] + arguments)
    #expect(program.status == 0 && program.output == wanted, "\(program.output)\(program.errors)")
  }

  @Test(
    "what is wrong is told with the place or both owners",
    arguments: [
      (["eval", "1 + zhang-li.u"], 64, "expression:1:5: zhang-li has no result u\n"),
      (["eval", "1 + zhang-li.u"], 64, "did you mean zhang-li.u_per_current?"),
      (["eval", "zhang-lee.eta"], 64, "did you mean zhang-li?"), (["eval", "zhang-li"], 64, "derive list zhang-li"),
      (["eval", "2 zhang-li.Bloch_matrix"], 64, "write zhang-li.Bloch_matrix[1,1]"),
      (["eval", "zhang-li.eta + 1", "--set", "xi=-1", "--set", "M_s=1", "--set", "n_0=1"], 64, "ξ is positive"),
      (["eval", "zhang-li.eta + 1", "--set", "q=1"], 64, "does not depend on q"),
      (["eval", "zhang-li.E_SMF + domain-wall.psi_dot + zhang-li.delta_m[1]"], 64, "no value"),
      // A place in one, a ratio in the other.
      (
        ["eval", "diffusive-response.G_x_above_0 + slow-dynamics.R"], 64,
        "x has the dimension m in diffusive-response.G_x_above_0 and 1 in slow-dynamics.R"
      ),
      (
        [
          "eval", "rashba-torque.s_y_both_bands", "--set", "J=1", "--set", "mu=1", "--set", "Gamma_i=1", "--set",
          "alpha_R=1"
        ], 70, "|J| < μ"
      ),
      (["eval", "gradient-expansion.I", "--set", "κ_↑=1-i", "--set", "κ_↓=1+i", "--set", "m=1"], 70, "0 < Im(κ_↑)"),
      (["sweep", "zhang-li.eta*x", "--set", "x=1,2"], 64, "M_s=…"),
      (["eval", "slow-dynamics.R + strong-disorder.C_S"], 64, "has no value"),
      (["eval", "zhang-li.avg_s + 1"], 64, "takes one entry of it")
    ] as [([String], Int32, String)])
  func refused(arguments: [String], status: Int32, hint: String) throws {
    let program = try Program(list: arguments)
    #expect(program.status == status && program.output.isEmpty, "\(program.output)")
    #expect(program.errors.contains(hint), "\(program.errors)")
  }

  // MARK: Letters

  private func owner(
    _ name: String, _ expressions: [Expr], _ dimensions: Dimensions? = nil
  ) -> SharedLetters.Owner { SharedLetters.Owner(name: name, expressions: expressions, dimensions: dimensions) }

  @Test("one letter is one quantity, of which everything holds that is assumed anywhere") func merged() throws {
    let (free, real, positive) = (Expr.symbol("xi"), Expr.symbol("ξ", .real), Expr.symbol("ξ", .positive))
    let letters = try SharedLetters(of: [owner("a.x", [free + 1]), owner("b.y", [real ** 2]), owner("c.z", [positive])])
    let sum = (free + real + positive).substituting(letters.replacements)
    #expect(sum.symbols.count == 1 && sum.symbols[0].assumptions.contains(.positive), "\(sum)")
    // Declared on the command line as real, positive in the result.
    let program = try Program(
      list: ["eval", "zhang-li.eta (1 + ξ²) M_s/n₀ - √(ξ²)/ξ", "--declare", "ξ: real"] + Self.shares)
    #expect(program.output == "0\n", "\(program.errors)")
  }

  @Test("what cannot be one quantity names both places") func clashes() throws {
    func message(_ a: SharedLetters.Owner, _ b: SharedLetters.Owner) -> String {
      do throws(UsageError) { _ = try SharedLetters(of: [a, b]) } catch { return error.message }
      return ""
    }
    let g = Expr.symbol("g", .real), t = Expr.symbol("t", .real)
    let asLength = message(owner("a.x", [g], ["g": .length]), owner("b.y", [g], ["g": .time]))
    #expect(asLength.contains("g has the dimension m in a.x and s in b.y"), "\(asLength)")
    let kinds = message(owner("a.x", [g]), owner("b.y", [Vector("g") ⋅ Vector("h")]))
    #expect(kinds.contains("g is a number in a.x and a vector in b.y"), "\(kinds)")
    let function = message(owner("a.x", [g]), owner("b.y", [ScalarField("g")(t)]))
    #expect(function.contains("and a function of t in b.y"), "\(function)")
    let bound = message(
      owner("a.x", [Vector.unit("g") ⋅ Vector("h")]),
      owner("b.y", [Vector.tangent("g", at: .unit("n")) ⋅ Vector("h")]))
    #expect(bound.contains("bound in one way in a.x and in another in b.y"), "\(bound)")
    #expect(message(owner("a.x", [g], ["g": .length]), owner("b.y", [g])).isEmpty)
    #expect(message(owner("a.x", [Vector.unit("g") ⋅ Vector("h")]), owner("b.y", [Vector("g") ⋅ Vector("k")])).isEmpty)
  }

  // MARK: Domains

  @Test("a wall below the threshold moves with its own velocity, and above it with the mean one") func threshold()
    throws
  {
    // a = (α̃ − ξ)U/w(1 + α̃²), b = α̃/(1 + α̃²): |a| = b at U = 5/3.
    for (drift, wanted) in [
      ("π/10", "-0.125663706143592\n"), ("1", "-0.400000000000000\n"), ("5/3", "-0.666666666666667\n"),
      ("10", "-9.85750473574219\n")
    ] {
      let program = try Program(list: ["eval", "domain-wall.mean_velocity", "--set", "U=\(drift)"] + Self.wall)
      #expect(program.status == 0 && program.output == wanted, "\(program.output)\(program.errors)")
    }
    let steady = try Program(list: ["eval", "domain-wall.steady_velocity", "--set", "U=5/3"] + Self.wall)
    #expect(steady.status == 0 && steady.output == "-0.666666666666667\n", "\(steady.errors)")
    let balance = try Program(
      list: ["eval", "domain-wall.mean_velocity", "--set", "U=0"] + Self.wall)
    #expect(balance.status == 0 && balance.output == "0\n", "\(balance.errors)")
  }

  @Test("outside its domain a result has no value, in each command") func outside() throws {
    let eval = try Program(list: ["eval", "1 + domain-wall.steady_velocity", "--set", "U=10"] + Self.wall)
    #expect(eval.status == 70 && eval.output.isEmpty)
    #expect(eval.errors.contains("it holds for |α~ U − ξ U + γ~ B w| ≤ α~ γ~ K_⊥ w/Mₛ; the left side is 0.60000"))
    let sweep = try Program(
      list: ["sweep", "domain-wall.steady_velocity", "--set", "U=1:2:1/2", "--digits", "3"] + Self.wall)
    let rows = sweep.output.split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(sweep.status == 1 && rows.count == 4, "\(sweep.output)")
    #expect(rows[2].hasSuffix(",-0.600") && rows[3].hasSuffix(","), "\(sweep.output)")
    #expect(sweep.errors.contains("1 of 3 points") && sweep.errors.contains("has no value there"), "\(sweep.errors)")
    let singular = try Program(
      list: ["eval", "domain-wall.threshold", "--set", "xi=1/10"] + Self.wall.filter { $0 != "xi=1/25" })
    #expect(singular.status == 64 || singular.status == 70)
  }

  @Test("a result for either charge has no value for another number") func charges() throws {
    let walls = ["--set", "alpha~=1/10", "--set", "gamma~=1", "--set", "xi=1/25", "--set", "w=1"]
    for (charge, wanted) in [("1", "0.600000000000000\n"), ("-1", "-1.40000000000000\n")] {
      let program = try Program(
        list: ["eval", "domain-wall.steady_velocity_of_either_charge", "--set", "U=1", "--set", "Q=\(charge)"]
          + walls + ["--set", "B=1/10"])
      #expect(program.status == 0 && program.output == wanted, "\(program.output)\(program.errors)")
    }
    let program = try Program(
      list: ["eval", "domain-wall.steady_velocity_of_either_charge", "--set", "U=1", "--set", "Q=1/2"]
        + walls + ["--set", "B=0"])
    #expect(program.status == 70 && program.errors.contains("it holds for Q² = 1"), "\(program.errors)")
  }

  @Test("a condition without its values is told, not checked") func open() throws {
    let arguments = ["--set", "alpha~=1/10", "--set", "gamma~=1", "--set", "xi=1/25", "--set", "w=1", "--set", "B=0"]
    let program = try Program(list: ["eval", "domain-wall.steady_velocity", "--set", "U=10"] + arguments)
    #expect(program.status == 0 && program.output == "-4.00000000000000\n")
    #expect(program.errors.contains("which was not checked: K_⊥, Mₛ have no value"), "\(program.errors)")
    let path = try Program(
      list: ["eval", "domain-wall.steady_velocity", "--integrate", "U=0:1"] + Self.wall)
    #expect(path.status == 70 && path.errors.contains("not checked along a path of U"), "\(path.errors)")
  }

  @Test(
    "code gives NaN outside, and says where",
    arguments: [
      ("c", "(t14 >= 0.0) ? t5 : (double)NAN"), ("fortran", "merge("), ("python", "np.where((t14 >= 0.0), t5, np.nan)"),
      ("julia", "ifelse(t14 >= 0.0, t5, NaN)"), ("swift", "t14 >= 0.0 ? t5 : Double.nan")
    ])
  func code(language: String, wanted: String) throws {
    let program = try Program("codegen", "domain-wall.steady_velocity", "--language", language, "--name", "v")
    #expect(program.status == 0 && program.output.contains(wanted), "\(program.output)\(program.errors)")
    #expect(program.output.contains("≤ α~ γ~ K_⊥ w/Mₛ, and is NaN elsewhere"))
    // What the numbers that are put in decide is no matter of the function.
    let inside = try Program(
      list: ["codegen", "domain-wall.steady_velocity", "--language", language, "--set", "U=1"] + Self.wall)
    #expect(inside.status == 0 && !inside.output.contains("NaN elsewhere"), "\(inside.output)\(inside.errors)")
    let outside = try Program(
      list: ["codegen", "domain-wall.steady_velocity", "--language", language, "--set", "U=10"] + Self.wall)
    #expect(outside.status == 70 && outside.errors.contains("has no value there"), "\(outside.errors)")
  }

  // MARK: Zero

  @Test(
    "zero for a positive letter is the limit",
    arguments: [
      (["zhang-li.eta", "--set", "M_s=1", "--set", "n_0=1/10", "--set", "xi=0"], "0.100000000000000\n"),
      (["zhang-li.alpha_tilde", "--set", "M_s=1", "--set", "n_0=0", "--set", "xi=0", "--set", "alpha=0"], "0\n"),
      (["zhang-li.average_of_C", "--set", "N=0", "--set", "xi=1/2"], "1.00000000000000\n"),
      (["2 sin(zhang-li.eta)/zhang-li.eta", "--set", "M_s=1", "--set", "n_0=0", "--set", "xi=1"], "2.00000000000000\n")
    ])
  func zero(arguments: [String], wanted: String) throws {
    let program = try Program(list: ["eval"] + arguments)
    #expect(program.status == 0 && program.output == wanted, "\(program.output)\(program.errors)")
    #expect(program.errors.contains("what is given at zero is its limit"), "\(program.errors)")
  }

  @Test("where there is none that is told") func noLimit() throws {
    let pole = try Program("eval", "zhang-li.eta", "--set", "M_s=0", "--set", "n_0=1", "--set", "xi=1")
    #expect(pole.status == 70 && pole.errors.contains("zhang-li.eta has no value at Mₛ = 0"), "\(pole.errors)")
    let order = try Program("eval", "zhang-li.eta", "--set", "M_s=0", "--set", "n_0=0", "--set", "xi=1")
    #expect(order.status == 70 && order.errors.contains("no order changes"), "\(order.errors)")
    let sweep = try Program(
      "sweep", "zhang-li.eta", "--set", "xi=0:1:1/2", "--set", "M_s=1", "--set", "n_0=1/10", "--digits", "2")
    #expect(
      sweep.status == 0 && sweep.output.contains(",0.10\n") && sweep.output.contains("is its limit"), "\(sweep.output)")
    let transcript = try Program("zhang-li", "--set", "xi=0")
    #expect(transcript.status == 0 && transcript.output.contains("η = n₀/Mₛ\n"), "\(transcript.errors)")
  }
}
