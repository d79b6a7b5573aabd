import Numbers

/// Turns expressions into rational functions over ℚ in finitely many kernels, together with the algebraic relations between
/// those kernels.
///
/// First every function, root and symbolic power that occurs is analysed (`recipes`), innermost first. Then the generators
/// are fixed, with those that satisfy a relation in front, so that in lexicographic order each relation's leading term is a
/// pure power of its own generator; leading terms of different relations are coprime, hence the relations are a Gröbner
/// basis and division by them decides membership. Finally each node becomes a fraction of polynomials.
final class Normalizer {
  /// What a node becomes, once the generators exist.
  enum Recipe {
    case kernel(Int)
    case alias(Id)
    /// ∏ of exponentials (of i·atom: cosine + i·sine).
    case exponential([AtomTerm])
    case sine([AtomTerm])
    case cosine([AtomTerm])
    case tangent([AtomTerm])
    case hyperbolicSine([AtomTerm])
    case hyperbolicCosine([AtomTerm])
    case hyperbolicTangent([AtomTerm])
    /// base^(p/q), by the table of roots.
    case root(base: Id, exponent: Rational)
    case product([Recipe])
  }

  /// A generator of the polynomial ring before the ring exists.
  struct Kernel {
    var expression: Expr
    /// The generator g satisfies g^degree = value; 0 where there is no relation.
    var degree = 0
    var value: Expr = .zero
    var rank: Int
  }

  let arena = Arena.shared
  var recipes: [Id: Recipe] = [:]
  var decompositions: [Id: [AtomTerm]] = [:]
  var knownAtoms: Set<Id> = []
  var intricateAtoms: [Id] = []
  var kernels: [Kernel] = []
  private var kernelIndex: [Id: Int] = [:]
  private var opaque: [Function: [Id]] = [:]

  /// For each atom, the common measure of the coefficients it occurs with: in angles, and in real exponents.
  var angleMeasure: [Id: Rational] = [:]
  var exponentMeasure: [Id: Rational] = [:]
  /// The turns of inverse functions that are known, by the function.
  private(set) var inverseTurns: [Id: InverseTurn] = [:]
  /// For each radicand, the least common denominator of its exponents.
  var rootDegree: [Id: Int] = [:]
  /// The place of a root in the order of generators: after everything its radicand contains.
  var rootRank: [Id: Int] = [:]
  private var intricateRadicands: [Id] = []
  private var ranks = 3
  private var settledRadicands: Set<Id> = []
  var settledArguments: Set<Id> = []
  private var nesting = 0
  var canonicalForms: [Id: Expr] = [:]

  /// Analyses every node that the root reaches.
  func discover(_ root: Id) throws { try discover([root]) }

  /// Analyses every node that the roots reach.
  func discover(_ roots: [Id]) throws {
    if recipes.isEmpty {
      recipes.reserveCapacity(roots.count)
      kernelIndex.reserveCapacity(roots.count)
    }
    for id in arena.reachable(from: roots) where !needsNoRecipe(id) && recipes[id] == nil {
      try analyse(id)
      try Work.check()
    }
  }

  /// Replaces the angles that are inverse functions by roots, once all multiples of them are known.
  func settleInverseTurns() throws {
    while true {
      let found = angleMeasure.compactMap { atom, measure in
        InverseTurn(atom, measure: measure).map { (atom: atom, turn: $0) }
      }
      if found.isEmpty { return }
      for (atom, turn) in found.sorted(by: { arena.precedes($0.atom, $1.atom) }) {
        if let other = inverseTurns[atom], other.base != turn.base {
          throw AlgebraError.unable("an inverse function of itself", Expr(id: atom))
        }
        inverseTurns[atom] = turn
        angleMeasure[atom] = nil
        try discover([turn.cosine.id, turn.sine.id])
      }
    }
  }

