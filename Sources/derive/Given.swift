import Algebra
import Evaluation
import Notation

/// That a value or values are given to something.
struct Given {
  let target: Target
  /// What a name that was not declared means then.
  let meaning: Environment.Meaning

  init(_ assignment: Assignment) {
    target = assignment.target
    switch assignment.value {
    case .scalar(let x): meaning = .scalar(.symbol(target.name, x.isKnownReal ? .real : []))
    case .vector: meaning = .vector(Vector(target.name))
    }
  }

  init(_ route: Route) {
    target = route.target
    let isReal = route.points.allSatisfy { if case .point(let z) = $0 { z.isKnownReal } else { true } }
    meaning = .scalar(.symbol(target.name, isReal ? .real : []))
  }

  init(_ grid: Grid) {
    target = grid.target
    let isReal = grid[0].isKnownReal && grid[grid.count - 1].isKnownReal
    meaning = .scalar(.symbol(grid.name, isReal ? .real : []))
  }
}

/// The values of a command line, by what they are given to.
struct GivenValues {
  private(set) var scalars: [Expr: Quantity] = [:]
  private(set) var vectors: [(vector: Vector, components: [Expr])] = []
  private var given: Set<Expr> = []
  /// Positive symbols that are given zero: what is asked for is the limit.
  private(set) var zeros: [Expr] = []

  /// - Throws: `UsageError` for a value that is given twice, to nothing that occurs, or a number where a vector belongs.
  init(_ assignments: [Assignment], in formulas: Formulas) throws {
    for assignment in assignments {
      let unknown = try formulas.unknown(assignment.target)
      try take(unknown)
      switch (assignment.value, Vector(unknown)) {
      case (.scalar(let value), nil) where value.isLiteralZero && unknown.isPositiveSymbol: zeros.append(unknown)
      case (.scalar(let value), nil): scalars[unknown] = .exact(value)
      case (.vector(let components), let vector?): vectors.append((vector, components))
      case (.scalar, _?): throw UsageError("\(unknown.text) is a vector; give it as \(unknown.setting)")
      case (.vector, nil): throw UsageError("\(unknown.text) is a number, and no vector")
      }
    }
  }

  /// Notes that something has a value, which it may have once.
  mutating func take(_ unknown: Expr) throws(UsageError) {
    guard given.insert(unknown).inserted else { throw UsageError("\(unknown.text) is given two values") }
  }

  /// Gives those constants of nature their values that occur and were not given others.
  mutating func add(_ constants: PhysicalConstants?, in formulas: Formulas) {
    guard let constants else { return }
    for unknown in formulas.unknowns + formulas.further where !given.contains(unknown) {
      if let value = constants.values(in: unknown)[unknown] { scalars[unknown] = value }
    }
  }

  /// Everything that has a value.
  var known: Set<Expr> { given.union(scalars.keys) }
}

extension Expr {
  /// Whether it is a symbol that is assumed to be positive.
  var isPositiveSymbol: Bool {
    if case .symbol(let symbol) = view { symbol.assumptions.contains(.positive) } else { false }
  }
}

extension FormulaOptions {
  /// The values of `--set`.
  func assignments() throws(Diagnostics) -> [Assignment] {
    var list: [Assignment] = []
    for setting in settings { list += try Assignment.list(Source(setting, name: "--set")) }
    return list
  }
}
