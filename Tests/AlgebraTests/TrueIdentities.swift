@testable import Algebra

extension IdentityList {
  /// Statements that hold wherever both sides are defined.
  static func trueIdentities() throws -> IdentityList {
    var list = IdentityList()
    list.addPolynomialTruths()
    list.addTrigonometricTruths()
    list.addExponentialTruths()
    list.addRootTruths()
    try list.addCalculusTruths()
    try list.addVectorTruths()
    try list.addPauliTruths()
    return list
  }

  private mutating func addPolynomialTruths() {
    let u = Unknowns()
    let (x, y, z, i) = (u.x, u.y, u.z, u.i)
    for k in 2...9 {
      let n = Expr(k)
      let geometric = Expr.sum((0..<k).map { x ** Expr(k - 1 - $0) * y ** Expr($0) })
      add("geometric sum \(k)", x ** n - y ** n, (x - y) * geometric)
      add("geometric quotient \(k)", (x ** n - y ** n) / (x - y), geometric)
      add("power of a quotient \(k)", (x / y) ** n, x ** n / y ** n)
      add("telescope \(k)", Expr.sum((1...k).map { 1 / (Expr($0) * Expr($0 + 1)) }), n / (n + 1))
      let tower = (0..<k).reduce(x) { a, _ in 1 / (1 + a) }
      add("continued fraction \(k)", tower * (1 + (0..<(k - 1)).reduce(x) { a, _ in 1 / (1 + a) }), 1)
    }
    add("square", (x + y) ** 2, x ** 2 + 2 * x * y + y ** 2)
    add("cube", (x - y) ** 3, x ** 3 - 3 * x ** 2 * y + 3 * x * y ** 2 - y ** 3)
    add("Brahmagupta", (x ** 2 + y ** 2) * (z ** 2 + 1), (x * z - y) ** 2 + (x + y * z) ** 2)
    add("Sophie Germain", x ** 4 + 4 * y ** 4, (x ** 2 + 2 * y ** 2 + 2 * x * y) * (x ** 2 + 2 * y ** 2 - 2 * x * y))
    add(
      "sum of cubes", x ** 3 + y ** 3 + z ** 3 - 3 * x * y * z,
      (x + y + z) * (x ** 2 + y ** 2 + z ** 2 - x * y - y * z - z * x))
    add("partial fractions", 1 / (x * (x + 1)), 1 / x - 1 / (x + 1))
    add("three fractions", 1 / (x - y) / (x - z) + 1 / (y - x) / (y - z) + 1 / (z - x) / (z - y), 0)
    add("Lagrange weights", x ** 2 / (x - y) / (x - z) + y ** 2 / (y - x) / (y - z) + z ** 2 / (z - x) / (z - y), 1)
    add("complex factor", x ** 2 + y ** 2, (x + i * y) * (x - i * y))
    add("complex inverse", 1 / (x + i * y), (x - i * y) / (x ** 2 + y ** 2))
    add("fourth power of 1+i", (1 + i) ** 4, -4)
    add("cube root of unity", ((-1 + i * sqrt(3)) / 2) ** 3, 1)
    add("nested fraction", 1 / (1 + 1 / (1 + 1 / x)), (x + 1) / (2 * x + 1))
    add("Gaussian quotient", (3 + 4 * i) / (1 - 2 * i), -1 + 2 * i)
    add("resonance", 1 / (x - i) - 1 / (x + i), 2 * i / (x ** 2 + 1))
  }

