import Algebra
import Typesetting

/// What the names of a text mean.
///
/// A name is found in any of its spellings: `xi` and ξ, `mu_0` and μ₀, `gamma~` and γ~ are one. Assumptions belong to a symbol's
/// identity, so a text that is to speak of a derivation's symbols is read in an environment made from its expressions.
///
/// Three names mean something in every environment: π (`pi`) and `i`, the imaginary unit, cannot be declared; `e` is Euler's
/// number where it is raised to anything but a number and is not declared, and is refused elsewhere, because in this field e is
/// the elementary charge.
public struct Environment: Sendable {
  /// What one name means.
  public enum Meaning: Hashable, Sendable {
    /// A symbol, or an expression that has a name.
    case scalar(Expr)
    /// A vector, or a vector expression that has a name.
    case vector(Vector)
    /// A function of variables, and the arguments it has where none are written.
    case field(ScalarField, arguments: [Expr])
    /// A vector-valued function of variables.
    case vectorField(VectorField, arguments: [Expr])
    /// A matrix, an operator, a list or an equation that has a name.
    case value(Value)
    /// What was defined as f(x, y) = ….
    case function(FunctionDefinition)
  }

  /// What becomes of names that were not declared.
  public enum Undeclared: Hashable, Sendable {
    /// They are mistakes.
    case refused
    /// They are symbols of these assumptions.
    case symbols(Assumptions)
  }

  /// What becomes of names that were not declared.
  public var undeclared = Undeclared.refused
  /// The text was written by `Expr.text`, whose rules settle what else would be ambiguous: e is Euler's number unless it is
  /// declared, `x* y` is the conjugate of x times y, and the bare argument of a function is the one thing that follows.
  public var isPrintedText = false
  /// The names with a dot; nil where there are none.
  public var namespace: Namespace?
  /// What may be done with formulas inside formulas, by name; where there is any, lists and equations are arguments too.
  public var operations: [String: FormulaOperation] = [:]
  /// What is refused rather than read.
  public var limits = Limits()
  /// What is read are values, in which no names occur.
  var isForValues = false

  /// A name as it was declared, and everything it was declared to mean.
  struct Entry: Sendable {
    let spelling: String
    var meanings: [Meaning]
  }

  private(set) var entries: [Name: Entry] = [:]
  /// What names mean inside a function, whatever they mean outside of it.
  private var inside: [Name: Entry] = [:]
  /// The letters of the function that is being carried out, and the numbers that stand in their places.
  var places: [(name: String, letter: Expr, place: Expr)] = []
  /// The calls of functions in the formula that is being read.
  var calls: CallCount?

  /// An environment without names.
  public init() {}

  /// The names of some expressions, with the same symbols.
  public init(of expressions: [Expr]) { for expression in expressions { declareNames(in: expression) } }

  // MARK: Asking

  /// What a name means; nil when it was not declared. Of a name with several meanings, the first.
  public func meaning(of name: String) -> Meaning? { entry(name)?.meanings.first }

  /// The declared names in the order of their spelling.
  public var names: [String] { entries.values.map(\.spelling).sorted() }

  func entry(_ name: String) -> Entry? {
    let key = Self.key(name)
    return inside[key] ?? entries[key] ?? adjoint(name)
  }

  /// What `c†` means where c is an operator.
  private func adjoint(_ name: String) -> Entry? {
    guard name.hasSuffix("†"), case .value(.noncommuting(let c)) = meaning(of: String(name.dropLast())) else {
      return nil
    }
    return Entry(spelling: name, meanings: [.value(.noncommuting(c.adjoint))])
  }

  /// What spellings of one name have in common: primes behind an index, as in f_0', stand on the base for a reader of texts.
  private static func key(_ name: String) -> Name {
    let primes = name.reversed().prefix { "'′".contains($0) }.count
    guard primes > 0, let index = name.firstIndex(of: "_") else { return Name(name) }
    return Name(name[..<index] + String(repeating: "′", count: primes) + name[index...].dropLast(primes))
  }

  /// The function every text may use, unless the name is declared to mean something else.
  func builtin(_ name: String) -> Builtin? {
    guard let builtin = Builtin.table[name] else { return nil }
    return entry(name) == nil ? builtin : nil
  }

  /// True for the names that cannot be declared.
  static func isReserved(_ name: String) -> Bool {
    name == "i" || Name(name) == Name("π") || Builtin.table[name] != nil
  }

  // MARK: Declaring

  /// Gives a name a meaning. One with several different meanings is a mistake wherever it is used.
  public mutating func declare(_ name: String, _ meaning: Meaning) {
    let key = Self.key(name)
    guard let known = entries[key] else {
      entries[key] = Entry(spelling: name, meanings: [meaning])
      return
    }
    if !known.meanings.contains(meaning) { entries[key]?.meanings.append(meaning) }
  }

