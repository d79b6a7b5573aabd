import Numbers

/// Σ cₖ·t^(valuation+k) + O(t^order) over a ring, dense, in one parameter t.
///
/// The first stored coefficient is not zero (a series without stored coefficients is zero as far as it is known), and
/// coefficients after the last stored one are zero up to the order. A polynomial has the order `exact`.
struct PowerSeries<C: Ring>: Sendable {
  /// The order of a series that is known completely.
  static var exact: Int { 1 << 60 }

  private(set) var lowest: Int
  private(set) var coefficients: [C]
  private(set) var order: Int
  let zero: C

  init(lowest: Int, _ coefficients: [C], order: Int, zero: C) {
    self.lowest = lowest
    self.coefficients = coefficients
    self.order = order
    self.zero = zero
    settle()
  }

  /// c·tⁿ, exactly.
  init(_ c: C, power n: Int = 0) {
    self.init(lowest: n, [c], order: Self.exact, zero: c.zero)
  }

  private mutating func settle() {
    if order < Self.exact, coefficients.count > max(order - lowest, 0) {
      coefficients.removeLast(coefficients.count - max(order - lowest, 0))
    }
    while let last = coefficients.last, last.isZero { coefficients.removeLast() }
    let leading = coefficients.prefix { $0.isZero }.count
    if leading > 0 {
      coefficients.removeFirst(leading)
      lowest += leading
    }
    if coefficients.isEmpty { lowest = 0 }
  }

  var isExact: Bool { order >= Self.exact }
  /// Zero as far as it is known.
  var isEmpty: Bool { coefficients.isEmpty }
  /// Known to be zero.
  var isZero: Bool { isEmpty && isExact }
  /// The exponent of the first term; the order, when there is none.
  var valuation: Int { isEmpty ? order : lowest }
  /// One more than the exponent of the last stored term.
  var end: Int { lowest + coefficients.count }

  subscript(exponent: Int) -> C {
    let k = exponent - lowest
    return coefficients.indices.contains(k) ? coefficients[k] : zero
  }

  func truncated(to limit: Int) -> PowerSeries {
    limit >= order ? self : PowerSeries(lowest: lowest, coefficients, order: limit, zero: zero)
  }

  /// The product with a power of t.
  func shifted(by n: Int) -> PowerSeries {
    PowerSeries(lowest: isEmpty ? 0 : lowest + n, coefficients, order: Self.shift(order, n), zero: zero)
  }

  func map(_ f: (C) throws -> C) rethrows -> PowerSeries {
    PowerSeries(lowest: lowest, try coefficients.map(f), order: order, zero: zero)
  }

  /// The coefficients of t⁰ to t^(count−1), for a series without negative powers.
  func dense(_ count: Int) -> [C] { (0..<max(count, 0)).map { self[$0] } }

  static func shift(_ order: Int, _ n: Int) -> Int { order >= exact ? exact : order + n }
}

extension PowerSeries {
  static func + (a: PowerSeries, b: PowerSeries) -> PowerSeries {
    let order = min(a.order, b.order)
    if a.isEmpty { return b.truncated(to: order) }
    if b.isEmpty { return a.truncated(to: order) }
    let low = min(a.lowest, b.lowest)
    var sum = Array(repeating: a.zero, count: max(min(max(a.end, b.end), order) - low, 0))
    for (k, c) in a.coefficients.enumerated() where a.lowest - low + k < sum.count { sum[a.lowest - low + k] = c }
    for (k, c) in b.coefficients.enumerated() where b.lowest - low + k < sum.count { sum[b.lowest - low + k] += c }
    return PowerSeries(lowest: low, sum, order: order, zero: a.zero)
  }

  static func - (a: PowerSeries, b: PowerSeries) -> PowerSeries { a + b.map { -$0 } }
  static prefix func - (a: PowerSeries) -> PowerSeries { a.map { -$0 } }

  /// The product up to the order that the factors determine, or up to `limit`.
  func times(_ other: PowerSeries, limit: Int) -> PowerSeries {
    if isZero { return self }
    if other.isZero { return other }
    let order = min(Self.shift(self.order, other.valuation), Self.shift(other.order, valuation))
    if isEmpty || other.isEmpty { return PowerSeries(lowest: 0, [], order: order, zero: zero) }
    // A product of polynomials that is short enough stays exact.
    let low = lowest + other.lowest
    let full = coefficients.count + other.coefficients.count - 1
    let bound = low + full > limit ? min(order, limit) : order
    let count = max(min(full, bound - low), 0)
    if count > 1, !isSparse, !other.isSparse,
      let product = C.convolution(
        Array(coefficients.prefix(count)), Array(other.coefficients.prefix(count)), count: count)
    {
      return PowerSeries(lowest: low, product, order: bound, zero: zero)
    }
    var product = Array(repeating: zero, count: count)
    let terms = other.coefficients.prefix(count).enumerated().filter { !$0.element.isZero }
    for (i, a) in coefficients.prefix(count).enumerated() where !a.isZero && !Work.isOver {
      for (j, b) in terms {
        if i + j >= count { break }
        product[i + j].addProduct(a, b)
      }
    }
    return PowerSeries(lowest: low, product, order: bound, zero: zero)
  }

  /// Hardly any coefficient is other than zero.
  private var isSparse: Bool {
    coefficients.count > 4 && coefficients.count(where: { !$0.isZero }) * 8 < coefficients.count
  }

  func scaled(by q: Rational) -> PowerSeries { q.isOne ? self : map { $0.scaled(by: q) } }

  /// The derivative with respect to t.
  var derivative: PowerSeries {
    var result = coefficients
    for k in result.indices { result[k] = result[k].scaled(by: Rational(lowest + k)) }
    return PowerSeries(lowest: lowest - 1, result, order: Self.shift(order, -1), zero: zero)
  }

  /// The antiderivative without constant term; nil when t⁻¹ occurs, whose antiderivative is a logarithm.
  var antiderivative: PowerSeries? {
    if !self[-1].isZero || order < 0 { return nil }
    var result = coefficients
    for k in result.indices where lowest + k + 1 != 0 {
      result[k] = result[k].scaled(by: Rational(1, lowest + k + 1))
    }
    return PowerSeries(lowest: lowest + 1, result, order: Self.shift(order, 1), zero: zero)
  }
}