  /// Sums, numbers and products of integer powers are what their parts make them.
  private func needsNoRecipe(_ id: Id) -> Bool {
    let node = arena[id]
    if node.facts.contains(.undefined) { return false }
    switch node.kind {
    case .integer, .rational, .linear: return true
    case .product:
      let list = arena.childIds(id)
      return stride(from: 1, to: list.count, by: 2).allSatisfy { arena.smallInteger(list[$0]) != nil }
    default: return false
    }
  }

  private func analyse(_ id: Id) throws {
    let node = arena[id]
    if node.facts.contains(.undefined) { throw AlgebraError.undefined(Expr(id: id)) }
    switch node.kind {
    case .integer, .rational, .linear: break
    case .imaginaryUnit:
      recipes[id] = .kernel(kernel(Expr.i, degree: 2, value: -1, rank: 1))
    case .pi, .symbol: recipes[id] = .kernel(kernel(Expr(id: id)))
    case .field: try analyseField(id)
    case .product: try analysePowers(id)
    case .call: try analyseCall(id)
    }
  }

  /// The index of the kernel, made if it is new.
  func kernel(_ expression: Expr, degree: Int = 0, value: Expr = .zero, rank: Int = 0) -> Int {
    if let known = kernelIndex[expression.id] { return known }
    kernels.append(Kernel(expression: expression, degree: degree, value: value, rank: rank))
    kernelIndex[expression.id] = kernels.count - 1
    return kernels.count - 1
  }

  private func analyseField(_ id: Id) throws {
    if isPlainField(id) {
      recipes[id] = .kernel(kernel(Expr(id: id)))
      return
    }
    let record = arena.symbols[Int(arena[id].entry(in: arena))]
    let arguments = try arena.childIds(id).map { try canonical($0).id }
    recipes[id] = .kernel(kernel(Expr(id: arena.build { $0.field(record, arguments) })))
  }

  // MARK: Powers

  private func analysePowers(_ id: Id) throws {
    let list = Array(arena.childIds(id))
    for k in stride(from: 0, to: list.count, by: 2) where arena.smallInteger(list[k + 1]) == nil {
      let pair = PowerKey(base: list[k], exponent: list[k + 1])
      if powers[pair] != nil { continue }
      let recipe = try powerRecipe(pair.base, pair.exponent)
      // Analysing the canonical form may have met this very power, and settled it.
      if powers[pair] == nil { powers[pair] = recipe }
    }
  }

  struct PowerKey: Hashable {
    let base: Id
    let exponent: Id
  }

  var powers: [PowerKey: Recipe] = [:]

  private func powerRecipe(_ base: Id, _ exponent: Id) throws -> Recipe {
    if arena.isNumber(exponent) {
      let q = arena.rationalValue(exponent)
      if q.isInteger { throw AlgebraError.unable("an exponent beyond the size budget", Expr(id: base)) }
      return try rootRecipe(base, q)
    }
    // b^(r + e) = b^r · exp(e·log b) for rational r.
    var rational = Rational(0)
    var rest = Expr(id: exponent)
    if arena[exponent].kind == .linear {
      let list = arena.childIds(exponent)
      for k in stride(from: 0, to: list.count, by: 2) where list[k] == Expr.one.id {
        rational = arena.rationalValue(list[k + 1])
      }
      rest = rest - Expr(rational)
    }
    var parts: [Recipe] = []
    if !rational.isZero {
      let power = Expr(id: base) ** Expr(rational)
      try discover(power.id)
      parts.append(.alias(power.id))
    }
    let logarithm = try canonicalLogarithm(base)
    try discover(logarithm.id)
    let terms = try decompose((rest * logarithm).id)
    parts.append(try exponentialRecipe(terms))
    return parts.count == 1 ? parts[0] : .product(parts)
  }

