import Algebra
import Worksheets
import Notation
import derivations

/// The results of derivations in the written language.
enum SessionLibrary {
  static let library = Session.Library(
    resolve: resolve, derivation: derivation, results: CarriedOut.results, draw: SessionPlot.draw)

  /// The environment with what the names with a dot in a text mean.
  @Sendable static func resolve(
    _ environment: Environment, _ text: Source, _ used: [String: Session.Used]
  ) throws -> Environment {
    var resolved: Environment
    do {
      // The text alone could be a printed name with spaces, which is no part of a formula.
      let results = try NamedResults(in: Source("0\n" + text.text), used: used)
      resolved = try FormulaScope(environment, results).environment
    } catch let error as UsageError {
      throw StatementError(error.message)
    }
    resolved.operations = environment.operations
    resolved.undeclared = environment.undeclared
    return resolved
  }

  /// The derivation of a name, or of a file.
  @Sendable static func derivation(_ name: String) throws -> Derivation? {
    guard name.hasSuffix(".derive") else { return Catalogue.all.first { $0.name == name } }
    let lines = try Input.lines(of: name)
    guard WrittenDerivation.begins(lines) else {
      throw StatementError("\(name.visible) does not begin with derivation, as in derivation my-paper \"Its title\"")
    }
    let derivation = try WrittenDerivation(lines, name: name.visible, library: library).derivation
    ExpressionStore.settle()
    return derivation
  }
}
