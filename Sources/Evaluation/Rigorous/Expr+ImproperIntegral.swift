import Algebra
import Numbers

extension Expr {
  /// A rigorous enclosure of the integral along a path whose ends may be infinite (or, of one real interval, integrable
  /// algebraic or logarithmic singularities), with some `bits` known.
  ///
  /// What lies between finite points is `enclosedIntegral(over:along:bits:at:evaluations:)`. On a half line the integrand is cut
  /// off where a bound of the rest is proved: for sums of products of powers of polynomials, exponentials of polynomials,
  /// functions of e^(−kt), and sines and cosines. Else the variable is changed to e^(−t) or 1/(1 + t), where the new integrand
  /// is regular at 0, as that of a rational function is. An end with a singularity becomes a half line by x = a + w·e^(−t).
  ///
  /// ```swift
  /// try exp(-(x ** 2)).enclosedIntegral(over: x, through: [.minusInfinity, .infinity])     // √π
  /// try (log(x) / sqrt(x)).enclosedIntegral(over: x, through: [0, 1])                       // −4
  /// ```
  /// - Throws: as the integral along a finite path; `.region` for fewer than two points, an infinite point between others or
  ///   values that are intervals when an end is infinite; `.notConverged` where no bound of the rest could be proved, as it
  ///   cannot of an integral that diverges.
  public func enclosedIntegral(
    over variable: Expr, through points: [Endpoint], bits: Int = 100, at values: [Expr: Quantity] = [:]
  ) throws -> ComplexBall {
    var finite = try points.enumerated().compactMap { k, point -> Expr? in
      if case .point(let z) = point { return z }
      if k > 0 && k < points.count - 1 { throw EvaluationError.region("a path goes to infinity at its ends only") }
      return nil
    }
    guard points.count >= 2 else { throw EvaluationError.region("a path of \(points.count) points") }
    if finite.count == points.count {
      return try finiteIntegral(variable, finite, bits, values)
    }
    let point = try Point(values)
    guard point.isExact else {
      throw EvaluationError.region("an integral to infinity needs exact values, not intervals")
    }
    if finite.isEmpty { finite = [0] }
    let f = substituting(point.substitutions)
    var total = try ComplexBall(0, precision: bits + 30)
    if finite.count > 1 { total += try f.enclosedIntegral(over: variable, along: finite, bits: bits) }
    func add(_ end: Endpoint, from start: Expr, isFirst: Bool) throws {
      let sign: Expr
      switch end {
      case .point: return
      case .infinity: sign = 1
      case .minusInfinity: sign = -1
      }
      guard start.isKnownReal else {
        throw EvaluationError.region("the way to infinity starts at a real point, not at \(start.text)")
      }
      let half = try HalfLine(f, variable, from: start, sign: sign)
      // ∫ from ∞ to a is minus that from a to ∞, and dx = −dt towards −∞.
      let part = try half.integral(bits)
      total += (sign == 1) == isFirst ? -part : part
    }
    if let first = points.first, let start = finite.first { try add(first, from: start, isFirst: true) }
    if let last = points.last, let start = finite.last { try add(last, from: start, isFirst: false) }
    return total
  }

  /// A finite path; of a real interval the ends may be singular.
  private func finiteIntegral(
    _ variable: Expr, _ path: [Expr], _ bits: Int, _ values: [Expr: Quantity]
  ) throws -> ComplexBall {
    let point = try Point(values)
    guard point.isExact, path.count == 2, path.allSatisfy(\.isKnownReal), path[0] != path[1] else {
      return try enclosedIntegral(over: variable, along: path, bits: bits, at: values)
    }
    let f = substituting(point.substitutions)
    let isSingular = try path.map { try !f.isBounded(near: $0, variable) }
    if !isSingular.contains(true) { return try f.enclosedIntegral(over: variable, along: path, bits: bits) }
    let middle = (path[0] + path[1]) / 2
    var total = try ComplexBall(0, precision: bits + 30)
    for (k, end) in path.enumerated() {
      let part: ComplexBall
      if isSingular[k] {
        part = try HalfLine(f, variable, singularAt: end, towards: middle).integral(bits)
      } else {
        part = try f.enclosedIntegral(over: variable, along: [end, middle], bits: bits)
      }
      total += k == 0 ? part : -part
    }
    return total
  }

