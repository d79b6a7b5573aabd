import Algebra

extension Workload {
  /// W11a and W11b: large expressions, in letters that are new each time.
  static var large: [Workload] { [large("W11a", leaves: 186_000), large("W11b", leaves: 420_000)] }

  private static func large(_ name: String, leaves: Int) -> Workload {
    Workload(
      name, warmsUp: false,
      inputs: { Fresh.symbols("x", "y", "z", "w") },
      task: { v in
        let built = largeExpression(v, leaves: leaves)
        let slope = try built.derivative(v[0])
        return [built, slope, slope.substituting(v[0], by: v[1] + v[3])]
      },
      check: { $0.map(\.nodeCount) + [Expr.nodeCount(of: $0)] })
  }

  /// A balanced expression over x+k, k·y and zᵏ: level by level a+b·c, a·b and sin a + b.
  private static func largeExpression(_ v: [Expr], leaves count: Int) -> Expr {
    var level = (1...count).map { k in
      let n = Expr(k)
      return switch k % 3 {
      case 0: v[0] + n
      case 1: v[1] * n
      default: v[2] ** n
      }
    }
    var depth = 0
    while level.count > 1 {
      let arity = depth % 3 == 0 ? 3 : 2
      var next: [Expr] = []
      next.reserveCapacity(level.count / arity + 1)
      for first in stride(from: 0, to: level.count, by: arity) {
        let rest = level[first..<min(first + arity, level.count)]
        guard rest.count == arity else {
          next += rest
          continue
        }
        let (a, b) = (level[first], level[first + 1])
        switch depth % 3 {
        case 0: next.append(a + b * level[first + 2])
        case 1: next.append(a * b)
        default: next.append(sin(a) + b)
        }
      }
      level = next
      depth += 1
    }
    return level[0]
  }
}
