import Algebra

/// The point that refutes a statement, and by how much the two sides differ there.
public struct Counterexample: Sendable {
  /// The values given to the symbols, as "θ = 3/7".
  public let point: [String]
  /// An enclosure of the difference; it excludes zero.
  public let difference: String

  /// What a witness says.
  public init(_ witness: Witness) {
    point = witness.point.map { kernel, re, im in
      "\(kernel.text) = \(re)" + (im.isZero ? "" : " + \(im) i")
    }
    difference = "\(witness.difference.re)" + (witness.difference.im.isZero ? "" : " + \(witness.difference.im) i")
  }
}
