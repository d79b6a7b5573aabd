import Algebra
import Worksheets
import Transport

extension Derivation {
  /// The four coefficients of the torque of a current-carrying disordered ferromagnet, from the star product up.
  public static let gradientExpansion = Derivation(
    "Spin torques by gradient expansion", named: "gradient-expansion",
    sources: [
      "A. Shitade, Gradient expansion formalism for generic spin torques, arXiv:1708.03424",
      "H. Kohno, G. Tatara and J. Shibata, J. Phys. Soc. Jpn. 75, 113706 (2006)"
    ],
    conventions: { GradientExpansion.conventions }
  ) { sheet in
    let setting = try GradientExpansion()
    try setting.starProduct(&sheet)
    try setting.dyson(&sheet)
    let kinetics = try setting.keldysh(&sheet)
    let model = try setting.model(&sheet)
    let λ = try setting.dressedExchange(&sheet, model)
    try setting.rotation(&sheet, model, kinetics)
    try setting.drift(&sheet, model, kinetics, λ)
    try setting.closedForms(&sheet, model)
  }
}

/// The quantities that the steps share.
struct GradientExpansion {
  let t = Expr.symbol("t", .real), x = Expr.symbol("x", .real)
  let ε = Expr.symbol("ε", .real), p = Expr.symbol("p", .real)
  /// The force qE along x.
  let force = Expr.symbol("F", .real)
  /// Time and energy, and the one axis along which the field and the gradient are.
  let space: PhaseSpace
  /// The brackets of space and field, each to first order.
  let transport: StarProduct
  /// The bracket of time and energy to first order.
  let motion: StarProduct

  init() throws {
    space = try PhaseSpace(time: t, energy: ε, positions: [x], momenta: [p])
    transport = StarProduct([(space.space, through: 1), (try space.electric(force: [force]), through: 1)])
    motion = StarProduct([(space.duration, through: 1)])
  }

  static var conventions: [String] {
    [
      "ħ = k_B = 1; H = ξ(p) − μ − J n⋅σ, ↑ parallel to n; F = q E; ∫dε over every integrand",
      "U⋆V = U exp(i 𝒫/2) V; the torque acts on the local moments",
      "∂ₓ, ∂_ε and the like act on the symbol behind them alone"
    ]
  }

  /// A Wigner symbol of all variables; with the name of its inverse, if it has one.
  func symbol(_ name: String, inverse: String? = nil) -> OperatorSymbol {
    OperatorSymbol(name, of: space.variables, inverse: inverse)
  }
}

extension GradientExpansion {
  /// Step 1: the product.
  func starProduct(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Star product", by: "the Wigner symbol of a product of operators, with kinetic momenta in constant fields")
    let names = ["x", "y", "z"]
    let r = names.map { Expr.symbol($0, .real) }, p = names.map { Expr.symbol("p_\($0)", .real) }
    let E = names.map { Expr.symbol("E_\($0)", .real) }, B = names.map { Expr.symbol("B_\($0)", .real) }
    let q = Expr.symbol("q", .real)
    let all = try PhaseSpace(time: t, energy: ε, positions: r, momenta: p)
    let fields = try all.electric(force: E.map { q * $0 }) + all.magnetic(B.map { q * $0 })
    let star = StarProduct([(all.space + all.duration + fields, through: 3)])
    func commutator(_ a: Expr, _ b: Expr) throws -> Expr {
      let series = try star.commutator(star.series(Operator(a)), star.series(Operator(b)))
      return .sum(series.terms.values.flatMap(\.terms.values))
    }
    let i = Expr.i
    sheet.claim("the commutator of \(r[0]) with \(p[0])", try commutator(r[0], p[0]), equals: i)
    sheet.claim("the commutator of \(ε) with \(t)", try commutator(ε, t), equals: i)
    sheet.claim("the commutator of \(p[0]) with \(p[1])", try commutator(p[0], p[1]), equals: i * q * B[2])
    sheet.claim("the commutator of \(ε) with \(p[0])", try commutator(ε, p[0]), equals: i * q * E[0])

    let (a, b, c) = (symbol("U"), symbol("V"), symbol("W"))
    let (A, B1, C) = (transport.series(Operator(a)), transport.series(Operator(b)), transport.series(Operator(c)))
    let left = try transport.product(transport.product(A, B1), C)
    let right = try transport.product(A, transport.product(B1, C))
    for order in transport.orders {
      sheet.claim("the star product is associative, \(name(order))", left[order], equals: right[order])
    }
  }

