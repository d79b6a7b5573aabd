/// What is refused rather than read, so that no text takes the computer's memory or the thread's stack.
public struct Limits: Sendable {
  /// The bytes of a text.
  public var bytes = 4 << 20
  /// How deep parentheses, exponents, roots and arguments may be nested.
  public var depth = 250
  /// The digits of one number.
  public var digits = 10_000
  /// The decimal exponent of one number.
  public var exponent = 10_000
  /// The bits of the numerator or denominator of a value.
  public var bits = 1 << 22
  /// The mistakes reported of one text.
  public var mistakes = 20
  /// The different parts of an answer that is written out.
  public var answer = 300_000
  /// The points of a grid.
  public var points = 10_000_000

  /// The limits used unless others are given.
  public init() {}
}
