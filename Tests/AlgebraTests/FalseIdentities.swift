@testable import Algebra

extension IdentityList {
  /// Statements that look right and are not, collected by hand.
  static func falseIdentities() throws -> IdentityList {
    var list = IdentityList()
    list.addBranchTraps()
    list.addSignTraps()
    list.addAngleTraps()
    try list.addVectorTraps()
    return list
  }

  private mutating func addBranchTraps() {
    let u = Unknowns()
    let (x, y, z, r, s, n, i, π) = (u.x, u.y, u.z, u.r, u.s, u.n, u.i, u.π)
    add("root of a square", sqrt(x ** 2), x)
    add("root of a real square", sqrt(r ** 2), r)
    add("root of a square is the modulus", sqrt(x ** 2), abs(x))
    add("root of a product", sqrt(x * y), sqrt(x) * sqrt(y))
    add("root of a real product", sqrt(r * s), sqrt(r) * sqrt(s))
    add("root of a quotient", sqrt(x / y), sqrt(x) / sqrt(y))
    add("root of an inverse", sqrt(1 / r), 1 / sqrt(r))
    add("root of minus", sqrt(-x), i * sqrt(x))
    add("root of minus real", sqrt(-r), i * sqrt(r))
    add("roots of a difference of squares", sqrt(r ** 2 - 1), sqrt(r - 1) * sqrt(r + 1))
    add("root of a fourth power", (x ** 4) ** (Expr(1) / 4), x)
    add("root of a cube", (x ** 3) ** (Expr(1) / 3), x)
    add("cube root of minus one", Expr(-1) ** (Expr(1) / 3), -1)
    add("cube root of minus eight", Expr(-8) ** (Expr(1) / 3), -2)
    add("cube root of a real cube", (r ** 3) ** (Expr(1) / 3), r)
    add("power of a power", (x ** y) ** z, x ** (y * z))
    add("power of a square", (x ** 2) ** y, x ** (2 * y))
    add("power of a product", (x * y) ** z, x ** z * y ** z)
    add("half of an exponential", sqrt(exp(x)), exp(x / 2))
    add("power of an exponential", exp(x) ** y, exp(x * y))
    add("log of a product", log(x * y), log(x) + log(y))
    add("log of a real product", log(r * s), log(r) + log(s))
    add("log of a square", log(x ** 2), 2 * log(x))
    add("log of a real square", log(r ** 2), 2 * log(r))
    add("log of a quotient", log(x / y), log(x) - log(y))
    add("log of an inverse", log(1 / r), -log(r))
    add("log of minus", log(-x), log(x) + i * π)
    add("log of exp", log(exp(x)), x)
    add("log of a power", log(x ** n), n * log(x))
    add("log of a sum", log(u.p + u.q), log(u.p) + log(u.q))
    add("log of a conjugate product", log(x * x.conjugate), 2 * log(x))
    add("arc sine of sine", asin(sin(r)), r)
    add("arc cosine of cosine", acos(cos(r)), r)
    add("arc tangent of tangent", atan(tan(r)), r)
    add("arc tangent inverse", atan(r) + atan(1 / r), π / 2)
    add("arc tangents add", atan(r) + atan(s), atan((r + s) / (1 - r * s)))
    add("atan2 as a quotient", atan2(s, r), atan(s / r))
    add("atan2 swapped", atan2(s, r), π / 2 - atan(r / s))
    add("atan2 negated", atan2(-s, -r), atan2(s, r))
    add("cosine from sine", cos(r), sqrt(1 - sin(r) ** 2))
    add("sine from cosine", sin(r), sqrt(1 - cos(r) ** 2))
    add("half angle root", sin(r / 2), sqrt((1 - cos(r)) / 2))
    add("sinh from cosh", sinh(r), sqrt(cosh(r) ** 2 - 1))
    add("triangle equality", abs(r + s), abs(r) + abs(s))
    add("modulus is the number", abs(x), x)
    add("modulus of a square", abs(x) ** 2, x ** 2)
    add("real part multiplies", (x * y).realPart, x.realPart * y.realPart)
    add("imaginary part multiplies", (x * y).imaginaryPart, x.imaginaryPart * y.imaginaryPart)
    add("real part of a square", (x ** 2).realPart, x.realPart ** 2)
    add("conjugate is the number", x.conjugate, x)
    add("conjugate of exp", exp(i * r).conjugate, exp(i * r))
    add("real part of exp", exp(x).realPart, exp(x.realPart))
    add("hidden square", sqrt(r ** 2 + 2 * r + 1), r + 1)
    add("even power leaves", sqrt(r ** 2 * s), r * sqrt(s))
    add("root of a sum", sqrt(r ** 2 + s ** 2), r + s)
    add("inverse of a sum", 1 / (x + y), 1 / x + 1 / y)
    add("cubes of roots of unity", ((-1 + i * sqrt(3)) / 2) ** 3, -1)
    add(
      "minus one to a half and a third", Expr(-1) ** (Expr(1) / 2) * Expr(-1) ** (Expr(1) / 3),
      Expr(-1) ** (Expr(1) / 6))
    add("principal product", sqrt(x) * sqrt(x + 1), sqrt(x ** 2 + x))
    add("nested radicals", sqrt(2) + sqrt(3), sqrt(5))
    add("close radicals", sqrt(2) + sqrt(3), sqrt(5 + 2 * sqrt(6)) + Expr(1) / 10_000_000)
    add("nearly an integer", exp(π * sqrt(163)), Expr(262_537_412_640_768_744))
    add("nearly π", Expr(355) / 113, π)
    add("nearly twenty", exp(π) - π, 20)
    add("nearly e", 1 + 1 / Expr(1), exp(1))
    add("log two", log(2), Expr(25_469) / 36_744)
  }

