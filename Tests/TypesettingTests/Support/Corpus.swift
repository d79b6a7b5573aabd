import Algebra
import Numbers
import Typesetting

/// Hand-picked formulas, each with a name: every one shows something that can go wrong, or stands in a paper.
enum Corpus {
  static let x = Expr.symbol("x"), y = Expr.symbol("y"), z = Expr.symbol("z")
  static let a = Expr.symbol("a", .real), b = Expr.symbol("b", .real), k = Expr.symbol("k", .real)
  static let r = Expr.symbol("r", .real), t = Expr.symbol("t", .real), n = Expr.symbol("n", .integer)
  static let hbar = Expr.symbol("ħ", .positive), m = Expr.symbol("m", .positive), omega = Expr.symbol("ω", .positive)
  static let xi = Expr.symbol("ξ", .real), beta = Expr.symbol("β", .real), alpha = Expr.symbol("α", .real)
  static let theta = ScalarField("θ")(r, t), phi = ScalarField("φ")(r, t), psi = ScalarField("ψ", [])(x, t)

  static func q(_ p: Int, _ d: Int) -> Expr { Expr(Rational(p, d)) }
  static func d(_ f: Expr, _ variables: Expr...) -> Expr {
    variables.reduce(f) { (try? $0.derivative($1)) ?? $0 }
  }

  static let numbers: [(String, Expr)] = [
    ("zero", 0), ("negative integer", -7), ("large integer", Expr(Integer("123456789012345678901234567890") ?? 0)),
    ("fraction", q(3, 4)), ("negative fraction", q(-22, 7)), ("root", sqrt(2)), ("root of a fraction", 1 / sqrt(2)),
    ("product of roots", sqrt(2) * sqrt(3)), ("sum of roots", cos(Expr.pi / 12)), ("cube root", Expr(12) ** q(1, 3)),
    ("root of minus one", Expr(-1) ** q(1, 3)), ("imaginary", 2 * Expr.i), ("complex", 3 - 4 * Expr.i),
    ("i pi", Expr.i * Expr.pi), ("two pi i", 2 * Expr.pi * Expr.i), ("golden ratio", (1 + sqrt(5)) / 2),
    ("number power", 3 * Expr(2) ** n), ("one over pi", 1 / Expr.pi)
  ]

  static let algebra: [(String, Expr)] = [
    ("sum", x + y + 1), ("difference", x - y), ("minus in front", -x - y), ("minus at the end", x - 1),
    ("square of the negative", (-x) ** 2), ("negative of the square", -(x ** 2)),
    ("negative cube", -(x - 1) ** 3), ("power tower", x ** (y ** z)), ("power of a power", (x ** y) ** z),
    ("negative exponent", x ** -2), ("symbolic negative exponent", x ** (-y)), ("exponent sum", x ** (y + 1)),
    ("exponent fraction", x ** q(3, 2)), ("exponent quotient", x ** (y / 2)), ("negative root", 1 / sqrt(x)),
    ("fourth root", x ** q(1, 4)), ("fifth root", (x + 1) ** q(1, 5)), ("half", x / 2),
    ("simple quotient", 2 * x / (3 * y)),
    ("quotient of sums", (x + 1) / (x - 1)), ("nested quotient", 1 / (1 + 1 / (1 + x))),
    ("product of sums", (x + 1) * (y - 1)),
    ("multiple of a sum", 3 * x * (x + y)), ("half a sum", (x + y) / 2),
    ("polynomial", x ** 3 - 2 * x ** 2 * y + 5 * y - 7),
    ("two numbers side by side", 2 * x * Expr(3) ** y), ("root of a product", sqrt(x * y)),
    ("root of a sum", sqrt(1 + x ** 2)),
    ("root under a root", sqrt(1 + sqrt(1 + x))), ("rational power of a quotient", ((x + 1) / y) ** q(2, 3)),
    ("negative base", (-x) ** y), ("laurent", 1 / x ** 2 + 1 / x + 1 + x), ("real before imaginary", x - Expr.i * y),
    ("coefficients", a * x + b * y), ("fraction power", (x / 2) ** n)
  ]

