/// Which of the nodes that were ever made are there, and which stay for ever.
struct ReleasedNodes {
  /// The nodes before `end` that are there, in runs.
  var runs: [Range<Id>] = []
  /// The nodes from here on were made since the last release.
  var end: Id = 1
  /// How many nodes are gone.
  var count = 0
  /// How many were there after the last release.
  var left = 0
  /// What was made before these numbers of nodes, children and deferred entries stays.
  var settled: (nodes: Id, children: Int, entries: Int) = (1, 0, 0)
  /// Constants of the program, which stay.
  var lasting: Set<Id> = []
  /// The pages of the memory of nodes, and of children, that were given back.
  var nodePages = Bits(), childPages = Bits()
}

/// A set of small numbers.
struct Bits {
  private var words: [UInt64] = []

  @inline(__always)
  subscript(index: Int) -> Bool {
    get { index >> 6 < words.count && words[index >> 6] >> (index & 63) & 1 == 1 }
    set {
      if index >> 6 >= words.count { words.append(contentsOf: repeatElement(0, count: (index >> 6) + 1 - words.count)) }
      if newValue { words[index >> 6] |= 1 << (index & 63) } else { words[index >> 6] &= ~(1 << (index & 63)) }
    }
  }
}
