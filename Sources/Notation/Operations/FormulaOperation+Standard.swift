import Algebra
import Numbers

/// The operations that the written language has, by name.
extension FormulaOperation {
  /// All of them.
  public static let standard: [String: FormulaOperation] = {
    var table: [String: FormulaOperation] = [:]
    for (names, operation) in forms + calculus + equations + matrices + products {
      for name in names { table[name] = operation }
    }
    return table
  }()

  typealias Entry = (names: [String], operation: FormulaOperation)

  // MARK: Forms of one expression

  private static let forms: [Entry] = [
    each("simplify", "a short form of the same value") { try $0.simplified() },
    each("expand", "products multiplied out") { try $0.expanded() },
    each("together", "one fraction in lowest terms") { try $0.together() },
    (
      ["factor"],
      mapping("factor(f)", "the factors") { try $0.factored() }
    ),
    (
      ["collect"],
      FormulaOperation("collect(f, x)", "the powers of x, each once", 2...2) { arguments in
        let x = try scalar(arguments[1])
        return Conditional(.scalar(try scalar(arguments[0]).collected(in: x)))
      }
    ),
    (
      ["coefficient", "coeff"],
      FormulaOperation("coefficient(f, x, n)", "what xⁿ is multiplied by", 2...3) { arguments in
        let n = arguments.count > 2 ? try integer(arguments[2]) : 1
        return Conditional(.scalar(try scalar(arguments[0]).coefficients(of: scalar(arguments[1]))[n] ?? .zero))
      }
    ),
    (
      ["numerator"], mapping("numerator(f)", "what stands above the fraction line") { try $0.fraction().numerator }
    ),
    (
      ["denominator"], mapping("denominator(f)", "what stands below") { try $0.fraction().denominator }
    ),
    (
      ["gcd"],
      FormulaOperation("gcd(f, g)", "the greatest common divisor of polynomials", 2...2) { arguments in
        Conditional(.scalar(try scalar(arguments[0]).greatestCommonDivisor(scalar(arguments[1]))))
      }
    ),
    (
      ["subs", "substitute"],
      FormulaOperation("subs(f, x = a, y = b)", "f with a in the place of x", 2...100) { arguments in
        let pairs = try replacements(arguments.dropFirst())
        if let number = pairs.first(where: { $0.of.unknowns.isEmpty })?.of {
          throw Failure("nothing can be put in the place of \(number.text), which is a number")
        }
        let value = try arguments[0].map { $0.substituting(pairs) }
        if let undefined = value.parts.compactMap(\.undefinedPart).first { throw AlgebraError.undefined(undefined) }
        return Conditional(value)
      }
    )
  ]

  /// What `x = a, y = b` or `x, a` puts in the place of what.
  static func replacements(_ arguments: ArraySlice<Value>) throws -> [(of: Expr, by: Expr)] {
    let list = Array(arguments)
    if list.count == 2, let old = list[0].expression, let new = list[1].expression { return [(old, new)] }
    var pairs: [(of: Expr, by: Expr)] = []
    for argument in list {
      switch argument {
      case .equation(let sides) where sides.count == 2:
        guard let old = sides[0].expression, let new = sides[1].expression else {
          throw Failure("what is put in is \(sides[1].kind); scalars and vectors can be")
        }
        pairs.append((old, new))
      case .list(let parts): pairs += try replacements(parts[...])
      default: throw Failure("what is put in is written x = a")
      }
    }
    return pairs
  }

  // MARK: Arguments

  static func scalar(_ value: Value) throws -> Expr {
    switch value {
    case .scalar(let x): return x
    case .equation(let sides) where sides.count == 2: return try scalar(sides[0]) - scalar(sides[1])
    default: throw Failure("a scalar is needed, and this is \(value.kind)")
    }
  }

  static func integer(_ value: Value) throws -> Int {
    guard case .scalar(let x) = value, let n = x.rationalValue?.asInt else {
      throw Failure("a whole number is needed here")
    }
    return n
  }

  static func matrix(_ value: Value) throws -> Matrix {
    switch value {
    case .matrix(let m): return m
    case .list(let parts):
      // [a, b] is a column.
      return .column(try parts.map(scalar))
    default: throw Failure("a matrix is needed, as in [[a, b], [c, d]], and this is \(value.kind)")
    }
  }

  static func end(_ value: Value) throws -> Endpoint {
    if case .end(let end) = value { return end }
    return .point(try scalar(value))
  }

  /// One value or several: x, or [x, y].
  static func several(_ value: Value) -> [Value] {
    if case .list(let parts) = value { return parts }
    return [value]
  }

  // MARK: Kinds of operations

  /// What is done with every scalar of a value.
  static func mapping(
    _ usage: String, _ summary: String, _ transform: @escaping @Sendable (Expr) throws -> Expr
  ) -> FormulaOperation {
    FormulaOperation(usage, summary, 1...1) { Conditional(try $0[0].map(transform)) }
  }

  private static func each(
    _ name: String, _ summary: String, _ transform: @escaping @Sendable (Expr) throws -> Expr
  ) -> Entry { ([name], mapping("\(name)(f)", summary, transform)) }
}
