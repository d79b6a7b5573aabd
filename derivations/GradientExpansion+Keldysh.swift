import Algebra
import Derivation
import Transport

extension GradientExpansion {
  /// Step 3: how many electrons there are: the distribution, and what the drive adds to it.
  func keldysh(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Kinetic equation", by: "G^< = G^R⋆Σ^<⋆G^A in any associative algebra, with G^R and G^A the inverses of ε − H − Σ"
    )
    let (LR, LA) = (OperatorSymbol("L_R", inverse: "G_R"), OperatorSymbol("L_A", inverse: "G_A"))
    let (GR, GA) = (try Operator.inverse(of: LR), try Operator.inverse(of: LA))
    let free = Operator(OperatorSymbol("(ε−H)")), f = Operator(OperatorSymbol("f")), s = Operator(OperatorSymbol("s"))
    let (ΣR, ΣA) = (free - Operator(LR), free - Operator(LA))
    let lesser = sheet.premise("self-energy", .symbol("Σ_<"), f * ΣA - ΣR * f + s)
    let g = sheet.define("the drive and its vertex", .symbol("g"), as: GR * (s + f.commutator(free)) * GA)
    sheet.claim(
      "the lesser function by the distribution, and what the drive adds", GR * lesser * GA, equals: f * GA - GR * f + g)

    let distribution = ScalarField("f")(ε), H = Operator(OperatorSymbol("H", of: [t, x, p]))
    let slow = GradientSeries([[0]: Operator(distribution)]), energy = GradientSeries([[0]: Operator(ε) - H])
    let drive = StarProduct([(space.duration + (try space.electric(force: [force])), through: 2)])
    let commutator = try drive.commutator(slow, energy)
    let rise = try distribution.derivative(ε)
    sheet.claim(
      "the commutator of distribution and energy, to first order", commutator[[1]],
      equals: (-Expr.i * rise) * (try H.derivative(t) + force * H.derivative(p)))
    sheet.claim("and nothing of second order", commutator[[2]], equals: .zero)
  }
}
