import Numbers

extension BornModel {
  /// Enclosures of the coefficients at a temperature T ≥ 0: the average of those at zero temperature over −f′(E − μ), f the Fermi
  /// function, because scattering is elastic.
  ///
  /// - Parameter goal: the number of bits wanted.
  /// - Throws: `BornError.parameter` for T < 0, and `.notConverged` for an integral whose error is not bounded.
  public func coefficients(mu: Rational, temperature: Rational, goal: Int) throws -> SpinTorqueCoefficients<Ball> {
    if temperature.isNegative { throw BornError.parameter("T", value: "\(temperature)", allowed: "not negative") }
    if temperature.isZero { return try coefficients(mu: mu, precision: goal + 64) }
    let values = try ThermalAverage(
      self, mu: Ball(mu, precision: goal + 64), temperature: temperature, goal: goal
    ).values(of: [.spin, .damping, .adiabatic, .nonadiabatic])
    let zero = try Ball(0, precision: goal)
    return SpinTorqueCoefficients(
      spin: values[.spin] ?? zero, damping: values[.damping] ?? zero, adiabatic: values[.adiabatic] ?? zero,
      nonadiabatic: values[.nonadiabatic] ?? zero)
  }
}
