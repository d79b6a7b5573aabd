import Numbers

/// Two analytic equations for the roots (κ or z) of the two spins at one energy, or at every energy of a ball.
protocol PairEquations<Number> {
  associatedtype Number: Amplitude
  /// The left sides, which are 0 for a solution.
  func values(_ up: Number, _ down: Number) throws -> (Number, Number)
  /// Their derivatives by rows: ∂_↑F_↑, ∂_↓F_↑, ∂_↑F_↓, ∂_↓F_↓.
  func slopes(_ up: Number, _ down: Number) throws -> (Number, Number, Number, Number)
  /// Both at once.
  func linearised(_ up: Number, _ down: Number) throws -> Linearised<Number>
  /// The mass, which has the precision of all parameters.
  var mass: Number { get }
}

/// The left sides and their derivatives.
struct Linearised<Number> {
  let values: (Number, Number)
  let slopes: (Number, Number, Number, Number)
}

extension PairEquations {
  func linearised(_ up: Number, _ down: Number) throws -> Linearised<Number> {
    Linearised(values: try values(up, down), slopes: try slopes(up, down))
  }
}

extension PairEquations where Number == Complex {
  /// Newton's iteration in double precision; nil when it does not settle.
  func newton(from start: (Complex, Complex)) -> (Complex, Complex)? {
    var x = start
    var last = Double.infinity
    for _ in 0..<30 {
      guard let linear = try? linearised(x.0, x.1) else { return nil }
      let (values, slopes) = (linear.values, linear.slopes)
      let determinant = slopes.0 * slopes.3 - slopes.1 * slopes.2
      let step = (
        (slopes.3 * values.0 - slopes.1 * values.1) / determinant,
        (slopes.0 * values.1 - slopes.2 * values.0) / determinant
      )
      x = (x.0 - step.0, x.1 - step.1)
      let size = max(step.0.magnitude / x.0.magnitude, step.1.magnitude / x.1.magnitude)
      guard size.isFinite else { return nil }
      if size < 1e-13 || (size < 1e-8 && size >= last) { return x }
      last = size
    }
    return nil
  }
}
