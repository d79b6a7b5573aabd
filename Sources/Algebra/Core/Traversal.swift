/// A map from nodes to values, for passes over expressions: open addressing on the index itself, so that neighbours in the
/// arena are neighbours here.
struct NodeMap {
  private var keys: ContiguousArray<Id>
  private var values: ContiguousArray<Id>
  private var mask: Int
  private(set) var count = 0

  init(capacity: Int = 64) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    keys = ContiguousArray(repeating: 0, count: size)
    values = ContiguousArray(repeating: 0, count: size)
    mask = size - 1
  }

  @inline(__always)
  subscript(id: Id) -> Id? {
    get {
      var place = Int(id) & mask
      while keys[place] != 0 {
        if keys[place] == id { return values[place] }
        place = (place + 1) & mask
      }
      return nil
    }
    set { insert(id, newValue ?? 0) }
  }

  /// Sets the value of a node; true when the node was not there before.
  @discardableResult
  @inline(__always)
  mutating func insert(_ id: Id, _ value: Id) -> Bool {
    var place = Int(id) & mask
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
      let node = self[id]
      if node.hasChildren {
        for child in childIds(id) where seen[child] == nil { stack.append(child) }
      }
    }
    // A child is made before its parent, so its index is smaller.
    order.sort()
    return order
  }
}
