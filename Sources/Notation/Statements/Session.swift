import Algebra
import Evaluation
import Numbers
import Typesetting

/// A conversation in the written language: statements one after the other, with the names that they define.
///
///     var session = Session()
///     try session.run("η = ξ/(1 + ξ²)")
///     try session.run("D(η, ξ)").text        // "(1 − ξ²)/(1 + ξ²)²" …
///
/// A name that was not declared is a real letter. The grammar is told by `help`.
public struct Session: Sendable {
  /// What the session knows of the world outside of it: the results of derivations.
  public struct Library: Sendable {
    let resolve: @Sendable (Environment, Source) throws -> Environment
    let letters: @Sendable (String) throws -> Environment?

    /// - Parameters:
    ///   - resolve: an environment with the meaning of the names with a dot that a text contains.
    ///   - letters: the names that `use` brings in; nil for a name that nothing has.
    public init(
      resolve: @escaping @Sendable (Environment, Source) throws -> Environment,
      letters: @escaping @Sendable (String) throws -> Environment?
    ) { (self.resolve, self.letters) = (resolve, letters) }
  }

  /// The language on one page.
  public static var help: String { SessionHelp.grammar }

  /// The words that begin statements.
  public static var words: [String] { Statement.words }

  /// What the names mean.
  public private(set) var environment = Environment()
  /// The names that were defined, in the order of their definition.
  private var definitions: [String] = []
  private var defined: Set<String> = []
  /// The names whose definition had a mistake: what speaks of them does not mean real letters of these names.
  private var unfinished: Set<String> = []
  private let library: Library?
  /// The statement under way: the names with a dot anywhere in it tell what its letters are.
  private var whole = Source("")

  /// A session without names.
  public init(library: Library? = nil) {
    self.library = library
    environment.undeclared = .symbols(.real)
    environment.operations = FormulaOperation.standard
  }

  /// Carries a statement out.
  ///
  /// - Throws: `Diagnostics` for a text that cannot be read, `StatementError`, `AlgebraError`; the session is then as before.
  @discardableResult
  public mutating func run(_ text: String, name: String = "statement") throws -> Answer {
    try run(Source(text, name: name))
  }

  /// Carries a statement out.
  @discardableResult
  public mutating func run(_ source: Source) throws -> Answer {
    let size = source.text.utf8.count
    guard size <= environment.limits.bytes else {
      throw StatementError("a statement of \(size) bytes is not read; the limit is \(environment.limits.bytes)")
    }
    whole = source
    return try finishing(parsed(source), source)
  }

  private func parsed(_ source: Source) throws -> Statement {
    try Statement(source) { environment.meaning(of: $0) != nil }
  }

  /// Carries a statement out, and remembers the name whose definition has a mistake.
  private mutating func finishing(_ statement: Statement, _ source: Source) throws -> Answer {
    var name: String?
    if case .definition(let defined, _, _) = statement { name = defined }
    do {
      try checkFinished(source, but: name)
      let answer = try perform(statement)
      if let name { unfinished.remove(name) }
      return answer
    } catch {
      if let name { unfinished.insert(name) }
      throw error
    }
  }

  /// Refuses a text with a name whose definition had a mistake.
  private func checkFinished(_ source: Source, but defined: String?) throws {
    if unfinished.isEmpty { return }
    let names = Set(Lexer.tokens(of: source, environment).tokens.filter { $0.kind == .name }.map(\.name))
    let missing = names.intersection(unfinished).filter { $0 != defined && environment.meaning(of: $0) == nil }
    guard let name = missing.min() else { return }
    throw StatementError("\(Environment.shown(name)) could not be defined; see the mistake above")
  }

