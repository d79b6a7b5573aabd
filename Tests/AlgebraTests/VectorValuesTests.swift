import Algebra
import Numbers
import Testing

@Suite("Vectors with given components")
struct VectorValuesTests {
  private let t = Expr.symbol("t", .real), ω = Expr.symbol("ω", .real)
  private let θ = Expr.symbol("θ", .real)

  private var cone: [Expr] { [sin(θ) * cos(ω * t), sin(θ) * sin(ω * t), cos(θ)] }

  private func expect(_ found: [Expr], _ expected: [Expr]) throws {
    #expect(found.count == expected.count)
    for (a, b) in zip(found, expected) { #expect(try a.equals(b).isProved, "\(a) ≠ \(b)") }
  }

  @Test("derivatives of a field are those of its components")
  func derivatives() throws {
    let n = VectorField("n", unit: true)(t)
    let rate = try n.derivative(t)
    try expect(
      try rate.components(where: [(n, cone)]), [-ω * sin(θ) * sin(ω * t), ω * sin(θ) * cos(ω * t), 0])
    try expect(
      try (n × rate).components(where: [(n, cone)]),
      [-ω * sin(θ) * cos(θ) * cos(ω * t), -ω * sin(θ) * cos(θ) * sin(ω * t), ω * sin(θ) ** 2])
    try expect(try (n ⋅ rate * n).components(where: [(n, cone)]), [0, 0, 0])
  }

  @Test("products of fields are differentiated factor by factor, in their order")
  func products() throws {
    let m = VectorField("m")(t), n = VectorField("n", unit: true)(t)
    let (u, v) = (try m.derivative(t), try n.derivative(t))
    #expect(try (m × n).derivative(t).equals((u × n) + (m × v)).isProved)
    #expect(try (m × n).derivative(t).equals((u × n) + (v × m)).isRefuted)
    #expect(try (m ⋅ n).derivative(t).equals((u ⋅ n) + (m ⋅ v)).isProved)
    #expect(try (m × (m × n)).derivative(t).equals((u × (m × n)) + (m × (u × n)) + (m × (m × v))).isProved)
  }

  @Test("a field at another argument has the components there")
  func otherArgument() throws {
    let field = VectorField("n", unit: true)
    let later = try field(2 * t).derivative(t)
    let expected = try cone.map { try $0.substituting(t, by: 2 * t).derivative(t) }
    try expect(try later.components(where: [(field(t), cone)]), expected)
  }

  @Test("vectors without given components keep their own")
  func mixed() throws {
    let (a, b) = (Vector("a"), Vector("b"))
    let own = try b.components()
    try expect(try (a × b).components(where: [(a, [0, 0, 1])]), [-own[1], own[0], 0])
  }

  @Test("constraints are checked")
  func constraints() throws {
    let n = Vector.unit("n"), g = Vector.tangent("g", at: n)
    #expect(throws: AlgebraError.self) { try n.components(where: [(n, [1, 1, 0])]) }
    #expect(throws: AlgebraError.self) { try (n + g).components(where: [(n, [0, 0, 1])]) }
    #expect(throws: AlgebraError.self) { try g.components(where: [(g, [1, 0, 0])]) }
    #expect(throws: AlgebraError.self) { try g.components(where: [(n, [0, 0, 1]), (g, [1, 0, 1])]) }
    #expect(throws: AlgebraError.self) { try n.components(where: [(n, [0, 1])]) }
    #expect(throws: AlgebraError.self) { try n.components(where: [(n × g, [0, 1, 0])]) }
    try expect(try g.components(where: [(n, [0, 0, 1]), (g, [2, 3, 0])]), [2, 3, 0])
  }

  @Test("derivatives of a unit field may have components of their own, which keep n⋅n = 1")
  func ownDerivatives() throws {
    let n = VectorField("n", unit: true)(t)
    let rate = try n.derivative(t), second = try rate.derivative(t), third = try second.derivative(t)
    let half = Expr(1) / 2
    let known: [(vector: Vector, components: [Expr])] = [
      (n, [0, 0, 1]), (rate, [half, 0, 0]), (second, [3, 1, -(half ** 2)])
    ]
    try expect(try (n × rate + second).components(where: known), [3, 1 + half, -(half ** 2)])
    #expect(try (n ⋅ second).inComponents(where: known) == -(half ** 2))
    // n⋅∂³n = −3 ∂n⋅∂²n
    try expect(try third.components(where: known + [(third, [7, 8, -3 * half * 3])]), [7, 8, -3 * half * 3])
    #expect(throws: AlgebraError.self) { try third.components(where: known + [(third, [7, 8, 0])]) }
    #expect(throws: AlgebraError.self) { try rate.components(where: [(n, [0, 0, 1]), (rate, [0, 0, 1])]) }
    #expect(throws: AlgebraError.self) { try rate.components(where: [(rate, [1, 0, 0])]) }
    #expect(Set(third.constraining) == [n, rate, second])
    #expect(Vector.tangent("g", at: .unit("m")).constraining == [.unit("m")] && n.constraining.isEmpty)
  }

  @Test("what takes a value to fix an expression's")
  func unknowns() throws {
    let x = Expr.symbol("x", .real)
    let φ = ScalarField("φ")(x, t)
    let e = try sin(φ) * φ.derivative(t) + ω
    #expect(Set(e.unknowns) == [φ, try φ.derivative(t), ω])
    #expect(Set((e * x).unknowns) == [φ, try φ.derivative(t), ω, x])
    let n = Vector.unit("n"), a = Vector("a")
    #expect(Set((θ * (a ⋅ n)).unknowns) == [θ, a.expression, n.expression])
  }

  @Test("a witness tells the components of vectors, at which the sides differ") func witness() throws {
    let n = Vector.unit("n"), h = Vector("h")
    for (k, truth) in [try (n ⋅ h).equals(1), try (n × (n × h)).equals((n ⋅ h) * n + h)].enumerated() {
      guard case .refuted(let witness) = truth else {
        Issue.record("not refuted")
        continue
      }
      let values = Dictionary(uniqueKeysWithValues: witness.point.map { ($0.kernel.symbols.first?.name ?? "", $0.re) })
      let components = (1...3).compactMap { values["n_\($0)"] }
      #expect(components.count == 3 && components.reduce(0) { $0 + $1 * $1 } == 1)
      #expect(!values.keys.contains { $0.contains("⟨") })
      if k == 0 {
        let product = (1...3).reduce(Rational(0)) { $0 + (values["n_\($1)"] ?? 0) * (values["h_\($1)"] ?? 0) }
        #expect(try witness.difference.re.overlaps(Ball(product - 1, precision: 64)))
      }
    }
  }
}