  /// An order in words.
  func name(_ order: [Int]) -> String {
    let words = zip(["gradient", "field"], order).filter { $1 > 0 }.map(\.0)
    return words.isEmpty ? "without field and gradient" : "first order in the \(words.joined(separator: " and the "))"
  }

  /// An operator with others in place of some of its symbols, and their derivatives in place of those of the symbols.
  private func replacing(_ values: [(of: OperatorSymbol, by: Operator)], in e: Operator) throws -> Operator {
    var table: [OperatorSymbol: Operator] = [:]
    for (symbol, value) in values {
      table[symbol] = value
      for variable in space.variables {
        if let changed = try Operator(symbol).derivative(variable).terms.keys.first?.word.first {
          table[changed] = try value.derivative(variable)
        }
      }
    }
    return e.terms.reduce(.zero) { sum, term in
      sum + term.value * term.key.word.reduce(Operator.identity) { $0 * (table[$1] ?? Operator($1)) }
    }
  }

  /// Step 2: the Green function with a gradient X and a field F.
  func dyson(_ sheet: inout Worksheet) throws {
    sheet.step("Dyson equation", by: "L⋆G = 1 with L = L_0 − Σ_X − Σ_F − Σ_XF, solved order by order from G_0 = L_0⁻¹")
    let (L0, G0) = try dynamics("")
    let L = Operator(L0)
    let (ΣX, ΣF, ΣXF) = (Operator(symbol("Σ_X")), Operator(symbol("Σ_F")), Operator(symbol("Σ_XF")))
    let l = GradientSeries([[0, 0]: L, [1, 0]: -ΣX, [0, 1]: -ΣF, [1, 1]: -ΣXF])
    let g = try transport.inverse(of: l, lowest: G0)
    let lower = (X: symbol("G_X"), F: symbol("G_F")), (GX, GF) = (Operator(lower.X), Operator(lower.F))
    let (PX, PF) = (transport.brackets[0], transport.brackets[1])
    let i = Expr.i
    sheet.published(
      "X", "first order in a gradient", .symbol("G_X"), g[[1, 0]],
      printed: G0 * ΣX * G0 - (i / 2) * (G0 * (try PX(L, G0))))
    sheet.published(
      "F", "first order in a field", .symbol("G_F"), g[[0, 1]], printed: G0 * ΣF * G0 - (i / 2) * (G0 * (try PF(L, G0)))
    )
    let vertices = G0 * ΣXF * G0 + G0 * ΣX * GF + G0 * ΣF * GX
    let brackets = try PX(L, GF) + PF(L, GX) - PX(ΣF, G0) - PF(ΣX, G0)
    let (rise, slope) = (try L.derivative(ε), try L.derivative(p))
    let both = force * (try PX(rise, G0.derivative(p)) - PX(slope, G0.derivative(ε)))
    let recursion = sheet.define(
      "first order in both, by the orders before", .symbol("G_XF"),
      as: vertices - (i / 2) * (G0 * brackets) + (1 / 4) * (G0 * both), isComparand: true)
    sheet.claim(
      "this is the first order in both", g[[1, 1]],
      equals: try replacing([(lower.X, g[[1, 0]]), (lower.F, g[[0, 1]])], in: recursion))
    let product = try transport.product(l, g), other = try transport.product(g, l)
    for order in transport.orders {
      let one = order == [0, 0] ? Operator.identity : .zero
      sheet.claim("the inverse on the right, \(name(order))", product[order], equals: one)
      sheet.claim("the inverse on the left, \(name(order))", other[order], equals: one)
    }
  }

  /// L₀ and its inverse, retarded or advanced.
  func dynamics(_ index: String) throws -> (L: OperatorSymbol, G: Operator) {
    let L = symbol("L_0\(index)", inverse: "G_0\(index)")
    return (L, try .inverse(of: L))
  }
}
