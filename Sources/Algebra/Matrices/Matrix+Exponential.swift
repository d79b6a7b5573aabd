import Numbers

extension Matrix {
  /// exp(t·A) in closed form for a generator A free of t, with the expressions that must not vanish.
  ///
  /// The multiple of the unit matrix splits off: A = s·1 + B with s = tr A/n. Then
  /// - B = 0: e^(st);
  /// - B² = κ·1 (every 2×2 matrix, Pauli and Dirac generators): e^(st)·(C + S·B);
  /// - B³ = κ·B (antisymmetric 3×3 matrices: Rodrigues' formula): e^(st)·(1 + S·B + (C − 1)/κ·B²);
  /// - triangular matrices, in some order of the rows, by their eigenvectors: Σ e^(λₘt)·vₘ·wₘ;
  /// - otherwise Putzer's formula with the eigenvalues, as far as they are found.
  ///
  /// Here C = cosh δt and S = sinh(δt)/δ with δ² = κ, written cos ωt and sin(ωt)/ω with ω² = −κ where κ is built of
  /// negative terms. κ identically zero has its own form (S = t); otherwise κ or −κ is a condition, as are the differences
  /// of eigenvalues that are divided by. B² = κ·1 and B³ = κ·B are decided in the field of the entries, and prove the first
  /// forms; so are the eigenvectors. Putzer's formula is verified: its derivative is A·exp(tA), and it is 1 at t = 0.
  ///
  /// - Throws: `AlgebraError.unable` where the eigenvalues are not found, `.dimensions` for a matrix that is not square,
  ///   `.domain` when t occurs in the matrix, `.notAVariable` when t is no symbol.
  public func exponential(_ t: Expr) throws -> Conditional<Matrix> {
    try requireSquare("the exponential")
    guard case .symbol = t.view else { throw AlgebraError.notAVariable(t) }
    if let e = elements.first(where: { $0.contains(t) }) {
      throw AlgebraError.domain("an exponential of a generator that depends on time", e)
    }
    return try Work.bounded("the exponential of a \(rows)×\(columns) matrix") { try decidedExponential(t) }
  }

  private func decidedExponential(_ t: Expr) throws -> Conditional<Matrix> {
    let (s, b) = try traceAndRest()
    if let result = try Self.tracelessExponential(b, t) {
      return Conditional(exp(s * t) * result.value, conditions: result.conditions)
    }
    if let result = try Self.triangularExponential(try exactMatrix(), t) { return result }
    let result = try Matrix(b).putzer(t)
    let value = exp(s * t) * result.value
    guard try (value.derivative(t) - self * value).isZero(),
      try (value.substituting([(t, .zero)]) - .identity(rows)).isZero()
    else { throw AlgebraError.unable("the verification of a matrix exponential", s) }
    return Conditional(value, conditions: result.conditions)
  }

  /// s = tr A/n and A − s·1, in one field.
  private func traceAndRest() throws -> (Expr, ExactMatrix<NormalForm>) {
    let exact = try exactMatrix()
    return try Self.translating {
      // Where kernels are related, s and the rest are made from kernels of their own, which may be simpler than those of A.
      guard exact.elements[0].field.relations.isEmpty else {
        let s = try (trace() / Expr(rows)).tidied()
        return (s, try (self - s * .identity(rows)).exactMatrix())
      }
      let s = try exact.trace().scaled(by: Rational(1, rows))
      return (s.expression, exact - exact.one.multiplied(byScalar: s))
    }
  }

  /// exp(t·B) for B² = κ·1 and B³ = κ·B, nil for other matrices.
  private static func tracelessExponential(_ b: ExactMatrix<NormalForm>, _ t: Expr) throws -> Conditional<Matrix>? {
    let one = Matrix.identity(b.rows)
    if b.isZero { return Conditional(one) }
    let square = b * b
    if let κ = try multiple(square, of: b.one) {
      let (c, s) = turn(κ, t)
      return Conditional(try c * one + s * Matrix(b), conditions: conditions(κ))
    }
    guard let κ = try multiple(square * b, of: b) else { return nil }
    if κ.isLiteralZero { return Conditional(try one + t * Matrix(b) + t ** 2 / 2 * Matrix(square)) }
    let (c, s) = turn(κ, t)
    return Conditional(try one + s * Matrix(b) + (c - 1) / κ * Matrix(square), conditions: conditions(κ))
  }

