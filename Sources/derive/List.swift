import Algebra
import Worksheets
import Notation
import derivations

/// `derive list`: the names and titles there are; of one derivation, the results and what values they need.
enum List {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let (names, options) = GivenOptions.separated(arguments, names: [])
    let given = try GivenOptions(options, of: "list", names: [])
    if given.wantsHelp { return Output.text(Help.list) }
    let isQuiet = given.flags.contains("--quiet")
    guard let name = names.first else {
      write(Catalogue.all.map { ($0.name, $0.title) }, isQuiet)
      return Status.asExpected
    }
    if names.count > 1 { throw UsageError("one derivation at a time: \(name), not also \(names[1])") }
    guard let derivation = Catalogue.all.first(where: { $0.name == name }) else {
      throw UsageError("no derivation is called \(name)", name, among: Catalogue.all.map(\.name))
    }
    if !isQuiet { Output.write("\(derivation.title)\nThe results, and the values that each needs:\n\n") }
    let results = try derivation.resultsForCommand().all
    let width = results.map { $0.name.count + 2 }.max() ?? 0
    write(
      results.map { result in
        let full = "\(derivation.name).\(result.identifier)"
        let formulas = Formulas(result, named: full, of: derivation)
        let name = result.name == result.identifier ? "" : result.name
        let domain = result.domain.map { ", for \($0.text)" }.joined()
        return (full, name.padded(to: width) + needs(formulas, of: result.value) + domain)
      }, isQuiet)
    if !isQuiet { try writePremises(of: derivation) }
    return Status.asExpected
  }

  /// What is given, by the names that --with and use … with know.
  private static func writePremises(of derivation: Derivation) throws {
    let premises = try PremiseReader(derivation, in: Environment()).all
    if premises.isEmpty { return }
    Output.write("\nWhat is given, and can be another by derive \(derivation.name) --with:\n\n")
    let width = premises.map(\.name.count).max() ?? 0
    for (name, premise) in premises {
      let text = premise.value.text
      let shown = text.count > 100 || text.contains("\n") ? premise.title : "\(text)  (\(premise.title))"
      Output.write("\(name.padded(to: width)) = \(shown)\n")
    }
    for convention in derivation.choices {
      let others = convention.choices.dropFirst().map { "\($0.word) (\($0.phrase))" }
      let own = convention.choices.first.map { "\($0.word) (\($0.phrase))" } ?? ""
      Output.write("\(convention.name) = \(own), or \(others.joined(separator: ", "))\n")
    }
  }

  /// "3 × 3 of ħ > 0, ∂ₜφ".
  private static func needs(_ formulas: Formulas, of value: any Formula) -> String {
    let kind =
      switch value {
      case let matrix as Matrix: "\(matrix.rows) × \(matrix.columns) "
      case is Vector: "vector "
      default: ""
      }
    let names = formulas.unknowns.map { unknown in
      if let vector = Vector(unknown) {
        var isDerivative = false
        if case .field(let field) = unknown.view { isDerivative = field.orders.contains { $0 > 0 } }
        return "\(unknown.text) (\(isDerivative ? "vector" : vector.constraint?.phrase ?? "vector"))"
      }
      guard case .symbol(let symbol) = unknown.view else { return unknown.text }
      return unknown.text + symbol.assumptions.sign
    }
    return kind + (names.isEmpty ? "" : "of \(names.joined(separator: ", "))")
  }

  private static func write(_ lines: [(name: String, text: String)], _ isQuiet: Bool) {
    let width = (lines.map(\.name.count).max() ?? 0) + 2
    for (name, text) in lines {
      let gap = String(repeating: " ", count: width - name.count)
      Output.write(isQuiet ? "\(name)\n" : "\(name)\(gap)\(text)\n")
    }
  }
}

extension Assumptions {
  fileprivate var sign: String {
    contains(.positive) ? " > 0" : contains(.nonnegative) ? " ≥ 0" : contains(.nonzero) ? " ≠ 0" : ""
  }
}

extension Vector.Constraint {
  fileprivate var phrase: String {
    switch self {
    case .none: "vector"
    case .unit: "unit vector"
    case .tangent(let normal): "vector across \(normal)"
    }
  }
}
