@testable import Algebra

extension IdentityList {
  mutating func addCalculusTruths() throws {
    let u = Unknowns()
    let (x, t, i) = (u.r, u.t, u.i)
    let θ = ScalarField("θ")(x, t), φ = ScalarField("φ")(x, t)
    let functions: [(String, Expr)] = [
      ("sin", sin(x)), ("cos", cos(x)), ("exp", exp(2 * x)), ("tanh", tanh(x)), ("rational", 1 / (1 + x ** 2)),
      ("root", sqrt(1 + x ** 2)), ("gauss", exp(-x ** 2)), ("log", log(1 + x ** 2)), ("atan", atan(x)),
      ("field", sin(θ))
    ]
    for (name, f) in functions {
      for (other, g) in functions where name < other {
        add("product rule \(name) \(other)", try (f * g).derivative(x), try f.derivative(x) * g + f * g.derivative(x))
      }
      add("quotient rule \(name)", try (1 / f).derivative(x), try -f.derivative(x) / f ** 2)
      add(
        "mixed partials \(name)", try f.substituting(x, by: x * t).derivative(x).derivative(t),
        try f.substituting(x, by: x * t).derivative(t).derivative(x))
    }
    let up = [exp(-i * φ / 2) * cos(θ / 2), exp(i * φ / 2) * sin(θ / 2)]
    let down = [-exp(-i * φ / 2) * sin(θ / 2), exp(i * φ / 2) * cos(θ / 2)]
    let connection = { (a: [Expr], b: [Expr]) throws -> Expr in
      try i * (a[0].conjugate * b[0].derivative(t) + a[1].conjugate * b[1].derivative(t))
    }
    let (dθ, dφ) = (try θ.derivative(t), try φ.derivative(t))
    add("Berry ↑↑", try connection(up, up), cos(θ) * dφ / 2)
    add("Berry ↑↓", try connection(up, down), (-sin(θ) * dφ - i * dθ) / 2)
    add("Berry ↓↑", try connection(down, up), (-sin(θ) * dφ + i * dθ) / 2)
    add("Berry ↓↓", try connection(down, down), -cos(θ) * dφ / 2)
    add("spinor norm", up[0] * up[0].conjugate + up[1] * up[1].conjugate, 1)
    add("spinors orthogonal", up[0].conjugate * down[0] + up[1].conjugate * down[1], 0)
  }

  mutating func addVectorTruths() throws {
    let (a, b, c, d) = (Vector("a"), Vector("b"), Vector("c"), Vector("d"))
    let n = Vector.unit("n")
    let g = Vector.tangent("g", at: n)
    let (x, t) = (Expr.symbol("x", .real), Expr.symbol("t", .real))
    let m = VectorField("m", unit: true)(x, t)
    let (dm, mx) = (try m.derivative(t), try m.derivative(x))
    try add("double cross", a × (b × c), (a ⋅ c) * b - (a ⋅ b) * c)
    try add("Jacobi", a × (b × c) + b × (c × a) + c × (a × b), .zero)
    try add("antisymmetry", a × b, -(b × a))
    try add("four vectors", (a × b) × (c × d), (a ⋅ (b × d)) * c - (a ⋅ (b × c)) * d)
    try add("expand in a frame", (a ⋅ (b × c)) * d, (d ⋅ (b × c)) * a + (a ⋅ (d × c)) * b + (a ⋅ (b × d)) * c)
    try add("projection", n × (n × a), (n ⋅ a) * n - a)
    try add("tangent", n × (n × g), -g)
    try add("rotated tangent", n × (n × (n × g)), -(n × g))
    try add("unit field", m × (m × dm), -dm)
    try add("curl of the texture", mx × dm, (m ⋅ (mx × dm)) * m)
    try add("Landau–Lifshitz", n × (a × n), a - (n ⋅ a) * n)
    add("Lagrange", (a × b) ⋅ (c × d), (a ⋅ c) * (b ⋅ d) - (a ⋅ d) * (b ⋅ c))
    add("cyclic", a ⋅ (b × c), b ⋅ (c × a))
    add("square of a cross", (a × b).squared, a.squared * b.squared - (a ⋅ b) ** 2)
    add("orthogonal", a ⋅ (a × b), 0)
    add("tangency", n ⋅ g, 0)
    add("field tangency", m ⋅ dm, 0)
    add("second derivative", try m ⋅ dm.derivative(t), -dm.squared)
    add("mixed second derivative", try m ⋅ dm.derivative(x), -(dm ⋅ mx))
    add("third derivative", try m ⋅ dm.derivative(t).derivative(t), try -3 * (dm ⋅ dm.derivative(t)))
    add("length of a rotated tangent", (n × g).squared, g.squared)
    add("Gram", (a ⋅ (b × c)) ** 2, gram(a, b, c))
    let α = Expr.symbol("α", .real)
    let β = Expr.symbol("β", .real)
    let nDot = ((1 + α * β) / (1 + α ** 2)) * (n × (n × g)) + ((β - α) / (1 + α ** 2)) * (n × g)
    try add("explicit Zhang–Li", nDot, α * (n × nDot) - g + β * (n × g))
  }

  private func gram(_ a: Vector, _ b: Vector, _ c: Vector) -> Expr {
    let diagonal = a.squared * b.squared * c.squared + 2 * (a ⋅ b) * (b ⋅ c) * (c ⋅ a)
    return diagonal - a.squared * (b ⋅ c) ** 2 - b.squared * (c ⋅ a) ** 2 - c.squared * (a ⋅ b) ** 2
  }

  mutating func addPauliTruths() throws {
    let (a, b) = (Vector("a"), Vector("b"))
    let n = Vector.unit("n")
    let θ = Expr.symbol("θ", .real), φ = Expr.symbol("φ", .real)
    try add("product", .dot(a) * .dot(b), Pauli(a ⋅ b, Expr.i * (a × b)))
    try add("square", .dot(n) * .dot(n), .identity)
    try add("commutator", Pauli.dot(a).commutator(.dot(b)), Pauli(0, 2 * Expr.i * (a × b)))
    try add("sandwich", .dot(n) * .dot(a) * .dot(n), Pauli(0, 2 * (n ⋅ a) * n - a))
    try add("rotations add", Pauli.rotation(θ, about: n) * Pauli.rotation(φ, about: n), Pauli.rotation(θ + φ, about: n))
    try add("unitary", Pauli.rotation(θ, about: n).adjoint * Pauli.rotation(θ, about: n), .identity)
    try add("half turn", Pauli.rotation(.pi, about: n), -.identity)
    try add("inverse", Pauli(θ, a).inverse() * Pauli(θ, a), .identity)
    let rotated = try Pauli.rotation(-θ / 2, about: n) * .dot(a) * Pauli.rotation(θ / 2, about: n)
    let rodrigues = cos(θ) * a + sin(θ) * (n × a) + ((1 - cos(θ)) * (n ⋅ a)) * n
    try add("Rodrigues", rotated, Pauli(0, rodrigues))
  }

  private mutating func add(_ name: String, _ lhs: Pauli, _ rhs: Pauli) throws {
    add("\(name) (scalar)", lhs.scalar, rhs.scalar)
    try add("\(name) (vector)", lhs.vector, rhs.vector)
  }
}
