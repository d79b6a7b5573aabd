import Numbers

/// The generators that are nodes of their own and no fractions, found by node: a table with open addressing, which is asked for
/// every factor of every monomial.
final class PlainGenerators: @unchecked Sendable {
  private let nodes: UnsafeMutablePointer<Id>
  private let places: UnsafeMutablePointer<Int32>
  private let mask: Int

  convenience init(_ normalizer: Normalizer, _ layout: GeneratorLayout) {
    var found: [(node: Id, place: Int)] = []
    for (id, recipe) in normalizer.recipes {
      guard case .kernel(let k) = recipe, layout.kernelDenominator[k] == nil else { continue }
      found.append((node: id, place: layout.kernel[k]))
    }
    self.init(found)
  }

  private init(_ found: [(node: Id, place: Int)]) {
    var size = 16
    while size < 2 * found.count { size *= 2 }
    mask = size - 1
    nodes = .allocate(capacity: size)
    nodes.initialize(repeating: 0, count: size)
    places = .allocate(capacity: size)
    places.initialize(repeating: -1, count: size)
    for (node, place) in found {
      var k = home(node)
      while nodes[k] != 0 { k = (k + 1) & mask }
      nodes[k] = node
      places[k] = Int32(place)
    }
  }

  deinit {
    nodes.deallocate()
    places.deallocate()
  }

  @inline(__always) private func home(_ id: Id) -> Int { Int((id &* 0x9E37_79B1) &>> 7) & mask }

  /// The place of the generator that the node is.
  @inline(__always)
  subscript(id: Id) -> Int? {
    var k = home(id)
    while nodes[k] != 0 {
      if nodes[k] == id { return Int(places[k]) }
      k = (k + 1) & mask
    }
    return nil
  }
}
