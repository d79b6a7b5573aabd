internal import CNumerics

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A real symmetric operator of one particle on a chain of sites, each with `width` internal states:
/// hop·Σ(|x⟩⟨x+1| + |x+1⟩⟨x|) ⊗ 1 + 1 ⊗ A + Σ_x |x⟩⟨x| ⊗ (shift_x + B_x), where A and the few B_x are sparse.
///
/// A vector holds the internal states of the first site, then of the second, and so on.
public struct ChainOperator: Sendable {
  /// An element of a sparse matrix.
  public struct Element: Sendable, Hashable {
    /// Row, column and value.
    public var row: Int32, column: Int32, value: Double
    /// The element of a row and a column.
    public init(_ row: Int, _ column: Int, _ value: Double) {
      (self.row, self.column, self.value) = (Int32(row), Int32(column), value)
    }
  }

  /// What one site has besides what all have.
  public struct Local: Sendable {
    /// The site, counted from 0, the multiple of the identity, and the elements beside it.
    public var site: Int, shift: Double, elements: [Element]
    /// What a site has.
    public init(site: Int, shift: Double, elements: [Element]) {
      (self.site, self.shift, self.elements) = (site, shift, elements)
    }
  }

  /// The number of sites and of internal states.
  public let sites: Int, width: Int
  /// The matrix element between neighbouring sites.
  public let hop: Double
  private var row: [Int64], column: [Int32], value: [Double]
  private var listOfSite: [Int32], listShift: [Double], listStart: [Int64]
  private var listRow: [Int32], listColumn: [Int32], listValue: [Double]

  /// Builds the operator. Elements within the range, at most one list for a site and symmetry are preconditions; a diagonal
  /// element that is not given is 0.
  public init(sites: Int, width: Int, hop: Double, common: [Element], local: [Local]) {
    precondition(sites > 0 && width > 0, "a chain of \(sites) sites with \(width) states")
    (self.sites, self.width, self.hop) = (sites, width, hop)
    var rows = [[(Int32, Double)]](repeating: [], count: width)
    for k in 0..<width { rows[k].append((Int32(k), 0)) }
    for e in common {
      precondition(e.row >= 0 && e.row < width && e.column >= 0 && e.column < width, "an element outside")
      let r = Int(e.row)
      if let place = rows[r].firstIndex(where: { $0.0 == e.column }) {
        rows[r][place].1 += e.value
      } else {
        rows[r].append((e.column, e.value))
      }
    }
    row = [0]
    column = []
    value = []
    for r in rows {
      let sorted = r.sorted { $0.0 < $1.0 }
      column += sorted.map(\.0)
      value += sorted.map(\.1)
      row.append(Int64(column.count))
    }
    listOfSite = [Int32](repeating: -1, count: sites)
    (listShift, listStart, listRow, listColumn, listValue) = ([], [0], [], [], [])
    for l in local {
      precondition(l.site >= 0 && l.site < sites && listOfSite[l.site] < 0, "no place for a list at site \(l.site)")
      listOfSite[l.site] = Int32(listShift.count)
      listShift.append(l.shift)
      listRow += l.elements.map(\.row)
      listColumn += l.elements.map(\.column)
      listValue += l.elements.map(\.value)
      listStart.append(Int64(listRow.count))
    }
    precondition(listRow.allSatisfy { $0 >= 0 && $0 < width } && listColumn.allSatisfy { $0 >= 0 && $0 < width })
  }

  /// The number of elements of a vector.
  public var dimension: Int { sites * width }

  /// scale·(self − centre).
  public func rescaled(centre: Double, scale: Double) -> ChainOperator {
    var result = self
    for k in 0..<width {
      for e in Int(row[k])..<Int(row[k + 1]) {
        result.value[e] = scale * (value[e] - (Int(column[e]) == k ? centre : 0))
      }
    }
    result.listShift = listShift.map { scale * $0 }
    result.listValue = listValue.map { scale * $0 }
    return result.withHop(scale * hop)
  }

  private func withHop(_ hop: Double) -> ChainOperator {
    ChainOperator(self, hop: hop)
  }

