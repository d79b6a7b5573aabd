import Algebra
import Numbers

/// Lowers expressions to instructions on values numbered in order of computation, then assigns registers.
struct ProgramBuilder {
  private typealias Instruction = Program.Instruction

  private let inputs: [Expr]
  /// Instructions whose operands are value numbers; the value an instruction makes has the instruction's index.
  private var code: [Program.Instruction] = []
  private var values: [Expr: Int] = [:]

  init(inputs: [Expr]) {
    self.inputs = inputs
    for (k, input) in inputs.enumerated() where values[input] == nil {
      values[input] = emit(.input(to: 0, k))
    }
  }

  private mutating func emit(_ instruction: Program.Instruction) -> Int {
    code.append(instruction)
    return code.count - 1
  }

  /// Lowers every part of the expression that has no value yet.
  mutating func add(_ expression: Expr) throws {
    for part in expression.subexpressions where values[part] == nil {
      if let value = try lower(part) { values[part] = value }
    }
    values[expression] = try value(expression)
  }

  private mutating func value(_ e: Expr) throws -> Int {
    if let known = values[e] { return known }
    guard let q = e.rationalValue else { throw EvaluationError.notReal(e) }
    let v = emit(.constant(to: 0, q.asDouble))
    values[e] = v
    return v
  }

  /// The value of one node; nil for numbers, which become constants only where one is needed.
  private mutating func lower(_ e: Expr) throws -> Int? {
    switch e.view {
    case .number, .imaginaryUnit: return nil
    case .pi: return emit(.constant(to: 0, Double.pi))
    case .symbol, .field: throw EvaluationError.unbound(e)
    case .sum(let terms): return try lowerSum(terms)
    case .product(let factors): return try lowerProduct(factors)
    case .call(let function, let arguments): return try lowerCall(e, function, arguments)
    }
  }

  private mutating func lowerSum(_ terms: [(coefficient: Rational, term: Expr)]) throws -> Int {
    var sum: Int?
    var constant: Double?
    // Terms with coefficient 1 first: they start the sum without a multiplication.
    for (c, term) in terms.filter({ $0.coefficient == 1 }) + terms.filter({ $0.coefficient != 1 }) {
      if term.isLiteralOne {
        constant = c.asDouble
        continue
      }
      let v = try value(term)
      if let s = sum {
        switch c {
        case 1: sum = emit(.add(to: 0, s, v))
        case -1: sum = emit(.subtract(to: 0, s, v))
        default: sum = emit(.accumulate(to: 0, s, v, times: c.asDouble))
        }
      } else {
        sum = c == 1 ? v : emit(.scale(to: 0, v, by: c.asDouble))
      }
    }
    guard let constant else { return try sum ?? value(0) }
    guard let sum else { return emit(.constant(to: 0, constant)) }
    return emit(.shift(to: 0, sum, by: constant))
  }

  private mutating func lowerProduct(_ factors: [(base: Expr, exponent: Expr)]) throws -> Int {
    var top: Int?
    var bottom: Int?
    for (base, exponent) in factors {
      let b = try value(base)
      if let q = exponent.rationalValue {
        let power = try lowerPower(b, q.magnitude)
        if q.isNegative {
          bottom = bottom.map { emit(.multiply(to: 0, $0, power)) } ?? power
        } else {
          top = top.map { emit(.multiply(to: 0, $0, power)) } ?? power
        }
      } else {
        let power = emit(.power(to: 0, b, try value(exponent)))
        top = top.map { emit(.multiply(to: 0, $0, power)) } ?? power
      }
    }
    guard let bottom else { return try top ?? value(1) }
    return emit(.divide(to: 0, try top ?? value(1), bottom))
  }

  /// b^q for q > 0: whole powers by repeated squaring, halves by square roots.
  private mutating func lowerPower(_ b: Int, _ q: Rational) throws -> Int {
    if let n = q.asInt, n <= 64 { return lowerInteger(b, n) }
    if q.denominator == 2, let n = q.numerator.asInt, n <= 63 {
      return lowerInteger(emit(.call(to: 0, .squareRoot, b)), n)
    }
    return emit(.power(to: 0, b, try value(Expr(q))))
  }

