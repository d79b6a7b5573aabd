import Algebra
import Evaluation
import Numbers
import Typesetting
import Worksheets

/// A conversation in the written language: statements one after the other, with the names that they define.
///
///     var session = Session()
///     try session.run("η = ξ/(1 + ξ²)")
///     try session.run("D(η, ξ)").text        // "(1 − ξ²)/(1 + ξ²)²" …
///
/// A name that was not declared is a real letter. The grammar is told by `help`.
public struct Session: Sendable {
  /// What the session knows of the world outside of it: derivations and their results.
  public struct Library: Sendable {
    let resolve: @Sendable (Environment, Source, [String: Used]) throws -> Environment
    let derivation: @Sendable (String) throws -> Derivation?
    let results: @Sendable (Derivation) throws -> DerivedResults
    let draw: @Sendable (Curves, String) throws -> Void

    /// - Parameters:
    ///   - resolve: an environment with the meaning of the names with a dot that a text contains; the derivations that were
    ///     used with other premises, or come from a file, go before all others.
    ///   - derivation: what `use` brings in; nil for a name that nothing has.
    ///   - results: the results of a derivation, which may be remembered.
    ///   - draw: draws curves into a file.
    public init(
      resolve: @escaping @Sendable (Environment, Source, [String: Used]) throws -> Environment,
      derivation: @escaping @Sendable (String) throws -> Derivation?,
      results: @escaping @Sendable (Derivation) throws -> DerivedResults,
      draw: @escaping @Sendable (Curves, String) throws -> Void
    ) { (self.resolve, self.derivation, self.results, self.draw) = (resolve, derivation, results, draw) }
  }

  /// A derivation that a session uses, with its results under the premises it is used with.
  public struct Used: Sendable {
    /// The derivation.
    public let derivation: Derivation
    /// Its results.
    public let results: DerivedResults
  }

  /// The language on one page.
  public static var help: String { SessionHelp.grammar }

  /// The words that begin statements.
  public static var words: [String] { Statement.words }

