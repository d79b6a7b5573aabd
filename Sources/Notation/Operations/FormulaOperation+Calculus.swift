import Algebra
import Numbers

extension FormulaOperation {
  // MARK: Calculus

  static let calculus: [Entry] = [
    (
      ["D", "derivative"],
      FormulaOperation("D(f, x)", "the derivative; D(f, x, 2) the second", 2...20) { arguments in
        var value = arguments[0]
        var rest = arguments.dropFirst()
        while let variable = rest.popFirst() {
          let x = try scalar(variable)
          var order = 1
          if let next = rest.first, case .scalar(let n) = next, let count = n.rationalValue?.asInt {
            order = count
            rest.removeFirst()
          }
          let times = order
          value = try value.map { try $0.derivative(x, order: times) }
        }
        return Conditional(value)
      }
    ),
    (
      ["series"],
      FormulaOperation(
        "series(f, x, a, n)", "the power series about a without the terms of order n; series(f, [x, y], n) in several",
        3...4
      ) { arguments in
        let f = try scalar(arguments[0])
        let variables = try several(arguments[1]).map(scalar)
        let order = try integer(arguments[arguments.count - 1])
        guard arguments.count == 4 else {
          return described(try f.series(in: variables, order: order))
        }
        switch try end(arguments[2]) {
        case .infinity: return described(try f.series(in: scalar(arguments[1]), about: .infinity, order: order))
        case .minusInfinity: throw Failure("a series about −∞: put −x in the place of x, and take that about ∞")
        case .point(let a) where variables.count == 1:
          return described(try f.series(in: variables[0], about: .point([a]), order: order))
        case .point(let a) where a.isLiteralZero: return described(try f.series(in: variables, order: order))
        case .point: throw Failure("a series in several letters is about 0: put x + a in the place of x")
        }
      }
    ),
    (
      ["polynomial"],
      FormulaOperation("polynomial(series)", "a series without the order of what it leaves out", 1...1) { arguments in
        guard case .series(let s) = arguments[0] else { throw Failure("this is no series, but \(arguments[0].kind)") }
        return Conditional(.scalar(s.polynomialPart), conditions: s.conditions)
      }
    ),
    (
      ["limit"],
      FormulaOperation("limit(f, x, a)", "the limit as x → a; from one side limit(f, x, a, above)", 3...4) {
        arguments in
        let side: Side = arguments.count > 3 ? try FormulaOperation.side(arguments[3]) : .both
        let limit = try scalar(arguments[0]).limit(scalar(arguments[1]), to: end(arguments[2]), from: side)
        let value: Value
        switch limit.value {
        case .finite(let x): value = .scalar(x)
        case .infinity: value = .end(.infinity)
        case .minusInfinity: value = .end(.minusInfinity)
        case .unsignedInfinity: throw Failure("the magnitude grows without bound, in no direction that is known")
        }
        return Conditional(value, conditions: limit.conditions, isChecked: limit.isChecked)
      }
    ),
    (
      ["integrate"],
      FormulaOperation("integrate(f, x, a, b)", "the integral from a to b; integrate(f, x) an antiderivative", 2...4) {
        arguments in
        var arguments = arguments
        // integrate(f, (x, a, b)), as SymPy writes it.
        if arguments.count == 2, case .list(let parts) = arguments[1] { arguments = [arguments[0]] + parts }
        let (f, x) = (try scalar(arguments[0]), try scalar(arguments[1]))
        switch arguments.count {
        case 2:
          let integral = try f.antiderivative(x)
          return Conditional(.scalar(integral.value), conditions: integral.conditions)
        case 4:
          let integral = try f.integral(over: x, from: end(arguments[2]), to: end(arguments[3]))
          return Conditional(.scalar(integral.value), conditions: integral.conditions)
        default: throw Failure("an integral has two ends: integrate(f, x, a, b)")
        }
      }
    ),
    (
      ["euler_lagrange"],
      FormulaOperation("euler_lagrange(L, q(t))", "∂L/∂q − d/dt ∂L/∂q̇, and so on", 2...2) { arguments in
        let lagrangian = try scalar(arguments[0])
        let results = try several(arguments[1]).map { part -> Value in
          guard case .scalar(let q) = part, case .field(let field) = q.view, field.orders.allSatisfy({ $0 == 0 }) else {
            throw Failure("what is varied is a function of variables, as q(t)")
          }
          return .scalar(try lagrangian.eulerLagrange(ScalarField(field.name, field.assumptions), field.arguments))
        }
        return Conditional(results.count == 1 ? results[0] : .list(results))
      }
    )
  ]

  private static func described(_ series: Series) -> Conditional<Value> {
    Conditional(.series(series), conditions: series.conditions)
  }

  private static func side(_ value: Value) throws -> Side {
    if case .scalar(let x) = value, case .symbol(let symbol) = x.view {
      if symbol.name == "above" { return .above }
      if symbol.name == "below" { return .below }
    }
    throw Failure("the side is above or below")
  }

  // MARK: Equations

  static let equations: [Entry] = [
    (
      ["solve"],
      FormulaOperation("solve(f = g, x)", "all x that solve it; solve([…], [x, y]) a linear system", 2...2) {
        arguments in
        let unknowns = try several(arguments[1]).map(scalar)
        let equations = try several(arguments[0]).map(scalar)
        if unknowns.count == 1, equations.count == 1 { return try roots(of: equations[0], unknowns[0]) }
        let solution = try Expr.solveLinear(equations, for: unknowns)
        switch solution.value {
        case .unique(let values): return Conditional(.list(pairs(unknowns, values)), conditions: solution.conditions)
        case .inconsistent: return Conditional(.list([]), conditions: solution.conditions)
        case .underdetermined(let particular, let basis):
          // Names that the equations do not have.
          let used = Set(equations.flatMap(\.symbols).map(\.name))
          let free = (1...basis.count + used.count).map { "c_\($0)" }.filter { !used.contains($0) }
            .prefix(basis.count).map { Expr.symbol($0, .real) }
          let values = particular.indices.map { k in
            particular[k] + .sum(zip(free, basis).map { $0 * $1[k] })
          }
          return Conditional(.list(pairs(unknowns, values)), conditions: solution.conditions)
        }
      }
    ),
    (
      ["roots"],
      FormulaOperation("roots(f, x)", "the zeros of f, each as often as it counts", 2...2) { arguments in
        let roots = try scalar(arguments[0]).roots(in: scalar(arguments[1]))
        return Conditional(
          .list(roots.value.flatMap { root in (0..<root.multiplicity).map { _ in Value.scalar(root.value) } }),
          conditions: roots.conditions)
      }
    )
  ]

  private static func roots(of equation: Expr, _ unknown: Expr) throws -> Conditional<Value> {
    let roots = try equation.roots(in: unknown)
    // A positive letter is none of those that are shown to be zero or negative.
    let possible = roots.value.map(\.value).filter { root in
      guard unknown.isKnownNonnegative, let sign = (-root).shownSign else { return true }
      return !unknown.isKnownPositive && sign == .nonnegative
    }
    return Conditional(
      .list(possible.map { .equation([.scalar(unknown), .scalar($0)]) }), conditions: roots.conditions)
  }

  private static func pairs(_ unknowns: [Expr], _ values: [Expr]) -> [Value] {
    zip(unknowns, values).map { .equation([.scalar($0), .scalar($1)]) }
  }
}
