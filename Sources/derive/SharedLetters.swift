import Algebra
import Worksheets
import Notation
import Typesetting

/// The letters of a formula in which results of several derivations stand: one letter is one quantity.
///
/// A symbol that is assumed to be positive in one result and real in another is positive in the formula: a value has to fit to
/// all of them. What cannot be one quantity, by its kind or by its dimension, is a mistake that names both places.
struct SharedLetters {
  /// Where letters come from.
  struct Owner {
    /// "zhang-li.eta", or "--declare".
    let name: String
    let expressions: [Expr]
    let dimensions: Dimensions?
  }

  /// The symbols that are other ones in the formula.
  let replacements: [(of: Expr, by: Expr)]

  private enum Kind: Hashable {
    case scalar, vector
    case function(variables: String)

    var phrase: String {
      switch self {
      case .scalar: "a number"
      case .vector: "a vector"
      case .function(let variables): "a function of \(variables)"
      }
    }
  }

  private struct Use {
    let owner: Owner
    let kind: Kind
    let expression: Expr

    var isDerivative: Bool {
      if case .field(let field) = expression.view { field.orders.contains { $0 > 0 } } else { false }
    }
  }

  /// - Throws: `UsageError` where a letter stands for two quantities.
  init(of owners: [Owner]) throws(UsageError) {
    var uses: [Name: [Use]] = [:]
    for owner in owners {
      var met: Set<Expr> = []
      for part in owner.expressions.flatMap(\.subexpressions) where met.insert(part).inserted {
        guard let (name, kind) = Self.kind(of: part) else { continue }
        uses[Name(name), default: []].append(Use(owner: owner, kind: kind, expression: part))
      }
    }
    var replacements: [(of: Expr, by: Expr)] = []
    for list in uses.values where Set(list.map(\.owner.name)).count > 1 {
      try Self.checkKinds(list)
      try Self.checkDimensions(list)
      replacements += try Self.merged(list)
    }
    self.replacements = replacements
  }

  private static func kind(of part: Expr) -> (name: String, kind: Kind)? {
    switch part.view {
    case .symbol(let symbol): return (symbol.name, Vector(part) == nil ? .scalar : .vector)
    case .field(let field):
      // Derivatives of a function are of its name.
      return (field.name, .function(variables: field.arguments.map(\.text).joined(separator: ", ")))
    case .number, .imaginaryUnit, .pi, .sum, .product, .call: return nil
    }
  }

  private static func letter(_ use: Use) -> String {
    if case .field(let field) = use.expression.view { return Expr.symbol(field.name).text }
    return use.expression.text
  }

  private static let way = "evaluate one of them alone, and put its value into the other as a number"

  private static func checkKinds(_ list: [Use]) throws(UsageError) {
    for use in list where !list.contains(where: { $0.owner.name != use.owner.name && $0.kind == use.kind }) {
      guard let other = list.first(where: { $0.owner.name != use.owner.name }) else { continue }
      throw UsageError(
        "\(letter(use)) is \(use.kind.phrase) in \(use.owner.name) and \(other.kind.phrase) in \(other.owner.name); \(way)"
      )
    }
  }

  private static func checkDimensions(_ list: [Use]) throws(UsageError) {
    var known: (dimension: PhysicalDimension, use: Use)?
    for use in list {
      if use.isDerivative { continue }
      guard let dimension = try? use.owner.dimensions?.dimension(of: use.expression) else { continue }
      guard let before = known else {
        known = (dimension, use)
        continue
      }
      if before.dimension != dimension {
        throw UsageError(
          "\(letter(use)) has the dimension \(before.dimension) in \(before.use.owner.name) and \(dimension) in "
            + "\(use.owner.name): these are two quantities; \(way)")
      }
    }
  }

  /// The replacements that make one symbol of several.
  private static func merged(_ list: [Use]) throws(UsageError) -> [(of: Expr, by: Expr)] {
    var distinct: [Use] = []
    for use in list where !distinct.contains(where: { $0.expression == use.expression }) { distinct.append(use) }
    let scalars = distinct.filter { $0.kind == .scalar }
    var replacements: [(of: Expr, by: Expr)] = []
    if scalars.count > 1 {
      var assumptions: Assumptions = []
      for case .symbol(let symbol) in scalars.map(\.expression.view) { assumptions.formUnion(symbol.assumptions) }
      let name = scalars[0].expression.plainName
      let one = Expr.symbol(name, assumptions)
      replacements += scalars.filter { $0.expression != one }.map { (of: $0.expression, by: one) }
    }
    let functions = distinct.filter { if case .function = $0.kind { !$0.isDerivative } else { false } }
    if functions.count > 1 {
      throw UsageError(
        "other things are assumed of \(letter(functions[0])) in \(functions[0].owner.name) than in "
          + "\(functions[1].owner.name); \(way)")
    }
    let vectors = distinct.filter { $0.kind == .vector }
    if vectors.count > 1 {
      let bound = vectors.filter { Vector($0.expression)?.constraint != Vector.Constraint.none }
      if bound.count > 1 {
        throw UsageError(
          "\(letter(bound[0])) is bound in one way in \(bound[0].owner.name) and in another in \(bound[1].owner.name); \(way)"
        )
      }
      let one = (bound.first ?? vectors[0]).expression
      replacements += vectors.filter { $0.expression != one }.map { (of: $0.expression, by: one) }
    }
    return replacements
  }
}
