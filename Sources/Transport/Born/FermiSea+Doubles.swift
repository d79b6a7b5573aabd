import Numbers

extension BornLevel where Number == Complex {
  /// The integrals over the sea by quadrature, which has no cancellation where the poles of the closed form come together.
  ///
  /// The path leads from infinity to q straight away from the middle c of the poles: q′ = c + (q − c)/t, 0 < t < 1.
  func quadratureSea() throws -> FermiSea<Complex> {
    guard system.dimension == .three else { return try planarSea() }
    let (q, unit) = try seaVariable
    let splitting = unit.re * (system.disorder.keeping - system.disorder.flipping).re
    let vertex = unit.re * system.disorder.vertex.re
    func integral(_ what: SeaIntegral<Double>, _ poles: [Double]) -> Complex {
      let low = poles.min() ?? 0, high = poles.max() ?? 0
      let center = Complex((low + high) / 2)
      let way = q - center
      let a = Complex(0) - center, b = Complex(splitting) - center, c = Complex(vertex) - center
      var distance = 1.0
      for pole in [low, high] {
        let point = (Complex(pole) - center) / way
        // 1/point is where the integrand is singular in t.
        if point.magnitude > 0.25 { distance = min(distance, ((Complex(1) - point) / point).magnitude) }
      }
      let inverse = Complex(1) / way
      let value = GaussLegendre.integral(distance: distance) { t in
        let s = Complex(t) * inverse
        let factors = (Complex(1) - s * a, Complex(1) - s * b, Complex(1) - s * c)
        var sum: Complex = 0.0
        for term in what.terms {
          var below: Complex = 1.0
          for _ in 0..<term.orders.zero { below = below * factors.0 }
          for _ in 0..<term.orders.splitting { below = below * factors.1 }
          for _ in 0..<term.orders.vertex { below = below * factors.2 }
          sum = sum + Complex(Double(term.weight)) / below
        }
        return Complex(t * t) * sum
      }
      // All products are of order four: dq′ Π(q′ − r)^{−n} = −(q − c)^{−3} t² dt/Π(1 − …).
      return -(value * inverse * inverse * inverse)
    }
    let spin = integral(.spin(system.axis), [splitting, vertex])
    return try sea(spin: spin, current: { integral(.turningCurrent, [0, splitting, vertex]) })
  }

  private func planarSea() throws -> FermiSea<Complex> {
    let sea = try PlanarSea(self)
    let end = sea.end
    return try sea.integrals { slope in
      // The path from 0 keeps away from what is not near its end unless the anisotropy is enormous.
      let distance = sea.singularities.map { (($0 - end) / end).magnitude }.min() ?? 1
      return try GaussLegendre.integral(distance: distance) { t in try slope(Complex(t) * end) * end }
    }
  }
}

extension BornSystem where Number == Complex {
  /// The system with these parameters; throws as ``BornModel`` does, and for what is not finite.
  public init(
    mass: Double = 1, exchange: Double, disorder: Disorder<Double>, axis: ImpurityAxis = .laboratory,
    dimension: SpaceDimension = .three
  ) throws(BornError) {
    let rates = [("Γ_i", disorder.potential), ("Γ_⊥", disorder.transverse), ("Γ_z", disorder.longitudinal)]
    guard mass > 0, mass.isFinite else { throw .parameter("m", value: "\(mass)", allowed: "positive") }
    guard exchange.isFinite else { throw .parameter("J", value: "\(exchange)", allowed: "finite") }
    for (name, rate) in rates where !(rate >= 0 && rate.isFinite) {
      throw .parameter(name, value: "\(rate)", allowed: "finite and not negative")
    }
    if rates.allSatisfy({ $0.1 == 0 }) { throw .ballistic }
    self.init(
      mass: Complex(mass), exchange: Complex(exchange), disorder: disorder.map { Complex($0) }, pi: Complex(.pi),
      axis: axis, dimension: dimension)
  }

  /// The coefficients at zero temperature in double precision: some 12 digits of the largest of them, fewer near the edge of the
  /// band, and in two dimensions where the splitting is small, since there divided differences are taken. Not certified: for that there is `BornModel.coefficients(mu:precision:)`.
  ///
  /// - Throws: `BornError.bandEdge`, or `.parameter` for an energy that is not finite.
  public func coefficients(mu: Double) throws -> SpinTorqueCoefficients<Double> {
    let level = try level(at: mu)
    guard exchange.re != 0, let level else {
      return SpinTorqueCoefficients(spin: 0, damping: 0, adiabatic: 0, nonadiabatic: 0)
    }
    let sea = try level.quadratureSea()
    let mirrored = FermiSea(spin: sea.spin.conjugated, current: sea.current.conjugated)
    return try level.coefficients(sea: sea, mirroredSea: mirrored).map(\.re)
  }

  /// The level at an energy; nil below the band.
  func level(at energy: Double) throws -> BornLevel<Complex>? {
    guard energy.isFinite else { throw BornError.parameter("μ", value: "\(energy)", allowed: "finite") }
    guard let state = Selfconsistency(system: self, energy: Complex(energy)).solve() else {
      throw BornError.bandEdge("\(energy)")
    }
    guard case .inside(let up, let down) = state else { return nil }
    func advanced(_ x: Complex) -> Complex { dimension == .three ? -x.conjugated : x.conjugated }
    func isEmpty(_ x: Complex) -> Bool { (dimension == .three ? x.re : x.im) == 0 }
    return try BornLevel(
      self, up: up, down: down, upAdvanced: advanced(up), downAdvanced: advanced(down),
      isEmpty: (isEmpty(up), isEmpty(down)))
  }
}
