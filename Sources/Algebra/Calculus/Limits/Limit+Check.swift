import Numbers

/// Compares a limit with rigorous enclosures of the expression at growing arguments.
///
/// No finite number of values proves a limit; but values that settle elsewhere, or run the other way, show that a limit is
/// wrong, and values that come nearer and nearer show that a second route, without any series, saw nothing against it.
struct LimitCheck {
  enum Outcome { case agrees, contradicts, unknown }

  let expression: Expr
  /// The variable that tends to +∞.
  let variable: Expr
  let limit: Conditional<Limit>

  /// Arguments are powers of 2 with these exponents: near ones for towers of exponentials, far ones for logarithms.
  private static let exponents = [0, 1, 2, 3, 4, 5, 6, 8, 12, 16, 32, 64, 256, 1024, 1 << 12, 1 << 16, 1 << 20]

  func outcome() -> Outcome {
    let found = outcomeOfValues()
    // At the farthest of these arguments log log log x is 2.6: what hangs on it is not seen.
    return found == .contradicts && expression.depthOfLogarithms(of: variable) > 2 ? .unknown : found
  }

  private func outcomeOfValues() -> Outcome {
    for seed in UInt64(1)...4 where conditionsHold(seed) {
      let values = values(seed)
      // The last three of which each exponent is a large multiple of the one before it, where there are such.
      var chosen: [(exponent: Int, value: ComplexBall)] = []
      for entry in values.reversed() where chosen.count < 3 {
        let isFar = chosen.last.map { $0.exponent < 64 || entry.exponent * 16 <= $0.exponent } ?? true
        if isFar { chosen.append(entry) }
      }
      guard chosen.count == 3 else { continue }
      let outcome = judge(chosen.reversed().map(\.value))
      if outcome != .unknown { return outcome }
    }
    return .unknown
  }

  private func conditionsHold(_ seed: UInt64) -> Bool {
    limit.conditions.allSatisfy { condition in
      var point = SamplePoint(seed: seed)
      return point.enclosure(of: condition, bits: 128).map(\.excludesZero) == true
    }
  }

  /// What tends to zero, or to infinity, at the arguments where it has a value.
  private func values(_ seed: UInt64) -> [(exponent: Int, value: ComplexBall)] {
    var values: [(exponent: Int, value: ComplexBall)] = []
    // The limit is the same for every argument.
    var limits: [Int: ComplexBall?] = [:]
    var missed = 0
    for exponent in Self.exponents {
      guard let value = value(at: exponent, seed, &limits) else {
        missed += 1
        if missed > 2, !values.isEmpty { break }
        continue
      }
      values.append((exponent, value))
    }
    return values
  }

  /// f(2ᵏ), less the limit if that is finite, to eight bits at least, or so small that it cannot be told from zero.
  private func value(at exponent: Int, _ seed: UInt64, _ limits: inout [Int: ComplexBall?]) -> ComplexBall? {
    for bits in [192, 768, 3072] {
      var point = SamplePoint(seed: seed)
      guard let argument = try? ComplexBall(Rational(Integer(2).power(exponent)), precision: bits) else { return nil }
      point.assign(argument, to: variable)
      guard var value = point.enclosure(of: expression, bits: bits) else { continue }
      if case .finite(let number) = limit.value {
        if limits[bits] == nil { limits[bits] = .some(point.enclosure(of: number, bits: bits)) }
        guard let number = limits[bits] ?? nil else { return nil }
        value = value - number
      }
      let size = value.magnitude
      if (size.midpoint - size.radius.scaled(by: 256)).isPositive || size.bounds.upper < 0x1p-64 { return value }
    }
    return nil
  }

  private func judge(_ v: [ComplexBall]) -> Outcome {
    let size = v.map(\.magnitude)
    switch limit.value {
    case .finite:
      if isBelow(size[1], size[0], 7, 8), isBelow(size[2], size[1], 7, 8) { return .agrees }
      // Exponentially small differences may be enclosed with zero.
      if size[1].bounds.upper < 0x1p-40, size[2].bounds.upper < 0x1p-40 { return .agrees }
      if hasSettled(v, size, 16) || isBelow(size[1], size[2], 1, 2) && isBelow(size[0], size[1], 1, 2) {
        return .contradicts
      }
      return .unknown
    case .infinity, .minusInfinity, .unsignedInfinity:
      if hasSettled(v, size, 64) || isBelow((v[2] - v[1]).magnitude, size[2], 1, 1 << 16) { return .contradicts }
      if isBelow(size[2], size[1], 1, 2), isBelow(size[1], size[0], 1, 2), size[2].bounds.upper < 1 {
        return .contradicts
      }
      let growing = isBelow(size[1], size[2], 31, 32) && isBelow(size[0], size[1], 1, 1)
      if limit.value == .unsignedInfinity { return growing ? .agrees : .unknown }
      let isUp = limit.value == .infinity
      let forward = v.map { isUp ? $0.re : -$0.re }
      // Near values may turn in the plane before a root or logarithm becomes real.
      if growing, v.allSatisfy({ $0.im.containsZero }), forward.allSatisfy(\.isNegative) { return .contradicts }
      return growing && isBelow(forward[1], forward[2], 1, 1) && forward[1].isPositive ? .agrees : .unknown
    }
  }

  /// The last differences are below 1/factor of what remains.
  private func hasSettled(_ v: [ComplexBall], _ size: [Ball], _ factor: Int) -> Bool {
    isBelow((v[2] - v[1]).magnitude, size[2], 1, factor) && isBelow((v[1] - v[0]).magnitude, size[1], 1, factor)
  }

  /// a < b·p/q for certain.
  private func isBelow(_ a: Ball, _ b: Ball, _ p: Int, _ q: Int) -> Bool {
    (b.scaled(by: Rational(p)) - a.scaled(by: Rational(q))).isPositive
  }
}

extension Expr {
  /// How many logarithms of logarithms of the variable there are inside each other.
  fileprivate func depthOfLogarithms(of variable: Expr) -> Int {
    let arena = Arena.shared
    var depths: [Id: Int] = [variable.id: 0]
    for part in reachable where depths[part] == nil && arena[part].hasChildren {
      guard var depth = arena.childIds(part).compactMap({ depths[$0] }).max() else { continue }
      if case .call(.log, _) = Expr(id: part).view { depth += 1 }
      depths[part] = depth
    }
    return depths[id] ?? 0
  }
}
