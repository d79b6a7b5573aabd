import Numbers

/// Elementary functions of a series g by the recurrences that their differential equations give the coefficients.
///
/// Each takes the value of the function at the constant term and costs one multiplication per pair of coefficients, the
/// zero coefficients of g excepted; comparing coefficients of tⁿ⁻¹ in the equation gives the n-th.
extension PowerSeries {
  /// The nonzero terms of t·g′ as (k, k·gₖ), k ≥ 1.
  private func slopes(_ count: Int) -> [(power: Int, coefficient: C)] {
    (1..<max(count, 1)).compactMap { k in
      let c = self[k]
      return c.isZero ? nil : (k, c.scaled(by: Rational(k)))
    }
  }

  /// A function of g without its constant term, or of g over it, where the ring knows better than the recurrences.
  private func quick(_ function: SeriesFunction, _ constant: C, _ inverse: C? = nil, _ count: Int) -> PowerSeries? {
    guard count > 1 else { return nil }
    var g = dense(min(count, max(end, 1)))
    if let inverse, !inverse.isOne { g = g.map { $0 * inverse } }
    g[0] = constant
    return C.series(function, of: g, count: count).map { PowerSeries(lowest: 0, $0, order: count, zero: zero) }
  }

  /// exp g, from h′ = g′·h: n·hₙ = Σ k·gₖ·hₙ₋ₖ.
  func exponential(valueAtZero: C, count: Int) -> PowerSeries {
    if let h = quick(.exponential, zero, nil, count) { return valueAtZero.isOne ? h : h.map { $0 * valueAtZero } }
    let slopes = slopes(count)
    var h = [valueAtZero]
    for n in 1..<max(count, 1) {
      var sum = zero
      for (k, c) in slopes {
        if k > n { break }
        if !h[n - k].isZero { sum.addProduct(c, h[n - k]) }
      }
      h.append(sum.scaled(by: Rational(1, n)))
    }
    return PowerSeries(lowest: 0, h, order: count, zero: zero)
  }

  /// The pair (s, c) with s′ = g′·c and c′ = sign·g′·s: sine and cosine for sign −1, their hyperbolic twins for +1.
  func turn(sine: C, cosine: C, sign: Int, count: Int) -> (sine: PowerSeries, cosine: PowerSeries) {
    if sine.isZero, cosine.isOne, let s = quick(sign < 0 ? .sine : .hyperbolicSine, zero, nil, count),
      let c = quick(sign < 0 ? .cosine : .hyperbolicCosine, zero, nil, count)
    {
      return (s, c)
    }
    let slopes = slopes(count)
    var (s, c) = ([sine], [cosine])
    for n in 1..<max(count, 1) {
      var (ds, dc) = (zero, zero)
      for (k, g) in slopes where k <= n {
        if !c[n - k].isZero { ds.addProduct(g, c[n - k]) }
        if !s[n - k].isZero { dc.addProduct(g, s[n - k]) }
      }
      s.append(ds.scaled(by: Rational(1, n)))
      c.append(dc.scaled(by: Rational(sign, n)))
    }
    return (
      PowerSeries(lowest: 0, s, order: count, zero: zero), PowerSeries(lowest: 0, c, order: count, zero: zero)
    )
  }

  /// log g for constant term a ≠ 0, from g·h′ = g′: n·a·hₙ = n·gₙ − Σ k·hₖ·gₙ₋ₖ.
  func logarithm(valueAtZero: C, inverse: C, count: Int) -> PowerSeries {
    if let h = quick(.logarithm, zero.one, inverse, count) {
      return valueAtZero.isZero ? h : PowerSeries(valueAtZero) + h
    }
    var h = [valueAtZero]
    // k·hₖ, kept for the sums.
    var slopes = [zero]
    let normal = normalTerms(inverse, count)
    for n in 1..<max(count, 1) {
      var sum = inverse.isOne ? self[n].scaled(by: Rational(n)) : (self[n] * inverse).scaled(by: Rational(n))
      for (k, c) in normal {
        if k >= n { break }
        if !slopes[n - k].isZero { sum.addProduct(-slopes[n - k], c) }
      }
      slopes.append(sum)
      h.append(sum.scaled(by: Rational(1, n)))
    }
    return PowerSeries(lowest: 0, h, order: count, zero: zero)
  }

  /// gᵅ for constant term a ≠ 0 and a rational number α, from g·h′ = α·g′·h:
  /// n·a·hₙ = Σ (α·k − n + k)·gₖ·hₙ₋ₖ.
  func power(_ exponent: Rational, valueAtZero: C, inverse: C, count: Int) -> PowerSeries {
    if let h = quick(.power(exponent), zero.one, inverse, count) {
      return valueAtZero.isOne ? h : h.map { $0 * valueAtZero }
    }
    let terms = normalTerms(inverse, count)
    var h = [valueAtZero]
    for n in 1..<max(count, 1) {
      var sum = zero
      for (k, c) in terms where k <= n && !h[n - k].isZero {
        let weight = (exponent + 1) * Rational(k) - Rational(n)
        if !weight.isZero { sum.addProduct(c.scaled(by: weight), h[n - k]) }
      }
      h.append(sum.scaled(by: Rational(1, n)))
    }
    return PowerSeries(lowest: 0, h, order: count, zero: zero)
  }

  /// gᵅ as above, for an exponent from the ring.
  func power(symbolic exponent: C, valueAtZero: C, inverse: C, count: Int) -> PowerSeries {
    let terms = normalTerms(inverse, count)
    let raised = exponent + exponent.one
    let slopes = terms.map { ($0.power, $0.coefficient * raised.scaled(by: Rational($0.power))) }
    var h = [valueAtZero]
    for n in 1..<max(count, 1) {
      var sum = zero
      for ((k, c), (_, slope)) in zip(terms, slopes) where k <= n && !h[n - k].isZero {
        sum.addProduct(slope - c.scaled(by: Rational(n)), h[n - k])
      }
      h.append(sum.scaled(by: Rational(1, n)))
    }
    return PowerSeries(lowest: 0, h, order: count, zero: zero)
  }

  /// The nonzero gₖ/a, k ≥ 1.
  private func normalTerms(_ inverse: C, _ count: Int) -> [(power: Int, coefficient: C)] {
    (1..<max(count, 1)).compactMap { k in
      let c = self[k]
      return c.isZero ? nil : (k, inverse.isOne ? c : c * inverse)
    }
  }

  /// gⁿ for n ≥ 1 by squaring: no division in the ring.
  func power(_ n: Int, limit: Int) -> PowerSeries {
    var result: PowerSeries?
    var square = self
    var rest = n
    while rest > 0 {
      if rest & 1 == 1 { result = result?.times(square, limit: limit) ?? square }
      rest >>= 1
      if rest > 0 { square = square.times(square, limit: limit) }
    }
    return result ?? self
  }
}
