import Numbers

/// The index of a node in the arena. Zero is no node.
typealias Id = UInt32

/// One interned expression: sixteen bytes, children in a pool beside it.
///
/// Two shapes carry the whole ring structure. A `linear` node is Σ cₖ·tₖ with rational cₖ, and a `product` node is ∏ bₖ^eₖ.
/// So 3x is a linear node of one term, x² a product of one factor, and neither needs a kind of its own; like terms and like
/// factors meet by sorting.
struct Node {
  enum Kind: UInt8 {
    case integer  // payload: an Int32
    case rational  // payload: index into the pool of rationals
    case imaginaryUnit
    case pi
    case symbol  // payload: index into the pool of symbols
    case field  // payload: index into the pool of symbols; children: the arguments
    case linear  // children: term, coefficient, term, coefficient …
    case product  // children: base, exponent, base, exponent …
    case call  // head: Function; children: the arguments
  }

  var kind: Kind
  var head: UInt8
  var facts: Facts
  var payload: UInt32
  var count: UInt32
  var hash: UInt32
}

/// What is known of a value without looking at it again. Absence of a fact means "not known", never "no".
struct Facts: OptionSet, Sendable {
  let rawValue: UInt16

  static let real = Facts(rawValue: 1 << 0)
  static let positive = Facts(rawValue: 1 << 1)
  static let nonnegative = Facts(rawValue: 1 << 2)
  static let nonzero = Facts(rawValue: 1 << 3)
  static let integer = Facts(rawValue: 1 << 4)
  /// The value is a vector; everything else is a scalar.
  static let vector = Facts(rawValue: 1 << 5)
  static let unit = Facts(rawValue: 1 << 6)
  /// The expression contains an operation without a value, such as a division by zero.
  static let undefined = Facts(rawValue: 1 << 7)
  /// No symbol and no field occurs: the value is a single number.
  static let constant = Facts(rawValue: 1 << 8)

  /// Adds what follows from what is there: positive ⇒ nonnegative, nonzero and real; integer ⇒ real.
  var closed: Facts {
    var f = self
    if f.contains(.positive) { f.formUnion([.nonnegative, .nonzero]) }
    if f.contains(.nonnegative) || f.contains(.integer) { f.insert(.real) }
    return f
  }
}

@inline(__always)
func mix(_ h: UInt32, _ x: UInt32) -> UInt32 {
  var z = UInt64(h) &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(x) &* 0xD6E8_FEB8_6659_FD93
  z ^= z &>> 32
  z = z &* 0xBF58_476D_1CE4_E5B9
  return UInt32(truncatingIfNeeded: z ^ (z &>> 29))
}

/// A hash of text that is the same in every run, so that the order of terms is.
func stableHash(_ text: String) -> UInt32 { text.utf8.reduce(0x811C_9DC5, withCharacter) }

@inline(__always)
private func withCharacter(_ hash: UInt32, _ character: UInt8) -> UInt32 {
  (hash ^ UInt32(character)) &* 0x0100_0193
}

/// A hash of the number that is the same in every run: that of its decimal digits, or of the words of a larger one.
func stableHash(of q: Rational) -> UInt32 {
  guard let n = q.numerator.asInt, let d = q.denominator.asInt else {
    let digest = q.numerator.digest &+ 31 &* q.denominator.digest
    return mix(UInt32(truncatingIfNeeded: digest), UInt32(truncatingIfNeeded: digest >> 32))
  }
  let hash = withDigits(n < 0 ? withCharacter(0x811C_9DC5, UInt8(ascii: "-")) : 0x811C_9DC5, n.magnitude)
  return d == 1 ? hash : withDigits(withCharacter(hash, UInt8(ascii: "/")), d.magnitude)
}

private func withDigits(_ hash: UInt32, _ n: UInt) -> UInt32 {
  var digits: (UInt64, UInt64, UInt64) = (0, 0, 0)
  return withUnsafeMutableBytes(of: &digits) { text in
    var first = text.count
    var rest = n
    repeat {
      first -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      text[first] = UInt8(ascii: "0") + UInt8(digit)
      rest = quotient
    } while rest > 0
    return text[first...].reduce(hash, withCharacter)
  }
}
