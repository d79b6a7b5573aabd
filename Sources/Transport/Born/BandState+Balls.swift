import Numbers

extension BandState where Number == ComplexBall {
  /// The state that an approximate one stands for, with a box that is proved to hold one solution, of which it is proved which spins
  /// are without losses; nil where more precision does not help, such as at the edge of a band.
  ///
  /// - Parameters:
  ///   - equations: the equations with a precision in bits.
  ///   - sides: which spins of a box may be without losses and are stable; nil where the box does not tell.
  static func certified<Equations: PairEquations>(
    near start: BandState<Complex>, _ dimension: SpaceDimension, precision: Int,
    equations: (_ precision: Int) throws -> Equations,
    sides: (RootBox, Equations) throws -> (up: Bool, down: Bool)?
  ) throws -> BandState? where Equations.Number == ComplexBall {
    let isBelow = if case .below = start { true } else { false }
    var working = 96
    while working <= 1536 {
      let coarse = try equations(working)
      let approximate = RootBox(
        up: try ComplexBall(start.roots.up, precision: working),
        down: try ComplexBall(start.roots.down, precision: working))
      if let box = try coarse.box(near: approximate), let sides = try sides(box, coarse),
        (sides.up && sides.down) == isBelow,
        try coarse.isLossless(box, up: sides.up, down: sides.down, dimension)
      {
        let refined = try equations(precision).refined(box)
        let up = sides.up ? refined.up.lossless(dimension) : refined.up
        let down = sides.down ? refined.down.lossless(dimension) : refined.down
        return isBelow ? .below(up: up, down: down) : .inside(up: up, down: down)
      }
      working *= 2
    }
    return nil
  }
}
