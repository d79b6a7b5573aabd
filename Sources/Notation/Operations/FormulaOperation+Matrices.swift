import Algebra
import Numbers

extension FormulaOperation {
  // MARK: Matrices

  static let matrices: [Entry] = [
    (["det", "determinant"], scalarOf("det(M)", "the determinant") { try $0.determinant() }),
    (["tr", "trace"], scalarOf("trace(M)", "the trace") { try $0.trace() }),
    (["rank"], scalarOf("rank(M)", "the rank for generic letters") { Expr(try $0.rank()) }),
    (["inverse", "inv"], matrixOf("inverse(M)", "the inverse") { try $0.inverse() }),
    (["transpose"], matrixOf("transpose(M)", "rows and columns exchanged") { $0.transposed }),
    (["adjoint"], adjoint),
    (
      ["identity"],
      FormulaOperation("identity(n)", "the unit matrix", 1...1) { arguments in
        let n = try integer(arguments[0])
        guard (1...100).contains(n) else { throw Failure("a unit matrix has from 1 to 100 rows") }
        return Conditional(.matrix(.identity(n)))
      }
    ),
    (
      ["eigenvalues"],
      FormulaOperation("eigenvalues(M)", "the eigenvalues, each as often as it counts", 1...1) { arguments in
        let roots = try matrix(arguments[0]).eigenvalues()
        return Conditional(
          .list(roots.flatMap { root in (0..<root.multiplicity).map { _ in Value.scalar(root.value) } }))
      }
    ),
    (
      ["eigenvectors"],
      FormulaOperation("eigenvectors(M)", "of each eigenvalue its eigenvectors", 1...1) { arguments in
        .init(
          .list(
            try matrix(arguments[0]).eigenspaces().map { space in
              .equation([.scalar(space.value), .list(space.vectors.map { .matrix($0) })])
            }))
      }
    ),
    (
      ["nullspace"],
      FormulaOperation("nullspace(M)", "a basis of what M takes to zero", 1...1) { arguments in
        Conditional(.list(try matrix(arguments[0]).nullspace().map { .matrix($0) }))
      }
    ),
    (
      ["evolve"],
      FormulaOperation(
        "evolve(A, b, x0, t)", "the solution of x′ = A x + b with x = x0 at t = 0", 4...4
      ) { arguments in
        let t = try scalar(arguments[3])
        let flow = try LinearFlow(try matrix(arguments[0]), force: matrix(arguments[1]), time: t)
        let solution = try flow.solution(from: matrix(arguments[2]))
        return Conditional(.matrix(solution.value), conditions: solution.conditions)
      }
    ),
    (
      ["entry"],
      FormulaOperation("entry(M, j, k)", "an entry of a matrix or of a list, counted from 1", 2...3) { arguments in
        let places = try arguments.dropFirst().map(integer)
        switch arguments[0] {
        case .list(let parts)
        where places.count == 1 && (1...max(parts.count, 1)).contains(places[0]) && !parts.isEmpty:
          return Conditional(parts[places[0] - 1])
        case .matrix(let m)
        where places.count == 1 && (m.rows == 1 || m.columns == 1)
          && (1...m.elements.count).contains(places[0]):
          return Conditional(.scalar(m.elements[places[0] - 1]))
        case .matrix(let m)
        where places.count == 2 && (1...m.rows).contains(places[0]) && (1...m.columns).contains(places[1]):
          return Conditional(.scalar(m[places[0] - 1, places[1] - 1]))
        default: throw Failure("\(arguments[0].kind) has no entry \(places.map(String.init).joined(separator: ", "))")
        }
      }
    )
  ]

  private static func scalarOf(
    _ usage: String, _ summary: String, _ body: @escaping @Sendable (Matrix) throws -> Expr
  ) -> FormulaOperation { FormulaOperation(usage, summary, 1...1) { Conditional(.scalar(try body(matrix($0[0])))) } }

  private static func matrixOf(
    _ usage: String, _ summary: String, _ body: @escaping @Sendable (Matrix) throws -> Matrix
  ) -> FormulaOperation { FormulaOperation(usage, summary, 1...1) { Conditional(.matrix(try body(matrix($0[0])))) } }

  private static let adjoint = FormulaOperation("adjoint(M)", "the conjugate transpose, or the adjoint operator", 1...1)
  {
    if case .noncommuting(let o) = $0[0] { return Conditional(.noncommuting(o.adjoint)) }
    return Conditional(.matrix(try matrix($0[0]).adjoint))
  }

  // MARK: Products that do not commute

  static let products: [Entry] = [
    (["commutator"], bracket("commutator(A, B)", "A B − B A", sign: -1)),
    (["anticommutator"], bracket("anticommutator(A, B)", "A B + B A", sign: 1))
  ]

  private static func bracket(_ usage: String, _ summary: String, sign: Expr) -> FormulaOperation {
    FormulaOperation(usage, summary, 2...2) { arguments in
      switch (arguments[0], arguments[1]) {
      case (.matrix(let a), .matrix(let b)): return Conditional(.matrix(try a * b + sign * (b * a)))
      case (.noncommuting(let a), .noncommuting(let b)):
        return Conditional(.noncommuting(a * b + sign * (b * a)))
      default: throw Failure("two matrices or two operators are needed")
      }
    }
  }
}
