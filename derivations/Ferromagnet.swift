import Algebra
import Transport

/// The propagators of one side, retarded or advanced, of the two spins along n.
struct Propagators {
  /// G_↑ and G_↓.
  let G: [Expr]
  /// How the energies of their poles grow with ε.
  let ζ: [Expr]
  /// The exchange that the electrons see where n turns, in units of J, and its growth with ε.
  let ℓ: Expr, ℓRate: Expr

  init(_ mark: String) {
    G = ["↑", "↓"].map { .symbol("G_\($0)\(mark)") }
    ζ = ["↑", "↓"].map { .symbol("ζ_\($0)\(mark)") }
    (ℓ, ℓRate) = (.symbol("ℓ\(mark)"), .symbol("ℓ'\(mark)"))
  }

  /// All symbols.
  var symbols: [Expr] { G + ζ + [ℓ, ℓRate] }

  /// ∂_εG_σ = −ζ_σG_σ².
  var rates: [(variable: Expr, rate: Expr)] { zip(G, ζ).map { (variable: $0, rate: -$1 * $0 ** 2) } }
}

/// A ferromagnet with impurities where n = ẑ, any even isotropic band ξ(p), and the integrals that its torques consist of.
///
/// The advanced quantities are the conjugates of the retarded ones. Propagators stand as symbols of their own, so that the
/// algebra can differentiate by them; the integrals over them are complex letters.
struct Ferromagnet {
  let J = Expr.symbol("J", .real), μ = Expr.symbol("μ", .real)
  /// The impurities keep the spin with a, flip it with b, and belong to σ^± with c.
  let a = Expr.symbol("a", .nonnegative), b = Expr.symbol("b", .nonnegative), c = Expr.symbol("c", .real)
  let retarded = Propagators(""), advanced = Propagators("*")
  /// The velocity ∂ξ/∂p along an axis, and its derivative.
  let v = Expr.symbol("v", .real), w = Expr.symbol("w", .real)
  /// The change of n across ẑ, by the unit of whatever it changes with.
  let turn = ["n_x'", "n_y'"].map { Expr.symbol($0, .real) }

  /// ∫_p as a formal object.
  var integral: MomentumIntegral { MomentumIntegral(retarded.G + advanced.G, velocity: v, acceleration: w) }

  /// ∂_ε of an expression in propagators and integrals over them.
  func energyDerivative(_ e: Expr) throws -> Expr {
    try integral.derivative(e, rates: retarded.rates + advanced.rates)
  }

  /// A letter for an integral over propagators.
  struct Letter {
    let name: String
    let integrand: Expr
    var letter: Expr { .symbol(name) }
    init(_ name: String, _ integrand: Expr) {
      self.name = name
      self.integrand = integrand
    }
  }

  /// ∫ G_↑G_↓ and ∫ G_↓G_↑*.
  var I: Letter { Letter("I", retarded.G[0] * retarded.G[1]) }
  var K: Letter { Letter("K", retarded.G[1] * advanced.G[0]) }
  /// ∫ G_↑²G_↓ and ∫ G_↑G_↓².
  var W: [Letter] {
    let G = retarded.G
    return [Letter("W_↑", G[0] ** 2 * G[1]), Letter("W_↓", G[0] * G[1] ** 2)]
  }
  /// ∫ v²(G_↑G_↓)².
  var B: Letter { Letter("B", v ** 2 * (retarded.G[0] * retarded.G[1]) ** 2) }
  /// ∫ v²G_↓G_↓*G_↑*² and ∫ v²G_↓²G_↑G_↑*.
  var Q: [Letter] {
    let (G, A) = (retarded.G, advanced.G)
    return [Letter("Q_1", v ** 2 * G[1] * A[1] * A[0] ** 2), Letter("Q_2", v ** 2 * G[1] ** 2 * G[0] * A[0])]
  }
  /// What ∂_ε makes of B: ∫ v²G_↑³G_↓² and ∫ v²G_↑²G_↓³.
  var growth: [Letter] { zip(["B_↑", "B_↓"], retarded.G).map { Letter($0, B.integrand * $1) } }
  /// ∫ G_↑ and ∫ G_↓.
  var g: [Letter] { zip(["g_↑", "g_↓"], retarded.G).map { Letter($0, $1) } }
  /// What an axis of the impurity spins that turns with n does to the source of s; zero for a fixed axis.
  let r = Expr.symbol("r", .real)
  var letters: [Letter] { [I, K] + W + [B] + Q + growth + g }

  /// The complex conjugate of a real combination of retarded and advanced quantities and i.
  func conjugate(_ e: Expr) -> Expr {
    let (r, a) = (retarded.symbols, advanced.symbols)
    return e.substituting(zip(r + a, a + r).map { (of: $0, by: $1) } + [(of: .i, by: -Expr.i)])
  }

  /// The expression in letters: each for its integral and its conjugate for the integral over the conjugate propagators.
  func inLetters(_ e: Expr) throws -> Expr {
    let integrals = try letters.flatMap { letter in
      [
        (of: try integral(letter.integrand), by: letter.letter),
        (of: try integral(conjugate(letter.integrand)), by: letter.letter.conjugate)
      ]
    }
    return e.substituting(integrals + zip(advanced.symbols, retarded.symbols).map { (of: $0, by: $1.conjugate) })
  }

  /// The expression with the integrals in place of their letters.
  func inIntegrals(_ e: Expr) throws -> Expr {
    e.substituting(try letters.map { (of: $0.letter, by: try integral($0.integrand)) })
  }
}
