import Evaluation
import Exports
import Numbers
import Transport

/// What is shown of one current in one ferromagnet.
struct TorqueReport {
  private typealias Entry = TorqueSituation.Entry
  private let situation: TorqueSituation
  private let report: [Entry: CertifiedValue.Part]
  private let formulas: [Entry: String]

  init(_ situation: TorqueSituation, digits: Int) throws {
    self.situation = situation
    report = try certainDigits(digits, limit: 50) { try situation.enclosures(.measured, precision: $0) }
    formulas = try Self.formulas(situation)
  }

  var isCertain: Bool { report.values.allSatisfy(\.isCertain) }

  static func title(_ situation: TorqueSituation) -> String {
    situation.options.kind == .zhangLi ? "Zhang–Li torque of a current" : "Torque of spins across an interface"
  }

  /// The formulas as they were derived.
  private static func formulas(_ situation: TorqueSituation) throws -> [Entry: String] {
    if situation.options.kind == .spinOrbit {
      let formulas = try TorqueSituation.interfacePrograms.get().formulas
      let isDerived = situation.options["--theta-SH"] != nil, torque = SpinOrbitTorque()
      return [
        .gyromagnetic: "g μ_B/ħ", .dampingLike: isDerived ? formulas.efficiencies[0].text : "as given",
        .fieldLike: isDerived ? formulas.efficiencies[1].text : "as given",
        .dampingField: (torque.dampingLike * torque.field).text,
        .fieldField: (torque.fieldLike * torque.field).text, .across: formulas.thresholds[0].text,
        .along: "|\(formulas.thresholds[1].text)|", .inPlane: "|\(formulas.thresholds[2].text)|",
        .acrossCurrent: "by a/j", .alongCurrent: "by a/j", .inPlaneCurrent: "by a/j"
      ]
    }
    let formulas = try TorqueSituation.programs.get().formulas
    let drift = situation.options["--xi"] == nil ? formulas.bareDrift : formulas.motion[2]
    return [
      .gyromagnetic: formulas.motion[0].text, .damping: formulas.motion[1].text, .drift: "−j \(drift.text)",
      .adiabatic: "−v", .nonadiabatic: "β b_J", .width: "√(A/K)", .steady: formulas.wall[0].text,
      .threshold: "|\(formulas.wall[1].text)|", .critical: "threshold by b_J/j",
      .mean: "derive list domain-wall", .turning: "of the azimuth, derive list domain-wall"
    ]
  }

  static func conventions(_ situation: TorqueSituation) -> [String] {
    if situation.options.kind == .spinOrbit {
      return [
        "∂ₜm = −γ m × H + α m × ∂ₜm − γ a m × (m × σ) − γ b m × σ; σ the direction of the moments that arrive; fields in tesla",
        "j the conventional current in the metal beside the magnet, e > 0; the spin current is ξj in units of charge",
        "a_c: static, σ across the easy axis and a current of the sign that H_x helps; or by linear stability, σ along it; CODATA 2022"
      ]
    }
    return [
      "∂ₜm = −γ m × H + α m × ∂ₜm − v ∂m + β v m × ∂m; m = M/M_s, e > 0, j the conventional current along an axis",
      situation.options["--xi"] == nil
        ? "β and P as Thiaville defines them: v = −gμ_BPj/2eM_s"
        : "ξ, P and n₀ as Zhang and Li define them: β = ξ, γ and α become γ̃ and α̃",
      "in the formulas μ_B stands for gμ_B/2, γ for gμ_B/ħ, U for b_J; the wall keeps its width w; CODATA 2022"
    ]
  }

  private static let groups: [(title: String, entries: [TorqueSituation.Entry])] = [
    ("motion of the magnetisation", [.gyromagnetic, .damping]),
    ("drift", [.drift, .adiabatic, .nonadiabatic, .share]),
    ("interface", [.dampingLike, .fieldLike, .dampingField, .fieldField]),
    ("switching", [.across, .acrossCurrent, .along, .alongCurrent, .inPlane, .inPlaneCurrent]),
    ("wall", [.width, .steady, .threshold, .critical, .mean, .turning])
  ]

