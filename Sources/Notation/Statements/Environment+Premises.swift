import Algebra
import Typesetting

/// Names that are declared when something is known by them already.
extension Environment {
  /// Declares what premises say that names are, whatever they were before.
  ///
  /// Where a definition contains a letter of which less was assumed, it holds for what is assumed now, and is made to speak of
  /// the new letter.
  ///
  /// - Throws: `StatementError` for a letter of which a definition assumes more.
  mutating func declare(_ premises: Premises) throws {
    for name in premises.names { forget(name) }
    try declare(Source(premises.declarations, name: "declaration"))
    var pairs: [(of: Expr, by: Expr)] = []
    for name in premises.names {
      guard case .scalar(let now) = meaning(of: name), case .symbol(let new) = now.view else { continue }
      for entry in entries.values {
        for old in entry.meanings.flatMap(\.parts).flatMap(\.symbols) where old.name == new.name && old != new {
          guard new.assumptions.implies(old.assumptions) else {
            throw StatementError(
              "\(now.text) is assumed to be more in \(Self.shown(entry.spelling)), which was defined before: declare it first, or "
                + "forget \(Self.shown(entry.spelling))")
          }
          pairs.append((old.expression, now))
        }
      }
    }
    if !pairs.isEmpty { try replace(pairs) }
  }

  /// Gives names the meaning of a derivation's letters. One letter is one quantity: what definitions assume of it and what the
  /// derivation does is assumed of both.
  mutating func adopt(_ letters: Environment) throws {
    let known = Set(expressions.flatMap(\.symbols)).filter { Vector($0.expression) == nil }
    var pairs: [(of: Expr, by: Expr)] = []
    for name in letters.names {
      guard let meaning = letters.meaning(of: name) else { continue }
      guard case .scalar(let letter) = meaning, case .symbol(let new) = letter.view else {
        redeclare(name, meaning)
        continue
      }
      let others = known.filter { $0.name == new.name }
      let one = Symbol(new.name, others.reduce(new.assumptions) { $0.union($1.assumptions) })
      redeclare(name, .scalar(one.expression))
      pairs += others.filter { $0 != one }.map { (of: $0.expression, by: one.expression) }
    }
    if !pairs.isEmpty { try replace(pairs) }
  }
}

extension Environment {
  /// The names with letters replaced in what they mean.
  package func replacing(_ pairs: [(of: Expr, by: Expr)]) throws -> Environment {
    var environment = self
    if !pairs.isEmpty { try environment.replace(pairs) }
    return environment
  }

  /// Everything of which what the names mean consists.
  package var expressions: [Expr] { names.flatMap { entry($0)?.meanings.flatMap(\.parts) ?? [] } }
}

extension Environment.Meaning {
  /// Everything of which what is meant consists.
  var parts: [Expr] {
    switch self {
    case .scalar(let x): [x]
    case .vector(let v): [v.expression]
    case .field(let field, let arguments): [field(arguments)]
    case .vectorField(let field, let arguments): [field(arguments).expression]
    case .value(let value): value.parts
    case .function(let function): function.parts
    }
  }

  func replacing(_ pairs: [(of: Expr, by: Expr)]) throws -> Environment.Meaning {
    func new(_ list: [Expr]) -> [Expr] { list.map { $0.substituting(pairs) } }
    switch self {
    case .scalar(let x): return .scalar(x.substituting(pairs))
    case .vector(let v): return .vector(v.substituting(pairs))
    case .field(let field, let arguments): return .field(field, arguments: new(arguments))
    case .vectorField(let field, let arguments): return .vectorField(field, arguments: new(arguments))
    case .value(let value): return .value(try value.map { $0.substituting(pairs) })
    case .function(let function): return .function(try function.replacing(pairs))
    }
  }
}
