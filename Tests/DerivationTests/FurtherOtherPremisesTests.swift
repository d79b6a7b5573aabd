import Algebra
import Worksheets
import Testing
import derivations

/// Other premises make other results, in the derivations around the paper too.
@Suite("Other premises, further derivations") struct FurtherOtherPremisesTests {
  private let ξ = Expr.symbol("ξ", .positive)

  /// A result with and without a change, by name.
  private func scalars(
    of derivation: Derivation, _ change: Derivation.Change
  ) throws -> [(name: String, before: Expr, after: Expr)] {
    zip(try derivation.results(), try derivation.results(changing: [change])).compactMap { before, after in
      guard let old = before.value as? Expr, let new = after.value as? Expr else { return nil }
      return (before.name, old, new)
    }
  }

  @Test("a spin that relaxes twice as fast averages as one with twice the ratio ξ") func relaxation() throws {
    let found = try scalars(
      of: .stationarySpin, Derivation.Change("Γ") { (rates: Matrix) in 2 * rates })
    #expect(found.count == 2)
    for (name, before, after) in found {
      #expect(try after.equals(before.substituting(ξ, by: 2 * ξ)).isProved, "\(name)")
    }
  }

  @Test("a spin that relaxes in two ways has no frame-free equation") func anisotropic() throws {
    #expect(throws: (any Error).self) {
      try Derivation.stationarySpin.results(changing: [
        Derivation.Change("Γ") { (rates: Matrix) in Matrix.diagonal([rates[0, 0], rates[1, 1], 2 * rates[2, 2]]) }
      ])
    }
  }

  @Test("a stiffer wall is wider and starts later, and moves as before") func stiffness() throws {
    let A = Expr.symbol("A", .positive)
    let found = try scalars(
      of: .domainWall, Derivation.Change("E") { (energy: Expr) in energy.substituting(A, by: 4 * A) })
    for (name, before, after) in found {
      switch name {
      case "width", "exact threshold", "exact velocity at the threshold", "greatest velocity by a field":
        #expect(try after.equals(2 * before).isProved, "\(name)")
      case "energy of the wall": #expect(try after.equals(before.substituting(A, by: 4 * A)).isProved)
      default: #expect(try after.equals(before).isProved, "\(name)")
      }
    }
  }

  @Test("twice the reaction doubles every coefficient of the torque") func reaction() throws {
    let (x, τ) = (Expr.symbol("x", .positive), Expr.symbol("τ_ex", .positive))
    let found = try scalars(of: .slowDynamics, Derivation.Change("T") { (torque: Vector) in 2 * torque })
    for (name, before, after) in found where name != "exact exponent" {
      #expect(try after.equals(2 * before).isProved, "\(name)")
    }
    let exponent = try #require(found.first { $0.name == "exact exponent" }).after
    #expect(try exponent.equals((Expr.i * (1 + 2 * x) - ξ) / τ).isProved)
  }

  @Test("carriers of opposite charge turn both current terms of every form") func charge() throws {
    let e = Expr.symbol("e", .positive)
    let found = try scalars(
      of: .torqueDictionary, Derivation.Change("X") { (drive: Vector) in drive.substituting([(e, -e)]) })
    for (name, before, after) in found {
      let isCurrent = ["b_J", "c_J", "u", "p_L", "κ_L"].contains(name)
      #expect(try after.equals(isCurrent ? -before : before).isProved, "\(name)")
    }
  }
}
