import Algebra
import Typesetting

extension Transcript {
  /// Markdown as GitHub reads it, with formulas between dollar signs.
  public var markdown: String {
    var lines = ["# \(Self.escaped(title))", ""]
    lines += sources.map { "- \(Self.escaped($0))" } + ["", "Conventions: "]
    lines[lines.count - 1] += conventions.map(Self.escaped).joined(separator: "; ") + "."
    if !summary.isEmpty {
      lines += ["", "## In short", ""]
      for statement in summary {
        lines.append(
          "\(Self.escaped(statement.tag)) \(statement.title.markdown): **\(Self.escaped(statement.verdict.text))**")
        lines += Self.mathematics(statement.display)
      }
    }
    lines += entries.flatMap(\.markdown)
    if !audit.isEmpty { lines += auditMarkdown }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Text in which no character is a mark of Markdown.
  static func escaped(_ text: String) -> String {
    text.map { "\\`*_{}[]<>#|$~".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  /// A formula on lines of its own, with nothing of Markdown around it: there GitHub leaves its underscores alone.
  static func mathematics(_ formula: some Typesettable, naming name: String? = nil) -> [String] {
    var style = paper
    style.isForKaTeX = true
    if let name { style.notation.overrides[name] = Spellings.Spelling(latex: Prose.mathematics(name), text: name) }
    return ["", "$$", formula.latex(style), "$$", ""]
  }
}

extension Transcript.Entry {
  fileprivate var markdown: [String] {
    switch self {
    case .step(let number, let title, let reason):
      return [
        "", "## \(number). \(Transcript.escaped(title))", "", "*By \(Transcript.escaped(reason)).*", ""
      ]
    case .premise(let given): return given.markdown("Given")
    case .definition(let made): return made.markdown("Let")
    case .misreading(let tag, let found, let read):
      return ["", Transcript.escaped("In \(tag) the text has \(found), read as \(read)."), ""]
    case .remark(let text): return ["", Transcript.escaped(text), ""]
    case .result(let name, let value, _, let domain):
      return ["", "**Result**" + (name.isPhrase ? ", \(Transcript.escaped(name))" : "")]
        + Transcript.mathematics(Display(name.isPhrase ? nil : Expr.symbol(name), .equal, value), naming: name)
        + domain.flatMap { ["for"] + Transcript.mathematics($0) }
    case .statement(let statement): return statement.markdown
    }
  }
}

extension Transcript.Definition {
  fileprivate func markdown(_ word: String) -> [String] {
    ["", "\(word), \(Transcript.escaped(name.withoutBrackets)):"]
      + Transcript.mathematics(Display(quantity, .equal, value))
  }
}

extension Transcript.Statement {
  fileprivate var markdown: [String] {
    let number = tag.isEmpty ? "" : "\(Transcript.escaped(tag)) "
    var lines = ["- \(number)\(title.markdown): **\(Transcript.escaped(verdict.text))**"]
    if isOneForm { lines.append("  Both sides are") }
    lines += omission.map { [Transcript.escaped($0)] } ?? Transcript.mathematics(display)
    for meaning in meanings { lines += ["where"] + Transcript.mathematics(meaning) }
    if let correction { lines += ["Derived instead:"] + Transcript.mathematics(correction) }
    if let repair { lines += ["Repaired:"] + Transcript.mathematics(repair) }
    lines += remarks.map { $0.markdown + "\n" }
    return lines
  }

  /// What the reader of a document has to know besides the verdict, one sentence each.
  var remarks: [Phrase] {
    var lines: [Phrase] = []
    if isAbridged { lines.append("The shorter form is shown that the printed one was proved equal to.") }
    if let omittedMeanings { lines.append(omittedMeanings) }
    if let amended { lines.append(amended.sentence + ".") }
    switch verdict {
    case .refuted(let found), .misprintRepaired(_, let found):
      lines.append(found.sentence)
    case .conventionConflict, .holdsUnderPremise: break
    case .supported(let points, let bits, let reason):
      lines.append("Supported at \(points) points with \(bits) bits; open: \(reason).")
    case .undecided(let reason): lines.append("Open: \(reason).")
    case .proved, .provedToOrder: break
    }
    if let dimensionError { lines.append("Dimensions: \(dimensionError).") }
    if let note { lines.append(Phrase(note)) }
    return lines
  }

  /// What has to be known besides for the printed equation to hold.
  var amended: Phrase? {
    switch verdict {
    case .conventionConflict(let reading, _): "holds when read so: " + reading
    case .holdsUnderPremise(let premise, _): "holds where " + premise
    case .misprintRepaired(let repair, _): "misprint: " + repair
    default: nil
    }
  }
}

extension Counterexample {
  /// "The sides differ by 0.827363 at ħ = 81/73, k = 86/71." The digits are certain.
  fileprivate var sentence: Phrase {
    var phrase: Phrase = "The sides differ "
    switch digits {
    case (let re?, let im?): phrase = phrase + "by \(re) in their real parts and \(im) in their imaginary parts"
    case (let re?, nil): phrase = phrase + "by \(re)"
    case (nil, let im?): phrase = phrase + "by \(im) in their imaginary parts"
    case (nil, nil): phrase = phrase + "by less than can be shown"
    }
    for (k, (letter, value)) in values.enumerated() {
      phrase = phrase + (k == 0 ? " at " : ", ") + "\(letter, equals: value)"
    }
    return phrase + "."
  }
}
