import Algebra
import Spintronics
import Testing

@Suite("Spinors, textures and precession")
struct SpinorTests {
  let t = Expr.symbol("t", .real), x = Expr.symbol("x", .real), ħ = Expr.symbol("ħ", .positive)
  var texture: Texture { Texture(polar: ScalarField("θ")(x, t), azimuth: ScalarField("φ")(x, t)) }

  @Test("the frame's third axis is the texture's direction, and the axes are right-handed")
  func axes() throws {
    let axes = try texture.frame.axes()
    #expect(try (axes[2] - texture.direction).isZero())
    #expect(try (Matrix.crossProduct(axes[0].elements) * axes[1] - axes[2]).isZero())
  }

  @Test("another choice of the spinors' phase turns the axes about the direction")
  func rotation() throws {
    let χ = ScalarField("χ")(x, t)
    let (axes, turned) = (try texture.frame.axes(), try texture.frame.rotated(by: χ).axes())
    #expect(try (turned[2] - axes[2]).isZero())
    #expect(try (turned[0] - (cos(χ) * axes[0] + sin(χ) * axes[1])).isZero())
  }

  @Test("the solid angle density is the triple product of the direction")
  func solidAngle() throws {
    let n = texture.direction
    let cross = try Matrix.crossProduct(n.derivative(t).elements) * n.derivative(x)
    let product = try (n.transposed * cross)[0, 0]
    #expect(try texture.solidAngleDensity(t, x).equals(product).isProved)
    #expect(try texture.solidAngleDensity(x, t).equals(product).isRefuted)
  }

  @Test("a spin in the Hamiltonian (ħ/2)ω⋅σ precesses as ω × s")
  func precession() throws {
    let ω = ["ω_1", "ω_2", "ω_3"].map { Expr.symbol($0, .real) }
    let generator = try Bloch.generator((ħ / 2) * (try PauliMatrix.combination(ω)), ħ: ħ)
    #expect(try (generator - Matrix.crossProduct(ω)).isZero())
  }

  @Test("variation of the Lagrangian conserves the norm and gives the Bloch equation")
  func variation() throws {
    let spinor = SpinorLagrangian(time: t)
    let connection = try PauliMatrix.combination(["A_1", "A_2", "A_3"].map { ScalarField($0)(t) })
    let Δ = Expr.symbol("Δ", .positive)
    let motion = try spinor.motion(spinor.kinetic(ħ: ħ) + spinor.potential(connection: connection, gap: Δ))
    let norm = try (spinor.bra * spinor.ket)[0, 0]
    #expect(try norm.derivative(t).substituting(motion).isZero().isProved)
    let s = try spinor.spin()
    let rate = Matrix.column(try s.map { try $0.derivative(t).substituting(motion) })
    let generator = try Bloch.generator(Bloch.localHamiltonian(connection: connection, gap: Δ), ħ: ħ)
    #expect(try (rate - generator * .column(s)).isZero())
  }

  @Test("the rate along a path is the convective derivative")
  func trajectory() throws {
    let v = Expr.symbol("v", .real), f = ScalarField("f")(x, t)
    let path = Trajectory(time: t, position: x, velocity: v)
    let expected = try 2 * f * (f.derivative(t) + v * f.derivative(x))
    #expect(try path.rate(of: f ** 2).equals(expected).isProved)
  }
}

@Suite("Responses, band sums and the equation of motion")
struct ResponseTests {
  let n = Vector.unit("n")
  var X: Vector { .tangent("X", at: n) }
  let a = Expr.symbol("a", .real), b = Expr.symbol("b", .positive)

  @Test("a response times its inverse is the identity")
  func inverse() throws {
    let response = TangentResponse(along: a, turned: b)
    #expect(try response.inverse(response(X, at: n), at: n).equals(X).isProved)
  }

  @Test("the coefficients of a response are read off a vector, and of no other vector")
  func coefficients() throws {
    let response = try TangentResponse(of: a * (n × (n × X)) + b * (n × X), to: X, at: n)
    #expect(response.along == -a && response.turned == b)
    #expect(throws: AlgebraError.self) { try TangentResponse(of: n, to: X, at: n) }
  }

  @Test("the explicit rate solves the Gilbert equation")
  func explicit() throws {
    let equation = GilbertEquation(
      gyromagneticRatio: b, damping: a, n: n, field: Vector("H"), torque: .tangent("τ", at: n))
    let rate = equation.explicitRate
    #expect(try equation.rightSide(rate: rate).equals(rate).isProved)
    #expect(try (n ⋅ rate).isZero().isProved)
  }

  @Test("fluxes of equal size and sign carry no polarisation, and of opposite sign no current")
  func bands() throws {
    let sums = BandSums(), e = Expr.symbol("e", .positive)
    let equal = [(of: sums.flux[0], by: a), (of: sums.flux[1], by: a)]
    #expect(try sums.polarisation.substituting(equal).isZero().isProved)
    let opposite = [(of: sums.flux[0], by: a), (of: sums.flux[1], by: -a)]
    #expect(sums.current(charge: e).substituting(opposite).isLiteralZero)
    // Carriers of charge −e that move forwards are a current backwards.
    #expect(try sums.current(charge: e).substituting(equal).equals(-2 * e * a).isProved)
    let (N, F) = (sums.density, sums.flux)
    let sum = sums.difference(X, n × X) { 2 * $0 }
    #expect(try sum.equals(2 * ((N[0] - N[1]) * X + (F[0] - F[1]) * (n × X))).isProved)
  }
}

@Suite("Dimensions")
struct DimensionTests {
  let table: Dimensions = ["ħ": .action, "Δ": .energy, "τ": .time, "θ": .one, "x": .length]
  func dimension(_ e: Expr) throws(DimensionError) -> PhysicalDimension? { try table.dimension(of: e) }
  let ħ = Expr.symbol("ħ"), Δ = Expr.symbol("Δ"), τ = Expr.symbol("τ"), x = Expr.symbol("x", .real)

  @Test("products, powers and derivatives")
  func dimensions() throws {
    #expect(try dimension(ħ / Δ) == .time)
    #expect(try dimension(sqrt(ħ * Δ / τ)) == .energy)
    #expect(try dimension(ScalarField("θ")(x).derivative(x)) == .one / .length)
    #expect(try dimension(Expr.zero) == nil)
    #expect("\(PhysicalDimension.energy)" == "kg m^2 s^-2")
  }

  @Test("named dimensions are those of their units")
  func named() throws {
    let units: [(PhysicalDimension, String)] = [
      (.volume, "m^3"), (.velocity, "m/s"), (.energy, "J"), (.action, "J s"), (.charge, "C"), (.magneticMoment, "J/T"),
      (.magnetisation, "A/m"), (.currentDensity, "A/m²"), (.electricField, "V/m")
    ]
    for (dimension, unit) in units { #expect(try dimension == PhysicalDimension(unit: unit), "\(unit)") }
  }

  @Test("an error names the terms and their dimensions")
  func errors() {
    #expect(throws: DimensionError.self) { try dimension(τ + ħ / Δ ** 2) }
    #expect(throws: DimensionError.notANumber(τ, .time)) { try dimension(exp(τ)) }
    #expect(throws: DimensionError.undeclared("q")) { try dimension(.symbol("q") * τ) }
    #expect(throws: DimensionError.variablePower(τ)) { try dimension(τ ** ScalarField("θ")(x)) }
  }
}
