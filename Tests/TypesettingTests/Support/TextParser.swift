/// Reads the one-line formats and computes as it reads: written for the tests, from the rules a reader goes by.
///
/// Products of neighbours and divisions bind alike, from the left; a superscript belongs to the single thing before it; a
/// function name takes the single thing after it.
struct TextParser {
  enum Dialect { case text, sympy }

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  private let source: [Character]
  private var position = 0
  private let names: [String: Complex]
  private let dialect: Dialect

  static func value(of text: String, _ dialect: Dialect, _ names: [String: Complex]) throws -> Complex {
    var parser = TextParser(source: Array(text), names: names, dialect: dialect)
    let value = try parser.sum()
    parser.skipSpaces()
    guard parser.position == parser.source.count else { throw parser.failure("the end") }
    return value
  }

  private init(source: [Character], names: [String: Complex], dialect: Dialect) {
    self.source = source
    self.names = names
    self.dialect = dialect
  }

  private func failure(_ expected: String) -> Failure {
    Failure(description: "expected \(expected) at \(position) of \(String(source))")
  }

  private var next: Character? { position < source.count ? source[position] : nil }

  private mutating func skipSpaces() { while next == " " { position += 1 } }

  private mutating func take(_ text: String) -> Bool {
    skipSpaces()
    let wanted = Array(text)
    guard position + wanted.count <= source.count, Array(source[position..<position + wanted.count]) == wanted else {
      return false
    }
    position += wanted.count
    return true
  }

  private mutating func sum() throws -> Complex {
    var value = take("−") || take("-") ? -(try product()) : try product()
    while true {
      if take("+") {
        value = value + (try product())
      } else if take("−") || take("-") {
        value = value - (try product())
      } else {
        return value
      }
    }
  }

  private mutating func product() throws -> Complex {
    var value = try power()
    while true {
      if dialect == .sympy {
        if peek("**") { throw failure("no power of a power") }
        guard take("*") else {
          guard take("/") else { return value }
          value = value / (try power())
          continue
        }
        value = value * (try power())
      } else if take("/") {
        value = value / (try power())
      } else if take("⋅") || startsFactor() {
        value = value * (try power())
      } else {
        return value
      }
    }
  }

  private func peek(_ text: String) -> Bool {
    var copy = self
    return copy.take(text)
  }

  private mutating func startsFactor() -> Bool {
    skipSpaces()
    guard let next else { return false }
    return next.isLetter || next.isNumber || "(√∛∜∂".contains(next) || (next == "|" && bars == 0)
  }

  private var bars = 0

  private mutating func power() throws -> Complex {
    let base = try atom()
    if dialect == .sympy {
      // Right to left, and above the sign: x**-1 is x**(-1).
      guard take("**") else { return base }
      return Complex.power(base, take("-") ? -(try power()) : try power())
    }
    var value = base
    while next == "*" {
      position += 1
      value = value.conjugate
    }
    if let exponent = try superscript() { return Complex.power(value, exponent) }
    return value
  }

  /// ², ⁿ or ^(…).
  private mutating func superscript() throws -> Complex? {
    if next == "^" {
      position += 1
      return try atom()
    }
    let raised: [Character] = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    var digits: Int?
    while let next, let digit = raised.firstIndex(of: next) {
      digits = (digits ?? 0) * 10 + digit
      position += 1
    }
    if let digits { return Complex(Double(digits)) }
    let letters: [Character: String] = ["ⁿ": "n", "ᵃ": "a", "ˣ": "x", "ᵗ": "t", "ʸ": "y", "ᶻ": "z", "ʷ": "w"]
    if let next, let name = letters[next] {
      position += 1
      guard let value = names[name] else { throw failure("a known name") }
      return value
    }
    return nil
  }

  private mutating func parenthesised() throws -> Complex {
    let outer = bars
    bars = 0
    defer { bars = outer }
    let value = try sum()
    guard take(")") else { throw failure(")") }
    return value
  }

  private mutating func atom() throws -> Complex {
    skipSpaces()
    if take("(") { return try parenthesised() }
    if take("|") {
      bars += 1
      let value = try sum()
      bars -= 1
      guard take("|") else { throw failure("|") }
      return Complex(value.magnitude)
    }
    for (root, degree) in [("√", 2.0), ("∛", 3), ("∜", 4)] where take(root) {
      return Complex.power(try atom(), Complex(1 / degree))
    }
    if let next, next.isNumber, next.isASCII {
      var value = 0.0
      while let digit = self.next?.wholeNumberValue, self.next?.isASCII == true {
        value = value * 10 + Double(digit)
        position += 1
      }
      return Complex(value)
    }
    if next == "∂" { return try derivative() }
    return try named()
  }

  private mutating func identifier() -> String {
    var name = ""
    while let next {
      let isPart =
        next.isLetter || "_′~ˆ˙¯₀₁₂₃₄₅₆₇₈₉".contains(next) || (next.isNumber && next.isASCII && !name.isEmpty)
      guard isPart, !"ⁿᵃˣᵗʸᶻʷ".contains(next) else { break }
      name.append(next)
      position += 1
    }
    return name
  }

  /// ∂ₓ²θ: everything up to the end of the function's name is one name.
  private mutating func derivative() throws -> Complex {
    var name = ""
    while next == "∂" {
      name.append("∂")
      position += 1
      while let next, "ₜₓ²".contains(next) {
        name.append(next)
        position += 1
      }
    }
    name += identifier()
    guard let value = names[name] else { throw failure("a known derivative, not \(name)") }
    return value
  }

  private mutating func named() throws -> Complex {
    let start = position
    let name = identifier()
    if dialect == .sympy {
      if next == "(" { return try sympyCall(name, start) }
    } else if Complex.call(name, [Complex(1)]) != nil || name == "atan2" {
      let exponent = try superscript()
      var arguments: [Complex] = []
      if name == "atan2" {
        guard take("(") else { throw failure("(") }
        arguments = try list()
      } else {
        arguments = [try atom()]
      }
      guard let value = Complex.call(name, arguments) else { throw failure("a function") }
      return exponent.map { Complex.power(value, $0) } ?? value
    } else if name == "e" {
      guard let exponent = try superscript() else { throw failure("an exponent") }
      return Complex.exp(exponent)
    }
    if let value = names[name] { return value }
    position = start
    throw failure("a known name, not \"\(name)\"")
  }

  private mutating func list() throws -> [Complex] {
    var values = [try sum()]
    while take(",") { values.append(try sum()) }
    guard take(")") else { throw failure(")") }
    return values
  }

  /// A function's name is read with its arguments as they stand when the whole is known by value.
  private mutating func sympyCall(_ name: String, _ start: Int) throws -> Complex {
    var depth = 0
    var end = position
    repeat {
      if source[end] == "(" { depth += 1 }
      if source[end] == ")" { depth -= 1 }
      end += 1
    } while depth > 0 && end < source.count
    if let value = names[String(source[start..<end])] {
      position = end
      return value
    }
    guard take("(") else { throw failure("(") }
    guard let value = Complex.call(name, try list()) else { throw failure("a function, not \(name)") }
    return value
  }
}
