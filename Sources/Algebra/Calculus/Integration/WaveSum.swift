import Numbers

/// Σ xⁿ·e^(r·x)·(c·cos wx + s·sin wx): polynomials times exponentials times trigonometric functions of x.
///
/// The identities used hold for complex rates r and frequencies w, so that nothing need be known of the parameters. Closed
/// under sums, products, derivatives and antiderivatives.
struct WaveSum {
  struct Key: Hashable {
    let power: Int
    let rate: Expr
    let frequency: Expr
  }

  struct Amplitudes {
    var cosine: Expr
    var sine: Expr
  }

  let variable: Expr
  var terms: [Key: Amplitudes] = [:]

  init(_ variable: Expr) { self.variable = variable }

  /// The expression in this form. Throws `AlgebraError.unable` naming the part that does not have it.
  init(_ e: Expr, in variable: Expr) throws {
    var known: [Expr: WaveSum] = [:]
    for part in e.subexpressions where part.contains(variable) {
      known[part] = try Self.reading(part, variable, known)
    }
    self = known[e] ?? Self.constant(e, variable)
  }

  static func constant(_ c: Expr, _ variable: Expr) -> WaveSum {
    var sum = WaveSum(variable)
    sum.add(Key(power: 0, rate: .zero, frequency: .zero), cosine: c, sine: .zero)
    return sum
  }

  /// Adds a term; rate and frequency are in normal form. The frequency's sign is settled here.
  mutating func add(_ key: Key, cosine: Expr, sine: Expr) {
    var key = key
    var sine = key.frequency.isLiteralZero ? .zero : sine
    if key.frequency.hasLeadingMinus {
      key = Key(power: key.power, rate: key.rate, frequency: -key.frequency)
      sine = -sine
    }
    let old = terms[key] ?? Amplitudes(cosine: .zero, sine: .zero)
    let new = Amplitudes(cosine: old.cosine + cosine, sine: old.sine + sine)
    terms[key] = new.cosine.isLiteralZero && new.sine.isLiteralZero ? nil : new
  }

  static func + (a: WaveSum, b: WaveSum) -> WaveSum {
    var sum = a
    for (key, amplitudes) in b.terms { sum.add(key, cosine: amplitudes.cosine, sine: amplitudes.sine) }
    return sum
  }

  func scaled(by c: Expr) -> WaveSum {
    var result = WaveSum(variable)
    for (key, a) in terms { result.add(key, cosine: c * a.cosine, sine: c * a.sine) }
    return result
  }

  /// The product, by the addition theorems.
  static func * (a: WaveSum, b: WaveSum) throws -> WaveSum {
    var product = WaveSum(a.variable)
    for (k, p) in a.terms {
      for (l, q) in b.terms {
        let rate = try (k.rate + l.rate).tidied()
        let power = k.power + l.power
        let (cc, ss) = (p.cosine * q.cosine, p.sine * q.sine)
        let (sc, cs) = (p.sine * q.cosine, p.cosine * q.sine)
        let sum = Key(power: power, rate: rate, frequency: try (k.frequency + l.frequency).tidied())
        let difference = Key(power: power, rate: rate, frequency: try (k.frequency - l.frequency).tidied())
        product.add(sum, cosine: .half * (cc - ss), sine: .half * (sc + cs))
        product.add(difference, cosine: .half * (cc + ss), sine: .half * (sc - cs))
      }
    }
    return product
  }

  func expression(at x: Expr) -> Expr {
    .sum(
      sortedKeys.map { key in
        let a = terms[key] ?? Amplitudes(cosine: .zero, sine: .zero)
        let wave = a.cosine * cos(key.frequency * x) + a.sine * sin(key.frequency * x)
        return (key.power == 0 ? 1 : x ** Expr(key.power)) * exp(key.rate * x) * wave
      })
  }

  /// The keys in an order that is the same in every run.
  var sortedKeys: [Key] {
    terms.keys.sorted { a, b in
      if a.power != b.power { return a.power > b.power }
      let arena = Arena.shared
      if a.rate != b.rate { return arena.precedesForReaders(a.rate.id, b.rate.id) }
      return a.frequency != b.frequency && arena.precedesForReaders(a.frequency.id, b.frequency.id)
    }
  }
}

