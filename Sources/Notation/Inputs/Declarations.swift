import Algebra
import Typesetting

/// What `x, y: real; n: unit vector; θ(x, t): real` declares.
extension Environment {
  /// Reads declarations: names with commas between them, a colon, and what they are; several with semicolons or in lines.
  ///
  /// What they are is one or more of `real`, `complex`, `positive`, `nonnegative`, `nonzero`, `integer` for scalars, or
  /// `vector`, `unit vector`. A name with variables in parentheses, which are declared themselves, is a function of them.
  public mutating func declare(_ source: Source) throws(Diagnostics) {
    var parser = Parser(source, self)
    while !parser.isAtEnd {
      if parser.take(.semicolon) { continue }
      guard let declaration = parser.declaration() else { break }
      for (name, arguments) in declaration.names {
        guard let meaning = parser.meaning(name, arguments, declaration.kind, in: self) else { continue }
        if let known = entry(name.name), known.meanings != [meaning] {
          let phrase = known.meanings[0].phrase
          parser.report(.declaration, name.range, "\(Self.shown(known.spelling)) is declared already, as \(phrase)")
          continue
        }
        declare(name.name, meaning)
      }
    }
    guard parser.log.list.isEmpty else { throw Diagnostics(source, parser.log.list) }
  }

  /// Reads declarations.
  public mutating func declare(_ text: String) throws(Diagnostics) { try declare(Source(text, name: "declaration")) }
}

/// What declared names are.
private struct DeclaredKind {
  var assumptions: Assumptions = []
  var isVector = false
  var isUnit = false

  static let words: [String: Assumptions] = [
    "real": .real, "complex": [], "scalar": [], "positive": .positive, "nonnegative": .nonnegative, "nonzero": .nonzero,
    "integer": .integer
  ]
}

extension Parser {
  fileprivate mutating func declaration() -> (names: [(Token, [Token]?)], kind: DeclaredKind)? {
    var names: [(Token, [Token]?)] = []
    repeat {
      guard token.kind == .name else {
        report(.syntax, token.range, "a name is expected here", ["write name: kind, such as x: real or n: unit vector"])
        return nil
      }
      let name = advance()
      guard token.kind == .open else {
        names.append((name, nil))
        continue
      }
      advance()
      var variables: [Token] = []
      repeat {
        guard token.kind == .name else {
          report(.syntax, token.range, "the name of a variable is expected here", ["write θ(x, t): real"])
          return nil
        }
        variables.append(advance())
      } while take(.comma)
      guard take(.close) else {
        report(.syntax, token.range, ") is expected here")
        return nil
      }
      names.append((name, variables))
    } while take(.comma)
    guard take(.colon) else {
      report(.syntax, token.range, ": is expected here, and what is declared", ["write x: real, n: unit vector"])
      return nil
    }
    return kind().map { (names, $0) }
  }

  private mutating func kind() -> DeclaredKind? {
    var kind = DeclaredKind()
    var isEmpty = true
    // A word in front of a colon, a comma or a parenthesis is the next declaration's name.
    while token.kind == .name, isEmpty || next.kind == .name || next.kind == .semicolon || next.kind == .end {
      let word = token
      if let assumptions = DeclaredKind.words[word.name] {
        kind.assumptions.formUnion(assumptions)
      } else if word.name == "vector" {
        kind.isVector = true
      } else if word.name == "unit" {
        kind.isVector = true
        kind.isUnit = true
      } else if isEmpty {
        let words = (DeclaredKind.words.keys + ["vector", "unit"]).sorted()
        let nearest = Spelling.nearest(to: word.name, among: words).map { ["did you mean \($0)?"] } ?? []
        report(
          .declaration, word.range, "\(short(word.range)) is nothing a name can be",
          nearest + ["there are \(words.joined(separator: ", "))"])
        return nil
      } else {
        break
      }
      isEmpty = false
      advance()
    }
    if isEmpty {
      report(.syntax, token.range, "what is declared is missing", ["write x: real, n: unit vector"])
      return nil
    }
    return kind
  }

  fileprivate mutating func meaning(
    _ name: Token, _ variables: [Token]?, _ kind: DeclaredKind, in environment: Environment
  ) -> Environment.Meaning? {
    if Environment.isReserved(name.name) {
      report(
        .declaration, name.range, "\(Environment.shown(name.name)) has a meaning of its own and cannot be declared")
      return nil
    }
    guard let variables else {
      if kind.isVector { return .vector(kind.isUnit ? Vector.unit(name.name) : Vector(name.name)) }
      return .scalar(.symbol(name.name, kind.assumptions))
    }
    var arguments: [Expr] = []
    for variable in variables {
      guard case .scalar(let x) = environment.meaning(of: variable.name) else {
        report(
          .unknownName, variable.range, "\(Environment.shown(variable.name)) is not declared",
          ["declare the variables of a function before it: x: real; θ(x): real"])
        return nil
      }
      arguments.append(x)
    }
    if kind.isVector { return .vectorField(VectorField(name.name, unit: kind.isUnit), arguments: arguments) }
    return .field(ScalarField(name.name, kind.assumptions), arguments: arguments)
  }
}
