import Numbers

@testable import Transport

/// The response of the Green functions to a turning moment and to a field, from the gradient expansion of matrices in spin space
/// with certified integrals over momentum: no formula for an integral and no simplification is used.
///
/// The moment n is any direction, and u the direction in which it turns. Momentum is p = x/(1 − x), 0 < x < 1. With w = (1 − x)²
/// the matrices are L = L̂/w and G = wĜ; a derivative by X or by the energy alone brings a factor w, one by momentum a factor 1 − x,
/// so that what is integrated is a rational function of x without a pole at 1.
struct MoyalRoute<Medium: TurningMedium> {
  let medium: Medium
  let precision: Int
  /// n, and two directions across it with e₁ × e₂ = n.
  let axes: [[Rational]]
  private let mass: ComplexBall
  private let exchange: ComplexBall
  /// ε + μ.
  private let energy: ComplexBall

  init(_ medium: Medium, energy: ComplexBall, axes: [[Rational]], precision: Int) throws {
    self.medium = medium
    self.energy = energy
    self.axes = axes
    self.precision = precision
    mass = try ComplexBall(medium.mass, precision: precision)
    exchange = try ComplexBall(medium.exchange, precision: precision)
  }

  // MARK: Spin

  private func ball(_ q: Rational) throws -> ComplexBall { try ComplexBall(q, precision: precision) }
  private func spin(_ axis: Int) throws -> BallMatrix { .pauli(try axes[axis].map(ball)) }
  /// Σ = Σ₊ + Σ₋ n⋅σ from its values for ↑ and ↓.
  private func along(_ up: ComplexBall, _ down: ComplexBall) throws -> BallMatrix {
    let half = Rational(1, 2)
    return .scalar((up + down).scaled(by: half)) + (up - down).scaled(by: half) * (try spin(0))
  }
  /// The part of a matrix with the ladder operator ½(e₁ + ie₂)⋅σ.
  private func raised(_ m: BallMatrix) throws -> ComplexBall {
    let lowering = try spin(1) - ComplexBall.i(precision: precision) * spin(2)
    return (lowering * m).trace.scaled(by: Rational(1, 2))
  }
  private func ladder() throws -> BallMatrix {
    try ball(Rational(1, 2)) * (spin(1) + ComplexBall.i(precision: precision) * spin(2))
  }

  // MARK: Integrals

  /// ∫_p w^k f, f a rational function of x.
  private func integral(_ k: Int, _ f: @escaping (ComplexBall) throws -> ComplexBall) throws -> ComplexBall {
    let one = try ball(1)
    let isThree = medium.dimension == .three
    let value = try ComplexBall.integral(from: ball(0), to: one, goal: precision - 24, precision: precision) { x, _ in
      try? f(x) * (isThree ? x * x : x) * (one - x).power(isThree ? 2 * k - 4 : 2 * k - 3)
    }
    guard value.isFinite else { throw NumberError.notConverged("a momentum integral") }
    let pi = ComplexBall(try Ball.pi(precision: precision))
    return try value.divided(by: isThree ? (pi * pi).scaled(by: 2) : pi.scaled(by: 2))
  }

  /// L̂ at n, without gradients.
  private func bare(_ x: ComplexBall, advanced: Bool = false) throws -> BallMatrix {
    let one = try ball(1)
    let w = (one - x) * (one - x)
    let kinetic = try (x * x).divided(by: mass).scaled(by: Rational(1, 2))
    // E + Jn⋅σ − Σ.
    let (up, down) = advanced ? medium.advanced.selfEnergy : medium.retarded.selfEnergy
    let selfEnergy = try along(up, down)
    let inner = try BallMatrix.scalar(energy) + exchange * spin(0) - selfEnergy
    return w * inner - .scalar(kinetic)
  }

  /// How the inverse Green function changes with energy and with a rotation, solved from the self-consistency.
  struct Slopes {
    /// ∂_ε L: 1 − Σ′ for ↑ and ↓.
    var up, down: ComplexBall
    /// Λ and Λ′.
    var tilt, tiltSlope: ComplexBall
    /// ∫ G(ladder)G.
    var pair: ComplexBall
    /// The rates of the local Green functions of ↑ and ↓.
    var local: (up: ComplexBall, down: ComplexBall)
  }