  private init(_ other: ChainOperator, hop: Double) {
    (sites, width, self.hop) = (other.sites, other.width, hop)
    (row, column, value) = (other.row, other.column, other.value)
    (listOfSite, listShift, listStart) = (other.listOfSite, other.listShift, other.listStart)
    (listRow, listColumn, listValue) = (other.listRow, other.listColumn, other.listValue)
  }

  /// An interval that contains the spectrum, by Gershgorin's circles, widened by what rounding may take.
  public var spectralBounds: ClosedRange<Double> {
    var centre = [Double](repeating: 0, count: width), reach = centre
    for r in 0..<width {
      for e in Int(row[r])..<Int(row[r + 1]) {
        if Int(column[e]) == r { centre[r] += value[e] } else { reach[r] += abs(value[e]) }
      }
    }
    var (low, high) = (Double.infinity, -Double.infinity)
    func cover(_ c: Double, _ r: Double) { (low, high) = (min(low, c - r), max(high, c + r)) }
    let neighbours = 2 * abs(hop)
    if listOfSite.contains(where: { $0 < 0 }) { for r in 0..<width { cover(centre[r], reach[r] + neighbours) } }
    for list in listShift.indices {
      var (c, r) = (centre.map { $0 + listShift[list] }, reach)
      for e in Int(listStart[list])..<Int(listStart[list + 1]) {
        let k = Int(listRow[e])
        if listRow[e] == listColumn[e] { c[k] += listValue[e] } else { r[k] += abs(listValue[e]) }
      }
      for k in 0..<width { cover(c[k], r[k] + neighbours) }
    }
    let slack = 1e-12 * max(abs(low), abs(high), 1)
    return (low - slack)...(high + slack)
  }

  /// What one row of a product with this matrix adds up, at most.
  public struct RowWork: Sendable, Hashable {
    /// Roundings that a term of the row passes through, with the step of a recurrence T_{k+1} = H T_k − T_{k−1} behind it.
    public let roundings: Int
    /// Elements that are added after the row is written.
    public let corrections: Int
    /// The sum of the absolute values of its elements as they are held, in parts: a bound on the norm of |H|.
    public let weight: Double
  }

  /// The largest of all rows.
  public var rowWork: RowWork {
    let lengths = (0..<width).map { Int(row[$0 + 1] - row[$0]) }
    let sums = (0..<width).map { r in (Int(row[r])..<Int(row[r + 1])).reduce(0) { $0 + abs(value[$1]) } }
    var corrections = 0, weight = sums.max() ?? 0
    for list in listShift.indices {
      var (counts, more): ([Int: Int], [Int: Double]) = ([:], [:])
      for e in Int(listStart[list])..<Int(listStart[list + 1]) {
        counts[Int(listRow[e]), default: 0] += 1
        more[Int(listRow[e]), default: 0] += abs(listValue[e])
      }
      corrections = max(corrections, counts.values.max() ?? 0)
      weight = max(weight, abs(listShift[list]) + (sums.max() ?? 0))
      for (r, x) in more { weight = max(weight, abs(listShift[list]) + sums[r] + x) }
    }
    // One for each product and sum, one for the shift, three for hopping, halving and the term before.
    return RowWork(
      roundings: (lengths.max() ?? 0) + corrections + 6, corrections: corrections,
      weight: (weight + 2 * abs(hop)) * (1 + 1e-12))
  }

  /// The elements of the matrix between the internal states of a site, in increasing order of row and column.
  public func elements(at site: Int) -> [Element] {
    var found: [Int64: Double] = [:]
    for r in 0..<width {
      for e in Int(row[r])..<Int(row[r + 1]) { found[Int64(r) << 32 | Int64(column[e]), default: 0] += value[e] }
    }
    let list = Int(listOfSite[site])
    if list >= 0 {
      for r in 0..<width { found[Int64(r) << 32 | Int64(r), default: 0] += listShift[list] }
      for e in Int(listStart[list])..<Int(listStart[list + 1]) {
        found[Int64(listRow[e]) << 32 | Int64(listColumn[e]), default: 0] += listValue[e]
      }
    }
    return found.sorted { $0.key < $1.key }.map { Element(Int($0.key >> 32), Int($0.key & 0xffff_ffff), $0.value) }
  }

