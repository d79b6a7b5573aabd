import Algebra
import Typesetting

extension Transcript {
  /// One page that needs nothing else: the style is in it, formulas are MathML.
  public var html: String {
    Markup.page(
      title: title, style: Self.sheet,
      body: """
        <h1>\(Markup.escaped(title))</h1>
        <ul class="sources">\(sources.map { "<li>\(Markup.escaped($0))</li>" }.joined())</ul>
        \(summary.isEmpty ? "" : "<p>\(abstract.map(Markup.escaped).joined(separator: " "))</p>")
        <p class="conventions">\(conventions.map { "<span>\(Self.prose($0))</span>" }.joined(separator: " · "))</p>
        \(summary.isEmpty ? "" : summaryHTML)
        \(amendmentsHTML("Other conventions of the source", .conventionConflict))
        \(amendmentsHTML("Premises that the source does not state", .holdsUnderPremise))
        \(entries.map(\.html).joined(separator: "\n"))
        \(audit.isEmpty ? "" : auditHTML)
        """)
  }

  private func amendmentsHTML(_ heading: String, _ kind: Verdict.Kind) -> String {
    let found = amendments(kind)
    if found.isEmpty { return "" }
    let items = found.map { "<li>\(Self.prose($0.tags.joined(separator: "; "))): \($0.phrase.html)</li>" }
    return "<p class=\"conventions\">\(heading):</p>\n<ul class=\"conventions\">\(items.joined())</ul>"
  }

  private var summaryHTML: String {
    let equations = summary.map {
      "<p><a href=\"#s\($0.number)\">\($0.title.sentence.html)</a> \($0.verdict.badge)</p>"
        + Self.displayHTML($0.display, tag: $0.tag)
    }
    return "<h2 id=\"short\">In short</h2>\n<div class=\"result\">\(equations.joined(separator: "\n"))</div>"
  }

  private static let sheet = """
    :root { --ink: #1d2433; --soft: #5c6577; --line: #e3e6ec; --ground: #fdfdfb; }
    body { margin: 0; background: var(--ground); color: var(--ink);
      font: 17px/1.55 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "DejaVu Serif", serif; }
    main { max-width: 54rem; margin: 0 auto; padding: 3rem 1.5rem 6rem; }
    h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 600; margin: 0 0 1rem; }
    h2 { font-size: 1.3rem; font-weight: 600; margin: 3rem 0 .2rem; padding-top: 1rem; border-top: 1px solid var(--line); }
    h2 .number { color: var(--soft); font-weight: 400; margin-right: .7rem; }
    .sources, .conventions, .reason { color: var(--soft); }
    .sources { list-style: none; padding: 0; margin: 0 0 .5rem; }
    .reason { font-style: italic; margin: 0 0 1rem; }
    .statement { margin: 1rem 0; padding: .1rem 0 .1rem 1rem; border-left: 3px solid var(--line); }
    .statement > .head { display: flex; gap: 1rem; justify-content: space-between; align-items: baseline; }
    .refuted { border-left-color: #c2412d; } .convention { border-left-color: #c98a16; }
    .open { border-left-color: #7a4fb3; }
    .badge { flex: none; font: 600 .72rem/1 system-ui, "DejaVu Sans", sans-serif; letter-spacing: .02em;
      padding: .3em .7em; border-radius: 1em; background: #e3f1e6; color: #1f6b36; white-space: nowrap; }
    .badge.refuted { background: #f9e2de; color: #96281a; } .badge.convention { background: #faefd6; color: #7d5408; }
    .badge.given { background: #e8ebf0; color: #465066; }
    .badge.open { background: #ece4f6; color: #5a3391; }
    .display { display: flex; align-items: center; gap: 1rem; margin: .5rem 0; }
    .display > .formula { flex: 1; overflow-x: auto; overflow-y: hidden; padding: .3rem 0; }
    .display > .tag { flex: none; color: var(--soft); }
    .remark { color: var(--soft); font-size: .92rem; margin: .25rem 0; overflow-wrap: anywhere; }
    .given { margin: 1rem 0; } .result { background: #f1f4f8; border-radius: .5rem; padding: .5rem 1rem; margin: 1rem 0; }
    .wide { overflow-x: auto; } table.audit { border-collapse: collapse; width: 100%; font-size: .95rem; }
    .audit th { text-align: left; font-weight: 600; border-bottom: 2px solid var(--line); padding: .4rem .6rem .4rem 0; }
    .audit td { border-bottom: 1px solid var(--line); padding: .4rem .6rem .4rem 0; vertical-align: baseline; }
    .audit td:first-child { white-space: nowrap; } a { color: #24508c; text-decoration: none; }
    a:hover { text-decoration: underline; } :target { background: #fff7dc; }
    math { font-size: 1.05em; } sub, sup { line-height: 0; }
    """

