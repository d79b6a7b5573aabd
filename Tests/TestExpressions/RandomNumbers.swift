import Numbers

extension Generator {
  /// An integer with a bias towards what breaks arithmetic: small values, words at the edge, several words.
  public mutating func integer(bits: Int = 200) -> Integer {
    switch Int.random(in: 0..<8, using: &self) {
    case 0: return Integer(Int.random(in: -3...3, using: &self))
    case 1: return Integer(Int.max) + Integer(Int.random(in: -3...3, using: &self))
    case 2: return Integer(Int.min) + Integer(Int.random(in: -3...3, using: &self))
    case 3: return Integer(1 << 62) + Integer(Int.random(in: -3...3, using: &self))
    case 4, 5: return Integer(Int.random(in: -1000...1000, using: &self))
    default:
      var value = Integer.zero
      let words = Int.random(in: 1...max(bits / 32, 1), using: &self)
      for _ in 0..<words { value = value * Integer(1 << 32) + Integer(Int(UInt32(truncatingIfNeeded: next()))) }
      return oneIn(2) ? value : -value
    }
  }

  /// A rational number with parts like those of ``integer(bits:)``.
  public mutating func rational(bits: Int = 200) -> Rational {
    let denominator = oneIn(3) ? Integer.one : integer(bits: bits)
    return (try? Rational(integer(bits: bits), denominator)) ?? 0
  }

  /// A rational number whose parts have one or two digits.
  public mutating func smallRational() -> Rational {
    let numerator = Int.random(in: -20...20, using: &self)
    return oneIn(2) ? Rational(numerator) : Rational(numerator, Int.random(in: 1...12, using: &self))
  }

  /// A rational number of moderate size in [low, high], with a denominator of up to 40 bits.
  public mutating func rational(in range: ClosedRange<Int>) -> Rational {
    let denominator = 1 << Int.random(in: 0...40, using: &self)
    let part = Rational(Int.random(in: 0...denominator, using: &self), denominator)
    return Rational(range.lowerBound) + Rational(range.upperBound - range.lowerBound) * part
  }

  /// A random value made from a sum of small rational multiples of `elements`.
  public mutating func element<Value>(of values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &self)]
  }
}

extension Generator {
  /// A sparse polynomial with up to `terms` terms of exponents up to `degree`, sometimes 0 or constant.
  public mutating func polynomial(
    in ring: PolynomialRing, terms: Int = 5, degree: Int = 3, bigCoefficients: Bool = true
  ) -> Polynomial {
    var list: [(coefficient: Rational, exponents: [Int])] = []
    for _ in 0..<Int.random(in: 0...terms, using: &self) {
      let exponents = (0..<ring.variableCount).map { _ in oneIn(2) ? 0 : Int.random(in: 0...degree, using: &self) }
      list.append((bigCoefficients && oneIn(12) ? rational() : smallRational(), exponents))
    }
    return (try? Polynomial(terms: list, in: ring)) ?? Polynomial(ring)
  }

  /// A polynomial that is not zero.
  public mutating func nonzeroPolynomial(
    in ring: PolynomialRing, terms: Int = 5, degree: Int = 3, bigCoefficients: Bool = true
  ) -> Polynomial {
    let value = polynomial(in: ring, terms: terms, degree: degree, bigCoefficients: bigCoefficients)
    return value.isZero ? value.one : value
  }

  /// A quotient of small sparse polynomials.
  public mutating func rationalFunction(in ring: PolynomialRing, terms: Int = 3, degree: Int = 2) -> RationalFunction {
    let above = polynomial(in: ring, terms: terms, degree: degree)
    let below = nonzeroPolynomial(in: ring, terms: terms, degree: degree, bigCoefficients: false)
    return (try? RationalFunction(above, over: below)) ?? RationalFunction(ring)
  }
}

/// A ball and a number that it contains.
public struct EnclosedNumber: Sendable, CustomStringConvertible {
  /// What is known.
  public let ball: Ball
  /// What is meant.
  public let value: Rational

  /// A number and a ball around it.
  public init(ball: Ball, value: Rational) {
    self.ball = ball
    self.value = value
  }

  /// Both.
  public var description: String { "\(value) in \(ball)" }
}

extension Generator {
  /// A ball of a random precision and radius, with a random point of it. Exact, narrow and wide ones occur.
  public mutating func enclosedNumber(in range: ClosedRange<Int> = -30...30) throws -> EnclosedNumber {
    let precision = Int.random(in: 2...250, using: &self)
    let value = oneIn(8) ? Rational(Int.random(in: range, using: &self)) : rational(in: range)
    if oneIn(4) { return EnclosedNumber(ball: try Ball(value, precision: precision), value: value) }
    let scale = Rational(1, 1 << Int.random(in: 0...60, using: &self))
    let below = rational(in: 0...1) * scale
    let above = oneIn(6) ? Rational.zero : rational(in: 0...1) * scale
    return EnclosedNumber(
      ball: try Ball(lower: value - below, upper: value + above, precision: precision), value: value)
  }
}

extension Generator {
  /// A Gaussian element whose parts come from one source; purely real and purely imaginary ones are frequent.
  public mutating func gaussian<Base: Ring>(_ part: (inout Generator) -> Base) -> Gaussian<Base> {
    let (re, im) = (part(&self), part(&self))
    if oneIn(4) { return Gaussian(re) }
    return oneIn(4) ? Gaussian(re.zero, im) : Gaussian(re, im)
  }

  /// A matrix whose elements come from one source, 0 with probability 1/`zeros`.
  public mutating func matrix<F: Field>(
    _ rows: Int, _ columns: Int, zeros: Int = 4, _ element: (inout Generator) -> F
  ) throws -> ExactMatrix<F> {
    var elements: [F] = []
    for _ in 0..<rows * columns {
      let value = element(&self)
      elements.append(oneIn(zeros) ? value.zero : value)
    }
    return try ExactMatrix(rows: rows, columns: columns, elements: elements)
  }
}
