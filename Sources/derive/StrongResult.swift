import Evaluation
import Numbers
import Transport

/// One point of `derive cpa`, and how it is shown.
struct StrongResult {
  let model: StrongModel
  let mu: Rational
  private let solution: BornSolution
  private let report: BornReport
  private let born: Comparison?

  /// The Born approximation with the same n v² and n u², at the level that the mean potential shifts, and how much the values
  /// differ from it.
  private struct Comparison {
    let level: Rational
    let values: [BornQuantity: Ball]
    let deviations: [BornQuantity: Double]
  }

  init(model: StrongModel, mu: Rational, digits: Int) throws {
    (self.model, self.mu) = (model, mu)
    solution = try model.solution(at: mu, precision: 96)
    report = try model.report(digits, mu: mu)
    born = try Self.born(model, mu, report)
  }

  private static func born(_ model: StrongModel, _ mu: Rational, _ report: BornReport) throws -> Comparison? {
    guard let born = try model.born, let shift = model.meanPotential else { return nil }
    let level = mu - shift
    // At an edge of its own band the Born approximation has no value to compare with.
    guard let values = try? BornPoint(born, filling: .chemicalPotential(level)).enclosures(precision: 128) else {
      return nil
    }
    let deviations = values.reduce(into: [BornQuantity: Double]()) { result, entry in
      guard entry.value.excludesZero, case .digits(let text)? = report[entry.key], let value = Double(text) else {
        return
      }
      result[entry.key] = value / entry.value.midpointDouble - 1
    }
    return Comparison(level: level, values: values, deviations: deviations)
  }

  var isCertain: Bool { report.isCertain }

  private static let approximation = [
    "H = p²/2m − μ − J n⋅σ and impurities v + u S⋅σ at random points, S a unit vector of random direction; ħ = k_B = 1",
    "↑ is the spin along n; q is the carriers' charge; Σ = Σ n_i⟨V(1 − gV)⁻¹⟩ with the full local Green function g",
    "τ = 2J n × s = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n on the local moments, s = ½⟨σ⟩",
    "α = C_α/C_S, without local spins besides the electrons; β = C_β/C_ad, P = (σ_↑ − σ_↓)/(σ_↑ + σ_↓)"
  ]
  private var conventions: [String] {
    let cutoff =
      model.dimension == .two
      ? "2 dimensions; energies are in units of the cutoff: g = (m/2π) log(−z)"
      : "3 dimensions; g = −i(m/2π)κ: what a cutoff adds to g is taken off 1/(v ± u)"
    return Self.approximation + [cutoff]
  }

  private static let ratios: [BornQuantity] = [.dampingConstant, .nonadiabaticity, .ratio]
  private static let electrons: [BornQuantity] = [.density, .statesUp, .statesDown, .conductivity, .polarisation]
  /// The density is not compared: bound states are not in that of the Born approximation.
  private static let compared = BornQuantity.coefficients + ratios + electrons.filter { $0 != .density }

  private func strength(_ impurity: Impurity) -> String {
    if case .finite(let v) = impurity.potential { return "\(v)" }
    return "∞"
  }

  private func shown(_ ball: Ball) -> String {
    ball.isZero ? "0" : ball.certifiedDecimal(digits: 12) ?? ball.description
  }

  // MARK: Text

  var text: String {
    let isThree = model.dimension == .three, root = isThree ? "κ" : "z"
    var lines = ["Spin torques with impurities of any strength: self-consistent T matrix"]
    lines += conventions.map { "  " + $0 }
    lines.append("  m = \(model.mass), J = \(model.exchange), μ = \(mu), T = 0")
    for impurity in model.impurities {
      lines.append("  impurities: n_i = \(impurity.concentration), v = \(strength(impurity)), u = \(impurity.spin)")
    }
    lines += ["", "solution of the self-consistency at μ\(isThree ? ", κ = √(2mz)" : "")"]
    lines += ["  \(root)_↑ = \(solution.up.shown)", "  \(root)_↓ = \(solution.down.shown)"]
    lines += ["  \(solution.certificate)", "", "coefficients"]
    func show(_ quantity: BornQuantity) {
      let value = report[quantity]?.description ?? "no value: 0/0"
      lines.append("  \(quantity.rawValue.padded(to: 8)) = \(value)")
    }
    for quantity in BornQuantity.coefficients + Self.ratios { show(quantity) }
    lines += ["", "electrons"]
    for quantity in Self.electrons { show(quantity) }
    if !model.boundElectrons.isZero {
      lines.append(
        "  up to \(model.boundElectrons) of n in states that impurities bind, one for each v ± u > 0; small ones near the cutoff"
      )
    }
    if let born {
      lines += [
        "",
        "in the Born approximation with the same n_i v² and n_i u², at the level μ − n_i v = \(born.level), "
          + "and the deviation from it"
      ]
      for quantity in Self.compared {
        guard let value = born.values[quantity] else { continue }
        let deviation = born.deviations[quantity].map { "   \($0 >= 0 ? "+" : "")\($0.shortened)" } ?? ""
        lines.append("  \(quantity.rawValue.padded(to: 8)) = \(shown(value))\(deviation)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: JSON

  var json: String {
    let (object, quoted) = (JSONText.object, JSONText.quoted)
    func list(_ items: [String]) -> String { "[" + items.joined(separator: ", ") + "]" }
    func values(_ quantities: [BornQuantity]) -> String {
      object(quantities.map { ($0.rawValue, report[$0].map { quoted("\($0)") } ?? "null") })
    }
    let impurities = model.impurities.map {
      object([
        ("n_i", quoted("\($0.concentration)")), ("v", quoted(strength($0))), ("u", quoted("\($0.spin)"))
      ])
    }
    let point = [("m", model.mass), ("J", model.exchange), ("μ", mu)].map { ($0.0, quoted("\($0.1)")) }
    var entries: [(String, String)] = [
      ("schema", quoted("derive-cpa-1")), ("version", quoted(Command.version)),
      ("conventions", list(conventions.map(quoted))), ("dimension", "\(model.dimension.rawValue)"),
      ("parameters", object(point)), ("impurities", list(impurities)),
      (
        "solution",
        object([
          ("up", quoted("\(solution.up)")), ("down", quoted("\(solution.down)")),
          ("inside a band", "\(solution.isInside)"), ("certificate", quoted(solution.certificate))
        ])
      ),
      ("coefficients", values(BornQuantity.coefficients)), ("ratios", values(Self.ratios)),
      ("electrons", values(Self.electrons)), ("bound electrons, at most", quoted("\(model.boundElectrons)"))
    ]
    if let born {
      let compared = Self.compared.filter { born.values[$0] != nil }
      let limits = compared.map { ($0.rawValue, quoted(born.values[$0].map(shown) ?? "")) }
      entries.append(("Born approximation", object([("μ", quoted("\(born.level)"))] + limits)))
      let deviations = compared.map { ($0.rawValue, born.deviations[$0].map { "\($0)" } ?? "null") }
      entries.append(("relative deviation", object(deviations)))
    }
    return JSONText.document(entries)
  }
}
