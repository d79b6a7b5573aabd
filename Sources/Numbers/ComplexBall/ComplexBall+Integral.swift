internal import CNumerics

extension ComplexBall {
  /// An enclosure of ∫ f(z) dz along the segment from `a` to `b` (Arb's adaptive integration by Gauss and Legendre, with error bounds
  /// from enclosures of f on ellipses around parts of the segment).
  ///
  /// - Parameters:
  ///   - precision: the working precision in bits; the aim is an error of 2^−goal, relative or absolute.
  ///   - evaluations: an upper bound for the number of evaluations; 0 for 1000 + 10·precision².
  ///   - integrand: an enclosure of f over a ball, nil where there is none. When the second argument is true, f must be
  ///     analytic on the ball or the answer nil.
  /// - Returns: a ball that contains the integral; not finite when the integrand could not be enclosed.
  public static func integral(
    from a: ComplexBall, to b: ComplexBall, goal: Int, precision: Int, evaluations: Int = 0,
    integrand: @escaping (_ z: ComplexBall, _ analytic: Bool) -> ComplexBall?
  ) throws(NumberError) -> ComplexBall {
    _ = try Ball.checked(precision)
    let context = Integrand(integrand)
    return withExtendedLifetime(context) {
      a.reading(with: b) { a, b in
        making(precision) { result in
          cn_complex_ball_integrate(
            result, evaluate, Unmanaged.passUnretained(context).toOpaque(), a, b, goal, goal, evaluations, precision)
        }
      }
    }
  }
}

private final class Integrand {
  let evaluate: (ComplexBall, Bool) -> ComplexBall?

  init(_ evaluate: @escaping (ComplexBall, Bool) -> ComplexBall?) { self.evaluate = evaluate }
}

private func evaluate(
  _ context: UnsafeMutableRawPointer?, _ value: OpaquePointer?, _ z: OpaquePointer?, _ analytic: Int32, _ precision: Int
) {
  guard let context else { return }
  let integrand = Unmanaged<Integrand>.fromOpaque(context).takeUnretainedValue()
  let point = ComplexBall.making(precision) { cn_complex_ball_set($0, z) }
  if let result = integrand.evaluate(point, analytic != 0) {
    result.reading { cn_complex_ball_set(value, $0) }
  } else {
    cn_complex_ball_set_indeterminate(value)
  }
}
