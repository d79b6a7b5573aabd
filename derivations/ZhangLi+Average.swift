import Algebra
import Worksheets

extension ZhangLi {
  /// Step 5: averages over N = T/τ_ex units of time.
  func averages(_ sheet: inout Worksheet, _ spin: Response) throws {
    sheet.step(
      "Time average", by: "⟨s⟩ over N = T/τ_ex ≫ 1: the transients of (9) contribute at most a constant over N")
    let N = Expr.symbol("N", .positive), s = Expr.symbol("t~", .positive)
    let d = 1 + ξ ** 2
    let even = sheet.define("transients of (9)", .symbol("C"), as: exp(-ξ * s) * cos(s))
    let odd = sheet.define("transients of (9)", .symbol("D"), as: exp(-ξ * s) * sin(s))
    func sum(_ a: Expr) throws -> Expr { try a.integral(over: s, from: 0, to: .point(N)).value }
    let decay = exp(-N * ξ)
    let (sumEven, sumOdd) = (try sum(even), try sum(odd))
    sheet.published(
      "(10a), =", "average of the even transient", .symbol("⟨C⟩"), sumEven / N,
      printed: (ξ + decay * (sin(N) - ξ * cos(N))) / (N * d))
    sheet.published(
      "(10b), =", "average of the odd transient", .symbol("⟨D⟩"), sumOdd / N,
      printed: (1 - decay * (ξ * sin(N) + cos(N))) / (N * d))
    sheet.result("average of C", sumEven / N)
    sheet.result("average of D", sumOdd / N)
    try envelopes(&sheet, sumEven, sumOdd, N)
    firstBounds(&sheet, sumEven / N, sumOdd / N, N)
    lastBounds(&sheet)
    try tightBound(&sheet, sumEven, N)
    try relativeError(&sheet, spin, N, s)
    let truncation = Truncation(counting: λ, through: 1)
    let printed = [(ε1 - ξ * ε2) / d, -(ξ * ε1 + ε2) / d, Expr.one]
    for (k, tag) in ["(11a)", "(11b)", "(11c)"].enumerated() {
      sheet.published(
        tag, "what is left of the average", .symbol("⟨s_\(k + 1)⟩"), small(spin.exact)[k, 0],
        printed: small(printed[k]),
        to: truncation, expecting: .provedToOrder)
    }
    sheet.result("⟨s⟩", spin.firstOrder)
    if let third = spin.third {
      sheet.result("⟨s₃⟩ over N", try third.integral(over: s, from: 0, to: .point(N)).value / N)
    }
  }

  /// What the transients leave of the average when the spin starts in equilibrium, relative to the stationary response.
  ///
  /// At first order the transients are a turn that fades, of minus the stationary response: its average is another turn, whose
  /// modulus is the relative error whatever the rates are.
  private func relativeError(_ sheet: inout Worksheet, _ spin: Response, _ N: Expr, _ s: Expr) throws {
    let flow = try spin.precession.exponential(s).value
    let mean = try flow.map { try $0.integral(over: s, from: 0, to: .point(N)).value / N }
    let still = Matrix.column([spin.firstOrder[0, 0], spin.firstOrder[1, 0]])
    let error = try mean * still
    func square(_ a: Matrix) throws -> Expr { try (a.transposed * a)[0, 0] }
    func modulus(_ decay: Expr) -> Expr { (1 - 2 * decay * cos(N) + decay ** 2) / (N ** 2 * (1 + ξ ** 2)) }
    sheet.claim(
      "square of the error of the averaged response, over that of the response itself",
      try square(error) / square(still),
      equals: modulus(exp(-N * ξ)))
    let q = Expr.symbol("q", .positive), decay = 1 / (1 + q)
    let cosine = ((1 + cos(N)) ** 2 + sin(N) ** 2) / 2
    sheet.published(
      "text, N ≫ 1", "square of that relative error, at most that of two over \(N) for every relaxation",
      modulus(decay),
      isAtMost: 4 / N ** 2, gap: (4 * ξ ** 2 + q * decay * (3 + decay) + 2 * decay * cosine) / (N ** 2 * (1 + ξ ** 2)),
      note:
        "The part of the response with ξ alone, the non-adiabatic one, is larger than the transients only for Nξ ≫ 1.")
    sheet.result("relative error of the average", sqrt(modulus(exp(-N * ξ))))
  }

  /// Between which curves the averages of (10) run as N grows, at a fixed ξ: both transients are parts of one turn that fades.
  private func envelopes(_ sheet: inout Worksheet, _ even: Expr, _ odd: Expr, _ N: Expr) throws {
    let rests = try [even, odd].map { sum in
      guard let rest = try sum.limit(N, to: .infinity).value.value else {
        throw AlgebraError.unable("a finite limit", sum)
      }
      return rest
    }
    let excess = zip([even, odd], rests).map { $0 - $1 }
    let square = try (excess[0] ** 2 + excess[1] ** 2).simplified()
    sheet.claim(
      "what the sums of both transients lack at \(N) are parts of one turn that fades", square,
      equals: exp(-2 * ξ * N) / (1 + ξ ** 2))
    for (name, k) in [("even", 0), ("odd", 1)] {
      sheet.claim(
        "at a fixed \(ξ) the average of the \(name) transient, times \(N), is at most this far from its rest",
        excess[k] ** 2, isAtMost: square, gap: excess[1 - k] ** 2)
      for (side, sign) in [("upper", Expr.one), ("lower", -1)] {
        sheet.result("\(side) envelope of the \(name) average", (rests[k] + sign * sqrt(square)) / N)
      }
    }
  }

