import Algebra
import Numbers

/// Lowers expressions to instructions on values.
///
/// A value is named by the number 2k of the instruction that makes it, or 2k + 1 for the second of two results; the same
/// operation on the same values is done once, whichever expression asks for it.
struct ProgramBuilder {
  let inputs: [Expr]
  let domain: Program.Domain
  /// Instructions whose operands are values.
  private(set) var code: [Instruction] = []
  private(set) var origins: [Expr] = []
  private(set) var constants: [Constant] = []
  private(set) var values: [Expr: Int] = [:]
  private var known: [Instruction: Int] = [:]
  private var constantIndex: [Constant: Int] = [:]
  /// Exponents of powers already computed, by base.
  private var powers: [Int: [Int: Int]] = [:]
  /// Arguments u of exponentials such that exp(−u) is wanted too.
  private var pairedExponents: Set<Expr> = []
  /// How often a whole power is a factor of a term or an argument.
  private(set) var powerUses: [Power: Int] = [:]
  private var origin = Expr.zero
  /// In which order values and powers became known.
  private var newValues: [Expr] = []
  private var newPowers: [(base: Int, exponent: Int)] = []

  struct Power: Hashable {
    let base: Expr
    let exponent: Int
  }

  init(inputs: [Expr], domain: Program.Domain) {
    self.inputs = inputs
    self.domain = domain
    for (k, input) in inputs.enumerated() where values[input] == nil {
      origin = input
      remember(input, emit(.input, k: k))
    }
  }

  // MARK: Values

  mutating func emit(_ operation: Operation, _ x: Int = 0, _ y: Int = 0, k: Int = 0) -> Int {
    var instruction = Instruction(operation: operation, x: x, y: y, k: k)
    // Sums and products of two are the same in either order.
    if operation == .add || operation == .multiply, y < x { (instruction.x, instruction.y) = (y, x) }
    if let value = known[instruction] { return value }
    let value = 2 * code.count
    known[instruction] = value
    code.append(instruction)
    origins.append(origin)
    return value
  }

  mutating func index(of constant: Constant) -> Int {
    if let k = constantIndex[constant] { return k }
    constants.append(constant)
    constantIndex[constant] = constants.count - 1
    return constants.count - 1
  }

  mutating func constant(_ value: Rational) -> Int { emit(.constant, k: index(of: .rational(value))) }

  /// c·v.
  mutating func scale(_ v: Int, by c: Rational) -> Int {
    switch c {
    case 1: v
    case -1: emit(.negate, v)
    default: emit(.scale, v, k: index(of: .rational(c)))
    }
  }

  /// v + c.
  mutating func shift(_ v: Int, by c: Rational) -> Int {
    c.isZero ? v : emit(.shift, v, k: index(of: .rational(c)))
  }

  /// s + c·v.
  mutating func accumulate(_ s: Int, _ v: Int, times c: Rational) -> Int {
    switch c {
    case 1: emit(.add, s, v)
    case -1: emit(.subtract, s, v)
    default: emit(.accumulate, s, v, k: index(of: .rational(c)))
    }
  }

  /// The value of an expression whose parts have been lowered.
  mutating func value(_ e: Expr) throws -> Int {
    if let known = values[e] { return known }
    if let q = e.rationalValue {
      let v = constant(q)
      remember(e, v)
      return v
    }
    try add(e)
    return values[e] ?? 0
  }

  // MARK: Expressions

  /// Lowers every part of an expression that has no value yet, parts before the whole.
  mutating func add(_ root: Expr) throws {
    if values[root] != nil { return }
    let outer = origin
    defer { origin = outer }
    var stack: [(part: Expr, isReady: Bool)] = [(root, false)]
    while let (part, isReady) = stack.popLast() {
      if values[part] != nil { continue }
      if part.rationalValue != nil {
        if part == root { _ = try value(part) }
        continue
      }
      if isReady {
        origin = part
        remember(part, try lower(part))
      } else {
        stack.append((part, true))
        for child in part.parts where values[child] == nil { stack.append((child, false)) }
      }
    }
  }

