import Algebra
import Worksheets
import Numbers
import Typesetting

/// Values for everything that expressions need, within its assumptions: unit vectors have length one, tangents and derivatives of
/// unit vectors are such.
struct GenericPoint {
  /// Real and imaginary parts; a number that is not assumed to be real has both.
  private(set) var scalars: [Expr: (re: Rational, im: Rational)] = [:]
  private(set) var vectors: [Vector: [Rational]] = [:]

  /// - Parameter domain: conditions that hold at the point, on numbers.
  init(for expressions: [Expr], within domain: [Condition] = []) throws {
    for attempt in 0..<4000 {
      let point = try GenericPoint(expressions + domain.flatMap { [$0.left, $0.right] }, attempt)
      let walk = TreeWalk(at: point)
      let holds = try domain.allSatisfy { condition in
        let (left, right) = (try walk.values(of: condition.left)[0].re, try walk.values(of: condition.right)[0].re)
        return condition.holds(whereGapHasSign: left < right ? 1 : left > right ? -1 : 0)
      }
      if holds {
        self = point
        return
      }
    }
    throw AlgebraError.unable("a point in the domain", domain[0].left)
  }

  /// A point for each attempt; of the first, all numbers are positive.
  private init(_ expressions: [Expr], _ attempt: Int) throws {
    var unknowns: [Expr] = []
    var rest = expressions.flatMap(\.unknowns)
    while let next = rest.popLast() {
      if unknowns.contains(next) { continue }
      unknowns.append(next)
      rest += Vector(next)?.constraining.map(\.expression) ?? []
    }
    // What constrains comes before what it constrains.
    let order = unknowns.sorted {
      let (a, b) = (Vector($0)?.constraining.count ?? 0, Vector($1)?.constraining.count ?? 0)
      return (a, $0.text) < (b, $1.text)
    }
    for (k, unknown) in order.enumerated() {
      if let vector = Vector(unknown) {
        vectors[vector] = try components(of: vector, k)
      } else {
        // Between 1/2 and 3/2, all different and positive.
        let isReal = unknown.conjugate == unknown
        let isBelow = attempt > 0 && (attempt + k) % 2 == 1 || unknown.text.hasSuffix("*")
        let imaginary = isReal ? 0 : Rational(k % 5 + 1, isBelow ? -12 : 12)
        // Where no such point is in the domain, numbers of either sign.
        let isNegative = attempt > 1000 && isReal && !unknown.isKnownPositive && (attempt >> (k % 9)) & 1 == 1
        let size = Rational((k * 7 + attempt * (2 * k + 1)) % 23 + 12, 24)
        scalars[unknown] = (isNegative ? -size : size, imaginary)
      }
    }
  }

  private func components(of vector: Vector, _ k: Int) throws -> [Rational] {
    let free = [Rational(2 * k + 1, 5), Rational(3 - k, 7), Rational(k % 4 + 1, 3)]
    let bounds = vector.constraining
    guard let unit = bounds.first(where: { $0.constraining.isEmpty }), let n = vectors[unit] else {
      return vector.constraint == .unit ? [Rational(2, 7), Rational(-3, 7), Rational(6, 7)] : free
    }
    let across = Self.cross(n, free)
    guard case .field(let field) = vector.expression.view else { return across }
    // n⋅n = 1 differentiated k times: n⋅∂n = 0, n⋅∂²n = −∂n⋅∂n, n⋅∂³n = −3 ∂n⋅∂²n.
    let lower = bounds.filter { $0 != unit }.sorted { $0.constraining.count < $1.constraining.count }
    let along: Rational
    switch field.orders {
    case let orders where orders.reduce(0, +) == 1: along = 0
    case [2]: along = -Self.dot(vectors[lower[0]] ?? [], vectors[lower[0]] ?? [])
    case [3]: along = Rational(-3) * Self.dot(vectors[lower[0]] ?? [], vectors[lower[1]] ?? [])
    default: throw AlgebraError.unable("a generic value", vector.expression)
    }
    return zip(across, n).map { $0 + along * $1 }
  }

  private static func dot(_ a: [Rational], _ b: [Rational]) -> Rational {
    zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
  }

  private static func cross(_ a: [Rational], _ b: [Rational]) -> [Rational] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  }

  /// The values on the command line, each by its name as the terminal prints it.
  var settings: [String] {
    var style = Style()
    style.notation.combinesAccents = true
    let numbers = scalars.map { "\($0.key.text(style))=\($0.value.re)+(\($0.value.im))i" }
    let vectors = vectors.map { vector, components in
      "\(vector.expression.text(style))=(\(components.map(\.description).joined(separator: ", ")))"
    }
    return (numbers + vectors).sorted().flatMap { ["--set", $0] }
  }
}
