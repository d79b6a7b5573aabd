import Numbers

/// Results that are polynomials or fractions so far and become nodes when somebody looks inside.
///
/// An `Expr` is the index of a node, or with its highest bit set the index of an entry here. The entry becomes the very node
/// that the result would have been at once, by the same steps, the first time that anything but a copy is asked of it. To
/// compare and to hash is to ask: two expressions are equal exactly when their nodes are.
///
/// What is never looked at keeps its polynomial until the store is told to release what nobody holds. How much may wait is
/// therefore bounded; beyond the bound, results are made into nodes at once.
final class DeferredNodes: @unchecked Sendable {
  static let shared = DeferredNodes()

  /// The bit that tells an entry from a node. The store holds fewer than 2³¹ nodes.
  static let mark: Id = 1 << 31

  /// Below this number of terms an entry would not be cheaper than the nodes.
  static let smallest = 8
  /// The terms that may wait, and the entries there may ever be.
  static let largestWait = 1 << 22
  static let largestCount = 1 << 22

  private enum Entry {
    case node(Id)
    case waiting(DeferredFraction)
    case released
  }

  private let lock = Lock()
  private let entries = ChunkedStore<Entry>(bits: 10, limit: largestCount)
  private var waiting = 0

  /// The terms that wait to become nodes.
  var waitingTerms: Int { lock { waiting } }

  /// The expression of a fraction, as an entry where there is room for it and it is large enough.
  func expression(_ fraction: DeferredFraction) -> Expr {
    let size = fraction.termCount
    guard size >= Self.smallest, let entry = enter(fraction, size) else {
      return Expr(id: Arena.shared.build { fraction.node(in: $0) })
    }
    return Expr(id: entry)
  }

  private func enter(_ fraction: DeferredFraction, _ size: Int) -> Id? {
    lock {
      guard waiting + size <= Self.largestWait, entries.count < Self.largestCount else { return nil }
      waiting += size
      return Id(entries.append(.waiting(fraction))) | Self.mark
    }
  }

  /// The node of an entry. Made outside the lock: two threads that ask at once make the same node.
  func node(_ marked: Id) -> Id {
    let place = Int(marked & ~Self.mark)
    let fraction: DeferredFraction
    switch lock({ entries[place] }) {
    case .node(let id): return id
    case .waiting(let found): fraction = found
    case .released: fatalError("an expression is used that was released")
    }
    let id = Arena.shared.build { fraction.node(in: $0) }
    lock {
      guard case .waiting = entries[place] else { return }
      entries.pointer(at: place).pointee = .node(id)
      waiting -= fraction.termCount
    }
    return id
  }

  /// The number of entries that were ever made.
  var count: Int { lock { entries.count } }

  /// Releases the entries from `first` on but those of `kept`, which have become nodes. Earlier ones that wait forget the nodes
  /// of their parts, which are made again when they are asked for; the nodes of earlier ones that became nodes are told.
  func release(from first: Int, keeping kept: Set<Id>) -> [Id] {
    lock {
      var nodes: [Id] = []
      for place in 0..<entries.count {
        let entry = entries.pointer(at: place)
        switch entry.pointee {
        case .released: continue
        case .node(let id):
          if place < first || kept.contains(Id(place) | Self.mark) {
            nodes.append(id)
          } else {
            entry.pointee = .released
          }
        case .waiting(let fraction):
          if place < first {
            fraction.forgetNodes()
          } else {
            waiting -= fraction.termCount
            entry.pointee = .released
          }
        }
      }
      return nodes
    }
  }
}

/// A polynomial with expressions for its generators, and its node once it is made.
final class DeferredPolynomial: @unchecked Sendable {
  let polynomial: Polynomial
  private let generators: [Id]
  private var known: Id = 0

  init(_ polynomial: Polynomial, _ generators: [Id]) {
    self.polynomial = polynomial
    self.generators = generators
  }

  /// Called under the lock of the arena.
  func node(in arena: Arena) -> Id {
    if known == 0 { known = arena.sum(of: polynomial, generators) }
    return known
  }

  /// The node may be released: it is made again when it is asked for.
  func forgetNode() { known = 0 }
}

/// A quotient of polynomials. Fractions may share a denominator.
final class DeferredFraction: Sendable {
  private let numerator: DeferredPolynomial
  /// Nil for 1.
  private let denominator: DeferredPolynomial?
  let termCount: Int

  init(_ numerator: DeferredPolynomial, over denominator: DeferredPolynomial? = nil) {
    self.numerator = numerator
    self.denominator = denominator
    termCount = numerator.polynomial.termCount + (denominator?.polynomial.termCount ?? 0)
  }

  /// Called under the lock of the arena.
  func node(in arena: Arena) -> Id {
    let above = numerator.node(in: arena)
    return denominator.map { arena.quotient(above, $0.node(in: arena)) } ?? above
  }
  func forgetNodes() {
    numerator.forgetNode()
    denominator?.forgetNode()
  }
}