  /// Looks over all expressions before any is lowered: which exponentials come in pairs, and which powers occur in more
  /// than one place.
  mutating func survey(_ expressions: [Expr]) {
    var exponents: Set<Expr> = []
    var seen: Set<Expr> = []
    func count(_ term: Expr) {
      for (base, n) in term.wholePowers where n > 1 { powerUses[Power(base: base, exponent: n), default: 0] += 1 }
    }
    for e in expressions {
      count(e)
      for part in e.subexpressions where seen.insert(part).inserted {
        switch part.view {
        case .sum(let terms): for (_, term) in terms { count(term) }
        case .product(let factors): for (base, _) in factors { count(base) }
        case .call(let function, let arguments):
          if function == .exp { exponents.insert(arguments[0]) }
          for argument in arguments { count(argument) }
        case .number, .imaginaryUnit, .pi, .symbol, .field: continue
        }
      }
    }
    for u in exponents where exponents.contains(-u) { pairedExponents.insert(u) }
  }

  private mutating func lower(_ e: Expr) throws -> Int {
    switch e.view {
    case .number(let q): return constant(q)
    case .imaginaryUnit:
      if domain == .reals { throw EvaluationError.notReal(e) }
      return emit(.imaginaryUnit)
    case .pi: return emit(.constant, k: index(of: .pi))
    case .symbol, .field: throw EvaluationError.unbound(e)
    case .sum(let terms): return try lowerSum(terms)
    case .product(let factors): return try lowerProduct(factors)
    case .call(let function, let arguments): return try lowerCall(e, function, arguments)
    }
  }

  private mutating func lowerProduct(_ factors: [(base: Expr, exponent: Expr)]) throws -> Int {
    var top: Int?
    var bottom: Int?
    for (base, exponent) in factors {
      let b = try value(base)
      if let q = exponent.rationalValue {
        let power = try lowerPower(b, q.magnitude)
        if q.isNegative {
          bottom = bottom.map { emit(.multiply, $0, power) } ?? power
        } else {
          top = top.map { emit(.multiply, $0, power) } ?? power
        }
      } else {
        let power = emit(.power, b, try value(exponent))
        top = top.map { emit(.multiply, $0, power) } ?? power
      }
    }
    guard let bottom else { return try top ?? value(1) }
    return top.map { emit(.divide, $0, bottom) } ?? emit(.reciprocal, bottom)
  }

  /// The largest exponent and order of a root for which multiplications take the place of the general power.
  static let largestChain = 64

  /// b^q for q > 0: whole powers by addition chains, fractions by roots.
  private mutating func lowerPower(_ b: Int, _ q: Rational) throws -> Int {
    if let n = q.asInt, n <= Self.largestChain { return lowerInteger(b, n) }
    if let n = q.numerator.asInt, let d = q.denominator.asInt, d > 1, d <= Self.largestChain, n <= Self.largestChain {
      return lowerInteger(d == 2 ? emit(.squareRoot, b) : emit(.root, b, k: d), n)
    }
    return emit(.power, b, try value(Expr(q)))
  }

  /// bⁿ for n ≥ 1, from powers already there where that takes one multiplication, otherwise by a short addition chain.
  mutating func lowerInteger(_ b: Int, _ n: Int) -> Int {
    if n <= 1 { return b }
    if let done = powers[b]?[n] { return done }
    let result: Int
    let present = (powers[b] ?? [:]).merging([1: b]) { old, _ in old }
    if n % 2 == 0, let half = present[n / 2] {
      result = emit(.square, half)
    } else if let part = present.keys.sorted().first(where: { present[n - $0] != nil }), let a = present[part],
      let c = present[n - part]
    {
      result = emit(.multiply, a, c)
    } else {
      switch AdditionChain.step(n) {
      case .double: result = emit(.square, lowerInteger(b, n / 2))
      case .addOne: result = emit(.multiply, lowerInteger(b, n - 1), b)
      case .factor(let p): result = lowerInteger(lowerInteger(b, p), n / p)
      }
    }
    powers[b, default: [:]][n] = result
    newPowers.append((b, n))
    return result
  }

