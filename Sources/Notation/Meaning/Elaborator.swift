import Algebra
import Numbers

/// Gives a syntax tree its meaning: nodes become expressions, names the symbols of the environment.
///
/// A mistake gives nil, silently where a part of it was reported already.
struct Elaborator {
  let source: Source
  let tree: Syntax
  private(set) var environment: Environment
  var log: DiagnosticLog
  /// What operations divided by, which must not vanish.
  var conditions: [Expr] = []
  /// The values of the names met so far.
  private var known: [String: Value] = [:]

  private var spellings: [String: String]?

  init(source: Source, tree: Syntax, environment: Environment, log: DiagnosticLog) {
    self.source = source
    self.tree = tree
    self.environment = environment
    self.log = log
    if environment.calls == nil { self.environment.calls = CallCount() }
  }

  typealias Index = Syntax.Index

  mutating func report(_ kind: Diagnostic.Kind, _ index: Index, _ message: String, _ notes: [String] = []) {
    log.add(Diagnostic(kind, tree.ranges[index], message, notes))
  }

  mutating func value(_ index: Index) -> Value? {
    switch tree.nodes[index] {
    case .missing: return nil
    case .number(let value): return .scalar(Expr(value))
    case .name(let name): return self.name(name, index)
    case .member(let use): return member(use, index)
    case .negative(let part): return value(part).flatMap { negative($0, index) }
    case .sum(let terms): return sum(terms, index)
    case .product(let factors): return product(factors, index)
    case .power(let base, let exponent): return power(base, exponent, index)
    case .root(let degree, let radicand):
      return scalar(radicand).flatMap { checked(.scalar($0 ** (1 / Expr(degree))), index) }
    case .call(let name, name: let range, let power, let arguments):
      return call(name, range, power, arguments, index)
    case .star(let part): return star(part, index)
    case .magnitude(let part):
      switch value(part) {
      case .scalar(let x): return checked(.scalar(x.magnitude), index)
      case .vector(let v): return checked(.scalar(v.length), index)
      case let other?: return misfit(other, part, ["det(M) is a determinant"])
      case nil: return nil
      }
    case .derivative(let variables, let part):
      return orWithLetters(index) { $0.derivative(of: part, by: variables, index) }
    case .applied(let derivative, let arguments): return applied(derivative, arguments, index)
    case .list(let parts): return list(parts)
    case .equation(let sides):
      let values = sides.compactMap { value($0) }
      return values.count == sides.count ? .equation(values) : nil
    }
  }

  /// The value, where a scalar is needed.
  mutating func scalar(_ index: Index) -> Expr? { scalar(value(index), index) }

  mutating func scalar(_ value: Value?, _ index: Index) -> Expr? {
    switch value {
    case .scalar(let x): return x
    case .vector:
      report(.mismatch, index, "a vector stands where a scalar is needed", ["|v| is its length, v⋅w a scalar product"])
      return nil
    case let other?:
      _ = misfit(other, index)
      return nil
    case nil: return nil
    }
  }

  /// Reports a value of a kind that cannot stand where it does.
  mutating func misfit(_ value: Value, _ index: Index, _ ways: [String] = []) -> Value? {
    report(.mismatch, index, "\(excerpt(index)) is \(value.kind), and a scalar is needed here", ways)
    return nil
  }

  /// The value as an expression, where a scalar or a vector is needed.
  mutating func expression(_ index: Index) -> Expr? { expression(value(index), index) }

  mutating func expression(_ value: Value?, _ index: Index) -> Expr? {
    guard let value else { return nil }
    if let expression = value.expression { return expression }
    _ = misfit(value, index)
    return nil
  }

  /// [a, b]; a matrix where the parts are rows of one length.
  private mutating func list(_ parts: [Index]) -> Value? {
    let values = parts.compactMap { value($0) }
    guard values.count == parts.count else { return nil }
    let rows = values.map { value -> [Expr]? in
      guard case .list(let row) = value else { return nil }
      let scalars = row.compactMap { if case .scalar(let x) = $0 { x } else { nil } }
      return scalars.count == row.count && !row.isEmpty ? scalars : nil
    }
    let known = rows.compactMap { $0 }
    guard known.count == rows.count, !known.isEmpty else { return .list(values) }
    guard let matrix = try? Matrix(known) else {
      report(
        .mismatch, parts[known.firstIndex { $0.count != known[0].count } ?? 0], "a row of another length than the first"
      )
      return nil
    }
    return .matrix(matrix)
  }

  /// The value, unless it does not exist or is too large.
  mutating func checked(_ value: Value, _ index: Index) -> Value? {
    guard let expression = value.expression else { return value }
    if expression.undefinedPart != nil {
      report(.undefined, index, "\(excerpt(index)) has no value: \(reason(index))")
      return nil
    }
    if let number = expression.rationalValue,
      max(number.numerator.bitWidth, number.denominator.bitWidth) > environment.limits.bits
    {
      report(.tooLarge, index, "the value of \(excerpt(index)) is too large to be written out")
      return nil
    }
    return value
  }

  private func reason(_ index: Index) -> String {
    switch tree.nodes[index] {
    case .product: "it divides by zero"
    case .power: "zero is raised to a negative power"
    case .call(let name, name: _, _, _): "\(name) is not defined there"
    default: "it contains an operation without one"
    }
  }

  func excerpt(_ index: Index) -> String { source.excerpt(tree.ranges[index], limit: 40) }

