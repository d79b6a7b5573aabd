import Numbers

extension Function {
  /// A ball that contains the function's value at every point of the argument balls.
  func enclosure(_ x: [ComplexBall], of call: Expr) throws -> ComplexBall {
    switch self {
    case .exp: return x[0].exp()
    case .log: return try x[0].log()
    case .sin: return x[0].sin()
    case .cos: return x[0].cos()
    case .tan: return try x[0].tan()
    case .asin: return try x[0].asin()
    case .acos: return try x[0].acos()
    case .atan: return try x[0].atan()
    case .sinh: return x[0].sinh()
    case .cosh: return x[0].cosh()
    case .tanh: return try x[0].tanh()
    case .atan2:
      // Arguments that are real as expressions may carry the radius of an imaginary part.
      guard case .call(_, let arguments) = call.view,
        zip(arguments, x).allSatisfy({ $0.isKnownReal || $1.im.isZero })
      else { throw AlgebraError.undefined(call) }
      return ComplexBall(Ball.atan2(x[0].re, x[1].re))
    case .abs: return ComplexBall(x[0].magnitude)
    case .conjugate: return x[0].conjugated
    case .re: return ComplexBall(x[0].re)
    case .im: return ComplexBall(x[0].im)
    case .dot, .cross: throw AlgebraError.unable("evaluation of a vector product outside components", call)
    case .undefined: throw AlgebraError.undefined(call)
    }
  }
}