  private mutating func perform(_ statement: Statement) throws -> Answer {
    switch statement {
    case .nothing: return Answer(.nothing)
    case .declaration(let premises):
      if let (name, formula) = premises.definitions.first {
        throw StatementError("\(name) = \(formula) is a definition, and stands in a statement of its own")
      }
      var next = environment
      try next.declare(premises)
      environment = next
      for name in premises.names { undefine(name) }
      return Answer(.nothing)
    case .operators(let names):
      for (name, isHermitian) in names {
        environment.redeclare(name, .value(.noncommuting(Operator(OperatorSymbol(name, hermitian: isHermitian)))))
      }
      return Answer(.nothing)
    case .check(let equation): return try check(equation)
    case .definition(let name, let parameters, let body): return try define(name, parameters, body)
    case .operation, .value:
      do {
        let found = try evaluate(statement)
        return Answer(.value(found.value), conditions: found.conditions)
      } catch AlgebraError.unable(let what, let part) {
        guard let digits = try? integralDigits(statement) else { throw AlgebraError.unable(what, part) }
        return Answer(.digits([("", digits)]))
      }
    case .digits(let formula, at: let place, let count): return try digits(formula, at: place, count)
    case .written(let format, let formula):
      return Answer(.text(try value(formula).value.written(format)))
    case .use(let name): return try use(name)
    case .forget(let names):
      for name in names {
        guard environment.meaning(of: name) != nil else { throw StatementError("nothing is called \(name)") }
        environment.forget(name)
        undefine(name)
      }
      return Answer(.nothing)
    case .help(let topic): return Answer(.text(try SessionHelp.text(on: topic)))
    case .names: return Answer(.text(listing))
    }
  }

  /// The value that a formula or an operation has.
  private func evaluate(_ statement: Statement) throws -> Conditional<Value> {
    switch statement {
    case .value(let formula, at: let place):
      let found = try value(formula)
      guard let place else { return found }
      let moved = try FormulaOperation.perform("subs", [found.value] + arguments(place))
      return Conditional(moved.value, conditions: found.conditions + moved.conditions)
    case .operation(let name, let pieces):
      // The letters of a statement may be several: solve … for x, y.
      let values = try pieces.map { piece -> Value in
        let list = try arguments(piece)
        return list.count == 1 ? list[0] : .list(list)
      }
      return try FormulaOperation.perform(name, values)
    case .definition:
      throw StatementError("a name stands for a value; whether an equation holds is asked by check")
    default: throw StatementError("this statement has no value that could be given a name")
    }
  }

  // MARK: Reading

  /// A reader that knows the names with a dot in the statement.
  private func reader() throws -> Reader {
    guard let library, whole.text.contains(".") else { return Reader(environment) }
    var resolved = try library.resolve(environment, whole)
    resolved.undeclared = environment.undeclared
    resolved.operations = environment.operations
    return Reader(resolved)
  }

  private func value(_ source: Source) throws -> Conditional<Value> {
    try reader().statement(source)
  }

  /// Values with commas between them.
  private func arguments(_ source: Source) throws -> [Value] { try reader().arguments(source) }

  // MARK: Statements

  private func check(_ source: Source) throws -> Answer {
    let library = library
    let claim = try Claim(source, in: environment) { environment, text in
      guard let library, text.text.contains(".") else { return environment }
      var resolved = try library.resolve(environment, text)
      resolved.operations = environment.operations
      return resolved
    }
    do {
      return Answer(.verdict(try claim.decided()), assumptions: claim.assumptions)
    } catch let error as AlgebraError {
      return Answer(.open("\(error)"), assumptions: claim.assumptions)
    }
  }

  /// Takes a name out of the list of definitions.
  private mutating func undefine(_ name: String) {
    if defined.remove(name) != nil { definitions.removeAll { $0 == name } }
  }

  /// The value of a definition's right side, in which the letters of a function are letters.
  private func body(_ source: Source, of name: String, _ parameters: [String]) throws -> (Conditional<Value>, [Expr]) {
    if parameters.isEmpty { return (try evaluate(parsed(source)), []) }
    var inner = self
    var letters: [Expr] = []
    for parameter in parameters {
      if case .scalar(let x) = environment.meaning(of: parameter), case .symbol = x.view {
        letters.append(x)
        continue
      }
      let letter = Expr.symbol(parameter, .real)
      inner.environment.redeclare(parameter, .scalar(letter))
      letters.append(letter)
    }
    guard Set(letters).count == letters.count else { throw StatementError("\(name) has one letter for two arguments") }
    return (try inner.evaluate(inner.parsed(source)), letters)
  }

  private mutating func define(_ name: String, _ parameters: [String]?, _ source: Source) throws -> Answer {
    let (found, letters) = try body(source, of: name, parameters ?? [])
    if case .equation = found.value {
      throw StatementError("a name stands for a value; whether an equation holds is asked by check")
    }
    let meaning: Environment.Meaning
    if parameters != nil {
      meaning = .function(letters, found.value)
    } else {
      switch found.value {
      case .scalar(let x): meaning = .scalar(x)
      case .vector(let v): meaning = .vector(v)
      case let other: meaning = .value(other)
      }
    }
    environment.redeclare(name, meaning)
    if defined.insert(name).inserted { definitions.append(name) }
    let shown = Environment.shown(name) + (parameters == nil ? "" : "(\(letters.map(\.text).joined(separator: ", ")))")
    return Answer(.value(found.value), name: shown, conditions: found.conditions)
  }

