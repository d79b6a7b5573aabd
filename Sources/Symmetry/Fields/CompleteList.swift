import Numbers

/// Finitely many torques from which every allowed one follows, to any degree in m: T = Σ c_k(m) T_k, with functions c_k of m
/// that the group leaves as they are.
///
/// A torque is m × W with a vector W(m), axial as m. Those W are a module over the invariant functions of m. With two of
/// these, of degrees a and b, that together with m² generate all of them up to finitely many, the module is free over the
/// three (it is Cohen–Macaulay, as covariants of a finite group are), and Molien's series of W, summed from characters, is
/// N(t)/(1−t²)(1−t^a)(1−t^b) with a polynomial N whose coefficients say how many free generators there are of each degree.
/// Torques that generate those of degrees up to 1 + deg N therefore generate all.
public struct CompleteList: Sendable {
  /// a and b.
  public let invariantDegrees: (Int, Int)
  /// N, by powers of t; empty where no torque is allowed.
  public let numerator: [Int]
  /// The torques, as few as there can be of each degree.
  public let generators: [AllowedTorques.Term]
  /// The functions of m that the group leaves as they are, as few as generate all of them.
  public let functions: [Polynomial]

  /// Of a group of a crystal, without regard to operations that reverse time, for a drive without a derivative of m.
  public init(_ group: MagneticPointGroup, drive: Drive) throws {
    guard drive.derivative == .none else {
      throw SymmetryError.tooLarge("a complete list is found for torques without a derivative of m")
    }
    let characters = try CharacterCount(group, drive: drive)
    let (a, b) = try Self.invariantDegrees(characters.elements)
    invariantDegrees = (a, b)
    let top = a + b
    let fields = (0...2 * top).map(characters.vectorFields)
    func field(_ k: Int) -> Int { k < 0 ? 0 : fields[k] }
    let product = (0...2 * top).map { field($0) - field($0 - a) - field($0 - b) + field($0 - a - b) }
    precondition(
      product.allSatisfy { $0 >= 0 } && product[top...].allSatisfy { $0 == 0 }, "Molien's series of \(group.name)")
    numerator = Array(product[..<((product.lastIndex { $0 > 0 } ?? -1) + 1)])
    let counts = characters.counts(upTo: numerator.count, parity: nil)

    let invariants = try Self.functions(group.operations, upTo: top)
    functions = try Self.generators(of: invariants, upTo: max(a, b) * 2)
    let terms = try AllowedTorques(group, drive: drive).terms(upTo: numerator.count)
    var found: [(term: AllowedTorques.Term, components: [Polynomial])] = []
    var span = Span<[Int]>()
    for degree in 0...numerator.count {
      for (term, components) in found {
        for function in invariants where function.degree == degree - term.degree {
          _ = try span.insert(Self.vector(components.map { $0 * function.polynomial }))
        }
      }
      for term in terms where term.degree == degree {
        guard let components = try term.components() else { continue }
        if try span.insert(Self.vector(components)) { found.append((term, components)) }
      }
      precondition(span.dimension == counts[...degree].reduce(0, +), "the torques of \(group.name) of degree \(degree)")
    }
    generators = found.map(\.term)
  }

  /// The invariant harmonics of m by degree.
  private static func functions(
    _ operations: [SymmetryOperation], upTo degree: Int
  ) throws -> [(degree: Int, polynomial: Polynomial)] {
    let signs = operations.contains(where: \.reversesTime) ? [1, -1] : [1]
    return try (0...degree).flatMap { l in
      try signs.flatMap { sign in
        try Invariants(operations: operations, signUnderReversal: sign, vectors: 0).basis(degree: l).map { (l, $0) }
      }
    }
  }

  /// Those among invariant functions that are no polynomials in ones of lower degree.
  private static func generators(
    of invariants: [(degree: Int, polynomial: Polynomial)], upTo limit: Int
  ) throws -> [Polynomial] {
    var generators: [(degree: Int, polynomial: Polynomial)] = []
    // All products of generators, by degree; the empty one first.
    var products: [[Polynomial]] = [[Polynomial(1, in: InvariantRing.ring)]]
    var span = Span<[Int]>()
    _ = try span.insert(vector([products[0][0]]))
    for degree in 1...max(limit, 1) {
      var new: [Polynomial] = []
      for generator in generators where generator.degree <= degree {
        for product in products[degree - generator.degree] {
          let next = product * generator.polynomial
          if try span.insert(vector([next])) { new.append(next) }
        }
      }
      for invariant in invariants where invariant.degree == degree {
        if try span.insert(vector([invariant.polynomial])) {
          generators.append(invariant)
          new.append(invariant.polynomial)
        }
      }
      products.append(new)
    }
    return generators.map(\.polynomial)
  }

  /// The coefficients of some polynomials on the unit sphere, where x² is 1 − y² − z², by component and monomial.
  private static func vector(_ components: [Polynomial]) throws -> [[Int]: Rational] {
    let m = (0..<3).map(InvariantRing.moment)
    let sphere = m[0] * m[0] + m[1] * m[1] + m[2] * m[2] - Polynomial(1, in: InvariantRing.ring)
    var result: [[Int]: Rational] = [:]
    for (i, component) in components.enumerated() {
      try component.reduced(modulo: [sphere]).forEachTerm { result[[i] + $1] = $0 }
    }
    return result
  }

  /// The degrees of two invariants of the turns of m, which generate all of them up to finitely many.
  static func invariantDegrees(_ elements: [LatticeOperation]) throws -> (Int, Int) {
    let turns = Set(
      elements.filter { !$0.reversesTime }.map { element in element.rows.map { $0 * element.determinant } })
    let traces = turns.map { $0[0] + $0[4] + $0[8] }
    // 1 + 2 cos φ: 3, 2, 1, 0, −1 for turns by a full circle, a sixth, a quarter, a third, a half.
    let threefold = traces.filter { $0 == 0 }.count
    if threefold == 8 { return turns.count == 12 ? (3, 4) : (4, 6) }
    let order = traces.map { [3: 1, 2: 6, 1: 4, 0: 3, -1: 2][$0] ?? 0 }.max() ?? 1
    switch turns.count {
    case order: return (1, order)
    case 2 * order: return (2, order)
    default: throw SymmetryError.notCrystallographic("turns of \(turns.count) kinds with order \(order)")
    }
  }
}
