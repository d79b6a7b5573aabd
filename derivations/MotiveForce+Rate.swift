import Algebra
import Worksheets
import Spintronics

extension MotiveForce {
  /// Step 9: (16) with the tensor along one slope, solved for the rate.
  func rateWithTensor(_ sheet: inout Worksheet, _ tensor: Tensor) throws {
    sheet.step("Rate with the damping tensor", by: "(16) along one slope solved for ∂ₜn, in the axes of g and n × g")
    let (ξ, α, η) = (medium.ξ, medium.α, medium.η)
    let g = slopes[0], drive = Vector.tangent("f", at: n)
    let others = slopes.dropFirst().map { (of: $0.expression, by: Vector.zero.expression) }
    let reaction = (1 / (1 + η)) * (n × tensor.applied(rate)).substituting(others)
    let law = sheet.premise(
      "(16) with the tensor, \(drive) what drives it", rate.expression, drive + α * (n × rate) + reaction)

    // In the axes of a slope of length k, the two components of the rate solve two equations.
    let k = Expr.symbol("k", .positive)
    let (x, y) = (Expr.symbol("w_1", .real), Expr.symbol("w_2", .real))
    let (p, q) = (Expr.symbol("p_1", .real), Expr.symbol("p_2", .real))
    let axes: [(vector: Vector, components: [Expr])] = [
      (n, [0, 0, 1]), (g, [k, 0, 0]), (rate, [x, y, 0]), (drive, [p, q, 0])
    ]
    let balance = try (rate - law).components(where: axes).prefix(2).map { try $0.expanded() }
    let matrix = try Matrix(rows: 2, columns: 2) { try balance[$0].derivative([x, y][$1]) }
    let strength = Expr.symbol("c", .positive)
    let share = [(of: strength, by: tensorStrength * k ** 2 / (1 + η))]
    let determinant = try matrix.determinant()
    let short = 1 + α ** 2 + strength * (α * (1 - ξ ** 2) - 2 * ξ)
    sheet.claim("the determinant of both equations is linear in the tensor", determinant, equals: short, where: share)
    let margin = Expr.symbol("α_0", .nonnegative)
    sheet.claim(
      "above the floor of the damping, by \(margin), it is positive and the rate unique",
      margin * (margin + (1 + ξ ** 2) * strength),
      isAtMost: short.substituting([(of: α, by: ξ ** 2 * strength + margin)]), gap: (1 - ξ * strength) ** 2)
    sheet.claim(
      "at the floor there is a strength at which it is not", short, equals: 0,
      where: [(of: α, by: ξ), (of: strength, by: 1 / ξ)])

    let solution = try Expr.solveLinear(balance, for: [x, y]).unique()
    func part(_ component: Expr) throws -> (along: Expr, across: Expr) {
      (try component.derivative(p), try component.derivative(q))
    }
    let (along, across) = (try part(solution[0]), try part(solution[1]))
    let square = g.squared
    let onto = (g ⋅ drive) / square, over = ((n × g) ⋅ drive) / square
    let length = [(of: k, by: square ** Expr.half)]
    let solved =
      (along.along * onto + along.across * over).substituting(length) * g
      + (across.along * onto + across.across * over).substituting(length) * (n × g)

    let D = Expr.symbol("D", .nonzero)
    let c = tensorStrength * square / (1 + η)
    let meanings = [(of: strength, by: c), (of: D, by: short.substituting([(of: strength, by: c)]))]
    let counter = ((n × g) ⋅ drive) * g + ξ ** 2 * (g ⋅ drive) * (n × g)
    let printed = (1 / D) * ((1 - ξ * strength) * drive + α * (n × drive) - (strength / square) * counter)
    sheet.claim("the rate", rate, equals: printed, where: [(of: rate.expression, by: solved.expression)] + meanings)
    sheet.claim(
      "it solves (16)", rate, equals: law,
      where: [(of: rate.expression, by: printed.substituting(meanings).expression)])
    sheet.claim(
      "without the tensor it is that of Landau and Lifshitz", printed,
      equals: (1 / (1 + α ** 2)) * (drive + α * (n × drive)), where: [(of: strength, by: 0), (of: D, by: 1 + α ** 2)])
    sheet.result(
      "determinant", determinant.substituting(length), folded: short, where: [meanings[0]])
    sheet.result("∂ₜn", solved, folded: printed, where: meanings)
  }
}