  private func rootRecipe(_ base: Id, _ exponent: Rational) throws -> Recipe {
    if arena.isNumber(base) || settledRadicands.contains(base) { return try rootOfSettled(base, exponent) }
    let canonicalBase = try canonicalRadicand(base)
    if canonicalBase.id == base { return try rootOfSettled(base, exponent) }
    // The canonical radicand is not taken apart a second time, so the analysis ends even where a second pass would write it
    // differently again.
    let whole = canonicalBase ** Expr(exponent)
    let list = arena.childIds(arena[whole.id].kind == .linear ? arena.childIds(whole.id)[0] : whole.id)
    for k in stride(from: 0, to: list.count, by: 2) { settledRadicands.insert(list[k]) }
    try discover(whole.id)
    return .alias(whole.id)
  }

  private func rootOfSettled(_ base: Id, _ exponent: Rational) throws -> Recipe {
    guard let q = exponent.denominator.asInt, q <= 64 else {
      throw AlgebraError.unable("a root of that degree", Expr(id: base) ** Expr(exponent))
    }
    let (ratio, other) = try sameRadicand(as: base)
    if other != base {
      // (q·b)ᵉ = qᵉ·bᵉ for every q > 0.
      let number = Expr(ratio) ** Expr(exponent)
      try discover(number.id)
      return .product([.alias(number.id), try rootOfSettled(other, exponent)])
    }
    try discover(base)
    var common = rootDegree[base] ?? 1
    common = common * q / gcd(common, q)
    rootDegree[base] = common
    if rootRank[base] == nil { rootRank[base] = nextRank() }
    return .root(base: base, exponent: exponent)
  }

  /// A radicand met before of which this one is a positive multiple, as cos²x of (1 + cos 2x), or the radicand itself.
  private func sameRadicand(as base: Id) throws -> (ratio: Rational, radicand: Id) {
    if rootDegree[base] != nil || arena.isNumber(base) || !hasFunctions(base) { return (1, base) }
    for other in intricateRadicands {
      let ratio = try NormalForm(Expr(id: base) / Expr(id: other)).fraction.constantValue
      if let ratio, ratio > 0 { return (ratio, other) }
    }
    intricateRadicands.append(base)
    return (1, base)
  }

