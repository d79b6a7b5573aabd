import Algebra
import Worksheets
import Spintronics

extension StationarySpin {
  /// Step 7: slow and fast relaxation.
  func limits(_ sheet: inout Worksheet, _ rest: Vector) throws {
    sheet.step("Limits", by: "component by component")
    let state = try components(rest)
    func limit(_ end: Endpoint) throws -> Matrix {
      try state.map { entry in
        guard let value = try entry.limit(ξ, to: end, from: .above).value.value else {
          throw AlgebraError.unable("a finite limit", entry)
        }
        return value
      }
    }
    sheet.claim(
      "slow relaxation leaves the part of \(equilibrium) along \(ω)", try limit(.point(0)),
      equals: try components((ω ⋅ equilibrium / ω.squared) * ω))
    sheet.claim("fast relaxation leaves \(equilibrium)", try limit(.infinity), equals: try components(equilibrium))
  }

  /// A spin of the majority in the axes e_θ, e_φ and n of a smooth texture.
  struct Majority {
    /// The precession vector.
    let axis: Matrix
    /// The equilibrium.
    let equilibrium: [Expr]
    /// The state at rest, at first order in ε₁, ε₂ and κ.
    let rest: Matrix
  }

  /// Step 8: the local frame of a smooth texture, s_eq = ±n.
  func smoothTexture(_ sheet: inout Worksheet, _ rest: Vector, _ precession: Precession) throws -> Majority {
    sheet.step("Smooth texture", by: "ω = (1 − κ)n − n × g with g = τ_ex ṅ, and s_eq = n for ↑, −n for ↓")
    let n = Vector.unit("n"), g = Vector.tangent("g", at: n)
    let axis = try axisOfTexture(&sheet, precession, n, g)

    let majority = sheet.premise("equilibrium of ↑, the majority", equilibrium.expression, n)
    let up = rest.substituting(equilibrium, by: majority).substituting(ω, by: axis)
    let down = rest.substituting(equilibrium, by: -majority).substituting(ω, by: axis)
    let a = 1 - κ
    let total = ξ ** 2 + a ** 2 + g.squared
    let response = -(1 / total) * (a * (n × g) + ξ * g + g.squared * n)
    sheet.claim("the spin of ↑ at rest, without any expansion", up, equals: n + response)
    sheet.claim("the spin of ↓ at rest is the opposite", down, equals: -up)
    sheet.remark(
      "Constant ε₁, ε₂ and κ mean that n moves on a circle, τ_ex Dṅ = κ n × ṅ with D the derivative across n; κ = 0 is a great "
        + "circle. On other paths what is beyond first order changes, see the slow dynamics.")

    let small = [(of: κ, by: λ * κ), (of: g.expression, by: (λ * g).expression)]
    let d = 1 + ξ ** 2
    let local = try majority.components(where: [(n, [0, 0, 1])])
    let frame = try frameState(rest, precession.axis, local)
    let linear = Truncation(counting: λ, through: 1)
    let printed = [(ε1 - ξ * ε2) / d, -(ξ * ε1 + ε2) / d, Expr.one]
    for (k, tag) in ["(11a)", "(11b)", "(11c)"].enumerated() {
      sheet.published(
        tag, "first order, \(κ) as small as \(ε1) and \(ε2)", .symbol("⟨s\(k + 1)⟩"), frame[k, 0],
        printed: printed[k].substituting([(ε1, λ * ε1), (ε2, λ * ε2)]), to: linear, expecting: .provedToOrder)
    }
    let gauged = up.substituting(small)
    let printed13 = -(1 / d) * (n × g + ξ * g)
    for test in [g, n × g, n] {
      sheet.published(
        "(13)", "response, times \(test)", Vector("δs") ⋅ test, (gauged - n) ⋅ test, printed: (λ * printed13) ⋅ test,
        to: linear, expecting: .provedToOrder)
    }
    let first = try frame.map { try $0.series(in: λ, order: 2).polynomialPart.substituting(λ, by: 1) }
    sheet.result("s∞ in the axes of the spinors, first order", first)
    sheet.result("s∞ − n", up - n, folded: response)
    return Majority(axis: precession.axis, equilibrium: local, rest: first)
  }

  /// The components of a state for s(0) = s_eq in the axes e_θ, e_φ, n, with ε₁, ε₂ and κ of order λ.
  func frameState(_ state: Vector, _ axis: Matrix, _ equilibrium: [Expr]) throws -> Matrix {
    let values = axis.substituting([ε1, ε2, κ].map { (of: $0, by: λ * $0) })
    let pairs = (0..<3).flatMap { k in
      [
        (of: Expr.symbol("ω_\(k + 1)", .real), by: values[k, 0]),
        (of: Expr.symbol("s_eq_\(k + 1)", .real), by: equilibrium[k]),
        (of: Expr.symbol("s_0_\(k + 1)", .real), by: equilibrium[k])
      ]
    }
    return try components(state).substituting(pairs)
  }

  /// The precession vector by n and g: its part across n is g, stretched and turned.
  private func axisOfTexture(
    _ sheet: inout Worksheet, _ precession: Precession, _ n: Vector, _ g: Vector
  ) throws -> Vector {
    let axes = try local.frame.axes()
    let rate = try τ * axes[2].derivative(local.t)
    let ω = precession.axis
    let across = try local.response([ω[0, 0], ω[1, 0]], to: local.turning(precession.letters))
    let axis = sheet.define(
      "precession vector without a frame", .symbol("ω"), as: ω[2, 0] * n + across(g, at: n))
    let lab = try axis.substituting([(κ, precession.letters[2].by)])
      .components(where: [(n, axes[2].elements), (g, rate.elements)])
    sheet.claim(
      "its components in the axes of the spinors are those of (8)",
      Matrix.column(try axes.map { try ($0.transposed * .column(lab))[0, 0].simplified() }), equals: ω,
      where: precession.letters)
    sheet.claim("it makes \(n) turn against its rate", axis × n, equals: -g)
    sheet.claim("its component along \(n)", axis ⋅ n, equals: 1 - κ)
    return axis
  }
}
