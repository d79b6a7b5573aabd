import Numbers

/// The linear system ẋ = A·x + b(t) with constant A.
public struct LinearFlow: Sendable {
  /// The generator.
  public let matrix: Matrix
  /// The inhomogeneity, a column.
  public let force: Matrix
  /// The time.
  public let time: Expr

  /// A system of as many equations as unknowns.
  ///
  /// - Throws: `AlgebraError.dimensions` when the sizes do not fit, `.domain` when the generator depends on time.
  public init(_ matrix: Matrix, force: Matrix? = nil, time: Expr) throws {
    guard case .symbol = time.view else { throw AlgebraError.notAVariable(time) }
    let force = force ?? .column(Array(repeating: .zero, count: matrix.rows))
    guard matrix.isSquare, matrix.rows > 0, force.rows == matrix.rows, force.columns == 1 else {
      throw AlgebraError.dimensions(
        "a system of \(matrix.rows)×\(matrix.columns) with a force of \(force.rows)×\(force.columns)")
    }
    if let e = matrix.elements.first(where: { $0.contains(time) }) {
      throw AlgebraError.domain("a linear system whose generator depends on time", e)
    }
    self.matrix = matrix
    self.force = force
    self.time = time
  }

  /// The solution x(t) = exp(tA)·x(0) + ∫₀ᵗ exp((t − s)A)·b(s) ds, with the expressions that must not vanish.
  ///
  /// The force is a polynomial × exponential × trigonometric function of time; rates that vanish identically are resonances
  /// and have their own form. Verified by substitution: ẋ − A·x − b and x(0) − x₀ are zero by normal form.
  ///
  /// - Throws: `AlgebraError.unable` where the exponential or the integral is not found, `.dimensions`.
  public func solution(from initial: Matrix) throws -> Conditional<Matrix> {
    guard initial.rows == matrix.rows, initial.columns == 1 else {
      throw AlgebraError.dimensions("an initial value of \(initial.rows)×\(initial.columns)")
    }
    let flow = try matrix.exponential(time)
    var conditions = Conditions()
    conditions.append(flow.conditions)
    var solution = try flow.value * initial
    if try !force.isZero() {
      let past = Symbol.hidden("\(time)⟨past⟩", .real).expression
      let kernel = flow.value.substituting([(time, time - past)])
      let source = try kernel * force.substituting([(time, past)])
      let response = try source.map { entry -> Expr in
        let integral = try entry.integral(over: past, from: 0, to: .point(time))
        conditions.append(integral.conditions)
        return integral.value
      }
      solution = try solution + response
    }
    let rest = try solution.derivative(time) - matrix * solution - force
    guard try rest.isZero(), try (solution.substituting([(time, .zero)]) - initial).isZero() else {
      throw AlgebraError.unable("the verification of a solution", .sum(solution.elements))
    }
    return Conditional(solution, conditions: conditions.list)
  }
}
