import Numbers

/// Where each kernel sits among the generators.
struct GeneratorLayout {
  var kernel: [Int] = []
  var root: [Id: (generator: Int, degree: Int, denominator: Polynomial)] = [:]
  /// Denominators of the values of kernels with a relation (|u| of a fraction u).
  var kernelDenominator: [Int: Polynomial] = [:]
  var angle: [Id: (sine: Int, cosine: Int)] = [:]
  var exponential: [Id: Int] = [:]
}

/// Turns nodes into fractions. A value of its own, so that a field under construction can use it with the relations found
/// so far.
struct Converter {
  let normalizer: Normalizer
  let ring: PolynomialRing
  let layout: GeneratorLayout
  let relations: [Relation]
  let imaginary: Int?
  private let plain: PlainGenerators
  let arena = Arena.shared

  init(
    _ normalizer: Normalizer, _ ring: PolynomialRing, _ layout: GeneratorLayout,
    _ relations: [Relation], _ imaginary: Int?, _ plain: PlainGenerators? = nil
  ) {
    self.normalizer = normalizer
    self.ring = ring
    self.layout = layout
    self.relations = relations
    self.imaginary = imaginary
    self.plain = plain ?? PlainGenerators(normalizer, layout)
  }

  var one: RationalFunction { RationalFunction(1, in: ring) }

  /// The largest number of term products for which a sum is taken over one common denominator at once.
  static let denominatorBudget = 2_000_000
  private func multiplied(_ a: RationalFunction, _ b: RationalFunction) throws -> RationalFunction {
    let product = a * b
    try Work.check()
    return try reduce(product)
  }

  private func added(_ a: RationalFunction, _ b: RationalFunction) throws -> RationalFunction {
    let sum = a + b
    try Work.check()
    return sum
  }

  func reduce(_ f: RationalFunction) throws -> RationalFunction {
    let result = try relations.reduced(f, imaginary: imaginary)
    try Work.check()
    return result
  }

  func fraction(of root: Id) throws -> RationalFunction {
    if let g = plain[root] { return RationalFunction(generator: g, in: ring) }
    var values: [Id: RationalFunction] = [:]
    return try value(root, &values)
  }

  /// The value of a node, its parts first. An explicit stack: depth of the expression costs no stack of the machine.
  private func value(_ root: Id, _ values: inout [Id: RationalFunction]) throws -> RationalFunction {
    if let known = values[root] { return known }
    var stack = [root]
    while let id = stack.last {
      if values[id] != nil {
        stack.removeLast()
        continue
      }
      let missing = parts(of: id).filter { values[$0] == nil }
      if missing.isEmpty {
        values[id] = try node(id, &values)
        try Work.check()
        stack.removeLast()
      } else {
        stack.append(contentsOf: missing)
      }
    }
    return values[root] ?? one
  }

  /// The nodes whose fractions a node's fraction is made from; arguments of functions are not among them.
  private func parts(of id: Id) -> [Id] {
    let list = arena.childIds(id)
    switch arena[id].kind {
    case .linear:
      return stride(from: 0, to: list.count, by: 2).compactMap { isMonomial(list[$0]) ? nil : list[$0] }
    case .product:
      if isMonomial(id) { return [] }
      return stride(from: 0, to: list.count, by: 2).filter { arena.smallInteger(list[$0 + 1]) != nil }
        .map { list[$0] }
    default:
      if case .alias(let other)? = normalizer.recipes[id] { return [other] }
      return []
    }
  }

  private func node(_ id: Id, _ values: inout [Id: RationalFunction]) throws -> RationalFunction {
    let node = arena[id]
    switch node.kind {
    case .integer, .rational: return RationalFunction(arena.rationalValue(id), in: ring)
    case .linear: return try linear(id, &values)
    case .product: return try product(id, &values)
    default:
      guard let recipe = normalizer.recipes[id] else {
        throw AlgebraError.unable("an element of a field made for other expressions", Expr(id: id))
      }
      return try follow(recipe, &values)
    }
  }