  func slopes(advanced: Bool = false) throws -> Slopes {
    let side = advanced ? medium.advanced : medium.retarded
    let r = side.response
    let n = try spin(0)
    let half = Rational(1, 2)
    let one = try ball(1)
    // ∫G_σ² by projection on spin σ; Σ′ = −𝒦∫G L′ G.
    func square(_ sign: Int) throws -> ComplexBall {
      try integral(2) { x in
        let G = try bare(x, advanced: advanced).inverted()
        let weight = try BallMatrix.scalar(one) + ball(Rational(sign)) * n
        return (G * G * weight).trace.scaled(by: half)
      }
    }
    let (up, down) = (try square(1), try square(-1))
    // (1 − a u)L′_↑ − b d L′_↓ = 1 and the same with ↑ and ↓ exchanged, where g′_↑ = −uL′_↑ and g′_↓ = −dL′_↓.
    let (p, q) = (one - r.up * up, one - r.down * down)
    let determinant = try (p * q - r.mixed * r.mixed * up * down).inverted()
    let slopes = (up: (q + r.mixed * down) * determinant, down: (p + r.mixed * up) * determinant)
    let local = (up: -(up * slopes.up), down: -(down * slopes.down))
    let raise = try ladder()
    let pair = try integral(2) { x in
      let G = try bare(x, advanced: advanced).inverted()
      return try raised(G * raise * G)
    }
    let turned = try along(slopes.up, slopes.down)
    let pairSlope = try integral(3) { x in
      let G = try bare(x, advanced: advanced).inverted()
      let slope = G * turned * G
      return try -raised(slope * raise * G + G * raise * slope)
    }
    switch medium.axis {
    case .laboratory:
      let screened = try (one - side.vertex * pair).inverted()
      let tilt = exchange * screened
      let rise = try side.vertex * pairSlope + medium.vertexRate(local, advanced: advanced) * pair
      return Slopes(
        up: slopes.up, down: slopes.down, tilt: tilt, tiltSlope: tilt * rise * screened, pair: pair, local: local)
    case .moment:
      // The whole self-energy turns: δL = (J − Σ₋)u⋅σ.
      let minus = (side.selfEnergy.up - side.selfEnergy.down).scaled(by: half)
      return Slopes(
        up: slopes.up, down: slopes.down, tilt: exchange - minus,
        tiltSlope: (slopes.up - slopes.down).scaled(by: half), pair: pair, local: local)
    }
  }

  /// L̂ as a jet, for n turning towards e₁; with the factors w of X and of the energy taken out when only one of them occurs.
  private func jet(_ x: ComplexBall, _ slopes: Slopes, advanced: Bool = false, isMixed: Bool = false) throws
    -> MatrixJet
  {
    var L = MatrixJet()
    let one = try ball(1)
    let w = isMixed ? (one - x) * (one - x) : one
    let towards = try w * spin(1)
    let root = ComplexBall(try Ball(medium.dimension.rawValue, precision: precision).sqrt())
    L[0, 0, 0] = try bare(x, advanced: advanced)
    L[0, 0, 1] = try w * along(slopes.up, slopes.down)
    L[1, 0, 0] = slopes.tilt * towards
    if isMixed { L[1, 0, 1] = slopes.tiltSlope * towards }
    // Velocities occur to second order: their angular average is the value at v/√d.
    L[0, 1, 0] = .scalar(try -x.divided(by: mass * root))
    L[0, 2, 0] = .scalar(try ball(-1).divided(by: mass).scaled(by: Rational(1, 2)))
    return L
  }

  // MARK: Responses

  /// The ladder part of ∫G_t: the response of the retarded function to ∂ₜn = e₁.
  func turning(_ slopes: Slopes) throws -> ComplexBall {
    let source = try integral(3) { x in
      let L = try jet(x, slopes).truncated(x: 1, p: 0, e: 1)
      let G = try L.inverted()
      let bracket = L.derivative(.e) * G.derivative(.x) - L.derivative(.x) * G.derivative(.e)
      return try component((G * bracket).timesHalfI(-1))
    }
    // ∂ₜg = −∫G ∂ₜL G, and what it makes of Σ besides c ∫G_t.
    let further = try medium.turningSource(-(slopes.tilt * slopes.pair), slopes.local)
    return try (source + slopes.pair * further).divided(by: ball(1) - medium.retarded.vertex * slopes.pair)
  }

