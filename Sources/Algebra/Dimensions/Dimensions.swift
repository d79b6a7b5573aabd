import Numbers

/// The dimensions of named quantities, and with them those of expressions.
public struct Dimensions: Sendable, ExpressibleByDictionaryLiteral {
  private var table: [String: PhysicalDimension]

  /// Declares the dimensions of symbols, functions of variables and vectors by name.
  public init(dictionaryLiteral pairs: (String, PhysicalDimension)...) {
    table = Dictionary(pairs) { $1 }
  }

  /// Declares more quantities of one dimension.
  public mutating func declare(_ names: String..., as dimension: PhysicalDimension) {
    for name in names { table[name] = dimension }
  }

  /// The declared dimension of a name.
  public subscript(name: String) -> PhysicalDimension? { table[name] }

  /// The dimension of an expression; nil for zero, which has every dimension.
  ///
  /// Terms of a sum must have one dimension; arguments of functions and exponents must be pure numbers.
  ///
  /// - Throws: `DimensionError` with the term at fault.
  public func dimension(of expression: Expr) throws(DimensionError) -> PhysicalDimension? {
    var known: [Expr: PhysicalDimension?] = [:]
    for part in expression.subexpressions {
      known[part] = .some(try dimension(of: part, known))
    }
    return known[expression] ?? nil
  }

  private func declared(_ name: String) throws(DimensionError) -> PhysicalDimension {
    guard let dimension = table[name] else { throw .undeclared(name) }
    return dimension
  }

  private func dimension(of part: Expr, _ known: [Expr: PhysicalDimension?]) throws(DimensionError)
    -> PhysicalDimension?
  {
    func of(_ e: Expr) -> PhysicalDimension? { known[e] ?? nil }
    func requireNumber(_ e: Expr) throws(DimensionError) {
      if let found = of(e), found != .one { throw .notANumber(e, found) }
    }
    switch part.view {
    case .number(let value): return value.isZero ? nil : .one
    case .imaginaryUnit, .pi: return .one
    case .symbol(let symbol): return try declared(symbol.name)
    case .field(let field):
      var result = try declared(field.name)
      for (order, argument) in zip(field.orders, field.arguments) where order > 0 {
        result = result / (of(argument) ?? .one).raised(to: Rational(order))
      }
      return result
    case .sum(let terms):
      var first: (term: Expr, dimension: PhysicalDimension)?
      for (coefficient, term) in terms {
        guard let dimension = of(term) else { continue }
        guard let before = first else {
          first = (Expr(coefficient) * term, dimension)
          continue
        }
        if before.dimension != dimension {
          throw .unequalTerms(before.term, before.dimension, Expr(coefficient) * term, dimension)
        }
      }
      return first?.dimension
    case .product(let factors):
      var result = PhysicalDimension.one
      for (base, exponent) in factors {
        guard let dimension = of(base) else { return nil }
        if let power = exponent.rationalValue {
          result = result * dimension.raised(to: power)
        } else {
          try requireNumber(exponent)
          if dimension != .one { throw .variablePower(base) }
        }
      }
      return result
    case .call(let function, let arguments): return try dimension(of: function, arguments, known)
    }
  }

  private func dimension(
    of function: Function, _ arguments: [Expr], _ known: [Expr: PhysicalDimension?]
  ) throws(DimensionError) -> PhysicalDimension? {
    let found = arguments.map { known[$0] ?? nil }
    switch function {
    case .dot, .cross: return found.reduce(.some(.one)) { a, b in a.flatMap { a in b.map { a * $0 } } }
    case .abs, .conjugate, .re, .im: return found[0]
    case .undefined: return nil
    case .atan2:
      if let a = found[0], let b = found[1], a != b { throw .unequalTerms(arguments[0], a, arguments[1], b) }
      return .one
    case .exp, .log, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh, .erf, .erfc, .gamma, .logGamma,
      .digamma,
      .dilogarithm, .besselJ0, .besselJ1:
      for (argument, dimension) in zip(arguments, found) {
        if let dimension, dimension != .one { throw .notANumber(argument, dimension) }
      }
      return .one
    }
  }
}
