import Numbers

/// The one store of all expressions: every distinct expression exists once, so equality is a comparison of indices.
///
/// Nodes are never changed once made, nor removed unless a caller says which expressions it still holds (`release`). Readers
/// therefore need no lock; makers hold `lock` for the length of one operation (a sum, a derivative of a whole expression),
/// through `build`.
final class Arena: @unchecked Sendable {
  static let shared = Arena()

  /// Reentrant, because an expression that is a polynomial so far may have to become a node in the middle of an operation.
  private let lock = Lock(reentrant: true)
  let nodes = ChunkedStore<Node>(bits: 17)
  let children = ChunkedStore<Id>(bits: 19)
  let rationals = ChunkedStore<Rational>(bits: 10)
  /// The places of rationals that were released.
  var freeRationals: [UInt32] = []
  let symbols = ChunkedStore<SymbolRecord>(bits: 10)
  private var symbolIndex: [SymbolRecord: UInt32] = [:]

  /// What `vanishesEverywhere` has found.
  var vanishing: [Id: Bool] = [:]

  let index = NodeIndex()
  /// The nodes that were released, as gaps between those that are there; in the order of the nodes.
  var released = ReleasedNodes()
  private let smallIntegers: UnsafeMutablePointer<Id>

  /// Work space for sums and products under construction, used as a stack while the lock is held.
  let scratch = WorkStack<Pair>()

  private static let smallest = -64
  private static let largest = 256

  private init() {
    smallIntegers = .allocate(capacity: Self.largest - Self.smallest + 1)
    _ = nodes.append(
      Node(kind: .integer, head: 0, facts: [], payload: 0, count: 0, hash: 0))  // index 0 stays unused
    for n in Self.smallest...Self.largest { smallIntegers[n - Self.smallest] = makeInteger(Int32(n)) }
  }

  /// Runs `body` with the right to make nodes. The work space is a stack, so that a `body` within a `body` leaves it as it
  /// was.
  @inline(__always)
  func build<R>(_ body: (Arena) throws -> R) rethrows -> R {
    try lock { try body(self) }
  }

  // MARK: Reading

  @inline(__always) subscript(id: Id) -> Node { nodes[Int(id)] }

  @inline(__always)
  func childPointer(_ node: Node) -> UnsafePointer<Id> { UnsafePointer(children.pointer(at: Int(node.payload))) }

  @inline(__always)
  func childIds(_ id: Id) -> UnsafeBufferPointer<Id> {
    let node = self[id]
    guard node.hasChildren else { return UnsafeBufferPointer(start: nil, count: 0) }
    return UnsafeBufferPointer(start: childPointer(node), count: node.childCount)
  }

  func symbolRecord(_ id: Id) -> SymbolRecord { symbols[Int(self[id].payload)] }

  // MARK: Interning (the lock is held)

  func integer(_ n: Int) -> Id {
    if n >= Self.smallest && n <= Self.largest { return smallIntegers[n - Self.smallest] }
    if let small = Int32(exactly: n) { return makeInteger(small) }
    return bigNumber(Rational(Integer(n)))
  }

  func number(_ q: Rational) -> Id {
    if let n = q.asInt { return integer(n) }
    return bigNumber(q)
  }

  func rationalValue(_ id: Id) -> Rational {
    let node = self[id]
    return node.kind == .integer ? Rational(Int(Int32(bitPattern: node.payload))) : rationals[Int(node.payload)]
  }

  private func makeInteger(_ n: Int32) -> Id {
    var facts: Facts = [.integer, .constant]
    if n > 0 { facts.insert(.positive) }
    if n >= 0 { facts.insert(.nonnegative) }
    if n != 0 { facts.insert(.nonzero) }
    let bits = UInt32(bitPattern: n)
    return internLeaf(
      Node(kind: .integer, head: 0, facts: facts.closed, payload: bits, count: 0, hash: mix(1, bits)))
  }

  /// A number that is no small integer. Its hash stands for the neighbour it has not got.
  private func bigNumber(_ q: Rational) -> Id {
    let hash = mix(2, stableHash(of: q))
    let (known, place) = index.find(hash, near: hash) {
      self[$0].kind == .rational && rationals[Int(self[$0].payload)] == q
    }
    if let known { return known }
    var facts: Facts = [.real, .constant, .nonzero]
    if q.isInteger { facts.insert(.integer) }
    if !q.isNegative { facts.formUnion([.positive, .nonnegative]) }
    let payload = keep(q)
    return insert(
      Node(kind: .rational, head: 0, facts: facts.closed, payload: payload, count: 0, hash: hash), at: place)
  }

  private func keep(_ q: Rational) -> UInt32 {
    guard let free = freeRationals.popLast() else { return UInt32(rationals.append(q)) }
    rationals.pointer(at: Int(free)).pointee = q
    return free
  }

  func constant(_ kind: Node.Kind) -> Id {
    let facts: Facts = kind == .pi ? [.positive, .constant] : [.nonzero, .constant]
    return internLeaf(
      Node(kind: kind, head: 0, facts: facts.closed, payload: 0, count: 0, hash: mix(3, UInt32(kind.rawValue))))
  }

  func symbolEntry(_ record: SymbolRecord) -> UInt32 {
    if let index = symbolIndex[record] { return index }
    let index = UInt32(symbols.append(record))
    symbolIndex[record] = index
    return index
  }

  func symbol(_ record: SymbolRecord) -> Id {
    let entry = symbolEntry(record)
    return internLeaf(
      Node(
        kind: .symbol, head: 0, facts: record.facts, payload: entry, count: 0, hash: mix(4, record.stableHash)))
  }

