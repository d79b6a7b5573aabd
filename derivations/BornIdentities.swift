import Algebra
import Worksheets
import Transport

extension Derivation {
  /// What the coefficients of `gradient-expansion` obey exactly in any even isotropic band, in any dimension.
  public static let bornIdentities = Derivation(
    "Exact identities of a disordered ferromagnet in any dimension", named: "born-identities",
    sources: [
      "A. Shitade, Gradient expansion formalism for generic spin torques, arXiv:1708.03424",
      "H. Kohno, G. Tatara and J. Shibata, J. Phys. Soc. Jpn. 75, 113706 (2006)"
    ],
    conventions: {
      GradientExpansion.conventions + [
        "g(z) = ∫G = Φ′(z) and h(z) = ∫v²G with G = 1/(z − ξ): functions of which nothing else is assumed",
        "at the Fermi level g_σ = R_σ − i π ν_σ, h_σ = s_σ − i π ρ_σ and dh/dz = x_σ + i y_σ; z_σ = E + σJ − Σ_σ, T = 0"
      ]
    }
  ) { sheet in
    let setting = try BornIdentities(&sheet)
    try setting.loops(&sheet)
    try setting.axes(&sheet)
    let sea = try setting.sea(&sheet)
    try setting.nonmagnetic(&sheet, sea)
    let current = try setting.isotropic(&sheet, sea)
    try setting.symmetries(&sheet, sea)
    let weak = try setting.weakDisorder(&sheet, sea)
    try setting.shares(&sheet, sea, current)
    let halfMetal = try setting.weakHalfMetal(&sheet, sea)
    try setting.bandEdge(&sheet, above: weak, below: halfMetal)
  }
}

/// The quantities that the steps share.
struct BornIdentities {
  let metal = Ferromagnet(), band = AnyBand()
  let integrals: BandIntegrals
  /// z_↑ and z_↓ by the self-consistency.
  let energies: Matrix
  /// a − b − c.
  let e: Expr
  /// Its letter.
  let anisotropy = Expr.symbol("e")
  let E = Expr.symbol("E", .real)
  /// The parts of g, g′, h and h′ of both spins.
  let parts = ["↑", "↓"].map { Parts($0) }

  /// Real and imaginary parts of the functions at the pole of one spin.
  struct Parts {
    /// g = R − iπν.
    let R: Expr, ν: Expr
    /// h = s − iπρ, with ρ what v² adds up to at this energy.
    let h: Expr, ρ: Expr
    /// Φ = F − iπn.
    let Φ: Expr, n: Expr
    /// g′ = u + iw and h′ = x + iy.
    let gRate: [Expr], hRate: [Expr]

    init(_ spin: String) {
      func letter(_ name: String) -> Expr { .symbol("\(name)_\(spin)", .real) }
      (R, ν, h, ρ) = (letter("R"), letter("ν"), letter("s"), letter("ρ"))
      (Φ, n) = (letter("F"), letter("n"))
      gRate = [letter("u"), letter("w")]
      hRate = [letter("x"), letter("y")]
    }

    var gValue: Expr { R - Expr.i * .pi * ν }
    var hValue: Expr { h - Expr.i * .pi * ρ }
    var potential: Expr { Φ - Expr.i * .pi * n }
    var gSlope: Expr { gRate[0] + Expr.i * gRate[1] }
    var hSlope: Expr { hRate[0] + Expr.i * hRate[1] }
  }

  /// Step 1 begins with the poles.
  init(_ sheet: inout Worksheet) throws {
    integrals = try BandIntegrals(metal, band)
    sheet.step(
      "Any band in any dimension",
      by: "∏ G is a divided difference of 1/(z − ξ), so that g and h at the poles give every integral")
    let g = band.letters.map(\.g), (a, b, J) = (metal.a, metal.b, metal.J)
    energies = sheet.premise(
      "poles of the propagators", .symbol("z"),
      Matrix.column([E + J - a * g[0] - b * g[1], E - J - a * g[1] - b * g[0]]))
    e = sheet.define(
      "2(Γ_z − Γ_⊥), zero for isotropic impurity spins", anisotropy, as: a - b - metal.c, isComparand: true)
  }

