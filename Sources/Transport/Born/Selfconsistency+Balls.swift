import Numbers

extension ComplexBall {
  /// The square of half-width `radius` around the middle.
  func widened(_ radius: Double) throws -> ComplexBall {
    let error = try Ball(midpoint: 0, radius: radius, precision: precision)
    return ComplexBall(re.midpoint + error, im.midpoint + error)
  }

  func withPrecision(_ precision: Int) throws -> ComplexBall {
    ComplexBall(try re.withPrecision(precision), try im.withPrecision(precision))
  }

  /// An upper bound of the radii, not 0.
  var width: Double { max(re.radiusDouble, im.radiusDouble, 1e-300) }
}

/// Boxes around a solution of the self-consistency: one for each spin.
struct RootBox: Sendable {
  var up: ComplexBall
  var down: ComplexBall

  func contains(_ other: RootBox) -> Bool { up.contains(other.up) && down.contains(other.down) }

  /// The sum of all radii.
  var spread: Ball { up.re.radius + up.im.radius + down.re.radius + down.im.radius }
}

extension PairEquations where Number == ComplexBall {
  /// Krawczyk's image of a box, and a bound of the contraction: where the image lies in the box and the bound is below 1, the box
  /// contains for every energy of the ball exactly one solution, and it lies in the image.
  private func krawczyk(_ box: RootBox) throws -> (image: RootBox, contracts: Bool) {
    let (m, n) = (box.up.representative, box.down.representative)
    let linear = try linearised(m, n), (f, h) = linear.values, s = linear.slopes
    let determinant = try (s.0 * s.3 - s.1 * s.2).inverted()
    // Any matrix will do; this is the inverse of the derivative, nearly.
    let y = (
      (s.3 * determinant).representative, (-s.1 * determinant).representative, (-s.2 * determinant).representative,
      (s.0 * determinant).representative
    )
    let t = try slopes(box.up, box.down)
    let one = m.unit
    let defect = (
      one - y.0 * t.0 - y.1 * t.2, -(y.0 * t.1 + y.1 * t.3), -(y.2 * t.0 + y.3 * t.2), one - y.2 * t.1 - y.3 * t.3
    )
    let (p, q) = (box.up - m, box.down - n)
    let image = RootBox(
      up: m - y.0 * f - y.1 * h + defect.0 * p + defect.1 * q,
      down: n - y.2 * f - y.3 * h + defect.2 * p + defect.3 * q)
    let bound = one.re
    let contracts =
      (defect.0.magnitude + defect.1.magnitude).isLess(than: bound)
      && (defect.2.magnitude + defect.3.magnitude).isLess(than: bound)
    return (image, contracts)
  }

  /// A box with exactly one solution for every energy of the ball, found near an approximate one; nil when none could be proved.
  ///
  /// - Parameter holding: the box started from holds a solution for one of the energies, and the result must hold it too.
  func box(near start: RootBox, holding: Bool = false) throws -> RootBox? {
    guard let (m, step) = try? newton(start) else { return nil }
    // The least box that will do leaves most room for the energies.
    var radius = max(1.1 * step, 1.1 * max(start.up.width, start.down.width), 1e-280)
    for _ in 0..<32 {
      let box = RootBox(up: try m.up.widened(radius), down: try m.down.widened(radius))
      guard let (image, contracts) = try? krawczyk(box), contracts else { return nil }
      if !holding || box.contains(start), box.contains(image) { return image }
      radius *= 1.25
    }
    return nil
  }

  /// Whether a box with one solution is proved to hold one in which these spins are without losses, their own mirror images: there
  /// is one solution still around the box and its mirror image. Spins that are not coupled are reflected one by one.
  func isLossless(_ box: RootBox, up: Bool, down: Bool, _ dimension: SpaceDimension) throws -> Bool {
    func symmetric(_ root: ComplexBall) -> ComplexBall {
      let width = (dimension == .three ? root.re : root.im).abs()
      let lost = (-width).union(width)
      return dimension == .three ? ComplexBall(lost, root.im) : ComplexBall(root.re, lost)
    }
    guard up || down else { return true }
    let around = RootBox(up: up ? symmetric(box.up) : box.up, down: down ? symmetric(box.down) : box.down)
    return try self.box(near: around, holding: true) != nil
  }

  /// Newton's iteration with the middles of the balls until it stands, and a bound for its error as far as it goes.
  private func newton(_ start: RootBox) throws -> (RootBox, Double) {
    var x = RootBox(up: start.up.representative, down: start.down.representative)
    var last = Double.infinity
    var spread = 0.0
    for _ in 0..<60 {
      let linear = try linearised(x.up, x.down), (f, h) = linear.values, s = linear.slopes
      let determinant = try (s.0 * s.3 - s.1 * s.2).inverted()
      let step = ((s.3 * f - s.1 * h) * determinant, (s.0 * h - s.2 * f) * determinant)
      x = RootBox(up: (x.up - step.0).representative, down: (x.down - step.1).representative)
      // What the enclosures of the equations leave open.
      spread = max(step.0.width, step.1.width)
      let size = max(step.0.representative.magnitude.bounds.upper, step.1.representative.magnitude.bounds.upper)
      guard size.isFinite else { break }
      if size <= 4 * spread || size >= last && size < 1e-8 { return (x, max(spread, min(size, last))) }
      last = size
    }
    throw BornError.notConverged("Newton's iteration for the self-consistency does not converge")
  }

  /// The box again with the precision of this system: the solution stays the same one.
  func refined(_ box: RootBox) throws -> RootBox {
    let precision = mass.precision
    var box = RootBox(up: try box.up.withPrecision(precision), down: try box.down.withPrecision(precision))
    for _ in 0..<40 {
      guard let (image, _) = try? krawczyk(box) else { break }
      // Radii as balls: a double ends at 10⁻³⁰⁸.
      guard image.spread.isLess(than: box.spread.scaled(by: Rational(4, 5))) else { break }
      box = image
    }
    return box
  }
}
