import Algebra
import Numbers

/// One term: what stands above the fraction bar and what below, roots of numbers drawn together.
extension LayoutBuilder {
  /// The magnitude of a term; its sign is its sum's.
  mutating func product(_ term: Term) -> Layout.Node {
    let coefficient = term.coefficient.magnitude
    if term.factors.isEmpty { return number(coefficient) }
    above.removeAll(keepingCapacity: true)
    below.removeAll(keepingCapacity: true)
    // The coefficient comes first on its side; −1 stands for none.
    above.append(-1)
    below.append(-1)
    let numerator = coefficient.numerator
    var denominator = coefficient.denominator
    appendRootsOfNumbers(term.factors, numerator, &denominator)
    let roots = above.count
    let stands = beside(term, !denominator.isOne)
    for k in term.factors.lowerBound..<stands where !isRootOfNumber(factors[k]) {
      var factor = factors[k]
      if factor.denominator != 0 && factor.numerator < 0 {
        factor.numerator = -factor.numerator
        below.append(power(factor).index)
      } else {
        above.append(power(factor).index)
      }
    }
    if numerator.isOne { putImaginaryUnitFirst(from: roots) }
    if !numerator.isOne || above.count == 1 { above[0] = integer(numerator).index }
    if !denominator.isOne { below[0] = integer(denominator).index }
    let top = line(above)
    let isWhole = below.count == 1 && below[0] < 0
    if stands == term.factors.upperBound { return isWhole ? top : fraction(top, line(below)) }
    let coefficientAlone = below.count == 1 && above.count == 1
    let front = coefficientAlone ? number(coefficient) : fraction(top, line(below))
    var trailing: [Layout.Node] = []
    for k in stands..<term.factors.upperBound { trailing.append(power(factors[k])) }
    return row([front] + trailing)
  }

  /// Where the factors begin that stand beside a fraction and not on it: derivatives and vectors, as in (ħ²/2m) ∂ₓ²ψ.
  private func beside(_ term: Term, _ hasDenominator: Bool) -> Int {
    var start = term.factors.upperBound
    while start > term.factors.lowerBound {
      let factor = factors[start - 1]
      guard kernels[Int(factor.kernel)].place >= .derivative, factor.numerator > 0 else { break }
      start -= 1
    }
    let isFraction =
      hasDenominator
      || factors[term.factors.lowerBound..<start].contains { $0.denominator != 0 && $0.numerator < 0 }
    return isFraction ? start : term.factors.upperBound
  }

  /// The nodes, the first being optional, in a row.
  private mutating func line(_ nodes: [Int32]) -> Layout.Node {
    let list = nodes[0] < 0 ? nodes.dropFirst() : nodes[...]
    if list.count == 1, let only = list.first { return Layout.Node(index: only) }
    let run = layout.run(list)
    return layout.add(.row(run))
  }

  /// 2πi, but iπ.
  private mutating func putImaginaryUnitFirst(from start: Int) {
    guard above.count > start + 1 else { return }
    if case .pi = layout[Layout.Node(index: above[start])],
      case .imaginaryUnit = layout[Layout.Node(index: above[start + 1])]
    {
      above.swapAt(start, start + 1)
    }
  }

  @inline(__always)
  private func isRootOfNumber(_ factor: Factor) -> Bool {
    factor.denominator > 1 && factor.numerator > 0 && factor.numerator < 64 && kernels[Int(factor.kernel)].integer >= 0
  }

  /// √2·√3 = √6 and ∛4·∛3 = ∛12: one root of each degree.
  private mutating func appendRootsOfNumbers(_ range: Range<Int>, _ numerator: Integer, _ denominator: inout Integer) {
    guard range.contains(where: { isRootOfNumber(factors[$0]) }) else { return }
    var roots: [(degree: Int32, radicand: Integer)] = []
    for k in range where isRootOfNumber(factors[k]) {
      let factor = factors[k]
      let base = integers[Int(kernels[Int(factor.kernel)].integer)]
      var value = base
      for _ in 1..<factor.numerator { value = value * base }
      if let same = roots.firstIndex(where: { $0.degree == factor.denominator }) {
        roots[same].radicand = roots[same].radicand * value
      } else {
        roots.append((factor.denominator, value))
      }
    }
    for (degree, radicand) in roots {
      let root = layout.add(.root(integer(radicand), degree: degree))
      // √m/m is 1/√m.
      if degree == 2 && radicand == denominator && numerator.isOne {
        denominator = .one
        below.append(root.index)
      } else {
        above.append(root.index)
      }
    }
  }

  /// A factor with a positive or a symbolic exponent. The sign of an integer power of a reversed product is the term's.
  private mutating func power(_ factor: Factor) -> Layout.Node {
    var kernel = kernels[Int(factor.kernel)]
    if kernel.isReversed && factor.denominator != 1 { kernel.node = whole(factor.kernel) }
    if factor.denominator == 1 {
      if factor.numerator == 1 { return kernel.node }
      if let known = powers[factor.kernel, factor.numerator] { return known }
      let exponent = layout.integer(Int(factor.numerator))
      let node = layout.add(.power(kernel.node, exponent))
      powers[factor.kernel, factor.numerator] = node
      return node
    }
    if factor.denominator == 0 {
      let exponent = whole(factor.numerator)
      return layout.add(.power(kernel.node, exponent))
    }
    // ∛−1 would be read as −1, which is not the principal root.
    let isNegativeNumber = kernel.place == .number && kernel.integer < 0
    if factor.numerator == 1 && !isNegativeNumber {
      return layout.add(.root(kernel.node, degree: factor.denominator))
    }
    let (top, bottom) = (layout.integer(Int(factor.numerator)), layout.integer(Int(factor.denominator)))
    let exponent = layout.add(.ratio(top, bottom))
    return layout.add(.power(kernel.node, exponent))
  }
}

/// The nodes of small powers of the first few kernels: polynomials use them over and over.
struct PowerCache {
  private var nodes: [Layout.Node?] = []
  private static let exponents: Int32 = 32
  private static let kernels: Int32 = 64

  subscript(kernel: Int32, exponent: Int32) -> Layout.Node? {
    get {
      guard kernel < Self.kernels && exponent < Self.exponents else { return nil }
      let index = Int(kernel * Self.exponents + exponent)
      return index < nodes.count ? nodes[index] : nil
    }
    set {
      guard kernel < Self.kernels && exponent < Self.exponents else { return }
      let size = Int((kernel + 1) * Self.exponents)
      if nodes.count < size { nodes.append(contentsOf: repeatElement(nil, count: size - nodes.count)) }
      nodes[Int(kernel * Self.exponents + exponent)] = newValue
    }
  }
}