  private func linear(_ id: Id, _ values: inout [Id: RationalFunction]) throws -> RationalFunction {
    let list = arena.childIds(id)
    var coefficients: [Rational] = []
    coefficients.reserveCapacity(list.count / 2)
    var exponents = Array(repeating: 0, count: list.count / 2 * ring.variableCount)
    var others: [RationalFunction] = []
    for k in stride(from: 0, to: list.count, by: 2) {
      let c = arena.rationalValue(list[k + 1])
      if readMonomial(list[k], &exponents, from: coefficients.count * ring.variableCount) {
        coefficients.append(c)
      } else {
        others.append(try value(list[k], &values).scaled(by: c))
      }
    }
    if !coefficients.isEmpty || others.isEmpty {
      exponents.removeLast(exponents.count - coefficients.count * ring.variableCount)
      let polynomial = try Polynomial(coefficients: coefficients, exponents: exponents, in: ring)
      let fraction = RationalFunction(polynomial)
      if others.isEmpty { return fraction }
      others.append(fraction)
    }
    return try reduce(sum(others))
  }

  /// The sum over the least common denominator, reduced once at the end; one by one where that could grow too large.
  private func sum(_ terms: [RationalFunction]) throws -> RationalFunction {
    let sizes = terms.map(\.sizes)
    let below = sizes.reduce(1) { min($0 * $1.below, Self.denominatorBudget) }
    guard terms.count > 2, sizes.reduce(0, { $0 + $1.above }) * below <= Self.denominatorBudget else {
      return try terms.dropFirst().reduce(terms[0]) { try added($0, $1) }
    }
    let (numerators, denominator) = RationalFunction.clearingDenominators(terms)
    try Work.check()
    return try RationalFunction(numerators.dropFirst().reduce(numerators[0], +), over: denominator)
  }

  /// Whether a term is a monomial in generators, already reduced.
  private func isMonomial(_ id: Id) -> Bool {
    if arena[id].kind != .product { return plain[id] != nil || id == Expr.one.id }
    let list = arena.childIds(id)
    for k in stride(from: 0, to: list.count, by: 2) {
      guard let g = plain[list[k]], let n = arena.smallInteger(list[k + 1]), n > 0, n < 1 << 20 else { return false }
      if !relations.isEmpty, relations.contains(where: { $0.generator == g && n >= $0.degree }) { return false }
    }
    // Different nodes may stand for one generator, whose exponents then add up.
    return relations.isEmpty || hasDistinctGenerators(list)
  }

  private func hasDistinctGenerators(_ list: UnsafeBufferPointer<Id>) -> Bool {
    for k in stride(from: 2, to: list.count, by: 2) {
      for j in stride(from: 0, to: k, by: 2) where plain[list[j]] == plain[list[k]] { return false }
    }
    return true
  }

  /// The exponents of a term that is a monomial, from a place of zeros on.
  private func readMonomial(_ id: Id, _ exponents: inout [Int], from first: Int) -> Bool {
    guard isMonomial(id) else { return false }
    if let g = plain[id] {
      exponents[first + g] = 1
      return true
    }
    guard arena[id].kind == .product else { return true }
    let list = arena.childIds(id)
    for k in stride(from: 0, to: list.count, by: 2) {
      guard let g = plain[list[k]], let n = arena.smallInteger(list[k + 1]) else { continue }
      exponents[first + g] += n
    }
    return true
  }

  private func product(_ id: Id, _ values: inout [Id: RationalFunction]) throws -> RationalFunction {
    let list = arena.childIds(id)
    var exponents = Array(repeating: 0, count: ring.variableCount)
    if readMonomial(id, &exponents, from: 0) {
      return RationalFunction(try Polynomial(coefficients: [1], exponents: exponents, in: ring))
    }
    var result = one
    for k in stride(from: 0, to: list.count, by: 2) {
      let (base, exponent) = (list[k], list[k + 1])
      let factor: RationalFunction
      if let n = arena.smallInteger(exponent) {
        let b = try value(base, &values)
        if n < 0 && b.isZero { throw AlgebraError.divisionByZero(Expr(id: base)) }
        factor = try power(b, n)
      } else if let recipe = normalizer.powers[Normalizer.PowerKey(base: base, exponent: exponent)] {
        factor = try follow(recipe, &values)
      } else {
        throw AlgebraError.unable("an element of a field made for other expressions", Expr(id: id))
      }
      result = result.isOne ? factor : try multiplied(result, factor)
    }
    return result
  }

