import Algebra
import Derivation
import Evaluation
import Notation
import Typesetting
import derivations

/// What a formula on the command line stands for: a text, or a result of a derivation by its name.
struct Formulas {
  /// An expression with what it is called.
  typealias Part = (name: String, expression: Expr)

  private enum Content {
    case scalars([Part])
    case vector(Vector)
  }

  /// How it is called in what is written.
  let name: String
  /// The symbols it may contain.
  let environment: Environment
  /// The symbols, vectors and functions that need a value, in the order of their names: those that occur, and those that the
  /// constraint of a vector among them speaks of.
  let unknowns: [Expr]
  private let content: Content
  /// The dimensions that a derivation declares.
  private let dimensions: Dimensions?

  /// - Parameters:
  ///   - text: an expression, or `<derivation>.<result>`.
  ///   - given: what values are given to; of an expression, names that were not declared.
  init(_ text: String, _ options: FormulaOptions, given: [Given]) throws {
    if let dot = text.firstIndex(of: "."), let derivation = Catalogue.all.first(where: { $0.name == text[..<dot] }) {
      self = try Self.result(of: derivation, String(text[text.index(after: dot)...]))
      return
    }
    var environment = Environment()
    for declaration in options.declarations { try environment.declare(Source(declaration, name: "--declare")) }
    if let constants = options.constants {
      for constant in constants.all { environment.declare(constant.symbol.plainName, .scalar(constant.symbol)) }
    }
    for given in given where given.target.isName && environment.meaning(of: given.target.name) == nil {
      environment.declare(given.target.name, given.meaning)
    }
    if options.declaresUnknown { environment.undeclared = .symbols(.real) }
    switch try Reader(environment).value(Source(text)) {
    case .scalar(let x): self.init(name: text, .scalars([(text, x)]), environment)
    case .vector(let v): self.init(name: text, .vector(v), environment)
    }
  }

  /// A result of a derivation.
  init(_ value: any Formula, named name: String, of derivation: Derivation) {
    let content: Content
    if let vector = value as? Vector {
      content = .vector(vector)
    } else if let matrix = value as? Matrix {
      let isColumn = matrix.columns == 1 || matrix.rows == 1
      content = .scalars(
        matrix.elements.enumerated().map { k, entry in
          let place = isColumn ? "\(k + 1)" : "\(k / matrix.columns + 1),\(k % matrix.columns + 1)"
          return ("\(Self.grouped(name))[\(place)]", entry)
        })
    } else {
      content = .scalars(value.parts.map { (name, $0) })
    }
    self.init(name: name, content, Environment(of: value.parts), derivation.quantities)
  }

  private init(name: String, _ content: Content, _ environment: Environment, _ dimensions: Dimensions? = nil) {
    self.name = name
    self.dimensions = dimensions
    self.content = content
    var unknowns: Set<Expr> = []
    var rest: [Expr] =
      switch content {
      case .scalars(let parts): parts.flatMap { $0.expression.unknowns }
      case .vector(let vector): vector.expression.unknowns
      }
    while let next = rest.popLast() {
      guard unknowns.insert(next).inserted else { continue }
      rest += Vector(next)?.constraining.map(\.expression) ?? []
    }
    self.unknowns = unknowns.sorted { $0.text < $1.text }
    self.environment = self.unknowns.reduce(into: environment) { $0.declareNames(in: $1) }
  }

  private static func result(of derivation: Derivation, _ name: String) throws -> Formulas {
    // α̃ with a mark on the letter and alpha~ are one name.
    let wanted = withMarksBehind(name)
    let isCalled: (String) -> Bool = { $0 == name || Notation.areSame(withMarksBehind($0), wanted) }
    guard let (found, value) = try derivation.resultsForCommand(where: isCalled).first else {
      let names = try derivation.resultsForCommand { _ in true }.map(\.name)
      throw UsageError(
        "\(derivation.name) has no result \(name); it has \(names.joined(separator: ", "))", name, among: names)
    }
    return Formulas(value, named: "\(derivation.name).\(found)", of: derivation)
  }

  private static func withMarksBehind(_ name: String) -> String {
    let marks: [Unicode.Scalar: Character] = ["\u{303}": "~", "\u{302}": "ˆ", "\u{307}": "˙", "\u{304}": "¯"]
    return name.unicodeScalars.reduce(into: "") { text, scalar in text.append(marks[scalar] ?? Character(scalar)) }
  }

  /// In parentheses where an index would seem to belong to the last word alone.
  private static func grouped(_ name: String) -> String { name.contains(" ") ? "(\(name))" : name }

  // MARK: Values

