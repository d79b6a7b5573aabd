import Algebra

/// How wide a formula is on paper, in units of half an em, near enough to choose where a line ends.
///
/// The widths in `Layout.Traits` order terms and are coarse; these know indices, exponents and the space around signs.
struct LineWidth {
  private let layout: Layout
  private let notation: Spellings
  private var known: [Int32: Double] = [:]
  private static let deepest = 60

  init(_ layout: Layout, _ notation: Spellings) {
    self.layout = layout
    self.notation = notation
  }

  static let sign = 2.4
  static let bracket = 0.9

  mutating func callAsFunction(_ node: Layout.Node) -> Double { width(node, 0) }

  private mutating func width(_ node: Layout.Node, _ depth: Int) -> Double {
    if let width = known[node.index] { return width }
    // What is nested so deeply is too wide for any line, and need not be known well.
    guard depth < Self.deepest else { return Double(layout.width(node)) }
    let result = measured(node, depth + 1)
    known[node.index] = result
    return result
  }

  private mutating func measured(_ node: Layout.Node, _ depth: Int) -> Double {
    switch layout[node] {
    case .integer, .largeInteger: return Double(layout.width(node))
    case .imaginaryUnit: return 0.8
    case .pi: return 1.2
    case .name(let k): return name(layout.labels[Int(k)].name)
    case .ratio(let n, let d), .fraction(let n, let d): return max(width(n, depth), width(d, depth)) + 0.5
    case .sum(let run):
      return (0..<Int(run.count)).reduce(0) { total, k in
        let (isNegative, term) = layout.term(run, k)
        let fences = layout.isSum(term) ? 2 * Self.bracket : 0
        return total + width(term, depth) + fences + (k > 0 ? Self.sign : isNegative ? 1.5 : 0)
      }
    case .row(let run):
      return (0..<Int(run.count)).reduce(0) { total, k in
        let next = k + 1 < run.count ? layout.child(run, k + 1) : nil
        let fences = layout.needsFence(layout.child(run, k), before: next) ? 2 * Self.bracket : 0
        return total + width(layout.child(run, k), depth) + fences + 0.3
      }
    case .power(let base, let exponent):
      let fences = layout.isAtom(base) ? 0 : 2 * Self.bracket
      return width(base, depth) + fences + 0.7 * width(exponent, depth)
    case .root(let radicand, _): return width(radicand, depth) + 1.8
    case .call(let function, let run): return call(function, run, depth)
    case .field(let k): return field(layout.fields[Int(k)], depth)
    case .matrix(let run, let columns): return matrix(run, Int(columns), depth)
    case .relation(_, let left, let right): return width(left, depth) + width(right, depth) + 3
    }
  }

  private func name(_ text: String) -> Double {
    let name = notation.name(text)
    let base = name.base.isWord ? Double(name.base.text.count) * 0.95 : 1.15
    let index = name.subscripts.reduce(0) { $0 + $1.text.count }
    return base + 0.75 * Double(max(index, name.superscript.count + name.primes))
  }

  private mutating func call(_ function: Function, _ run: Layout.Run, _ depth: Int) -> Double {
    let arguments = (0..<Int(run.count)).reduce(0) { $0 + width(layout.child(run, $1), depth) }
    switch function.notation.form {
    case .named: return 3 + arguments + (layout.isAtom(layout.child(run, 0)) ? 0 : 2 * Self.bracket)
    case .applied: return 4 + arguments + 2 * Self.bracket
    case .exponential: return 1 + 0.7 * arguments
    case .bars, .star: return arguments + 1
    case .infix: return arguments + Self.sign
    }
  }

  private mutating func field(_ field: Layout.Field, _ depth: Int) -> Double {
    let marks = field.orders.reduce(0) { $0 + ($1 > 0 ? 2.2 : 0) }
    guard !field.hasVariables else { return width(field.nameNode, depth) + marks }
    return width(field.nameNode, depth) + marks + 2 * Self.bracket
      + (0..<Int(field.arguments.count)).reduce(0) { $0 + width(layout.child(field.arguments, $1), depth) + 1 }
  }

  private mutating func matrix(_ run: Layout.Run, _ columns: Int, _ depth: Int) -> Double {
    var needs = Array(repeating: 0.0, count: columns)
    for k in 0..<Int(run.count) { needs[k % columns] = max(needs[k % columns], width(layout.child(run, k), depth)) }
    return needs.reduce(0, +) + 2 * Double(columns)
  }
}