  private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }

  // MARK: Functions

  private func analyseCall(_ id: Id) throws {
    guard let function = Function(rawValue: arena[id].head) else { return }
    let arguments = Array(arena.childIds(id))
    switch function {
    case .exp: recipes[id] = try exponentialRecipe(try decompose(arguments[0]))
    case .sin, .cos, .tan:
      let terms = try decompose(arguments[0])
      try measure(terms, angles: true)
      recipes[id] = function == .sin ? .sine(terms) : function == .cos ? .cosine(terms) : .tangent(terms)
    case .sinh, .cosh, .tanh:
      let terms = try decompose(arguments[0])
      try measure(terms, angles: false)
      recipes[id] =
        function == .sinh
        ? .hyperbolicSine(terms) : function == .cosh ? .hyperbolicCosine(terms) : .hyperbolicTangent(terms)
    case .log: try alias(id, try canonicalLogarithm(arguments[0]))
    case .re, .im:
      let z = Expr(id: arguments[0])
      let half = function == .re ? Expr.half : -Expr.half * Expr.i
      try alias(id, half * (function == .re ? z + z.conjugate : z - z.conjugate))
    case .abs:
      let u = try canonical(arguments[0])
      let magnitude = abs(u)
      if magnitude.id != id {
        try alias(id, magnitude)
      } else {
        let square = u.isKnownReal ? u * u : u * u.conjugate
        try discover(square.id)
        recipes[id] = .kernel(kernel(magnitude, degree: 2, value: square, rank: nextRank()))
      }
    case .erfc: try alias(id, 1 - erf(Expr(id: arguments[0])))
    case .asin, .acos, .atan, .erf, .gamma, .logGamma, .digamma, .dilogarithm, .besselJ0, .besselJ1, .atan2, .conjugate:
      let canonicalArguments = try arguments.map { try canonical($0) }
      let rebuilt = Expr.call(function, canonicalArguments)
      if rebuilt.id != id, arena[rebuilt.id].kind != .call || arena[rebuilt.id].head != function.rawValue {
        try alias(id, rebuilt)
      } else if let shifted = gammaShifted(function, canonicalArguments[0]) {
        try alias(id, shifted)
      } else if let partner = complement(function, canonicalArguments[0]) {
        try alias(id, .pi / 2 - partner)
      } else {
        recipes[id] = .kernel(kernel(try unifyOpaque(function, rebuilt)))
      }
    case .dot, .cross: recipes[id] = .kernel(kernel(Expr(id: id)))
    case .undefined: throw AlgebraError.undefined(Expr(id: id))
    }
  }

  /// Ranks 0 to 3 are free kernels, i, cosines and sines; kernels with nested values come above, in order of discovery.
  private func nextRank() -> Int {
    ranks += 1
    return ranks
  }

  private func alias(_ id: Id, _ other: Expr) throws {
    if other.id == id {
      recipes[id] = .kernel(kernel(other))
      return
    }
    nesting += 1
    defer { nesting -= 1 }
    if nesting > 64 { throw AlgebraError.unable("a function whose argument has no settled form", Expr(id: id)) }
    try discover(other.id)
    recipes[id] = .alias(other.id)
  }

  /// Two applications of one function to equal arguments are one kernel, even where the arguments are written differently.
  private func unifyOpaque(_ function: Function, _ call: Expr) throws -> Expr {
    let mine = arena.childIds(call.id)
    if kernelIndex[call.id] == nil, mine.contains(where: { hasFunctions($0) }) {
      for other in opaque[function] ?? [] {
        let theirs = arena.childIds(other)
        let same = try zip(mine, theirs).allSatisfy { try NormalForm(Expr(id: $0) - Expr(id: $1)).isZero }
        if same { return Expr(id: other) }
      }
      opaque[function, default: []].append(call.id)
    }
    return call
  }

  /// What is a kernel already and a right angle less the function: asin u for acos u, and atan 1/u for atan u with u > 0.
  private func complement(_ function: Function, _ u: Expr) -> Expr? {
    let other: Expr
    switch function {
    case .asin: other = acos(u)
    case .acos: other = asin(u)
    case .atan where u.isKnownPositive: other = atan(1 / u)
    default: return nil
    }
    return kernelIndex[other.id] == nil ? nil : other
  }

  private func exponentialRecipe(_ terms: [AtomTerm]) throws -> Recipe {
    try measure(terms, angles: false)
    return .exponential(terms)
  }

  /// exp(c·log b) is the power b^c and needs no exponential of its own.
  func logarithmPower(_ term: AtomTerm) -> Expr? {
    guard case .call(.log, let argument) = Expr(id: term.atom).view else { return nil }
    return argument[0] ** Expr(term.coefficient)
  }

  /// Notes the coefficients an atom occurs with. The real terms of an exponent are exponents, its imaginary terms angles; for
  /// an angle it is the other way round.
  private func measure(_ terms: [AtomTerm], angles: Bool) throws {
    for term in terms {
      if term.imaginary { try discover(Expr.i.id) }
      if term.imaginary == angles, let power = logarithmPower(term) {
        try discover(power.id)
      } else if term.imaginary == angles {
        exponentMeasure[term.atom] = (exponentMeasure[term.atom] ?? 0).commonMeasure(with: term.coefficient)
      } else if term.atom == Expr.pi.id {
        // Multiples of π/12 are radicals; other fractions of π share the angle π/n.
        if (term.coefficient * 12).isInteger {
          for f in [cos, sin] as [(Expr) -> Expr] { try discover(f(.pi * Expr(term.coefficient)).id) }
        } else {
          angleMeasure[term.atom] = (angleMeasure[term.atom] ?? 1).commonMeasure(with: term.coefficient)
        }
      } else {
        angleMeasure[term.atom] = (angleMeasure[term.atom] ?? 0).commonMeasure(with: term.coefficient)
      }
    }
  }
}
