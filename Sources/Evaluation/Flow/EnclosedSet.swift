import Numbers

/// A set of points { c + S s + A r }, s in the box of starts, r in a box of what was added on the way: what a solution may be at
/// one time. S is what the motion makes of the starts to first order, so that no box is put around them again and again; A stays
/// near a rotation, so that the other box may be long in one direction and thin in another without growing when the motion
/// turns it (Lohner 1987).
struct EnclosedSet {
  let precision: Int
  /// Exact balls.
  private(set) var centre: [Ball]
  private var spread: [[Ball]]
  private let starts: [Ball]
  private var axes: [[Ball]]
  private var box: [Ball]

  init(_ values: [Ball]) {
    precision = values.map(\.precision).max() ?? 64
    let middle = values.map(\.midpoint)
    centre = middle
    starts = zip(values, middle).map { $0 - $1 }
    box = middle.map { $0 - $0 }
    axes = Self.identity(values.count, precision)
    spread = axes
  }

  private static func number(_ x: Double, _ precision: Int) -> Ball {
    // A finite double and a precision that a ball had before.
    (try? Ball(midpoint: x, radius: 0, precision: precision)) ?? .unbounded(precision)
  }

  static func identity(_ n: Int, _ precision: Int) -> [[Ball]] {
    (0..<n).map { i in (0..<n).map { number(i == $0 ? 1 : 0, precision) } }
  }

  /// The smallest box with sides along the coordinates.
  var hull: [Ball] {
    centre.indices.map { i in centre[i] + Self.product(spread[i], starts) + Self.product(axes[i], box) }
  }

  /// The image under a map that takes the centre into `image` and has derivatives in `derivative` on the whole set.
  mutating func move(to image: [Ball], derivative: [[Ball]]) {
    let moved = Self.product(derivative, axes)
    let (rotation, inverse) = Self.rotation(near: moved, weights: box.map(\.radiusDouble), precision)
    let turned = Self.product(inverse, moved)
    // What is no exact point, and what the exact matrix of the starts leaves out.
    let wanted = Self.product(derivative, spread)
    spread = wanted.map { $0.map(\.midpoint) }
    let rest = image.indices.map { i in
      image[i] - image[i].midpoint + Self.product(zip(wanted[i], spread[i]).map { $0 - $1 }, starts)
    }
    box = image.indices.map { Self.product(inverse[$0], rest) + Self.product(turned[$0], box) }
    axes = rotation
    centre = image.map(\.midpoint)
  }

  private static func product(_ row: [Ball], _ vector: [Ball]) -> Ball {
    row.indices.dropFirst().reduce(row[0] * vector[0]) { $0 + row[$1] * vector[$1] }
  }

  private static func product(_ a: [[Ball]], _ b: [[Ball]]) -> [[Ball]] {
    a.map { row in
      b[0].indices.map { j in row.indices.dropFirst().reduce(row[0] * b[0][j]) { $0 + row[$1] * b[$1][j] } }
    }
  }

  /// A rotation whose first axis is the longest side of the moved box, and so on; with an enclosure of its inverse.
  private static func rotation(
    near matrix: [[Ball]], weights: [Double], _ precision: Int
  ) -> (rotation: [[Ball]], inverse: [[Ball]]) {
    let n = matrix.count
    var columns = (0..<n).map { j in matrix.map { $0[j].midpointDouble } }
    func length(_ v: [Double]) -> Double { v.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let order = (0..<n).sorted { length(columns[$0]) * weights[$0] > length(columns[$1]) * weights[$1] }
    columns = order.map { columns[$0] }
    var basis: [[Double]] = []
    // Gram and Schmidt, twice; what has no direction left takes one of the coordinates'.
    for candidate in columns + (0..<n).map({ i in (0..<n).map { i == $0 ? 1 : 0 } }) where basis.count < n {
      var v = candidate
      let before = length(v)
      for _ in 0..<2 {
        for e in basis {
          let share = zip(e, v).reduce(0) { $0 + $1.0 * $1.1 }
          v = zip(v, e).map { $0 - share * $1 }
        }
      }
      let size = length(v)
      if size > 1e-8 * before, size > 0 { basis.append(v.map { $0 / size }) }
    }
    let rotation = (0..<n).map { i in (0..<n).map { number(basis[$0][i], precision) } }
    let transposed = (0..<n).map { i in (0..<n).map { number(basis[i][$0], precision) } }
    // QᵀQ = 1 + E; with |E| ≤ ε < 1 in the row norm, the inverse of that is within ε/(1 − ε) of 1.
    let defect = product(transposed, rotation)
    let ε =
      defect.indices.map { i in
        defect[i].indices.reduce(0.0) { sum, j in
          let (lower, upper) = defect[i][j].bounds
          let unit: Double = i == j ? 1 : 0
          return sum + max(abs(lower - unit), abs(upper - unit))
        }
      }.max() ?? 0
    let slack = (try? Ball(midpoint: 0, radius: 2 * ε, precision: precision)) ?? .unbounded(precision)
    let correction = identity(n, precision).map { row in row.map { $0 + (ε < 0.4 ? slack : .unbounded(precision)) } }
    return (rotation, product(correction, transposed))
  }
}

extension Ball {
  /// All real numbers.
  static func unbounded(_ precision: Int) -> Ball {
    // exp of a huge number has an infinite radius.
    guard let huge = try? Ball(midpoint: 0, radius: 1e300, precision: precision) else {
      preconditionFailure("a ball of precision \(precision)")
    }
    return huge.exp() - huge.exp()
  }
}
