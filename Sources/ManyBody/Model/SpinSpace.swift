/// The states of the electron's spin and the local spins with given total spins along z.
///
/// A state is the list of its quanta: the places of the spins that are below their top states, 0 for the electron and n for the
/// n-th local spin, as often as they are. The total spin along z is that of the state without quanta less their number.
public struct SpinSpace: Sendable {
  /// The length and number of the local spins.
  public let spin: SpinNumber, count: Int
  /// The numbers of quanta, increasing.
  public let quanta: [Int]
  /// The states: places in increasing order.
  public let states: [[Int32]]
  private let index: [[Int32]: Int32]

  /// How many states there are; nil beyond 10⁹.
  public static func dimension(spin: SpinNumber, count: Int, quanta: [Int]) -> Int? {
    guard let most = quanta.max() else { return 0 }
    // ways[k]: how many ways to deal k quanta to the spins looked at so far.
    var ways = [Int](repeating: 0, count: most + 1)
    ways[0] = 1
    if most > 0 { ways[1] = 1 }
    for _ in 0..<count {
      var next = [Int](repeating: 0, count: most + 1)
      for k in 0...most {
        for q in 0...min(spin.twice, k) { next[k] = min(next[k] + ways[k - q], 2_000_000_000) }
      }
      ways = next
    }
    let sum = quanta.reduce(0) { $0 + ways[$1] }
    return sum > 1_000_000_000 ? nil : sum
  }

  /// Fails for a number of quanta that no state has, and beyond 2·10⁷ states.
  public init(_ model: ChainModel, quanta wanted: some Sequence<Int>) throws(ManyBodyError) {
    (spin, count) = (model.spin, model.hosts.count)
    quanta = Set(wanted).sorted()
    guard let first = quanta.first, let last = quanta.last, first >= 0, last <= model.largestQuanta else {
      let text = quanta.map(String.init).joined(separator: ", ")
      throw .parameter("the number of flipped spins", value: text, allowed: "from 0 to \(model.largestQuanta)")
    }
    let size = Self.dimension(spin: spin, count: count, quanta: quanta)
    guard let size, size <= 20_000_000 else {
      throw .tooLarge(
        "a space of \(size.map(String.init) ?? "more than 10⁹") spin states", needs: (size ?? 1 << 50) * 64,
        limit: 1_280_000_000)
    }
    var found: [[Int32]] = []
    found.reserveCapacity(size)
    for k in quanta { Self.deal(k, from: 0, spin, count, [], &found) }
    states = found
    index = Dictionary(uniqueKeysWithValues: found.enumerated().map { ($1, Int32($0)) })
  }

  /// All ways to put k more quanta at places from `place` on.
  private static func deal(
    _ k: Int, from place: Int, _ spin: SpinNumber, _ count: Int, _ chosen: [Int32], _ found: inout [[Int32]]
  ) {
    if k == 0 { return found.append(chosen) }
    guard place <= count else { return }
    let room = (place == 0 ? 1 : spin.twice), rest = (count - place) * spin.twice
    for q in stride(from: min(room, k), through: 0, by: -1) {
      if k - q > rest { break }
      // Without quanta here: go on in a loop rather than one level deeper, so that long chains do not fill the stack.
      if q == 0 {
        for next in (place + 1)..<(count + 1) where place + 1 <= count {
          let restThere = (count - next) * spin.twice
          for r in stride(from: min(spin.twice, k), through: 1, by: -1) where k - r <= restThere {
            deal(k - r, from: next + 1, spin, count, chosen + [Int32](repeating: Int32(next), count: r), &found)
          }
        }
      } else {
        deal(k - q, from: place + 1, spin, count, chosen + [Int32](repeating: Int32(place), count: q), &found)
      }
    }
  }

  /// The number of states.
  public var dimension: Int { states.count }
  /// The place of a state, if it is one.
  public func index(of state: [Int32]) -> Int? { index[state].map(Int.init) }
  /// Whether the electron's spin is down.
  public func isElectronDown(_ d: Int) -> Bool { states[d].first == 0 }
  /// The quanta of the n-th local spin, n from 1.
  public func quanta(of n: Int, in d: Int) -> Int { states[d].count { $0 == Int32(n) } }

  /// "↓;↑↑↓↑↑" for spins ½, "↓;3/2" for one longer spin.
  public func name(of d: Int) -> String {
    let electron = isElectronDown(d) ? "↓" : "↑"
    let local = (1...max(count, 1)).prefix(count).map { n in
      let q = quanta(of: n, in: d)
      if spin == .half { return q == 0 ? "↑" : "↓" }
      let m = spin.twice - 2 * q
      return m % 2 == 0 ? "\(m / 2)" : "\(m)/2"
    }
    return electron + ";" + local.joined(separator: spin == .half ? "" : " ")
  }
}
