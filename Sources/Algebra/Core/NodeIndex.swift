/// Finds nodes by their hash, in a table that keeps nodes made in succession close together.
///
/// A large table is paid for in accesses to the memory: with places scattered by the hash, nearly every look-up waits for
/// one. So a node is first looked for in one line of the cache, which belongs to its latest child; nodes made in succession
/// have children made in succession, whose lines are neighbours. When that line is full, because many nodes have this latest
/// child as the monomials in a few symbols do, the hash names a line among the 8 around it, then among the 64 on the same page
/// of the memory, and then lines anywhere, as in any table with open addressing.
///
/// Single nodes are never removed, so a node that is there stands before the first free place of its sequence of lines: when
/// nodes are released, those that are left are entered anew. The table is changed under the arena's lock only.
struct NodeIndex: @unchecked Sendable {
  /// An entry holds the hash beside the node, so that a search rarely looks at a node. Node 0 marks a free place.
  struct Entry: BitwiseCopyable {
    var id: Id
    var hash: UInt32
  }

  private struct State {
    var block: ZeroedBlock<Entry>
    var places: UnsafeMutablePointer<Entry>
    var mask: Int
    var used = 0

    init(capacity: Int) {
      block = ZeroedBlock(capacity: capacity)
      places = block.base
      mask = capacity - 1
    }
  }

  /// The number of entries in a line of 64 bytes.
  private static let line = 8

  private let state: UnsafeMutablePointer<State>

  init() {
    state = .allocate(capacity: 1)
    state.initialize(to: State(capacity: 1 << 12))
  }

  /// The node with this hash that `matches`, or the place for a new one.
  @inline(__always)
  func find(_ hash: UInt32, near neighbour: UInt32, _ matches: (Id) -> Bool) -> (known: Id?, place: Int) {
    let (places, mask) = (state.pointee.places, state.pointee.mask)
    let home = Self.line(neighbour, mask)
    var first = home
    var attempt = 0
    while true {
      for place in first..<first + Self.line {
        let entry = places[place]
        if entry.id == 0 { return (nil, place) }
        if entry.hash == hash && matches(entry.id) { return (entry.id, place) }
      }
      attempt += 1
      first = Self.line(hash, attempt: attempt, from: home, mask)
    }
  }

  /// The first place of the line that is looked at next, after `attempt` lines were found full.
  private static func line(_ hash: UInt32, attempt: Int, from home: Int, _ mask: Int) -> Int {
    let number = Int(hash)
    switch attempt {
    case 1: return home & ~(8 * line - 1) | (number & 7) * line
    case 2: return home & ~(64 * line - 1) | (number >> 3 & 63) * line
    // The step is odd, so that every line comes up once the others have.
    default: return (number + (attempt - 3) * (number >> 16 | 1)) * line & mask
    }
  }

  /// The first place of the line of a neighbour. Four neighbours in succession share a line, so that the nodes of an
  /// expression, about one for each latest child, fill the lines as evenly as a good hash would.
  @inline(__always)
  private static func line(_ neighbour: UInt32, _ mask: Int) -> Int { (Int(neighbour) &<< 1) & mask & ~(line - 1) }

  @inline(__always)
  func insert(_ id: Id, _ hash: UInt32, at place: Int) {
    state.pointee.places[place] = Entry(id: id, hash: hash)
    state.pointee.used &+= 1
  }

  /// The number of entries.
  @inline(__always) var used: Int { state.pointee.used }

  @inline(__always) var isCrowded: Bool { state.pointee.used * 16 > state.pointee.mask * 13 }

  /// Doubles the table. The nodes are entered anew in their order, which is also the order of the lines.
  func grow(_ runs: [Range<Id>], _ key: (Id) -> (hash: UInt32, neighbour: UInt32)) {
    enter(runs, capacity: (state.pointee.mask + 1) * 2, key)
  }

  /// A table of these nodes and no others, at most half full.
  func rebuild(_ runs: [Range<Id>], _ key: (Id) -> (hash: UInt32, neighbour: UInt32)) {
    let count = runs.reduce(0) { $0 + $1.count }
    var capacity = 1 << 12
    while capacity < 2 * count { capacity *= 2 }
    enter(runs, capacity: capacity, key)
  }

  private func enter(_ runs: [Range<Id>], capacity: Int, _ key: (Id) -> (hash: UInt32, neighbour: UInt32)) {
    state.pointee.block.deallocate()
    state.pointee = State(capacity: capacity)
    for id in runs.joined() {
      let (hash, neighbour) = key(id)
      let (_, place) = find(hash, near: neighbour) { _ in false }
      insert(id, hash, at: place)
    }
  }
}
