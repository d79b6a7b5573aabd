import Algebra
import Worksheets

extension StationarySpin {
  /// Step 9: what the average over a finite time leaves of the two parts of (11), which are of different size.
  func finiteAverage(_ sheet: inout Worksheet, _ average: Vector, _ majority: Majority) throws {
    sheet.step(
      "Average of a smooth texture", by: "⟨s⟩ from s(0) = s_eq = n over T = Nτ_ex, to first order in ε₁, ε₂ and κ")
    let state = try frameState(average, majority.axis, majority.equilibrium)
    let first = try state[0, 0].derivative(λ).substituting(λ, by: 0)
    /// The coefficient of one rate.
    func part(_ rate: Expr, of a: Expr) -> Expr {
      a.substituting([ε1, ε2, κ].map { (of: $0, by: $0 == rate ? Expr.one : Expr.zero) })
    }
    let (adiabatic, other) = (part(ε1, of: first), part(ε2, of: first))
    let d = 1 + ξ ** 2, decay = exp(-ξ * N)
    let turned = (1 - ξ ** 2) * cos(N) + 2 * ξ * sin(N)
    let closed = (1 - ξ ** 2 - decay * turned) / (N * ξ * d)
    let excess = sheet.define(
      "relative error of the non-adiabatic part", .symbol("δ"),
      as: try (N * ξ * d * (other / part(ε2, of: majority.rest[0, 0]) - 1)).collected(in: exp(ξ * N)) / (N * ξ * d))
    let δ = Expr.symbol("δ")
    sheet.claim(
      "the non-adiabatic part is that of (11) with a relative error", other, equals: -ξ / d * (1 + δ),
      where: [(δ, excess)])
    let bound = (decay / (N * ξ)) ** 2
    let lasting = (1 - ξ ** 2) / (N * ξ * d)
    sheet.claim(
      "that error falls as \(τsf) over the time: slow relaxation needs a time that exceeds it",
      (excess - lasting) ** 2,
      isAtMost: bound, gap: (decay * (2 * ξ * cos(N) - (1 - ξ ** 2) * sin(N)) / (N * ξ * d)) ** 2)
    let still = try other.limit(ξ, to: .point(0), from: .above).value.value
    guard let still else { throw AlgebraError.unable("a finite limit", other) }
    sheet.claim(
      "without relaxation, where the rest has no such part, the average keeps one", still, equals: -(1 - cos(N)) / N)
    let falling = 2 * ξ - decay * (2 * ξ * cos(N) - (1 - ξ ** 2) * sin(N))
    let relative = -falling / (N * d)
    let loss = adiabatic / part(ε1, of: majority.rest[0, 0]) - 1
    sheet.claim("the relative error of the adiabatic part", loss, equals: relative)
    sheet.claim(
      "it falls as \(τ) over the time: a time that exceeds \(τ) is enough",
      (relative + 2 * ξ / (N * d)) ** 2, isAtMost: (decay / N) ** 2, gap: (decay * turned / (N * d)) ** 2)
    sheet.result("relative error of the non-adiabatic part", excess, folded: closed)
    sheet.result("relative error of the adiabatic part", loss, folded: relative)
  }
}
