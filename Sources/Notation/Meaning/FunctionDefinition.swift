import Algebra

/// What was defined as f(x, y) = …: carried out where it is called, with its arguments in the place of the letters.
///
/// Its other names mean what they meant when it was defined. The body is read anew for each call, because an operation in it may
/// need to know the argument: `first(f) = subs(f, λ = 1)` is no function of a letter f.
public final class FunctionDefinition: Hashable, Sendable {
  /// The letters that stand for the arguments.
  public let parameters: [Expr]
  /// The value with the letters; nil where letters that stand for numbers have none.
  public var general: Value? { conditional?.value }
  /// The same, with what must not vanish for it.
  let conditional: Conditional<Value>?
  /// The text of the definition's right side.
  let body: Source
  private let names: [String]
  /// What the names in the body meant.
  let captured: [(name: String, meaning: Environment.Meaning)]
  private let namespace: Namespace?
  /// Whether no operation stands in the body, nor in a function that it calls.
  let isCarriedOutAtOnce: Bool

  /// - Parameters:
  ///   - names: the parameters' names.
  ///   - environment: what the names in the body mean.
  init(names: [String], _ parameters: [Expr], _ body: Source, general: Conditional<Value>?, in environment: Environment)
  {
    self.names = names
    self.parameters = parameters
    self.body = body
    conditional = general
    namespace = environment.namespace
    let captured = Self.meanings(of: body, but: names, environment)
    self.captured = captured
    isCarriedOutAtOnce = Self.hasNoOperation(body, captured.map(\.meaning))
  }

  private static func hasNoOperation(_ body: Source, _ captured: [Environment.Meaning]) -> Bool {
    let isCalled = captured.contains {
      if case .function(let other) = $0 { !other.isCarriedOutAtOnce } else { false }
    }
    if isCalled || body.text.contains("∂") { return false }
    let verbs = Set(Statement.words)
    return Lexer.tokens(of: body, Environment()).tokens.filter { $0.kind == .name }.allSatisfy { word in
      FormulaOperation.standard[word.name] == nil && !verbs.contains(word.name)
        && Builtin.table[word.name]?.rule.isElementary != false
    }
  }