  /// The ladder part of ∫G_XF: the response to a field, and n turning along it as e₁.
  func drifting(_ slopes: Slopes) throws -> ComplexBall {
    let source = try integral(2) { x in
      let L = try jet(x, slopes, isMixed: true)
      let G = try L.inverted()
      // To the orders that the derivatives after them need.
      func byX(_ f: MatrixJet, _ g: MatrixJet, p: Int, e: Int) -> MatrixJet {
        func cut(_ jet: MatrixJet) -> MatrixJet { jet.truncated(x: 0, p: p, e: e) }
        return cut(f.derivative(.x)) * cut(g.derivative(.p)) - cut(f.derivative(.p)) * cut(g.derivative(.x))
      }
      func byField(_ f: MatrixJet, _ g: MatrixJet, x: Int, p: Int) -> MatrixJet {
        func cut(_ jet: MatrixJet) -> MatrixJet { jet.truncated(x: x, p: p, e: 0) }
        return cut(f.derivative(.e)) * cut(g.derivative(.p)) - cut(f.derivative(.p)) * cut(g.derivative(.e))
      }
      let turned = (G.truncated(x: 0, p: 1, e: 1) * byX(L, G, p: 1, e: 1)).timesHalfI(-1)
      let drifted = (G.truncated(x: 1, p: 1, e: 0) * byField(L, G, x: 1, p: 1)).timesHalfI(-1)
      let value = G.truncated(x: 0, p: 0, e: 0)
      let first = (value * (byX(L, drifted, p: 0, e: 0) + byField(L, turned, x: 0, p: 0))).timesHalfI(-1)
      // 𝒫_X𝒫_F(L, G), all four products.
      func second(_ jet: MatrixJet, _ a: MatrixJet.Variable, _ b: MatrixJet.Variable) -> MatrixJet {
        jet.derivative(a).derivative(b).truncated(x: 0, p: 0, e: 0)
      }
      let both =
        second(L, .x, .e) * second(G, .p, .p) - second(L, .x, .p) * second(G, .p, .e)
        - second(L, .p, .e) * second(G, .x, .p) + second(L, .p, .p) * second(G, .x, .e)
      return try component(first + (value * both.truncated(x: 0, p: 0, e: 0)).scaled(by: Rational(1, 4)))
    }
    return try source.divided(by: ball(1) - medium.retarded.vertex * slopes.pair)
  }

  private func component(_ jet: MatrixJet) throws -> ComplexBall {
    guard let m = jet[0, 0, 0] else { throw NumberError.singular("a response without value") }
    return try raised(m)
  }

  /// ∫G^R(ladder)G^A.
  private func mixedPair() throws -> ComplexBall {
    let raise = try ladder()
    return try integral(2) { x in
      let (R, A) = (try bare(x).inverted(), try bare(x, advanced: true).inverted())
      return try raised(R * raise * A)
    }
  }

  /// The ladder part of ∫g_t, over f′.
  func turningDistribution() throws -> ComplexBall {
    let pair = try mixedPair()
    // s + [f, ε − H] with [f, ε − H] = if′J ∂ₜn⋅σ; where the axis turns, s has −(i/2)f′ (∂ₜ𝒦)[∫(G^R + G^A)] besides.
    let source = try exchange - medium.axisSource.scaled(by: Rational(1, 2))
    return try (pair * source.timesI).divided(by: ball(1) - medium.mixedVertex * pair)
  }

  /// The ladder part of ∫g_XF, over f′.
  func driftingDistribution(_ retarded: Slopes, _ advanced: Slopes) throws -> ComplexBall {
    let root = ComplexBall(try Ball(medium.dimension.rawValue, precision: precision).sqrt())
    let source = try integral(3) { x in
      func lowest(_ jet: MatrixJet) -> MatrixJet { jet.truncated(x: 1, p: 1, e: 0) }
      let (L, M) = (try lowest(jet(x, retarded)), try lowest(jet(x, advanced, advanced: true)))
      let (R, A) = (try L.inverted(), try M.inverted())
      func cut(_ jet: MatrixJet) -> MatrixJet { jet.truncated(x: 0, p: 0, e: 0) }
      func turned(_ L: MatrixJet, _ G: MatrixJet) -> MatrixJet {
        let bracket = cut(L.derivative(.x)) * cut(G.derivative(.p)) - cut(L.derivative(.p)) * cut(G.derivative(.x))
        return (cut(G) * bracket).timesHalfI(-1)
      }
      // φ = −if′v as a jet in momentum.
      var φ = MatrixJet()
      let i = try ComplexBall.i(precision: precision)
      φ[0, 0, 0] = .scalar(try -(i * x).divided(by: mass * root))
      φ[0, 1, 0] = .scalar(try -i.divided(by: mass))
      let inner = R * φ
      let left = cut(R.derivative(.x)) * cut(φ.derivative(.p)) * cut(A)
      let right = cut(inner.derivative(.x)) * cut(A.derivative(.p)) - cut(inner.derivative(.p)) * cut(A.derivative(.x))
      let all = turned(L, R) * cut(φ) * cut(A) + cut(inner) * turned(M, A) + (left + right).timesHalfI(1)
      return try component(all)
    }
    let pair = try mixedPair()
    return try source.divided(by: ball(1) - medium.mixedVertex * pair)
  }
}
