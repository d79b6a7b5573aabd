import Numbers

extension WaveSum {
  /// The antiderivative without constant, and what must not vanish.
  ///
  /// ∫xⁿe^(rx)(c·cos wx + s·sin wx) = xⁿe^(rx)(C·cos wx + S·sin wx) − n∫xⁿ⁻¹e^(rx)(C·cos wx + S·sin wx) with
  /// C = (rc − ws)/(r² + w²) and S = (wc + rs)/(r² + w²). Where r² + w² is identically zero the wave is taken apart into
  /// exponentials e^((r±iw)x), one of which is constant.
  func antiderivative() throws -> (integral: WaveSum, conditions: [Expr]) {
    var result = WaveSum(variable)
    var conditions = Conditions()
    var pending = self
    while let key = pending.sortedKeys.first, let a = pending.terms[key] {
      pending.terms[key] = nil
      try Self.integrate(key, a, &result, &pending, &conditions)
    }
    return (result, conditions.list)
  }

  private static func integrate(
    _ key: Key, _ a: Amplitudes, _ result: inout WaveSum, _ pending: inout WaveSum, _ conditions: inout Conditions
  ) throws {
    let (r, w, n) = (key.rate, key.frequency, key.power)
    if r.isLiteralZero && w.isLiteralZero {
      let raised = Key(power: n + 1, rate: r, frequency: w)
      result.add(raised, cosine: a.cosine / Expr(n + 1), sine: .zero)
      return
    }
    let cosine: Expr
    let sine: Expr
    if w.isLiteralZero {
      conditions.require(r)
      (cosine, sine) = (a.cosine / r, .zero)
    } else if r.isLiteralZero {
      conditions.require(w)
      (cosine, sine) = (-a.sine / w, a.cosine / w)
    } else {
      let square = try (r ** 2 + w ** 2).tidied()
      if square.isLiteralZero {
        // Resonance of a complex rate with the frequency.
        let (up, down) = (try (r + .i * w).tidied(), try (r - .i * w).tidied())
        pending.add(
          Key(power: n, rate: up, frequency: .zero), cosine: .half * (a.cosine - .i * a.sine), sine: .zero)
        pending.add(
          Key(power: n, rate: down, frequency: .zero), cosine: .half * (a.cosine + .i * a.sine), sine: .zero)
        return
      }
      conditions.require(square)
      cosine = (r * a.cosine - w * a.sine) / square
      sine = (w * a.cosine + r * a.sine) / square
    }
    result.add(key, cosine: cosine, sine: sine)
    if n > 0 {
      let lowered = Key(power: n - 1, rate: r, frequency: w)
      pending.add(lowered, cosine: Expr(-n) * cosine, sine: Expr(-n) * sine)
    }
  }

  /// The limit at +∞ (side 1) or −∞ (side −1), where every term is known to decay.
  func limitAtInfinity(_ side: Int) throws -> Expr {
    for key in sortedKeys {
      let decays = key.rate.realPart.knownSignOfFactors == -side && key.frequency.isKnownReal
      let isZero = try terms[key].map { try NormalForm($0.cosine).isZero && NormalForm($0.sine).isZero } ?? true
      if !decays && !isZero {
        let growth = variable ** Expr(key.power) * exp(key.rate * variable) * cos(key.frequency * variable)
        throw AlgebraError.unable("an improper integral of a term that is not known to decay", growth)
      }
    }
    return .zero
  }
}