  private func digits(_ formula: Source, at place: Source?, _ count: Source?) throws -> Answer {
    var value = try value(formula).value
    if let place { value = try FormulaOperation.perform("subs", [value] + arguments(place)).value }
    let wanted = try count.map { try FormulaOperation.integer(arguments($0).first ?? .list([])) } ?? 15
    let parts: [(String, Expr)]
    switch value {
    case .scalar(let x): parts = [("", x)]
    case .matrix(let m):
      parts = m.elements.enumerated().map { ("[\($0 / m.columns + 1),\($0 % m.columns + 1)]", $1) }
    case .list(let list): parts = try list.enumerated().map { ("[\($0 + 1)]", try FormulaOperation.number($1)) }
    default: throw StatementError("\(value.kind) has no digits; a scalar, a matrix or a list has")
    }
    for (_, x) in parts {
      if let letter = x.unknowns.first {
        throw StatementError("\(letter.text) has no value: digits … at \(letter.text) = 1")
      }
    }
    return Answer(.digits(try parts.map { ($0.0, try $0.1.digits(wanted)) }))
  }

  /// Fifteen certain digits of an integral between two ends that has no closed form here.
  private func integralDigits(_ statement: Statement) throws -> CertifiedValue {
    guard case .operation("integrate", let pieces) = statement, pieces.count == 4 else {
      throw StatementError("this is no integral from one end to another")
    }
    let values = try pieces.map { try arguments($0).first ?? .list([]) }
    let (f, x) = (try FormulaOperation.scalar(values[0]), try FormulaOperation.scalar(values[1]))
    let path = [try FormulaOperation.end(values[2]), try FormulaOperation.end(values[3])]
    let digits = try f.integralDigits(15, over: x, along: path)
    guard digits.isCertain else { throw StatementError("the digits of this integral cannot be fixed") }
    return digits
  }

  private mutating func use(_ name: String) throws -> Answer {
    if name == "pauli" {
      for (letter, axis) in [("x", Axis.x), ("y", .y), ("z", .z)] {
        environment.redeclare("σ_\(letter)", .value(.matrix(try Matrix(pauli: axis))))
      }
      return Answer(.nothing)
    }
    guard let letters = try library?.letters(name) else {
      throw StatementError(
        "nothing is called \(name) that could be used; there are pauli and the derivations of derive list")
    }
    for letter in letters.names {
      guard let meaning = letters.meaning(of: letter) else { continue }
      environment.redeclare(letter, meaning)
    }
    return Answer(.nothing)
  }

  /// What was defined.
  private var listing: String {
    definitions.map { name in
      let shown = Environment.shown(name)
      switch environment.meaning(of: name) {
      case .scalar(let x): return "\(shown) = \(x.text)"
      case .vector(let v): return "\(shown) = \(v.text)"
      case .value(let value): return "\(shown) = \(value.written(.text))"
      case .function(let parameters, let body):
        return "\(shown)(\(parameters.map(\.text).joined(separator: ", "))) = \(body.written(.text))"
      case .field, .vectorField, nil: return shown
      }
    }.joined(separator: "\n")
  }
}

extension FormulaOperation {
  /// An operation by name.
  static func perform(_ name: String, _ arguments: [Value]) throws -> Conditional<Value> {
    guard let operation = standard[name], operation.arity.contains(arguments.count) else {
      throw StatementError("\(name) is called as \(standard[name]?.usage ?? name)")
    }
    return try operation.apply(arguments)
  }

  /// A scalar, or the value of x = a.
  static func number(_ value: Value) throws -> Expr {
    if case .equation(let sides) = value, sides.count == 2 { return try scalar(sides[1]) }
    return try scalar(value)
  }
}

extension Matrix {
  /// A Pauli matrix.
  fileprivate init(pauli axis: Axis) throws {
    switch axis {
    case .x: try self.init([[0, 1], [1, 0]])
    case .y: try self.init([[0, -.i], [.i, 0]])
    case .z: try self.init([[1, 0], [0, -1]])
    }
  }
}
