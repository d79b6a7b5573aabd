import Algebra
import Spintronics
import Testing

@Suite("One moment") struct MacrospinTests {
  private func cross(_ a: [Expr], _ b: [Expr]) -> [Expr] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  }

  /// What Gilbert's equation says of the rates, with |m| = 1 solved by stereographic coordinates.
  @Test("the rates solve Gilbert's equation", arguments: 0..<3) func equation(easyAxis: Int) throws {
    let model = Macrospin(easyAxis: easyAxis)
    let p = Expr.symbol("p", .real), q = Expr.symbol("q", .real)
    let d = 1 + p ** 2 + q ** 2
    let m = [2 * p / d, 2 * q / d, (p ** 2 + q ** 2 - 1) / d]
    let point = zip(model.components, m).map { (of: $0, by: $1) }
    let σ = Array(model.parameters.suffix(3))
    var H = zip(model.field, m).map { $0.0 }
    H[easyAxis] = H[easyAxis] + model.easyField * m[easyAxis]
    H[2] = H[2] - model.hardField * m[2]
    let rates = model.rates.map { $0.substituting(point) }
    let (precession, antidamping, fieldLike) = (cross(m, H), cross(m, cross(m, σ)), cross(m, σ))
    let damping = cross(m, rates)
    for i in 0..<3 {
      let torque = precession[i] + model.dampingLike * antidamping[i] + model.fieldLike * fieldLike[i]
      #expect(try rates[i].equals(-model.γ * torque + model.α * damping[i]).isProved)
    }
  }

  /// dE/dt = −γα/(1 + α²) |m × H|² ≤ 0 with H = −∂E/∂m: what the proof that a side is the last one stands on.
  @Test("without spins the energy does not rise", arguments: 0..<3) func energy(easyAxis: Int) throws {
    let model = Macrospin(easyAxis: easyAxis)
    let slope = try model.components.map { try model.energy.derivative($0) }
    let rates = model.rates.map {
      $0.substituting([(model.dampingLike, 0), (model.fieldLike, 0)].map { (of: $0.0, by: $0.1) })
    }
    let rise = (0..<3).reduce(Expr(0)) { $0 + slope[$1] * rates[$1] }
    let across = cross(model.components, slope.map { -$0 })
    let square = across.reduce(Expr(0)) { $0 + $1 ** 2 }
    #expect(try rise.equals(-model.γ * model.α / (1 + model.α ** 2) * square).isProved)
    // On the plane between both sides it is not below −|B across|, for a hard axis that is one.
    let onPlane = model.energy.substituting(model.components[easyAxis], by: 0)
    let others = (0..<3).filter { $0 != easyAxis }
    let fields = others.reduce(Expr(0)) { $0 + model.field[$1] * model.components[$1] }
    let hard = easyAxis == 2 ? 0 : model.hardField * model.components[2] ** 2 / 2
    #expect(try onPlane.equals(hard - fields).isProved)
  }
}
