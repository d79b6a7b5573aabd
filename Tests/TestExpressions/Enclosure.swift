import Algebra
import Numbers

extension Function {
  /// A ball that contains the function's values on balls; nil for those that are not scalar functions of scalars.
  ///
  /// Written out here once more, so that what the algebra says of a function is not tested with itself; a new function does not
  /// compile without its line.
  public func ball(_ x: [ComplexBall]) throws -> ComplexBall? {
    switch self {
    case .exp: return x[0].exp()
    case .log: return try x[0].log()
    case .sin: return x[0].sin()
    case .cos: return x[0].cos()
    case .tan: return try x[0].sin().divided(by: x[0].cos())
    case .asin: return try x[0].asin()
    case .acos: return try x[0].acos()
    case .atan: return try x[0].atan()
    case .sinh: return (x[0].exp() - (-x[0]).exp()).scaled(by: Rational(1, 2))
    case .cosh: return (x[0].exp() + (-x[0]).exp()).scaled(by: Rational(1, 2))
    case .tanh:
      let (up, down) = (x[0].exp(), (-x[0]).exp())
      return try (up - down).divided(by: up + down)
    case .erf: return try ComplexBall(1, precision: x[0].precision) - x[0].applying(.erfc)
    case .erfc: return try ComplexBall(1, precision: x[0].precision) - x[0].applying(.erf)
    case .gamma: return try x[0].applying(.logGamma).exp()
    case .logGamma: return try x[0].applying(.logGamma)
    case .digamma: return try x[0].applying(.digamma)
    case .dilogarithm: return try x[0].applying(.dilogarithm)
    case .besselJ0: return try x[0].applying(.besselJ0)
    case .besselJ1: return try x[0].applying(.besselJ1)
    case .atan2:
      guard x[0].im.isZero, x[1].im.isZero else { throw NumberError.domain("an angle of complex coordinates") }
      // arg(x + iy).
      return ComplexBall(ComplexBall(x[1].re, x[0].re).argument)
    case .abs: return ComplexBall(x[0].magnitude)
    case .conjugate: return x[0].conjugated
    case .re: return ComplexBall(x[0].re)
    case .im: return ComplexBall(x[0].im)
    case .dot, .cross, .undefined: return nil
    }
  }
}

extension Expr {
  /// A ball that contains the value at the values of symbols, fields and scalar products, node by node from the public structure:
  /// independent of normal forms and of the decision procedure.
  ///
  /// - Throws: `NumberError` where there is no value, `AlgebraError.unable` for a kernel without one.
  public func ball(_ values: [Expr: ComplexBall], bits: Int) throws -> ComplexBall {
    var known = values
    for part in subexpressions where known[part] == nil {
      func value(_ e: Expr) throws -> ComplexBall {
        if let value = known[e] { return value }
        let value = try e.ball(values, bits: bits)
        known[e] = value
        return value
      }
      switch part.view {
      case .number(let q): known[part] = try ComplexBall(q, precision: bits)
      case .imaginaryUnit: known[part] = try .i(precision: bits)
      case .pi: known[part] = ComplexBall(try Ball.pi(precision: bits))
      case .symbol, .field: continue
      case .sum(let terms):
        var sum = try ComplexBall(0, precision: bits)
        for (c, t) in terms { sum += try value(t).scaled(by: c) }
        known[part] = sum
      case .product(let factors):
        var product = try ComplexBall(1, precision: bits)
        for (base, exponent) in factors {
          let b = try value(base)
          if let q = exponent.rationalValue {
            product *= try q.asInt.map { try b.power($0) } ?? b.power(q)
          } else {
            product *= try b.power(try value(exponent))
          }
        }
        known[part] = product
      case .call(let function, let arguments):
        if function == .dot || function == .cross { continue }
        known[part] = try function.ball(try arguments.map { try value($0) })
      }
    }
    guard let value = known[self] else { throw AlgebraError.unable("a value", self) }
    return value
  }
}
