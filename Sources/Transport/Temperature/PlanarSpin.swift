import Numbers

/// One spin in two dimensions inside its band, with −z = M e^{−iψ}, 0 ≤ ψ < π.
struct PlanarSpin {
  private let eta, angle, size, ratio: CenteredBall
  /// −M cos ψ, the real part of z, and log M.
  let height, logarithm: CenteredBall

  /// With M = load·ψ/sin ψ.
  init(angle: CenteredBall, load: CenteredBall, eta: CenteredBall) throws {
    ratio = try angle.sineRatio()
    size = try load.divided(by: ratio)
    (self.eta, self.angle) = (eta, angle)
    height = -(size * angle.cosine)
    logarithm = try size.logarithm()
  }

  func pole(retarded: Bool) -> Pole<CenteredBall> {
    let turn = retarded ? angle.timesI : -angle.timesI
    let z = height + size * ratio * turn
    return Pole(root: z, energy: z, local: eta * (logarithm - turn))
  }

  /// ∫|G|² = η/(M sin ψ/ψ).
  var loop: CenteredBall { get throws { try eta.divided(by: size * ratio) } }
}

extension CenteredBall {
  /// sin ψ/ψ, whose slope is −ψ(sin ψ/ψ − cos ψ)/ψ².
  func sineRatio() throws -> CenteredBall {
    let wide = try all.sineRatio()
    return function(middle: try middle.sineRatio().value, slope: -(all * wide.bend), plain: wide.value)
  }
}

extension ComplexBall {
  /// sin ψ/ψ and (sin ψ/ψ − cos ψ)/ψ², which are analytic at 0.
  fileprivate func sineRatio() throws -> (value: ComplexBall, bend: ComplexBall) {
    let square = self * self
    if (magnitude - unit.re).isPositive {
      let value = try sin().divided(by: self)
      return (value, try (value - cos()).divided(by: square))
    }
    // Σ (−1)^j x^j/(2j + 1)! and Σ (−1)^j 2(j + 1)x^j/(2j + 3)!. For |x| ≤ 4 all terms behind one of the second series are together
    // less than that one, and those of the first less than it twice.
    guard !(unit.re.scaled(by: 4) - square.magnitude).containsNegative else {
      throw NumberError.domain("a series in an angle of more than 2")
    }
    var (value, bend) = (unit, unit.scaled(by: Rational(1, 3)))
    var power = unit, rest = unit.re
    var inverse = Rational(1, 6), j = 0
    let end = try Ball(Rational(2).power(-precision), precision: precision)
    repeat {
      j += 1
      power = -(power * square)
      value = value + power.scaled(by: inverse)
      inverse = inverse * Rational(1, (2 * j + 2) * (2 * j + 3))
      bend = bend + power.scaled(by: inverse * Rational(2 * (j + 1)))
      rest = power.magnitude.scaled(by: inverse * Rational(4 * (j + 1)))
    } while (rest - end).isPositive
    let error = ComplexBall((-rest).union(rest), (-rest).union(rest))
    return (value + error, bend + error)
  }
}
