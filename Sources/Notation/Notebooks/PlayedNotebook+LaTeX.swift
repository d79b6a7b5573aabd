import Algebra
import Typesetting

extension PlayedNotebook {
  /// A document for pdfLaTeX.
  ///
  /// - Parameter convert: Markdown as LaTeX.
  public func latex(_ convert: (String) throws -> String) rethrows -> String {
    let (text, pieces) = withPlaces(Self.latex)
    let body = try convert(text).replacingInOrder(pieces.map { ($0.place, $0.piece) })
    let letters = Set(body.unicodeScalars.filter { $0.value > 0xFF }).sorted { $0.value < $1.value }
    let declared = letters.map { letter in
      let code = String(letter.value, radix: 16, uppercase: true)
      return
        "\\DeclareUnicodeCharacter{\(String(repeating: "0", count: max(0, 4 - code.count)))\(code)}{\(Self.latex(letter))}"
    }
    return """
      \\documentclass[a4paper,11pt]{article}
      \\usepackage[utf8]{inputenc}
      \\usepackage{amsmath,amssymb,graphicx,fancyvrb}
      \\usepackage[margin=24mm]{geometry}
      \\usepackage[hidelinks]{hyperref}
      \\allowdisplaybreaks
      \\setlength{\\parindent}{0pt}
      \\setlength{\\parskip}{0.6ex plus 0.3ex}
      \\setlength{\\emergencystretch}{6em}
      \(declared.joined(separator: "\n"))
      \\begin{document}
      \(body)
      \\end{document}

      """
  }

  private static func latex(_ cell: NotebookText.Cell, _ said: [Said]) -> String {
    let statements = verbatim(cell.source, "frame=leftline,framerule=1pt")
    return ([statements] + said.map(latex)).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private static func verbatim(_ text: String, _ options: String) -> String {
    let lines = text.hasSuffix("\n") ? text : text + "\n"
    return "\\begin{Verbatim}[fontsize=\\small,\(options)]\n\(lines)\\end{Verbatim}"
  }

  private static func latex(_ said: Said) -> String {
    let text = said.lines.joined(separator: "\n")
    guard case .answer(let answer) = said, case .value(let value) = answer.content else {
      return text.isEmpty ? "" : verbatim(text, "xleftmargin=1em")
    }
    let head = answer.name.map { "\(Expr.symbol($0).latex) = " } ?? ""
    // What fills more than a line is shown as text, which goes on in the next.
    let formula = head + value.written(.latex)
    return formula.utf8.count > 240 ? verbatim(text, "xleftmargin=1em") : "\\[\(formula)\\]"
  }

  /// A character of statements in LaTeX.
  private static func latex(_ letter: Unicode.Scalar) -> String {
    let known: [Unicode.Scalar: String] = [
      "−": "-", "√": "\\surd", "∞": "\\infty", "→": "\\to", "×": "\\times", "⋅": "\\cdot", "≤": "\\le", "≥": "\\ge",
      "≠": "\\ne",
      "∂": "\\partial", "†": "\\dagger", "′": "'", "⟨": "\\langle", "⟩": "\\rangle", "↑": "\\uparrow",
      "↓": "\\downarrow",
      "ˆ": "\\hat{}", "˙": "\\dot{}", "ħ": "\\hbar"
    ]
    if letter == "…" { return "\\ldots" }
    if letter == "–" { return "--" }
    if letter == "—" { return "---" }
    if let command = known[letter] { return "\\ensuremath{\(command)}" }
    if let (digit, isRaised) = index(letter) { return "\\ensuremath{\(isRaised ? "^" : "_"){\(digit)}}" }
    let letters = Expr.symbol(String(letter)).latex
    return letters.utf8.allSatisfy { $0 < 0x80 } ? "\\ensuremath{\(letters)}" : "?"
  }

  /// What a raised or lowered character is without that.
  private static func index(_ letter: Unicode.Scalar) -> (Character, Bool)? {
    let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿⁱ".unicodeScalars), high = Array("0123456789+-ni")
    let lowered = Array("₀₁₂₃₄₅₆₇₈₉₊₋ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ".unicodeScalars), low = Array("0123456789+-aeoxhklmnpstijruv")
    if let place = raised.firstIndex(of: letter) { return (high[place], true) }
    if let place = lowered.firstIndex(of: letter) { return (low[place], false) }
    return nil
  }
}
