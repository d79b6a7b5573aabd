internal import CNumerics

/// The functions of one number that every kind of numbers here has. Square roots and powers are apart.
///
/// Values are principal ones. log, logarithm of Γ: cut along the negative real axis; asin, acos: along the real axis beyond ±1;
/// atan: along the imaginary axis beyond ±i; dilogarithm: along the real axis beyond 1. The real function has a value where
/// the principal value is real.
///
/// Their order is that of the C sources' list, which a test compares.
public enum UnaryFunction: Int32, CaseIterable, Sendable, Hashable {
  case exp, log, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh
  /// erf x = (2/√π) ∫₀ˣ exp(−t²) dt, and erfc x = 1 − erf x.
  case erf, erfc
  /// Γ, the logarithm of Γ (the one that is analytic off its cut) and its derivative.
  case gamma, logGamma, digamma
  /// Li₂ x = −∫₀ˣ log(1 − t)/t dt.
  case dilogarithm
  /// The Bessel functions of the first kind of orders 0 and 1.
  case besselJ0, besselJ1

  /// What the C sources call it.
  package var nameInC: String { String(cString: cn_function_name(rawValue)) }
  /// How many functions the C sources know.
  package static var countInC: Int { Int(cn_function_count) }

  /// Why it may have no value for an enclosure.
  package var failure: String {
    switch self {
    case .exp, .sinh, .cosh: "too large"
    case .log: "the logarithm of an enclosure that leaves the domain"
    case .tan: "the tangent of an enclosure that contains a pole"
    case .asin, .acos, .atan: "an inverse function of an enclosure that leaves the domain"
    case .gamma, .digamma: "a function of an enclosure that contains a pole of Γ"
    case .logGamma: "the logarithm of Γ of an enclosure that leaves the domain"
    case .dilogarithm: "the dilogarithm of an enclosure that leaves the domain"
    case .sin, .cos, .tanh, .erf, .erfc, .besselJ0, .besselJ1: "no finite value"
    }
  }
}

extension Ball {
  /// The value of a function; fails with ``NumberError/domain(_:)`` where the real function has none on all of this.
  public func applying(_ function: UnaryFunction) throws(NumberError) -> Ball {
    try finite(value(of: function), function.failure)
  }

  func value(of function: UnaryFunction) -> Ball { mapped { cn_ball_function(function.rawValue, $0, $1, $2) } }
}

extension ComplexBall {
  /// The principal value of a function; fails with ``NumberError/domain(_:)`` where it has none on all of this.
  public func applying(_ function: UnaryFunction) throws(NumberError) -> ComplexBall {
    try finite(value(of: function), function.failure)
  }

  func value(of function: UnaryFunction) -> ComplexBall {
    mapped { cn_complex_ball_function(function.rawValue, $0, $1, 0, $2) }
  }
}

extension MPFloat {
  /// The value of a function; NaN where the real function has none.
  ///
  /// Fails with ``NumberError/tooLarge(_:)`` for arguments of periodic and similar functions beyond 2^``SizeBudget/precision``,
  /// whose reduction would need as many bits of π.
  public func applying(_ function: UnaryFunction, rounding: Rounding = .nearest) throws(NumberError) -> MPFloat {
    if function.reducesArgument { try checkReduction("\(function)") }
    return value(of: function, rounding)
  }

  func value(of function: UnaryFunction, _ rounding: Rounding) -> MPFloat {
    mapped(rounding) { cn_mpfloat_function(function.rawValue, $0, $1, $2) }
  }
}

extension UnaryFunction {
  /// Whether MPFR takes as many bits of π as the argument is large.
  var reducesArgument: Bool {
    switch self {
    case .sin, .cos, .tan, .gamma, .logGamma, .digamma, .besselJ0, .besselJ1: true
    case .exp, .log, .asin, .acos, .atan, .sinh, .cosh, .tanh, .erf, .erfc, .dilogarithm: false
    }
  }
}
