import Worksheets
import Notation
import derivations

/// The results of derivations in the written language.
enum SessionLibrary {
  static let library = Session.Library(resolve: resolve, letters: letters)

  /// The environment with what the names with a dot in a text mean.
  @Sendable static func resolve(_ environment: Environment, _ text: Source) throws -> Environment {
    // The text alone could be a printed name with spaces, which is no part of a formula.
    var resolved = try FormulaScope(environment, NamedResults(in: Source("0\n" + text.text))).environment
    resolved.operations = environment.operations
    resolved.undeclared = environment.undeclared
    return resolved
  }

  /// The letters of a derivation's results, with what is assumed of them.
  @Sendable static func letters(_ name: String) throws -> Environment? {
    guard let derivation = Catalogue.all.first(where: { $0.name == name }) else { return nil }
    let results = try CarriedOut.results(of: derivation)
    return Environment(of: results.names.compactMap { results[$0] }.flatMap(\.value.parts))
  }
}