  /// Whether values close to a point have an enclosure.
  fileprivate func isBounded(near end: Expr, _ variable: Expr) throws -> Bool {
    let program = try Program([self], inputs: [variable], over: .complexes)
    let evaluator = try Evaluator<ComplexBallRegisters>(program, precision: 128)
    let radius = try Rational(2).power(-60)
    let around = try ComplexBall(Ball(lower: -radius, upper: radius, precision: 128))
    let z = try end.enclosure(bits: 128) + around
    return (try? evaluator([z])) != nil
  }
}

/// ∫ F(t) dt over t ≥ 0, made from another integral by a change of variable.
private struct HalfLine {
  let t = Expr.symbol("\u{0}t", .real)
  let integrand: Expr
  /// The integral as it was asked for, for messages.
  let name: String

  /// F(t) = f(start ± t): the integral from start to ±∞, without the sign of dx.
  init(_ f: Expr, _ variable: Expr, from start: Expr, sign: Expr) throws {
    if let other = f.unknowns.first(where: { $0 != variable }) { throw EvaluationError.unbound(other) }
    integrand = f.substituting(variable, by: start + sign * t)
    name = "the integral of \(f.text) from \(start.text) to \(sign == 1 ? "∞" : "−∞")"
  }

  /// F(t) = f(a + w·e^(−t))·w·e^(−t) with w = b − a: the integral from a to b.
  init(_ f: Expr, _ variable: Expr, singularAt a: Expr, towards b: Expr) throws {
    let step = (b - a) * exp(-t)
    integrand = try (f.substituting(variable, by: a + step) * step).simplified()
    name = "the integral of \(f.text) at its end \(a.text)"
  }

  func integral(_ bits: Int) throws -> ComplexBall {
    if let bound = try? TailBound(integrand, in: t), let value = try cutOff(bound, bits) { return value }
    let u = Expr.symbol("\u{0}u", .positive)
    // dt = −du/u for t = −log u, and −du/u² for t = 1/u − 1.
    let changes = [(by: -log(u), over: u), (by: 1 / u - 1, over: u ** 2)]
    for (t, weight) in changes {
      let whole = (try? integrand.together()) ?? integrand
      guard let new = try? (whole.substituting(self.t, by: t) / weight).simplified(),
        try new.isBounded(near: 0, u), try new.isBounded(near: 1, u)
      else { continue }
      if let value = try? new.enclosedIntegral(over: u, along: [0, 1], bits: bits) { return value }
    }
    throw EvaluationError.notConverged(
      "\(name): no bound of what lies far out or close to a singular end could be proved, and it may diverge; change the "
        + "variable, or integrate to another point")
  }

  /// The integral up to where the rest is negligible, and the rest.
  private func cutOff(_ bound: TailBound, _ bits: Int) throws -> ComplexBall? {
    let goal = try Rational(2).power(-bits - 4)
    var end = 1
    var path: [Expr] = [0, 1]
    while true {
      if let rest = try? bound.bound(from: end), rest <= goal {
        guard let main = try piece(path, bits) else { return nil }
        let radius = try Ball(lower: -rest, upper: rest, precision: main.precision)
        let isReal = integrand.isReal(in: [t])
        return main + (isReal ? ComplexBall(radius) : ComplexBall(radius, radius))
      }
      if end > 1 << 20 { return nil }
      end *= 2
      path.append(Expr(end))
    }
  }

  /// The integral along the path; its begin may be singular.
  private func piece(_ path: [Expr], _ bits: Int) throws -> ComplexBall? {
    if try integrand.isBounded(near: 0, t) { return try integrand.enclosedIntegral(over: t, along: path, bits: bits) }
    let near = try HalfLine(integrand, t, singularAt: 0, towards: 1)
    guard try near.integrand.isBounded(near: 0, near.t), let bound = try? TailBound(near.integrand, in: near.t),
      let beginning = try near.cutOff(bound, bits)
    else { return nil }
    let rest = Array(path.dropFirst())
    return rest.count > 1 ? try beginning + integrand.enclosedIntegral(over: t, along: rest, bits: bits) : beginning
  }
}