  static let functions: [(String, Expr)] = [
    ("exponential", exp(x)), ("exponential of a quotient", exp(-x / 2)), ("phase", exp(Expr.i * phi / 2)),
    ("tall exponential", exp((1 + x / (1 + y)) / (2 * z + x / y))),
    ("square of an exponential root", exp(x) ** q(1, 2)),
    ("sine", sin(x)), ("double angle", sin(2 * x)), ("half angle", cos(x / 2)), ("sine of a sum", sin(x + y)),
    ("sine squared", sin(x) ** 2), ("one over sine", 1 / sin(x)), ("power of a sine", sin(x) ** y),
    ("product", sin(x) * cos(y)),
    ("sine squared of a multiple", cos(2 * x) ** 2), ("logarithm", log(x) ** 2), ("nested", sin(cos(x))),
    ("inverse functions", asin(x) + acos(y) + atan(z)), ("hyperbolic", sinh(x) * cosh(x) + tanh(x)),
    ("angle", atan2(b, a)), ("conjugate", x.conjugate), ("conjugate squared", x.conjugate ** 2),
    ("conjugate of a root", sqrt(x).conjugate), ("square of the magnitude", abs(x) ** 2),
    ("magnitude of a sum", abs(x + abs(y))),
    ("parts", x.realPart + Expr.i * x.imaginaryPart), ("function before a sum", sin(x) * (1 + y)),
    ("division by zero", 1 / (x - x)), ("logarithm of zero", log(0)), ("tangent at its pole", tan(Expr.pi / 2)),
    ("angle of the origin", atan2(0, 0))
  ]

  static let physics: [(String, Expr)] = [
    ("adiabatic coefficient", 8 * Expr.pi * hbar / (3 * .symbol("e", .positive)) / (1 + xi ** 2)),
    ("Berry connection", -sin(theta) * d(phi, t) - Expr.i * d(theta, t)),
    ("its conjugate", -sin(theta) * d(phi, t) + Expr.i * d(theta, t)),
    ("monopole", (1 - cos(theta)) * d(phi, t)),
    ("damped precession", exp(-xi * .symbol("t~", .real)) * cos(.symbol("t~", .real))),
    ("field-like torque", (beta - alpha) / (1 + alpha ** 2)), ("length", sqrt(1 + xi ** 2)),
    ("oscillator", m * omega ** 2 * x ** 2 / 2),
    ("plane wave", exp(Expr.i * (k * r - omega * t))), ("kinetic energy", -(hbar ** 2) / (2 * m) * d(psi, x, x)),
    ("Schrödinger", Expr.i * hbar * d(psi, t)),
    ("exchange", .symbol("A", .positive) * (d(theta, r) ** 2 + sin(theta) ** 2 * d(phi, r) ** 2)),
    ("mixed derivative", d(phi, t, r, r)), ("derivative and a factor", d(theta, t) * abs(x)),
    ("at a shifted point", ScalarField("f")(x + a, t)), ("derivative at a point", d(ScalarField("f")(2 * r, t), r)),
    ("density", psi * psi.conjugate),
    ("spin-flip time", 1 / .symbol("τ_sf", .positive) + 1 / .symbol("tau_ex", .positive)),
    ("magnetic energy", -.symbol("mu_0", .positive) * .symbol("M_s", .positive) * .symbol("H", .real) * cos(theta)),
    ("thermal", exp(-.symbol("E", .real) / (.symbol("k_B", .positive) * .symbol("T", .positive)))),
    ("precession", .symbol("γ~", .real) / .symbol("M_s", .positive)),
    ("primed", .symbol("x'", .real) ** 2 + .symbol("nHat") + .symbol("θDot")),
    ("starred", .symbol("m*", .positive) ** 2),
    ("indices", .symbol("sigma_xy") + .symbol("epsilon_1") + .symbol("x2") + .symbol("ΔE"))
  ]

  static var vectors: [(String, any Typesettable)] {
    let n = Vector.unit("n"), h = Vector("H"), g = Vector.tangent("g", at: Vector.unit("n")),
      field = VectorField("m", unit: true)(r, t)
    let matrix = try? Matrix([[cos(theta), -exp(-Expr.i * phi)], [a / 2, 0]])
    let spin = Spin("1")
    return [
      ("scalar product", n ⋅ h), ("multiple of a scalar product", 2 * x * (n ⋅ h)), ("square", (n ⋅ h) ** 2),
      ("vector product", n × h), ("double vector product", n × (n × h)), ("triple product", n ⋅ (g × h)),
      ("Landau–Lifshitz", alpha * (n × g) - beta * (n × (n × h)) + g),
      ("vector derivative", (try? field.derivative(t)) ?? field),
      ("torque", field × ((try? field.derivative(t)) ?? field)), ("matrix", matrix ?? Matrix.identity(2)),
      ("Pauli", Pauli(a, (Expr.i * sin(theta)) * n - h)), ("rotation", Pauli(cos(theta), 2 * n)),
      (
        "operator",
        2 * x * Operator(spin, .x) - Operator(OperatorSymbol("p")) * Operator(spin, .z) + Operator(a + b)
          * Operator(OperatorSymbol("p"))
      )
    ]
  }

  static var all: [(String, any Typesettable)] {
    numbers.map { ($0.0, $0.1) } + algebra.map { ($0.0, $0.1) } + functions.map { ($0.0, $0.1) }
      + physics.map { ($0.0, $0.1) } + vectors
  }
}
