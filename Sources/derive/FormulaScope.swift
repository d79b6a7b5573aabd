import Algebra
import Worksheets
import Evaluation
import Notation

/// What the names in a text mean: declarations, constants of nature, and the letters of the results that it names, of which one
/// letter is one quantity.
struct FormulaScope {
  let environment: Environment
  /// What becomes of letters that several results have.
  let letters: [(of: Expr, by: Expr)]
  /// What the results consist of, before that.
  let expressions: [Expr]

  /// - Parameter given: what values are given to; names that were not declared among them.
  init(
    _ results: NamedResults, declarations: [String] = [], _ constants: PhysicalConstants? = nil, given: [Given] = []
  ) throws {
    var environment = Environment()
    for declaration in declarations { try environment.declare(Source(declaration, name: "--declare")) }
    if let constants {
      for constant in constants.all { environment.declare(constant.symbol.plainName, .scalar(constant.symbol)) }
    }
    try self.init(environment, results, given: given)
  }

  /// - Throws: `UsageError` where a letter stands for two quantities, or was given a value that a result excludes.
  init(_ declared: Environment, _ results: NamedResults, given: [Given] = []) throws {
    let owners = results.all.map {
      SharedLetters.Owner(
        name: $0.name, expressions: $0.result.value.parts + $0.result.domain.flatMap { [$0.left, $0.right] },
        dimensions: $0.derivation.quantities)
    }
    let own = SharedLetters.Owner(name: "the command line", expressions: declared.expressions, dimensions: nil)
    let shared = try SharedLetters(of: owners.isEmpty ? [] : [own] + owners).replacements
    let letters = try Self.values(of: owners, in: declared, shared) + shared
    self.letters = letters
    expressions = owners.flatMap(\.expressions)
    var environment = try declared.replacing(shared)
    for owner in owners {
      let expressions = owner.expressions.map { $0.substituting(letters) }
      // With what constraints of vectors speak of, which need not occur.
      for expression in expressions + Formulas.needs(of: expressions.flatMap(\.unknowns)) {
        environment.declareNames(in: expression)
      }
    }
    environment.namespace = results.namespace(replacing: letters)
    for given in given where given.target.isName {
      if environment.meaning(of: given.target.name) == nil { environment.declare(given.target.name, given.meaning) }
    }
    self.environment = environment
  }

  /// The letters of results that have a value where the results are named, and the value.
  private static func values(
    of owners: [SharedLetters.Owner], in declared: Environment, _ shared: [(of: Expr, by: Expr)]
  ) throws -> [(of: Expr, by: Expr)] {
    var found: [(of: Expr, by: Expr)] = []
    var met: Set<Expr> = []
    for owner in owners {
      for symbol in owner.expressions.flatMap(\.symbols) where met.insert(symbol.expression).inserted {
        guard case .scalar(let value) = declared.meaning(of: symbol.name), value != symbol.expression else { continue }
        if case .symbol(let other) = value.view, other.name == symbol.name { continue }
        // Where a result holds for positive numbers, zero is its end, at which it has a value or is refused.
        if value.isConstant, !value.isLiteralZero {
          do {
            _ = try symbol.expression.digits(1, at: [symbol.expression: .exact(value)])
          } catch EvaluationError.region(let what) {
            throw UsageError("\(owner.name) cannot be taken here: \(what)")
          }
        }
        found.append((of: symbol.expression, by: value.substituting(shared)))
      }
    }
    return found
  }
}