  private mutating func lowerCall(_ e: Expr, _ function: Function, _ arguments: [Expr]) throws -> Int {
    if function == .exp, pairedExponents.contains(arguments[0]) { return try lowerPairedExp(arguments[0]) }
    let a = try value(arguments[0])
    let isReal = domain == .reals
    if let analytic = function.unary { return emit(.function(analytic), a) }
    switch function {
    case .abs: return emit(.abs, a)
    case .atan2: return emit(.angle, a, try value(arguments[1]))
    case .conjugate: return isReal ? a : emit(.conjugate, a)
    case .re: return isReal ? a : emit(.realPart, a)
    // 0 where the argument is real; where it is not, as √−2, a real program has no value.
    case .im: return isReal ? emit(.scale, a, k: index(of: .rational(0))) : emit(.imaginaryPart, a)
    case .dot, .cross: throw EvaluationError.notReal(e)
    default: throw AlgebraError.undefined(e)
    }
  }

  /// One of exp(u) and exp(−u), which are the two results of one instruction, whose argument is not the negative of something
  /// if that can be avoided.
  private mutating func lowerPairedExp(_ u: Expr) throws -> Int {
    var isNegative = false
    if case .sum(let terms) = u.view, let first = terms.first { isNegative = first.coefficient.isNegative }
    let pair = emit(.expPair, try value(isNegative ? -u : u))
    return isNegative ? pair + 1 : pair
  }

  // MARK: Trying one way and another

  /// Where the builder stands, to come back to.
  struct Mark {
    fileprivate let code: Int
    fileprivate let constants: Int
    fileprivate let powers: Int
    fileprivate let values: Int
  }

  func mark() -> Mark {
    Mark(code: code.count, constants: constants.count, powers: newPowers.count, values: newValues.count)
  }

  /// The cost of what was emitted since.
  func cost(since mark: Mark) -> Int { code[mark.code...].reduce(0) { $0 + $1.operation.cost } }

  mutating func rewind(to mark: Mark) {
    for instruction in code[mark.code...] { known[instruction] = nil }
    for constant in constants[mark.constants...] { constantIndex[constant] = nil }
    for (base, n) in newPowers[mark.powers...] { powers[base]?[n] = nil }
    for e in newValues[mark.values...] { values[e] = nil }
    code.removeSubrange(mark.code...)
    origins.removeSubrange(mark.code...)
    constants.removeSubrange(mark.constants...)
    newPowers.removeSubrange(mark.powers...)
    newValues.removeSubrange(mark.values...)
  }

  private mutating func remember(_ e: Expr, _ v: Int) {
    values[e] = v
    newValues.append(e)
  }
}

extension Expr {
  /// The parts one level down that need a value of their own.
  fileprivate var parts: [Expr] {
    switch view {
    case .number, .imaginaryUnit, .pi, .symbol, .field: []
    // How the products of a sum are computed is decided with the sum.
    case .sum(let terms): terms.flatMap { $0.term.wholePowers.map(\.base) }
    case .product(let factors): factors.flatMap { [$0.base, $0.exponent] }
    case .call(_, let arguments): arguments
    }
  }

  /// A product of whole powers taken apart; anything else, such as a term with a denominator, is one factor.
  var wholePowers: [(base: Expr, exponent: Int)] {
    guard case .product(let factors) = view else { return [(self, 1)] }
    var result: [(Expr, Int)] = []
    for (base, exponent) in factors {
      guard let n = exponent.rationalValue?.asInt, n > 0, n <= ProgramBuilder.largestChain else { return [(self, 1)] }
      result.append((base, n))
    }
    return result
  }
}
