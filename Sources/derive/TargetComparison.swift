import Exports
import Numbers

/// What is to be typed into each program for one torque, and what the same typed numbers would do there.
struct TargetComparison {
  private struct Row {
    let script: Script
    var target: Target { script.target }
    /// The drift and the share that the numbers of the command line give when typed as they are; nil where the program has no
    /// place for them.
    let naive: (drift: Double, share: Double)?
  }

  private let situation: TorqueSituation
  private let rows: [Row]
  private let drift: Double

  init(_ situation: TorqueSituation) throws {
    self.situation = situation
    let found = try situation.enclosures(.recommended, precision: 128)
    drift = found[.drift]?.midpointDouble ?? 0
    rows = try situation.scripts(for: Target.all(of: situation.options.kind)).map {
      Row(script: $0, naive: try situation.naive(for: $0.target))
    }
  }

  private static func typed(_ script: Script) -> String {
    script.entries.filter { $0.input.unknown != nil || $0.input.origin == .given(ZhangLiTorque().j) }
      .map { "\($0.input.name) = \(script[$0.input.name])\($0.input.unit.isEmpty ? "" : " \($0.input.unit)")" }
      .joined(separator: ", ")
  }

  var text: String {
    var lines = ["One torque in the programs that people run"]
    lines += TorqueReport.conventions(situation).prefix(2).map { "  " + $0 }
    lines.append("  " + situation.options.given.map { "\($0.name) = \($0.value)" }.joined(separator: ", "))
    if situation.options.kind == .zhangLi { lines.append("  drift v = \(drift.rounded(toDigits: 9)) m/s") }
    lines += ["", "what is to be typed, so that all compute this torque"]
    let width = rows.map { $0.target.name.count }.max() ?? 0
    for row in rows {
      lines.append("  \(row.target.name.padded(to: width))  \(Self.typed(row.script))")
    }
    if situation.options.kind == .spinOrbit { return lines.joined(separator: "\n") + "\n" }
    lines += [
      "", "what P, j and \(situation.options["--xi"] == nil ? "β" : "ξ") mean there when they are typed as they stand"
    ]
    for row in rows {
      let what: String
      if let naive = row.naive {
        let ratio = drift == 0 ? 1 : naive.drift / drift
        what = "v = \(naive.drift.rounded(toDigits: 9)) m/s, \(ratio.rounded(toDigits: 7)) of it"
      } else {
        what = "takes the drift itself, not P and j"
      }
      lines.append("  \(row.target.name.padded(to: width))  \(what)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var json: String {
    let (object, quoted) = (JSONText.object, JSONText.quoted)
    let programs = rows.map { row in
      var fields = [("program", quoted(row.target.program)), ("source", quoted(row.target.source))]
      fields += [("typed", object(row.script.entries.map { ($0.input.name, "\($0.value)") }))]
      fields += [("deviation", "\(row.script.deviation)")]
      fields += [("drift of the numbers as given", row.naive.map { "\($0.drift)" } ?? "null")]
      return (row.target.name, object(fields))
    }
    return JSONText.document(
      [
        ("schema", quoted("derive-torque-programs-1")), ("version", quoted(Command.version)),
        ("given", object(situation.options.given.map { ($0.name, quoted($0.value)) })), ("drift", "\(drift)")
      ] + programs)
  }
}
