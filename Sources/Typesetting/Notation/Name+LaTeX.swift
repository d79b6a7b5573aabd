extension Name {
  /// The name in LaTeX's mathematics mode.
  func latex(isVector: Bool = false) -> String {
    var result = base.latex
    if isVector { result = base.isLatinLetter ? "\\mathbf{\(result)}" : "\\boldsymbol{\(result)}" }
    for accent in accents {
      let wide = base.isWord && base.text.count > 1
      result =
        switch accent {
        case .tilde: "\\\(wide ? "widetilde" : "tilde"){\(result)}"
        case .hat: "\\\(wide ? "widehat" : "hat"){\(result)}"
        case .dot: "\\dot{\(result)}"
        case .bar: "\\\(wide ? "overline" : "bar"){\(result)}"
        }
    }
    if !subscripts.isEmpty { result += "_{\(subscripts.map(\.latex).joined(separator: ","))}" }
    let raised = String(repeating: "\\prime", count: primes)
    let stars = superscript.map { $0 == "†" ? "\\dagger" : "*" }.joined()
    if !stars.isEmpty {
      result += "^{\(raised)\(raised.isEmpty || !stars.hasPrefix("*") ? "" : " ")\(stars)}"
    } else {
      result += String(repeating: "'", count: primes)
    }
    if let along {
      let direction = along.isLatinLetter ? "\\mathbf{\(along.latex)}" : "\\boldsymbol{\(along.latex)}"
      return "(\(direction)\\cdot\\nabla)\(result)"
    }
    return result
  }
}

extension Name.Part {
  var isLatinLetter: Bool { text.count == 1 && text.first.map { $0.isASCII && $0.isLetter } == true }

  var latex: String {
    // An index that has one itself, as in ∂_pₓ.
    let lowered = text.reversed().prefix { Letters.loweredFrom[$0] != nil }
    if !lowered.isEmpty, lowered.count < text.count {
      let stem = Name(String(text.dropLast(lowered.count)))
      return "\(stem.latex())_{\(String(lowered.reversed().compactMap { Letters.loweredFrom[$0] }))}"
    }
    if !isWord { return text.map { Letters.latex($0) ?? Self.escaped($0) }.joined() }
    // A word with Greek letters in it, such as Δx, is a product of letters to the eye.
    if text.contains(where: { Letters.latex($0) != nil }) && text.allSatisfy(\.isLetter) {
      return text.map { character in
        Letters.latex(character).map { $0.hasSuffix("}") ? $0 : $0 + " " } ?? Self.escaped(character)
      }.joined()
    }
    return "\\mathrm{\(text.map { Letters.latex($0).map { "{\($0)}" } ?? Self.escaped($0) }.joined())}"
  }

  /// A character that may stand in mathematics mode.
  static func escaped(_ character: Character) -> String {
    switch character {
    case "{", "}", "_", "&", "%", "$", "#": "\\\(character)"
    case "\\": "\\backslash "
    case "~": "{\\sim}"
    case "^": "\\wedge "
    case "″": "''"
    case "∂": "\\partial "
    case "²", "³", "⁴", "⁵", "⁶": "^{\(character.wholeNumberValue ?? 0)}"
    case " ": "\\ "
    case _ where character.isASCII: String(character)
    default: "\\text{\(character)}"
    }
  }
}
