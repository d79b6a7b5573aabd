import Algebra

/// Integrals ∫_p over products of propagators G_k = 1/(z_k − ξ(p)) and velocities, for an even isotropic band ξ(p).
///
/// A product of propagators is a divided difference of one of them, ∏ G_k = (−1)ⁿ⁻¹ [z₁, …, z_n] 1/(z − ξ), so that every
/// integral follows from two functions of one variable,
///
///     g(z) = ∫_p 1/(z − ξ),    h(z) = ∫_p v²/d · 1/(z − ξ).
///
/// v is the velocity along one axis, whose square averages to v²/d over directions; odd powers of it vanish. Its derivative
/// w = ∂v/∂p is integrated by parts, ∫ w F(ξ) = −∫ v²/d F′(ξ).
///
/// g and h themselves may need a cut-off. A part of g that does not depend on z drops out of every integral with two
/// propagators or more, a part of h that is linear in z out of every one with three or more.
public struct MomentumIntegral: Sendable {
  /// A propagator and where its pole is: an energy z(s) that depends on one parameter, such as κ²/2m on κ.
  public struct Pole: Sendable {
    /// The propagator.
    public let propagator: Expr
    /// The parameter s.
    public let parameter: Expr
    /// z(s).
    public let energy: Expr
    /// g(z(s)).
    public let density: Expr
    /// h(z(s)).
    public let flow: Expr

    /// A propagator with its pole and the two functions there.
    public init(_ propagator: Expr, parameter: Expr, energy: Expr, density: Expr, flow: Expr) {
      self.propagator = propagator
      self.parameter = parameter
      self.energy = energy
      self.density = density
      self.flow = flow
    }

    /// d/dz = (ds/dz) d/ds.
    public func derivative(_ f: Expr) throws -> Expr { try f.derivative(parameter) / energy.derivative(parameter) }
  }

  /// The propagators that may occur.
  public let poles: [Pole]
  /// The velocity along an axis.
  public let velocity: Expr
  /// Its derivative by the momentum along this axis.
  public let acceleration: Expr

  /// The integrals over products of these propagators, velocities and their derivative.
  public init(_ poles: [Pole], velocity: Expr, acceleration: Expr) {
    self.poles = poles
    self.velocity = velocity
    self.acceleration = acceleration
  }

  /// ∫_p of a polynomial in propagators and velocities.
  ///
  /// - Throws: `AlgebraError.unable` for other functions of these, for more than two velocities in a term, and for a term
  ///   without a propagator.
  public func callAsFunction(_ integrand: Expr) throws -> Expr {
    var sum: [Expr] = []
    for (monomial, coefficient) in try monomials(integrand) {
      switch (monomial.velocities, monomial.accelerations) {
      case (0, 0): sum.append(coefficient * (try value(monomial.powers, \.density)))
      case (1, 0): continue
      case (2, 0): sum.append(coefficient * (try value(monomial.powers, \.flow)))
      case (0, 1):
        // dGⁿ/dξ = nGⁿ⁺¹.
        for (k, power) in monomial.powers.enumerated() where power > 0 {
          var raised = monomial.powers
          raised[k] += 1
          sum.append(-Expr(power) * coefficient * (try value(raised, \.flow)))
        }
      default: throw AlgebraError.unable("an integral over more than two velocities", integrand)
      }
    }
    return .sum(sum)
  }

  /// ∫_p of every entry.
  public func callAsFunction(_ integrand: Matrix) throws -> Matrix { try integrand.map { try self($0) } }

  private struct Monomial: Hashable {
    var powers: [Int]
    var velocities = 0
    var accelerations = 0
  }

  /// The terms of the polynomial; nothing else in a term depends on the momentum.
  private func monomials(_ integrand: Expr) throws -> [Monomial: Expr] {
    var result: [Monomial: Expr] = [:]
    let kernels = poles.map(\.propagator) + [velocity, acceleration]
    let expanded = try integrand.expanded()
    if expanded.isLiteralZero { return [:] }
    let terms: [Expr] =
      if case .sum(let list) = expanded.view { list.map { Expr($0.coefficient) * $0.term } } else { [expanded] }
    for term in terms {
      var exponents = kernels.map { _ in 0 }
      var rest = Expr.one
      for (base, exponent) in term.factors {
        guard let k = kernels.firstIndex(of: base) else {
          rest *= base ** exponent
          continue
        }
        guard let n = exponent.rationalValue?.asInt, n > 0 else {
          throw AlgebraError.unable("an integral of a power of a propagator that is not natural", integrand)
        }
        exponents[k] = n
      }
      if kernels.contains(where: rest.contains) {
        throw AlgebraError.unable("an integral of what is no polynomial in propagators and velocities", integrand)
      }
      let monomial = Monomial(
        powers: Array(exponents[..<poles.count]), velocities: exponents[poles.count],
        accelerations: exponents[poles.count + 1])
      result[monomial] = (result[monomial] ?? 0) + rest
    }
    return result
  }

  /// (−1)ⁿ⁻¹ [z₁, …, z_n] F, the nodes as often as their propagators.
  ///
  /// It is Σ_k 1/(n_k − 1)! (d/dz_k)^(n_k − 1) F(z_k)/∏_{l ≠ k} (z_k − z_l)^n_l.
  private func value(_ powers: [Int], _ function: (Pole) -> Expr) throws -> Expr {
    let used = poles.indices.filter { powers[$0] > 0 }
    let count = powers.reduce(0, +)
    guard count > 0 else { throw AlgebraError.unable("an integral without a propagator", .one) }
    var sum = Expr.zero
    for k in used {
      let pole = poles[k]
      let gaps = used.filter { $0 != k }.map { (pole.energy - poles[$0].energy) ** Expr(powers[$0]) }
      let others = Expr.product(gaps)
      var term = function(pole) / others
      for n in 1..<max(1, powers[k]) { term = try pole.derivative(term) / Expr(n) }
      sum += term
    }
    return count % 2 == 1 ? sum : -sum
  }
}

extension Expr {
  /// The factors of a product with a number in front.
  fileprivate var factors: [(base: Expr, exponent: Expr)] {
    switch view {
    case .product(let list): list
    case .sum(let terms) where terms.count == 1:
      [(base: Expr(terms[0].coefficient), exponent: Expr.one)] + terms[0].term.factors
    default: [(self, 1)]
    }
  }
}
