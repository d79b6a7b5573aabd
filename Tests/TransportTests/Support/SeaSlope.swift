import Numbers

@testable import Transport

/// The derivatives of the two integrals over the sea by the energy, from what is under the integral and the derivatives of the
/// roots.
func seaSlopes(_ level: BornLevel<ComplexBall>, _ model: BornModel, energy: ComplexBall) throws -> FermiSea<ComplexBall>
{
  let precision = level.system.mass.precision
  func ball(_ q: Rational) throws -> ComplexBall { try ComplexBall(q, precision: precision) }
  let pi = ComplexBall(try Ball.pi(precision: precision))
  let (m, J) = (level.system.mass, level.system.exchange)
  let equations = Selfconsistency(system: level.system, energy: energy)
  let s = try equations.slopes(level.up.root, level.down.root)
  let load = model.dimension == .three ? m.scaled(by: 2) : try ball(1)
  let determinant = try load.divided(by: s.0 * s.3 - s.1 * s.2)
  let (up, down) = ((s.3 - s.1) * determinant, (s.0 - s.2) * determinant)
  switch model.dimension {
  case .three:
    let unit = try (m * m).divided(by: pi)
    let (δ, γ) = (try unit * ball(model.keeping - model.flipping), try unit * ball(model.vertex))
    let (q, slope) = (-(level.up.root + level.down.root).timesI, -(up + down).timesI)
    let (x, y) = (q - δ, q - γ)
    let isTurning = model.axis == .moment
    let spin = try (unit * m * J * J).scaled(by: -4).divided(by: isTurning ? x * x * x * y : x * x * y * y)
    let current: ComplexBall
    if isTurning {
      current =
        try (unit * J).scaled(by: Rational(-2, 3))
        * (ball(1).divided(by: q * q * x * y) + ball(2).divided(by: q * x * x * y))
    } else {
      // Jλ²𝓑 = (2m²J/3π)/(q y²), and its derivative.
      current =
        try (unit * J).scaled(by: Rational(-2, 3))
        * (ball(1).divided(by: q * q * y * y) + ball(2).divided(by: q * y * y * y))
    }
    return FermiSea(spin: spin * slope, current: current * slope)
  case .two:
    let eta = try level.system.eta
    let D = level.up.local - level.down.local
    let slope = try eta * (up.divided(by: level.up.root) - down.divided(by: level.down.root))
    let Z = level.splitting
    let turned = -(try ball(model.keeping - model.flipping)) * slope
    let (M, sum) = (level.up.root + level.down.root, up + down)
    let e = try ball((model.disorder.longitudinal - model.disorder.transverse) * 2)
    let screened = J.scaled(by: 2) - e * D
    let H = slope * M + D * sum - (eta * turned).scaled(by: 2)
    let X = try D * M.divided(by: Z)
    let XSlope = try slope * M.divided(by: Z) + D * (sum * Z - M * turned).divided(by: Z * Z)
    if model.axis == .moment {
      return FermiSea(
        spin: try H.scaled(by: Rational(1, 2)).divided(by: screened),
        current: try XSlope.scaled(by: Rational(1, 2)).divided(by: m * screened))
    }
    let weight = (e * slope * (X - eta.scaled(by: 2))).scaled(by: 2)
    return FermiSea(
      spin: try (J * H).divided(by: screened * screened),
      current: try J * (XSlope * screened + weight).divided(by: m * screened * screened * screened))
  }
}
