import Algebra

/// Integrals ∫_p over products of propagators G_k = 1/(z_k − ξ(p)) and velocities, for an even isotropic band ξ(p).
///
/// v is the velocity along one axis, whose odd powers vanish. Its derivative w = ∂v/∂p is integrated by parts,
/// ∫ w F(ξ) = −∫ v² F′(ξ). What is left is ∫ ∏ G and ∫ v² ∏ G: formal objects, fields `∫_p` of the product, unless the poles
/// are known.
///
/// With them a product of propagators is a divided difference of one, ∏ G_k = (−1)ⁿ⁻¹ [z₁, …, z_n] 1/(z − ξ), so that every
/// integral follows from two functions of one variable,
///
///     g(z) = ∫_p 1/(z − ξ),    h(z) = ∫_p (v²/d)/(z − ξ),
///
/// where v² was averaged over the directions of d dimensions. g and h themselves may need a cut-off. A part of g that does
/// not depend on z drops out of every integral with two propagators or more, a part of h that is linear in z out of every
/// one with three or more.
public struct MomentumIntegral: Sendable {
  /// Where a propagator has its pole: an energy z(s) that depends on one parameter, such as κ²/2m on κ.
  public struct Pole: Sendable {
    /// The parameter s.
    public let parameter: Expr
    /// z(s).
    public let energy: Expr
    /// g(z(s)).
    public let density: Expr
    /// h(z(s)).
    public let flow: Expr

    /// A pole and the two functions there.
    public init(parameter: Expr, energy: Expr, density: Expr, flow: Expr) {
      self.parameter = parameter
      self.energy = energy
      self.density = density
      self.flow = flow
    }

    /// d/dz = (ds/dz) d/ds.
    public func derivative(_ f: Expr) throws -> Expr { try f.derivative(parameter) / energy.derivative(parameter) }
  }

  /// The propagators that may occur.
  public let propagators: [Expr]
  /// The velocity along an axis.
  public let velocity: Expr
  /// Its derivative by the momentum along this axis.
  public let acceleration: Expr
  private let poles: [Pole]?

  private static let name = "∫_p"

  /// Integrals as formal objects.
  public init(_ propagators: [Expr], velocity: Expr, acceleration: Expr) {
    self.propagators = propagators
    self.velocity = velocity
    self.acceleration = acceleration
    poles = nil
  }

  private init(_ formal: MomentumIntegral, _ poles: [Pole]) {
    propagators = formal.propagators
    velocity = formal.velocity
    acceleration = formal.acceleration
    self.poles = poles
  }

  /// The same integrals in closed form, for propagators with these poles.
  ///
  /// - Throws: `AlgebraError.dimensions` unless there is one pole for each propagator.
  public func closed(_ poles: [Pole]) throws -> MomentumIntegral {
    guard poles.count == propagators.count else {
      throw AlgebraError.dimensions("\(poles.count) poles of \(propagators.count) propagators")
    }
    return MomentumIntegral(self, poles)
  }

  /// The expression with every formal integral in it put in.
  public func evaluating(_ e: Expr) throws -> Expr {
    try e.mappingKernels { kernel in
      guard let integrand = Self.integrand(kernel) else { return nil }
      return try self(integrand)
    }
  }

  /// The derivative of an expression in which the propagators, also under formal integrals, change at these rates.
  public func derivative(_ e: Expr, rates: [(variable: Expr, rate: Expr)]) throws -> Expr {
    let changes = try e.fields.compactMap { field -> (variable: Expr, rate: Expr)? in
      guard let integrand = Self.integrand(field) else { return nil }
      return (field, try self(integrand.totalDerivative(rates)))
    }
    return try e.totalDerivative(changes)
  }

  /// What a formal integral is over; nil for other expressions.
  private static func integrand(_ kernel: Expr) -> Expr? {
    guard case .field(let field) = kernel.view, field.name == name, field.arguments.count == 1 else { return nil }
    return field.arguments[0]
  }