  private mutating func addTrigonometricTruths() {
    let u = Unknowns()
    let (x, y, z, π) = (u.x, u.y, u.z, u.π)
    for k in 1...8 {
      let n = Expr(k)
      add("Pythagoras at \(k)x", sin(n * x) ** 2 + cos(n * x) ** 2, 1)
      add("double angle at \(k)x", sin(2 * n * x), 2 * sin(n * x) * cos(n * x))
      add("cosine doubled at \(k)x", cos(2 * n * x), 2 * cos(n * x) ** 2 - 1)
      add("half angle of \(k)x", tan(n * x / 2), sin(n * x) / (1 + cos(n * x)))
      add("half angle of \(k)x, other form", tan(n * x / 2), (1 - cos(n * x)) / sin(n * x))
      add("recurrence \(k)", cos((n + 1) * x), 2 * cos(x) * cos(n * x) - cos((n - 1) * x))
      add("product to sum \(k)", sin(n * x) * cos(y), (sin(n * x + y) + sin(n * x - y)) / 2)
      add("shift by π \(k)", sin(n * x + π), -sin(n * x))
      add("quarter turn \(k)", cos(n * x + π / 2), -sin(n * x))
      add(
        "Dirichlet \(k)", 2 * sin(x / 2) * Expr.sum((1...k).map { cos(Expr($0) * x) }),
        sin((n + .half) * x) - sin(x / 2))
    }
    add("addition", sin(x + y), sin(x) * cos(y) + cos(x) * sin(y))
    add(
      "cosine of three", cos(x + y + z),
      cos(x) * cos(y) * cos(z) - cos(x) * sin(y) * sin(z) - sin(x) * cos(y) * sin(z) - sin(x) * sin(y) * cos(z))
    add("tangent sum", tan(x + y), (tan(x) + tan(y)) / (1 - tan(x) * tan(y)))
    add("sum to product", sin(x) + sin(y), 2 * sin((x + y) / 2) * cos((x - y) / 2))
    add("triple angle", sin(3 * x), 3 * sin(x) - 4 * sin(x) ** 3)
    add("Weierstrass cosine", cos(x), (1 - tan(x / 2) ** 2) / (1 + tan(x / 2) ** 2))
    add("Weierstrass sine", sin(x), 2 * tan(x / 2) / (1 + tan(x / 2) ** 2))
    add("sixth powers", sin(x) ** 6 + cos(x) ** 6, 1 - 3 * sin(x) ** 2 * cos(x) ** 2)
    add("sixty degrees", sin(x) + sin(x + 2 * π / 3) + sin(x + 4 * π / 3), 0)
    add("third of π", 4 * sin(x) * sin(π / 3 - x) * sin(π / 3 + x), sin(3 * x))
    add("twelfth", sin(π / 12), (sqrt(6) - sqrt(2)) / 4)
    add("fifth", cos(π / 5) - cos(2 * π / 5), .half)
    add("fifth product", cos(π / 5) * cos(2 * π / 5), Expr(1) / 4)
    add("seventh", cos(π / 7) - cos(2 * π / 7) + cos(3 * π / 7), .half)
    add("ninth", cos(π / 9) * cos(2 * π / 9) * cos(4 * π / 9), Expr(1) / 8)
    add("quarter angle", cos(x / 4) ** 2, (1 + cos(x / 2)) / 2)
    add("half and third", sin(x / 2 + x / 3), sin(5 * x / 6))
    add("secant", 1 + tan(x) ** 2, 1 / cos(x) ** 2)
    add("cotangent sum", 1 / tan(x) + tan(x), 2 / sin(2 * x))
    add("inside a function", cos(sin(x) ** 2 + y), cos(1 - cos(x) ** 2 + y))
    add("spinor", cos(x / 2) ** 2 - sin(x / 2) ** 2, cos(x))
  }

  private mutating func addExponentialTruths() {
    let u = Unknowns()
    let (x, y, i, π, n) = (u.x, u.y, u.i, u.π, u.n)
    for k in 1...6 {
      let m = Expr(k)
      add("exponent \(k)", exp(m * x), exp(x) ** m)
      add("exponent fraction \(k)", exp(x / m) ** m, exp(x))
      add("de Moivre \(k)", (cos(x) + i * sin(x)) ** m, cos(m * x) + i * sin(m * x))
      add("hyperbolic \(k)", cosh(m * x) ** 2 - sinh(m * x) ** 2, 1)
      add("hyperbolic double \(k)", sinh(2 * m * x), 2 * sinh(m * x) * cosh(m * x))
      add("symbolic power \(k)", x ** (n + m), x ** n * x ** m)
      add("tanh \(k)", tanh(m * x), (exp(2 * m * x) - 1) / (exp(2 * m * x) + 1))
    }
    add("sum of exponents", exp(x + y), exp(x) * exp(y))
    add("Euler", exp(i * x), cos(x) + i * sin(x))
    add("Euler back", cos(x), (exp(i * x) + exp(-i * x)) / 2)
    add("Euler sine", sin(x), (exp(i * x) - exp(-i * x)) / (2 * i))
    add("full turn", exp(x + 2 * i * π), exp(x))
    add("half turn", exp(x + i * π), -exp(x))
    add("sixth turn", exp(i * π / 3), .half + i * sqrt(3) / 2)
    add("imaginary sine", sin(i * x), i * sinh(x))
    add("imaginary cosine", cos(i * x + y), cosh(x) * cos(y) - i * sinh(x) * sin(y))
    add("Gudermann", 1 / cosh(x) ** 2, 1 - tanh(x) ** 2)
    add("tanh half", tanh(x / 2), sinh(x) / (1 + cosh(x)))
    add("tanh sum", tanh(x + y), (tanh(x) + tanh(y)) / (1 + tanh(x) * tanh(y)))
    add("damped rotation", exp(-x) * exp((1 + i) * x), cos(x) + i * sin(x))
    add("cosh of log", cosh(log(u.p)), (u.p + 1 / u.p) / 2)
    add("log of product", log(u.p * u.q ** 3), log(u.p) + 3 * log(u.q))
    add("log of quotient", log(u.p / u.q), log(u.p) - log(u.q))
    add("log of six", log(6), log(2) + log(3))
    add("log of a fraction", log(Expr(8) / 27), 3 * log(2) - 3 * log(3))
    add("log of a root", log(sqrt(u.p)), log(u.p) / 2)
    add("log of exp", log(exp(u.r)), u.r)
    add("root of a real exponential", sqrt(exp(u.r)), exp(u.r / 2))
    add("root of a product of exponentials", sqrt(exp(u.r) * u.p), exp(u.r / 2) * sqrt(u.p))
    add("exp of log", exp(log(x)), x)
    add("exp of multiple log", exp(3 * log(x) + y), x ** 3 * exp(y))
    add("log of minus one", log(-1), i * π)
    add("Fermi", 1 / (exp(x) + 1), .half - tanh(x / 2) / 2)
    add("Fermi symmetry", 1 / (exp(x) + 1) + 1 / (exp(-x) + 1), 1)
    add("exponent inside", exp(sin(2 * x)), exp(sin(x) * cos(x)) ** 2)
    add("power of power", (x ** n) ** 2, x ** (2 * n))
    add("two to the n", 2 ** (n + 3), 8 * 2 ** n)
    add("four to the n", 4 ** n, 2 ** n * 2 ** n)
  }

