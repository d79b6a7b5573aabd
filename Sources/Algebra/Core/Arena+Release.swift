/// Releasing what nobody holds: mark and sweep.
///
/// A released index is never given away again, and the memory behind it is taken away from the process wherever a whole page
/// of it is free; what is left in a page that is not is overwritten with a node whose children cannot be read. An expression
/// that is used although it was released therefore ends the program. It never has the value of another one.
extension Arena {
  /// The nodes that are there, in runs.
  var runs: [Range<Id>] { released.runs + [released.end..<Id(nodes.count)] }

  /// How many nodes are there.
  var aliveCount: Int { nodes.count - 1 - released.count }

  /// What is there now stays.
  func settle() {
    build { arena in
      arena.released.settled = (Id(arena.nodes.count), arena.children.count, DeferredNodes.shared.count)
    }
  }

  /// Releases the nodes that were made since the store was settled, but those of which `kept` consist, symbols, and constants
  /// of the program.
  func release(keeping kept: [Expr]) {
    build { arena in
      precondition(arena.scratch.count == 0, "expressions are released in the middle of an operation")
      let waiting = Set(kept.map(\.index).filter { $0 & DeferredNodes.mark != 0 })
      let roots = kept.map(\.id)
      let entries = DeferredNodes.shared.release(from: arena.released.settled.entries, keeping: waiting)
      let isAlive = arena.marked(from: roots + entries)
      arena.sweep(isAlive)
      arena.returnPages()
      arena.vanishing.removeAll()
      arena.index.rebuild(arena.runs) { (arena[$0].hash, arena.neighbour($0)) }
      assert(arena.index.used == arena.aliveCount, "released nodes are counted wrongly")
    }
  }

  /// The nodes since the settlement that stay, counted from its first. Children are older than what they are children of, so
  /// one pass from the latest node to the earliest reaches everything.
  private func marked(from roots: [Id]) -> Bits {
    let first = released.settled.nodes
    var isAlive = Bits()
    for id in roots where id >= first { isAlive[Int(id - first)] = true }
    for run in runs.reversed() {
      for id in run.clamped(to: first..<max(first, run.upperBound)).reversed() {
        let node = self[id]
        let place = Int(id - first)
        if !isAlive[place] {
          guard staysAlways(id, node.kind) else { continue }
          isAlive[place] = true
        }
        for child in childIds(id) where child >= first { isAlive[Int(child - first)] = true }
      }
    }
    return isAlive
  }

  private func staysAlways(_ id: Id, _ kind: Node.Kind) -> Bool {
    switch kind {
    case .symbol, .imaginaryUnit, .pi: true
    default: released.lasting.contains(id)
    }
  }

  /// A node whose children cannot be read: they would stand behind the end of the store.
  private static let gone = Node(kind: .call, head: 0, facts: .undefined, payload: 1 << 31, count: 1, hash: 0)

  private func sweep(_ isAlive: Bits) {
    let first = released.settled.nodes
    var left: [Range<Id>] = []
    func keep(_ run: Range<Id>) {
      if let last = left.last, last.upperBound == run.lowerBound {
        left[left.count - 1] = last.lowerBound..<run.upperBound
      } else if !run.isEmpty {
        left.append(run)
      }
    }
    for run in runs {
      if run.lowerBound < first { keep(run.lowerBound..<min(run.upperBound, first)) }
      for id in run.clamped(to: first..<max(first, run.upperBound)) {
        if isAlive[Int(id - first)] {
          keep(id..<id + 1)
          continue
        }
        let node = self[id]
        if node.kind == .rational {
          rationals.pointer(at: Int(node.payload)).pointee = 0
          freeRationals.append(node.payload)
        }
        nodes.pointer(at: Int(id)).pointee = Self.gone
        released.count += 1
      }
    }
    released.runs = left
    released.end = Id(nodes.count)
    released.left = aliveCount
  }

  /// Gives the pages back on which nothing is left.
  private func returnPages() {
    let settled = released.settled
    let nodesOnPage = Memory.page / MemoryLayout<Node>.stride
    let childrenOnPage = Memory.page / MemoryLayout<Id>.stride
    var nodePages = Bits(), childPages = Bits()
    for id in released.runs.joined() where id >= settled.nodes {
      nodePages[Int(id) / nodesOnPage] = true
      let node = self[id]
      guard node.hasChildren else { continue }
      // The symbol of a field stands before its children.
      let start = Int(node.payload) - (node.kind == .field ? 1 : 0)
      let end = Int(node.payload) + node.childCount
      for page in start / childrenOnPage...max(start, end - 1) / childrenOnPage { childPages[page] = true }
    }
    Self.returnPages(of: nodes, after: Int(settled.nodes), nodesOnPage, isUsed: nodePages, &released.nodePages)
    Self.returnPages(of: children, after: settled.children, childrenOnPage, isUsed: childPages, &released.childPages)
  }

  /// Gives back the full pages after the settlement.
  private static func returnPages<Element>(
    of store: ChunkedStore<Element>, after settled: Int, _ size: Int, isUsed: Bits, _ returned: inout Bits
  ) {
    let pagesInChunk = (1 << store.bits) / size
    let pages = store.count / size
    var page = (settled + size - 1) / size
    while page < pages {
      guard !isUsed[page], !returned[page] else {
        page += 1
        continue
      }
      // As many as follow each other in one chunk.
      let start = page
      let end = min(pages, (page / pagesInChunk + 1) * pagesInChunk)
      while page < end, !isUsed[page], !returned[page] { page += 1 }
      guard store.release(start * size..<page * size) else { continue }
      for given in start..<page { returned[given] = true }
    }
  }
}
