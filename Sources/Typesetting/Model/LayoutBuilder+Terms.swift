import Algebra
import Numbers

/// Sums: their terms are taken apart into factors, ordered, and laid out one by one.
extension LayoutBuilder {
  /// Fills `terms` and `factors`; false when a part has no layout yet (it is in `missing` then).
  mutating func gather(_ list: [(coefficient: Rational, term: Expr)], product: [(base: Expr, exponent: Expr)]? = nil)
    -> Bool
  {
    factors.removeAll(keepingCapacity: true)
    terms.removeAll(keepingCapacity: true)
    terms.reserveCapacity(list.count)
    if list.count > 256 { factors.reserveCapacity(4 * list.count) }
    if let product {
      for (base, exponent) in product { gather(base, to: exponent) }
      terms.append(Term(coefficient: hasOddReversal(0..<factors.count) ? -1 : 1, factors: 0..<factors.count))
    } else {
      for (coefficient, term) in list {
        let start = factors.count
        let scale = gather(term)
        var value = scale.map { coefficient * $0 } ?? coefficient
        if hasOddReversal(start..<factors.count) { value = -value }
        terms.append(Term(coefficient: value, factors: start..<factors.count))
      }
    }
    return missing.isEmpty
  }

  /// True when reversed vector products stand to odd powers all in all.
  private func hasOddReversal(_ range: Range<Int>) -> Bool {
    guard missing.isEmpty else { return false }
    var isOdd = false
    for k in range where kernels[Int(factors[k].kernel)].isReversed && factors[k].denominator == 1 {
      if factors[k].numerator & 1 != 0 { isOdd.toggle() }
    }
    return isOdd
  }

  /// Appends the factors of a term; a numeric term is returned instead.
  private mutating func gather(_ term: Expr) -> Rational? {
    if let known = memo[term] {
      // A number or a product may have been laid out as an exponent or an argument; here its parts are wanted.
      let place = kernels[Int(known)].place
      if place != .number && place != .product {
        factors.append(Factor(kernel: known, numerator: 1, denominator: 1))
        return nil
      }
    }
    switch term.view {
    case .number(let value): return value
    case .product(let list): for (base, exponent) in list { gather(base, to: exponent) }
    case .imaginaryUnit, .pi, .symbol, .field, .sum, .call:
      factors.append(Factor(kernel: kernel(term), numerator: 1, denominator: 1))
    }
    return nil
  }

  private mutating func gather(_ base: Expr, to exponent: Expr) {
    let index = kernel(base)
    if let (numerator, denominator) = smallFraction(exponent) {
      factors.append(Factor(kernel: index, numerator: numerator, denominator: denominator))
    } else {
      factors.append(Factor(kernel: index, numerator: kernel(exponent), denominator: 0))
    }
  }

  /// Numerator and denominator of a rational exponent; nil for any other, and where one needs more than 32 bits.
  private func smallFraction(_ exponent: Expr) -> (Int32, Int32)? {
    guard let value = exponent.rationalValue, let numerator = value.numerator.asInt,
      let denominator = value.denominator.asInt,
      let small = Int32(exactly: numerator), let smallDenominator = Int32(exactly: denominator)
    else { return nil }
    return (small, smallDenominator)
  }

  /// The sum of the gathered terms.
  mutating func sumOfGathered() -> Layout.Node {
    rankKernels()
    for k in terms.indices where terms[k].factors.count > 1 { sortFactors(terms[k].factors) }
    let order = termOrder()
    if style.factorsContent && terms.count > 1, let content = content(), !content.isOne {
      guard let inverse = try? content.inverted() else { return layOut(order) }
      for k in terms.indices { terms[k].coefficient *= inverse }
      let factor = number(content)
      return row([factor, layOut(order)])
    }
    return layOut(order)
  }

  private mutating func layOut(_ order: [Int]) -> Layout.Node {
    if order.isEmpty { return layout.integer(0) }
    if order.count == 1 && !terms[order[0]].coefficient.isNegative { return product(terms[order[0]]) }
    var nodes: [Int32] = []
    nodes.reserveCapacity(order.count)
    layout.reserve(order.count + factors.count)
    for k in order {
      let node = product(terms[k])
      nodes.append(terms[k].coefficient.isNegative ? ~node.index : node.index)
    }
    let run = layout.run(nodes)
    return layout.add(.sum(run))
  }

  /// The positive rational number that divides all coefficients and leaves integers without a common factor.
  private func content() -> Rational? {
    var numerator = Integer(0)
    var denominator = Integer(1)
    for term in terms {
      numerator = numerator.gcd(term.coefficient.numerator)
      let d = term.coefficient.denominator
      guard let (part, _) = try? d.quotientAndRemainder(dividingBy: denominator.gcd(d)) else { return nil }
      denominator = denominator * part
    }
    return try? Rational(numerator, denominator)
  }

  // MARK: Order