  /// ∫_p of a polynomial in propagators and velocities.
  ///
  /// - Throws: `AlgebraError.unable` for other functions of these, for more than two velocities in a term, and for a term
  ///   without a propagator.
  public func callAsFunction(_ integrand: Expr) throws -> Expr {
    var sum: [Expr] = []
    for (monomial, coefficient) in try monomials(integrand) {
      switch (monomial.velocities, monomial.accelerations) {
      case (0, 0): sum.append(coefficient * (try value(monomial.powers)))
      case (1, 0): continue
      case (2, 0): sum.append(coefficient * (try value(monomial.powers, flow: true)))
      case (0, 1):
        // dGⁿ/dξ = nGⁿ⁺¹.
        for (k, power) in monomial.powers.enumerated() where power > 0 {
          var raised = monomial.powers
          raised[k] += 1
          sum.append(-Expr(power) * coefficient * (try value(raised, flow: true)))
        }
      default: throw AlgebraError.unable("an integral over more than two velocities", integrand)
      }
    }
    return .sum(sum)
  }

  /// ∫_p of every entry.
  public func callAsFunction(_ integrand: Matrix) throws -> Matrix { try integrand.map { try self($0) } }

  /// The expression with a constant for every formal integral, which does not depend on the momentum any more.
  private static func withoutIntegrals(_ e: Expr) -> Expr {
    let constant = Expr.symbol(name)
    return e.substituting(e.fields.filter { integrand($0) != nil }.map { (of: $0, by: constant) })
  }

  private struct Monomial: Hashable {
    var powers: [Int]
    var velocities = 0
    var accelerations = 0
  }

  /// The terms of the polynomial; nothing else in a term depends on the momentum.
  private func monomials(_ integrand: Expr) throws -> [Monomial: Expr] {
    var result: [Monomial: Expr] = [:]
    let kernels = propagators + [velocity, acceleration]
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
      if kernels.contains(where: Self.withoutIntegrals(rest).contains) {
        throw AlgebraError.unable("an integral of what is no polynomial in propagators and velocities", integrand)
      }
      let monomial = Monomial(
        powers: Array(exponents[..<propagators.count]), velocities: exponents[propagators.count],
        accelerations: exponents[propagators.count + 1])
      result[monomial] = (result[monomial] ?? 0) + rest
    }
    return result
  }

  /// ∫ ∏ G, or with the flow ∫ v² ∏ G.
  private func value(_ powers: [Int], flow: Bool = false) throws -> Expr {
    guard powers.contains(where: { $0 > 0 }) else {
      throw AlgebraError.unable("an integral without a propagator", flow ? velocity ** 2 : .one)
    }
    if let poles { return try Self.dividedDifference(poles, powers) { flow ? $0.flow : $0.density } }
    let product = Expr.product(zip(propagators, powers).map { $0 ** Expr($1) })
    return ScalarField(Self.name, [])(flow ? velocity ** 2 * product : product)
  }

  /// (−1)ⁿ⁻¹ [z₁, …, z_n] F, the nodes as often as their propagators.
  ///
  /// It is Σ_k 1/(n_k − 1)! (d/dz_k)^(n_k − 1) F(z_k)/∏_{l ≠ k} (z_k − z_l)^n_l.
  private static func dividedDifference(
    _ poles: [Pole], _ powers: [Int], _ function: (Pole) -> Expr
  ) throws -> Expr {
    let used = poles.indices.filter { powers[$0] > 0 }
    var sum = Expr.zero
    for k in used {
      let pole = poles[k]
      let gaps = used.filter { $0 != k }.map { (pole.energy - poles[$0].energy) ** Expr(powers[$0]) }
      var term = function(pole) / Expr.product(gaps)
      for n in 1..<max(1, powers[k]) { term = try pole.derivative(term) / Expr(n) }
      sum += term
    }
    return powers.reduce(0, +) % 2 == 1 ? sum : -sum
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