  private mutating func addRootTruths() {
    let u = Unknowns()
    let (x, r, p, q) = (u.x, u.r, u.p, u.q)
    for (a, b) in [(2, 3), (5, 7), (2, 7), (3, 11), (6, 10), (12, 18)] {
      add("√\(a)√\(b)", sqrt(Expr(a)) * sqrt(Expr(b)), sqrt(Expr(a * b)))
      add("rationalise √\(a)+√\(b)", 1 / (sqrt(Expr(a)) + sqrt(Expr(b))), (sqrt(Expr(b)) - sqrt(Expr(a))) / Expr(b - a))
      add("square √\(a)+√\(b)", (sqrt(Expr(a)) + sqrt(Expr(b))) ** 2, Expr(a + b) + 2 * sqrt(Expr(a * b)))
      add("cube root \(a)", Expr(a) ** (Expr(1) / 3) * Expr(a) ** (Expr(2) / 3), Expr(a))
    }
    add("root of a square", sqrt(r ** 2), abs(r))
    add("root of a positive square", sqrt(p ** 2), p)
    add("hidden square", sqrt(r ** 2 - 2 * r + 1), abs(r - 1))
    add("positive factors", sqrt(p * q * x), sqrt(p) * sqrt(q) * sqrt(x))
    add("root of a quotient", sqrt(p / q), sqrt(p) / sqrt(q))
    add("even power leaves", sqrt(r ** 2 * x), abs(r) * sqrt(x))
    add("square of a root", sqrt(x) ** 2, x)
    add("denominator", 1 / (1 + sqrt(x)), (1 - sqrt(x)) / (1 - x))
    add("two roots", (sqrt(x + 1) - 1) * (sqrt(x + 1) + 1), x)
    add("sixth root", x ** (Expr(1) / 2) * x ** (Expr(1) / 3), x ** (Expr(5) / 6))
    add("nested root", sqrt(3 + 2 * sqrt(2)) ** 2, (1 + sqrt(2)) ** 2)
    add("nested root sum", sqrt(2 + sqrt(3)) ** 4, 7 + 4 * sqrt(3))
    add("magnitude squared", abs(r) ** 2, r ** 2)
    add("magnitude of a product", abs(r * u.s), abs(r) * abs(u.s))
    add("magnitude complex", abs(x) ** 2, x * x.conjugate)
    add("magnitude of a quotient", abs(x / u.y) ** 2, x * x.conjugate / (u.y * u.y.conjugate))
    add("golden ratio", ((1 + sqrt(5)) / 2) ** 2, (1 + sqrt(5)) / 2 + 1)
    add("root of four x", sqrt(4 * x), 2 * sqrt(x))
    add("inverse root", 1 / sqrt(x), sqrt(x) / x)
    add("Lorentz factor", 1 / sqrt(1 - r ** 2) ** 2, 1 / (1 - r ** 2))
    add("real part", x.realPart + u.i * x.imaginaryPart, x)
    add("modulus by parts", x.realPart ** 2 + x.imaginaryPart ** 2, abs(x) ** 2)
    add("conjugate of a product", (x * u.y).conjugate, x.conjugate * u.y.conjugate)
    add("conjugate of exp", exp(u.i * r).conjugate, exp(-u.i * r))
    add("unit phase", abs(exp(u.i * r)), 1)
    add("resolvent", sqrt(1 + r ** 2) - r, 1 / (sqrt(1 + r ** 2) + r))
    add("large radicand", sqrt(1 + 1 / r ** 2) * abs(r), sqrt(1 + r ** 2))
  }
}
