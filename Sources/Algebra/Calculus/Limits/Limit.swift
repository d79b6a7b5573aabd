import Numbers

/// The value of a limit.
public enum Limit: Hashable, Sendable {
  /// A number.
  case finite(Expr)
  /// +∞: the magnitude grows without bound and value/magnitude tends to 1. So does log(−x) = log x + iπ.
  case infinity
  /// −∞: the same with −1.
  case minusInfinity
  /// The magnitude grows without bound in a direction that is not known to be one of these.
  case unsignedInfinity

  /// The limit, when it is a number.
  public var value: Expr? { if case .finite(let e) = self { e } else { nil } }
}

/// From where a limit is taken.
public enum Side: Hashable, Sendable {
  /// Through larger values of the variable.
  case above
  /// Through smaller values.
  case below
  /// From both sides, which must agree.
  case both
}

extension Expr {
  /// The limit as the variable tends to a point or to ±∞ along the real numbers, and the leading coefficients that must not
  /// vanish for it.
  ///
  /// The leading term of the series where there is one. Otherwise exponentials and logarithms are ordered by growth
  /// (Gruntz 1996): the most rapidly varying exponentials become powers of one small parameter, in which the expression
  /// has a leading term whose coefficient varies more slowly, and so on.
  ///
  /// On a branch cut the side decides from which the argument comes, which its next terms tell. The value is compared with
  /// rigorous enclosures far out; one that they contradict is never returned, and `isChecked` says whether they agree.
  ///
  /// - Throws: `AlgebraError.domain` when the limits from the two sides differ; `.unable` for functions that oscillate or
  ///   have a growth whose sign is not known, and beyond the series' reach. No value is ever guessed.
  public func limit(_ variable: Expr, to end: Endpoint, from side: Side = .both) throws -> Conditional<Limit> {
    guard case .symbol = variable.view else { throw AlgebraError.notAVariable(variable) }
    if let part = undefinedPart { throw AlgebraError.undefined(part) }
    do {
      return try Work.bounded("a limit") { try limitWithinBudget(variable, to: end, from: side) }
    } catch AlgebraError.unable(let what, let part) where part.unknowns.contains(where: { !contains($0) }) {
      // A part with letters that nobody wrote says nothing to a reader.
      throw AlgebraError.unable(what, self)
    }
  }

  private func limitWithinBudget(_ variable: Expr, to end: Endpoint, from side: Side) throws -> Conditional<Limit> {
    let z = Symbol.hidden("\(variable)⟨far⟩", .positive).expression
    do {
      switch end {
      case .infinity: return try checkedLimit(z, from: substituting(variable, by: z))
      case .minusInfinity: return try checkedLimit(z, from: substituting(variable, by: -z))
      case .point(let a):
        if a.contains(variable) { throw AlgebraError.domain("a limit at a moving point", a) }
        let above = side == .below ? nil : try checkedLimit(z, from: substituting(variable, by: a + 1 / z))
        let below = side == .above ? nil : try checkedLimit(z, from: substituting(variable, by: a - 1 / z))
        guard let above, let below else {
          guard let one = above ?? below else { throw AlgebraError.unable("a limit", self) }
          return one
        }
        guard try above.value.agrees(with: below.value) else {
          throw AlgebraError.domain("a limit that differs from the two sides", self)
        }
        var conditions = Conditions()
        conditions.append(above.conditions + below.conditions)
        return Conditional(
          above.value, conditions: conditions.list, isChecked: above.isChecked && below.isChecked)
      }
    } catch let error as NumberError { throw AlgebraError.number(error) }
  }

  /// The limit of an expression of a far variable, which values far out must not contradict.
  private func checkedLimit(_ far: Expr, from e: Expr) throws -> Conditional<Limit> {
    if let part = e.undefinedPart { throw AlgebraError.undefined(part) }
    let found = try Growth(far).limit(e)
    if !e.contains(far) { return Conditional(found.value, conditions: found.conditions, isChecked: true) }
    let outcome = LimitCheck(expression: e, variable: far, limit: found).outcome()
    if outcome == .contradicts { throw AlgebraError.unable("a limit that values far out contradict", self) }
    return Conditional(found.value, conditions: found.conditions, isChecked: outcome == .agrees)
  }
}

extension Limit {
  func agrees(with other: Limit) throws -> Bool {
    if case .finite(let a) = self, case .finite(let b) = other { return try NormalForm(a - b).isZero }
    return self == other
  }
}