  /// What the names in a text mean; those that were not declared are the letters that they are made to be.
  private static func meanings(
    of body: Source, but names: [String], _ environment: Environment
  ) -> [(name: String, meaning: Environment.Meaning)] {
    let tokens = Lexer.tokens(of: body, environment).tokens
    var meanings: [String: Environment.Meaning] = [:]
    for (token, next) in zip(tokens, tokens.dropFirst()) where token.kind == .name && !names.contains(token.name) {
      if let meaning = environment.meaning(of: token.name) {
        meanings[token.name] = meaning
      } else if case .symbols(let assumptions) = environment.undeclared, token.name != "e",
        !Environment.infinity.contains(token.name), !Environment.isReserved(token.name),
        environment.operations[token.name] == nil,
        next.kind != .open || next.hasSpaceBefore
      {
        meanings[token.name] = .scalar(.symbol(token.name, assumptions))
      }
    }
    return meanings.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private init(_ other: FunctionDefinition, _ pairs: [(of: Expr, by: Expr)]) throws {
    (names, body, namespace) = (other.names, other.body, other.namespace)
    isCarriedOutAtOnce = other.isCarriedOutAtOnce
    captured = try other.captured.map { ($0.name, try $0.meaning.replacing(pairs)) }
    parameters = other.parameters.map { $0.substituting(pairs) }
    conditional = try other.conditional.map { try Self.replaced($0, pairs) }
  }

  private static func replaced(
    _ value: Conditional<Value>, _ pairs: [(of: Expr, by: Expr)]
  ) throws -> Conditional<Value> {
    Conditional(
      try value.value.map { $0.substituting(pairs) }, conditions: value.conditions.map { $0.substituting(pairs) })
  }

  /// The body in one line.
  var text: String { body.text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// The definition with parts of what its names mean replaced.
  func replacing(_ pairs: [(of: Expr, by: Expr)]) throws -> FunctionDefinition { try FunctionDefinition(self, pairs) }

  /// Everything of which what its names mean consists.
  var parts: [Expr] { parameters + (general?.parts ?? []) + captured.flatMap(\.meaning.parts) }

  /// The value for some arguments.
  ///
  /// - Throws: `Diagnostics`, `StatementError` and what operations throw.
  func value(of arguments: [Value], in environment: Environment) throws -> Conditional<Value> {
    let calls = environment.calls ?? CallCount()
    return try calls.value(of: self, arguments) {
      var inner = environment.withoutShadows
      inner.calls = calls
      inner.namespace = namespace
      for (name, meaning) in captured { inner.shadow(name, meaning) }
      for (name, argument) in zip(names, arguments) { inner.shadow(name, Environment.Meaning(argument)) }
      let places = places(for: arguments)
      inner.places = places.map { zip(names, zip(parameters, $0)).map { ($0, $1.0, $1.1) } } ?? []
      let statement = try Statement(body) { inner.meaning(of: $0) != nil }
      do {
        return try Evaluation(environment: inner).value(statement)
      } catch let error where Self.isMisplaced(error) {
        // The derivative by the letter is none by its value: what is known of the letter is put in.
        guard case .operation = statement, let conditional, let places else { throw error }
        return try Self.replaced(conditional, zip(parameters, places).map { (of: $0, by: $1) })
      }
    }
  }

  /// Whether an argument stands where only a letter can, and not that there is no value for it.
  private static func isMisplaced(_ error: any Error) -> Bool {
    if case AlgebraError.notAVariable = error { return true }
    if let diagnostics = error as? Diagnostics { return diagnostics.list.allSatisfy { $0.kind == .mismatch } }
    return error is FormulaOperation.Failure || error is StatementError
  }

  /// The arguments as what the letters can stand for; nil where one is none.
  private func places(for arguments: [Value]) -> [Expr]? {
    let places = arguments.compactMap { if case .scalar(let x) = $0 { x } else { nil } }
    guard places.count == parameters.count else { return nil }
    return zip(parameters, places).allSatisfy { $0.conjugate != $0 || $1.conjugate == $1 } ? places : nil
  }

  /// Whether it is the same definition.
  public static func == (a: FunctionDefinition, b: FunctionDefinition) -> Bool { a === b }
  /// The identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// The calls of defined functions while one formula is read: each is carried out once for the same arguments.
final class CallCount: @unchecked Sendable {
  private struct Call: Hashable {
    let function: FunctionDefinition
    let arguments: [Value]
  }

  static let deepest = 40
  static let most = 100_000
  private var depth = 0
  private var known: [Call: Result<Conditional<Value>, any Error>] = [:]

  /// - Throws: `FormulaOperation.Failure` where calls stand too deep in each other, or are too many.
  func value(
    of function: FunctionDefinition, _ arguments: [Value], _ body: () throws -> Conditional<Value>
  ) throws -> Conditional<Value> {
    let call = Call(function: function, arguments: arguments)
    if let result = known[call] { return try result.get() }
    guard depth < Self.deepest else {
      throw FormulaOperation.Failure("functions that call functions, \(Self.deepest) deep, are not carried out")
    }
    guard known.count < Self.most else {
      throw FormulaOperation.Failure("more than \(Self.most) calls of functions in one formula are not carried out")
    }
    depth += 1
    defer { depth -= 1 }
    // What has no value is not tried again either.
    let result = Result { try body() }
    known[call] = result
    return try result.get()
  }
}

extension Environment.Meaning {
  /// What a name means that was given a value.
  init(_ value: Value) {
    switch value {
    case .scalar(let x): self = .scalar(x)
    case .vector(let v): self = .vector(v)
    case let other: self = .value(other)
    }
  }
}
