import Worksheets
import ManyBody
import derivations

/// `derive quantum-stt --audit`: the printed equations of the derivation, then the paper's claims in numbers.
enum ChainAuditCommand {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let given = try GivenOptions(
      arguments, of: "quantum-stt --audit", names: ["--output", "--sites"], flags: ["--numbers-only"])
    if given.wantsHelp { return Output.text(help) }
    var text = "", isAsExpected = true
    if !given.flags.contains("--numbers-only"),
      let derivation = Catalogue.all.first(where: { $0.name == "quantum-stt" })
    {
      let transcript = try derivation.run()
      text += transcript.auditText(mark: Colour.mark) + "\n"
      isAsExpected = transcript.isAsExpected
    }
    let audit = try ChainAudit(sites: try ChainOptions(given).integer("--sites", standard: 400))
    text += "The paper's claims about numbers, by exact dynamics\n"
    for f in audit.findings {
      text +=
        "  \(f.source.padded(to: 14)) \(f.verdict.rawValue.padded(to: 20)) \(f.claim)\n"
        + f.evidence.map { "                   \($0)\n" }.joined()
    }
    let kinds = ChainAudit.Verdict.allCases.map { v in (v, audit.findings.count { $0.verdict == v }) }.filter {
      $0.1 > 0
    }
    text +=
      "\(audit.findings.count) claims: " + kinds.map { "\($0.1) \($0.0.rawValue)" }.joined(separator: " · ") + "\n"
    if let path = given["--output"] {
      try OutputPlace(path).write(text)
    } else if !given.flags.contains("--quiet") {
      Output.write(text)
    }
    return isAsExpected && audit.isAsExpected ? Status.asExpected : Status.fellShort
  }

  static let help = """
    usage: derive quantum-stt --audit [--sites 400] [--numbers-only] [--output FILE] [--quiet]

    Every printed equation with its verdict, and what the paper says of its figures, each with the numbers it was compared with.

    """
}