  /// What the names mean.
  public package(set) var environment = Environment()
  /// The names that were defined, in the order of their definition.
  private var definitions: [String] = []
  private var defined: Set<String> = []
  /// The names whose definition had a mistake: what speaks of them does not mean real letters of these names.
  private var unfinished: Set<String> = []
  let library: Library?
  /// Derivations that are used with other premises, or come from a file, by name.
  var used: [String: Used] = [:]
  /// Whether ħ, e and the like are the constants of nature.
  var usesConstants = false
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
    // Nothing holds the names while the statement changes them, which would copy them all.
    let input = try LaTeXInput.translation(of: source, isWord: isWord)
    return try LaTeXInput.reading(source, as: input) { try carriedOut($0) }
  }

  private mutating func carriedOut(_ source: Source) throws -> Answer {
    whole = source
    return try finishing(parsed(source), source)
  }

  /// Whether letters beside each other are one name or word of the language.
  func isWord(_ word: String) -> Bool {
    environment.isWord(word) || Self.words.contains(word) || Statement.wordsBetween.contains(word)
      || SheetLine.words.contains(word) || SheetLine.wordsBetween.contains(word)
  }

  /// Begins a statement that is not one of the session's own: its names with a dot are known while it is read.
  ///
  /// - Throws: `StatementError` for a name whose definition had a mistake.
  mutating func begin(_ source: Source) throws {
    whole = source
    try checkFinished(source, but: nil)
  }

  /// Gives a name a value.
  mutating func bind(_ name: String, to value: Value) {
    environment.redeclare(name, Environment.Meaning(value))
    if defined.insert(name).inserted { definitions.append(name) }
    unfinished.remove(name)
  }

  /// Remembers that a name has no value, because of a mistake.
  mutating func leaveUnfinished(_ name: String) { unfinished.insert(name) }

  func parsed(_ source: Source) throws -> Statement {
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

  /// Carries a statement out where letters are, or stand for, what is said of them; nothing of that lasts.
  private func supposing(_ premises: Premises, _ inner: Source) throws -> Answer {
    var session = self
    try session.environment.declare(premises)
    for (name, formula) in premises.definitions { _ = try session.define(name, nil, Source(formula, name: "where")) }
    return try session.finishing(session.parsed(inner), inner)
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
    case .supposing(let premises, let inner): return try supposing(premises, inner)
    case .definition(let name, let parameters, let body): return try define(name, parameters, body)
    case .operation, .value:
      if case .value(let formula, _) = statement { try refuseSentence(formula) }
      do {
        let found = try evaluate(statement)
        if case .value = statement, case .equation(let sides) = found.value, let left = sides.first {
          throw StatementError(
            "this equation defines nothing, because \(left.written(.text)) is no name; check a = b asks whether it holds"
          )
        }
        return try answer(found)
      } catch AlgebraError.unable(let what, let part) {
        guard let digits = try? integralDigits(statement) else { throw AlgebraError.unable(what, part) }
        return Answer(.digits([("", digits)]))
      }
    case .digits(let formula, let count): return try digits(formula, count)
    case .convert(let formula, to: let unit, let count): return try convert(formula, to: unit, digits: count)
    case .plot(let formulas, over: let variable, from: let from, to: let to, into: let path):
      return try plot(formulas, variable, from, to, path)
    case .table(let formulas, over: let variable, from: let from, to: let to, steps: let steps):
      return try table(formulas, variable, from, to, steps)
    case .written(let format, let formula):
      return Answer(.text(try answer(value(formula)).written(format)))
    case .code(let formula, in: let language): return try code(formula, in: language)
    case .use(let name, let premises): return try use(name, premises)
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

  /// Two words beside each other that nothing is called by are a sentence, and no product of letters.
  private func refuseSentence(_ formula: Source) throws(StatementError) {
    let tokens = Lexer.tokens(of: formula, environment).tokens
    func isPlainWord(_ token: Token) -> Bool {
      token.kind == .name && token.name.utf8.count > 1
        && token.name.utf8.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "_") }
        && token.name.allSatisfy(\.isLetter) && !environment.isWord(token.name)
    }
    for (first, second) in zip(tokens, tokens.dropFirst())
    where isPlainWord(first) && isPlainWord(second) && second.hasSpaceBefore {
      throw StatementError(
        "nothing is called \(first.name) or \(second.name): help tells what can be said, and names of several letters are "
          + "declared first, as in symbol \(first.name), \(second.name)")
    }
  }

  /// The value that a formula or an operation has.
  func evaluate(_ statement: Statement) throws -> Conditional<Value> {
    try Evaluation(environment: reader().environment).value(statement)
  }

  // MARK: Reading

  /// A reader that knows the names with a dot in the statement.
  private func reader(_ others: [String: Environment.Meaning] = [:]) throws -> Reader {
    var environment = environment
    for (name, meaning) in others { environment.shadow(name, meaning) }
    guard let library, whole.text.contains(".") else { return Reader(environment) }
    var resolved = try library.resolve(environment, whole, used)
    resolved.undeclared = environment.undeclared
    resolved.operations = environment.operations
    return Reader(resolved)
  }

  /// The value of a formula, with `at x = 1, y = 2` behind it or without.
  ///
  /// - Parameter others: what names mean here instead.
  func value(_ source: Source, with others: [String: Environment.Meaning] = [:]) throws -> Conditional<Value> {
    let cut = Clauses(source, ["at"])
    return try Evaluation(environment: reader(others).environment).value(.value(cut.head, at: cut["at"]))
  }

  /// Values with commas between them.
  func arguments(_ source: Source) throws -> [Value] { try reader().arguments(source) }

  // MARK: Statements

  private func check(_ source: Source) throws -> Answer {
    let (library, used) = (library, used)
    let claim = try Claim(source, in: environment) { environment, text in
      guard let library, text.text.contains(".") else { return environment }
      var resolved = try library.resolve(environment, text, used)
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

  private mutating func define(_ name: String, _ parameters: [String]?, _ source: Source) throws -> Answer {
    if let parameters { return try defineFunction(name, parameters, source) }
    let found = try evaluate(parsed(source))
    if case .equation = found.value {
      throw StatementError("a name stands for a value; whether an equation holds is asked by check")
    }
    bind(name, to: found.value)
    return try answer(found, name: Environment.shown(name))
  }

  private mutating func defineFunction(_ name: String, _ parameters: [String], _ source: Source) throws -> Answer {
    let (function, answer) = try function(name, parameters, source)
    environment.redeclare(name, .function(function))
    if defined.insert(name).inserted { definitions.append(name) }
    return answer
  }

  private func function(
    _ name: String, _ parameters: [String], _ source: Source
  ) throws -> (FunctionDefinition, Answer) {
    var inner = try reader().environment
    var letters: [Expr] = []
    for parameter in parameters {
      if case .scalar(let x) = environment.meaning(of: parameter), case .symbol = x.view {
        letters.append(x)
        continue
      }
      let letter = Expr.symbol(parameter, .real)
      inner.shadow(parameter, .scalar(letter))
      letters.append(letter)
    }
    guard Set(letters).count == letters.count else { throw StatementError("\(name) has one letter for two arguments") }
    var general: Conditional<Value>?
    do {
      general = try Evaluation(environment: inner).value(Statement(source) { inner.meaning(of: $0) != nil })
      if case .equation = general?.value {
        throw StatementError("a name stands for a value; whether an equation holds is asked by check")
      }
    } catch let error as Diagnostics {
      // What no number can be put into may be meant for matrices and vectors.
      guard error.list.allSatisfy({ [.mismatch, .undefined, .unable].contains($0.kind) }) else { throw error }
    } catch is FormulaOperation.Failure, is AlgebraError {
      // An operation may need to know the argument.
    }
    let function = FunctionDefinition(names: parameters, letters, source, general: general, in: inner)
    let shown = "\(Environment.shown(name))(\(letters.map(\.text).joined(separator: ", ")))"
    guard let general, holdsForEveryNumber(function, in: inner) else {
      return (function, Answer(.text("\(shown) = \(function.text)"), name: shown))
    }
    return (function, try answer(general, name: shown))
  }

  /// Whether the value with the letters is that of every call: no operation stands in the body, and nothing was made of the
  /// letters' being real.
  private func holdsForEveryNumber(_ function: FunctionDefinition, in environment: Environment) -> Bool {
    guard function.isCarriedOutAtOnce, let general = function.general else { return false }
    let complex = function.parameters.indices.map { Expr.symbol("\u{0}argument \($0)") }
    guard let value = try? function.value(of: complex.map(Value.scalar), in: environment).value else { return false }
    return (try? general.map { $0.substituting(zip(function.parameters, complex).map { ($0, $1) }) }) == value
  }

  /// What was defined.
  private var listing: String {
    definitions.map { name in
      let shown = Environment.shown(name)
      switch environment.meaning(of: name) {
      case .scalar(let x):
        return partCount(beyondReading: .scalar(x)).map { "\(shown) has \($0) parts" } ?? "\(shown) = \(x.text)"
      case .vector(let v): return "\(shown) = \(v.text)"
      case .value(let value):
        return partCount(beyondReading: value).map { "\(shown) has \($0) parts" }
          ?? "\(shown) = \(value.written(.text))"
      case .function(let function):
        let value = holdsForEveryNumber(function, in: environment) ? function.general?.written(.text) : nil
        return "\(shown)(\(function.parameters.map(\.text).joined(separator: ", "))) = \(value ?? function.text)"
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
