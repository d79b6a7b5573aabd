import Numbers

/// The states of one particle below the band of a chain with wells, ε = −γe with e > 2, by counting.
///
/// −1 times the matrix of the wells' sites, e + h/γ, has as many negative eigenvalues as there are states below −γe, and as many
/// negative pivots; these are the changes of sign from each of ``BoundState/amplitudes`` to the next.
struct StatesInWells {
  /// V/γ of each well.
  let depth: Rational
  private let wells: [Int]
  /// The numbers of sites beside the wells; nil for a chain without ends.
  private let beside: (left: Int, right: Int)?

  init(_ model: ChainModel, depth: Rational, isOpen: Bool) {
    self.depth = depth
    wells = model.hosts
    let (first, last) = (model.hosts.first ?? 0, model.hosts.last ?? 0)
    beside = isOpen ? (first, model.sites - 1 - last) : nil
  }

  /// An interval of e with one state in it, and how many states lie below.
  struct Bracket {
    var lower: Rational, upper: Rational
    let below: Int
    var width: Rational { upper - lower }
  }

  /// Every state, from the lowest, within about 2⁻ᵇⁱᵗˢ.
  func all(bits: Int) throws -> [Bracket] {
    guard depth.signum() > 0 else { return [] }
    // Hopping alone has no energy below −2γ, so that with wells of depth V none lies below −2γ − V.
    let (edge, deepest) = (Rational(2), 2 + depth)
    return try isolated(edge, try countAtEdge(), deepest, 0, bits: bits).map { try narrowed($0, bits: bits) }
  }

  /// The number of states below −2γ, where the amplitudes are rational numbers.
  private func countAtEdge() throws -> Int {
    func beyond(_ n: Int) throws -> Rational { try Rational(n).divided(by: Rational(n + 1)) }
    let (left, right) = try beside.map { (try beyond($0.left), try beyond($0.right)) } ?? (1, 1)
    let signs = BoundState.amplitudes(wells: wells, free: 2, depth: depth, left: left, right: right, one: 1)
      .map { $0.signum() }.filter { $0 != 0 }
    return zip(signs, signs.dropFirst()).count { $0 != $1 }
  }

  /// Halves the interval until each part has one state.
  private func isolated(_ lower: Rational, _ most: Int, _ upper: Rational, _ least: Int, bits: Int) throws -> [Bracket]
  {
    if most <= least { return [] }
    if most == least + 1 { return [Bracket(lower: lower, upper: upper, below: least)] }
    let (middle, count) = try halved(lower, upper, bits: bits)
    return try isolated(middle, count, upper, least, bits: bits)
      + isolated(lower, most, middle, count, bits: bits)
  }

  /// Narrows by the secant of the misfit, which two counts have to confirm, and halves where they do not.
  private func narrowed(_ start: Bracket, bits: Int) throws -> Bracket {
    var state = start
    let goal = try Rational(1, 2).power(bits)
    while state.width > goal {
      let digits = state.width.denominator.bitWidth - state.width.numerator.bitWidth
      // At the edge of the band itself z is 1, and there is no misfit to go by.
      if digits >= 16, state.lower > 2, let next = try secant(state, digits: digits, bits: bits) {
        state = next
        continue
      }
      let (middle, count) = try halved(state.lower, state.upper, bits: bits)
      if count > state.below { state.lower = middle } else { state.upper = middle }
    }
    return state
  }

  /// A point in or near the middle, and how many states lie below it; another where the first may be a state's own.
  private func halved(_ lower: Rational, _ upper: Rational, bits: Int) throws -> (middle: Rational, count: Int) {
    for part in [Rational(1, 2), Rational(15, 32), Rational(18, 32)] {
      let middle = lower + (upper - lower) * part
      if let count = try found(middle, bits: bits)?.count { return (middle, count) }
    }
    throw ManyBodyError.numerical("the bound states below an energy could not be counted")
  }

  /// The interval around the secant's zero with half as many digits again; nil when the state is not in it.
  private func secant(_ state: Bracket, digits: Int, bits: Int) throws -> Bracket? {
    guard let a = try found(state.lower, bits: bits)?.misfit, let b = try found(state.upper, bits: bits)?.misfit,
      let (p, q) = try? a.divided(by: a - b).interval
    else { return nil }
    let unit = try Rational(1, 2).power(digits + digits / 2 + 4)
    let guess = state.lower + state.width * (p + q).scaled(by: Rational(1, 2))
    let near = try unit * Rational(guess.divided(by: unit).floor()), reach = 8 * unit
    let (low, high) = (near - reach, near + reach)
    guard low > state.lower, high < state.upper, let most = try found(low, bits: bits)?.count, most > state.below,
      try found(high, bits: bits)?.count == state.below
    else { return nil }
    return Bracket(lower: low, upper: high, below: state.below)
  }

  /// How many states lie below −γe, and by how much the amplitude behind the wells misses, for e > 2; nil where a state may have
  /// this energy.
  private func found(_ e: Rational, bits: Int) throws -> (count: Int, misfit: Ball)? {
    var precision = 2 * bits + 64
    // Balls lose up to two bits at every site.
    let reach = (wells.last ?? 0) - (wells.first ?? 0)
    while precision <= 8 * (bits + 64) + 4 * reach {
      let all = try amplitudes(e, precision)
      if let misfit = all.last, let count = Self.changes(all) { return (count, misfit) }
      precision *= 2
    }
    return nil
  }

  private func amplitudes(_ e: Rational, _ precision: Int) throws -> [Ball] {
    func ball(_ x: Rational) throws -> Ball { try Ball(x, precision: precision) }
    let one = try ball(1)
    // z + 1/z = e with z < 1.
    let z = try ball(2).divided(by: ball(e) + ball((e - 2) * (e + 2)).sqrt())
    func beyond(_ n: Int) throws -> Ball { try z * (one - z.power(2 * n)).divided(by: one - z.power(2 * n + 2)) }
    let (left, right) = try beside.map { (try beyond($0.left), try beyond($0.right)) } ?? (z, z)
    return BoundState.amplitudes(
      wells: wells, free: try ball(e), depth: try ball(depth), left: left, right: right, one: one)
  }

  /// Changes of sign; nil where one is not certain. An amplitude that may be zero stands between two of opposite signs, with one
  /// change whatever its own is.
  private static func changes(_ all: [Ball]) -> Int? {
    var count = 0, sign = true, isOpen = false
    for x in all.dropFirst() {
      guard x.isPositive || x.isNegative else {
        if isOpen { return nil }
        isOpen = true
        continue
      }
      if isOpen, x.isPositive == sign { return nil }
      if x.isPositive != sign { count += 1 }
      (sign, isOpen) = (x.isPositive, false)
    }
    return isOpen ? nil : count
  }
}