  private mutating func lowerInteger(_ b: Int, _ n: Int) -> Int {
    if n <= 1 { return b }
    if n % 2 == 1 { return emit(.multiply(to: 0, lowerInteger(b, n - 1), b)) }
    let half = lowerInteger(b, n / 2)
    return emit(.multiply(to: 0, half, half))
  }

  private mutating func lowerCall(_ e: Expr, _ function: Function, _ arguments: [Expr]) throws -> Int {
    let a = try value(arguments[0])
    let unary: Program.UnaryFunction
    switch function {
    case .exp: unary = .exp
    case .log: unary = .log
    case .sin: unary = .sin
    case .cos: unary = .cos
    case .tan: unary = .tan
    case .asin: unary = .asin
    case .acos: unary = .acos
    case .atan: unary = .atan
    case .sinh: unary = .sinh
    case .cosh: unary = .cosh
    case .tanh: unary = .tanh
    case .abs: unary = .abs
    case .atan2: return emit(.angle(to: 0, a, try value(arguments[1])))
    // Real values are their own conjugates and real parts; what is not real was refused on the way here.
    case .conjugate, .re: return a
    case .im: return try value(0)
    case .dot, .cross: throw EvaluationError.notReal(e)
    case .undefined: throw AlgebraError.undefined(e)
    }
    return emit(.call(to: 0, unary, a))
  }

  // MARK: Registers

  /// Gives every value a register, free again after the value's last use.
  func finish(_ expressions: [Expr]) -> (instructions: [Program.Instruction], registers: Int, outputs: [Int]) {
    let results = expressions.map { values[$0] ?? 0 }
    var lastUse = Array(0..<code.count)
    for (k, instruction) in code.enumerated() { for v in instruction.operands { lastUse[v] = k } }
    for v in results { lastUse[v] = code.count }
    var register = Array(repeating: 0, count: code.count)
    var free: [Int] = []
    var count = 0
    var placed: [Program.Instruction] = []
    for (k, instruction) in code.enumerated() {
      let operands = instruction.operands.map { register[$0] }
      for v in Set(instruction.operands) where lastUse[v] == k { free.append(register[v]) }
      if let reused = free.popLast() {
        register[k] = reused
      } else {
        register[k] = count
        count += 1
      }
      placed.append(instruction.placed(to: register[k], operands))
      if lastUse[k] == k { free.append(register[k]) }
    }
    return (placed, count, results.map { register[$0] })
  }
}

extension Program.Instruction {
  var operands: [Int] {
    switch self {
    case .input, .constant: []
    case .add(_, let a, let b), .subtract(_, let a, let b), .multiply(_, let a, let b), .divide(_, let a, let b),
      .power(_, let a, let b), .angle(_, let a, let b):
      [a, b]
    case .accumulate(_, let a, let b, _): [a, b]
    case .scale(_, let a, _), .shift(_, let a, _), .call(_, _, let a): [a]
    }
  }

  func placed(to r: Int, _ x: [Int]) -> Program.Instruction {
    switch self {
    case .input(_, let k): .input(to: r, k)
    case .constant(_, let c): .constant(to: r, c)
    case .add: .add(to: r, x[0], x[1])
    case .subtract: .subtract(to: r, x[0], x[1])
    case .multiply: .multiply(to: r, x[0], x[1])
    case .divide: .divide(to: r, x[0], x[1])
    case .power: .power(to: r, x[0], x[1])
    case .angle: .angle(to: r, x[0], x[1])
    case .accumulate(_, _, _, let c): .accumulate(to: r, x[0], x[1], times: c)
    case .scale(_, _, let c): .scale(to: r, x[0], by: c)
    case .shift(_, _, let c): .shift(to: r, x[0], by: c)
    case .call(_, let f, _): .call(to: r, f, x[0])
    }
  }
}
