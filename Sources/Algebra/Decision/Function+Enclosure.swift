import Numbers

extension Function {
  /// A ball that contains the function's value at every point of the argument balls.
  func enclosure(_ x: [ComplexBall], of call: Expr) throws -> ComplexBall {
    if let unary { return try x[0].applying(unary) }
    switch self {
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
    default: throw AlgebraError.undefined(call)
    }
  }
}
