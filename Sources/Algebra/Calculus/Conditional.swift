import Numbers

/// A value that holds wherever none of its conditions vanishes: the denominators that were divided by on the way.
public struct Conditional<Value: Sendable>: Sendable {
  /// The value.
  public let value: Value
  /// Expressions that must not be zero, each once; those known to be different from zero are left out.
  public let conditions: [Expr]
  /// True when a second, independent route agreed: of a limit, rigorous enclosures at growing arguments.
  public let isChecked: Bool

  /// A value with the expressions that must not be zero.
  public init(_ value: Value, conditions: [Expr] = [], isChecked: Bool = false) {
    self.value = value
    self.conditions = conditions
    self.isChecked = isChecked
  }
}

extension Conditional: Equatable where Value: Equatable {}
extension Conditional: Hashable where Value: Hashable {}

/// Collects what must not vanish.
struct Conditions {
  private(set) var list: [Expr] = []

  /// Notes the factors of the expression's numerator that are not known to be different from zero.
  mutating func require(_ e: Expr) {
    if e.rationalValue.map({ !$0.isZero }) == true || e.isKnownNonzero { return }
    guard let form = try? NormalForm(e), let factors = try? form.numerator.factored().factors else {
      insert(e)
      return
    }
    for (factor, _) in factors { insert(form.expression(of: factor)) }
  }

  mutating func insert(_ e: Expr) {
    if e.rationalValue.map({ !$0.isZero }) == true || e.isKnownNonzero || list.contains(e) { return }
    list.append(e)
  }

  mutating func append(_ other: [Expr]) { for e in other { insert(e) } }
}
