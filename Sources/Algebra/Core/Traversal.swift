/// A map from nodes to values, for passes over expressions: an array over the range of indices where the nodes lie close
/// together, as those of a large expression do, and a hash table otherwise.
struct NodeMap: ~Copyable {
  private var keys: UnsafeMutableBufferPointer<Id>
  private var values: UnsafeMutableBufferPointer<Id>
  private var mask: Int
  private var first: Id
  private(set) var count = 0

  /// A map for a few nodes, found by hashing.
  init(capacity: Int = 16) {
    var size = 32
    while size < capacity * 2 { size *= 2 }
    self.init(hashed: size, dense: 0, from: 0)
  }

  /// A map for nodes in ascending order.
  init(for order: [Id]) {
    let low = order.first ?? 0
    let span = Int((order.last ?? 0) - low) + 1
    if order.count > 64 && span < 16 * order.count {
      self.init(hashed: 0, dense: span, from: low)
    } else {
      self.init(capacity: order.count)
    }
  }

  private init(hashed size: Int, dense span: Int, from low: Id) {
    keys = .allocate(capacity: size)
    keys.initialize(repeating: 0)
    values = .allocate(capacity: max(size, span))
    values.initialize(repeating: 0)
    mask = max(size - 1, 0)
    first = low
  }

  deinit {
    keys.deallocate()
    values.deallocate()
  }

  @inline(__always) private var isDense: Bool { mask == 0 }
  @inline(__always) private func home(_ id: Id) -> Int { Int(truncatingIfNeeded: (id &* 0x9E37_79B1) &>> 7) & mask }

  @inline(__always)
  subscript(id: Id) -> Id? {
    get {
      if isDense {
        let k = Int(id) &- Int(first)
        guard k >= 0 && k < values.count else { return nil }
        return values[k] == 0 ? nil : values[k]
      }
      var place = home(id)
      while keys[place] != 0 {
        if keys[place] == id { return values[place] }
        place = (place + 1) & mask
      }
      return nil
    }
    set { insert(id, newValue ?? 0) }
  }

  /// Sets the value of a node; true when the node was not there before. A dense map takes the nodes it was made for.
  @discardableResult
  @inline(__always)
  mutating func insert(_ id: Id, _ value: Id) -> Bool {
    if isDense {
      let k = Int(id) &- Int(first)
      let isNew = values[k] == 0
      values[k] = value
      return isNew
    }
    var place = home(id)
    while keys[place] != 0 {
      if keys[place] == id {
        values[place] = value
        return false
      }
      place = (place + 1) & mask
    }
    keys[place] = id
    values[place] = value
    count += 1
    if count * 2 > mask { grow() }
    return true
  }

  private mutating func grow() {
    var bigger = NodeMap(capacity: keys.count)
    for k in 0...mask where keys[k] != 0 { bigger.insert(keys[k], values[k]) }
    self = bigger
  }
}

extension Arena {
  /// The nodes of some expressions, each once, children before parents. No recursion: depth costs no stack.
  func reachable(from roots: [Id]) -> [Id] {
    var order: [Id] = []
    var seen = NodeMap()
    var stack = roots
    while let id = stack.popLast() {
      guard seen.insert(id, 1) else { continue }
      order.append(id)
      if order.count > 2048 { return manyReachable(from: roots) }
      if self[id].hasChildren {
        for child in childIds(id) where seen[child] == nil { stack.append(child) }
      }
    }
    // A child is made before its parent, so its index is smaller.
    order.sort()
    return order
  }

  /// The same for large expressions, with one bit per node of the arena up to the largest root. No node has a child with a
  /// larger index than its own, so one pass from the largest index down finds everything, in the order of the memory.
  private func manyReachable(from roots: [Id]) -> [Id] {
    let words = Int(roots.max() ?? 0) / 64 + 1
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: words) { bits in
      bits.initialize(repeating: 0)
      for root in roots { bits[Int(root) &>> 6] |= 1 &<< UInt64(root & 63) }
      var count = 0
      for word in stride(from: words - 1, through: 0, by: -1) {
        // Children in the same word appear below the bit that is being looked at.
        var below = UInt64.max
        while case let rest = bits[word] & below, rest != 0 {
          let bit = 63 - rest.leadingZeroBitCount
          below = (1 &<< UInt64(bit)) &- 1
          count += 1
          let node = self[Id(word * 64 + bit)]
          guard node.hasChildren else { continue }
          let list = childPointer(node)
          for k in 0..<node.childCount { bits[Int(list[k]) &>> 6] |= 1 &<< UInt64(list[k] & 63) }
        }
      }
      var order: [Id] = []
      order.reserveCapacity(count)
      for word in 0..<words {
        var rest = bits[word]
        while rest != 0 {
          order.append(Id(word * 64 + rest.trailingZeroBitCount))
          rest &= rest &- 1
        }
      }
      return order
    }
  }
}
