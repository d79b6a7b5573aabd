import Numbers

@testable import Transport

/// What the impurities around one point do to electrons whose local Green function changes.
protocol TurningMedium {
  var mass: Rational { get }
  var exchange: Rational { get }
  var dimension: SpaceDimension { get }
  /// Between retarded or between advanced Green functions.
  var retarded: MediumSide { get }
  var advanced: MediumSide { get }
  /// How a ladder operator in the distribution, between retarded and advanced functions, comes back.
  var mixedVertex: ComplexBall { get }
  /// Whether the axis of the impurity spins turns.
  var axis: ImpurityAxis { get }
  /// (∂𝒦)[∫(G^R + G^A)] over ∂n⋅σ, for an axis that turns.
  var axisSource: ComplexBall { get throws }
  /// How the vertex changes with local Green functions that have these rates.
  func vertexRate(_ rates: (up: ComplexBall, down: ComplexBall), advanced: Bool) throws -> ComplexBall
  /// The ladder part of what ∂ₜg = turned × (ladder operator) adds to the retarded Σ in the star product of time and energy.
  func turningSource(_ turned: ComplexBall, _ rates: (up: ComplexBall, down: ComplexBall)) throws -> ComplexBall
}

/// Of ↑ and ↓: Σ, ∂Σ_↑/∂g_↑, ∂Σ_↑/∂g_↓ = ∂Σ_↓/∂g_↑, ∂Σ_↓/∂g_↓, and how a ladder operator comes back.
struct MediumSide {
  let selfEnergy: (up: ComplexBall, down: ComplexBall)
  let response: (up: ComplexBall, mixed: ComplexBall, down: ComplexBall)
  let vertex: ComplexBall
}

/// The Born approximation: Σ = 𝒦[g] with a linear 𝒦.
struct BornMedium: TurningMedium {
  let model: BornModel
  let level: BornLevel<ComplexBall>
  let retarded, advanced: MediumSide
  let mixedVertex: ComplexBall

  init(_ model: BornModel, _ level: BornLevel<ComplexBall>, precision: Int) throws {
    (self.model, self.level) = (model, level)
    func ball(_ q: Rational) throws -> ComplexBall { try ComplexBall(q, precision: precision) }
    let (a, b, c) = (try ball(model.keeping), try ball(model.flipping), try ball(model.vertex))
    func side(_ x: ComplexBall, _ y: ComplexBall) -> MediumSide {
      MediumSide(selfEnergy: (a * x + b * y, a * y + b * x), response: (a, b, a), vertex: c)
    }
    retarded = side(level.up.local, level.down.local)
    advanced = side(level.upAdvanced.local, level.downAdvanced.local)
    mixedVertex = c
  }

  var mass: Rational { model.mass }
  var exchange: Rational { model.exchange }
  var dimension: SpaceDimension { model.dimension }
  var axis: ImpurityAxis { model.axis }
  var axisSource: ComplexBall {
    get throws {
      let sum = level.up.local - level.down.local + level.upAdvanced.local - level.downAdvanced.local
      // ∂𝒦[A₀ + A₁ n⋅σ] = 2(Γ_z − Γ_⊥)A₁ ∂n⋅σ.
      let turns = model.axis == .moment ? model.disorder.longitudinal - model.disorder.transverse : 0
      return sum.scaled(by: turns)
    }
  }
  func vertexRate(_ rates: (up: ComplexBall, down: ComplexBall), advanced: Bool) -> ComplexBall { rates.up.zero }
  func turningSource(_ turned: ComplexBall, _ rates: (up: ComplexBall, down: ComplexBall)) -> ComplexBall {
    turned.zero
  }
}

/// Impurities of any strength, by matrices averaged over the sphere.
struct StrongMedium: TurningMedium {
  let model: StrongModel
  let route: StrongRoute
  let retarded, advanced: MediumSide
  let mixedVertex: ComplexBall

  init(_ model: StrongModel, _ route: StrongRoute) throws {
    (self.model, self.route) = (model, route)
    func side(_ pick: @escaping (BallMatrix, BallMatrix) -> BallMatrix) throws -> MediumSide {
      MediumSide(
        selfEnergy: (try route.average { pick($0, $1).a }, try route.average { pick($0, $1).d }),
        response: (
          try route.average { pick($0, $1).a * pick($0, $1).a }, try route.average { pick($0, $1).b * pick($0, $1).c },
          try route.average { pick($0, $1).d * pick($0, $1).d }
        ), vertex: try route.average { pick($0, $1).a * pick($0, $1).d })
    }
    retarded = try side { T, _ in T }
    advanced = try side { _, T in T }
    mixedVertex = try route.average { T, A in T.a * A.d }
  }

  var mass: Rational { model.mass }
  var exchange: Rational { model.exchange }
  var dimension: SpaceDimension { model.dimension }
  var axis: ImpurityAxis { .laboratory }
  var axisSource: ComplexBall { mixedVertex.zero }

  /// T′ = T g′T.
  func vertexRate(_ rates: (up: ComplexBall, down: ComplexBall), advanced: Bool) throws -> ComplexBall {
    let rate = route.diagonal(rates.up, rates.down)
    return try route.average { retarded, other in
      let T = advanced ? other : retarded
      let rise = T * rate * T
      return rise.a * T.d + T.a * rise.d
    }
  }

  /// (i/2)⟨T(g′Tġ − ġTg′)T⟩.
  func turningSource(_ turned: ComplexBall, _ rates: (up: ComplexBall, down: ComplexBall)) throws -> ComplexBall {
    let rate = route.diagonal(rates.up, rates.down), zero = turned.zero
    let ladder = BallMatrix(a: zero, b: turned, c: zero, d: zero)
    return try route.average { T, _ in (T * (rate * T * ladder - ladder * T * rate) * T).b }.timesI
      .scaled(by: Rational(1, 2))
  }
}