  /// The first inequalities in (10), for ξ > 0 and N > 0.
  ///
  /// With r = √(1 + ξ²) and e^(Nξ) = 1 + q, where q > 0, the gap is (q·r + (r − x))/(1 + q) for an oscillation x with
  /// x² + y² = r², and r − x = ((r − x)² + y²)/2r.
  private func firstBounds(_ sheet: inout Worksheet, _ even: Expr, _ odd: Expr, _ N: Expr) {
    let q = Expr.symbol("q", .positive), r = sqrt(1 + ξ ** 2)
    let growth = [(of: exp(-N * ξ), by: 1 / (1 + q))]
    func gap(_ x: Expr, _ y: Expr) -> Expr {
      (q * r + ((r - x) ** 2 + y ** 2) / (2 * r)) / ((1 + q) * N * (1 + ξ ** 2))
    }
    let (x, y) = (sin(N) - ξ * cos(N), cos(N) + ξ * sin(N))
    sheet.remark("In the bounds e^(Nξ) is written 1 + q; q > 0 for ξ, N > 0.")
    let note = "At ξ = 0 both sides can be equal: for ξ ≥ 0 read ≤."
    sheet.published(
      "(10a), <", "first bound", even.substituting(growth), isAtMost: (ξ + r) / (N * (1 + ξ ** 2)), strictly: true,
      gap: gap(x, y), note: note)
    sheet.published(
      "(10b), <", "first bound", odd.substituting(growth), isAtMost: (1 + r) / (N * (1 + ξ ** 2)), strictly: true,
      gap: gap(-y, x), note: note)
    // At ξ = 0 the averages are sin N/N and (1 − cos N)/N.
    let half = Expr.pi / 2
    let (x1, y1) = (sin(N) - ξ * cos(N), cos(N) + ξ * sin(N))
    sheet.claim(
      "from below, which (10) leaves out", -1, isAtMost: N * even.substituting(growth),
      gap: (r * ξ ** 2 / (r + 1) + ξ + (q * r + ((r + x1) ** 2 + y1 ** 2) / (2 * r)) / (1 + q)) / (1 + ξ ** 2))
    sheet.claim(
      "without relaxation the bound of (10a) is reached at a quarter turn", sin(half) / half,
      equals: ((ξ + r) / (half * (1 + ξ ** 2))).substituting(ξ, by: 0))
    sheet.claim(
      "and that of (10b) at half a turn", (1 - cos(Expr.pi)) / Expr.pi,
      equals: ((1 + r) / (Expr.pi * (1 + ξ ** 2))).substituting(ξ, by: 0))
  }

  /// The integral of the even transient is largest at the end N = π/2 of its first lobe, the later ones alternating and
  /// shrinking; there it is at most 1, less than the printed 3√3/4. With h = π/2 and e^(hξ) = 1 + hξ + q, q ≥ 0.
  private func tightBound(_ sheet: inout Worksheet, _ even: Expr, _ N: Expr) throws {
    let q = Expr.symbol("q", .nonnegative), h = Expr.pi / 2
    sheet.claim(
      "the sum of the even transient grows as the transient itself", try even.derivative(N),
      equals: exp(-ξ * N) * cos(N))
    let largest = even.substituting(N, by: h).substituting([(of: exp(-(h * ξ)), by: 1 / (1 + h * ξ + q))])
    let square = h * (ξ - (h - 1) / (2 * h)) ** 2 + (h - 1) * (3 * h + 1) / (4 * h)
    let rest = q / ((1 + h * ξ) * (1 + h * ξ + q))
    sheet.claim(
      "at its first and largest maximum it is at most one, a tight bound", largest, isAtMost: 1,
      gap: (ξ * square / (1 + h * ξ) + rest) / (1 + ξ ** 2))
    sheet.claim(
      "the tight bound is reached without relaxation at a quarter turn",
      even.substituting([(of: N, by: h), (of: ξ, by: 0)]), equals: 1)
  }

  /// The last inequalities in (10).
  private func lastBounds(_ sheet: inout Worksheet) {
    let p = Expr.symbol("p", .positive), root = sqrt(Expr(3))
    let d = 1 + ξ ** 2, r = sqrt(d)
    let ofP = (p - 1 / p) / 2
    sheet.claim(
      "the root becomes rational in \(p), where \(ξ, equals: ofP)", 1 + ofP ** 2, equals: ((p + 1 / p) / 2) ** 2)
    sheet.published(
      "(10a), ≤", "last bound", (ofP + (p + 1 / p) / 2) / (1 + ofP ** 2), isAtMost: 3 * root / 4,
      gap: (p - root) ** 2 * (3 * root * p ** 2 + 2 * p + root) / (4 * (p ** 2 + 1) ** 2),
      note: "With ξ = (p − 1/p)/2; equal at p = √3, which is ξ = 1/√3.")
    sheet.claim(
      "the last bound of (10a) is reached at \(ξ, equals: 1 / root)", ((ξ + r) / d).substituting(ξ, by: 1 / root),
      equals: 3 * root / 4)
    let z = Expr.symbol("z", .nonnegative)
    sheet.published(
      "(10b), ≤", "last bound", (2 + z) / (1 + z) ** 2, isAtMost: 2, gap: z * (3 + 2 * z) / (1 + z) ** 2,
      note: "With √(1 + ξ²) = 1 + z; equal at z = 0, which is ξ = 0.")
    sheet.claim(
      "the last bound of (10b) is reached without relaxation", ((1 + r) / d).substituting(ξ, by: 0), equals: 2)
  }
}
