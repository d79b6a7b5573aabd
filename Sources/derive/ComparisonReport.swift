import Evaluation
import Glibc
import Numbers
import Transport

/// One metal of `derive compare`, and how it is shown.
struct ComparisonReport {
  private typealias Entry = Comparison.Entry

  private let comparison: Comparison
  private let values: BornValues
  private let setting: BornSetting
  private let report: [Entry: CertifiedValue.Part]
  /// Enclosures from which deviations are worked out.
  private let exact: [Entry: Ball]
  private let conventions: [String]

  init(_ comparison: Comparison, _ values: BornValues, _ setting: BornSetting, digits: Int) throws {
    (self.comparison, self.values, self.setting) = (comparison, values, setting)
    report = try comparison.report(digits)
    exact = try comparison.enclosures(precision: 192)
    conventions = try Self.conventions()
  }

  var isCertain: Bool { report.values.allSatisfy(\.isCertain) }

  /// The formulas are shown as they were derived.
  static func conventions() throws -> [String] {
    let formulas = try Comparison.programs.get().formulas
    let coefficients = zip(Comparison.Quantity.coefficients, formulas.coefficients).map {
      "\($0.rawValue) = \($1.text)"
    }
    let motion = zip(["γ̃/γ", "α", "u e/j"], formulas.motion).map { "\($0) = \($1.text)" }
    return [
      "H = p²/2m − μ − J n⋅σ and impurities; ↑ is the spin along n; T = 0",
      "τ = 2J n × s = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n on the local moments, of spin density S",
      (motion + ["β = C_β/C_ad", "Σ = σ/e²"]).joined(separator: ", "),
      "Zhang–Li: \(coefficients.joined(separator: ", ")); n₀ = 2μ_B s",
      "textbook: ξ = \(formulas.ratio.text), s = (n_↑ − n_↓)/2, P = (σ_↑ − σ_↓)/(σ_↑ + σ_↓) without impurities",
      "in the metal: ξ, s, P by the exact identities of isotropic impurity spins, out of ν, Re g and σ and without vertices"
    ]
  }

  private func text(_ entry: Entry) -> String { report[entry].map { "\($0)" } ?? "no value" }

  /// How much one value differs from another, by the other.
  private func deviation(_ entry: Entry, from other: Entry) -> Double? {
    guard let value = exact[entry], let base = exact[other] else { return nil }
    return (try? (value - base).divided(by: base))?.midpointDouble
  }

  private func percent(_ entry: Entry, from other: Entry) -> String {
    if let value = exact[entry], let base = exact[other], !base.isZero, value.overlaps(base) { return "0" }
    guard let share = deviation(entry, from: other) else { return "" }
    return (share >= 0 ? "+" : "") + share.shortened
  }

  private func unit(_ name: String) -> String { setting.units.label(name, setting.dimension) }

  // MARK: Text