  /// Numbers the kernels of the gathered terms in reading order, from 1.
  mutating func rankKernels() {
    ranking += 1
    var list: [Int32] = []
    for factor in factors where kernels[Int(factor.kernel)].rankedBy != ranking {
      kernels[Int(factor.kernel)].rankedBy = ranking
      list.append(factor.kernel)
    }
    if list.count > 1 {
      makeKeys(list)
      list.sort { keys[Int(kernels[Int($0)].key)] < keys[Int(kernels[Int($1)].key)] }
    }
    for (k, index) in list.enumerated() { kernels[Int(index)].rank = UInt32(k + 1) }
  }

  private mutating func makeKeys(_ list: [Int32]) {
    let new = list.filter { kernels[Int($0)].key < 0 }
    if new.isEmpty { return }
    var writer = LinearWriter(layout, style, .text, limit: ReadingOrder.Key.length)
    for k in new {
      let kernel = kernels[Int(k)]
      kernels[Int(k)].key = Int32(keys.count)
      let hash = layout.traits(kernel.node).hash
      let text = layout.functionKey(kernel.node, &writer) ?? writer.beginning(of: kernel.node)
      keys.append(ReadingOrder.Key(kernel.place, text, hash: hash))
    }
  }

  @inline(__always) private func rank(_ factor: Factor) -> UInt32 { kernels[Int(factor.kernel)].rank }

  /// Insertion: terms have few factors. Stable, so that symbolic powers of one base keep their stored order.
  private mutating func sortFactors(_ range: Range<Int>) {
    for i in range.dropFirst() {
      let moving = factors[i]
      let r = rank(moving)
      var j = i
      while j > range.lowerBound && rank(factors[j - 1]) > r {
        factors[j] = factors[j - 1]
        j -= 1
      }
      factors[j] = moving
    }
  }

  private struct SortKey {
    var high: UInt64
    var low: UInt64
    var index: Int
  }

  /// The terms in reading order, but not with a minus in front if it can be helped: a number goes to the end (x − 1), and else
  /// the first positive term comes to the front, unless that would put an imaginary one before a real one.
  private func termOrder() -> [Int] {
    if terms.count == 1 { return [0] }
    var keys = terms.indices.map(sortKey)
    keys.sort { a, b in
      if a.high != b.high { return a.high < b.high }
      if a.low != b.low { return a.low < b.low }
      return precedes(terms[a.index], terms[b.index])
    }
    if let first = keys.first,
      let lead = keys.firstIndex(where: { !terms[$0.index].coefficient.isNegative }), lead > 0,
      keys[lead].high >> 63 == first.high >> 63
    {
      if lead == 1 && terms[first.index].factors.isEmpty {
        keys.append(keys.removeFirst())
      } else {
        keys.insert(keys.remove(at: lead), at: 0)
      }
    }
    return keys.map(\.index)
  }

  /// Imaginary, degree in functions, degree in symbols, then rank and falling exponent of the first factors.
  @inline(__always) private func sortKey(_ index: Int) -> SortKey {
    var isImaginary: UInt64 = 0
    var functionDegree = 0
    var symbolDegree = 0
    var low: UInt64 = 0
    var firstRank: UInt32 = 0
    let range = terms[index].factors
    for k in range {
      let factor = factors[k]
      let kernel = kernels[Int(factor.kernel)]
      let twelfths = Self.twelfths(factor)
      if kernel.place == .imaginaryUnit { isImaginary = 1 }
      if kernel.place.isFunction { functionDegree += max(abs(twelfths), 1) }
      if kernel.place.isSymbol { symbolDegree += twelfths }
      // Saturated fields decide nothing wrongly: terms whose keys agree are compared in full.
      let fallingExponent = UInt64(min(max(2047 - twelfths, 0), 4095))
      let cappedRank = UInt64(min(kernel.rank, 255))
      switch k - range.lowerBound {
      case 0:
        firstRank = min(kernel.rank, (1 << 28) - 1)
        low |= fallingExponent << 52
      case 1: low |= cappedRank << 44 | fallingExponent << 32
      case 2: low |= cappedRank << 24 | fallingExponent << 12
      case 3: low |= cappedRank << 4
      default: break
      }
    }
    let high =
      isImaginary << 63 | UInt64(min(functionDegree, 2047)) << 52
      | UInt64(min(max(symbolDegree + (1 << 23), 0), (1 << 24) - 1)) << 28 | UInt64(firstRank)
    return SortKey(high: high, low: low, index: index)
  }

  private static func twelfths(_ factor: Factor) -> Int {
    factor.denominator == 0 ? 12 : Int(factor.numerator) * 12 / Int(factor.denominator)
  }

  /// The full comparison, for terms whose packed keys agree.
  private func precedes(_ a: Term, _ b: Term) -> Bool {
    for (i, j) in zip(a.factors, b.factors) {
      let (x, y) = (factors[i], factors[j])
      if rank(x) != rank(y) { return rank(x) < rank(y) }
      if x.denominator == 0 || y.denominator == 0 {
        if x.denominator != y.denominator { return x.denominator != 0 }
        if x.numerator != y.numerator {
          return layout.traits(kernels[Int(x.numerator)].node).hash < layout.traits(kernels[Int(y.numerator)].node).hash
        }
      } else {
        let (left, right) = (Int(x.numerator) * Int(y.denominator), Int(y.numerator) * Int(x.denominator))
        if left != right { return left > right }
      }
    }
    return a.factors.count < b.factors.count
  }
}
