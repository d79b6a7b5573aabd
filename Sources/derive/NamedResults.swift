import Algebra
import Worksheets
import Notation
import Numbers
import Typesetting
import derivations

/// The results of each derivation that was asked for in this process, which is carried out once.
enum CarriedOut {
  private static let lock = Lock()
  nonisolated(unsafe) private static var known: [String: DerivedResults] = [:]

  static func results(of derivation: Derivation) throws -> DerivedResults {
    if let results = lock({ known[derivation.name] }) { return results }
    // What it has made stays, also where it cannot be carried out to its end.
    defer { ExpressionStore.settle() }
    let results = try derivation.resultsForCommand()
    lock { known[derivation.name] = results }
    return results
  }
}

/// The results of derivations that a formula names.
struct NamedResults: Sendable {
  /// A result, and what it is a result of.
  struct Found: Sendable {
    let derivation: Derivation
    let result: DerivedResult
    /// The name that is written into tables and code: as it was typed where that is ASCII, else as it is printed.
    let name: String
  }

  /// What a text names, in its order; nothing where there is no such result.
  private let members: [Namespace.Member]
  private let found: [Namespace.Member: Result<Found, Namespace.Unknown>]
  private let places: [String]
  /// The result that is the whole text, which may then be called by its printed name, with spaces and signs.
  let whole: Found?

  /// - Parameter used: derivations with other premises, and those of files, with their results.
  /// - Throws: `Unable` for a derivation that could not be carried out.
  init(in source: Source, used: [String: Session.Used] = [:]) throws {
    var derivations = Dictionary(uniqueKeysWithValues: Catalogue.all.map { ($0.name, $0) })
    derivations.merge(used.mapValues(\.derivation)) { $1 }
    places = Array(derivations.keys)
    func results(of derivation: Derivation) throws -> DerivedResults {
      try used[derivation.name]?.results ?? CarriedOut.results(of: derivation)
    }
    let text = source.text.trimmed
    if let dot = text.firstIndex(of: "."), let derivation = derivations[String(text[..<dot])] {
      let name = String(text[text.index(after: dot)...])
      if let result = try results(of: derivation)[name] {
        whole = Found(derivation, result, typed: name)
        (members, found) = ([], [:])
        return
      }
    }
    if derivations[text] != nil {
      throw UsageError("\(text) is a derivation; derive list \(text) shows its results, which a formula may contain")
    }
    whole = nil
    members = Namespace.members(in: source, places: places)
    var found: [Namespace.Member: Result<Found, Namespace.Unknown>] = [:]
    for member in members {
      guard let derivation = derivations[member.place] else { continue }
      let all = try results(of: derivation)
      found[member] =
        all[member.name].map { .success(Found(derivation, $0, typed: member.name)) }
        ?? .failure(Self.unknown(member, among: all))
    }
    self.found = found
  }

  private static func unknown(_ member: Namespace.Member, among results: DerivedResults) -> Namespace.Unknown {
    let names = results.identifiers
    let nearest =
      Spelling.nearest(to: member.name, among: names)
      ?? zip(results.names, names).first { Spelling.nearest(to: member.name, among: [$0.0]) != nil }?.1
    let longer = names.filter { $0.hasPrefix(member.name + "_") }
    var ways = (nearest.map { [$0] } ?? longer).map { "did you mean \(member.place).\($0)?" }
    ways.append("it has \(names.joined(separator: ", "))")
    return Namespace.Unknown("\(member.place) has no result \(member.name)", ways: ways)
  }

  /// The results that are there, in the order of the text.
  var all: [Found] { members.compactMap { if case .success(let found)? = found[$0] { found } else { nil } } }

  /// The names with a dot, with letters replaced in what they stand for.
  func namespace(replacing pairs: [(of: Expr, by: Expr)]) -> Namespace {
    let found = found
    return Namespace(places: places) { member in
      switch found[member] {
      case .success(let found): found.meaning(replacing: pairs)
      case .failure(let unknown): .failure(unknown)
      case nil: .failure(Namespace.Unknown("\(member.place).\(member.name) is no result"))
      }
    }
  }
}

extension NamedResults.Found {
  fileprivate init(_ derivation: Derivation, _ result: DerivedResult, typed: String) {
    let name = typed == result.identifier ? typed : result.name
    self.init(derivation: derivation, result: result, name: "\(derivation.name).\(name)")
  }

  /// What the result is in a formula.
  fileprivate func meaning(
    replacing pairs: [(of: Expr, by: Expr)]
  ) -> Result<Namespace.Meaning, Namespace.Unknown> {
    switch result.value {
    case let value as Expr: return .success(Namespace.Meaning(whole: .scalar(value.substituting(pairs))))
    case let value as Vector:
      let vector = value.substituting(pairs)
      return .success(Namespace.Meaning(whole: .vector(vector), entries: Formulas.axes.map { vector ⋅ $0.vector }))
    case let value as Matrix:
      let matrix = value.substituting(pairs)
      return .success(Namespace.Meaning(whole: nil, entries: matrix.elements, columns: matrix.columns))
    default:
      return .failure(
        Namespace.Unknown(
          "\(name) is an operator, and no part of a formula",
          ways: ["derive eval '\(name)' alone evaluates its coefficients"]))
    }
  }

  /// The conditions of the result, each with its name.
  func requirements(replacing pairs: [(of: Expr, by: Expr)] = []) -> [Requirement] {
    result.domain.map { Requirement(owner: name, condition: $0.map { $0.substituting(pairs) }) }
  }
}

extension String {
  /// Without the spaces around it.
  var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.prefix(start.count - start.reversed().prefix { $0 == " " }.count))
  }
}

extension Derivation {
  /// The results; what the algebra is unable to do is work that could not be done.
  func resultsForCommand() throws -> DerivedResults {
    do {
      return try derivedResults()
    } catch let error as AlgebraError {
      throw Unable(message: "\(name): \(error.description)")
    }
  }
}
