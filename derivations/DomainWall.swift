import Algebra
import Worksheets
import Spintronics

extension Derivation {
  /// A domain wall under the torque of (16): collective coordinates, their consequences, and the exact solution.
  public static let domainWall = Derivation(
    "Domain walls driven by (16)", named: "domain-wall",
    sources: [
      "R. Cheng and Q. Niu, Microscopic derivation of spin-transfer torque in ferromagnets",
      "N. L. Schryer and L. R. Walker, J. Appl. Phys. 45, 5406 (1974)",
      "A. Thiaville, Y. Nakatani, J. Miltat and Y. Suzuki, Europhys. Lett. 69, 990 (2005)"
    ],
    conventions: {
      Conventions().phrases + [
        "easy axis z, hard axis x, the wall goes from +z to −z along x", "U = u/(1 + η) along the conventional current",
        "H in tesla"
      ]
    },
    dimensions: { DomainWall.dimensions }
  ) { sheet in
    let setting = DomainWall()
    let motion = try setting.equation(&sheet)
    let wall = try setting.profile(&sheet)
    let rates = try setting.collectiveCoordinates(&sheet, motion, wall)
    let rotation = try setting.steadyMotion(&sheet, rates)
    try setting.meanMotion(&sheet, rates, rotation)
    try setting.exactSolution(&sheet, motion, wall, rates)
    try setting.breakdown(&sheet, motion, wall, rates)
    try setting.bothCharges(&sheet, motion, wall, rates)
    try setting.motiveDamping(&sheet, motion, wall, rotation)
    try setting.leastThreshold(&sheet, rotation)
  }
}

/// The quantities that the steps share.
struct DomainWall {
  let medium = Medium()
  let x = Expr.symbol("x", .real), t = Expr.symbol("t", .real)
  /// The exchange stiffness and the anisotropies along the easy and the hard axis.
  let A = Expr.symbol("A", .positive), K = Expr.symbol("K", .positive), hard = Expr.symbol("K_⊥", .positive)
  /// The field along z, and the drift u/(1 + η).
  let B = Expr.symbol("B", .real), U = Expr.symbol("U", .real)
  let w = Expr.symbol("w", .positive)
  var position: Expr { ScalarField("q")(t) }
  var angle: Expr { ScalarField("ψ")(t) }
  var γ: Expr { medium.γ }
  var α: Expr { medium.α }
  var ξ: Expr { medium.ξ }
  var Ms: Expr { medium.Ms }
  /// γ̃K_⊥/M_s, the largest rate at which the hard axis turns the wall.
  var Ω: Expr { γ * hard / Ms }
  /// Its letter.
  let turning = Expr.symbol("Ω", .positive)
  /// e^((x − q)/w), the tangent of half the polar angle.
  let s = Expr.symbol("s", .positive)

  static var dimensions: Dimensions {
    var table = Medium.dimensions
    let density = PhysicalDimension.energy / .volume
    table.declare("x", "y", "q", "w", "w_0", as: .length)
    table.declare("t", "T", as: .time)
    table.declare("A", as: .energy / .length)
    table.declare("K", "K_⊥", "E", as: density)
    table.declare("B", as: table["H"] ?? .one)
    table.declare("U", "v", as: .velocity)
    table.declare("ψ", "s", "k", "ς", "z", "p", "n_1", "n_2", "n_3", "Θ", "Φ", "α", as: .one)
    table.declare("a", "|a|", "b", "c", "ω", "nDot", as: .one / .time)
    table.declare("Δ", "Δ_+", as: .one / (.time * .time))
    table.declare("ψ_0", as: .one)
    table.declare("g", as: .one / .length)
    table.declare("C~", as: .length * .length)
    table.declare("Q", "c_m", "ν", as: .one)
    table.declare("u_0", as: .velocity)
    table.declare("Ω_0", as: .one / .time)
    table.declare("γ", as: table["γ~"] ?? .one)
    return table
  }
}

