import Algebra
import Numbers

/// One term: what stands above the fraction bar and what below, roots of numbers drawn together.
extension LayoutBuilder {
  /// The magnitude of a term; its sign is its sum's.
  func product(_ term: Term) -> Layout.Node {
    let coefficient = term.coefficient.magnitude
    let numerator = coefficient.numerator
    var denominator = coefficient.denominator
    var above: [Int32] = []
    var below: [Int32] = []
    let roots = rootsOfNumbers(term.factors)
    for (degree, radicand) in roots {
      // √m/m is 1/√m.
      if degree == 2 && radicand == denominator && numerator.isOne {
        denominator = .one
        below.append(root(integer(radicand), 2).index)
      } else {
        above.append(root(integer(radicand), degree).index)
      }
    }
    for k in term.factors where !isRootOfNumber(factors[k]) {
      let factor = factors[k]
      if factor.denominator != 0 && factor.numerator < 0 {
        below.append(
          power(Factor(kernel: factor.kernel, numerator: -factor.numerator, denominator: factor.denominator)))
      } else {
        above.append(power(factor))
      }
    }
    if numerator.isOne { putImaginaryUnitFirst(&above, roots.count) }
    if below.isEmpty && above.isEmpty { return number(coefficient) }
    if !numerator.isOne || above.isEmpty { above.insert(integer(numerator).index, at: 0) }
    if !denominator.isOne { below.insert(integer(denominator).index, at: 0) }
    let top = line(above)
    return below.isEmpty ? top : layout.add(.fraction(top, line(below)))
  }

  private func line(_ nodes: [Int32]) -> Layout.Node {
    nodes.count == 1 ? Layout.Node(index: nodes[0]) : layout.add(.row(layout.run(nodes)))
  }

  /// 2πi, but iπ.
  private func putImaginaryUnitFirst(_ nodes: inout [Int32], _ start: Int) {
    guard nodes.count > start + 1 else { return }
    if case .pi = layout[Layout.Node(index: nodes[start])],
      case .imaginaryUnit = layout[Layout.Node(index: nodes[start + 1])]
    {
      nodes.swapAt(start, start + 1)
    }
  }

  private func isRootOfNumber(_ factor: Factor) -> Bool {
    factor.denominator > 1 && factor.numerator > 0 && factor.numerator < 64
      && kernels[Int(factor.kernel)].integer != nil
  }

  /// √2·√3 = √6 and ∛4·∛3 = ∛12: the radicand of each degree.
  private func rootsOfNumbers(_ range: Range<Int>) -> [(degree: Int32, radicand: Integer)] {
    var roots: [(degree: Int32, radicand: Integer)] = []
    for k in range where isRootOfNumber(factors[k]) {
      let factor = factors[k]
      guard let base = kernels[Int(factor.kernel)].integer else { continue }
      var value = base
      for _ in 1..<factor.numerator { value = value * base }
      if let same = roots.firstIndex(where: { $0.degree == factor.denominator }) {
        roots[same].radicand = roots[same].radicand * value
      } else {
        roots.append((factor.denominator, value))
      }
    }
    return roots
  }

  private func root(_ radicand: Layout.Node, _ degree: Int32) -> Layout.Node {
    layout.add(.root(radicand, degree: degree))
  }

  /// A factor with a positive or a symbolic exponent.
  private func power(_ factor: Factor) -> Int32 {
    let base = kernels[Int(factor.kernel)].node
    if factor.denominator == 0 {
      return layout.add(.power(base, kernels[Int(factor.numerator)].node)).index
    }
    if factor.denominator == 1 {
      if factor.numerator == 1 { return base.index }
      return layout.add(.power(base, layout.integer(Int(factor.numerator)))).index
    }
    // ∛−1 would be read as −1, which is not the principal root.
    let isNegativeNumber = kernels[Int(factor.kernel)].place == .number && kernels[Int(factor.kernel)].integer == nil
    if factor.numerator == 1 && !isNegativeNumber { return root(base, factor.denominator).index }
    let exponent = layout.add(
      .ratio(layout.integer(Int(factor.numerator)), layout.integer(Int(factor.denominator))))
    return layout.add(.power(base, exponent)).index
  }
}
