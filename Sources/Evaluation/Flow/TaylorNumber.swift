import Numbers

/// Numbers that Taylor coefficients are made of.
///
/// Functions act on the first coefficient of a series alone; all others follow by recurrences in the four operations. Where
/// there is no value the result is not finite.
protocol TaylorNumber: Sendable {
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  /// Σ a_j b_{n−1−j} over all of two rows of the same length, at least one.
  static func convolution(_ a: UnsafeBufferPointer<Self>, _ b: UnsafeBufferPointer<Self>) -> Self
  /// The same times a whole number, and divided by one.
  func times(_ n: Int) -> Self
  func over(_ n: Int) -> Self
  func squareRoot() -> Self
  func root(_ n: Int) -> Self
  func exp() -> Self
  func log() -> Self
  func sinCos() -> (sin: Self, cos: Self)
  func sinhCosh() -> (sinh: Self, cosh: Self)
  func tan() -> Self
  func tanh() -> Self
  func asin() -> Self
  func acos() -> Self
  func atan() -> Self
}