  /// A sentence, with the index of a name such as τ_ex lowered and an exponent such as ^(−iγ) raised.
  static func prose(_ text: String) -> String {
    let characters = Array(text)
    var result = ""
    var position = 0
    func run(from start: Int, while fits: (Character) -> Bool) -> Int {
      var end = start
      while end < characters.count, fits(characters[end]) { end += 1 }
      return end
    }
    while position < characters.count {
      let character = characters[position]
      let next = position + 1 < characters.count ? characters[position + 1] : " "
      if character == "_", position > 0, characters[position - 1].isLetter, next.isLetter || next.isNumber {
        let end = run(from: position + 1) { $0.isLetter || $0.isNumber }
        result += "<sub>\(Markup.escaped(String(characters[(position + 1)..<end])))</sub>"
        position = end
      } else if character == "^", next == "(", let close = characters[position...].firstIndex(of: ")") {
        result += "<sup>\(Markup.escaped(String(characters[(position + 2)..<close])))</sup>"
        position = close + 1
      } else if character == "^", next.isNumber || next == "-" || next == "−" {
        let end = run(from: position + 2) { $0.isNumber }
        result += "<sup>\(Markup.escaped(String(characters[(position + 1)..<end])))</sup>"
        position = end
      } else {
        result += Markup.escaped(String(character))
        position += 1
      }
    }
    return result
  }

  static func displayHTML(_ formula: some Typesettable, tag: String = "", naming name: String? = nil) -> String {
    var style = paper
    style.wrapsMathML = true
    if let name {
      let shown = "<mi>\(Markup.escaped(name))</mi>"
      style.notation.overrides[name] = Spellings.Spelling(latex: "", text: name, mathML: shown)
    }
    let number = tag.isEmpty ? "" : "<span class=\"tag\">\(prose(tag))</span>"
    return "<div class=\"display\"><div class=\"formula\">\(formula.mathML(style))</div>\(number)</div>"
  }
}

extension Verdict {
  /// The class of the badge and of the statement's edge.
  fileprivate var htmlClass: String {
    switch kind {
    case .proved, .provedToOrder: "proved"
    case .refuted: "refuted"
    case .conventionConflict, .holdsUnderPremise, .misprintRepaired: "convention"
    case .supported, .undecided: "open"
    }
  }

  var badge: String { "<span class=\"badge \(htmlClass)\">\(Markup.escaped(text))</span>" }
}

extension Transcript.Entry {
  fileprivate var html: String {
    switch self {
    case .step(let number, let title, let reason):
      "<h2 id=\"step\(number)\"><span class=\"number\">\(number)</span>\(Transcript.prose(title))</h2>\n"
        + "<p class=\"reason\">By \(Transcript.prose(reason)).</p>"
    case .premise(let given): given.html("Given")
    case .definition(let made): made.html("Let")
    case .misreading(let tag, let found, let read):
      "<p class=\"remark\">\(Transcript.prose("In \(tag) the text has \(found), read as \(read)."))</p>"
    case .remark(let text): "<p class=\"remark\">\(Transcript.prose(text))</p>"
    case .result(let name, let value, _, let domain):
      "<div class=\"result\"><strong>Result</strong>\(name.isPhrase ? ", \(Transcript.prose(name))" : "")"
        + Transcript.displayHTML(Display(name.isPhrase ? nil : Expr.symbol(name), .equal, value), naming: name)
        + domain.map { "\nfor" + Transcript.displayHTML($0) }.joined() + "</div>"
    case .statement(let statement): statement.html
    }
  }
}

extension Transcript.Definition {
  fileprivate func html(_ word: String) -> String {
    "<div class=\"given\">\(word), \(Transcript.prose(name.withoutBrackets)):"
      + Transcript.displayHTML(Display(quantity, .equal, value)) + "</div>"
  }
}

extension Transcript.Statement {
  fileprivate var html: String {
    var lines = [
      "<section class=\"statement \(verdict.htmlClass)\" id=\"s\(number)\">",
      "<div class=\"head\"><span>\(title.sentence.html)</span>\(verdict.badge)</div>"
    ]
    if let omission {
      lines.append("<p class=\"remark\">\(Transcript.prose(omission))</p>")
    } else {
      if isOneForm { lines.append("<p class=\"remark\">Both sides are</p>") }
      lines.append(Transcript.displayHTML(display, tag: tag))
    }
    for meaning in meanings {
      lines.append("<p class=\"remark\">where</p>")
      lines.append(Transcript.displayHTML(meaning))
    }
    if let correction {
      lines.append("<p class=\"remark\">Derived instead:</p>")
      lines.append(Transcript.displayHTML(correction))
    }
    if let repair {
      lines.append("<p class=\"remark\">Repaired:</p>")
      lines.append(Transcript.displayHTML(repair))
    }
    lines += remarks.map { "<p class=\"remark\">\($0.html)</p>" }
    return (lines + ["</section>"]).joined(separator: "\n")
  }
}
