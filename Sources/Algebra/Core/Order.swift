/// The order of terms and factors inside nodes.
///
/// By hash, because that is fast and the same in every run (hashes come from names and values, never from indices); equal
/// hashes of different nodes are settled by structure.
extension Arena {
  @inline(__always)
  func precedes(_ a: Pair, _ b: Pair) -> Bool {
    if a.hash != b.hash { return a.hash < b.hash }
    return a.key != b.key && structurallyPrecedes(a.key, b.key)
  }

  func precedes(_ a: Id, _ b: Id) -> Bool {
    a != b && precedes(Pair(key: a, value: 0, hash: self[a].hash), Pair(key: b, value: 0, hash: self[b].hash))
  }

  func structurallyPrecedes(_ a: Id, _ b: Id) -> Bool {
    let (x, y) = (self[a], self[b])
    if x.kind != y.kind { return x.kind.rawValue < y.kind.rawValue }
    if x.head != y.head { return x.head < y.head }
    switch x.kind {
    case .integer: return Int32(bitPattern: x.payload) < Int32(bitPattern: y.payload)
    case .rational: return rationals[Int(x.payload)] < rationals[Int(y.payload)]
    case .imaginaryUnit, .pi: return false
    case .symbol: return symbols[Int(x.payload)].precedes(symbols[Int(y.payload)])
    case .field where x.entry(in: self) != y.entry(in: self):
      return symbols[Int(x.entry(in: self))].precedes(symbols[Int(y.entry(in: self))])
    case .field, .linear, .product, .call:
      if x.count != y.count { return x.count < y.count }
      let (p, q) = (childIds(a), childIds(b))
      for k in 0..<p.count where p[k] != q[k] { return precedes(p[k], q[k]) }
      return false
    }
  }

  /// Sorts the work space from `start` on. Mostly a few pairs, often nearly sorted already.
  func sortScratch(from start: Int) {
    let n = scratch.count
    if n - start > 256 {
      sortByDigits(from: start)
      return
    }
    if n - start > 24 {
      var tail = scratch.tail(from: start)
      tail.sort { precedes($0, $1) }
      return
    }
    let pairs = scratch.tail(from: start)
    var i = 1
    while i < n - start {
      let x = pairs[i]
      var j = i
      while j > 0 && precedes(x, pairs[j - 1]) {
        pairs[j] = pairs[j - 1]
        j -= 1
      }
      pairs[j] = x
      i += 1
    }
  }

  /// Sorts many pairs digit by digit of their hashes, from the last to the first, and those of equal hash by structure.
  private func sortByDigits(from start: Int) {
    let pairs = scratch.tail(from: start)
    let n = pairs.count
    guard var from = pairs.baseAddress else { return }
    let other = UnsafeMutablePointer<Pair>.allocate(capacity: n)
    let places = UnsafeMutablePointer<Int>.allocate(capacity: 2048)
    defer {
      other.deallocate()
      places.deallocate()
    }
    var to = other
    for shift in [0, 11, 22] as [UInt32] {
      places.update(repeating: 0, count: 2048)
      for k in 0..<n { places[Int(from[k].hash &>> shift & 2047)] += 1 }
      var sum = 0
      for k in 0..<2048 {
        let count = places[k]
        places[k] = sum
        sum += count
      }
      for k in 0..<n {
        let digit = Int(from[k].hash &>> shift & 2047)
        to[places[digit]] = from[k]
        places[digit] += 1
      }
      (from, to) = (to, from)
    }
    // After three passes the pairs are in the other place.
    pairs.baseAddress?.update(from: from, count: n)
    var k = 1
    while k < n {
      let x = pairs[k]
      var j = k
      while j > 0 && precedes(x, pairs[j - 1]) {
        pairs[j] = pairs[j - 1]
        j -= 1
      }
      pairs[j] = x
      k += 1
    }
  }

  /// Symbols and fields by name, everything else by the stored order: the order in which results are built for readers.
  func precedesForReaders(_ a: Id, _ b: Id) -> Bool {
    let (x, y) = (readerName(a), readerName(b))
    return x == y ? precedes(a, b) : x < y
  }

  func readerName(_ id: Id) -> String {
    switch self[id].kind {
    case .symbol: symbolRecord(id).name
    case .field: symbols[Int(self[id].entry(in: self))].name
    default: "\u{10FFFF}"
    }
  }
}