  func withC<R>(_ body: (UnsafePointer<cn_chain>) -> R) -> R {
    row.withUnsafeBufferPointer { row in
      column.withUnsafeBufferPointer { column in
        value.withUnsafeBufferPointer { value in
          listOfSite.withUnsafeBufferPointer { ofSite in
            listShift.withUnsafeBufferPointer { shift in
              listStart.withUnsafeBufferPointer { start in
                listRow.withUnsafeBufferPointer { lRow in
                  listColumn.withUnsafeBufferPointer { lColumn in
                    listValue.withUnsafeBufferPointer { lValue in
                      var c = cn_chain(
                        sites: sites, width: width, hop: hop, row: row.baseAddress, column: column.baseAddress,
                        value: value.baseAddress, list_of_site: ofSite.baseAddress, list_shift: shift.baseAddress,
                        list_start: start.baseAddress, list_row: lRow.baseAddress, list_column: lColumn.baseAddress,
                        list_value: lValue.baseAddress)
                      return body(&c)
                    }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  /// The product with a vector of complex numbers, pairs of doubles.
  public func multiplied(by x: [Double]) -> [Double] {
    let lanes = x.count / dimension
    precondition(
      x.count == lanes * dimension && (lanes == 1 || lanes == 2), "\(x.count) numbers for \(dimension) states")
    return [Double](unsafeUninitializedCapacity: x.count) { y, count in
      x.withUnsafeBufferPointer { x in
        withC { cn_chain_multiply($0, Int32(lanes), x.baseAddress, y.baseAddress) }
      }
      count = x.count
    }
  }
}

/// A flag that one thread raises to end the work of others, where a signal handler may raise it too.
public final class StopFlag: @unchecked Sendable {
  /// What the C functions look at.
  public let pointer: UnsafeMutablePointer<Int32>
  /// A flag that is down.
  public init() {
    pointer = .allocate(capacity: 1)
    pointer.initialize(to: 0)
  }
  deinit { pointer.deallocate() }
  /// Raises the flag.
  public func raise() { pointer.pointee = 1 }
  /// Whether it is up.
  public var isRaised: Bool { pointer.pointee != 0 }
}

extension ChainOperator {
  /// Adds Σ_k (−i)ᵏ c_k T_k(self/2) x for k ≥ 1 to the sum, where the spectrum lies in [−2, 2]; c₀ is not used.
  ///
  /// Vectors are complex, pairs of doubles; `x` and `work` are destroyed.
  ///
  /// - Parameters:
  ///   - depth: how many terms are made in one pass through the sites.
  ///   - threads: how many threads follow each other through the sites.
  /// - Returns: false when the flag was raised before the end; the sum is then of no use.
  public func addChebyshev(
    _ coefficients: [Double], to sum: inout [Double], from x: inout [Double], work: inout [Double], depth: Int,
    threads: Int, stop: StopFlag
  ) throws(NumberError) -> Bool {
    let count = 2 * dimension
    precondition(sum.count == count && x.count == count && work.count == count && depth > 0 && threads > 0)
    let status = sum.withUnsafeMutableBufferPointer { sum in
      x.withUnsafeMutableBufferPointer { x in
        work.withUnsafeMutableBufferPointer { work in
          coefficients.withUnsafeBufferPointer { c in
            withC {
              cn_chain_chebyshev(
                $0, coefficients.count - 1, c.baseAddress, x.baseAddress, work.baseAddress, sum.baseAddress,
                Int32(depth), Int32(threads), stop.pointer)
            }
          }
        }
      }
    }
    if status < 0 { throw .tooLarge("threads and working memory of a Chebyshev recurrence") }
    return status == 0
  }
}

/// What moves through memory in a second, by a[k] = b[k] + s·c[k] over vectors much larger than the caches: 24 bytes per element.
public func triadBandwidth(elements n: Int = 4_000_000, repetitions: Int = 5) -> Double {
  var a = [Double](repeating: 1, count: n)
  let (b, c) = ([Double](repeating: 2, count: n), [Double](repeating: 3, count: n))
  var best = Double.infinity
  for _ in 0..<repetitions {
    let start = monotonicSeconds()
    a.withUnsafeMutableBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        c.withUnsafeBufferPointer { c in cn_triad(n, a.baseAddress, b.baseAddress, c.baseAddress, 0.5) }
      }
    }
    best = min(best, monotonicSeconds() - start)
  }
  return 24 * Double(n) / best
}

/// Seconds of a clock that only goes forward.
package func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
