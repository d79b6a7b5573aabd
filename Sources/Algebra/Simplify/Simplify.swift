import Numbers

extension Expr {
  /// The shortest of several forms that are all equal to the expression: as given, multiplied out, factored, with sines
  /// eliminated in favour of cosines and the reverse, with multiple angles, with hyperbolic functions.
  ///
  /// Every candidate is the same element of one field, and the chosen one is checked against the original with rigorous
  /// enclosures; in doubt, and where that takes more than the budget of work, the original is returned.
  ///
  /// - Parameter assumptions: facts about symbols that hold only here; √(x²) simplifies to x under `x: .positive`.
  /// - Throws: `AlgebraError.undefined` or `.divisionByZero` for an expression without a value.
  public func simplified(under assumptions: [Expr: Assumptions] = [:]) throws -> Expr {
    if let undefined = undefinedPart { throw AlgebraError.undefined(undefined) }
    if !assumptions.isEmpty {
      let stronger = assumptions.map { (weak: $0.key, strong: $0.key.assuming($0.value)) }
      let inner = try substituting(stronger.map { ($0.weak, $0.strong) }).simplified()
      return inner.substituting(stronger.map { ($0.strong, $0.weak) })
    }
    do {
      return try Work.bounded("simplifying") {
        var best = self
        var cost = self.cost
        for candidate in try candidates() where candidate.undefinedPart == nil {
          let c = candidate.cost
          if c < cost && candidate.agrees(with: self) { (best, cost) = (candidate, c) }
        }
        return best
      }
    } catch AlgebraError.number(.tooLarge) { return self }
  }

  /// The symbol of the same name with more assumptions; anything else unchanged.
  private func assuming(_ more: Assumptions) -> Expr {
    guard case .symbol(let symbol) = view else { return self }
    return .symbol(symbol.name, symbol.assumptions.union(more))
  }

  private func agrees(with other: Expr) -> Bool {
    if self == other || isPolynomialInSymbols && other.isPolynomialInSymbols { return true }
    let difference = (try? VectorLowering.scalar(self - other)) ?? self - other
    for seed in 1...6 as ClosedRange<UInt64> {
      var point = SamplePoint(seed: seed)
      if let value = point.enclosure(of: difference, bits: 128) { return !value.excludesZero }
    }
    return false
  }

  private func candidates() throws -> [Expr] {
    let form: NormalForm
    do {
      form = try NormalForm(self)
    } catch AlgebraError.unable {
      return []
    } catch AlgebraError.number {
      return []
    }
    guard form.termCount <= Self.longestForm else { return termwise() }
    var fractions = [form.fraction]
    let field = form.field
    for swap in [field.cosinesEliminated(form.fraction), field.rationalised(form.fraction)] {
      guard let swap, !fractions.contains(swap), NormalForm(field: field, fraction: swap).termCount <= Self.longestForm
      else { continue }
      fractions.append(swap)
    }
    var results: [Expr] = []
    for fraction in fractions {
      try Work.check()
      let form = NormalForm(field: field, fraction: fraction)
      results.append(form.expression)
      if form.isQuicklyFactored, let factored = try? form.factoredExpression() { results.append(factored) }
      if fraction.numerator.termCount <= 200, !fraction.denominator.isOne,
        let inverse = try? NormalForm.inverseFactors(of: form)
      {
        results.append(.sum(form.termExpressions(of: fraction.numerator).map { $0 * inverse }))
      }
    }
    results += field.multipleAngles(form.fraction)
    results += hyperbolicForms(form)
    // A form shorter than a sum has terms is not surpassed by another sum of as many.
    if case .sum(let terms) = view, !results.contains(where: { $0.cost < terms.count }) { results += termwise() }
    return results
  }

  /// A sum whose terms simplify separately may be shorter than its common fraction.
  private func termwise() -> [Expr] {
    guard case .sum(let terms) = view, terms.count > 1, terms.count <= 40 else { return [] }
    let parts = terms.map { term -> Expr in
      guard let form = try? NormalForm(term.term), form.isQuicklyFactored, let factored = try? form.factoredExpression()
      else { return term.term }
      return factored.cost < term.term.cost ? factored : term.term
    }
    return [.sum(zip(terms, parts).map { Expr($0.coefficient) * $1 })]
  }

