import Algebra
import Transport

/// An even isotropic band: where the propagators have their poles, and g and h there.
///
/// The letters of the advanced poles are symbols of their own, so that the algebra can differentiate.
protocol IsotropicBand {
  /// The parameters of the retarded poles of ↑ and ↓.
  var poles: [Expr] { get }
  /// The parameters of the advanced ones.
  var conjugates: [Expr] { get }
  /// What a cut-off leaves of g, and of h as a polynomial in z: it must not matter.
  var cutoff: [Expr] { get }
  /// A pole with its functions, retarded or advanced.
  func pole(_ parameter: Expr, isAdvanced: Bool) throws -> MomentumIntegral.Pole
}

extension IsotropicBand {
  /// The closed integrals of a ferromagnet.
  func integral(_ metal: Ferromagnet) throws -> MomentumIntegral {
    let retarded = try poles.map { try pole($0, isAdvanced: false) }
    return try metal.integral.closed(retarded + conjugates.map { try pole($0, isAdvanced: true) })
  }
}

/// The parabolic band p²/2m.
struct ParabolicBand: IsotropicBand {
  let m: Expr
  let poles: [Expr], conjugates: [Expr]
  let cutoff = ["Λ_0", "Λ_1", "Λ_2"].map { Expr.symbol($0, .real) }
  /// z as a function of the parameter of a pole.
  let energy: (Expr) -> Expr
  /// g without what the cut-off leaves of it.
  let local: (Expr) -> Expr
  /// Φ with dΦ/dz = g, without the cut-off.
  let potential: (Expr) -> Expr

  private init(
    _ letter: String, mass m: Expr, energy: @escaping (Expr) -> Expr, local: @escaping (Expr) -> Expr,
    potential: @escaping (Expr) -> Expr
  ) {
    self.m = m
    poles = ["\(letter)_↑", "\(letter)_↓"].map { Expr.symbol($0) }
    conjugates = ["\(letter)_↑*", "\(letter)_↓*"].map { Expr.symbol($0) }
    self.energy = energy
    self.local = local
    self.potential = potential
  }

  private static let mass = Expr.symbol("m", .positive)

  /// Three dimensions: z = κ²/2m and g = −iηκ. The poles of the retarded propagators are at p = ±κ_σ with Im κ_σ > 0, those of the
  /// advanced ones at ∓κ_σ*.
  static var space: ParabolicBand {
    let m = mass, η = m / (2 * .pi)
    return ParabolicBand(
      "κ", mass: m, energy: { $0 ** 2 / (2 * m) }, local: { -Expr.i * η * $0 },
      potential: { -Expr.i * η * $0 ** 3 / (3 * m) })
  }

  /// Two dimensions: g = η log(−z), with the cut-off as the unit of energy.
  static var plane: ParabolicBand {
    let m = mass, η = m / (2 * .pi)
    return ParabolicBand(
      "z", mass: m, energy: { $0 }, local: { η * log(-$0) }, potential: { η * ($0 * log(-$0) - $0) })
  }

  var η: Expr { m / (2 * .pi) }

  /// g.
  func density(_ parameter: Expr) -> Expr { cutoff[0] + local(parameter) }
  /// h with dh/dz = ∫G/m = g/m, since ∂v/∂p = 1/m; up to the polynomial.
  func flow(_ parameter: Expr) -> Expr {
    potential(parameter) / m + cutoff[1] + cutoff[2] * energy(parameter)
  }

  func pole(_ parameter: Expr, isAdvanced: Bool) throws -> MomentumIntegral.Pole {
    func side(_ e: Expr) -> Expr { isAdvanced ? e.substituting(.i, by: -Expr.i) : e }
    return .init(
      parameter: parameter, energy: energy(parameter), density: side(density(parameter)),
      flow: side(flow(parameter)))
  }
}

/// Any even isotropic band in any dimension: g = dΦ/dz and h are functions of which nothing is assumed.
struct AnyBand: IsotropicBand {
  let poles = ["z_↑", "z_↓"].map { Expr.symbol($0) }
  let conjugates = ["z_↑*", "z_↓*"].map { Expr.symbol($0) }
  let cutoff: [Expr] = []

