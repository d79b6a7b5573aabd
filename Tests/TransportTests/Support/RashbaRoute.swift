import Numbers

@testable import Transport

/// The Rashba ferromagnet by matrices: 2×2 Green functions at some directions of the momentum, whose mean is exact for what occurs
/// here, and certified quadrature over its size p = t/(1 − t). No closed form of an integral.
struct RashbaRoute {
  let model: RashbaModel
  let energy: ComplexBall
  /// The diagonal of the inverse Green function at p = 0.
  let up, down: ComplexBall
  let precision: Int

  func ball(_ q: Rational) throws -> ComplexBall { try ComplexBall(q, precision: precision) }

  /// σ_x, σ_y, σ_z, and 1 before them.
  func pauli(_ k: Int) throws -> BallMatrix {
    let (zero, one) = (try ball(0), try ball(1))
    if k == 0 { return .scalar(one) }
    return .pauli((1...3).map { $0 == k ? one : zero })
  }

  /// One momentum, of the size t/(1 − t).
  struct Place {
    let route: RashbaRoute
    let t, far, cosine, sine: ComplexBall

    private func inverse(_ x: ComplexBall, _ y: ComplexBall) throws -> BallMatrix {
      try (far * far * BallMatrix(a: x, b: t - t, c: t - t, d: y) - .scalar(kinetic()) - far * orbit()).inverted()
    }
    private func kinetic() throws -> ComplexBall { try (t * t).divided(by: route.ball(route.model.mass * 2)) }
    private func orbit() throws -> BallMatrix {
      let α = try route.ball(route.model.coupling)
      return .pauli([α * t * sine, -(α * t * cosine), t - t])
    }
    /// (1 − t)²G⁻¹ inverted.
    func retarded() throws -> BallMatrix { try inverse(route.up, route.down) }
    func advanced() throws -> BallMatrix { try inverse(route.up.conjugated, route.down.conjugated) }
    /// (1 − t) v_x.
    func velocity() throws -> BallMatrix {
      let (m, α) = (try route.ball(route.model.mass), try route.ball(route.model.coupling))
      return try .scalar(t * cosine.divided(by: m)) - far * α * route.pauli(2)
    }
    /// (1 − t)(G⁻¹ + 1 + x)/((1 − t)² + t²/2m), x = p²/2m.
    func rest() throws -> BallMatrix {
      let one = try route.ball(1)
      let diagonal = BallMatrix(a: route.up + one, b: t - t, c: t - t, d: route.down + one)
      return try (far * far + kinetic()).inverted() * (far * diagonal - orbit())
    }
  }

  /// ∫_p of a mean over directions, with (1 − t)^power left of its powers and those of the element p dp.
  ///
  /// - Parameter degree: in p_x and p_y; as many directions and one more, evenly, have the mean of all.
  func integral(_ power: Int, degree: Int, _ f: @escaping (Place) throws -> ComplexBall) throws -> ComplexBall {
    let (zero, one) = (try ball(0), try ball(1))
    let pi = try Ball.pi(precision: precision)
    let directions = (0...degree).map { pi.scaled(by: Rational(2 * $0, degree + 1)) }
    let units = directions.map { (ComplexBall($0.cos()), ComplexBall($0.sin())) }
    let value = try ComplexBall.integral(from: zero, to: one, goal: 76, precision: precision) { t, _ in
      let far = one - t
      var sum = t - t
      for (cosine, sine) in units {
        guard let value = try? f(Place(route: self, t: t, far: far, cosine: cosine, sine: sine)) else { return nil }
        sum += value
      }
      return try? sum * t * far.power(power)
    }
    guard value.isFinite else { throw NumberError.notConverged("a momentum integral") }
    return try value.divided(by: ComplexBall(pi).scaled(by: Rational(2 * (degree + 1))))
  }

  /// Half of the trace with a Pauli matrix.
  func component(_ k: Int, _ m: BallMatrix) throws -> ComplexBall {
    (try pauli(k) * m).trace.scaled(by: Rational(1, 2))
  }

  /// ∫_p G + 1/(1 + x), which the unit of energy as the cutoff makes ∫_p G: ↑↑ and ↓↓.
  func locals() throws -> (up: ComplexBall, down: ComplexBall) {
    let (mean, along) = (
      try integral(0, degree: 2) { try component(0, $0.retarded() * $0.rest()) },
      try integral(0, degree: 2) { try component(3, $0.retarded() * $0.rest()) }
    )
    return (mean + along, mean - along)
  }

  /// Y = X + ΓMY, summed term by term.
  private func ladder(_ X: [ComplexBall], _ M: [[ComplexBall]]) throws -> [ComplexBall] {
    let Γ = try ball(model.rate)
    var (sum, term) = (X, X)
    for _ in 0..<2000 {
      term = M.map { row in zip(row, term).reduce(X[0] - X[0]) { $0 + Γ * $1.0 * $1.1 } }
      sum = zip(sum, term).map { $0 + $1 }
      if term.allSatisfy({ $0.representative.magnitude.bounds.upper < 1e-25 }) { return sum }
    }
    throw NumberError.notConverged("the ladder")
  }

  /// s_x and s_y over qE of the electrons at the Fermi level, Y/2π of Y = ∫_p G^R(v_x + ΓY)G^A.
  func surface() throws -> [ComplexBall] {
    let X = try (1...2).map { i in
      try integral(0, degree: 3) { try component(i, $0.retarded() * $0.velocity() * $0.advanced()) }
    }
    // What it makes of σ_y is what it makes of σ_x, turned.
    let turned = try (1...2).map { i in
      try integral(1, degree: 2) { try component(i, $0.retarded() * pauli(1) * $0.advanced()) }
    }
    let M = [[turned[0], -turned[1]], [turned[1], turned[0]]]
    let pi = ComplexBall(try Ball.pi(precision: precision))
    return try ladder(X, M).map { try $0.divided(by: pi.scaled(by: 2)) }
  }

  /// ½tr σ_x ∫_p G_F over F/i, of which the sea is −(1/π)∫dε Im: G_F = GΣ_FG − (i/2)(G ∂_εL G v G − G v G ∂_εL G).
  func sea() throws -> ComplexBall {
    // ∂_εL = 1 + Γ∫G ∂_εL G, along 1 and σ_z.
    let M = try [0, 3].map { i in
      try [0, 3].map { j in try integral(1, degree: 2) { try component(i, $0.retarded() * pauli(j) * $0.retarded()) } }
    }
    let slope = try ladder([ball(1), ball(0)], M)
    let rise = try BallMatrix.scalar(slope[0]) + slope[1] * pauli(3)
    let source = try integral(2, degree: 4) { place in
      let (G, v) = (try place.retarded(), try place.velocity())
      let (first, second) = (G * rise * G * v * G, G * v * G * rise * G)
      return try component(1, first - second)
    }
    let loop = try integral(1, degree: 2) { try component(1, $0.retarded() * pauli(1) * $0.retarded()) }
    // −(i/2) of it.
    return -(try ladder([source], [[loop]])[0].timesI.scaled(by: Rational(1, 2)))
  }
}