  private mutating func addSignTraps() {
    let u = Unknowns()
    let (x, y, r, i) = (u.x, u.y, u.r, u.i)
    for k in 2...9 {
      let m = Expr(k)
      add("freshman's dream \(k)", (x + y) ** m, x ** m + y ** m)
      add("difference of powers \(k)", x ** m - y ** m, (x - y) ** m)
      add("exponents multiply \(k)", x ** m * x ** (m + 1), x ** (m * (m + 1)))
      add("off by one \(k)", (1 - x ** m) / (1 - x), Expr.sum((0...k).map { x ** Expr($0) }))
      add("de Moivre sign \(k)", (cos(x) + i * sin(x)) ** m, cos(m * x) - i * sin(m * x))
      add("hyperbolic sign \(k)", cosh(m * x) ** 2 + sinh(m * x) ** 2, 1)
      add(
        "alternating sum \(k)", Expr.sum((0...k).map { (-1) ** Expr($0) * x ** Expr($0) }),
        (1 - x ** (m + 1)) / (1 + x) + 2 * x ** (2 * m))
      add("inverse power \(k)", x ** (-m), -(x ** m))
    }
    add("cross term", (x - y) ** 2, x ** 2 - y ** 2)
    add("Brahmagupta sign", (x ** 2 + y ** 2) * (r ** 2 + 1), (x * r + y) ** 2 + (x + y * r) ** 2)
    add("Gilbert denominator", 1 / (1 - i * r), (1 - i * r) / (1 + r ** 2))
    add("resonance sign", 1 / (x - i) - 1 / (x + i), 2 * i / (x ** 2 - 1))
    add("damping and torque", (1 + r * x) / (1 + r ** 2) - 1, r * (x + r) / (1 + r ** 2))
    add("tanh half", tanh(x / 2), sinh(x) / (1 - cosh(x)))
    add("tanh sum sign", tanh(x + y), (tanh(x) + tanh(y)) / (1 - tanh(x) * tanh(y)))
    add("Fermi sign", 1 / (exp(x) + 1), .half + tanh(x / 2) / 2)
    add("Fermi is Bose", 1 / (exp(x) + 1) + 1 / (exp(-x) + 1), -1)
    add("sech squared", 1 / cosh(x) ** 2, 1 + tanh(x) ** 2)
    add("imaginary sine", sin(i * x), -i * sinh(x))
    add("imaginary cosine", cos(i * x), -cosh(x))
    add("Euler without i", exp(x), cos(x) + sin(x))
    add("two to the n", 2 ** (u.n + 1), 2 ** u.n + 1)
    add("one to an exponent", (-1) ** u.n, -1)
    add("golden ratio conjugate", ((1 - sqrt(5)) / 2) ** 2, (1 + sqrt(5)) / 2 + 1)
  }

  private mutating func addAngleTraps() {
    let u = Unknowns()
    let (x, y, π) = (u.x, u.y, u.π)
    for k in 1...8 {
      let m = Expr(k)
      add("sine is linear \(k)", sin((m + 1) * x), (m + 1) * sin(x))
      add("Pythagoras sign \(k)", cos(m * x) ** 2 - sin(m * x) ** 2, 1)
      add("double angle sign \(k)", cos(2 * m * x), 1 + 2 * sin(m * x) ** 2)
      add("double sine without two \(k)", sin(2 * m * x), sin(m * x) * cos(m * x))
      add("half angle sign \(k)", tan(m * x / 2), sin(m * x) / (1 - cos(m * x)))
      add("shift \(k)", sin(m * x + π / 2), -cos(m * x))
      add("half turn \(k)", cos(m * x + π), cos(m * x))
      add("product to sum \(k)", sin(m * x) * sin(y), (cos(m * x + y) - cos(m * x - y)) / 2)
      add("mixed angles \(k)", sin(m * x) ** 2 + cos((m + 1) * x) ** 2, 1)
      add("recurrence \(k)", cos((m + 1) * x), 2 * cos(x) * cos(m * x) + cos((m - 1) * x))
    }
    add("addition sign", cos(x + y), cos(x) * cos(y) + sin(x) * sin(y))
    add("sine is additive", sin(x + y), sin(x) + sin(y))
    add("tangent sum sign", tan(x + y), (tan(x) + tan(y)) / (1 + tan(x) * tan(y)))
    add("triple angle sign", sin(3 * x), 4 * sin(x) ** 3 - 3 * sin(x))
    add("triple cosine", cos(3 * x), 4 * cos(x) ** 3 + 3 * cos(x))
    add("sixth powers", sin(x) ** 6 + cos(x) ** 6, 1 - 2 * sin(x) ** 2 * cos(x) ** 2)
    add("secant sign", 1 - tan(x) ** 2, 1 / cos(x) ** 2)
    add("fifth", cos(π / 5) + cos(2 * π / 5), .half)
    add("seventh", cos(π / 7) + cos(2 * π / 7) + cos(3 * π / 7), .half)
    add("sine inverse is cosecant of inverse", 1 / sin(x), sin(1 / x))
    add("degrees", sin(Expr(30)), .half)
    add("derivative forgot the chain", exp(2 * x), 2 * exp(2 * x))
  }