  /// Φ(z).
  func potential(_ z: Expr, isAdvanced: Bool = false) -> Expr { ScalarField(isAdvanced ? "Φ*" : "Φ", [])(z) }
  /// g(z).
  func density(_ z: Expr, isAdvanced: Bool = false) throws -> Expr {
    try potential(z, isAdvanced: isAdvanced).derivative(z)
  }
  /// h(z).
  func flow(_ z: Expr, isAdvanced: Bool = false) -> Expr { ScalarField(isAdvanced ? "h*" : "h", [])(z) }

  func pole(_ parameter: Expr, isAdvanced: Bool) throws -> MomentumIntegral.Pole {
    .init(
      parameter: parameter, energy: parameter, density: try density(parameter, isAdvanced: isAdvanced),
      flow: flow(parameter, isAdvanced: isAdvanced))
  }

  /// The values of the functions and their derivatives, as letters.
  struct Letters {
    let Φ: Expr, g: Expr, gRate: Expr, h: Expr, hRate: Expr, hCurvature: Expr

    init(_ spin: String) {
      func letter(_ name: String) -> Expr { .symbol("\(name)_\(spin)") }
      (Φ, g, gRate) = (letter("Φ"), letter("g"), letter("g'"))
      (h, hRate, hCurvature) = (letter("h"), letter("h'"), letter("h''"))
    }

    /// In the order of the functions of `AnyBand.functions`.
    var all: [Expr] { [Φ, g, gRate, h, hRate, hCurvature] }
  }

  let letters = ["↑", "↓"].map { Letters($0) }

  /// Φ, g, g′, h, h′, h″ at a pole.
  private func functions(_ z: Expr, isAdvanced: Bool) throws -> [Expr] {
    let (Φ, h) = (potential(z, isAdvanced: isAdvanced), flow(z, isAdvanced: isAdvanced))
    return try (0...2).map { try Φ.derivative(z, order: $0) } + (0...2).map { try h.derivative(z, order: $0) }
  }

  /// The expression with letters in place of the functions, and conjugates in place of the advanced ones.
  func inLetters(_ e: Expr) throws -> Expr {
    var pairs: [(of: Expr, by: Expr)] = []
    for (k, letters) in letters.enumerated() {
      pairs += zip(try functions(poles[k], isAdvanced: false), letters.all).map { (of: $0, by: $1) }
      pairs += zip(try functions(conjugates[k], isAdvanced: true), letters.all).map { (of: $0, by: $1.conjugate) }
    }
    return e.substituting(pairs).substituting(zip(conjugates, poles).map { (of: $0, by: $1.conjugate) })
  }
}

/// The letters of a ferromagnet in a band, as functions of the retarded poles alone.
struct BandIntegrals {
  let metal: Ferromagnet
  let values: [(of: Expr, by: Expr)]

  init(_ metal: Ferromagnet, _ band: some IsotropicBand, _ inRetarded: (Expr) throws -> Expr) throws {
    let integral = try band.integral(metal)
    self.metal = metal
    values = try metal.letters.map { (of: $0.letter, by: try inRetarded(integral($0.integrand))) }
  }

  /// In a parabolic band.
  init(_ metal: Ferromagnet, _ band: ParabolicBand) throws {
    let pairs = zip(band.conjugates, band.poles).map { (of: $0, by: $1.conjugate) }
    try self.init(metal, band) { try $0.simplified().substituting(pairs) }
  }

  /// In any band.
  init(_ metal: Ferromagnet, _ band: AnyBand) throws { try self.init(metal, band) { try band.inLetters($0) } }

  /// An expression in the letters of the ferromagnet, in those of the band.
  func callAsFunction(_ e: Expr, axis: ImpurityAxis) -> Expr {
    e.substituting(TorqueCoefficients(metal: metal).turning(axis)).substituting(values)
  }

  /// The same with values for the letters of the band, and with real and imaginary parts by conjugation.
  func closed(_ e: Expr, axis: ImpurityAxis, at letters: [(of: Expr, by: Expr)]) -> Expr {
    let values = values.map { (of: $0.of, by: $0.by.substituting(letters)) }
    return e.substituting(TorqueCoefficients(metal: metal).turning(axis)).substituting(values).withoutParts
  }
}

extension Expr {
  /// The expression with (z + z*)/2 and (z − z*)/2i in place of real and imaginary parts.
  var withoutParts: Expr {
    mappingKernels { kernel in
      guard case .call(let function, let arguments) = kernel.view, function == .re || function == .im else {
        return nil
      }
      let z = arguments[0]
      return function == .re ? (z + z.conjugate) / 2 : (z - z.conjugate) / (2 * Expr.i)
    }
  }
}