  /// Exponentials e^u and e^−u written as cosh u ± sinh u where hyperbolic functions were present.
  private func hyperbolicForms(_ form: NormalForm) -> [Expr] {
    let exponents = subexpressions.compactMap { part -> Expr? in
      guard case .call(let f, let a) = part.view, [.sinh, .cosh, .tanh].contains(f) else { return nil }
      return a[0]
    }
    if exponents.isEmpty { return [] }
    let (c, s) = (Self.hiddenCosh, Self.hiddenSinh)
    var results: [Expr] = []
    for u in Set(exponents) {
      let rewritten = form.expression.mappingKernels { kernel in
        guard case .call(.exp, let a) = kernel.view, let k = (a[0] / u).rationalValue?.asInt else { return nil }
        return k > 0 ? (c + s) ** Expr(k) : (c - s) ** Expr(-k)
      }
      guard let reduced = try? NormalForm(rewritten), reduced.termCount <= Self.longestForm else { continue }
      for short in [reduced.hyperbolicReduced(c, s), reduced.hyperbolicReduced(s, c)] {
        if let short { results.append(short.substituting([(c, cosh(u)), (s, sinh(u))])) }
      }
    }
    return results
  }

  /// A form that is much longer than what anybody writes will not lead to a shorter one.
  fileprivate static let longestForm = 600

  fileprivate static let hiddenCosh = Symbol.hidden("cosh", .real).expression
  fileprivate static let hiddenSinh = Symbol.hidden("sinh", .real).expression

  /// The length of the expression as a reader sees it: operations and symbols, counted as often as they are written, and
  /// digits of numbers.
  var cost: Int {
    let arena = Arena.shared
    var costs: [Id: Int] = [:]
    // A shared part counts as often as it is written, so the sum grows exponentially in the worst case and saturates.
    func add(_ a: Int, _ b: Int) -> Int { Swift.min(a + b, Int.max / 4) }
    for id in reachable {
      let node = arena[id]
      let list = arena.childIds(id)
      var total = 1
      switch node.kind {
      case .integer, .rational:
        let q = arena.rationalValue(id)
        total = q.isInteger ? 1 + q.numerator.bitWidth / 8 : 2 + (q.numerator.bitWidth + q.denominator.bitWidth) / 8
        if q.isNegative { total += 1 }
      case .imaginaryUnit, .pi, .symbol: total = 1
      case .linear:
        for k in stride(from: 0, to: list.count, by: 2) {
          let coefficient = costs[list[k + 1]] ?? 1
          if list[k] == Expr.one.id {
            total = add(total, coefficient)
          } else {
            total = add(total, add(costs[list[k]] ?? 1, list[k + 1] == Expr.one.id ? 0 : coefficient))
          }
          total = add(total, 1)
        }
        total -= 1
      case .product:
        // Factors below one fraction bar: the bar counts once, and an exponent there as its magnitude.
        var hasBar = false
        for k in stride(from: 0, to: list.count, by: 2) {
          total = add(total, costs[list[k]] ?? 1)
          let exponent = list[k + 1]
          if arena.isNumber(exponent), arena.rationalValue(exponent).isNegative {
            hasBar = true
            if exponent != arena.minusOne { total = add(total, (costs[exponent] ?? 2) - 1) }
          } else if exponent != Expr.one.id {
            total = add(total, costs[exponent] ?? 1)
          }
        }
        if hasBar { total = add(total, 1) }
      case .field: total = 2
      case .call:
        total = 2
        for child in list { total = add(total, costs[child] ?? 1) }
      }
      costs[id] = total
    }
    return costs[id] ?? 1
  }
}

extension NormalForm {
  /// The squares of the first of ⟨cosh⟩, ⟨sinh⟩ eliminated by c² = 1 + s², and the result factored.
  fileprivate func hyperbolicReduced(_ first: Expr, _ second: Expr) -> Expr? {
    guard let x = field.generators.firstIndex(of: first), let y = field.generators.firstIndex(of: second) else {
      return nil
    }
    let other = Polynomial(generator: y, in: field.ring)
    let one = Polynomial(1, in: field.ring)
    let square = first == .hiddenCosh ? other * other + one : other * other - one
    guard let n = field.eliminatingSquares(numerator, x, square),
      let d = field.eliminatingSquares(denominator, x, square), !d.isZero, let f = try? RationalFunction(n, over: d)
    else { return nil }
    let form = NormalForm(field: field, fraction: f)
    guard form.termCount <= Expr.longestForm else { return nil }
    return form.isQuicklyFactored ? (try? form.factoredExpression()) ?? form.expression : form.expression
  }

  /// The terms above and below the bar.
  fileprivate var termCount: Int { numerator.termCount + denominator.termCount }

  /// Whether factoring is cheap enough for an attempt at simplification.
  fileprivate var isQuicklyFactored: Bool {
    [numerator, denominator].allSatisfy { $0.termCount * $0.degrees.reduce(0, +) < 2_000 }
  }
}
