import Numbers

/// The physical solutions of the self-consistency at all energies of the band, along a parameter s in which nothing is singular:
/// at the edge of the band, where the solution has a root of the energy, s is 0.
///
/// Every part is an analytic function of s, given for a ball of complex numbers around a real one.
protocol LevelCurve {
  func point(at s: CenteredBall) throws -> CurvePoint
}

/// One place of a curve, or a ball of them.
struct CurvePoint {
  let level: BornLevel<CenteredBall>
  /// E, and with it dE/ds.
  let energy: CenteredBall
}

/// A part of the curves: from the lower energy to the higher one.
struct CurvePiece {
  let curve: any LevelCurve
  let start, end: ComplexBall
}

/// The band up to an energy.
struct CurveCut {
  let pieces: [CurvePiece]
  /// The edge of the band.
  let bottom: Ball
  /// The energy at the end of the last piece.
  let top: Ball
  /// What there is above.
  let tail: ThermalTail
}

extension LevelCurve {
  /// The energy at one place.
  func energy(at s: ComplexBall) throws -> ComplexBall { try point(at: CenteredBall(argument: s)).energy.all }
}
