import Algebra
import Worksheets
import Evaluation
import Notation
import Typesetting
import derivations

/// What a formula on the command line stands for: a text in which results of derivations may stand by their names, or one result
/// alone, which may be a matrix.
struct Formulas {
  /// An expression with what it is called.
  typealias Part = (name: String, expression: Expr)

  private enum Content {
    case scalars([Part])
    case vector(Vector)

    func map(_ scalar: (Expr) throws -> Expr, _ vector: (Vector) -> Vector) rethrows -> Content {
      switch self {
      case .scalars(let parts): .scalars(try parts.map { ($0.name, try scalar($0.expression)) })
      case .vector(let v): .vector(vector(v))
      }
    }
  }

  /// The directions of the components of a vector, for formulas in which one component stands.
  static let axes: [(vector: Vector, components: [Expr])] = (0..<3).map { k in
    (Vector("the direction of component \(k + 1)"), (0..<3).map { $0 == k ? 1 : 0 })
  }

  /// How it is called in what is written.
  let name: String
  /// The symbols it may contain.
  let environment: Environment
  /// The symbols, vectors and functions that need a value, in the order of their names: those that occur, and those that the
  /// constraint of a vector among them speaks of.
  let unknowns: [Expr]
  /// What is asked of values besides the formula: the domains of the results in it.
  let requirements: [Requirement]
  /// What may be given a value for the requirements alone.
  let further: [Expr]
  /// The letters of the results that are named, which may be given values though they cancel.
  private let letters: Set<Expr>
  private let content: Content
  /// The dimensions that the derivations declare.
  private let dimensions: [Dimensions]

  /// - Parameters:
  ///   - text: an expression, in which `<derivation>.<result>` may stand.
  ///   - given: what values are given to; of an expression, names that were not declared.
  init(_ text: String, _ options: FormulaOptions, given: [Given]) throws {
    let source = Source(text)
    let results = try NamedResults(in: source)
    if let whole = results.whole {
      self.init(whole.result, named: whole.name, of: whole.derivation)
      return
    }
    let scope = try FormulaScope(results, declarations: options.declarations, options.constants, given: given)
    var environment = scope.environment
    if options.declaresUnknown { environment.undeclared = .symbols(.real) }
    let content: Content =
      switch try Reader(environment).value(source) {
      case .scalar(let x): .scalars([(text, x)])
      case .vector(let v): .vector(v)
      case .matrix, .noncommuting, .series, .list, .equation, .end:
        throw UsageError("\(text) is no scalar and no vector")
      }
    self.init(
      name: text, content, environment, results.all.compactMap(\.derivation.quantities),
      results.all.flatMap { $0.requirements(replacing: scope.letters) },
      letters: Set(scope.expressions.flatMap { $0.substituting(scope.letters).unknowns }))
  }

  /// A result of a derivation.
  init(_ result: DerivedResult, named name: String, of derivation: Derivation) {
    let value = result.value
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
    self.init(
      name: name, content, Environment(of: value.parts), derivation.quantities.map { [$0] } ?? [],
      result.domain.map { Requirement(owner: name, condition: $0) })
  }

  private init(
    name: String, _ content: Content, _ environment: Environment, _ dimensions: [Dimensions],
    _ requirements: [Requirement], letters: Set<Expr> = []
  ) {
    self.name = name
    self.dimensions = dimensions
    self.content = content
    self.requirements = requirements
    self.letters = letters
    let unknowns =
      switch content {
      case .scalars(let parts): Self.needs(of: parts.flatMap { $0.expression.unknowns })
      case .vector(let vector): Self.needs(of: vector.expression.unknowns)
      }
    self.unknowns = unknowns
    further = Self.needs(of: requirements.flatMap(\.unknowns)).filter { !unknowns.contains($0) }
    self.environment = (unknowns + further).reduce(into: environment) { $0.declareNames(in: $1) }
  }

  /// These, and what the constraints of vectors among them speak of, in the order of their names.
  static func needs(of list: [Expr]) -> [Expr] {
    var unknowns: Set<Expr> = []
    var rest = list.filter { unknown in !axes.contains { $0.vector.expression == unknown } }
    while let next = rest.popLast() {
      guard unknowns.insert(next).inserted else { continue }
      rest += Vector(next)?.constraining.map(\.expression) ?? []
    }
    return unknowns.sorted { $0.text < $1.text }
  }

  /// In parentheses where an index would seem to belong to the last word alone.
  private static func grouped(_ name: String) -> String { name.contains(" ") ? "(\(name))" : name }

  // MARK: Values

  /// The expressions, with components in the place of vectors.
  ///
  /// - Throws: `UsageError` for components that contradict what is known of a vector.
  func parts(where vectors: [(vector: Vector, components: [Expr])]) throws -> [Part] {
    let vectors = vectors + Self.axes
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
    let replaced = content.map({ $0.substituting(pairs) }, { $0.substituting(pairs) })
    return Formulas(
      name: name, replaced, environment, dimensions,
      requirements.map { requirement in
        Requirement(owner: requirement.owner, condition: requirement.condition.map { $0.substituting(pairs) })
      }, letters: letters)
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
      case .value, .function, nil:
        throw UsageError("\(name) does not depend on \(target.name)", target.name, among: environment.names)
      }
    } else {
      found = try target.meaning(in: environment)
    }
    guard unknowns.contains(found) || further.contains(found) || letters.contains(found) else {
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
      guard let input = inputs.first(where: { Spellings.areSame($0.plainName, name) }) else {
        throw UsageError("\(self.name) does not depend on \(name)", name, among: inputs.map(\.plainName))
      }
      try Self.check(unit, of: input.text, dimension(of: input))
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
    try Self.check(unit, of: name, dimension(of: value))
  }

  /// The dimension that a derivation gives an expression, or all of them together; nil where they do not tell.
  private func dimension(of expression: Expr) -> PhysicalDimension? {
    for table in dimensions {
      if let dimension = try? table.dimension(of: expression) { return dimension }
    }
    return nil
  }

  private static func check(_ unit: String, of name: String, _ declared: PhysicalDimension?) throws(UsageError) {
    let dimension = try PhysicalUnit(typed: unit).dimension
    if let declared, declared != dimension {
      throw UsageError("\(name) has the dimension \(declared), and no unit \(unit)")
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
