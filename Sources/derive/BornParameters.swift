import Numbers
import Transport

/// A number that `derive born` takes.
struct BornParameter: Sendable {
  let option: String
  let name: String
  /// What it is when it is not given; nil where it must be, or is given in another way.
  let standard: Rational?

  init(_ option: String, _ name: String, _ standard: Rational? = nil) {
    (self.option, self.name, self.standard) = (option, name, standard)
  }

  static let all = [
    BornParameter("--J", "J"), BornParameter("--mu", "μ"), BornParameter("--density", "n"),
    BornParameter("--gamma-i", "Γ_i"), BornParameter("--gamma-perp", "Γ_⊥"), BornParameter("--gamma-z", "Γ_z"),
    BornParameter("--n-i", "n_i"), BornParameter("--v-i", "v_i"), BornParameter("--n-s", "n_s"),
    BornParameter("--u-s", "u_s"), BornParameter("--spin-perp", "⟨S_⊥²⟩"), BornParameter("--spin-z", "⟨S_z²⟩"),
    BornParameter("--disorder", "disorder", 1), BornParameter("--local-spin", "S", 0), BornParameter("--mass", "m", 1),
    BornParameter("--temperature", "T", 0)
  ]
}

/// The values of the parameters at one point, by option.
struct BornValues: Sendable {
  private let values: [String: Rational]
  private let options: BornSetting

  init(_ values: [String: Rational], _ options: BornSetting) {
    (self.values, self.options) = (values, options)
  }

  private func value(_ option: String) throws(UsageError) -> Rational {
    let standard = BornParameter.all.first { $0.option == option }?.standard
    guard let value = values[option] ?? standard else {
      throw UsageError("\(option) is missing; derive born --help tells what it is")
    }
    return value
  }

  /// The point with these values, in units with ħ = k_B = 1.
  func point() throws -> BornPoint {
    let scale = try value("--disorder")
    if scale.isNegative { throw UsageError("--disorder multiplies the rates, and is not negative: not \(scale)") }
    let (units, disorder) = (options.units, try disorder())
    do {
      let model = try BornModel(
        mass: value("--mass") * units.mass, exchange: value("--J"), disorder: disorder.map { scale * $0 },
        axis: options.axis, dimension: options.dimension)
      return try BornPoint(
        model, filling: filling(), temperature: value("--temperature") * units.temperature,
        localSpin: value("--local-spin"))
    } catch let error as BornError {
      if case .unable = error { throw error }
      throw UsageError("\(error)")
    }
  }

  private func filling() throws(UsageError) -> BornFilling {
    switch (values["--mu"], values["--density"]) {
    case (let mu?, nil): return .chemicalPotential(mu)
    case (nil, let density?): return .density(density)
    case (nil, nil):
      throw UsageError("--mu is missing, or --density in its place; derive born --help tells what they are")
    case (_?, _?): throw UsageError("--mu and --density both fix the Fermi level; give one of them")
    }
  }

  private func disorder() throws(UsageError) -> Disorder<Rational> {
    let potential =
      try either(["--gamma-i"], or: ["--n-i", "--v-i"]) == 0
      ? value("--gamma-i") : strength(value("--n-i"), value("--v-i"), "--n-i")
    if try either(["--gamma-perp", "--gamma-z"], or: ["--n-s", "--u-s", "--spin-perp", "--spin-z"]) == 0 {
      return Disorder(
        potential: potential, transverse: try value("--gamma-perp"), longitudinal: try value("--gamma-z"))
    }
    let strength = try strength(value("--n-s"), value("--u-s"), "--n-s")
    let (transverse, longitudinal) = (values["--spin-perp"] ?? Rational(1, 3), values["--spin-z"] ?? Rational(1, 3))
    if transverse.isNegative || longitudinal.isNegative {
      throw UsageError("--spin-perp and --spin-z are mean squares, and not negative")
    }
    return Disorder(potential: potential, transverse: strength * transverse, longitudinal: strength * longitudinal)
  }

  private func strength(
    _ concentration: Rational, _ potential: Rational, _ option: String
  ) throws(UsageError) -> Rational {
    if concentration.isNegative {
      throw UsageError("\(option) is a concentration, and not negative: not \(concentration)")
    }
    return concentration * potential * potential
  }

  /// Which of two ways was taken to say something, and not both.
  private func either(_ first: [String], or second: [String]) throws(UsageError) -> Int {
    let (one, other) = (first.first { values[$0] != nil }, second.first { values[$0] != nil })
    if let one, let other { throw UsageError("\(one) and \(other) say the same; give one of them") }
    return other == nil ? 0 : 1
  }

  /// Names and values of what was given, or is not what it is without being given.
  var given: [(name: String, value: Rational)] {
    BornParameter.all.compactMap { parameter in
      guard let value = values[parameter.option] ?? parameter.standard else { return nil }
      let isStandard = values[parameter.option] == nil && ["--disorder", "--local-spin"].contains(parameter.option)
      return isStandard ? nil : (parameter.name, value)
    }
  }
}

/// What of a point is not a number.
struct BornSetting: Sendable {
  var dimension = SpaceDimension.three
  var axis = ImpurityAxis.laboratory
  var units = BornUnits.natural

  /// A name with its unit in brackets.
  func labelled(_ name: String) -> String {
    let unit = units.label(name, dimension)
    return unit.isEmpty ? name : "\(name) [\(unit.dropFirst())]"
  }
}
