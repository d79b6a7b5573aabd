import Numbers

/// A generic rational point: every symbol and field gets a value that meets its assumptions, a pure function of the seed and
/// the symbol, so that a point is reproducible from its seed.
struct SamplePoint {
  let seed: UInt64
  private(set) var assignments: [(kernel: Expr, re: Rational, im: Rational)] = []
  private var assigned: [Id: ComplexBall] = [:]
  private var fieldValues: [UInt32: [(arguments: [ComplexBall], value: ComplexBall)]] = [:]

  init(seed: UInt64) { self.seed = seed }

  /// A rigorous enclosure of the value, or nil where there is none at this precision (a denominator whose enclosure contains
  /// zero, a branch cut that the enclosure straddles).
  mutating func enclosure(of root: Expr, bits: Int) -> ComplexBall? {
    let arena = Arena.shared
    var values: [Id: ComplexBall] = [:]
    for id in arena.reachable(from: [root.id]) {
      if Work.isOver { return nil }
      guard let value = try? evaluate(id, values, bits) else { return nil }
      guard value.isFinite else { return nil }
      values[id] = value
    }
    return values[root.id]
  }

  private mutating func evaluate(_ id: Id, _ values: [Id: ComplexBall], _ bits: Int) throws -> ComplexBall {
    let arena = Arena.shared
    let node = arena[id]
    let list = arena.childIds(id)
    func value(_ k: Int) throws -> ComplexBall {
      guard let v = values[list[k]] else { throw AlgebraError.unable("evaluation", Expr(id: id)) }
      return v
    }
    switch node.kind {
    case .integer, .rational: return try ComplexBall(arena.rationalValue(id), precision: bits)
    case .imaginaryUnit: return try ComplexBall(0, 1, precision: bits)
    case .pi: return ComplexBall(try Ball.pi(precision: bits))
    case .symbol: return try assign(id, node.hash, node.facts, bits)
    case .field: return try assignField(id, try list.indices.map { try value($0) }, bits)
    case .linear:
      var sum = try ComplexBall(0, precision: bits)
      for k in stride(from: 0, to: list.count, by: 2) {
        sum = sum + (try value(k)) * (try value(k + 1))
      }
      return sum
    case .product:
      var product = try ComplexBall(1, precision: bits)
      for k in stride(from: 0, to: list.count, by: 2) {
        product = product * (try power(try value(k), try value(k + 1), list[k + 1]))
      }
      return product
    case .call:
      guard let function = Function(rawValue: node.head) else {
        throw AlgebraError.unable("evaluation", Expr(id: id))
      }
      return try function.enclosure(try list.indices.map { try value($0) }, of: Expr(id: id))
    }
  }

  private func power(_ b: ComplexBall, _ e: ComplexBall, _ exponent: Id) throws -> ComplexBall {
    let arena = Arena.shared
    if arena.isNumber(exponent) {
      let q = arena.rationalValue(exponent)
      if let n = q.asInt { return try b.power(n) }
      return try b.power(q)
    }
    return try b.power(e)
  }

  private mutating func assign(_ id: Id, _ hash: UInt32, _ facts: Facts, _ bits: Int) throws -> ComplexBall {
    if let known = assigned[id] { return known }
    var generator = SplitMix(seed: seed &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(hash))
    let (re, im) = generator.value(meeting: facts, wide: seed % 3 == 0)
    assignments.append((Expr(id: id), re, im))
    let ball = try ComplexBall(re, im, precision: bits)
    assigned[id] = ball
    return ball
  }

  /// Fields are functions: where all arguments may be equal the value is the same.
  private mutating func assignField(_ id: Id, _ arguments: [ComplexBall], _ bits: Int) throws -> ComplexBall {
    let entry = Arena.shared[id].entry(in: .shared)
    for known in fieldValues[entry] ?? [] where zip(known.arguments, arguments).allSatisfy({ $0.overlaps($1) }) {
      return known.value
    }
    let value = try assign(id, Arena.shared[id].hash, Arena.shared[id].facts, bits)
    fieldValues[entry, default: []].append((arguments, value))
    return value
  }
}

/// The generator SplitMix64.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// A rational value, never zero, with the properties the facts ask for: of size up to 3, or up to 10 where `wide`, so that
  /// imaginary parts beyond π and other far branches are met too.
  mutating func value(meeting facts: Facts, wide: Bool) -> (Rational, Rational) {
    if facts.contains(.integer) {
      let n = Rational(integer(1...6))
      return (facts.contains(.nonnegative) || integer(0...1) == 0 ? n : -n, 0)
    }
    let largest = wide ? 659 : 173
    let re = Rational(integer(7...largest), [61, 67, 71, 73][integer(0...3)])
    let signed = facts.contains(.nonnegative) || integer(0...1) == 0 ? re : -re
    if facts.contains(.real) { return (signed, 0) }
    let im = Rational(integer(7...largest), [79, 83, 89, 97][integer(0...3)])
    return (signed, integer(0...1) == 0 ? im : -im)
  }
}
