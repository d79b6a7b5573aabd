import Numbers

/// A polygon on the curve of solutions, from a real energy to another, and what is integrated along it.
final class RashbaPath {
  private let sheet: RashbaSheet
  private let corners: [ComplexBall]
  private let precision: Int
  /// Where u is known, nearly.
  private var known: [(k: Complex, u: ComplexBall)]

  /// Nil when the edges of the polygon are not proved to belong to the physical solution at energies in the upper half plane.
  init?(sheet: RashbaSheet, corners: [(k: ComplexBall, u: ComplexBall)]) throws {
    self.sheet = sheet
    self.corners = corners.map(\.k)
    precision = sheet.system.mass.precision
    known = corners.map { (Complex($0.k.re.midpointDouble, $0.k.im.midpointDouble), $0.u) }
    for n in 1..<corners.count {
      let edge = Edge(start: self.corners[n - 1], end: self.corners[n], isFirst: n == 1, isLast: n == corners.count - 1)
      guard try isAbove(edge, from: 0, to: 1, depth: 0) else { return nil }
    }
  }

  /// The integral of ``RashbaSheet/seaSlope(_:_:)``.
  func integral(goal: Int) throws -> ComplexBall {
    var total = try ComplexBall(0, precision: precision)
    for (a, b) in zip(corners, corners.dropFirst()) {
      let part = try ComplexBall.integral(from: a, to: b, goal: goal, precision: precision) { k, _ in
        guard let u = try? self.solution(for: k) else { return nil }
        return try? self.sheet.seaSlope(k, u)
      }
      guard part.isFinite else {
        throw BornError.notConverged("the integral over the Fermi sea could not be enclosed")
      }
      total += part
    }
    return total
  }

  /// A ball with one u for every k of a ball: analytic in k, and the physical one where the energy is in the upper half plane and
  /// Im W > 0, which must be so for all of the ball, or else for its middle; nil when that is not proved.
  private func solution(for k: ComplexBall) throws -> ComplexBall? {
    let place = Complex(k.re.midpointDouble, k.im.midpointDouble), middle = k.representative
    for seed in known.sorted(by: { ($0.k - place).magnitude < ($1.k - place).magnitude }).prefix(2) {
      guard let near = try? sheet.newton(at: middle, from: seed.u) else { continue }
      if let u = try sheet.solution(for: k, holding: near), try isPhysical(k, u) {
        keep(place, near, unless: seed.k)
        return u
      }
      if let anchor = try sheet.solution(for: middle, holding: near), try isPhysical(middle, anchor) {
        keep(place, near, unless: seed.k)
        return try sheet.solution(for: k, holding: anchor)
      }
    }
    return nil
  }

  private func isPhysical(_ k: ComplexBall, _ u: ComplexBall) throws -> Bool {
    guard let energy = try? sheet.energy(k, u), energy.im.isPositive else { return false }
    let roots = try sheet.roots(k, u)
    return roots.up.im.isPositive && roots.down.im.isPositive
  }

  private func keep(_ k: Complex, _ u: ComplexBall, unless nearest: Complex) {
    if known.count < 200, (nearest - k).magnitude > 0.02 * k.magnitude { known.append((k, u)) }
  }

  private struct Edge {
    let start, end: ComplexBall
    let isFirst, isLast: Bool
  }

  /// Whether Im E > 0 between two places of an edge, by halving: from an enclosure of E, or next to the ends, where Im E = 0, from one
  /// of its derivative along the edge.
  private func isAbove(_ edge: Edge, from: Rational, to: Rational, depth: Int) throws -> Bool {
    let direction = edge.end - edge.start
    let middle = (from + to) * Rational(1, 2)
    let (a, b) = (edge.start + direction.scaled(by: from), edge.start + direction.scaled(by: to))
    let part = ComplexBall(a.re.union(b.re), a.im.union(b.im))
    if let u = try solution(for: part) {
      if let energy = try? sheet.energy(part, u), energy.im.isPositive { return true }
      if let slope = try? (sheet.energySlope(part, u) * direction).im {
        if edge.isFirst && from.isZero && slope.isPositive { return true }
        if edge.isLast && to == 1 && slope.isNegative { return true }
      }
    }
    if depth > 40 { return false }
    return try isAbove(edge, from: from, to: middle, depth: depth + 1)
      && isAbove(edge, from: middle, to: to, depth: depth + 1)
  }
}
