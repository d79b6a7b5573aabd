extension Name {
  /// The name as one MathML element.
  func mathML(isVector: Bool = false) -> String {
    if let along {
      var value = self
      value.along = nil
      return "<mrow><mo>(</mo>\(along.mathML(isVector: true))<mo>⋅</mo><mo>∇</mo><mo>)</mo>"
        + "\(value.mathML(isVector: isVector))</mrow>"
    }
    var result = base.mathML(isVector: isVector)
    for accent in accents {
      let mark =
        switch accent {
        case .tilde: "~"
        case .hat: "^"
        case .dot: "˙"
        case .bar: "¯"
        }
      result = "<mover accent=\"true\">\(result)<mo stretchy=\"false\">\(mark)</mo></mover>"
    }
    let raised = String(repeating: "′", count: primes) + superscript
    let index = subscripts.map { $0.mathML() }.joined(separator: "<mo>,</mo>")
    let below = subscripts.count == 1 ? index : "<mrow>\(index)</mrow>"
    switch (index.isEmpty, raised.isEmpty) {
    case (true, true): return result
    case (false, true): return "<msub>\(result)\(below)</msub>"
    case (true, false): return "<msup>\(result)<mo>\(raised)</mo></msup>"
    case (false, false): return "<msubsup>\(result)\(below)<mo>\(raised)</mo></msubsup>"
    }
  }
}

extension Name.Part {
  /// Digits are numbers; letters and words are identifiers, which MathML itself sets slanted or upright.
  func mathML(isVector: Bool = false) -> String {
    if text.allSatisfy({ $0.isASCII && $0.isNumber }) && !text.isEmpty { return "<mn>\(text)</mn>" }
    // Several letters in one element would be set upright, as a word; indices and letters side by side are not words.
    if text.count > 1 && (!isWord || (text.allSatisfy(\.isLetter) && text.contains { Letters.latex($0) != nil })) {
      return "<mrow>\(text.map { "<mi>\(Markup.escaped(String($0)))</mi>" }.joined())</mrow>"
    }
    let shown = isVector ? String(text.map(Self.bold)) : text
    return "<mi>\(Markup.escaped(shown))</mi>"
  }

  /// The bold letter: Core MathML has no attribute for it.
  private static func bold(_ character: Character) -> Character {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
    let value = scalar.value
    let mapped: UInt32? =
      switch value {
      case 0x41...0x5A: 0x1D400 + value - 0x41
      case 0x61...0x7A: 0x1D41A + value - 0x61
      case 0x391...0x3A9: 0x1D6A8 + value - 0x391
      case 0x3B1...0x3C9: 0x1D6C2 + value - 0x3B1
      default: nil
      }
    return mapped.flatMap(Unicode.Scalar.init).map(Character.init) ?? character
  }
}
