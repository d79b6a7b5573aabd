import Numbers

/// Im ∫D(2 − ϱ)dε and Im ∫(g_↑ + g_↓)dε over all states below a level, in closed form.
///
/// With F′(z) = g and dε = dz_σ + dΣ_σ, and since z_↑ − z_↓ + Σ_↑ − Σ_↓ = 2J is constant,
///
///     D(2 − ϱ)dε = 2 d[F(z_↑) − F(z_↓) + g_↑Σ_↑ − g_↓Σ_↓] − θ,   θ = 2(Σ_↑dg_↑ − Σ_↓dg_↓) + Dϱ dε.
///
/// In θ the averages with Φ cancel, p² − q² = (1 − V₊g_↑)(1 − V₋g_↑)(1 − V₊g_↓)(1 − V₋g_↓) with the eigenvalues V_± = v ± u of
/// the potential, and what is left is the derivative of −n Σ_± log(1 − V_±g_↑)/(1 − V_±g_↓).
///
/// In the upper half plane of energies Im g < 0, so that no argument of a logarithm turns around 0; below all bands g is positive
/// and large, and everything is real that begins with the logarithms of V_±g − 1 for V_± > 0.
extension StrongModel {
  /// ∫D(2 − ϱ)dε up to a real part.
  func sea(_ level: StrongLevel<ComplexBall>) throws -> ComplexBall {
    let (up, down) = try potentials(level)
    return up - down
  }

  /// ∫(g_↑ + g_↓)dε up to a real part: Σ_↑dg_↑ + Σ_↓dg_↓ = −n d⟨log δ⟩, and ⟨log δ⟩ is ½ log(p² − q²) + r²Φ.
  func filling(_ level: StrongLevel<ComplexBall>) throws -> ComplexBall {
    let (up, down) = try potentials(level)
    let curved = level.retarded.total { $0.bare.concentration * $0.logarithmicExcess } ?? up.zero
    return (up + down).scaled(by: Rational(1, 2)) + curved
  }

  /// 2F(z_σ) + 2g_σΣ_σ + n Σ_± log(1 − V_±g_σ) for ↑ and ↓.
  private func potentials(_ level: StrongLevel<ComplexBall>) throws -> (up: ComplexBall, down: ComplexBall) {
    let zero = level.difference.zero, bands = level.system.bands
    let selfEnergies = level.retarded.map(\.selfEnergy)
    func potential(_ pole: Pole<ComplexBall>, _ selfEnergy: ComplexBall) throws -> ComplexBall {
      var sum = (try bands.flow(pole) + pole.local * selfEnergy).doubled
      for impurity in impurities {
        for argument in try impurity.turning(pole.local) {
          sum = sum + (try lowerLogarithm(argument)).scaled(by: impurity.concentration)
        }
      }
      return sum
    }
    return (
      try potential(level.up, selfEnergies.reduce(zero) { $0 + $1.up }),
      try potential(level.down, selfEnergies.reduce(zero) { $0 + $1.down })
    )
  }

  /// The bound states that are filled where neither spin has states at the Fermi level, those of ↑ and of ↓: n for every
  /// eigenvalue V_± that binds. By the formulas above there are (↑ + ↓)/2 electrons, and C_S = (↑ − ↓)/4.
  func boundStates(_ level: StrongLevel<ComplexBall>) throws -> (up: Rational, down: Rational) {
    func held(_ g: ComplexBall) throws -> Rational {
      var sum: Rational = 0
      for impurity in impurities {
        for argument in try impurity.turning(g) {
          guard argument.re.excludesZero else { throw NumberError.notConverged("the sign of 1 − Vg") }
          if argument.re.isNegative { sum = sum + impurity.concentration }
        }
      }
      return sum
    }
    return (try held(level.up.local), try held(level.down.local))
  }

  /// The logarithm on the lower half plane, with a cut that is reached from below.
  private func lowerLogarithm(_ z: ComplexBall) throws -> ComplexBall {
    guard z.im.isZero, z.re.isNegative else { return try z.offCut("log(1 − Vg)").logarithm() }
    return try (-z).logarithm() - ComplexBall(try Ball.pi(precision: z.precision)).timesI
  }
}

extension Impurity {
  /// For both eigenvalues of the potential 1 − V_±g, or V_±g − 1 for V_± > 0, and g in the unitary limit: positive below all
  /// bands, and in the lower half plane above the real axis.
  fileprivate func turning(_ g: ComplexBall) throws -> [ComplexBall] {
    guard case .finite(let v) = potential else { return [g, g] }
    let one = g.unit
    return [v + spin, v - spin].filter { !$0.isZero }.map { value in
      let argument = one - g.scaled(by: value)
      return value.signum() > 0 ? -argument : argument
    }
  }
}
