import Algebra
import Worksheets

extension StationarySpin {
  /// Step 4: the state at rest.
  func stationaryState(
    _ sheet: inout Worksheet, _ action: Matrix, _ drive: Matrix, _ equation: Vector, _ generator: Matrix
  ) throws -> Vector {
    sheet.step("Stationary state", by: "L s∞ + ξ s_eq = 0 is three linear equations in the family of s_eq")
    let rest = family.combination(try (-action).solve(drive), of: equilibrium)
    sheet.claim(
      "this spin stands still", equation.substituting(s, by: still), equals: .zero,
      where: [(still.expression, rest.expression)])
    let total = ξ ** 2 + ω.squared
    let precessing = ξ * (ω × equilibrium)
    let along = (ω ⋅ equilibrium) * ω
    sheet.claim(
      "it keeps parts of \(equilibrium), of its turn about \(ω) and of its part along \(ω)", rest,
      equals: (ξ ** 2 * equilibrium + precessing + along) / total)
    let byComponents = try (-generator).solve(ξ * components(equilibrium))
    sheet.claim("the matrix of (8) gives the same", byComponents, equals: try components(rest))

    let length = try components(ω).elements.map { $0 ** 2 }.reduce(ξ ** 2, +)
    sheet.claim("the determinant of the linear equations", try (-generator).determinant(), equals: ξ * length)
    sheet.claim(
      "it never vanishes: no other state stands still", 0, isAtMost: ξ * length, strictly: true, gap: ξ * length)

    let age = Expr.symbol("t~", .positive)
    let memory = try (try action.exponential(age).value * drive).map {
      try $0.integral(over: age, from: 0, to: .infinity).value
    }
    sheet.claim(
      "it is \(equilibrium) carried along since the last relaxation, averaged over the time since", rest,
      equals: family.combination(memory, of: equilibrium))
    sheet.claim("rest has the component of \(equilibrium) along \(ω)", ω ⋅ rest, equals: ω ⋅ equilibrium)
    let missing = ((ω × equilibrium).squared) / total
    sheet.claim(
      "and is shorter than \(equilibrium) by what precession averages out", rest.squared,
      equals: equilibrium.squared - missing)
    sheet.result("s∞", rest)
    return rest
  }

  /// The state at rest, as a letter.
  var still: Vector { Vector("s_∞") }
  /// The deviation d from s∞ at the beginning.
  var deviation: Vector { Vector("d") }

  /// Step 5: the motion from any beginning; d = s(0) − s∞.
  func motion(
    _ sheet: inout Worksheet, _ action: Matrix, _ rest: Vector, _ equation: Vector, _ generator: Matrix
  ) throws {
    sheet.step("Motion", by: "s = s∞ + e^(tL)d with d = s(0) − s∞, the exponential taken in the family of d")
    let flow = family.combination(try action.exponential(clock).value * Matrix.column([1, 0, 0]), of: deviation)
    let length = ω.length
    let decay = exp(-ξ * clock)
    let turning = cos(length * clock) * deviation + (sin(length * clock) / length) * (ω × deviation)
    let along = ((1 - cos(length * clock)) / length ** 2) * ((ω ⋅ deviation) * ω)
    let shown = decay * (turning + along)
    sheet.claim("the deviation turns about \(ω) (Rodrigues) and shrinks", flow, equals: shown)
    sheet.claim("its length falls with the relaxation alone", flow.squared, equals: decay ** 2 * deviation.squared)

    let motion = rest + flow.substituting(deviation, by: start - rest)
    sheet.claim("it begins at \(start)", motion.substituting([(clock, 0)]), equals: start)
    let begun = meanings(rest)
    sheet.claim(
      "it moves by the Bloch equation", try flow.derivative(clock), equals: equation.substituting(s, by: still + flow),
      where: begun)
    let system = try LinearFlow(generator, force: ξ * components(equilibrium), time: clock)
    let driven = try system.solution(from: components(start)).value
    let letters = try zip([s, still, deviation], [driven, components(rest), components(start - rest)]).flatMap {
      try zip(components($0).elements, $1.elements).map { (of: $0, by: $1) }
    }
    sheet.claim(
      "Duhamel's integral over the matrix of (8) is the same, component by component", try components(s),
      equals: try components(still + flow), where: letters)
    sheet.result("s(t~) − s∞", flow, folded: shown)
  }