extension WaveSum {
  fileprivate static func reading(_ e: Expr, _ x: Expr, _ known: [Expr: WaveSum]) throws -> WaveSum {
    func part(_ p: Expr) -> WaveSum { known[p] ?? constant(p, x) }
    switch e.view {
    case .symbol:
      var sum = WaveSum(x)
      sum.add(Key(power: 1, rate: .zero, frequency: .zero), cosine: 1, sine: .zero)
      return sum
    case .sum(let terms):
      return terms.reduce(WaveSum(x)) { $0 + part($1.term).scaled(by: Expr($1.coefficient)) }
    case .product(let factors):
      var product: WaveSum?
      var constant = Expr.one
      for (base, exponent) in factors {
        if !base.contains(x) && !exponent.contains(x) {
          constant *= base ** exponent
          continue
        }
        let factor = try power(part(base), base, exponent, x)
        product = try product.map { try $0 * factor } ?? factor
      }
      return (product ?? .constant(.one, x)).scaled(by: constant)
    case .call(let function, let arguments): return try wave(function, arguments[0], e, x)
    default: throw AlgebraError.unable("an integral of this kind", e)
    }
  }

  private static func power(_ base: WaveSum, _ b: Expr, _ exponent: Expr, _ x: Expr) throws -> WaveSum {
    if !b.contains(x) { return try wave(.exp, exponent * log(b), b ** exponent, x) }
    guard let n = exponent.rationalValue?.asInt, n > 0, n <= 64 else {
      throw AlgebraError.unable("an integral of this kind", b ** exponent)
    }
    if b == x {
      var sum = WaveSum(x)
      sum.add(Key(power: n, rate: .zero, frequency: .zero), cosine: 1, sine: .zero)
      return sum
    }
    var result = base
    for _ in 1..<n { result = try result * base }
    return result
  }

  /// exp, cosine and so on of r·x + φ.
  private static func wave(_ function: Function, _ argument: Expr, _ e: Expr, _ x: Expr) throws -> WaveSum {
    let slope = try argument.derivative(x).tidied()
    guard [.exp, .sin, .cos, .sinh, .cosh].contains(function), !slope.contains(x) else {
      throw AlgebraError.unable("an integral of this kind", e)
    }
    let φ = argument.substituting(x, by: .zero)
    var sum = WaveSum(x)
    let turning = Key(power: 0, rate: .zero, frequency: slope)
    switch function {
    case .cos: sum.add(turning, cosine: cos(φ), sine: -sin(φ))
    case .sin: sum.add(turning, cosine: sin(φ), sine: cos(φ))
    case .exp: sum.add(Key(power: 0, rate: slope, frequency: .zero), cosine: exp(φ), sine: .zero)
    default:
      let sign: Expr = function == .cosh ? 1 : -1
      sum.add(Key(power: 0, rate: slope, frequency: .zero), cosine: .half * exp(φ), sine: .zero)
      sum.add(Key(power: 0, rate: -slope, frequency: .zero), cosine: sign * .half * exp(-φ), sine: .zero)
    }
    return sum
  }
}

extension Expr {
  /// Numbers and symbols as they are, everything else in normal form.
  func tidied() throws -> Expr {
    switch view {
    case .number, .symbol: self
    default: try NormalForm(self).expression
    }
  }

  /// True for one of each pair u, −u.
  var hasLeadingMinus: Bool {
    let (q, rest) = numericFactor
    if !rest.isLiteralOne && q != 1 { return q.isNegative }
    if let q = rationalValue { return q.isNegative }
    switch view {
    case .sum(let terms): return terms.first?.coefficient.isNegative ?? false
    case .product(let factors):
      // The sign of a quotient may sit in a factor that is a sum.
      return factors.filter {
        $0.exponent.rationalValue.map { $0.isInteger && !$0.numerator.isEven } == true && $0.base.hasLeadingMinus
      }.count % 2 == 1
    default: return false
    }
  }
}
