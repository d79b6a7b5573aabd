import Algebra
import Notation
import Numbers
import Testing
import Typesetting

/// Each spelling against the expression built in Swift.
@Suite("Reading formulas") struct ReadingTests {
  private let x = Samples.x, y = Samples.y, z = Samples.z, t = Samples.t, xi = Samples.xi, a = Samples.a, b = Samples.b
  private let theta = Samples.theta

  private func expect(_ pairs: [(String, Expr)]) throws {
    for (text, wanted) in pairs {
      let found = mistakes(text)
      #expect((try? read(text)) == wanted, "\(text): wanted \(wanted.text), \(found)")
    }
  }

  @Test func numbers() throws {
    try expect([
      ("0.04", Expr(Rational(1, 25))), ("1.5e-3", Expr(Rational(3, 2000))), ("2E+3", 2000),
      (".5", Expr(Rational(1, 2))),
      ("12345678901234567890", Expr(Integer("12345678901234567890") ?? 0)), ("1/3", Expr(Rational(1, 3))),
      ("1.5e-3 x", Expr(Rational(3, 2000)) * x), ("2^10", 1024), ("0^0", 1)
    ])
  }

  @Test func precedence() throws {
    try expect([
      ("−x²", -(x ** 2)), ("-x^2", -(x ** 2)), ("-x**2", -(x ** 2)), ("(-x)^2", x ** 2), ("2^-1", 1 / Expr(2)),
      ("x^-2", x ** -2), ("x^y^2", x ** (y ** 2)), ("(x^y)^2", (x ** y) ** 2), ("x^-y^2", x ** (-(y ** 2))),
      ("a/b/x", a / b / x), ("a/b*x", a / b * x), ("a/b⋅x", a / b * x), ("a-b-x", a - b - x), ("a - -b", a + b),
      ("2*-x", -2 * x), ("-x y", -x * y), ("x^1/2", x / 2), ("x^(1/2)", sqrt(x)), ("+x", x), ("x²³", x ** 23)
    ])
  }

  @Test func products() throws {
    try expect([
      ("2 x y", 2 * x * y), ("2x", 2 * x), ("2π", 2 * .pi), ("2πx", 2 * Expr.pi * x), ("(a+b)(x+y)", (a + b) * (x + y)),
      ("x(y+1)", x * (y + 1)), ("x (y+1)", x * (y + 1)), ("x·y⋅z*a", x * y * z * a), ("2×3", 6),
      ("2 x/(3 y)", 2 * x / (3 * y)),
      ("x y/z", x * y / z), ("(1/2) x", x / 2), ("i x", Expr.i * x), ("x|y|", x * abs(y)), ("|x||y|", abs(x) * abs(y))
    ])
  }

  @Test func names() throws {
    let tau = Expr.symbol("τ_sf", .positive), mu = Expr.symbol("mu_0", .positive), gamma = Expr.symbol("γ~", .real)
    try expect([
      ("xi", xi), ("ξ", xi), ("tau_sf", tau), ("τ_{sf}", tau), ("τ_sf²", tau ** 2), ("μ_0", mu), ("μ₀", mu),
      ("mu0", mu),
      ("µ₀", mu), ("gamma~", gamma), ("γ̃", gamma), ("γ~ x", gamma * x), ("m*", .symbol("m*", .positive)),
      ("2 m* x", 2 * .symbol("m*", .positive) * x), ("m*²", .symbol("m*", .positive) ** 2),
      ("n_↑", .symbol("n_↑", .positive)), ("pi", .pi), ("theta", theta)
    ])
  }

