/// An operation in the coordinates of a lattice, where it has integer elements; the lattice is a cubic one, or a hexagonal
/// one with basis x, −x/2 + (√3/2) y, z.
struct LatticeOperation: Hashable {
  var rows: [Int]
  var reversesTime: Bool

  static let identity = LatticeOperation(rows: [1, 0, 0, 0, 1, 0, 0, 0, 1], reversesTime: false)

  static func * (a: LatticeOperation, b: LatticeOperation) -> LatticeOperation {
    var rows = [Int](repeating: 0, count: 9)
    for i in 0..<3 { for j in 0..<3 { for k in 0..<3 { rows[3 * i + j] += a.rows[3 * i + k] * b.rows[3 * k + j] } } }
    return LatticeOperation(rows: rows, reversesTime: a.reversesTime != b.reversesTime)
  }

  var trace: Int { rows[0] + rows[4] + rows[8] }

  var determinant: Int {
    rows[0] * (rows[4] * rows[8] - rows[5] * rows[7]) - rows[1] * (rows[3] * rows[8] - rows[5] * rows[6])
      + rows[2] * (rows[3] * rows[7] - rows[4] * rows[6])
  }

  /// The operation in the lattice's coordinates; nil for one that no such lattice has.
  init?(_ operation: SymmetryOperation, hexagonal: Bool) {
    guard let rows = hexagonal ? Self.hexagonal(operation.kind) : Self.cubic(operation.kind) else { return nil }
    self.init(rows: rows, reversesTime: operation.reversesTime)
  }

  init(rows: [Int], reversesTime: Bool) {
    self.rows = rows
    self.reversesTime = reversesTime
  }

  private static func cubic(_ kind: SymmetryOperation.Kind) -> [Int]? {
    switch kind {
    case .turn(let n, let inverted):
      return turn([1: [1, 0, 0, 1], 2: [-1, 0, 0, -1], 4: [0, -1, 1, 0]][n], inverted)
    case .exchange(let axes, let signs):
      var rows = [Int](repeating: 0, count: 9)
      for i in 0..<3 { rows[3 * i + axes[i]] = signs[i] }
      return rows
    }
  }

  private static func hexagonal(_ kind: SymmetryOperation.Kind) -> [Int]? {
    switch kind {
    case .turn(let n, let inverted):
      return turn([1: [1, 0, 0, 1], 2: [-1, 0, 0, -1], 3: [0, -1, 1, -1], 6: [1, -1, 1, 0]][n], inverted)
    case .exchange(let axes, let signs):
      guard axes == [0, 1, 2] else { return nil }
      // x ↦ x, y ↦ −y takes the second basis vector to minus the sum of both.
      let sign = signs[0]
      return assembled(signs[0] == signs[1] ? [sign, 0, 0, sign] : [sign, -sign, 0, -sign], z: signs[2])
    }
  }

  private static func turn(_ plane: [Int]?, _ inverted: Bool) -> [Int]? {
    plane.map { assembled($0, z: 1).map { inverted ? -$0 : $0 } }
  }

  private static func assembled(_ plane: [Int], z: Int) -> [Int] {
    [plane[0], plane[1], 0, plane[2], plane[3], 0, 0, 0, z]
  }
}
