import Numbers

/// A polygon on the curve of solutions, from a real energy to another, and what is integrated along it.
struct RashbaPath {
  private let curve: RashbaCurve<ComplexBall>
  private let doubles: RashbaCurve<Complex>
  private let corners: [ComplexBall]
  private var pieces: [Piece]

  /// A part of an edge.
  private struct Piece {
    /// The number of its edge.
    let edge: Int
    /// It lies in this ball of w.
    let place: ComplexBall
    /// For every w of the ball there is one solution here, the physical one on the edge.
    let splitting: ComplexBall
    /// The derivatives of the misfit by h for all of these.
    let slope: ComplexBall
  }

  /// Nil when the edges of the polygon are not proved to belong to the physical solution at energies in the upper half plane.
  ///
  /// - Parameter corners: w and h; the first and the last one hold the physical solutions at real energies.
  init?(model: RashbaModel, corners: [(w: ComplexBall, h: ComplexBall)]) throws {
    guard let first = corners.first, let last = corners.last else { return nil }
    curve = RashbaCurve(system: try model.system(precision: first.w.precision))
    doubles = RashbaCurve(system: model.doubleSystem())
    self.corners = corners.map(\.w)
    pieces = []
    var h = first.h
    for n in 1..<corners.count {
      let edge = Edge(
        number: n - 1, start: corners[n - 1].w, end: corners[n].w, isFirst: n == 1, isLast: n == corners.count - 1)
      var (done, step) = (Rational(0), Rational(1))
      while done < 1 {
        let end = min(done + step, 1), isEnd = edge.isLast && end == 1
        // One function h(w) from the beginning to the end: where parts meet, both hold the same value.
        if let piece = try? piece(of: edge, from: done, to: end, holding: h),
          let value = isEnd ? last.h : try solution(at: edge[end], in: piece), piece.splitting.contains(value)
        {
          pieces.append(piece)
          (h, done, step) = (value, end, step * 2)
        } else {
          step = step * Rational(1, 2)
          if step < Self.least { return nil }
        }
      }
    }
  }

  private static let least = Rational(1, 1 << 40)

  private struct Edge {
    let number: Int
    let start, end: ComplexBall
    let isFirst, isLast: Bool
    subscript(t: Rational) -> ComplexBall { start + (end - start).scaled(by: t) }
  }

  /// A part of an edge, given h where it begins; nil when it is not proved that Im E > 0 on it, by an enclosure of E or, next to the
  /// ends, where Im E = 0, by one of its derivative along the edge.
  ///
  /// In the middle Im W > 0, too, so that this is the physical solution. From there on it stays the physical one as long as Im E > 0.
  private func piece(of edge: Edge, from: Rational, to: Rational, holding h: ComplexBall) throws -> Piece? {
    let (a, b) = (edge[from], edge[to]), m = edge[(from + to) * Rational(1, 2)].representative
    // A little more than the part has, so that what is computed of its points is in it for certain.
    let hull = ComplexBall(a.re.union(b.re), a.im.union(b.im))
    let place = try hull + (h - h).representative.widened(hull.width / 64)
    guard let splitting = try curve.solution(for: place, holding: h) else { return nil }
    let all = try curve.point(place, splitting)
    let piece = Piece(edge: edge.number, place: place, splitting: splitting, slope: try curve.slopes(all).h)
    guard let middle = try solution(at: m, in: piece) else { return nil }
    let one = try curve.point(m, middle)
    guard curve.energy(one).im.isPositive, one.up.im.isPositive, one.down.im.isPositive else { return nil }
    if curve.energy(all).im.isPositive { return piece }
    let slope = try (curve.energySlope(all) * (edge.end - edge.start)).im
    let isRising = edge.isFirst && from.isZero && slope.isPositive
    let isFalling = edge.isLast && to == 1 && slope.isNegative
    return isRising || isFalling ? piece : nil
  }

  /// The solution of a piece at one of its places.
  private func solution(at w: ComplexBall, in piece: Piece) throws -> ComplexBall? {
    let middle = Complex(piece.splitting.re.midpointDouble, piece.splitting.im.midpointDouble)
    let near = doubles.newton(at: Complex(w.re.midpointDouble, w.im.midpointDouble), from: middle)
    return try curve.solution(at: w, in: piece.splitting, slope: piece.slope, from: near ?? middle)
  }

  /// The integral of ``RashbaCurve/seaSlope(_:)`` by w.
  func integral(goal: Int) throws -> ComplexBall {
    var total = try ComplexBall(0, precision: curve.system.mass.precision)
    for (n, (a, b)) in zip(corners, corners.dropFirst()).enumerated() {
      let part = try ComplexBall.integral(from: a, to: b, goal: goal, precision: total.precision) { w, _ in
        guard let point = try? self.point(w, edge: n) else { return nil }
        return try? curve.seaSlope(point)
      }
      guard part.isFinite else {
        throw BornError.notConverged("the integral over the Fermi sea could not be enclosed")
      }
      total += part
    }
    return total
  }

  /// The points for all w of a ball with its middle on the path, where they are one analytic function; nil when that is not proved.
  private func point(_ w: ComplexBall, edge: Int) throws -> RashbaPoint<ComplexBall>? {
    let m = w.representative
    guard let piece = pieces.first(where: { $0.edge == edge && $0.place.contains(m) }) else { return nil }
    let isNarrow = w.width < 1e-12 * piece.place.width && piece.place.contains(w)
    guard let h = try solution(at: isNarrow ? w : m, in: piece) else { return nil }
    if isNarrow { return try curve.point(w, h) }
    guard let all = try curve.solution(for: w, holding: h) else { return nil }
    return try curve.point(w, all)
  }
}
