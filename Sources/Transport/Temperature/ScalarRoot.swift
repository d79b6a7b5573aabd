import Numbers

/// One analytic equation F(x) = 0 with a parameter that is a ball around a real number.
protocol ScalarEquation {
  /// F at the middle of the parameter, and its slope.
  func middle(_ x: ComplexBall) throws -> (value: ComplexBall, slope: ComplexBall)
  /// F for all values of the parameter.
  func value(_ x: ComplexBall) throws -> ComplexBall
  /// ∂F/∂x for all values of the parameter.
  func slope(_ x: ComplexBall) throws -> ComplexBall
  /// The number that an approximate root stands for, such as its real part where the root is known to be real.
  func cleaned(_ x: ComplexBall) -> ComplexBall
}

extension ScalarEquation {
  func cleaned(_ x: ComplexBall) -> ComplexBall { x.representative }

  /// A box with exactly one root for every value of the parameter, by Newton's method from a start and Krawczyk's test.
  ///
  /// - Parameter known: a box around the root for one of the values, which must be among these.
  func root(from start: Complex, precision: Int, holding known: ComplexBall? = nil) throws -> ComplexBall {
    var x = try ComplexBall(start, precision: precision)
    var last = Double.infinity
    for _ in 0..<60 {
      let here = try middle(x)
      let step = try here.value.divided(by: here.slope)
      x = cleaned(x - step)
      let size = step.magnitude.bounds.upper
      if !(size < last) && size < 1e-8 || size == 0 { break }
      last = size
    }
    let inverse = try middle(x).slope.inverted().representative
    let offset = try inverse * value(x)
    var radius = max(1.25 * offset.magnitude.bounds.upper, 1e-280)
    for _ in 0..<40 {
      let around = try ComplexBall(0, precision: precision).widened(radius)
      if let slope = try? slope(x + around) {
        let defect = x.unit - inverse * slope
        let image = x - offset + defect * around
        let isHeld = known.map((x + around).contains) ?? true
        if isHeld, defect.magnitude.isLess(than: x.unit.re), (x + around).contains(image) { return image }
      }
      radius *= 1.5
    }
    throw BornError.notConverged("no box around the solution near \(start) could be proved to hold one only")
  }
}
