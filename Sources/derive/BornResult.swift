import Evaluation
import Numbers
import Transport

/// One point of `derive born`, and how it is shown.
struct BornResult {
  let point: BornPoint
  let values: BornValues
  let setting: BornSetting
  private let solution: BornSolution
  private let report: BornReport
  /// To leading order in the impurities, and how much the point differs from it.
  private let weak: [BornQuantity: Ball]
  private let deviations: [BornQuantity: Double]
  private let conductivity: (value: String, unit: String)?

  init(_ values: BornValues, _ setting: BornSetting, digits: Int?) throws {
    (self.values, self.setting) = (values, setting)
    point = try values.point()
    let digits = digits ?? (point.temperature.isZero ? 30 : 10)
    solution = try point.solution(precision: 96)
    report = try point.report(digits)
    weak = try point.weakDisorder(precision: 96) ?? [:]
    // Above T = 0 an integral over energies: only where the conductivity is shown in other units.
    let isNeeded = point.temperature.isZero || setting.units != .natural
    let exact = isNeeded ? try point.enclosures(precision: point.temperature.isZero ? 256 : 128) : [:]
    deviations = weak.reduce(into: [:]) { result, entry in
      guard let value = exact[entry.key], let ratio = try? (value - entry.value).divided(by: entry.value) else {
        return
      }
      result[entry.key] = ratio.midpointDouble
    }
    conductivity = try exact[.conductivity].flatMap { try setting.units.conductivity($0, setting.dimension) }
      .map { ($0.value.certifiedDecimal(digits: min(digits, 12)) ?? "\($0.value)", $0.unit) }
  }

  var isCertain: Bool { report.isCertain }

  private static let conventions = [
    "H = p²/2m − μ − J n⋅σ and impurities; ↑ is the spin along n; q is the carriers' charge",
    "τ = 2J n × s = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n on the local moments, s = ½⟨σ⟩",
    "α = C_α/(S + C_S) with S the spin density of the local moments, β = C_β/C_ad, P = (σ_↑ − σ_↓)/(σ_↑ + σ_↓)"
  ]
  private var conventions: [String] { Self.conventions + setting.units.statement(setting.dimension) }

  private static let ratios: [BornQuantity] = [.dampingConstant, .nonadiabaticity, .ratio]
  private static let electrons: [BornQuantity] = [
    .chemicalPotential, .density, .statesUp, .statesDown, .conductivity, .polarisation
  ]
  private static let compared = BornQuantity.coefficients + ratios + [.polarisation]

  private func unit(_ name: String) -> String { setting.units.label(name, setting.dimension) }

  private func limit(_ quantity: BornQuantity) -> String? {
    weak[quantity].map { $0.isZero ? "0" : $0.certifiedDecimal(digits: 12) ?? $0.description }
  }

  // MARK: Text

  var text: String {
    let model = point.model
    let root = model.dimension == .three ? "κ" : "z"
    let axis = model.axis == .laboratory ? "stays in the laboratory (Z)" : "follows the moment (N)"
    var lines = ["Spin torques in the self-consistent Born approximation"]
    lines += conventions.map { "  " + $0 }
    lines.append("  \(model.dimension.rawValue) dimensions; the axis of the impurity spins \(axis)")
    if model.dimension == .two { lines.append("  energies are counted in units of the cutoff: g = (m/2π) log(−z)") }
    lines.append("  " + values.given.map { "\($0.name) = \($0.value)\(unit($0.name))" }.joined(separator: ", "))
    lines += ["", "solution of the self-consistency at μ\(root == "κ" ? ", κ = √(2mz)" : "")"]
    lines += ["  \(root)_↑ = \(solution.up.shown)", "  \(root)_↓ = \(solution.down.shown)"]
    lines += ["  \(solution.certificate)", "", "coefficients"]
    func show(_ quantity: BornQuantity, missing: String) {
      let value = report[quantity].map { "\($0)\(unit(quantity.rawValue))" } ?? missing
      lines.append("  \(quantity.rawValue.padded(to: 8)) = \(value)")
    }
    for quantity in BornQuantity.coefficients + Self.ratios { show(quantity, missing: "no value: 0/0") }
    lines += ["", point.temperature.isZero ? "electrons" : "electrons; ν averaged over −f′, as it is in σ"]
    for quantity in Self.electrons { show(quantity, missing: "no value: 0/0") }
    if let conductivity { lines.append("  \("σ".padded(to: 8)) = \(conductivity.value) \(conductivity.unit)") }
    if !weak.isEmpty {
      lines += [
        "", "to leading order in the impurities at this μ (both bands occupied), and the relative deviation from it"
      ]
      for quantity in Self.compared {
        guard let value = limit(quantity) else { continue }
        let deviation = deviations[quantity].map { "   \($0 >= 0 ? "+" : "")\($0.shortened)" } ?? ""
        lines.append("  \(quantity.rawValue.padded(to: 8)) = \(value)\(deviation)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: JSON

  var json: String {
    let (object, quoted) = (JSONText.object, JSONText.quoted)
    func values(_ quantities: [BornQuantity]) -> String {
      object(quantities.map { ($0.rawValue, report[$0].map { quoted("\($0)") } ?? "null") })
    }
    var entries: [(String, String)] = [
      ("schema", quoted("derive-born-2")), ("version", quoted(Command.version)),
      ("conventions", "[" + conventions.map(quoted).joined(separator: ", ") + "]"),
      ("units", quoted(setting.units.rawValue)), ("dimension", "\(setting.dimension.rawValue)"),
      ("model", quoted(setting.axis.rawValue)),
      ("parameters", object(self.values.given.map { ($0.name, quoted("\($0.value)")) })),
      (
        "solution",
        object([
          ("up", quoted("\(solution.up)")), ("down", quoted("\(solution.down)")),
          ("inside the band", "\(solution.isInside)"), ("certificate", quoted(solution.certificate))
        ])
      ),
      ("coefficients", values(BornQuantity.coefficients)), ("ratios", values(Self.ratios)),
      ("electrons", values(Self.electrons))
    ]
    if !weak.isEmpty {
      let compared = Self.compared.filter { weak[$0] != nil }
      entries.append(("weak disorder", object(compared.map { ($0.rawValue, quoted(limit($0) ?? "")) })))
      entries.append(
        ("relative deviation", object(compared.map { ($0.rawValue, deviations[$0].map { "\($0)" } ?? "null") })))
    }
    return JSONText.document(entries)
  }
}
