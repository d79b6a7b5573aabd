import Numbers

/// One spin at one energy, retarded or advanced: where the Green function 1/(z − p²/2m) has its pole, and its momentum integral.
///
/// In three dimensions the root is κ = √(2mz) with Im κ > 0; for the advanced function that is −κ*, which obeys the same equations
/// as κ, so that every formula holds for both. In two dimensions the root is z itself.
public struct Pole<Number: Amplitude>: Sendable {
  /// κ in three dimensions, z in two.
  public let root: Number
  /// The complex energy ε + μ ± J − Σ.
  public let energy: Number
  /// g = ∫_p 1/(z − p²/2m) without the part that does not depend on z: −iηκ or η log(−z).
  public let local: Number
}

extension BornSystem {
  /// The pole with this root.
  public func pole(_ root: Number) throws -> Pole<Number> {
    switch dimension {
    case .three:
      Pole(
        root: root, energy: try root.squared.divided(by: mass.doubled), local: -(try eta * root).timesI)
    case .two:
      Pole(root: root, energy: root, local: try eta * (-root).logarithm())
    }
  }

  /// ∫_p G₁G₂ of two different poles: im²/π(κ₁ + κ₂), or −(g₁ − g₂)/(z₁ − z₂).
  public func pair(_ x: Pole<Number>, _ y: Pole<Number>) throws -> Number {
    switch dimension {
    case .three: try mass.squared.timesI.divided(by: pi * (x.root + y.root))
    case .two: try (y.local - x.local).divided(by: x.energy - y.energy)
    }
  }

  /// ∫_p G² = −dg/dz: im²/2πκ, or −η/z.
  func confluentPair(_ x: Pole<Number>) throws -> Number {
    switch dimension {
    case .three: try pair(x, x)
    case .two: try -(eta.divided(by: x.energy))
    }
  }

  /// ∫_p (v²/d) G₁²G₂G₃.
  ///
  /// In three dimensions −(4im²/3π) e₃/Π_{i<j}(κ_i + κ_j) with e₃ the elementary symmetric polynomial of the four roots. In two it
  /// is minus the divided difference of h = z g/m, because v²/2 = p²/2m · 1/m and p²/2m · 1/(z − p²/2m) = z/(z − p²/2m) − 1.
  ///
  /// - Parameter pair: ∫G₂G₃ where it is known, such as for two poles that are one number or nearly so.
  public func current(
    twice x: Pole<Number>, _ y: Pole<Number>, _ w: Pole<Number>, pair: Number? = nil
  ) throws -> Number {
    switch dimension {
    case .three:
      let (a, b, c) = (x.root, y.root, w.root)
      // κ₂ + κ₃ from ∫G₂G₃ where that is known: the two may nearly cancel.
      let sum = try pair.map { try mass.squared.timesI.divided(by: pi * $0) } ?? b + c
      let symmetric = a.squared * sum + (a * b * c).doubled
      let below = pi * a * sum * (a + b).squared * (a + c).squared
      return try mass.squared.timesI.scaled(by: Rational(-2, 3)) * symmetric.divided(by: below)
    case .two:
      let slope = try slope(x)
      let (xy, xw) = (x.energy - y.energy, x.energy - w.energy)
      let hxy = try (moment(x) - moment(y)).divided(by: xy)
      let hyw = try chord(y, w, pair: pair ?? self.pair(y, w))
      let left = try (slope - hxy).divided(by: xy)
      let right = try (hxy - hyw).divided(by: xw)
      return try (right - left).divided(by: xw)
    }
  }

  /// ∫_p (v²/d) G₁²G₂²: −(2im²/3π)/(κ₁ + κ₂)³ in three dimensions.
  public func current(twice x: Pole<Number>, twice y: Pole<Number>) throws -> Number {
    switch dimension {
    case .three:
      return try mass.squared.timesI.scaled(by: Rational(-2, 3)).divided(by: pi * (x.root + y.root).cubed)
    case .two:
      let distance = x.energy - y.energy
      let chord = try (moment(x) - moment(y)).divided(by: distance)
      return try (chord.doubled - slope(x) - slope(y)).divided(by: distance.squared)
    }
  }
}
