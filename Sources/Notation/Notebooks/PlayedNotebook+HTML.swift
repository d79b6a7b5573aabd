import Algebra
import Numbers
import Typesetting

extension PlayedNotebook {
  /// One page that needs nothing else: the style is in it, formulas are MathML.
  ///
  /// - Parameter convert: Markdown as HTML.
  public func html(_ convert: (String) throws -> String) rethrows -> String {
    let (text, pieces) = withPlaces(Self.html)
    let body = try convert(text).replacingInOrder(pieces.map { ("<p>\($0.place)</p>", $0.piece) })
    return Markup.page(title: notebook.title, style: Self.sheet, body: body)
  }

  private static func html(_ cell: NotebookText.Cell, _ said: [Said]) -> String {
    let source = cell.source.hasSuffix("\n") ? String(cell.source.dropLast()) : cell.source
    let answers = said.map(html).filter { !$0.isEmpty }
    let below = answers.isEmpty ? "" : "<div class=\"said\">\(answers.joined(separator: "\n"))</div>\n"
    return "<div class=\"cell\"><pre class=\"statements\">\(Markup.escaped(source))</pre>\n\(below)</div>"
  }

  private static func html(_ said: Said) -> String {
    switch said {
    case .mistake(let message): return "<pre class=\"mistake\">\(Markup.escaped(message))</pre>"
    case .answer(let answer):
      switch answer.content {
      case .nothing: return ""
      case .value(let value):
        let head = answer.name.map { "\(Expr.symbol($0).mathML(Style()))<mo>=</mo>" } ?? ""
        let needed = answer.conditions.map { "<math>\($0.mathML(Style()))<mo>≠</mo><mn>0</mn></math>" }
        let condition = needed.isEmpty ? "" : " <span class=\"remark\">where \(needed.joined(separator: ", "))</span>"
        return "<div class=\"value\"><math displaystyle=\"true\">\(head)\(value.mathML)</math>\(condition)</div>"
      case .verdict, .open:
        let lines = answer.text.split(separator: "\n").map { Markup.escaped(String($0)) }
        guard let word = lines.first else { return "" }
        let remarks = lines.dropFirst().map { "<br/><span class=\"remark\">\($0)</span>" }.joined()
        return "<p class=\"verdict \(word)\"><b>\(word)</b>\(remarks)</p>"
      case .digits, .text, .changes, .measure, .table:
        return "<pre class=\"answer\">\(Markup.escaped(answer.text))</pre>"
      }
    }
  }

  private static let sheet = """
    :root { --ink: #1d2433; --soft: #5c6577; --line: #e3e6ec; --ground: #fdfdfb; --cell: #f4f5f2; }
    body { margin: 0; background: var(--ground); color: var(--ink);
      font: 17px/1.55 Charter, "Bitstream Charter", "Iowan Old Style", Georgia, "DejaVu Serif", serif; }
    main { max-width: 48rem; margin: 0 auto; padding: 3rem 1.25rem 6rem; }
    h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 600; margin: 0 0 1rem; }
    h2 { font-size: 1.3rem; font-weight: 600; margin: 2.6rem 0 .4rem; padding-top: 1rem; border-top: 1px solid var(--line); }
    h3 { font-size: 1.1rem; font-weight: 600; margin: 1.8rem 0 .3rem; }
    a { color: #1f4e9c; } img { max-width: 100%; height: auto; }
    code, pre { font: .82em/1.5 "DejaVu Sans Mono", Menlo, Consolas, monospace; }
    pre { overflow-x: auto; margin: 0; padding: .7rem .9rem; background: var(--cell); border-radius: 6px; }
    main > pre { margin: 1rem 0; }
    table { border-collapse: collapse; display: block; overflow-x: auto; }
    th, td { padding: .25rem .8rem .25rem 0; text-align: left; border-bottom: 1px solid var(--line); }
    .cell { margin: 1.1rem 0; border-left: 3px solid #c7d3ea; padding-left: .9rem; }
    .said { padding: .5rem .2rem 0; } .said > * { margin: .35rem 0; }
    .value { overflow-x: auto; overflow-y: hidden; padding: .15rem 0; }
    .verdict { line-height: 1.35; } .verdict b { font-variant: small-caps; letter-spacing: .03em; }
    .proved b { color: #1d6b3a; } .refuted b { color: #a4262c; } .undecided b { color: #8a6100; }
    .remark { color: var(--soft); font-size: .86em; overflow-wrap: anywhere; }
    .said pre { background: none; padding: .1rem 0; } .mistake { color: #a4262c; }
    """
}

extension Value {
  /// The value as the inside of a MathML element.
  fileprivate var mathML: String {
    switch self {
    case .scalar(let x): return x.mathML(Style())
    case .vector(let v): return v.mathML(Style())
    case .matrix(let m): return m.mathML(Style())
    case .noncommuting(let o): return o.mathML(Style())
    case .series(let s):
      let order = Expr(Rational(s.order, s.exponentDenominator))
      let rest = (s.variables.count == 1 ? s.parameters[0] ** order : order).mathML(Style())
      return "<mrow>\(s.polynomialPart.mathML(Style()))</mrow><mo>+</mo><mi>O</mi><mo>(</mo>\(rest)<mo>)</mo>"
    case .list(let parts):
      let inside = parts.map(\.mathML).joined(separator: "<mo separator=\"true\">,</mo><mspace width=\"0.5em\"/>")
      if parts.contains(where: { if case .equation = $0 { true } else { false } }) { return "<mrow>\(inside)</mrow>" }
      return "<mrow><mo>[</mo>\(inside)<mo>]</mo></mrow>"
    case .equation(let sides): return "<mrow>\(sides.map(\.mathML).joined(separator: "<mo>=</mo>"))</mrow>"
    case .end(let end):
      switch end {
      case .infinity: return "<mi>∞</mi>"
      case .minusInfinity: return "<mrow><mo>−</mo><mi>∞</mi></mrow>"
      case .point(let x): return x.mathML(Style())
      }
    }
  }
}
