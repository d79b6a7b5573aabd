import Algebra
import Numbers
import TestSupport

/// Random expressions over three letters, real or complex, with their values: computed alongside by operations on single balls,
/// without a program.
struct RandomExpressions {
  static let bits = 160
  /// Two symbols of any value, real ones in real expressions, and a positive one.
  let symbols: [Expr]
  /// The values of the symbols.
  let point: [(re: Rational, im: Rational)]
  private var source: ExpressionSource

  init(_ generator: Generator, isComplex: Bool) {
    let assumptions: Assumptions = isComplex ? [] : .real
    symbols = [.symbol("x", assumptions), .symbol("y", assumptions), .symbol("p", .positive)]
    func part(_ range: ClosedRange<Int>, _ g: inout Generator) -> Rational {
      Rational(Int.random(in: range, using: &g), Int.random(in: 7...40, using: &g))
    }
    var g = generator
    point = symbols.indices.map { k in
      (part(k == 2 ? 1...90 : -90...90, &g), isComplex && k < 2 ? part(-60...60, &g) : 0)
    }
    let leaves = zip(symbols, point).compactMap { symbol, value in
      (try? ComplexBall(value.re, value.im, precision: Self.bits)).map { Evaluated(expression: symbol, value: $0) }
    }
    source = ExpressionSource(g, leaves: leaves, bits: Self.bits, isReal: !isComplex)
  }

  /// An expression of about so many operations. Fails where a value does not exist or would leave every range.
  mutating func make(_ size: Int) throws -> Evaluated { try source.make(size) }
}
