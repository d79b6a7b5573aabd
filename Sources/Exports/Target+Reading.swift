import Algebra
import Numbers

/// Input files of the programs, read where the program's own script has its numbers.
extension Target {
  /// The numbers that a text types for the program's inputs.
  ///
  /// What stands before a number is taken from the lines that ``Script`` writes, so that the syntax of a program is told once.
  /// Spaces, quotes and other lines do not matter; comments are left out.
  ///
  /// - Throws: `ExportError.unread` for a number that is typed twice, is a formula, or stands in a vector along another axis.
  public func typed(in text: String) throws(ExportError) -> [(input: Input, value: Rational)] {
    let lines = text.split(whereSeparator: \.isNewline).map { line -> Substring in
      line.firstRange(of: comment).map { line[line.startIndex..<$0.lowerBound] } ?? line
    }
    let tokens = lines.flatMap { Token.all(in: $0) + [.end] }
    var found: [(input: Input, value: Rational)] = []
    for (k, input) in inputs.enumerated() {
      let (own, reversed) = (place(of: k, sign: 1), place(of: k, sign: -1))
      var values: Set<Rational> = []
      for start in tokens.indices where tokens[start...].starts(with: own.before) {
        guard let value = try Self.number(tokens[(start + own.before.count)...], own, reversed, input.name) else {
          continue
        }
        values.insert(value)
      }
      if values.count > 1 { throw .unread("\(input.name) is typed twice, with different numbers") }
      if let value = values.first { found.append((input, value)) }
    }
    return found
  }

  /// What stands around a number in the lines that are written: what it is found by, and what follows it in its vector.
  private struct Place {
    var before: [Token]
    var after: [Token]
  }

  private func place(of input: Int, sign: Double) -> Place {
    // A number that stands nowhere else.
    let samples = inputs.indices.map { Double(70_001 + $0) * ($0 == input ? sign : 1) }
    let script = Script(
      target: self, entries: zip(inputs, samples).map { Script.Entry(input: $0, value: $1) }, deviation: 0)
    let number = Token.number(Rational(70_001 + input))
    for line in script.lines {
      let tokens = Token.all(in: line[...])
      guard let place = tokens.firstIndex(of: number) else { continue }
      var before = Array(tokens[..<place])
      if before.last == .sign("-") { before.removeLast() }
      let start =
        before.lastIndex(of: .word(inputs[input].name))
        ?? before.indices.last { k in
          if case .word = before[k], k + 1 < before.count, before[k + 1] == .sign("(") { true } else { false }
        } ?? 0
      return Place(before: Array(before[start...]), after: Token.vector(behind: tokens[(place + 1)...]))
    }
    return Place(before: [.end, .end], after: [])
  }

  private static func number(
    _ tokens: ArraySlice<Token>, _ own: Place, _ reversed: Place, _ name: String
  ) throws(ExportError) -> Rational? {
    var rest = tokens
    var sign: Rational = 1
    while case .sign(let mark)? = rest.first, mark == "-" || mark == "+" {
      if mark == "-" { sign = -sign }
      rest.removeFirst()
    }
    guard case .number(let value)? = rest.popFirst() else {
      throw .unread("what is typed for \(name) is no number")
    }
    if case .sign(let next)? = rest.first, "*/+-^".contains(next) {
      throw .unread("what is typed for \(name) is a formula, and no number")
    }
    let after = Token.vector(behind: rest)
    if after == own.after { return sign * value }
    if after == reversed.after { return -sign * value }
    if value.isZero || own.after.isEmpty { return sign * value }
    throw .unread("\(name) is typed along another axis than x")
  }
}

/// A piece of an input file.
private enum Token: Hashable {
  case word(String), number(Rational), sign(Character), end

  /// The pieces of a line; quotes are none.
  static func all(in line: Substring) -> [Token] {
    var rest = line
    var tokens: [Token] = []
    while let first = rest.first {
      if first.isWhitespace || first == "\"" || first == "'" {
        rest.removeFirst()
      } else if first.isLetter || first == "_" {
        let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
        tokens.append(.word(String(word)))
        rest.removeFirst(word.count)
      } else if first.isNumber || first == ".", let (value, length) = number(at: rest) {
        tokens.append(.number(value))
        rest.removeFirst(length)
      } else {
        tokens.append(.sign(first))
        rest.removeFirst()
      }
    }
    return tokens
  }

  /// The longest number that a text begins with.
  private static func number(at text: Substring) -> (Rational, Int)? {
    var digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let rest = text[digits.endIndex...]
    if let mark = rest.first, "eE".contains(mark) {
      let exponent = rest.dropFirst().prefix { $0.isASCII && $0.isNumber || $0 == "-" || $0 == "+" }
      if exponent.contains(where: \.isNumber) { digits = text[..<exponent.endIndex] }
    }
    return Rational(String(digits)).map { ($0, digits.count) }
  }

  /// The further components of a vector behind its first: commas and numbers.
  static func vector(behind tokens: ArraySlice<Token>) -> [Token] {
    var rest = tokens
    var found: [Token] = []
    // A direction may stand in brackets of its own.
    while let token = rest.popFirst() {
      switch token {
      case .number: found.append(token)
      case .sign(let mark) where ",[-".contains(mark): if mark == "-" { found.append(token) }
      default: return found
      }
    }
    return found
  }
}
