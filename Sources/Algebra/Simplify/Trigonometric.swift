import Numbers

/// Other ways to write an element of a field with sines and cosines.
extension KernelField {
  /// The pairs (sine, cosine) among the generators.
  var anglePairs: [(sine: Int, cosine: Int, angle: Expr)] {
    var cosines: [Expr: Int] = [:]
    for (k, g) in generators.enumerated() {
      if case .call(.cos, let a) = g.view { cosines[a[0]] = k }
    }
    return generators.enumerated().compactMap { k, g in
      guard case .call(.sin, let a) = g.view, let c = cosines[a[0]] else { return nil }
      return (k, c, a[0])
    }
  }

  /// The same element with cos² replaced by 1 − sin², instead of sin² by 1 − cos².
  func cosinesEliminated(_ f: RationalFunction) -> RationalFunction? {
    if anglePairs.isEmpty || f.numerator.termCount + f.denominator.termCount > 200 { return nil }
    var (n, d) = (f.numerator, f.denominator)
    for pair in anglePairs {
      guard let a = swapped(n, pair.sine, pair.cosine), let b = swapped(d, pair.sine, pair.cosine) else { return nil }
      (n, d) = (a, b)
    }
    return d.isZero ? nil : try? RationalFunction(n, over: d)
  }

  private func swapped(_ p: Polynomial, _ s: Int, _ c: Int) -> Polynomial? {
    let sine = Polynomial(generator: s, in: ring)
    return eliminatingSquares(p, c, Polynomial(1, in: ring) - sine * sine)
  }

  /// The polynomial with the square of generator c replaced.
  func eliminatingSquares(_ p: Polynomial, _ c: Int, _ square: Polynomial) -> Polynomial? {
    var sum = Polynomial(0, in: ring)
    guard let parts = try? p.coefficients(in: c) else { return nil }
    for (k, part) in parts.enumerated() where !part.isZero {
      guard let power = try? square.power(k / 2) else { return nil }
      sum = sum + part * power * (k % 2 == 1 ? Polynomial(generator: c, in: ring) : Polynomial(1, in: ring))
    }
    return sum
  }

  /// The same element with square roots and sines removed from the denominator.
  func rationalised(_ f: RationalFunction) -> RationalFunction? {
    var (n, d) = (f.numerator, f.denominator)
    guard d.termCount <= 24 else { return nil }
    for relation in relations.reversed() where relation.degree == 2 && d.degree(in: relation.generator) > 0 {
      guard let parts = try? d.coefficients(in: relation.generator), parts.count == 2 else { return nil }
      let conjugate = parts[0] - parts[1] * Polynomial(generator: relation.generator, in: ring)
      guard let a = try? (n * conjugate).reduced(modulo: relations.map(\.polynomial)),
        let b = try? (d * conjugate).reduced(modulo: relations.map(\.polynomial)), !b.isZero,
        let fraction = try? RationalFunction(a, over: b)
      else { return nil }
      (n, d) = (fraction.numerator, fraction.denominator)
    }
    return try? RationalFunction(n, over: d)
  }

  /// The pairs of fractions of angles, such as θ/2.
  private var fractionPairs: [(sine: Int, cosine: Int, angle: Expr)] {
    anglePairs.filter { pair in
      if case .sum(let terms) = pair.angle.view { terms.allSatisfy { !$0.coefficient.isInteger } } else { false }
    }
  }

  /// The numerator as a sum of sines and cosines of multiple angles, when the denominator is free of them: of all angles, and,
  /// where there are fractions of angles beside others, of these alone.
  func multipleAngles(_ f: RationalFunction) -> [Expr] {
    let (all, fractions) = (anglePairs, fractionPairs)
    let choices = fractions.isEmpty || fractions.count == all.count ? [all] : [all, fractions]
    return choices.compactMap { multipleAngles(f, of: $0) }
  }

  private func multipleAngles(_ f: RationalFunction, of pairs: [(sine: Int, cosine: Int, angle: Expr)]) -> Expr? {
    let d = f.denominator
    guard !pairs.isEmpty, f.numerator.termCount <= 400,
      pairs.allSatisfy({ d.degree(in: $0.sine) == 0 && d.degree(in: $0.cosine) == 0 })
    else { return nil }
    var spectrum: [[Int]: Gaussian<Rational>] = [:]
    var coefficients: [[Int]: [[Int]: Gaussian<Rational>]] = [:]
    for (c, exponents) in f.numerator.terms {
      var rest = exponents
      spectrum = [Array(repeating: 0, count: pairs.count): Gaussian(c, 0)]
      for (j, pair) in pairs.enumerated() {
        for _ in 0..<exponents[pair.cosine] { spectrum = timesWave(spectrum, j, Gaussian(Rational(1, 2), 0), 1) }
        for _ in 0..<exponents[pair.sine] { spectrum = timesWave(spectrum, j, Gaussian(0, Rational(-1, 2)), -1) }
        rest[pair.cosine] = 0
        rest[pair.sine] = 0
      }
      for (frequency, amplitude) in spectrum {
        let old = coefficients[rest]?[frequency] ?? Gaussian(0, 0)
        coefficients[rest, default: [:]][frequency] = old + amplitude
      }
    }
    let form = NormalForm(field: self, fraction: f)
    let denominator = form.expression(of: d)
    var terms: [Expr] = []
    for (monomial, waves) in coefficients.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let factor = form.monomial(monomial) / denominator
      for (frequency, amplitude) in waves.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
        // The waves ±k together are 2·Re(a·e^{ikx}); count each pair once, from its leading positive frequency.
        guard let leading = frequency.first(where: { $0 != 0 }) else {
          terms.append(factor * Expr(amplitude.re))
          continue
        }
        if leading < 0 { continue }
        let angle = Expr.sum(zip(frequency, pairs).map { Expr($0) * $1.angle })
        terms.append(factor * Expr(amplitude.re * 2) * cos(angle))
        terms.append(factor * Expr(amplitude.im * -2) * sin(angle))
      }
    }
    return .sum(terms)
  }

  /// Multiplies a spectrum by w·(z ± 1/z) in the angle j.
  private func timesWave(_ spectrum: [[Int]: Gaussian<Rational>], _ j: Int, _ w: Gaussian<Rational>, _ sign: Int)
    -> [[Int]: Gaussian<Rational>]
  {
    var result: [[Int]: Gaussian<Rational>] = [:]
    for (frequency, amplitude) in spectrum {
      var (up, down) = (frequency, frequency)
      up[j] += 1
      down[j] -= 1
      let part = amplitude * w
      result[up] = (result[up] ?? Gaussian(0, 0)) + part
      result[down] = (result[down] ?? Gaussian(0, 0)) + part.scaled(by: Rational(sign))
    }
    return result
  }
}
