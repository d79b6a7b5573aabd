import Numbers

/// A space of vectors that grows by one vector at a time.
struct Span<Key: Hashable> {
  /// Each vector with one key at which it is 1 and all others are 0.
  private var rows: [(pivot: Key, vector: [Key: Rational])] = []
  private var places: [Key: Int] = [:]

  var dimension: Int { rows.count }

  /// Takes a vector in.
  ///
  /// - Returns: false when it was in the space before.
  mutating func insert(_ vector: [Key: Rational]) throws -> Bool {
    var rest = vector
    for (key, value) in vector {
      guard let place = places[key] else { continue }
      Self.add(rows[place].vector, times: -value, to: &rest)
    }
    guard let (pivot, value) = rest.first else { return false }
    let inverse = try value.inverted()
    rest = rest.mapValues { $0 * inverse }
    for k in rows.indices {
      guard let factor = rows[k].vector[pivot] else { continue }
      Self.add(rest, times: -factor, to: &rows[k].vector)
    }
    places[pivot] = rows.count
    rows.append((pivot, rest))
    return true
  }

  private static func add(_ vector: [Key: Rational], times factor: Rational, to sum: inout [Key: Rational]) {
    for (key, value) in vector {
      let new = (sum[key] ?? .zero) + factor * value
      sum[key] = new.isZero ? nil : new
    }
  }
}
