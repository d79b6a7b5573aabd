import Numbers

@testable import Transport

/// What a level in the T matrix approximation consists of, from 2×2 matrices averaged over the sphere and certified integrals
/// over momentum: no closed form, no symmetry and no Ward identity is used.
struct StrongRoute {
  let model: StrongModel
  let level: StrongLevel<ComplexBall>
  let precision: Int
  private let one: ComplexBall
  private let i: ComplexBall

  init(_ model: StrongModel, _ level: StrongLevel<ComplexBall>, precision: Int) throws {
    (self.model, self.level, self.precision) = (model, level, precision)
    one = try ComplexBall(1, precision: precision)
    i = try .i(precision: precision)
  }

  private func ball(_ q: Rational) throws -> ComplexBall { try ComplexBall(q, precision: precision) }
  func diagonal(_ up: ComplexBall, _ down: ComplexBall) -> BallMatrix {
    BallMatrix(a: up, b: one.scaled(by: 0), c: one.scaled(by: 0), d: down)
  }

  // MARK: Directions

  /// Σ n⟨f(T, T̄)⟩ over all impurities, one component; T = V(1 − gV)⁻¹ with matrices for V and g.
  ///
  /// The average over four angles φ is exact: products of up to three T have harmonics up to the third.
  func average(_ f: @escaping (_ T: BallMatrix, _ advanced: BallMatrix) -> ComplexBall) throws -> ComplexBall {
    let media = [(level.up, level.down), (level.upAdvanced, level.downAdvanced)].map {
      diagonal($0.0.local, $0.1.local)
    }
    let circle: [(ComplexBall, ComplexBall)] = try [
      (1, 0), (0, 1), (-1, 0), (0, -1)
    ].map { (try ball($0.0), try ball($0.1)) }
    var total = one.scaled(by: 0)
    for impurity in model.impurities {
      guard case .finite(let v) = impurity.potential else { continue }
      // x = sin s makes √(1 − x²) = cos s analytic.
      let half = ComplexBall(try Ball.pi(precision: precision).scaled(by: Rational(1, 2)))
      let value = try ComplexBall.integral(from: -half, to: half, goal: precision - 16, precision: precision) { s, _ in
        try? circle.reduce(one.scaled(by: 0)) { sum, angle in
          let S = [s.cos() * angle.0, s.cos() * angle.1, s.sin()]
          let V = try BallMatrix.scalar(ball(v)) + ball(impurity.spin) * .pauli(S)
          let T = try media.map { try V * (.scalar(one) - $0 * V).inverted() }
          return sum + f(T[0], T[1]) * s.cos()
        }
      }
      guard value.isFinite else { throw NumberError.notConverged("an average over directions") }
      total = total + value.scaled(by: impurity.concentration * Rational(1, 8))
    }
    return total
  }

  // MARK: Momenta

  /// ∫_p Π 1/(z − p²/2m), with v²/d as well if asked for, by p = x/(1 − x), 0 < x < 1.
  private func loop(_ energies: [ComplexBall], flow: Bool = false) throws -> ComplexBall {
    let isThree = model.dimension == .three
    let mass = try ball(model.mass), double = mass.scaled(by: 2)
    let value = try ComplexBall.integral(from: ball(0), to: one, goal: precision - 24, precision: precision) { x, _ in
      let w = (one - x) * (one - x)
      guard
        let product = try? energies.reduce(one, { try $0.divided(by: w * $1 - (x * x).divided(by: double)) }),
        let weight = try? (one - x).power(2 * energies.count - (isThree ? 4 : 3) - (flow ? 2 : 0))
      else { return nil }
      let value = product * weight * (isThree ? x * x : x)
      return flow ? try? (value * x * x).divided(by: mass * mass) : value
    }
    guard value.isFinite else { throw NumberError.notConverged("a momentum integral") }
    let pi = ComplexBall(try Ball.pi(precision: precision))
    let result = try value.divided(by: isThree ? (pi * pi).scaled(by: 2) : pi.scaled(by: 2))
    return flow ? result.scaled(by: Rational(1, model.dimension.rawValue)) : result
  }

  // MARK: The formulas as they are derived

  /// C_α, C_ad and C_β, what the Fermi level gives to C_S, and its integrand over the sea, λ²(W + I²E).
  func coefficients() throws -> (level: SpinTorqueCoefficients<ComplexBall>, sea: ComplexBall) {
    let (z, y) = (level.up.energy, level.down.energy)
    let (zA, yA) = (level.upAdvanced.energy, level.downAdvanced.energy)
    let J = try ball(model.exchange)
    let (I, K) = (try loop([z, y]), try loop([y, zA]))
    let c = try average { T, _ in T.a * T.d }, mixed = try average { T, A in T.d * A.a }
    let λ = try (one - c * I).inverted(), λA = λ.conjugated
    let ladder = try (one - mixed * K).inverted()
    let Q = try J * λA * loop([y, yA, zA, zA], flow: true) - J * λ * loop([y, y, z, zA], flow: true)
    let B = try loop([z, z, y, y], flow: true)
    let pi = ComplexBall(try Ball.pi(precision: precision))
    let (Y, shift) = (Q * ladder, J * λ * λ * B)
    func re(_ x: ComplexBall) -> ComplexBall { ComplexBall(x.re) }
    func im(_ x: ComplexBall) -> ComplexBall { ComplexBall(x.im) }
    let factor = try J.divided(by: pi)
    let values = SpinTorqueCoefficients(
      spin: -(factor * J * im(K * ladder)), damping: factor * J * re(K * ladder - λ * I),
      adiabatic: -(factor * re(Y)), nonadiabatic: -(factor * im(Y + shift)))

    // The rates of z and g by the energy: z_σ′ + Σ_ρ ∂Σ_σ/∂g_ρ g_ρ′ = 1, g_ρ′ = −∫G_ρ² z_ρ′.
    let (u, d) = (try -loop([z, z]), try -loop([y, y]))
    let (a, m) = (try average { T, _ in T.a * T.a }, try average { T, _ in T.b * T.c })
    let n = try average { T, _ in T.d * T.d }
    let determinant = try ((one + a * u) * (one + n * d) - m * u * m * d).inverted()
    let (ζ, ξ) = ((one + n * d - m * d) * determinant, (one + a * u - m * u) * determinant)
    let W = try loop([y, y, z]) * ξ - loop([z, z, y]) * ζ
    let (rates, raise) = (diagonal(u * ζ, d * ξ), BallMatrix(a: J - J, b: one, c: J - J, d: J - J))
    let E = try average { T, _ in
      let product = T * (rates * T * raise - raise * T * rates) * T
      return product.b
    }
    return (values, λ * λ * (W + I * I * E))
  }
}
