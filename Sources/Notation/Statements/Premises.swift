import Typesetting

/// What stands behind `where`: what letters are, and what they stand for.
struct Premises {
  /// As declarations.
  var declarations = ""
  /// The names that are declared.
  var names: [String] = []
  /// Letters that stand for formulas, in the order in which they are given.
  var definitions: [(name: String, formula: String)] = []

  init() {}

  /// - Throws: `StatementError` for a condition of another form.
  init(_ text: String, behind word: String = "where") throws(StatementError) {
    var kinds: [(name: String, words: [String])] = []
    var waiting: [String] = []
    func add(_ word: String, to names: [String]) {
      for name in names {
        if let place = kinds.firstIndex(where: { $0.name == name }) {
          kinds[place].words.append(word)
        } else {
          kinds.append((name, [word]))
        }
      }
    }
    for clause in Self.clauses(text) {
      if let (left, sign, right) = Self.relation(clause) {
        if sign == "=" {
          guard waiting.isEmpty else {
            throw StatementError("\(waiting.joined(separator: ", ")): what are they? as in x, y real")
          }
          definitions.append((left, right))
          continue
        }
        let words = [">": "positive", ">=": "nonnegative", "≥": "nonnegative", "!=": "nonzero", "≠": "nonzero"]
        guard right == "0", let word = words[sign] else {
          throw StatementError(
            "\(word) takes x > 0, x ≥ 0, x ≠ 0, x real, n integer, n unit vector or c = formula, not \(clause)"
          )
        }
        add(word, to: waiting + [left])
      } else {
        let pieces = clause.replacing(":", with: " ").split(separator: " ").map(String.init)
        let kind = pieces.reversed().prefix { Self.words.contains($0) }.reversed()
        let name = pieces.dropLast(kind.count).joined(separator: " ")
        guard !name.isEmpty else { throw StatementError("\(clause): of what? as in x \(clause)") }
        if kind.isEmpty {
          waiting.append(name)
          continue
        }
        for word in kind { add(word, to: waiting + [name]) }
      }
      waiting = []
    }
    guard waiting.isEmpty else {
      throw StatementError("\(waiting.joined(separator: ", ")): what are they? as in x, y real")
    }
    // The variables of functions are real unless it is said what they are.
    let variables = kinds.filter { $0.name.hasSuffix(")") }.flatMap { kind in
      (kind.name.split(separator: "(").last ?? "").dropLast().split(separator: ",").map { String($0).trimmed }
    }
    for name in variables where !kinds.contains(where: { $0.name == name }) { kinds.insert((name, ["real"]), at: 0) }
    names = kinds.map { String($0.name.prefix { $0 != "(" }).trimmed }
    declarations = kinds.map { "\($0.name): \($0.words.joined(separator: " "))" }.joined(separator: "; ")
  }

  private static let words: Set<String> = [
    "real", "complex", "scalar", "positive", "nonnegative", "nonzero", "integer", "vector", "unit"
  ]

  /// Whether a word of what things are stands at the end.
  static func endsInKind(_ clause: String) -> Bool {
    clause.split(separator: " ").last.map { words.contains(String($0)) } ?? false
  }

  /// The parts between commas and semicolons outside of parentheses.
  static func clauses(_ text: String) -> [String] {
    var (clauses, depth) = ([""], 0)
    for character in text {
      depth += character == "(" ? 1 : character == ")" ? -1 : 0
      if depth == 0, ",;".contains(character) {
        clauses.append("")
      } else {
        clauses[clauses.count - 1].append(character)
      }
    }
    return clauses.map(\.trimmed).filter { !$0.isEmpty }
  }

  /// Both sides of a sign of relation.
  private static func relation(_ clause: String) -> (String, String, String)? {
    let turned = ["<=": ">=", "≤": "≥", "<": ">"]
    for sign in [">=", "<=", "!=", "≥", "≤", "≠", ">", "<", "="] {
      guard let place = clause.firstRange(of: sign) else { continue }
      let sides = (String(clause[..<place.lowerBound]).trimmed, String(clause[place.upperBound...]).trimmed)
      // 0 < x is x > 0.
      if sides.0 == "0", let other = turned[sign] { return (sides.1, other, sides.0) }
      return (sides.0, sign, sides.1)
    }
    return nil
  }
}

extension String {
  /// Without the spaces around it.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.prefix(start.count - start.reversed().prefix { $0.isWhitespace }.count))
  }
}