  private func internLeaf(_ node: Node) -> Id {
    let (known, place) = index.find(node.hash, near: node.payload) {
      let other = self[$0]
      return other.kind == node.kind && other.payload == node.payload
    }
    return known ?? insert(node, at: place)
  }

  /// The node with these children, made if it is new. `facts` is asked for only then.
  @inline(__always)
  func intern(
    _ kind: Node.Kind, head: UInt8 = 0, entry: UInt32 = 0, seed: UInt32 = 0, _ ids: UnsafeBufferPointer<Id>,
    facts: () -> Facts
  ) -> Id {
    var hash = mix(UInt32(kind.rawValue) &+ 16 &+ (UInt32(head) &<< 8), seed)
    var latest: Id = 0
    for id in ids {
      hash = mix(hash, self[id].hash)
      latest = max(latest, id)
    }
    let (known, place) = index.find(hash, near: latest) { matches($0, kind, head, entry, ids) }
    if let known { return known }
    // A field's children are preceded in the pool by the index of its symbol.
    let extra = kind == .field ? 1 : 0
    let start = children.appendContiguous(ids.count + extra)
    if extra == 1 { children.pointer(at: start).initialize(to: entry) }
    if !ids.isEmpty {
      children.pointer(at: start + extra).initialize(from: ids.baseAddress.unsafelyUnwrapped, count: ids.count)
    }
    return insert(
      Node(
        kind: kind, head: head, facts: facts().closed, payload: UInt32(start + extra), count: UInt32(ids.count),
        hash: hash), at: place)
  }

  private func matches(_ id: Id, _ kind: Node.Kind, _ head: UInt8, _ entry: UInt32, _ ids: UnsafeBufferPointer<Id>)
    -> Bool
  {
    let other = self[id]
    guard other.kind == kind && other.head == head && other.childCount == ids.count && other.entry(in: self) == entry
    else { return false }
    let theirs = childPointer(other)
    for k in 0..<ids.count where theirs[k] != ids[k] { return false }
    return true
  }

  /// The sum or product of the pairs on the work space: `intern` without a list in between.
  func internPairs(_ kind: Node.Kind, _ range: Range<Int>) -> Id {
    let pairs = UnsafeBufferPointer(rebasing: scratch.tail(from: range.lowerBound)[..<range.count])
    var hash = mix(UInt32(kind.rawValue) &+ 16, 0)
    var latest: Id = 0
    for pair in pairs {
      hash = mix(mix(hash, pair.hash), self[pair.value].hash)
      latest = max(latest, pair.key, pair.value)
    }
    let (known, place) = index.find(hash, near: latest) { matches($0, kind, pairs) }
    if let known { return known }
    let start = children.appendContiguous(2 * pairs.count)
    var child = children.pointer(at: start)
    for pair in pairs {
      child.initialize(to: pair.key)
      (child + 1).initialize(to: pair.value)
      child += 2
    }
    let facts = kind == .linear ? linearFacts(range) : productFacts(range)
    return insert(
      Node(
        kind: kind, head: 0, facts: facts.closed, payload: UInt32(start), count: UInt32(2 * pairs.count), hash: hash),
      at: place)
  }

  @inline(__always)
  private func matches(_ id: Id, _ kind: Node.Kind, _ pairs: UnsafeBufferPointer<Pair>) -> Bool {
    let other = self[id]
    guard other.kind == kind && other.childCount == 2 * pairs.count else { return false }
    let theirs = childPointer(other)
    for k in 0..<pairs.count where theirs[2 * k] != pairs[k].key || theirs[2 * k + 1] != pairs[k].value {
      return false
    }
    return true
  }

  @inline(__always)
  private func insert(_ node: Node, at place: Int) -> Id {
    let id = Id(nodes.append(node))
    index.insert(id, node.hash, at: place)
    if index.isCrowded { index.grow(runs) { (self[$0].hash, self.neighbour($0)) } }
    assert(index.used == aliveCount && !index.isCrowded, "the index of the store has lost count of its nodes")
    return id
  }

  /// The node near which a node is found in the index: the latest of its children, its value, or the hash of a large number.
  func neighbour(_ id: Id) -> UInt32 {
    let node = self[id]
    if node.kind == .rational { return node.hash }
    return node.hasChildren ? childIds(id).max() ?? 0 : node.payload
  }

  /// What is broken between the nodes and their index, or nil: every node but node 0 is entered once and found again, and the
  /// table has room left. Looks for every node from `first` on.
  func brokenInvariant(from first: Int = 1) -> String? {
    build { arena in
      let (used, made) = (arena.index.used, arena.aliveCount)
      if used != made { return "\(used) entries for \(made) nodes" }
      if arena.index.isCrowded { return "the index is crowded" }
      for id in arena.runs.joined() where Int(id) >= first {
        let found = arena.index.find(arena[id].hash, near: arena.neighbour(id)) { $0 == id }
        if found.known != id { return "node \(id), of kind \(arena[id].kind), is not found again" }
      }
      return nil
    }
  }
}

extension Node {
  @inline(__always) var hasChildren: Bool { kind.rawValue >= Kind.field.rawValue }
  @inline(__always) var childCount: Int { Int(count) }

  @inline(__always) func entry(in arena: Arena) -> UInt32 {
    kind == .field ? arena.children[Int(payload) - 1] : 0
  }
}

/// A term with its coefficient, or a base with its exponent, on the way into a node.
struct Pair: BitwiseCopyable {
  var key: Id
  var value: Id
  var hash: UInt32
}