  /// Gives a name this meaning and no other, whatever it meant before.
  public mutating func redeclare(_ name: String, _ meaning: Meaning) {
    entries[Self.key(name)] = Entry(spelling: name, meanings: [meaning])
  }

  /// Gives a name another meaning inside a function.
  mutating func shadow(_ name: String, _ meaning: Meaning) {
    inside[Self.key(name)] = Entry(spelling: name, meanings: [meaning])
  }

  /// The names as they are outside of every function.
  var withoutShadows: Environment {
    var result = self
    result.inside = [:]
    result.places = []
    return result
  }

  /// The names as they are in a function whose letters have no values.
  var withLetters: Environment {
    var result = self
    for (name, letter, _) in places { result.shadow(name, .scalar(letter)) }
    result.places = []
    return result
  }

  /// Takes a name's meanings away.
  public mutating func forget(_ name: String) { entries[Self.key(name)] = nil }

  /// Replaces parts of what names stand for.
  mutating func replace(_ pairs: [(of: Expr, by: Expr)]) throws {
    for (key, entry) in entries {
      entries[key] = Entry(spelling: entry.spelling, meanings: try entry.meanings.map { try $0.replacing(pairs) })
    }
  }

  /// Declares a scalar symbol.
  public mutating func declare(_ symbol: Symbol) { declare(symbol.name, .scalar(symbol.expression)) }

  /// Declares every symbol, vector and function of variables that occurs in an expression, in the order of their names.
  public mutating func declareNames(in expression: Expr) {
    for part in expression.subexpressions {
      switch part.view {
      case .symbol(let symbol):
        declare(symbol.name, Vector(part).map { .vector($0) } ?? .scalar(part))
      case .field(let field):
        // At arguments that are no variables it is always written with them.
        let isPlain = field.arguments.allSatisfy { if case .symbol = $0.view { true } else { false } }
        let known = entries[Self.key(field.name)]?.meanings ?? []
        if !isPlain && !known.isEmpty { continue }
        let meaning: Meaning =
          Vector(part) != nil
          ? .vectorField(VectorField(field.name, unit: field.assumptions.contains(.unit)), arguments: field.arguments)
          : .field(ScalarField(field.name, field.assumptions), arguments: field.arguments)
        declare(field.name, meaning)
      case .number, .imaginaryUnit, .pi, .sum, .product, .call: continue
      }
    }
  }

  /// Whether letters beside each other are a name, a function or an operation.
  func isWord(_ word: String) -> Bool {
    entry(word) != nil || Builtin.table[word] != nil || operations[word] != nil || word == "pi"
      || Self.infinity.contains(word) || Letters.named(word) != nil
  }

  /// How the end of the numbers is written.
  static let infinity: Set = ["∞", "oo", "inf", "infty", "infinity"]

  // MARK: Messages

  /// A name as the terminal shows it.
  static func shown(_ name: String) -> String { Expr.symbol(name).text }

  /// A name in ASCII, as far as its letters have names; it is read as the same name.
  public static func ascii(_ name: String) -> String { name.map { Letters.name($0) ?? String($0) }.joined() }

  /// Every spelling by which something is known, with the way the terminal shows it.
  var spellings: [String: String] {
    var result: [String: String] = ["pi": "π"]
    for name in Builtin.table.keys { result[name] = name }
    for name in operations.keys { result[name] = name }
    for entry in entries.values {
      let shown = Self.shown(entry.spelling)
      for spelling in [entry.spelling, shown, Self.ascii(entry.spelling)] { result[spelling] = shown }
    }
    return result
  }

  /// The ways out for a name that nothing is called by.
  func advice(on name: String, among spellings: [String: String]) -> [String] {
    if name.lowercased() == "nan" || Self.infinity.contains(name.lowercased()) { return ["values are finite numbers"] }
    if isForValues { return ["a value is a number, such as 1/10, 0.1 or √2/3"] }
    var advice: [String] = []
    if let nearest = Spelling.nearest(to: name, among: spellings.keys.sorted()), let meant = spellings[nearest] {
      advice.append(meant == nearest ? "did you mean \(meant)?" : "did you mean \(meant) (\(nearest))?")
    }
    if let parts = productOfNames(name) {
      advice.append("a product needs spaces or signs: \(parts.map(Self.shown).joined(separator: " "))")
    }
    if !advice.isEmpty || entries.isEmpty { return advice }
    let known = names.map(Self.shown)
    return ["the names are \(known.prefix(16).joined(separator: ", "))\(known.count > 16 ? ", …" : "")"]
  }

  /// xy for x y: the name cut into declared names of one letter (with their indices), if it can be.
  private func productOfNames(_ name: String) -> [String]? {
    guard name.count > 1, name.count <= 8, !name.contains("_") else { return nil }
    let letters = name.map(String.init)
    let areNames = letters.allSatisfy { meaning(of: $0) != nil || $0 == "i" || $0 == "π" }
    return areNames ? letters : nil
  }
}