  /// Powers by squaring, reduced at every step, so that the intermediate results stay as small as the final one.
  func power(_ b: RationalFunction, _ n: Int) throws -> RationalFunction {
    let positive = n < 0 ? try reduce(try b.inverted()) : b
    if relations.isEmpty {
      let power = try positive.power(abs(n))
      try Work.check()
      return power
    }
    // The size of the unreduced power is checked even though reduction may keep the result smaller.
    guard abs(n) <= 1 << 20 else {
      throw AlgebraError.number(.tooLarge("a power with exponent \(n) modulo algebraic relations"))
    }
    if n == 0 { return one }
    if let polynomial = positive.asPolynomial {
      let ideal = relations.map(\.polynomial)
      return RationalFunction(
        try Self.power(polynomial, abs(n)) {
          let product = try $0.multiplied(by: $1).reduced(modulo: ideal)
          try Work.check()
          return product
        })
    }
    return try Self.power(positive, abs(n), multiplied)
  }

  /// bⁿ for n ≥ 1, from the first binary digit of the exponent on: the other factor of the odd steps is the short base.
  private static func power<R>(_ b: R, _ n: Int, _ multiply: (R, R) throws -> R) rethrows -> R {
    var result = b
    for bit in (0..<(Int.bitWidth - 1 - n.leadingZeroBitCount)).reversed() {
      result = try multiply(result, result)
      if n >> bit & 1 == 1 { result = try multiply(result, b) }
    }
    return result
  }

  private func follow(_ recipe: Normalizer.Recipe, _ values: inout [Id: RationalFunction]) throws
    -> RationalFunction
  {
    switch recipe {
    case .kernel(let k):
      let g = RationalFunction(generator: layout.kernel[k], in: ring)
      guard let d = layout.kernelDenominator[k], !d.isOne else { return g }
      return try g.divided(by: RationalFunction(d))
    case .alias(let other): return try value(other, &values)
    case .exponential(let terms): return try exponential(terms)
    case .sine(let terms): return try turn(terms).sine
    case .cosine(let terms): return try turn(terms).cosine
    case .tangent(let terms):
      let (c, s) = try turn(terms)
      if c.isZero { throw AlgebraError.divisionByZero(.zero) }
      return try reduce(try s.divided(by: c))
    case .hyperbolicSine(let terms): return try hyperbolic(terms).sine
    case .hyperbolicCosine(let terms): return try hyperbolic(terms).cosine
    case .hyperbolicTangent(let terms):
      let (c, s) = try hyperbolic(terms)
      return try reduce(try s.divided(by: c))
    case .root(let base, let exponent):
      guard let entry = layout.root[base], let m = (exponent * Rational(entry.degree)).asInt else {
        throw AlgebraError.unable("a root", Expr(id: base))
      }
      let g = RationalFunction(generator: entry.generator, in: ring)
      let k = entry.denominator.isOne ? g : try g.divided(by: RationalFunction(entry.denominator))
      return try power(k, m)
    case .product(let parts):
      var result = one
      for part in parts { result = try reduce(result * (try follow(part, &values))) }
      return result
    }
  }

  // MARK: Exponentials and angles

  private typealias Turn = (cosine: RationalFunction, sine: RationalFunction)

  private func exponential(_ terms: [AtomTerm]) throws -> RationalFunction {
    var result = one
    for term in terms {
      if term.imaginary {
        let (c, s) = try simpleTurn(term)
        let i = try imaginaryUnit(for: term)
        result = try multiplied(result, c + s * i)
      } else {
        result = try reduce(result * (try realExponential(term)))
      }
    }
    return result
  }

