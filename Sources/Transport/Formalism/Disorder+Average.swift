import Algebra

extension Disorder where Rate == Expr {
  /// The average over impurities at one place, 𝒦[M] = Γ_i M + Γ_⊥(σ_xMσ_x + σ_yMσ_y) + Γ_z σ_zMσ_z, axes along the third.
  ///
  /// - Throws: `AlgebraError.dimensions` for a matrix that is not 2×2.
  public func average(_ m: Matrix) throws -> Matrix {
    let σ = Spin()
    var sum = potential * m
    for (axis, rate) in [(Axis.x, transverse), (.y, transverse), (.z, longitudinal)] {
      let pauli = try Operator(σ, axis).matrix([σ])
      sum = try sum + rate * (pauli * m * pauli)
    }
    return sum
  }
}
