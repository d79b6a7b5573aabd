import Evaluation
import Numbers
import Transport

/// One point of `derive born`, and how it is shown.
struct BornResult {
  let model: BornModel
  let mu: Rational
  let temperature: Rational
  private let solution: BornSolution
  private let report: BornReport
  /// To leading order in the impurities, and how much the coefficients differ from it.
  private let weak: SpinTorqueCoefficients<Ball>?
  private let deviations: [Double?]

  init(model: BornModel, mu: Rational, temperature: Rational, digits: Int) throws {
    (self.model, self.mu, self.temperature) = (model, mu, temperature)
    solution = try model.solution(at: mu, precision: 96)
    report = try model.report(digits, mu: mu, temperature: temperature)
    weak = try temperature.isZero ? model.weakDisorder(mu: mu, precision: 96) : nil
    guard let weak else {
      deviations = []
      return
    }
    let exact = try model.coefficients(mu: mu, precision: 256)
    deviations = zip(exact.all, weak.all).map { x, y in
      (try? (x - y).divided(by: y))?.midpointDouble
    }
  }

  var isCertain: Bool { report.coefficients.all.allSatisfy(\.isCertain) }

  private static let conventions = [
    "H = p²/2m − μ − J n⋅σ and impurities; ħ = k_B = 1; ↑ is the spin along n; q is the carriers' charge",
    "τ = 2J n × s = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n on the local moments, s = ½⟨σ⟩"
  ]

  private var parameters: [(name: String, value: Rational)] {
    let disorder = model.disorder
    return [
      ("m", model.mass), ("J", model.exchange), ("μ", mu), ("T", temperature), ("Γ_i", disorder.potential),
      ("Γ_⊥", disorder.transverse), ("Γ_z", disorder.longitudinal)
    ]
  }

  private var ratios: [(name: String, value: CertifiedValue.Part?)] {
    [("C_β/C_ad", report.nonadiabaticity), ("C_α/C_S", report.damping)]
  }

  private func decimal(_ z: ComplexBall) -> String {
    func part(_ x: Ball) -> String { x.isZero ? "0" : x.certifiedDecimal(digits: 15) ?? x.description }
    let (re, im) = (part(z.re), part(z.im))
    return im.hasPrefix("-") ? "\(re) − \(im.dropFirst())i" : "\(re) + \(im)i"
  }

  var text: String {
    let root = model.dimension == .three ? "κ" : "z"
    let axis = model.axis == .laboratory ? "stays in the laboratory (Z)" : "follows the moment (N)"
    var lines = ["Spin torques in the self-consistent Born approximation"]
    lines += Self.conventions.map { "  " + $0 }
    lines.append("  \(model.dimension.rawValue) dimensions; the axis of the impurity spins \(axis)")
    if model.dimension == .two { lines.append("  energies are in units of the cutoff: g = (m/2π) log(−z)") }
    lines.append("  " + parameters.map { "\($0.name) = \($0.value)" }.joined(separator: ", "))
    lines += ["", "solution of the self-consistency at μ\(root == "κ" ? ", κ = √(2mz)" : "")"]
    lines += ["  \(root)_↑ = \(decimal(solution.up))", "  \(root)_↓ = \(decimal(solution.down))"]
    lines += ["  \(solution.certificate)", "", "coefficients"]
    for (name, value) in zip(spinTorqueCoefficientNames, report.coefficients.all) {
      lines.append("  \(name.padded(to: 8)) = \(value)")
    }
    for (name, value) in ratios { lines.append("  \(name.padded(to: 8)) = \(value?.description ?? "no value: 0/0")") }
    if let weak {
      lines += ["", "to leading order in the impurities (both bands occupied), and the relative deviation from it"]
      for (k, name) in spinTorqueCoefficientNames.enumerated() {
        let value = weak.all[k].isZero ? "0" : weak.all[k].certifiedDecimal(digits: 12) ?? weak.all[k].description
        let deviation = deviations[k].map { "   \($0 >= 0 ? "+" : "")\($0.shortened)" } ?? ""
        lines.append("  \(name.padded(to: 8)) = \(value)\(deviation)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var json: String {
    func object(_ entries: [(String, String)]) -> String {
      "{" + entries.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}"
    }
    func quoted(_ text: String) -> String { "\"" + text + "\"" }
    let names = spinTorqueCoefficientNames
    var entries: [(String, String)] = [
      ("schema", quoted("derive-born-1")), ("version", quoted(Command.version)),
      ("conventions", "[" + Self.conventions.map(quoted).joined(separator: ", ") + "]"),
      ("dimension", "\(model.dimension.rawValue)"), ("model", quoted(model.axis.rawValue)),
      ("parameters", object(parameters.map { ($0.name, quoted("\($0.value)")) })),
      (
        "solution",
        object([
          ("up", quoted("\(solution.up)")), ("down", quoted("\(solution.down)")),
          ("inside the band", "\(solution.isInside)"), ("certificate", quoted(solution.certificate))
        ])
      ),
      ("coefficients", object(zip(names, report.coefficients.all).map { ($0, quoted("\($1)")) })),
      ("ratios", object(ratios.map { ($0.name, $0.value.map { quoted("\($0)") } ?? "null") }))
    ]
    if let weak {
      let values = zip(names, weak.all).map {
        ($0, quoted($1.isZero ? "0" : $1.certifiedDecimal(digits: 15) ?? "\($1)"))
      }
      entries.append(("weak disorder", object(values)))
      entries.append(
        ("relative deviation", object(zip(names, deviations).map { ($0, $1.map { "\($0)" } ?? "null") })))
    }
    return "{\n" + entries.map { "  \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n}\n"
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension Double {
  /// Three digits.
  fileprivate var shortened: String {
    guard let q = Rational(exactly: self), let text = q.roundedDecimal(digits: 3) else { return "\(self)" }
    return text
  }
}
