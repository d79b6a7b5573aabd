import Numbers
import Synchronization

/// The one store of all expressions: every distinct expression exists once, so equality is a comparison of indices.
///
/// Nodes are never changed or removed once made. Readers therefore need no lock; makers hold `lock` for the length of one
/// operation (a sum, a derivative of a whole expression), through `build`.
final class Arena: @unchecked Sendable {
  static let shared = Arena()

  private let lock = Mutex<Void>(())
  fileprivate(set) var nodes = ChunkedStore<Node>(bits: 16)
  fileprivate(set) var children = ChunkedStore<Id>(bits: 18)
  fileprivate(set) var rationals = ChunkedStore<Rational>(bits: 10)
  fileprivate(set) var symbols = ChunkedStore<SymbolRecord>(bits: 10)
  private var symbolIndex: [SymbolRecord: UInt32] = [:]
  private var rationalIndex: [Rational: Id] = [:]

  /// Open addressing with linear probing; 0 marks a free place.
  private var table: UnsafeMutablePointer<Id>
  private var tableMask: Int
  private var smallIntegers: [Id] = []

  /// Work space for sums and products under construction, used as a stack while the lock is held.
  var scratch = ContiguousArray<Pair>()

  private static let smallest = -64
  private static let largest = 256

  private init() {
    let capacity = 1 << 12
    tableMask = capacity - 1
    table = .allocate(capacity: capacity)
    table.initialize(repeating: 0, count: capacity)
    _ = nodes.append(
      Node(kind: .integer, head: 0, facts: [], payload: 0, count: 0, hash: 0))  // index 0 stays unused
    for n in Self.smallest...Self.largest { smallIntegers.append(makeInteger(Int32(n))) }
  }

  /// Runs `body` with the right to make nodes. Not reentrant: `body` calls methods of the arena only.
  @inline(__always)
  func build<R>(_ body: (Arena) throws -> R) rethrows -> R {
    try lock.withLock { _ in try body(self) }
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

  private func bigNumber(_ q: Rational) -> Id {
    if let id = rationalIndex[q] { return id }
    var facts: Facts = [.real, .constant, .nonzero]
    if q.isInteger { facts.insert(.integer) }
    if !q.isNegative { facts.formUnion([.positive, .nonnegative]) }
    let index = UInt32(rationals.append(q))
    let id = Id(
      nodes.append(
        Node(
          kind: .rational, head: 0, facts: facts.closed, payload: index, count: 0,
          hash: mix(2, stableHash(q.description)))))
    rationalIndex[q] = id
    return id
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
    var place = Int(node.hash) & tableMask
    while table[place] != 0 {
      let other = self[table[place]]
      if other.hash == node.hash && other.kind == node.kind && other.payload == node.payload { return table[place] }
      place = (place + 1) & tableMask
    }
    return insert(node, at: place)
  }

  /// The node with these children, made if it is new. `facts` is asked for only then.
  @inline(__always)
  func intern(
    _ kind: Node.Kind, head: UInt8 = 0, entry: UInt32 = 0, seed: UInt32 = 0, _ ids: UnsafeBufferPointer<Id>,
    facts: () -> Facts
  ) -> Id {
    var hash = mix(UInt32(kind.rawValue) &+ 16 &+ (UInt32(head) &<< 8), seed)
    for id in ids { hash = mix(hash, self[id].hash) }
    var place = Int(hash) & tableMask
    while table[place] != 0 {
      let other = self[table[place]]
      if other.hash == hash && other.kind == kind && other.head == head && other.childCount == ids.count
        && other.entry(in: self) == entry
      {
        let theirs = childPointer(other)
        var same = true
        for k in 0..<ids.count where theirs[k] != ids[k] {
          same = false
          break
        }
        if same { return table[place] }
      }
      place = (place + 1) & tableMask
    }
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

  private func insert(_ node: Node, at place: Int) -> Id {
    let id = Id(nodes.append(node))
    table[place] = id
    if nodes.count * 2 > tableMask { grow() }
    return id
  }

  private func grow() {
    let capacity = (tableMask + 1) * 2
    let bigger = UnsafeMutablePointer<Id>.allocate(capacity: capacity)
    bigger.initialize(repeating: 0, count: capacity)
    for old in 0...tableMask where table[old] != 0 {
      var place = Int(self[table[old]].hash) & (capacity - 1)
      while bigger[place] != 0 { place = (place + 1) & (capacity - 1) }
      bigger[place] = table[old]
    }
    table.deallocate()
    table = bigger
    tableMask = capacity - 1
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
struct Pair {
  var key: Id
  var value: Id
  var hash: UInt32
}
