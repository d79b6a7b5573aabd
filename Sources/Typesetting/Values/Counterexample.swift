import Algebra
import Numbers

/// The point that refutes a statement, and by how much the two sides differ there.
public struct Counterexample: Sendable {
  /// The values given to the symbols.
  public let values: [(letter: Expr, value: Expr)]
  /// The values given to the symbols, as "θ = 3/7".
  public let point: [String]
  /// An enclosure of the difference; it excludes zero.
  public let difference: String
  /// Certain digits of the real and of the imaginary part of the difference; nil for a part that is zero or may be.
  public let digits: (re: DecimalNumber?, im: DecimalNumber?)

  /// What a witness says.
  public init(_ witness: Witness) {
    values = witness.point.map { kernel, re, im in (kernel, Expr(re) + Expr(im) * .i) }
    point = witness.point.map { kernel, re, im in
      "\(kernel.text) = \(re)" + (im.isZero ? "" : " + \(im) i")
    }
    let (re, im) = (witness.difference.re, witness.difference.im)
    difference = "\(re)" + (im.isZero ? "" : " + \(im) i")
    digits = (Self.digits(of: re), Self.digits(of: im))
  }

  /// Up to six digits.
  private static func digits(of part: Ball) -> DecimalNumber? {
    guard part.excludesZero else { return nil }
    return (1...6).reversed().lazy.compactMap { part.certifiedDecimal(digits: $0) }.first.flatMap(DecimalNumber.init)
  }
}