  @Test func functions() throws {
    try expect([
      ("sin x", sin(x)), ("sin(x)", sin(x)), ("sin² x", sin(x) ** 2), ("sin^2(x)", sin(x) ** 2),
      ("sin(x)²", sin(x) ** 2),
      ("sin x cos y", sin(x) * cos(y)), ("sin x/cos x", sin(x) / cos(x)), ("sin(2 x)", sin(2 * x)), ("ln x", log(x)),
      ("sin cos x", sin(cos(x))), ("exp(-x)", exp(-x)), ("e^(-x/2)", exp(-x / 2)), ("eˣ", exp(x)), ("e^x", exp(x)),
      ("√2 x", sqrt(2) * x), ("√(x y)", sqrt(x * y)), ("∛x", x ** (1 / Expr(3))), ("sqrt(x)/2", sqrt(x) / 2),
      ("√2/2", sqrt(2) / 2),
      ("|x|", abs(x)), ("abs(x)", abs(x)), ("z*", z.conjugate), ("(z*)²", z.conjugate ** 2),
      ("conj(z) y", z.conjugate * y),
      ("z* + x", z.conjugate + x), ("(z*)(x)", z.conjugate * x), ("z*⋅2", 2 * z.conjugate), ("z*x", z * x),
      ("z * x", z * x), ("z *x", z * x),
      ("Re(z)", z.realPart), ("im(z)", z.imaginaryPart), ("atan2(y, x)", atan2(y, x)), ("arctan x", atan(x)),
      ("cot x", cos(x) / sin(x)), ("cot(pi/2)", 0), ("coth x", cosh(x) / sinh(x)), ("tanh(x)^2", tanh(x) ** 2),
      ("1/sin x", 1 / sin(x)),
      ("log|x|", log(abs(x)))
    ])
  }

  @Test func derivatives() throws {
    let f = ScalarField("f", [])
    let shifted = f(2 * x)
    try expect([
      ("diff(x^3, x)", 3 * x ** 2), ("diff(θ, x, t)", theta.derivative(x).derivative(t)),
      ("diff(x^5, x, 3)", 60 * x ** 2), ("d/dx (x^2)", 2 * x), ("d/dx x", 1), ("d²/dx²(x³)", 6 * x),
      ("∂ₓθ", theta.derivative(x)),
      ("∂_x θ", theta.derivative(x)), ("∂ₜ²θ", theta.derivative(t, order: 2)),
      ("∂ₓ∂ₜθ", theta.derivative(x).derivative(t)),
      ("∂/∂t(θ)", theta.derivative(t)), ("∂ₓθ ∂ₜθ", theta.derivative(x) * theta.derivative(t)),
      ("sin θ ∂ₓθ", sin(theta) * theta.derivative(x)), ("(∂ₓθ) x", theta.derivative(x) * x), ("∂_ξ(ξ²)", 2 * xi),
      ("f(2 x)", shifted), ("2 (∂₁f)(2 x)", shifted.derivative(x)), ("θ(2 x, t)", ScalarField("θ")(2 * x, t)),
      ("∂ₓₜθ", theta.derivative(x).derivative(t))
    ])
  }

  @Test func vectors() throws {
    let n = Samples.n, h = Samples.h
    try expect([
      ("n⋅H", n ⋅ h), ("n·H x", (n ⋅ h) * x), ("2 x n⋅H", 2 * x * (n ⋅ h)), ("n × H", (n × h).expression),
      ("n × (n × H)", (n × (n × h)).expression),
      ("cross(n, H)", (n × h).expression), ("dot(n, H)", n ⋅ h), ("|H|", h.length), ("|n|", 1), ("H²", h.squared),
      ("H/2 - n", (h / 2 - n).expression),
      ("(n × H)⋅n", 0), ("x n × H", (x * (n × h)).expression)
    ])
  }

  @Test func undeclaredNamesMayBecomeSymbols() throws {
    var environment = Environment()
    environment.undeclared = .symbols(.real)
    #expect(try read("q r + q_1", environment) == .symbol("q", .real) * .symbol("r", .real) + .symbol("q_1", .real))
    // e alone could be the number or the charge; which one is not guessed.
    for text in ["e Q", "e^2", "Q/e"] { #expect(mistakes(text, environment).contains("Euler's number?"), "\(text)") }
    #expect(try read("e^(2 Q)", environment) == exp(2 * .symbol("Q", .real)))
    environment.declare(Symbol("e", .positive))
    #expect(try read("e Q", environment) == .symbol("e", .positive) * .symbol("Q", .real))
    #expect(mistakes("q(r)", environment).contains("no function is called q"))
  }

  @Test func theChargeIsNoNumber() throws {
    var environment = Samples.environment
    environment.declare(Symbol("e", .positive))
    let e = Expr.symbol("e", .positive)
    #expect(try read("e^2", environment) == e ** 2)
    #expect(try read("2e", environment) == 2 * e)
    #expect(try read("exp(x) e", environment) == exp(x) * e)
  }
}
