import Typesetting

/// Names with a dot: `place.member` and `place.member[1,2]`.
extension Lexer {
  /// Takes a member, when a place and a dot with a name behind it stand here.
  mutating func member() -> Bool {
    guard !isRaised, let place = places.first(where: stands) else { return false }
    let start = position
    position += place.unicodeScalars.count + 1
    let name = position
    while let next = peek, continuesMember(next) { position += 1 }
    guard position > name else {
      report(.spelling, from: start, "a name is missing behind \(place).")
      add(.number, from: start, value: 1)
      return true
    }
    let member = Namespace.Member(place: place, name: String(String.UnicodeScalarView(scalars[name..<position])))
    guard let entry = peek == "[" ? self.entry() : [] else {
      add(.number, from: start, value: 1)
      return true
    }
    add(.member, from: start, member: MemberUse(member: member, entry: entry))
    return true
  }

  /// Whether a place and a dot stand here, and no second dot: 1..2 is a range.
  private func stands(_ place: String) -> Bool {
    var ahead = 0
    for scalar in place.unicodeScalars {
      guard peek(ahead) == scalar else { return false }
      ahead += 1
    }
    return peek(ahead) == "." && peek(ahead + 1) != "."
  }

  /// Letters, digits, underscores, marks and lowered letters, ∂, ∞ and the brackets of an average.
  private func continuesMember(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || scalar.isDigit || "_~'".unicodeScalars.contains(scalar)
    }
    if "∂∞⟨⟩".unicodeScalars.contains(scalar) || Letters.loweredFrom[Character(scalar)] != nil { return true }
    return Self.startsName(scalar) || scalar.properties.generalCategory == .nonspacingMark
      || "˜ˆ˙¯′″’".unicodeScalars.contains(scalar)
  }

  /// `[2]` or `[1,3]`; nil, and a report, for anything else.
  private mutating func entry() -> [Int]? {
    let start = position
    position += 1
    var places: [Int] = []
    var digits = ""
    while let next = peek, next.isDigit || next == "," || next == " " {
      position += 1
      if next.isDigit { digits.unicodeScalars.append(next) }
      if next == "," {
        places.append(Int(digits) ?? 0)
        digits = ""
      }
    }
    places.append(Int(digits) ?? 0)
    if peek == "]", places.count <= 2, !places.contains(0) {
      position += 1
      return places
    }
    while let next = peek, next != "]" && next != ")" && !next.properties.isWhitespace { position += 1 }
    if peek == "]" { position += 1 }
    report(.spelling, from: start, "an entry is taken by whole numbers", ["write [2], or [1,3] for row and column"])
    return nil
  }

  /// Reports a dot behind what is nearly a place, as in zhang-lee.eta.
  mutating func unknownPlace(_ dot: Int) -> Bool {
    var start = dot
    while start > 0, scalars[start - 1].isASCII,
      scalars[start - 1].properties.isAlphabetic || scalars[start - 1].isDigit || scalars[start - 1] == "-"
    {
      start -= 1
    }
    let word = String(String.UnicodeScalarView(scalars[start..<dot]))
    guard word.contains(where: \.isLetter), peek.map(continuesMember) == true else { return false }
    let nearest = Spelling.nearest(to: word, among: places.sorted())
    let way = nearest.map { "did you mean \($0)?" } ?? "there are \(places.sorted().joined(separator: ", "))"
    report(.unknownName, from: start, "nothing is called \(word) that could stand before a dot", [way])
    while let next = peek, continuesMember(next) { position += 1 }
    // The whole is one name that is nearly right, and no difference.
    tokens.removeAll { $0.range.lower >= offsets[start] }
    add(.number, from: start, value: 1)
    return true
  }
}