  private mutating func addVectorTraps() throws {
    let (a, b, c) = (Vector("a"), Vector("b"), Vector("c"))
    let n = Vector.unit("n")
    let g = Vector.tangent("g", at: n)
    let (x, t) = (Expr.symbol("x", .real), Expr.symbol("t", .real))
    let m = VectorField("m", unit: true)(x, t)
    let (dm, mx) = (try m.derivative(t), try m.derivative(x))
    func vector(_ name: String, _ lhs: Vector, _ rhs: Vector) throws {
      // One component is enough to be false.
      add(name, (lhs - rhs) ⋅ c, 0)
    }
    try vector("commutes", a × b, b × a)
    try vector("associates", a × (b × c), (a × b) × c)
    try vector("back minus cab sign", a × (b × c), (a ⋅ b) * c - (a ⋅ c) * b)
    try vector("double cross of a unit vector", n × (n × a), (n ⋅ a) * n + a)
    try vector("double cross without projection", n × (n × a), -a)
    try vector("tangent sign", n × (n × g), g)
    try vector("tangent is normal", n × g, g)
    try vector("field sign", m × (m × dm), dm)
    try vector("flux sign", mx × dm, -((m ⋅ (mx × dm)) * m))
    try vector("damping sign", n × (a × n), (n ⋅ a) * n - a)
    add("dot is associative", (a ⋅ b) * (c ⋅ c), (a ⋅ c) * (b ⋅ c))
    add("Lagrange sign", (a × b) ⋅ (a × b), a.squared * b.squared + (a ⋅ b) ** 2)
    add("triple antisymmetric", a ⋅ (b × c), a ⋅ (c × b))
    add("second derivative sign", try m ⋅ dm.derivative(t), dm.squared)
    add("second derivative vanishes", try m ⋅ dm.derivative(t), 0)
    add("free vector has length one", a.squared, 1)
    add("free vector is tangent", n ⋅ a, 0)
    add("derivative of the field is a unit vector", dm.squared, 1)
    add("Cauchy–Schwarz equality", (a ⋅ b) ** 2, a.squared * b.squared)
    let α = Expr.symbol("α", .real)
    let β = Expr.symbol("β", .real)
    let nDot = ((1 - α * β) / (1 + α ** 2)) * (n × (n × g)) + ((β - α) / (1 + α ** 2)) * (n × g)
    try vector("explicit Zhang–Li with a sign", nDot, α * (n × nDot) - g + β * (n × g))
    let swapped = ((1 + α * β) / (1 + α ** 2)) * (n × (n × g)) + ((α - β) / (1 + α ** 2)) * (n × g)
    try vector("explicit Zhang–Li with β and α exchanged", swapped, α * (n × swapped) - g + β * (n × g))
    let (p, q) = (Pauli.dot(a), Pauli.dot(b))
    try vector("spin factors commute", (p * q).vector, (q * p).vector)
    try vector("cross sign in the product", (p * q).vector, -Expr.i * (a × b))
    try vector("commutator without two", p.commutator(q).vector, Expr.i * (a × b))
    let rotation = try Pauli.rotation(α, about: n)
    try vector(
      "full angle instead of half", (rotation.adjoint * p * rotation).vector,
      cos(α) * a + sin(α) * (n × a) + ((1 - cos(α)) * (n ⋅ a)) * n)
    add("spinor returns after 2π", try Pauli.rotation(.pi, about: n).scalar, 1)
  }
}

extension Identity {
  /// The statement with the sign of one term of the right side (or of the left, where the right is a single term) reversed.
  var withASignFlipped: Identity? {
    for (k, side) in [rhs, lhs].enumerated() {
      guard case .sum(let terms) = side.view, terms.count > 1 else { continue }
      let flipped = side - 2 * Expr(terms[0].coefficient) * terms[0].term
      return k == 0
        ? Identity(name: "\(name), sign", lhs: lhs, rhs: flipped)
        : Identity(name: "\(name), sign", lhs: flipped, rhs: rhs)
    }
    return nil
  }

  /// The statement with the right side doubled, or one added to it where it is zero.
  var withAFactorTwo: Identity { Identity(name: "\(name), doubled", lhs: lhs, rhs: rhs == 0 ? 1 : 2 * rhs) }
}
