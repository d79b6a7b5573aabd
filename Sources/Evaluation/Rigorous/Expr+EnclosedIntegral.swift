import Algebra
import Numbers

extension Expr {
  /// A rigorous enclosure of the integral over a variable along a path of straight segments, with some `bits` known.
  ///
  /// A path between real numbers is an interval; |f| of a real f is then continued analytically from the axis. On other paths
  /// |·|, re, im and conj are not analytic, and the integral converges slowly where they depend on the variable. Poles and
  /// branch points must be off the path; infinite and singular ends are covered by `enclosedIntegral(over:through:bits:at:)`.
  ///
  /// ```swift
  /// try sin(x).enclosedIntegral(over: x, along: [0, .pi]).re          // 2
  /// try (1 / z).enclosedIntegral(over: z, along: [1, .i, -1, -.i, 1])   // 2πi
  /// ```
  /// - Parameters:
  ///   - path: two or more points without symbols.
  ///   - evaluations: how often the integrand is evaluated at most in each segment; nil for a limit that grows with `bits`.
  /// - Throws: `EvaluationError.region` for a path of fewer than two points, `.notConverged` with the segment that contains a
  ///   singularity or takes too many evaluations, `.unbound` for other symbols without a value.
  public func enclosedIntegral(
    over variable: Expr, along path: [Expr], bits: Int = 100, at values: [Expr: Quantity] = [:], evaluations: Int? = nil
  ) throws -> ComplexBall {
    guard path.count >= 2 else { throw EvaluationError.region("a path of \(path.count) points") }
    let precision = bits + 30
    let point = try Point(values)
    // Exact parameters become constants, which functions are applied to before the variable is looked at.
    let integrand = substituting(point.substitutions)
    let intervals = point.symbols.indices.filter { !point.quantities[$0].isExact }
    let program = try Program(
      [integrand], inputs: [variable] + intervals.map { point.symbols[$0] }, over: .complexes)
    let evaluator = try Evaluator<ComplexBallRegisters>(program, precision: precision)
    let enclosures = try point.enclosures(bits: precision)
    let parameters = intervals.map { enclosures[$0] }
    let isReal = path.allSatisfy(\.isKnownReal) && integrand.isReal(in: program.inputs)

    let ends = try path.map { try $0.enclosure(bits: precision) }
    var total = try ComplexBall(0, precision: precision)
    for k in 1..<ends.count {
      let part = try ComplexBall.integral(
        from: ends[k - 1], to: ends[k], goal: bits, precision: precision, evaluations: evaluations ?? 0
      ) { z, analytic in
        evaluator.registers.mode =
          switch (analytic, isReal) {
          case (true, true): .analyticFromRealAxis
          case (true, false): .analytic
          case (false, true): .realAxis
          case (false, false): .values
          }
        return try? evaluator([z] + parameters)[0]
      }
      guard part.isFinite else {
        throw EvaluationError.notConverged(
          "the integral of \(text) from \(path[k - 1].text) to \(path[k].text): there is a singularity on the path or very "
            + "close to it, or it takes too many evaluations; lead the path around it, or divide it there")
      }
      total += part
    }
    return total
  }
}

extension Expr {
  /// Whether it is a real function of real values of the variables.
  func isReal(in variables: [Expr]) -> Bool { (try? Program([self], inputs: variables, over: .reals)) != nil }
}
