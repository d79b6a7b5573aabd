import Algebra
import Typesetting
import Worksheets

/// `use zhang-li with R = 2 R`: what a session takes from derivations.
extension Session {
  /// Brings the letters of a derivation's results in; with other premises, says which results these change.
  mutating func use(_ name: String, _ premises: [Source]) throws -> Answer {
    if name == "pauli" {
      for (letter, axis) in [("x", Axis.x), ("y", .y), ("z", .z)] {
        environment.redeclare("σ_\(letter)", .value(.matrix(try Matrix(pauli: axis))))
      }
      return Answer(.nothing)
    }
    if name == "constants" { return useConstants() }
    let words = name.split { $0 == "," || $0.isWhitespace }.map(String.init)
    if words.first == "units" { return try useUnits(Array(words.dropFirst())) }
    guard let library, let derivation = try library.derivation(name) else {
      throw StatementError(
        "nothing is called \(name) that could be used; there are pauli, units, constants, the derivations of derive list, and files as in "
          + "use my-paper.derive")
    }
    // What a derivation has made for all its runs stays, whatever becomes of this statement.
    defer { ExpressionStore.settle() }
    let changes = try PremiseReader(derivation, in: environment).changes(premises)
    let results: DerivedResults
    if changes.isEmpty, !name.hasSuffix(".derive") {
      results = try library.results(derivation)
      used[derivation.name] = nil
    } else {
      results = try derivation.derivedResults(changing: changes)
      used[derivation.name] = Used(derivation: derivation, results: results)
    }
    let letters = Environment(of: results.names.compactMap { results[$0] }.flatMap(\.value.parts))
    try environment.adopt(letters)
    return changes.isEmpty ? Answer(.nothing) : Answer(.changes(try derivation.differences(changing: changes)))
  }
}

/// Reads what is to stand in the place of a derivation's premises, in its letters; a premise's own name is what it was.
public struct PremiseReader {
  private let derivation: Derivation
  private let premises: [Premise]
  private let environment: Environment

  /// - Parameter environment: what names mean that the derivation does not know.
  /// - Throws: as `Derivation.run()`.
  public init(_ derivation: Derivation, in environment: Environment) throws {
    self.derivation = derivation
    premises = try derivation.premises()
    var environment = environment
    let letters = Environment(of: premises.flatMap(\.value.parts))
    for name in letters.names {
      if let meaning = letters.meaning(of: name) { environment.redeclare(name, meaning) }
    }
    // Two premises of one name mean the first one, which is the one that is changed.
    for premise in premises.reversed() where letters.meaning(of: premise.name) == nil {
      environment.redeclare(premise.name, Environment.Meaning(Value(premise.value)))
    }
    self.environment = environment
  }

  /// What the premises are called: by the ASCII name of the quantity, and R(2) for the second one of a name.
  public var names: [String] {
    var count: [String: Int] = [:]
    return premises.map { premise in
      count[premise.name, default: 0] += 1
      let place = count[premise.name] ?? 1
      return place == 1 ? premise.identifier : "\(premise.identifier)(\(place))"
    }
  }

  /// Each premise with its name.
  public var all: [(name: String, premise: Premise)] { zip(names, premises).map { ($0, $1) } }

  /// - Parameter equations: `quantity = formula`, each.
  /// - Throws: `Diagnostics`, `StatementError`.
  public func changes(_ equations: [Source]) throws -> [Derivation.Change] { try equations.map(change) }

  private func change(_ equation: Source) throws -> Derivation.Change {
    guard let sign = equation.text.firstIndex(of: "=") else {
      throw StatementError("a premise is given as quantity = formula, as in use zhang-li with R = 2 R")
    }
    let place = equation.text.distance(from: equation.text.startIndex, to: sign)
    let name = String(equation.text[..<sign]).trimmed
    let names = self.names
    if let convention = derivation.choices.first(where: { $0.name == name }) {
      return try choice(of: convention, String(equation.text[equation.text.index(after: sign)...]).trimmed)
    }
    guard let k = names.firstIndex(of: name) ?? premises.firstIndex(where: { Spellings.areSame($0.name, name) }) else {
      let nearest = Spelling.nearest(to: name, among: names).map { "; did you mean \($0)?" } ?? ""
      let all = names + derivation.choices.map(\.name)
      throw StatementError(
        "\(derivation.name) has no premise \(name)\(nearest); it has \(all.joined(separator: ", "))")
    }
    let premise = premises[k]
    let before = premises[...k].filter { $0.name == premise.name }.count
    var environment = environment
    // Inside, the name is what this very premise was.
    if environment.meaning(of: premise.name) == nil || before > 1 {
      environment.redeclare(premise.name, Environment.Meaning(Value(premise.value)))
    }
    let value = try Reader(environment).value(equation.keeping(place + 1..<equation.text.count))
    let sides = try Claim.alike([Value(premise.value), value])
    guard let formula = sides[1].formula, type(of: formula) == type(of: premise.value) else {
      throw StatementError("\(name) is \(Value(premise.value).kind), and not \(value.kind)")
    }
    return Derivation.Change(premise.name, before, to: formula)
  }

  private func choice(of convention: Convention, _ word: String) throws(StatementError) -> Derivation.Change {
    guard let choice = convention.choices.first(where: { $0.word == word }) else {
      let words = convention.choices.map { "\($0.word) (\($0.phrase))" }
      throw StatementError("\(convention.name) is one of \(words.joined(separator: ", "))")
    }
    return Derivation.Change(choice)
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
