import Algebra

/// Arithmetic of matrices and operators: what does not commute, or is no number.
extension Elaborator {
  /// Whether a value takes part in the arithmetic of expressions.
  private static func isPlain(_ value: Value) -> Bool { value.expression != nil }

  mutating func negative(_ value: Value, _ index: Index) -> Value? {
    switch value {
    case .scalar, .vector: return value.expression.flatMap { checked(Value(-$0), index) }
    case .matrix(let m): return .matrix(-m)
    case .noncommuting(let o): return .noncommuting(-o)
    case .end(.infinity): return .end(.minusInfinity)
    case .end(.minusInfinity): return .end(.infinity)
    case .series, .list, .equation, .end: return unfit(value, index)
    }
  }

  /// Reports a value that cannot be calculated with.
  private mutating func unfit(_ value: Value, _ index: Index) -> Value? {
    let ways =
      switch value {
      case .series: ["polynomial(…) is a series without what it leaves out"]
      case .end: ["∞ stands where an end is asked for, as in limit(f, x, ∞)"]
      case .list: ["entry(list, 1) is its first value"]
      default: [String]()
      }
    report(.mismatch, index, "\(value.kind) cannot be calculated with", ways)
    return nil
  }

  /// The sum where one of the terms is a matrix or an operator; nil where none is.
  mutating func elementSum(
    _ terms: [(isNegative: Bool, term: Index)], _ values: [Value], _ index: Index
  ) -> Value?? {
    guard let special = values.firstIndex(where: { !Self.isPlain($0) }) else { return .none }
    var sum: Value?
    for (value, (isNegative, term)) in zip(values, terms) {
      guard let signed = isNegative ? negative(value, term) : value else { return .some(nil) }
      guard let before = sum else {
        sum = signed
        continue
      }
      guard let next = added(before, signed, term) else { return .some(nil) }
      sum = next
    }
    switch sum {
    case .matrix, .noncommuting: return .some(sum)
    default: return .some(unfit(values[special], terms[special].term))
    }
  }

  private mutating func added(_ a: Value, _ b: Value, _ index: Index) -> Value? {
    if a.expression?.isLiteralZero == true { return b }
    if b.expression?.isLiteralZero == true { return a }
    switch (a, b) {
    case (.matrix(let x), .matrix(let y)): return attempt(index) { .matrix(try x + y) }
    case (.noncommuting(let x), .noncommuting(let y)): return .noncommuting(x + y)
    case (.noncommuting(let x), .scalar(let y)): return .noncommuting(x + Operator(y))
    case (.scalar(let x), .noncommuting(let y)): return .noncommuting(Operator(x) + y)
    case (.scalar(let x), .scalar(let y)): return .scalar(x + y)
    case (.matrix(let m), .scalar), (.scalar, .matrix(let m)):
      report(
        .mismatch, index, "a number and a \(m.rows)×\(m.columns) matrix have no sum",
        ["identity(\(m.rows)) is the unit matrix"])
      return nil
    case (.series, _), (.list, _), (.equation, _), (.end, _): return unfit(a, index)
    case (_, .series), (_, .list), (_, .equation), (_, .end): return unfit(b, index)
    default:
      report(.mismatch, index, "\(a.kind) and \(b.kind) have no sum")
      return nil
    }
  }

  /// The product where one of the factors is a matrix or an operator; nil where none is.
  mutating func elementProduct(
    _ factors: [(joint: Syntax.Joint, factor: Index)], _ values: [Value], _ index: Index
  ) -> Value?? {
    guard values.contains(where: { !Self.isPlain($0) }) else { return .none }
    var product: Value?
    for (value, (joint, factor)) in zip(values, factors) {
      guard let before = product else {
        product = value
        continue
      }
      guard let next = multiplied(before, value, joint, factor) else { return .some(nil) }
      product = next
    }
    switch product {
    case .matrix, .noncommuting, .scalar: return .some(product)
    default:
      guard let k = values.firstIndex(where: { !Self.isPlain($0) }) else { return .none }
      return .some(unfit(values[k], factors[k].factor))
    }
  }

  private mutating func multiplied(_ a: Value, _ b: Value, _ joint: Syntax.Joint, _ index: Index) -> Value? {
    if joint == .over {
      switch (a, b) {
      case (.scalar(let x), .scalar(let y)): return checked(.scalar(x / y), index)
      case (.matrix(let x), .scalar(let y)):
        return checked(.scalar(1 / y), index).flatMap { _ in .matrix((1 / y) * x) }
      case (.noncommuting(let x), .scalar(let y)):
        return checked(.scalar(1 / y), index).flatMap { _ in .noncommuting((1 / y) * x) }
      default:
        report(.mismatch, index, "division by \(b.kind)", ["inverse(M) is the inverse of a matrix"])
        return nil
      }
    }
    if joint == .cross {
      report(.mismatch, index, "a vector product of \(a.kind) and \(b.kind)")
      return nil
    }
    switch (a, b) {
    case (.scalar(let x), .scalar(let y)): return .scalar(x * y)
    case (.matrix(let x), .matrix(let y)): return attempt(index) { .matrix(try x * y) }
    case (.matrix(let x), .scalar(let y)), (.scalar(let y), .matrix(let x)): return .matrix(y * x)
    case (.noncommuting(let x), .noncommuting(let y)): return .noncommuting(x * y)
    case (.noncommuting(let x), .scalar(let y)), (.scalar(let y), .noncommuting(let x)): return .noncommuting(y * x)
    case (.series, _), (.list, _), (.equation, _), (.end, _): return unfit(a, index)
    case (_, .series), (_, .list), (_, .equation), (_, .end): return unfit(b, index)
    default:
      report(.mismatch, index, "\(a.kind) and \(b.kind) have no product")
      return nil
    }
  }

  /// Mⁿ for a whole n, and powers of operators.
  mutating func elementPower(_ base: Value, _ exponent: Expr, _ index: Index) -> Value? {
    guard let n = exponent.rationalValue?.asInt, abs(n) <= 1000 else {
      report(.mismatch, index, "\(base.kind) is raised to whole powers up to 1000 only", ["exp(M) is the exponential"])
      return nil
    }
    switch base {
    case .matrix(let m): return attempt(index) { .matrix(try (n < 0 ? m.inverse() : m).power(abs(n))) }
    case .noncommuting(let o) where n >= 0 && n <= 60:
      return .noncommuting((0..<n).reduce(Operator.identity) { product, _ in product * o })
    default: return unfit(base, index)
    }
  }

  /// A value, or the report that there is none.
  mutating func attempt(_ index: Index, _ body: () throws -> Value) -> Value? {
    do { return try body() } catch {
      report(.undefined, index, "\(error)")
      return nil
    }
  }
}