  /// The expressions, with components in the place of vectors.
  ///
  /// - Throws: `UsageError` for components that contradict what is known of a vector.
  func parts(where vectors: [(vector: Vector, components: [Expr])]) throws -> [Part] {
    do {
      switch content {
      case .scalars(let parts):
        return try parts.map { ($0.name, try $0.expression.inComponents(where: vectors)) }
      case .vector(let vector):
        return try vector.components(where: vectors).enumerated().map { ("\(Self.grouped(name))[\($0 + 1)]", $1) }
      }
    } catch let error as AlgebraError {
      if case .constraint = error { throw UsageError(error.description) }
      throw error
    }
  }

  /// The expressions with parts replaced; a vector by a vector.
  func replacing(_ pairs: [(of: Expr, by: Expr)]) -> Formulas {
    let replaced: Content =
      switch content {
      case .scalars(let parts): .scalars(parts.map { ($0.name, $0.expression.substituting(pairs)) })
      case .vector(let vector): .vector(vector.substituting(pairs))
      }
    return Formulas(name: name, replaced, environment, dimensions)
  }

  /// The symbol, vector or function that a value is given to.
  func unknown(_ target: Target) throws -> Expr {
    var found: Expr
    if target.isName {
      switch environment.meaning(of: target.name) {
      case .scalar(let x): found = x
      case .vector(let v): found = v.expression
      case .field(let field, let arguments): found = field(arguments)
      case .vectorField(let field, let arguments): found = field(arguments).expression
      case nil: throw UsageError("\(name) does not depend on \(target.name)", target.name, among: environment.names)
      }
    } else {
      found = try target.meaning(in: environment)
    }
    guard unknowns.contains(found) else {
      let way = unknowns.isEmpty ? "" : "; it depends on \(unknowns.map(\.text).joined(separator: ", "))"
      throw UsageError("\(name) does not depend on \(found.text)\(way)")
    }
    return found
  }

  /// The units of `--unit` by what they are given to.
  ///
  /// - Throws: `UsageError` for a text that is no unit, and for one of another dimension than the derivation declares.
  func units(_ list: [(name: String, unit: String)], of inputs: [Expr]) throws(UsageError) -> [Expr: String] {
    var units: [Expr: String] = [:]
    for (name, unit) in list {
      guard let input = inputs.first(where: { Notation.areSame($0.plainName, name) }) else {
        throw UsageError("\(self.name) does not depend on \(name)", name, among: inputs.map(\.plainName))
      }
      try Self.check(unit, of: input.text, try? dimensions?.dimension(of: input))
      units[input] = unit
    }
    return units
  }

  /// The unit of the value.
  func check(unitOfValue unit: String) throws(UsageError) {
    let value: Expr =
      switch content {
      case .scalars(let parts): parts.first?.expression ?? .one
      case .vector(let vector): vector.expression
      }
    try Self.check(unit, of: name, try? dimensions?.dimension(of: value))
  }

  private static func check(_ unit: String, of name: String, _ declared: Dimension??) throws(UsageError) {
    do {
      let dimension = try Dimension(unit: unit)
      if case let declared?? = declared, declared != dimension {
        throw UsageError("\(name) has the dimension \(declared), and no unit \(unit)")
      }
    } catch let error as UsageError {
      throw error
    } catch UnitError.unknown(let symbol) {
      throw UsageError("no unit is called \(symbol)", symbol, among: Dimension.unitSymbols)
    } catch UnitError.malformed(let what) {
      throw UsageError(what)
    } catch {
      throw UsageError("\(unit) is no unit")
    }
  }

  /// Refuses to go on while something has no value.
  func check(_ known: Set<Expr>) throws(UsageError) {
    let missing = unknowns.filter { !known.contains($0) }
    guard let first = missing.first else { return }
    let others = missing.count > 1 ? " (nor have \(missing.dropFirst().map(\.text).joined(separator: ", ")))" : ""
    let isConstant = missing.contains { PhysicalConstants.codata2022[$0.text] != nil }
    let way = isConstant ? ", constants of nature with --constants 2022" : ""
    throw UsageError("\(first.text) has no value\(others); give one with --set \(first.setting)\(way)")
  }
}

extension Derivation {
  /// The results of wanted names; what the algebra is unable to do is work that could not be done.
  func resultsForCommand(where isWanted: (String) -> Bool) throws -> [(name: String, value: any Formula)] {
    do {
      return try results(where: isWanted)
    } catch let error as AlgebraError {
      throw Unable(message: "\(name): \(error.description)")
    }
  }
}

extension Expr {
  /// A symbol's name.
  var plainName: String { if case .symbol(let symbol) = view { symbol.name } else { text } }

  /// How it is given a value on the command line: "tau_ex=…", "'∂ₜφ=…'", "'n=(…, …, …)'".
  var setting: String {
    let value = Vector(self) == nil ? "…" : "(…, …, …)"
    let name = if case .symbol(let symbol) = view { Environment.ascii(symbol.name) } else { text }
    let isWord = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") } && Vector(self) == nil
    return isWord ? "\(name)=\(value)" : "'\(name)=\(value)'"
  }
}
