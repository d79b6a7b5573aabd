import Numbers

/// Cosine and sine of a whole or half multiple of an inverse trigonometric function, which are roots.
///
/// With the principal values cos asin u = √(1 − u²), sin acos u = √(1 − u²) and cos atan u = 1/√(1 + u²) for every complex u that
/// has them, on the cuts too. The real part of half the angle lies between −π/2 and π/2, where the cosine is the principal root
/// of its square; that of half an arc cosine between 0 and π/2, where the sine is. atan2 has real arguments.
struct InverseTurn {
  /// Cosine and sine of the angle itself, or of half of it.
  let cosine: Expr
  let sine: Expr
  private let isHalf: Bool

  /// - Parameter measure: the common measure of the multiples that occur.
  /// - Returns: nil for other atoms, and where other parts than halves occur.
  init?(_ atom: Id, measure: Rational) {
    guard case .call(let function, let arguments) = Expr(id: atom).view,
      let halves = (measure * 2).asInt
    else { return nil }
    let u = arguments[0]
    let whole: (cosine: Expr, sine: Expr)
    switch function {
    case .asin: whole = (sqrt(1 - u ** 2), u)
    case .acos: whole = (u, sqrt(1 - u ** 2))
    case .atan: whole = (1 / sqrt(1 + u ** 2), u / sqrt(1 + u ** 2))
    case .atan2:
      let length = sqrt(u ** 2 + arguments[1] ** 2)
      whole = (arguments[1] / length, u / length)
    default: return nil
    }
    isHalf = !halves.isMultiple(of: 2)
    if isHalf {
      cosine = sqrt((1 + whole.cosine) / 2)
      sine = function == .acos ? sqrt((1 - u) / 2) : whole.sine / (2 * cosine)
    } else {
      (cosine, sine) = whole
    }
  }

  /// The angle, in multiples of the function.
  var base: Rational { isHalf ? Rational(1, 2) : 1 }
}
