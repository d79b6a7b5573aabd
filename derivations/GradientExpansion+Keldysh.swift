import Algebra
import Worksheets
import Transport

extension GradientExpansion {
  /// What is known of G^< in any associative algebra.
  struct Kinetics {
    /// G^RΣ^<G^A, and what the drive adds in it to fG^A − G^Rf.
    let lesser: Operator, added: Operator
    /// G^R, G^A, f, ε − H and s.
    let symbols: [Operator]

    /// An expression in these letters for their values in the star product.
    func evaluated(_ e: Operator, _ star: StarProduct, _ values: [GradientSeries]) throws -> GradientSeries {
      let letters = symbols.compactMap { $0.terms.keys.first?.word.first }, none = GradientSeries([:])
      let table = Dictionary(uniqueKeysWithValues: zip(letters, values))
      var (sum, inner) = (none, none)
      for (basis, coefficient) in e.terms {
        let isBetween = basis.word.count > 2 && basis.word.first == letters[0] && basis.word.last == letters[1]
        let word = isBetween ? Array(basis.word.dropFirst().dropLast()) : basis.word
        var series = table[word[0]] ?? none
        for letter in word.dropFirst() { series = try star.product(series, table[letter] ?? none) }
        if isBetween { inner = inner + coefficient * series } else { sum = sum + coefficient * series }
      }
      return try sum + star.product(star.product(values[0], inner), values[1])
    }
  }

  /// Step 3: how many electrons there are: the distribution, and what the drive adds to it.
  func keldysh(_ sheet: inout Worksheet) throws -> Kinetics {
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
    return Kinetics(lesser: GR * lesser * GA, added: g, symbols: [GR, GA, f, free, s])
  }
}
