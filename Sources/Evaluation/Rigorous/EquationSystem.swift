import Algebra
import Numbers

/// As many equations f = 0 as unknowns, with their derivatives.
///
/// ```swift
/// let circle = try EquationSystem([x ** 2 + y ** 2 - 1, x - y], unknowns: [x, y])
/// let root = try circle.certifiedRoot(near: [0.7, 0.7])       // two balls
/// ```
public struct EquationSystem: Sendable {
  /// The left sides.
  public let equations: [Expr]
  /// The unknowns.
  public let unknowns: [Expr]
  private let point: Point
  /// The values, and the derivatives by rows.
  private let program: Program

  /// - Throws: `EvaluationError.shape` for another number of equations than unknowns, `.notReal`, `.unbound`.
  public init(_ equations: [Expr], unknowns: [Expr], at values: [Expr: Quantity] = [:]) throws {
    guard equations.count == unknowns.count, !unknowns.isEmpty else {
      throw EvaluationError.shape("\(equations.count) equations for \(unknowns.count) unknowns")
    }
    self.equations = equations
    self.unknowns = unknowns
    point = try Point(values)
    let slopes = try equations.flatMap { f in try unknowns.map { try f.derivative($0) } }
    program = try Program(equations + slopes, inputs: unknowns + point.symbols)
  }

  private var n: Int { unknowns.count }

  /// Balls around the one root near a start, with some `bits` known. That there is a root in them, and only one, is proved by
  /// Krawczyk's test: the box X around an approximation m is mapped into its inside by m − Y·f(m) + (1 − Y·f′(X))(X − m), where
  /// Y ≈ f′(m)⁻¹.
  ///
  /// - Throws: `EvaluationError.notConverged` when Newton's iteration from the start finds nothing, or the test fails, as it
  ///   does for a multiple root.
  public func certifiedRoot(near start: [Double], bits: Int = 100) throws -> [Ball] {
    guard start.count == n else { throw EvaluationError.shape("\(start.count) values for \(n) unknowns") }
    let (middle, step) = try approximation(start)
    let inverse = try preconditioner(middle)
    // The first radius is a little more than the last step; if the test fails there, larger ones may contain the root.
    var radius = max(4 * step, 1e-14)
    for _ in 0..<24 {
      let box = middle.map { m in
        let (m, r) = (Rational(exactly: m) ?? 0, Rational(exactly: radius * max(1, m.magnitude)) ?? 0)
        return Interval(lower: m - r, upper: m + r)
      }
      if let image = try krawczyk(box, inverse, 128), zip(box, image).allSatisfy({ $0.surrounds($1) }) {
        return try narrowed(image, inverse, bits)
      }
      radius *= 4
    }
    throw EvaluationError.notConverged("no root near \(start) could be proved to exist and to be the only one there")
  }

  /// Newton's iteration in double precision, and the length of its last step relative to the unknowns.
  private func approximation(_ start: [Double]) throws -> (point: [Double], step: Double) {
    var x = start
    let others = try point.enclosures(bits: 64).map(\.re.midpointDouble)
    var last = Double.infinity
    for _ in 0..<60 {
      let values = try program(x + others)
      let jacobian = try RealMatrix((0..<n).map { i in (0..<n).map { values[n + i * n + $0] } })
      guard let delta = try? jacobian.solve(RealMatrix(values[..<n].map { [$0] })), values.allSatisfy(\.isFinite) else {
        break
      }
      var step = 0.0
      for k in 0..<n {
        x[k] -= delta[k, 0]
        step = max(step, delta[k, 0].magnitude / max(1, x[k].magnitude))
      }
      guard step.isFinite else { break }
      if step < 1e-12 || (step < 1e-7 && step >= last) { return (x, step) }
      last = step
    }
    throw EvaluationError.notConverged("Newton's iteration from \(start) does not converge")
  }

  private func preconditioner(_ middle: [Double]) throws -> [[Rational]] {
    let others = try point.enclosures(bits: 64).map(\.re.midpointDouble)
    let values = try program(middle + others)
    let jacobian = try RealMatrix((0..<n).map { i in (0..<n).map { values[n + i * n + $0] } })
    let inverse = try jacobian.solve(.identity(n))
    return (0..<n).map { i in (0..<n).map { Rational(exactly: inverse[i, $0]) ?? 0 } }
  }

  /// The image of a box; nil where the functions have no values there.
  private func krawczyk(_ box: [Interval], _ inverse: [[Rational]], _ precision: Int) throws -> [Interval]? {
    let evaluator = try Evaluator<BallRegisters>(program, precision: precision)
    let others = try point.enclosures(bits: precision).map(\.re)
    let middle = try box.map { try Ball($0.middle, precision: precision) }
    let x = try box.map { try $0.ball(precision) }
    guard let atMiddle = try? evaluator(middle + others), let atBox = try? evaluator(x + others) else { return nil }
    return try (0..<n).map { i -> Interval? in
      var image = middle[i]
      for j in 0..<n {
        image -= atMiddle[j].scaled(by: inverse[i][j])
        var defect = try Ball(i == j ? 1 : 0, precision: precision)
        for k in 0..<n { defect -= atBox[n + k * n + j].scaled(by: inverse[i][k]) }
        image += defect * (x[j] - middle[j])
      }
      return image.asInterval
    }.reduce(into: []) { all, one in if let one { all?.append(one) } else { all = nil } }
  }

  /// Repeats the map, which contracts, at growing precision. The root stays in every image.
  private func narrowed(_ box: [Interval], _ inverse: [[Rational]], _ bits: Int) throws -> [Ball] {
    var box = box
    var precision = 128
    let goal = try Rational(2).power(-bits)
    while box.contains(where: { $0.width > goal * max($0.lower.magnitude, $0.upper.magnitude, goal) }) {
      guard let image = try krawczyk(box, inverse, precision) else { break }
      let next = zip(box, image).map { $0.intersection($1) ?? $0 }
      let isSlow = zip(box, next).allSatisfy { $1.width * 2 > $0.width }
      box = next
      if isSlow {
        if precision > 2 * bits + 256 { break }
        precision *= 2
      }
    }
    return try box.map { try $0.ball(max(bits, 64) + 8) }
  }
}
