/// Partial derivatives, quotients of differentials, and fractions, which they look like.
extension LaTeXReader {
  /// \partial_t f and \partial_t^2 f; f is what follows.
  mutating func partial(_ start: Int) -> [Piece] {
    guard next == UInt8(ascii: "_") else {
      report(
        .syntax, start, "\\partial needs what it differentiates by",
        ["write \\partial_t f or \\frac{\\partial f}{\\partial t}"])
      return []
    }
    position += 1
    let variable = self.index(start)
    if let place = Int(variable), (1...9).contains(place) {
      // By the function's first, second … argument.
      return [piece("∂" + String(Array("₀₁₂₃₄₅₆₇₈₉")[place]), start)]
    }
    var order = ""
    if next == UInt8(ascii: "^") {
      position += 1
      order = joined(argument())
      guard let n = Int(order), n > 0 else {
        report(.syntax, start, "the order of a derivative is a whole number")
        return []
      }
    }
    return differentiated(by: Array(repeating: variable, count: Int(order) ?? 1), start)
  }

  /// What follows, differentiated.
  mutating func differentiated(by variables: [String], _ start: Int) -> [Piece] {
    skipThinSpaces()
    let what = coming.map(Self.sizes.contains) == true || next == UInt8(ascii: "(") ? parenthesised() : factor()
    if what.isEmpty {
      report(.syntax, start, "what is differentiated is missing")
      return []
    }
    return enclosed("diff(", what, ", \(variables.joined(separator: ", ")))", start)
  }

  /// From a parenthesis to its partner.
  mutating func parenthesised() -> [Piece] {
    var pieces: [Piece] = []
    var level = 0
    repeat {
      guard next != nil, next != UInt8(ascii: "}") else { return pieces }
      let found = factor()
      for piece in found {
        level += piece.text.filter { $0 == "(" }.count - piece.text.filter { $0 == ")" }.count
      }
      pieces += found
    } while level > 0
    return pieces
  }

  /// \frac{a}{b}, or a quotient of differentials.
  mutating func fraction(_ start: Int) -> [Piece] {
    let before = self
    if let variables = differentials() {
      if let what = variables.what {
        return enclosed("diff(", what, ", \(variables.by.joined(separator: ", ")))", start)
      }
      return differentiated(by: variables.by, start)
    }
    self = before
    let above = argument(), middle = position, below = argument()
    let head = SourceRange(start, middle), end = SourceRange(middle, position)
    return [Piece(text: "((", range: head)] + above + [Piece(text: ")/(", range: end)] + below
      + [Piece(text: "))", range: end)]
  }

  /// {\partial^2 f}{\partial x \partial t} and the like; nil where it is no quotient of differentials.
  mutating func differentials() -> (what: [Piece]?, by: [String])? {
    skipSpaces()
    guard take("{") else { return nil }
    let marks = ["\\partial", "\\mathrm{d}", "\\mathrm d", "d"]
    skipSpaces()
    guard let mark = marks.first(where: { take($0) }) else { return nil }
    if mark != "\\mathrm{d}", let byte = next, isLetter(byte), mark == "\\partial" || mark == "\\mathrm d" {
      return nil
    }
    var order = 1
    if next == UInt8(ascii: "^") {
      position += 1
      guard let n = Int(joined(argument())), n > 0 else { return nil }
      order = n
    }
    skipSpaces()
    var what: [Piece]?
    if next != UInt8(ascii: "}") {
      what = sequence()
    }
    guard take("}") else { return nil }
    skipSpaces()
    guard take("{") else { return nil }
    var variables: [String] = []
    skipSpaces()
    while next != UInt8(ascii: "}") {
      guard take(mark) else { return nil }
      skipSpaces()
      let place = position
      // The power of a differential is the order, and no power of the letter.
      let letter = joined(atom())
      var times = 1
      var index = ""
      if next == UInt8(ascii: "_") {
        position += 1
        index = "_" + self.index(place)
      }
      if next == UInt8(ascii: "^") {
        position += 1
        guard let n = Int(joined(argument())), n > 0, n <= 20 else { return nil }
        times = n
      }
      guard letter.count == 1, letter.first?.isLetter == true else { return nil }
      variables += Array(repeating: letter + index, count: times)
      skipSpaces()
      if next == nil { return nil }
    }
    position += 1
    guard !variables.isEmpty, variables.count == order else { return nil }
    return (what, variables)
  }
}