  // MARK: Names

  /// The ways out for an unknown name.
  mutating func advice(on name: String) -> [String] {
    let all = spellings ?? environment.spellings
    spellings = all
    return environment.advice(on: name, among: all)
  }

  private mutating func name(_ name: String, _ index: Index) -> Value? {
    if let value = known[name] { return value }
    let value = meaning(of: name, index)
    known[name] = value
    return value
  }

  private mutating func meaning(of name: String, _ index: Index) -> Value? {
    if let entry = environment.entry(name) {
      guard entry.meanings.count == 1 else {
        let kinds = entry.meanings.map(\.phrase).joined(separator: " and as ")
        report(.ambiguous, index, "\(Environment.shown(entry.spelling)) is known as \(kinds)", ["give them two names"])
        return nil
      }
      switch entry.meanings[0] {
      case .scalar(let x): return .scalar(x)
      case .vector(let v): return .vector(v)
      case .field(let field, let arguments): return .scalar(field(arguments))
      case .vectorField(let field, let arguments): return .vector(field(arguments))
      case .value(let value): return value
      case .function(let function):
        let parameters = function.parameters
        let shown = Environment.shown(entry.spelling)
        report(
          .mismatch, index, "\(shown) is a function",
          ["write \(shown)(\(parameters.map(\.text).joined(separator: ", "))) for its value"])
        return nil
      }
    }
    switch name {
    case "i": return .scalar(.i)
    case "π", "pi": return .scalar(.pi)
    case _ where Environment.infinity.contains(name):
      if !environment.operations.isEmpty { return .end(.infinity) }
    case "e":
      if environment.isPrintedText { return .scalar(exp(1)) }
      var ways = ["write exp(x) for Euler's number to the power x, exp(1) for the number itself"]
      // Where other names need no declaration, this one does.
      if case .symbols = environment.undeclared { ways.append("declare e, as in e: positive, for the charge") }
      report(.ambiguous, index, "e is not declared: the elementary charge, or Euler's number?", ways)
      return nil
    default: break
    }
    if name.count > 1, let operation = environment.operations[name] {
      report(.mismatch, index, "\(name) is called as \(operation.usage)")
      return nil
    }
    if case .symbols(let assumptions) = environment.undeclared {
      if Environment.shown(name).hasPrefix("∞") {
        report(.unknownName, index, "\(name) would be \(Environment.shown(name)), and ∞ is no letter")
        return nil
      }
      if let base = marked(name), isMoreThanALetter(base) {
        let shown = Environment.shown(base), whole = Environment.shown(name)
        report(
          .ambiguous, index, "two readings: is \(whole) a derivative of \(shown), or a letter of its own?",
          ["write ∂ₜ\(shown) or D(\(shown), x) for a derivative, declare \(whole) for a letter"])
        return nil
      }
      return .scalar(.symbol(name, assumptions))
    }
    report(.unknownName, index, "no name is called \(Environment.shown(name))", advice(on: name))
    return nil
  }

  /// The name without a dot above it or primes behind it; nil where it has none.
  private func marked(_ name: String) -> String? {
    let marks: Set<Character> = ["˙", "¨", "'", "′"]
    let base = String(name.filter { !marks.contains($0) })
    return base == name || base.isEmpty ? nil : base
  }

  /// Whether a name stands for a function of variables, or for a formula.
  private func isMoreThanALetter(_ name: String) -> Bool {
    switch environment.meaning(of: name) {
    case .scalar(let x): if case .symbol = x.view { false } else { true }
    case .vector(let v): if case .symbol = v.expression.view { false } else { true }
    case .field, .vectorField, .value, .function: true
    case nil: false
    }
  }

  private mutating func star(_ part: Index, _ index: Index) -> Value? {
    if case .name(let name) = tree.nodes[part], let starred = environment.entry(name + "*") {
      guard environment.entry(name) == nil else {
        report(
          .ambiguous, index, "both \(Environment.shown(name)) and \(Environment.shown(starred.spelling)) are names",
          ["write conj(\(Environment.shown(name))) for the conjugate"])
        return nil
      }
      if starred.meanings.count == 1, case .scalar(let x) = starred.meanings[0] { return .scalar(x) }
    }
    return scalar(part).flatMap { checked(.scalar($0.conjugate), index) }
  }
}

extension Environment.Meaning {
  /// "a real symbol", for messages.
  var phrase: String {
    switch self {
    case .scalar(let x):
      guard case .symbol(let symbol) = x.view else { return "an expression" }
      return "a \(symbol.assumptions.phrase) symbol"
    case .vector(let v): return v.constraint == .unit ? "a unit vector" : "a vector"
    case .field(_, let arguments): return "a function of \(arguments.map(\.text).joined(separator: ", "))"
    case .vectorField(_, let arguments): return "a vector function of \(arguments.map(\.text).joined(separator: ", "))"
    case .value(let value): return value.kind
    case .function(let function): return "a function of \(function.parameters.map(\.text).joined(separator: ", "))"
    }
  }
}

extension Assumptions {
  fileprivate var phrase: String {
    let words: [(Assumptions, String)] = [
      (.positive, "positive"), (.nonnegative, "nonnegative"), (.nonzero, "nonzero"), (.integer, "integer"),
      (.real, "real")
    ]
    let found = words.filter { contains($0.0) }.map(\.1)
    return found.isEmpty ? "complex" : found.joined(separator: " ")
  }
}