  /// What the letters of a motion mean.
  private func meanings(_ rest: Vector) -> [(of: Expr, by: Expr)] {
    [(still.expression, rest.expression), (deviation.expression, (start - rest).expression)]
  }

  /// Step 6: the average over N = T/τ_ex.
  ///
  /// - Returns: the average of a motion from s(0).
  func average(_ sheet: inout Worksheet, _ action: Matrix, _ rest: Vector) throws -> Vector {
    sheet.step("Average", by: "⟨s⟩ = (1/N)∫s dt~ from 0 to N; ∫e^(tL) dt~ = (1 − e^(NL))(−L)⁻¹")
    let flow = try action.exponential(N).value
    let resolvent = try (-action).solve(.column([1, 0, 0]))
    let transient = try (1 / N) * ((Matrix.identity(3) - flow) * resolvent)
    let integral = try (try action.exponential(clock).value * Matrix.column([1, 0, 0])).map {
      try $0.integral(over: clock, from: 0, to: .point(N)).value / N
    }
    sheet.claim("the integral of the motion is the same", try integral - transient, equals: .column([0, 0, 0]))
    let error = family.combination(transient, of: deviation)
    let lasting = family.combination(try flow * Matrix.column([1, 0, 0]), of: deviation)
    sheet.claim(
      "times \(N) it grows by the spin at its end", try (N * (still + error)).derivative(N), equals: still + lasting,
      where: meanings(rest))

    let decay = exp(-ξ * N)
    let weight = N * (ξ ** 2 + Ω ** 2)
    let across = (ξ - decay * (ξ * cos(Ω * N) - Ω * sin(Ω * N))) / weight
    let turned = (1 - decay * (cos(Ω * N) + ξ / Ω * sin(Ω * N))) / weight
    let along = (1 - decay) / (ξ * N)
    let parallel = ((ω ⋅ deviation) / ω.squared) * ω
    let terms = [
      across * (deviation - parallel),
      turned * (ω × deviation),
      along * parallel
    ]
    let shown = Vector.sum(terms).substituting([(Ω, ω.length)])
    let names = (1...3).map { Expr.symbol("a_\($0)", .real) }
    sheet.claim(
      "its error has parts across \(ω), turned about \(ω) and along \(ω)", error,
      equals: Vector.sum([names[0] * (deviation - parallel), names[1] * (ω × deviation), names[2] * parallel]),
      where: zip(names, [across, turned, along]).map { (of: $0, by: $1.substituting([(Ω, ω.length)])) })
    try accuracy(&sheet, error, rest)
    sheet.result("⟨s⟩ − s∞", error, folded: shown)
    return rest + error.substituting(deviation, by: start - rest)
  }

  /// How far the average is from s∞: a part along ω that decays with τ_sf and a part across it that turns away with τ_ex.
  private func accuracy(_ sheet: inout Worksheet, _ error: Vector, _ rest: Vector) throws {
    let decay = exp(-ξ * N)
    let decaying = (1 - decay) / (ξ * N)
    let weight = N ** 2 * (ξ ** 2 + Ω ** 2)
    let turning = (1 - 2 * decay * cos(Ω * N) + decay ** 2) / weight
    let along = (ω ⋅ deviation) ** 2 / Ω ** 2
    let across = (ω × deviation).squared / Ω ** 2
    let square = along * decaying ** 2 + across * turning
    let difference = Vector("r")
    sheet.claim(
      "the square of the error", difference.squared, equals: square,
      where: [(difference.expression, error.expression), (Ω, ω.length)])
    let bound = (1 + decay) ** 2 / weight
    sheet.claim(
      "the square of the part across \(ω) falls as that of \(1 / N), whatever \(ξ) is", turning, isAtMost: bound,
      gap: 4 * decay * cos(Ω * N / 2) ** 2 / weight)
    for (name, factor) in [("the error along", decaying), ("the square of that across", bound)] {
      guard case .finite(let end) = try factor.limit(N, to: .infinity).value else {
        throw AlgebraError.unable("a finite limit", factor)
      }
      sheet.claim("nothing is left after a long time of \(factor), \(name) \(ω)", end, equals: 0)
    }
    sheet.claim(
      "along \(ω) the time must exceed \(τsf): with slow relaxation all of it stays", decaying, equals: 1,
      to: Truncation(ξ, through: 0))
    sheet.claim("but from \(start, equals: equilibrium) there is no such part", ω ⋅ (equilibrium - rest), equals: 0)
  }
}
