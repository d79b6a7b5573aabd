import Algebra
import Worksheets
import Testing
import derivations

@Suite("The diffusive response")
struct DiffusiveResponseTests {
  static let transcript = Result { try Derivation.diffusiveResponse.run() }

  @Test("every claim has its verdict and its dimensions")
  func holds() throws {
    let transcript = try Self.transcript.get()
    let surprises = transcript.surprises
    #expect(surprises == [])
    #expect(transcript.statements.count == 52)
  }

  let ξ = Expr.symbol("ξ", .positive), ℓ = Expr.symbol("ℓ", .positive), τ = Expr.symbol("τ_ex", .positive)
  let k = Expr.symbol("k", .real), θ = Expr.symbol("θ", .real), q = Expr.symbol("q", .positive)
  let w = Expr.symbol("w", .positive)

  @Test("the decay length and the wave number belong to one complex number")
  func decay() throws {
    let transcript = try Self.transcript.get()
    let (decay, wave): (Expr, Expr) = (try transcript.result("κ₁"), try transcript.result("κ₂"))
    #expect(try (decay ** 2 - wave ** 2).equals(ξ / ℓ ** 2).isProved)
    #expect(try (decay ** 2 + wave ** 2).equals(sqrt(1 + ξ ** 2) / ℓ ** 2).isProved)
  }

  @Test("diffusion adds ℓ²k² to ξ; a helix interpolates between that and nothing")
  func waves() throws {
    let transcript = try Self.transcript.get()
    let (plane, gain): (Expr, Expr) = (try transcript.result("ξ(k)"), try transcript.result("u(k)/u"))
    let helix: Expr = try transcript.result("ξ(k, θ)")
    let complex = (ξ - .i) / (ξ - .i + (k * ℓ) ** 2)
    #expect(try gain.equals(complex * complex.conjugate).isProved)
    #expect(try (plane - ξ).equals((ℓ * k) ** 2).isProved)
    let reciprocal = sin(θ) ** 2 / ξ + cos(θ) ** 2 / plane
    #expect(try (1 / helix).equals(reciprocal).isProved)
  }

  @Test("the first correction in the gradients is λ_c⁴/D")
  func gradients() throws {
    let found: Expr = try Self.transcript.get().result("δm, second order")
    #expect(try found.equals(τ * ℓ ** 2 / (ξ - .i) ** 2).isProved)
  }

  @Test("Green's function falls off with q² = ξ + √(1 + ξ²) on the scale of ℓ")
  func green() throws {
    let found: Expr = try Self.transcript.get().result("G(x > 0)")
    let x = Expr.symbol("x", .real)
    let κ = try found.derivative(x) / found
    #expect(try (κ ** 2).equals(((q ** 2 - 1 / q ** 2) / 2 - .i) / ℓ ** 2).isProved)
    #expect(try found.substituting(x, by: 0).equals(-τ / (2 * ℓ ** 2 * κ)).isProved)
  }

  @Test("a narrow source feels at least ξ = 1")
  func narrow() throws {
    let transcript = try Self.transcript.get()
    let (share, narrow): (Expr, Expr) = (try transcript.result("share"), try transcript.result("ξ, narrow"))
    let κ = (q - .i / q) / (sqrt(2) * ℓ)
    #expect(try share.equals(w * κ * (2 + w * κ) / (1 + w * κ) ** 2).isProved)
    #expect(try (narrow - 1 / narrow).equals(2 * ξ).isProved)
  }

  @Test("the decay length is long against the mean free path where τ₀ is short against τ_ex and τ_sf")
  func meanFreePath() throws {
    let transcript = try Self.transcript.get()
    let (ratio, square): (Expr, Expr) = (try transcript.result("(|λ_c|/Λ)²"), try transcript.result("1/λ²"))
    let τ0 = Expr.symbol("τ_0", .positive), v = Expr.symbol("v_F", .positive)
    // ξ = 3/4 makes the root 5/4.
    #expect(try ratio.substituting([(ξ, Expr(3) / 4), (τ, 15 * τ0)]).equals(4).isProved)
    // (ξ − i)(1/τ₀ + (ξ − i)/τ_ex) as a product of the two rates
    let rates = (ξ - .i) / τ * (1 / τ0 + (ξ - .i) / τ)
    #expect(try square.equals(3 * rates / v ** 2).isProved)
  }
}
