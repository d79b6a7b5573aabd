/// A group of operations that leave a point of a crystal or a film where it is, each of them alone or together with the
/// reversal of time.
///
/// A group is *ordinary* when no operation reverses time, *grey* when the reversal alone belongs to it, and *black-white*
/// when operations reverse time but the reversal alone does not.
public struct MagneticPointGroup: Sendable {
  /// The name after Hermann and Mauguin, a prime at each element that reverses time; or the operations that generate it.
  public let name: String
  /// The name after Schoenflies; of a black-white group G(H), H being the operations that do not reverse time.
  public let schoenflies: String?
  /// What generates the group.
  public let operations: [SymmetryOperation]
  /// Every operation in the coordinates of a lattice; nil for groups that no crystal has.
  let elements: [LatticeOperation]?
  /// Whether the lattice is a hexagonal one.
  private let isHexagonal: Bool

  /// The group that these operations generate.
  public init(generatedBy operations: [SymmetryOperation]) {
    self.init(
      name: operations.map(\.description).joined(separator: " "), schoenflies: nil, operations: operations)
  }

  init(name: String, schoenflies: String?, operations: [SymmetryOperation]) {
    self.name = name
    self.schoenflies = schoenflies
    self.operations = operations
    isHexagonal = operations.contains { LatticeOperation($0, hexagonal: false) == nil }
    elements = Self.closure(of: operations)
  }

  /// The operations that generate the group, and turns about z and changes of signs where these follow from them: what is
  /// first sorted out by them need not be solved for.
  var telling: [SymmetryOperation] {
    guard let elements else { return operations }
    let signs = (0..<8).map { k in SymmetryOperation.exchange([0, 1, 2], (0..<3).map { k >> $0 & 1 == 1 ? -1 : 1 }) }
    let simple = ([SymmetryOperation.turn(4), .turn(4, inverted: true), .turn(2)] + signs).flatMap {
      [$0, SymmetryOperation($0.kind, reversesTime: true)]
    }
    let found = simple.filter { operation in
      !operations.contains(operation)
        && LatticeOperation(operation, hexagonal: isHexagonal).map { elements.contains($0) } == true
    }
    return found + operations
  }

  /// The number of operations; nil where they are not those of a crystal.
  public var order: Int? { elements?.count }

  /// Whether some operation reverses time.
  public var reversesTime: Bool { operations.contains(where: \.reversesTime) }

  /// Whether every operation leaves the plane at right angles to z where it is.
  public var keepsPlane: Bool {
    operations.allSatisfy { operation in
      guard case .exchange(let axes, _) = operation.kind else { return true }
      return axes[2] == 2
    }
  }

  /// Whether the reversal of time alone belongs to the group of a crystal.
  public var isGrey: Bool {
    elements?.contains { $0.reversesTime && $0.rows == LatticeOperation.identity.rows }
      ?? operations.contains(.timeReversal)
  }

  /// At most 48 operations and as many with the reversal of time, in whichever lattice has them all.
  static func closure(of operations: [SymmetryOperation]) -> [LatticeOperation]? {
    for hexagonal in [false, true] {
      let generators = operations.compactMap { LatticeOperation($0, hexagonal: hexagonal) }
      guard generators.count == operations.count else { continue }
      var found: Set = [LatticeOperation.identity]
      var elements = [LatticeOperation.identity]
      var next = 0
      while next < elements.count {
        for generator in generators {
          let product = generator * elements[next]
          if found.insert(product).inserted { elements.append(product) }
        }
        next += 1
      }
      return elements
    }
    return nil
  }
}
