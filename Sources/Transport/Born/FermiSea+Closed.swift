import Numbers

/// An integrand over the sea in three dimensions, Σ weight · ∫_∞^q dq′ Π (q′ − r)^{−n}, with the poles r = (m²/π)·rate.
///
/// q = −i(κ_↑ + κ_↓). Along the solutions d = κ_↑ − κ_↓ = 4mJ/u with u = κ_↑ + κ_↓ − i(m²/π)(a − b), and λ is κ_↑ + κ_↓ over
/// v = κ_↑ + κ_↓ − i(m²/π)c: so everything under the integrals is rational in q.
struct SeaIntegral<Rate> {
  /// One product: its weight, and how often 0, a − b and c occur.
  struct Term {
    let weight: Int
    let orders: (zero: Int, splitting: Int, vertex: Int)
  }
  let terms: [Term]

  /// ∫ΛλW dε over −4m³J²/π: 1/u²v², or 1/u³v when the axis turns along.
  static func spin(_ axis: ImpurityAxis) -> SeaIntegral {
    switch axis {
    case .laboratory: SeaIntegral(terms: [Term(weight: 1, orders: (0, 2, 2))])
    case .moment: SeaIntegral(terms: [Term(weight: 1, orders: (0, 3, 1))])
    }
  }

  /// ∫2λ(Λ′𝓑 + ½Λ𝓑′)dε over −2m²J/3π, for the axis that turns along.
  static var turningCurrent: SeaIntegral {
    SeaIntegral(terms: [Term(weight: 1, orders: (2, 1, 1)), Term(weight: 2, orders: (1, 2, 1))])
  }
}

extension SeaIntegral where Rate: Hashable {
  /// The terms with equal poles united, so that partial fractions apply.
  func grouped(splitting: Rate, vertex: Rate, zero: Rate) -> [(weight: Int, poles: [(rate: Rate, order: Int)])] {
    terms.map { term in
      var poles: [(rate: Rate, order: Int)] = []
      for (rate, order) in [
        (zero, term.orders.zero), (splitting, term.orders.splitting), (vertex, term.orders.vertex)
      ] where order > 0 {
        if let k = poles.firstIndex(where: { $0.rate == rate }) {
          poles[k].order += order
        } else {
          poles.append((rate, order))
        }
      }
      return (term.weight, poles)
    }
  }
}

extension BornLevel {
  /// q = −i(κ_↑ + κ_↓) and the unit m²/π of its poles, in three dimensions.
  var seaVariable: (q: Number, unit: Number) {
    get throws { (-(up.root + down.root).timesI, try system.mass.squared.divided(by: system.pi)) }
  }

  /// The integrals over the sea in three dimensions in closed form. Which of the rates a − b, c and 0 are equal must be known
  /// exactly: `rates` are comparable names of them, and `number` their values.
  public func closedSea<Rate: Hashable>(
    splitting: Rate, vertex: Rate, zero: Rate, number: (Rate) throws -> Number
  ) throws -> FermiSea<Number> {
    let (q, unit) = try seaVariable
    // The antiderivative at the middle of a ball, and what is integrated over the rest of the way: partial fractions of nearby poles
    // cancel, and would make a wide ball much wider.
    let middle = q.representative
    func inverse(_ q: Number, _ poles: [(position: Number, order: Int)]) throws -> Number {
      var below = q.unit
      for (position, order) in poles { for _ in 0..<order { below = below * (q - position) } }
      return try q.unit.divided(by: below)
    }
    func integral(_ what: SeaIntegral<Rate>) throws -> Number {
      var total = q.zero
      for (weight, poles) in what.grouped(splitting: splitting, vertex: vertex, zero: zero) {
        let positions = try poles.map { (position: unit * (try number($0.rate)), order: $0.order) }
        var value = try inversePowers(at: middle, poles: positions)
        value = try q.continued(from: value, slope: inverse(q, positions))
        total = total + value.scaled(by: Rational(weight))
      }
      return total
    }
    return try sea(spin: integral(.spin(system.axis)), current: { try integral(.turningCurrent) })
  }

  /// The integrals from what the rational functions of q give.
  func sea(spin: Number, current: () throws -> Number) throws -> FermiSea<Number> {
    let (mass, exchange) = (system.mass, system.exchange)
    let spin = try (mass.cubed * exchange.squared * spin).scaled(by: -4).divided(by: system.pi)
    switch system.axis {
    case .laboratory: return FermiSea(spin: spin, current: try dressedRetardedCurrent)
    case .moment:
      let current = try (mass.squared * exchange * current()).scaled(by: Rational(-2, 3)).divided(by: system.pi)
      return FermiSea(spin: spin, current: current)
    }
  }

  /// Jλ²𝓑, of which the integrand over the sea is the derivative when the axis of the impurity spins stays.
  var dressedRetardedCurrent: Number { get throws { try system.exchange * vertex.squared * retardedCurrent } }
}