  /// Rows of cells, each column as wide as its widest cell.
  private func aligned(_ rows: [[String]]) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      let cells = zip(row, widths).map { $0.padded(to: $1) }
      return "  " + cells.joined(separator: "  ").trimmingSuffix(" ")
    }
  }

  private var axis: String {
    comparison.point.model.axis == .laboratory ? "stays in the laboratory (Z)" : "follows the moment (N)"
  }

  var text: String {
    var lines = ["Zhang and Li's torque beside the self-consistent Born approximation"]
    lines += (conventions + setting.units.statement(setting.dimension)).map { "  " + $0 }
    lines.append("  \(setting.dimension.rawValue) dimensions; the axis of the impurity spins \(axis)")
    lines.append("  " + values.given.map { "\($0.name) = \($0.value)\(unit($0.name))" }.joined(separator: ", "))
    let hasMatching = report[.matching(.ratio)] != nil
    lines += [
      "",
      "what Zhang and Li's theory is given" + (hasMatching ? ", and what would make it right at the Fermi level" : "")
    ]
    lines += aligned(
      [["", "textbook"] + (hasMatching ? ["", "in the metal"] : [])]
        + Comparison.Input.allCases.map { input in
          [input.rawValue, text(.textbook(input)) + unit(input == .spin ? "S" : "")]
            + (hasMatching
              ? [
                percent(.textbook(input), from: .matching(input)),
                text(.matching(input)) + unit(input == .spin ? "S" : "")
              ] : [])
        })
    lines += ["", "torques, with the relative deviation from the self-consistent ones"]
    lines += aligned(
      [["", "Zhang–Li", "", "weak disorder (KTS)", "", "self-consistent Born"]]
        + Comparison.Quantity.allCases.map { quantity in
          let right = Entry.torque(.selfConsistent, quantity)
          return [quantity.rawValue]
            + [Comparison.Theory.macroscopic, .weak].flatMap { theory in
              [text(.torque(theory, quantity)), percent(.torque(theory, quantity), from: right)]
            } + [text(right) + unit(quantity.rawValue)]
        })
    lines += [""] + remark
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the three columns have to do with each other.
  private var remark: [String] {
    if exact[.torque(.selfConsistent, .adiabatic)]?.isZero ?? true {
      return ["there is no torque in the self-consistent Born approximation: no exchange, or no states at this μ"]
    }
    guard exact[.matching(.ratio)] != nil else {
      return ["the impurity spins have an axis: no one ξ makes Zhang and Li's form right (derive zhang-li-in-a-metal)"]
    }
    let pairs = [Comparison.Quantity.damping, .adiabatic, .nonadiabatic].map {
      (exact[.matched($0)], exact[.torque(.selfConsistent, $0)])
    }
    let digits = pairs.compactMap { pair -> Int? in
      guard let (x, y) = pair.0.flatMap({ x in pair.1.map { (x, $0) } }), x.overlaps(y) else { return nil }
      return y.isZero ? Self.certain : min(x.digitsShared(with: y), Self.certain)
    }
    guard digits.count == pairs.count, let least = digits.min() else {
      return ["with ξ, s and P of the metal the torques differ, which they must not: please report it"]
    }
    return [
      "with ξ, s and P of the metal Zhang and Li's torque is the self-consistent one: C_α, C_ad and C_β",
      "agree to \(least) digits, and C_S but for \(text(.sea))\(unit("C_S")) of the Fermi sea, which does not damp"
    ]
  }

  /// How many digits are looked at.
  private static let certain = 50

  // MARK: JSON

  var json: String {
    let (object, quoted) = (JSONText.object, JSONText.quoted)
    func value(_ entry: Entry) -> String { report[entry].map { quoted("\($0)") } ?? "null" }
    func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "null" }
    var entries: [(String, String)] = [
      ("schema", quoted("derive-compare-1")), ("version", quoted(Command.version)),
      ("conventions", "[" + conventions.map(quoted).joined(separator: ", ") + "]"),
      ("units", quoted(setting.units.rawValue)), ("dimension", "\(setting.dimension.rawValue)"),
      ("model", quoted(setting.axis.rawValue)),
      ("parameters", object(values.given.map { ($0.name, quoted("\($0.value)")) })),
      ("textbook", object(Comparison.Input.allCases.map { ($0.rawValue, value(.textbook($0))) })),
      ("in the metal", object(Comparison.Input.allCases.map { ($0.rawValue, value(.matching($0))) }))
    ]
    for theory in Comparison.Theory.allCases {
      entries.append(
        (theory.rawValue, object(Comparison.Quantity.allCases.map { ($0.rawValue, value(.torque(theory, $0))) })))
    }
    for theory in [Comparison.Theory.macroscopic, .weak] {
      let deviations = Comparison.Quantity.allCases.map {
        ($0.rawValue, number(deviation(.torque(theory, $0), from: .torque(.selfConsistent, $0))))
      }
      entries.append(("relative deviation, \(theory.rawValue)", object(deviations)))
    }
    entries.append(
      ("Zhang–Li in the metal", object(Comparison.Quantity.coefficients.map { ($0.rawValue, value(.matched($0))) })))
    entries.append(("Fermi sea", value(.sea)))
    entries.append(("remark", quoted(remark.joined(separator: " "))))
    return JSONText.document(entries)
  }
}

extension Ball {
  /// To how many digits two balls that overlap are sure to be the same number.
  fileprivate func digitsShared(with other: Ball) -> Int {
    let spread = 2 * (radiusDouble + other.radiusDouble) / other.midpointDouble.magnitude
    return spread > 0 ? max(0, Int(-log10(spread))) : .max
  }
}

extension String {
  /// Without the blanks at the end.
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    var text = self
    while text.last == character { text.removeLast() }
    return text
  }
}
