import Numbers

/// The values of an analytic function on a ball of arguments around its middle: the value there, and an enclosure of all slopes.
///
/// Every value is in middle + slope·(s − s₀), whose excess is of second order in the size of the ball; formulas in which an argument
/// occurs many times make plain balls wider already in first order.
struct CenteredBall: Amplitude {
  /// The value at the middle.
  let middle: ComplexBall
  /// An enclosure of the derivative on the ball of arguments.
  let slope: ComplexBall
  /// An enclosure of all values.
  let all: ComplexBall
  /// s − s₀.
  private let offset: ComplexBall

  private init(_ middle: ComplexBall, slope: ComplexBall, plain: ComplexBall?, offset: ComplexBall) {
    (self.middle, self.slope, self.offset) = (middle, slope, offset)
    let centered = middle + slope * offset
    if let plain, plain.width < centered.width { all = plain } else { all = centered }
  }

  /// The argument itself.
  init(argument: ComplexBall) {
    let middle = argument.representative
    self.init(middle, slope: argument.unit, plain: nil, offset: argument - middle)
  }

  /// A constant.
  func constant(_ value: ComplexBall) -> CenteredBall {
    CenteredBall(value, slope: value.unit - value.unit, plain: value, offset: offset)
  }

  /// A function of this one with a value at the middle, a slope by this one, and perhaps an enclosure of all values.
  func function(middle: ComplexBall, slope: ComplexBall, plain: ComplexBall? = nil) -> CenteredBall {
    CenteredBall(middle, slope: slope * self.slope, plain: plain, offset: offset)
  }

  static func + (a: CenteredBall, b: CenteredBall) -> CenteredBall {
    CenteredBall(a.middle + b.middle, slope: a.slope + b.slope, plain: a.all + b.all, offset: a.offset)
  }
  static func - (a: CenteredBall, b: CenteredBall) -> CenteredBall {
    CenteredBall(a.middle - b.middle, slope: a.slope - b.slope, plain: a.all - b.all, offset: a.offset)
  }
  static func * (a: CenteredBall, b: CenteredBall) -> CenteredBall {
    CenteredBall(
      a.middle * b.middle, slope: a.slope * b.all + a.all * b.slope, plain: a.all * b.all, offset: a.offset)
  }
  static prefix func - (a: CenteredBall) -> CenteredBall {
    CenteredBall(-a.middle, slope: -a.slope, plain: -a.all, offset: a.offset)
  }

  func divided(by divisor: CenteredBall) throws -> CenteredBall {
    let inverse = try divisor.all.inverted()
    let quotient = all * inverse
    return CenteredBall(
      try middle.divided(by: divisor.middle), slope: (slope - quotient * divisor.slope) * inverse, plain: quotient,
      offset: offset)
  }

  func scaled(by factor: Rational) -> CenteredBall {
    CenteredBall(
      middle.scaled(by: factor), slope: slope.scaled(by: factor), plain: all.scaled(by: factor), offset: offset)
  }

  var timesI: CenteredBall { CenteredBall(middle.timesI, slope: slope.timesI, plain: all.timesI, offset: offset) }
  var unit: CenteredBall { constant(middle.unit) }
  /// The value at the middle of the arguments, with what is left open of it.
  var representative: CenteredBall { constant(middle) }

  /// The principal logarithm, where no value meets the negative half of the real axis.
  func logarithm() throws -> CenteredBall {
    guard isOffCut else { throw NumberError.domain("log of a number that may be negative") }
    return function(middle: try middle.log(), slope: try all.inverted())
  }

  /// The principal square root, where no value meets the negative half of the real axis.
  func squareRoot() throws -> CenteredBall {
    guard isOffCut else { throw NumberError.domain("√ of a number that may be negative") }
    return function(middle: try middle.sqrt(), slope: try all.sqrt().doubled.inverted())
  }

  private var isOffCut: Bool { all.re.isPositive || all.im.excludesZero }

  func exponential() -> CenteredBall { function(middle: middle.exp(), slope: all.exp()) }
  var sine: CenteredBall { function(middle: middle.sin(), slope: all.cos(), plain: all.sin()) }
  var cosine: CenteredBall { function(middle: middle.cos(), slope: -all.sin(), plain: all.cos()) }
  func arctangent() throws -> CenteredBall {
    function(middle: try middle.atan(), slope: try (all.unit + all * all).inverted())
  }

  func continued(from value: CenteredBall, slope: @autoclosure () throws -> CenteredBall) rethrows -> CenteredBall {
    function(middle: value.middle, slope: try slope().all)
  }
}
