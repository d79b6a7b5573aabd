/// An operation that generates a symmetry group: a turn about the z axis, or an exchange of axes with signs, each of
/// them alone or together with the reversal of time.
public struct SymmetryOperation: Hashable, Sendable {
  /// What the operation does in space.
  public enum Kind: Hashable, Sendable {
    /// A turn by 2π/n about z, followed by the inversion where it is inverted. n = 0 stands for the turns by every angle.
    case turn(n: Int, inverted: Bool)
    /// The map whose component i is `signs[i]` times component `axes[i]`.
    case exchange(axes: [Int], signs: [Int])
  }

  /// What it does in space.
  public var kind: Kind
  /// Whether time is reversed, too.
  public var reversesTime: Bool

  /// An operation, which leaves time as it is unless told otherwise.
  public init(_ kind: Kind, reversesTime: Bool = false) {
    self.kind = kind
    self.reversesTime = reversesTime
  }

  /// The reversal of time alone.
  public static let timeReversal = SymmetryOperation(.exchange(axes: [0, 1, 2], signs: [1, 1, 1]), reversesTime: true)

  /// The inversion.
  public static let inversion = SymmetryOperation(.exchange(axes: [0, 1, 2], signs: [-1, -1, -1]))

  static func exchange(_ axes: [Int], _ signs: [Int]) -> SymmetryOperation {
    SymmetryOperation(.exchange(axes: axes, signs: signs))
  }
  static func turn(_ n: Int, inverted: Bool = false) -> SymmetryOperation {
    SymmetryOperation(.turn(n: n, inverted: inverted))
  }

  /// The sign of the map's determinant: −1 for mirrors, the inversion and turns followed by it.
  public var determinant: Int {
    switch kind {
    case .turn(_, let inverted): return inverted ? -1 : 1
    case .exchange(let axes, let signs):
      var parity = 1
      for i in 0..<3 { for j in 0..<i where axes[j] > axes[i] { parity = -parity } }
      return parity * signs.reduce(1, *)
    }
  }
}

extension SymmetryOperation: CustomStringConvertible {
  static let names: [(name: String, operation: SymmetryOperation)] = [
    ("1", exchange([0, 1, 2], [1, 1, 1])), ("-1", inversion),
    ("mx", exchange([0, 1, 2], [-1, 1, 1])), ("my", exchange([0, 1, 2], [1, -1, 1])),
    ("mz", exchange([0, 1, 2], [1, 1, -1])),
    ("2x", exchange([0, 1, 2], [1, -1, -1])), ("2y", exchange([0, 1, 2], [-1, 1, -1])),
    ("mxy", exchange([1, 0, 2], [-1, -1, 1])), ("m-xy", exchange([1, 0, 2], [1, 1, 1])),
    ("2xy", exchange([1, 0, 2], [1, 1, -1])), ("2-xy", exchange([1, 0, 2], [-1, -1, -1])),
    ("3xyz", exchange([2, 0, 1], [1, 1, 1])), ("-3xyz", exchange([2, 0, 1], [-1, -1, -1]))
  ]

  /// The operation in crystallographers' words: `4z`, `-6z`, `mx` (the mirror whose normal is x), `2xy`, `3xyz`, `-1`; `∞z`
  /// for turns by every angle; a prime for the reversal of time.
  public var description: String {
    let prime = reversesTime ? "'" : ""
    switch kind {
    case .turn(let n, let inverted): return (inverted ? "-" : "") + (n == 0 ? "∞" : "\(n)") + "z" + prime
    case .exchange(let axes, let signs):
      if let known = Self.names.first(where: { $0.operation.kind == kind }) { return known.name + prime }
      let letters = ["x", "y", "z"]
      return "(" + zip(axes, signs).map { ($1 < 0 ? "-" : "") + letters[$0] }.joined(separator: ",") + ")" + prime
    }
  }

  /// Reads what ``description`` writes; `oo` may stand for ∞, and a map may be written as the images of x, y and z, as in
  /// `(y,x,-z)`.
  public init(reading text: String) throws(SymmetryError) {
    var word = text.replacing("−", with: "-").replacing("oo", with: "∞")
    let reversesTime = word.hasSuffix("'") || word.hasSuffix("′")
    if reversesTime { word.removeLast() }
    if let known = Self.names.first(where: { $0.name == word }) {
      self = known.operation
    } else if word.hasPrefix("(") && word.hasSuffix(")") {
      let parts = word.dropFirst().dropLast().split(separator: ",").map { $0.filter { $0 != " " } }
      let signs = parts.map { $0.hasPrefix("-") ? -1 : 1 }
      let axes = parts.map { ["x", "y", "z"].firstIndex(of: $0.hasPrefix("-") ? String($0.dropFirst()) : $0) ?? -1 }
      guard axes.sorted() == [0, 1, 2] else { throw .unreadable(text, expected: Self.expectation) }
      self = Self.exchange(axes, signs)
    } else if word.hasSuffix("z") {
      let inverted = word.hasPrefix("-")
      let number = word.dropLast().dropFirst(inverted ? 1 : 0)
      guard let n = number == "∞" ? 0 : Int(number), number == "∞" || (1...1000).contains(n), number.first != "+" else {
        throw .unreadable(text, expected: Self.expectation)
      }
      self = Self.turn(n, inverted: inverted)
    } else {
      throw .unreadable(text, expected: Self.expectation)
    }
    self.reversesTime = reversesTime
  }

  static let expectation =
    "an operation: \(names.map(\.name).joined(separator: " ")) 4z -6z ∞z (y,x,-z), with a prime (') where time is reversed"
}
