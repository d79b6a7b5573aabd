/// A symbol's name, understood: `tau_sf` is τ with the index sf, `alpha~` is α under a tilde, `nDot` is n under a dot.
///
/// The grammar is base, decorations, digits, then indices after underscores. `M|u` is (u⋅∇)M, the change of M along u. Greek letters may be spelled in ASCII. Every
/// other name stands upright as it is.
package struct Name: Hashable, Sendable {
  enum Accent: Hashable, Sendable { case tilde, hat, dot, bar }

  /// A piece of text with one typeface: a single letter or digits (set as mathematics), or a word (upright).
  struct Part: Hashable, Sendable {
    var text: String
    var isWord: Bool
  }

  var base: Part
  var accents: [Accent] = []
  var primes = 0
  /// * or †.
  var superscript = ""
  var subscripts: [Part] = []
  /// The vector u of (u⋅∇)M.
  var along: Part?

  /// The base when it is a single letter.
  var letter: Character? { base.isWord || base.text.count != 1 ? nil : base.text.first }

  package init(_ text: String) {
    if let bar = text.firstIndex(of: "|"), bar > text.startIndex, text.index(after: bar) < text.endIndex {
      self.init(plain: String(text[..<bar]))
      along = Name.part(String(text[text.index(after: bar)...]))
    } else {
      self.init(plain: text)
    }
  }

  private init(plain text: String) {
    var pieces = text.split(separator: "_", omittingEmptySubsequences: true).map(String.init)
    var head = pieces.isEmpty ? text : pieces.removeFirst()
    // c_a* is the conjugate of c_a: a mark behind an index stands on the base.
    if let last = pieces.last, last.count > 1, let mark = last.last, "*†".contains(mark) {
      superscript = String(mark)
      pieces[pieces.count - 1].removeLast()
    }
    var lowered = ""
    while head.count > 1, let last = head.last, let plain = Letters.loweredFrom[last] {
      lowered.insert(plain, at: lowered.startIndex)
      head.removeLast()
    }
    if !lowered.isEmpty { pieces.insert(lowered, at: 0) }
    base = Part(text: "", isWord: true)
    while takeDecoration(&head) {}
    if Letters.named(head) == nil {
      let digits = String(head.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
      let stem = String(head.dropLast(digits.count))
      if !digits.isEmpty, stem.count == 1 || Letters.named(stem) != nil, stem.first?.isLetter == true {
        pieces.insert(digits, at: 0)
        head = stem
        while takeDecoration(&head) {}
      }
    }
    base = Name.basePart(head)
    subscripts = pieces.map(Name.indexPart)
  }

  private static let marks: [(mark: Character, accent: Accent)] = [
    ("~", .tilde), ("˜", .tilde), ("^", .hat), ("ˆ", .hat), (".", .dot), ("˙", .dot), ("¯", .bar)
  ]
  private static let words: [(word: String, accent: Accent)] = [
    ("Tilde", .tilde), ("Hat", .hat), ("Dot", .dot), ("Bar", .bar)
  ]

  /// Takes one decoration off the end of the base.
  private mutating func takeDecoration(_ head: inout String) -> Bool {
    guard head.count > 1, let last = head.last else { return false }
    switch last {
    case "'", "′": primes += 1
    case "*", "†": superscript.insert(last, at: superscript.startIndex)
    default:
      if let (_, accent) = Self.marks.first(where: { $0.mark == last }) {
        accents.append(accent)
      } else if let (word, accent) = Self.words.first(where: { head.hasSuffix($0.word) }), head.count > word.count {
        accents.append(accent)
        head.removeLast(word.count)
        return true
      } else {
        return false
      }
    }
    head.removeLast()
    return true
  }

  private static func part(_ text: String) -> Part {
    if let letter = Letters.named(text) { return Part(text: String(letter), isWord: false) }
    if text.count == 1, let only = text.first {
      let isSign = only == "∂" || Letters.latex(only) != nil
      return Part(text: String(Letters.variants[only] ?? only), isWord: !only.isLetter && !isSign)
    }
    return Part(text: text, isWord: true)
  }

  /// `up` and `minus` are signs in an index alone; as a name of its own a sign would be read as an operation or not at all.
  private static func basePart(_ text: String) -> Part {
    if let letter = Letters.named(text), !letter.isLetter, letter != "∇", letter != "∞" {
      return Part(text: text, isWord: true)
    }
    return part(text)
  }

  /// Digits and component indices such as xy are mathematics; other words are upright.
  private static func indexPart(_ text: String) -> Part {
    let isIndices = text.allSatisfy { "xyzijk".contains($0) } || text.allSatisfy { $0.isASCII && $0.isNumber }
    return isIndices ? Part(text: text, isWord: false) : part(text)
  }
}
