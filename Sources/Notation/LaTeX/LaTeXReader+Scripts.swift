/// Indices, powers and marks behind a letter.
extension LaTeXReader {
  /// x_1^2 and x^2_1 are x_1 to the power 2.
  mutating func scripts(_ base: [Piece], from start: Int) -> [Piece] {
    var (base, index, power): ([Piece], [Piece]?, [Piece]?) = (base, nil, nil)
    var primes = 0
    while let byte = next {
      let place = position
      switch byte {
      case UInt8(ascii: "'") where !base.isEmpty && joined(base).contains(where: \.isLetter):
        position += 1
        primes += 1
      case UInt8(ascii: "_"):
        position += 1
        let found = self.index(place)
        if index != nil { report(.syntax, place, "two indices at one letter") }
        index = [Piece(text: "_" + found, range: SourceRange(place, position))]
      case UInt8(ascii: "^"):
        position += 1
        if next == UInt8(ascii: "(") {
          // As it is written outside of LaTeX.
          let inside = parenthesised()
          power = [Piece(text: "^", range: SourceRange(place, place + 1))] + inside
          continue
        }
        let found = argument()
        refuseLonger(place, "^")
        if ["*", "∗"].contains(joined(found)) {
          let inside = base + prime(primes, start) + (index ?? [])
          // What ends with a bracket has its star behind it; a letter with its star may be a name.
          if base.last?.text == ")" || base.last?.text == "|" {
            base.append(Piece(text: "*", range: SourceRange(place, position)))
            continue
          }
          let isLetter = base.count == 1 && base[0].text.allSatisfy(\.isLetter)
          base = isLetter ? enclosed("(", inside, "*)", start) : enclosed("conj(", inside, ")", start)
          (index, primes) = (nil, 0)
          continue
        }
        if power != nil { report(.syntax, place, "two powers at one letter", ["write (x^a)^b or x^{a b}"]) }
        power = raised(found, place, base)
      default: return base + prime(primes, start) + (index ?? []) + (power ?? [])
      }
    }
    return base + prime(primes, start) + (index ?? []) + (power ?? [])
  }

  func prime(_ count: Int, _ start: Int) -> [Piece] {
    count == 0 ? [] : [Piece(text: String(repeating: "'", count: count), range: SourceRange(start, position))]
  }

  /// An index, which is a name and no formula.
  mutating func index(_ place: Int) -> String {
    let before = isInIndex
    isInIndex = true
    defer { isInIndex = before }
    let found = name(argument(), place)
    refuseLonger(place, "_")
    return found
  }

  /// x_12 and x^12 without braces end behind the 1 in LaTeX, and behind the 2 elsewhere.
  mutating func refuseLonger(_ place: Int, _ sign: String) {
    guard position > place, let byte = next, isLetter(bytes[position - 1]) || isDigit(bytes[position - 1]),
      isDigit(byte) || (isLetter(bytes[position - 1]) && isLetter(byte))
    else { return }
    // What belongs to a command ends with it.
    guard position == place + 2 else { return }
    let (first, second) = (text(place + 1, position), text(position, position + 1))
    report(
      .ambiguous, place, "two readings: does \(second) belong to \(sign)\(first)?",
      ["write \(sign){\(first)\(second)} or \(sign){\(first)} \(second)"])
  }

  mutating func name(_ pieces: [Piece], _ place: Int) -> String {
    let found = joined(pieces).filter { !"() ".contains($0) }
    if found.isEmpty || !found.allSatisfy({ $0.isLetter || $0.isNumber || "↑↓∥⊥".contains($0) }) {
      report(.syntax, place, "an index is a name or a number, as in x_{12} or \\tau_{\\mathrm{ex}}")
    }
    return found
  }

  mutating func raised(_ power: [Piece], _ place: Int, _ base: [Piece]) -> [Piece] {
    let found = joined(power)
    let range = SourceRange(place, position)
    switch found {
    case "†": return [Piece(text: "†", range: range)]
    case "T":
      report(
        .ambiguous, place, "two readings: is T a power, or does it transpose?",
        ["write ^{(T)} for a power, transpose(A) for the other"])
      return []
    default: return [Piece(text: "^(", range: range)] + power + [Piece(text: ")", range: range)]
    }
  }
}