  var text: String {
    var lines = [Self.title(situation)]
    lines += Self.conventions(situation).map { "  " + $0 }
    lines.append("  " + situation.options.given.map { "\($0.name) = \($0.value)" }.joined(separator: ", "))
    for group in Self.groups {
      let entries = group.entries.filter { report[$0] != nil }
      if entries.isEmpty { continue }
      lines += ["", group.title]
      let values = entries.map { "\(report[$0].map { "\($0)" } ?? "") \($0.unit)" }
      let width = values.map(\.count).max() ?? 0
      for (entry, value) in zip(entries, values) {
        let formula = formulas[entry].map { "  " + $0 } ?? ""
        lines.append(
          "  " + entry.rawValue.padded(to: 19) + value.padded(to: formula.isEmpty ? 0 : width) + formula)
      }
    }
    return (lines + remarks).joined(separator: "\n") + "\n"
  }

  /// What has no value, and why.
  private var remarks: [String] {
    var remarks: [String] = []
    if report[.width] != nil, report[.steady] == nil, report[.mean] == nil {
      remarks.append("without damping a wall reaches no velocity of its own: α = 0")
    }
    if report[.mean] != nil, report[.threshold] == nil, situation.options["--B"] == nil {
      remarks.append("no threshold: at β = α a current carries walls along without turning them")
    }
    if situation.options["--H-K"] != nil, !situation.hasEasyAxis {
      remarks.append("no threshold across the easy axis: H_x reaches H_K, and the moment lies along it")
    }
    return remarks.isEmpty ? [] : [""] + remarks
  }

  var json: String {
    let (object, quoted) = (JSONText.object, JSONText.quoted)
    let values = Self.groups.flatMap(\.entries).compactMap { entry -> (String, String)? in
      guard let value = report[entry] else { return nil }
      var fields = [("value", quoted("\(value)")), ("unit", quoted(entry.unit))]
      if let formula = formulas[entry] { fields.append(("formula", quoted(formula))) }
      return (entry.rawValue, object(fields))
    }
    return JSONText.document([
      ("schema", quoted("derive-torque-1")), ("version", quoted(Command.version)),
      ("conventions", "[" + Self.conventions(situation).map(quoted).joined(separator: ", ") + "]"),
      ("given", object(situation.options.given.map { ($0.name, quoted($0.value)) })), ("values", object(values)),
      ("remark", quoted(remarks.joined(separator: " ")))
    ])
  }

  /// The gyromagnetic ratio of the situation in six digits.
  private static func gyromagnetic(_ situation: TorqueSituation) -> String {
    let ratio = try? situation.enclosures(.recommended, precision: 128)[.gyromagnetic]
    return "γ̃ = \(ratio?.midpointDouble.rounded(toDigits: 6) ?? "?") 1/(T s)"
  }

  /// A program's input, with what it is made of as comments.
  static func input(of script: Script, _ situation: TorqueSituation) -> String {
    let target = script.target
    let constants = target.constants.map { "\($0.name) = \($0.text)" }.joined(separator: ", ")
    var remarks = ["\(Command.version): \(title(situation)), for \(target.program)"]
    remarks += conventions(situation).prefix(2).map { "  " + $0 }
    remarks.append("  " + situation.options.given.map { "\($0.name) = \($0.value)" }.joined(separator: ", "))
    remarks.append("The program's formula (\(target.source)):")
    remarks.append("  ∂ₜm ⊃ \(target.torque.expression.text)")
    remarks.append("  " + target.letters.joined(separator: ", ") + (target.kind == .zhangLi ? ", h = ∂m" : ""))
    if !constants.isEmpty { remarks.append("  its constants: \(constants)") }
    remarks.append(
      "With these numbers it differs from the torque above by less than \(script.deviation.rounded(toDigits: 2)) of it, rounding aside."
    )
    if target.kind == .zhangLi {
      remarks.append(
        "Mind: the torque goes with \(gyromagnetic(situation)); the program's gyromagnetic ratio is its own.")
    }
    remarks += target.traps.map { "Mind: \($0)." }
    return (script.comment(remarks) + script.lines).joined(separator: "\n") + "\n"
  }
}