  private static func conditions(_ κ: Expr) -> [Expr] {
    var conditions = Conditions()
    if !κ.isLiteralZero { conditions.insert((-κ).isSumOfNonnegativeLookingTerms ? -κ : κ) }
    return conditions.list
  }

  /// (C, S) for δ² = κ.
  private static func turn(_ κ: Expr, _ t: Expr) -> (Expr, Expr) {
    if κ.isLiteralZero { return (1, t) }
    if (-κ).isSumOfNonnegativeLookingTerms {
      let ω = sqrt(-κ)
      return (cos(ω * t), sin(ω * t) / ω)
    }
    let δ = sqrt(κ)
    return (cosh(δ * t), sinh(δ * t) / δ)
  }

  /// The factor κ with a = κ·b, when there is one.
  private static func multiple(_ a: ExactMatrix<NormalForm>, of b: ExactMatrix<NormalForm>) throws -> Expr? {
    guard let place = b.elements.firstIndex(where: { !$0.isZero }) else { return nil }
    let κ = try translating { try a.elements[place].divided(by: b.elements[place]) }
    return zip(a.elements, b.elements).allSatisfy { ($0 - κ * $1).isZero } ? try κ.expression.tidied() : nil
  }

  /// Putzer (1966): exp(tA) = Σ rₖ₊₁(t)·Pₖ with Pₖ = ∏(A − λⱼ) over the first k eigenvalues, r₁′ = λ₁r₁, r₁(0) = 1 and
  /// rₖ₊₁′ = λₖ₊₁·rₖ₊₁ + rₖ, rₖ₊₁(0) = 0.
  private func putzer(_ t: Expr) throws -> Conditional<Matrix> {
    let values = try eigenvalues().flatMap { Array(repeating: $0.value, count: $0.multiplicity) }
    var conditions = Conditions()
    for (j, λ) in values.enumerated() {
      for μ in values[..<j] where λ != μ { conditions.require(λ - μ) }
    }
    var sum = Matrix.identity(rows).map { _ in Expr.zero }
    var product = Matrix.identity(rows)
    var weight = WaveSum(t)
    for (k, λ) in values.enumerated() {
      if k == 0 {
        weight.add(WaveSum.Key(power: 0, rate: try λ.tidied(), frequency: .zero), cosine: 1, sine: .zero)
      } else {
        weight = try weight.drivenResponse(λ)
        product = try (product * (self - values[k - 1] * .identity(rows))).normalized()
      }
      sum = try sum + weight.tidiedExpression(at: t) * product
    }
    return Conditional(try sum.map { try $0.tidied() }, conditions: conditions.list)
  }
}

extension WaveSum {
  /// The solution of r′ = λ·r + self with r(0) = 0: e^(λt)·∫₀ᵗ e^(−λs)·self ds.
  func drivenResponse(_ λ: Expr) throws -> WaveSum {
    var decay = WaveSum(variable)
    decay.add(Key(power: 0, rate: try (-λ).tidied(), frequency: .zero), cosine: 1, sine: .zero)
    var growth = WaveSum(variable)
    growth.add(Key(power: 0, rate: try λ.tidied(), frequency: .zero), cosine: 1, sine: .zero)
    let integral = try (self * decay).antiderivative().integral
    let start = integral.expression(at: .zero)
    return try (integral + .constant(-start, variable)) * growth
  }
}

extension Expr {
  /// True for sums of terms with positive coefficients: how it is written, not what it is worth.
  fileprivate var isSumOfNonnegativeLookingTerms: Bool {
    if let sign = knownSign { return sign > 0 }
    if case .sum(let terms) = view { return terms.allSatisfy { !$0.coefficient.isNegative } }
    return true
  }
}