extension DomainWall {
  /// The equation of motion and the energy as functions of a texture, a column.
  struct Motion {
    /// The right-hand side of (16) minus ∂ₜn.
    let residue: (_ n: Matrix) throws -> Matrix
    /// The density of energy.
    let energy: (_ n: Matrix) throws -> Expr
    /// The components of a vector of n, the field, ∂ₜn and ∂ₓn on a texture.
    let components: (_ v: Vector, _ n: Matrix) throws -> Matrix

    /// The same with another term on the right-hand side.
    func adding(_ term: Vector) -> Motion {
      Motion(residue: { try residue($0) + components(term, $0) }, energy: energy, components: components)
    }
  }

  /// Step 1: (16) and the field of the energy.
  func equation(_ sheet: inout Worksheet) throws -> Motion {
    sheet.step(
      "Equation of motion", by: "(16), with the field −δE/M_sδn of exchange, two anisotropies and an applied field")
    let n = medium.n, rate = medium.rate, slope = medium.gradient
    let right = sheet.premise(
      "(16), g = ∂ₓn", rate.expression,
      γ * (medium.field × n) + α * (n × rate) + U * slope - (ξ * U) * (n × slope))
    let fields = (1...3).map { ScalarField("n_\($0)") }
    let values = fields.map { $0(x, t) }
    let stiffness = try A * Expr.sum(values.map { try $0.derivative(x) ** 2 })
    let energy = sheet.premise(
      "energy density", .symbol("E"), stiffness - K * values[2] ** 2 + hard * values[0] ** 2 - Ms * B * values[2])
    let field = try energy.eulerLagrange(fields, [x, t]).map { -$0 / Ms }
    func inserted(_ a: Expr, _ wall: Matrix) throws -> Expr {
      try zip(fields, wall.elements).reduce(a) { try $0.replacing(field: $1.0, arguments: [x, t], by: $1.1) }
    }
    func components(_ v: Vector, _ wall: Matrix) throws -> Matrix {
      let acting = try field.map { try inserted($0, wall) }
      let rates = try wall.derivative(t).elements, slopes = try wall.derivative(x).elements
      let parts = [(n, wall.elements), (medium.field, acting), (rate, rates), (slope, slopes)]
      return try Matrix.column(v.components(where: parts))
    }
    return Motion(
      residue: { try components(right, $0) - $0.derivative(t) }, energy: { try inserted(energy, $0) },
      components: components)
  }

  /// A function on the wall in terms of s = e^((x − q)/width), in which it is rational.
  func onProfile(_ a: Expr, width: Expr) -> Expr { a.substituting(x, by: position + width * log(s)) }

  /// Step 2: the profile.
  func profile(_ sheet: inout Worksheet) throws -> Matrix {
    sheet.step("Profile", by: "tan(θ/2) = e^((x − q)/w) at the azimuth ψ; on it dx = w ds/s with s = tan(θ/2)")
    let half = exp((x - position) / w)
    let sine = 2 * half / (1 + half ** 2)
    let wall = sheet.premise(
      "the wall", medium.n.expression,
      Matrix.column([sine * cos(angle), sine * sin(angle), (1 - half ** 2) / (1 + half ** 2)]))
    let cosine = wall[2, 0]
    sheet.claim("the direction has length 1", try (wall.transposed * wall)[0, 0], equals: 1)
    let third = Expr.symbol("n_3", .real)
    sheet.claim(
      "the slope of its component along the easy axis", try cosine.derivative(x), equals: -(1 - third ** 2) / w,
      where: [(third, cosine)])
    let ends = try [Endpoint.point(0), .infinity].map {
      try onProfile(cosine, width: w).limit(s, to: $0, from: .above).value.value ?? Expr.zero
    }
    sheet.claim("it goes from along the easy axis to against it", Matrix.column(ends), equals: .column([1, -1]))
    return wall
  }
}
