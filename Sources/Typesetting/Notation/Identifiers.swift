import Algebra

/// Names as identifiers of another language, no two alike.
///
/// Letters with an ASCII name are spelled (θ becomes theta), other characters that an identifier may not have become their code
/// in hexadecimal. Two symbols that would then agree (α and alpha, a bare x and a positive x), and names the language reserves,
/// are told apart by a mark at the end, in the order of their names, so that the choice does not depend on where they occur.
struct Identifiers {
  private(set) var names: [[UInt8]?]
  /// Labels with their identifiers, by name.
  private(set) var table: [(label: Layout.Label, identifier: String)] = []

  init(_ layout: Layout, _ dialect: LinearWriter.Dialect) {
    names = Array(repeating: nil, count: layout.labels.count)
    var taken = Set(Self.reserved(dialect))
    let order = layout.labels.indices.sorted { Self.precedes(layout.labels[$0], layout.labels[$1]) }
    // Whoever has its own name as spelling keeps it.
    let isPlain = layout.labels.map { Self.spelling($0.name, dialect) == $0.name }
    for index in order.filter({ isPlain[$0] }) + order.filter({ !isPlain[$0] }) {
      let label = layout.labels[index]
      let wanted = Self.spelling(label.name, dialect)
      var identifier = wanted
      while !taken.insert(identifier).inserted { identifier += dialect == .mathematica ? "$" : "_" }
      names[index] = Array(identifier.utf8)
      table.append((label, identifier))
    }
    table.sort { $0.identifier < $1.identifier }
  }

  private static func precedes(_ a: Layout.Label, _ b: Layout.Label) -> Bool {
    if a.name != b.name { return a.name < b.name }
    if a.assumptions != b.assumptions { return a.assumptions.rawValue < b.assumptions.rawValue }
    return order(a.role) < order(b.role)
  }

  private static func order(_ role: Layout.Role) -> Int {
    switch role {
    case .scalar: 0
    case .vector: 1
    case .notation: 2
    case .noncommuting: 3
    case .function(let arity): 4 + arity
    }
  }

  /// Underscores are patterns to Mathematica, and leave no trace there.
  static func spelling(_ name: String, _ dialect: LinearWriter.Dialect) -> String {
    var result = ""
    for character in name {
      if character.isASCII && (character.isLetter || character.isNumber) {
        result.append(character)
      } else if character == "_" {
        if dialect != .mathematica { result.append("_") }
      } else if let spelled = Letters.name(character) {
        result += spelled
      } else if let mark = marks[character] {
        result += mark
      } else if let lowered = Letters.loweredFrom[character], lowered.isASCII, lowered != "+" {
        result.append(lowered)
      } else {
        for scalar in character.unicodeScalars { result += "u" + String(scalar.value, radix: 16) }
      }
    }
    guard let first = result.first else { return "symbol" }
    return first.isNumber || first == "_" ? "s" + result : result
  }

  private static let marks: [Character: String] = [
    "~": "tilde", "˜": "tilde", "^": "hat", "ˆ": "hat", ".": "dot", "˙": "dot", "¯": "bar", "'": "prime", "′": "prime",
    "*": "star", "†": "dagger"
  ]

  /// What a name must not be, because the text uses it or the language would read it as something else.
  private static func reserved(_ dialect: LinearWriter.Dialect) -> [String] {
    switch dialect {
    case .text: []
    case .sympy:
      Function.allCases.map { "\($0.notation.sympy)" } + [
        "I", "E", "S", "N", "O", "Q", "pi", "oo", "nan", "zoo", "sqrt", "Rational", "Integer", "Float", "Symbol",
        "Function", "Derivative", "Subs", "Matrix", "Eq", "Ne", "False", "None", "True", "and", "as", "assert", "async",
        "await", "break", "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from",
        "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield"
      ]
    case .mathematica:
      Function.allCases.map { "\($0.notation.mathematica)" } + [
        "C", "D", "E", "I", "K", "N", "O", "Pi", "Sqrt", "Derivative", "Alpha", "Beta", "Gamma", "Zeta", "Eta"
      ]
    }
  }
}
