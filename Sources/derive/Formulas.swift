import Algebra
import Derivation
import Evaluation
import Notation
import Typesetting
import derivations

/// What a formula on the command line stands for: a text, or a result of a derivation by its name.
struct Formulas {
  /// How it is called in what is written.
  let name: String
  /// The expression, or the entries of a vector or matrix, each with its name.
  let parts: [(name: String, expression: Expr)]
  /// The symbols it may contain.
  let environment: Environment

  /// - Parameter text: an expression, or `<derivation>.<result>`.
  init(_ text: String, _ options: FormulaOptions, values: [(name: String, isReal: Bool)]) throws {
    if let dot = text.firstIndex(of: "."), let derivation = Catalogue.all.first(where: { $0.name == text[..<dot] }) {
      self = try Self.result(of: derivation, String(text[text.index(after: dot)...]))
      return
    }
    var environment = Environment()
    for declaration in options.declarations { try environment.declare(Source(declaration, name: "--declare")) }
    if let constants = options.constants {
      for constant in constants.all { environment.declare(constant.symbol.plainName, .scalar(constant.symbol)) }
    }
    for (name, isReal) in values where environment.meaning(of: name) == nil {
      environment.declare(Symbol(name, isReal ? .real : []))
    }
    if options.declaresUnknown { environment.undeclared = .symbols(.real) }
    let value = try Reader(environment).value(Source(text))
    name = text
    self.environment = environment
    switch value {
    case .scalar(let x): parts = [(text, x)]
    case .vector:
      throw UsageError("\(text) is a vector; take a scalar product with it, or its length")
    }
  }

  private init(name: String, parts: [(name: String, expression: Expr)], environment: Environment) {
    self.name = name
    self.parts = parts
    self.environment = environment
  }

  private static func result(of derivation: Derivation, _ name: String) throws -> Formulas {
    let transcript: Transcript
    do {
      transcript = try derivation.run()
    } catch let error as AlgebraError {
      throw Unable(message: "\(derivation.name): \(error.description)")
    }
    let names = transcript.results.map(\.name)
    // α̃ with a mark on the letter and alpha~ are one name.
    let wanted = Self.withMarksBehind(name)
    let isCalled: (String) -> Bool = { $0 == name || Notation.areSame(Self.withMarksBehind($0), wanted) }
    guard let (found, value) = transcript.results.first(where: { isCalled($0.name) }) else {
      throw UsageError(
        "\(derivation.name) has no result \(name); it has \(names.joined(separator: ", "))", name, among: names)
    }
    if value is Vector {
      throw UsageError("\(derivation.name).\(found) is a vector, which has no digits; evaluate a scalar result")
    }
    let full = "\(derivation.name).\(found)"
    let parts =
      value.parts.count == 1
      ? [(full, value.parts[0])] : value.parts.enumerated().map { ("\(full)[\($0 + 1)]", $1) }
    return Formulas(name: full, parts: parts, environment: Environment(of: value.parts))
  }

  private static func withMarksBehind(_ name: String) -> String {
    let marks: [Unicode.Scalar: Character] = ["\u{303}": "~", "\u{302}": "ˆ", "\u{307}": "˙", "\u{304}": "¯"]
    return name.unicodeScalars.reduce(into: "") { text, scalar in text.append(marks[scalar] ?? Character(scalar)) }
  }

  /// The symbol that a name stands for.
  func symbol(_ name: String) throws(UsageError) -> Expr {
    switch environment.meaning(of: name) {
    case .scalar(let x):
      if case .symbol = x.view { return x }
      throw UsageError("\(name) is no symbol")
    case .field(let field, let arguments): return field(arguments)
    case .vector, .vectorField: throw UsageError("\(name) is a vector, and cannot be given a number")
    case nil:
      throw UsageError("\(self.name) does not depend on \(name)", name, among: environment.names)
    }
  }

  /// Refuses to go on while a symbol has no value.
  func check(_ known: Set<Expr>) throws(UsageError) {
    let missing = Set(parts.flatMap { $0.expression.symbols.map(\.expression) + $0.expression.fields }).subtracting(
      known)
    guard let first = missing.map(\.text).min() else { return }
    let others =
      missing.count > 1 ? " (nor have \(missing.map(\.text).sorted().dropFirst().joined(separator: ", ")))" : ""
    let ascii = missing.first { $0.text == first }?.sympy ?? first
    let isConstant = missing.contains { PhysicalConstants.codata2022[$0.text] != nil }
    let way = isConstant ? ", constants of nature with --constants 2022" : ""
    throw UsageError("\(first) has no value\(others); give one with --set \(ascii)=…\(way)")
  }
}

extension Expr {
  /// A symbol's name.
  var plainName: String { if case .symbol(let symbol) = view { symbol.name } else { text } }
}