  private func imaginaryUnit(for term: AtomTerm) throws -> RationalFunction {
    guard let i = imaginary else { throw AlgebraError.unable("an imaginary exponent", Expr(id: term.atom)) }
    return RationalFunction(generator: i, in: ring)
  }

  private func realExponential(_ term: AtomTerm) throws -> RationalFunction {
    if let power = normalizer.logarithmPower(term) { return try fraction(of: power.id) }
    guard let g = layout.exponential[term.atom], let measure = normalizer.exponentMeasure[term.atom],
      let n = try term.coefficient.divided(by: measure).asInt
    else { throw AlgebraError.unable("an exponential", Expr(id: term.atom)) }
    return try RationalFunction(generator: g, in: ring).power(n)
  }

  private func turn(_ terms: [AtomTerm]) throws -> Turn {
    var result: Turn = (one, RationalFunction(0, in: ring))
    for term in terms {
      let next: Turn
      if term.imaginary {
        // cos(ia) = cosh a, sin(ia) = i·sinh a.
        let (c, s) = try hyperbolic([AtomTerm(atom: term.atom, coefficient: term.coefficient, imaginary: false)])
        next = (c, try reduce(s * (try imaginaryUnit(for: term))))
      } else {
        next = try simpleTurn(term)
      }
      result = try combined(result, next)
    }
    return result
  }

  private func combined(_ a: Turn, _ b: Turn) throws -> Turn {
    if a.sine.isZero && a.cosine.isOne { return b }
    return (
      try reduce(added(multiplied(a.cosine, b.cosine), -multiplied(a.sine, b.sine))),
      try reduce(added(multiplied(a.sine, b.cosine), multiplied(a.cosine, b.sine)))
    )
  }

  /// cosine and sine of coefficient·atom, an integer multiple of the atom's base angle.
  private func simpleTurn(_ term: AtomTerm) throws -> Turn {
    if term.atom == Expr.pi.id, let special = try specialTurn(term.coefficient) { return special }
    var (square, n) = try baseTurn(term)
    if n < 0 { square.sine = -square.sine }
    var result: Turn = (one, RationalFunction(0, in: ring))
    var rest = abs(n)
    while rest > 0 {
      if rest & 1 == 1 { result = try combined(result, square) }
      rest >>= 1
      if rest > 0 { square = try combined(square, square) }
    }
    return result
  }

  /// cosine and sine of the base angle of an atom, and how often the term contains it.
  private func baseTurn(_ term: AtomTerm) throws -> (Turn, count: Int) {
    let refusal = AlgebraError.unable("a multiple angle beyond 16384", Expr(id: term.atom))
    if let turn = normalizer.inverseTurns[term.atom] {
      guard let n = try term.coefficient.divided(by: turn.base).asInt, abs(n) <= 1 << 14 else { throw refusal }
      return ((try fraction(of: turn.cosine.id), try fraction(of: turn.sine.id)), n)
    }
    guard let entry = layout.angle[term.atom], let measure = normalizer.angleMeasure[term.atom],
      let n = try term.coefficient.divided(by: measure).asInt, abs(n) <= 1 << 14
    else { throw refusal }
    return (
      (RationalFunction(generator: entry.cosine, in: ring), RationalFunction(generator: entry.sine, in: ring)), n
    )
  }

  private func specialTurn(_ turns: Rational) throws -> Turn? {
    let (c, s) = arena.build { arena -> (Id?, Id?) in
      let angle = arena.scale(arena.constant(.pi), by: arena.number(turns))
      return (arena.cosineOfTurn(angle, shiftedBy: 0), arena.cosineOfTurn(angle, shiftedBy: Rational(-1, 2)))
    }
    guard let c, let s else { return nil }
    return (try fraction(of: c), try fraction(of: s))
  }

  private func hyperbolic(_ terms: [AtomTerm]) throws -> Turn {
    let plus = try exponential(terms)
    let minus = try reduce(try plus.inverted())
    let half = Rational(1, 2)
    return (try reduce((plus + minus).scaled(by: half)), try reduce((plus - minus).scaled(by: half)))
  }
}