  var torques: TorqueCoefficients { TorqueCoefficients(metal: metal) }
  /// C_β at the Fermi level, where the axis is fixed or impurity spins are isotropic.
  var nonAdiabatic: Expr { torques.nonAdiabatic + torques.nonAdiabaticPotential }
  /// g_↑ − g_↓.
  var D: Expr { band.letters[0].g - band.letters[1].g }
  /// z_↑ − z_↓.
  var Z: Expr { band.poles[0] - band.poles[1] }

  /// z in place of its letters.
  var onShell: [(of: Expr, by: Expr)] { zip(band.poles, energies.elements).map { (of: $0, by: $1) } }

  /// The letters of the band in real ones.
  var inParts: [(of: Expr, by: Expr)] {
    let values = zip(band.letters, parts).flatMap { letters, parts in
      [
        (of: letters.g, by: parts.gValue), (of: letters.gRate, by: parts.gSlope), (of: letters.h, by: parts.hValue),
        (of: letters.hRate, by: parts.hSlope)
      ]
    }
    return values + onShell.map { (of: $0.of, by: $0.by.substituting(values)) }
  }

  /// C_S, C_α, C_ad and C_β as letters.
  let torqueLetters = ["C_S", "C_α", "C_ad", "C_β"].map { Expr.symbol($0) }
  /// The conductivities of the two spins and the charge of the carriers, and the electrons of the two spins.
  let σ = ["σ_↑", "σ_↓"].map { Expr.symbol($0) }, q = Expr.symbol("q", .positive)
  let electrons = ["n_↑", "n_↓"].map { Expr.symbol($0) }

  /// An expression in the letters of the ferromagnet or the band, in real ones and i.
  func value(_ e: Expr, axis: ImpurityAxis = .laboratory) -> Expr {
    integrals.closed(e, axis: axis, at: inParts).substituting(inParts).withoutParts
  }
  func value(_ m: Matrix, axis: ImpurityAxis = .laboratory) -> Matrix { m.map { value($0, axis: axis) } }

  /// Step 1: the loops.
  func loops(_ sheet: inout Worksheet) throws {
    let (J, K, c) = (metal.J, metal.K.letter, metal.c)
    func loop(_ e: Expr) -> Expr { integrals(e, axis: .laboratory) }
    let I = metal.I.letter, λ = Expr.symbol("λ"), Δ = Expr.symbol("Δ")
    let gap = (of: Δ, by: band.letters[1].g - band.letters[0].g.conjugate)
    let mixed = band.poles[1] - band.poles[0].conjugate
    sheet.claim("the loop of one energy, which renormalises the exchange", I, equals: -D / Z, where: [(I, loop(I))])
    sheet.claim("the loop of an electron and a hole", K, equals: -Δ / mixed, where: [(K, loop(K)), gap])
    sheet.claim(
      "the factor of the exchange by the splitting of the poles", λ, equals: Z / (2 * J - anisotropy * D),
      where: [(λ, loop(torques.λ).substituting(onShell)), (anisotropy, e)] + onShell)
    sheet.claim(
      "no pole is left in the ladder of electron and hole", K / (1 - c * K),
      equals: Δ / (2 * J + (metal.a - c) * Δ - metal.b * Δ.conjugate),
      where: [(K, loop(K).substituting(onShell)), gap])
  }

  /// Step 2: whether the axis of the impurity spins turns with n.
  func axes(_ sheet: inout Worksheet) throws {
    sheet.step(
      "Axis of the impurity spins", by: "fixed (model Z) or along n (model N): ℓ and r of the gradient expansion")
    let ℓ = metal.retarded.ℓ
    sheet.claim(
      "an axis along the moments: they feel the whole splitting of the poles", ℓ, equals: Z / (2 * metal.J),
      where: [(ℓ, integrals(ℓ, axis: .moment).substituting(onShell))] + onShell)
    let isotropic = [(of: metal.c, by: metal.a - metal.b)]
    let rows = [
      ("the spin at the Fermi level", "C_S", torques.renormalisation), ("the damping", "C_α", torques.damping),
      ("what drives both torques of a current", "Y", torques.Y)
    ]
    for (name, letter, formula) in rows {
      let (fixed, turning) = (Expr.symbol("\(letter)_Z"), Expr.symbol("\(letter)_N"))
      sheet.claim(
        "isotropic impurity spins: \(name) does not ask for an axis", turning, equals: fixed,
        where: [
          (turning, value(formula, axis: .moment).substituting(isotropic)),
          (fixed, value(formula).substituting(isotropic))
        ])
    }
  }
}
