import Algebra
import Spintronics
import Worksheets

extension Derivation {
  /// The spin current across an electric field that the bands alone make, and what scatterers leave of it.
  public static let spinHall = Derivation(
    "Intrinsic spin Hall effect", named: "spin-hall",
    sources: [
      "S. Murakami, N. Nagaosa and S.-C. Zhang, Science 301, 1348 (2003)",
      "J. Sinova, D. Culcer, Q. Niu, N. A. Sinitsyn, T. Jungwirth and A. H. MacDonald, Phys. Rev. Lett. 92, 126603 (2004)",
      "J. Inoue, G. E. W. Bauer and L. W. Molenkamp, Phys. Rev. B 70, 041303 (2004)",
      "O. V. Dimitrova, Phys. Rev. B 71, 245327 (2005)",
      "a popular article on spin torques, whose statements the audit takes one by one"
    ],
    conventions: {
      [
        "ħ = 1", "carriers of charge q", "spin currents are ½(v s + s v), with s = σ/2 for spin ½",
        "the upper band has the spin along the field of the spin–orbit coupling"
      ]
    },
    dimensions: { SpinHall.dimensions }
  ) { sheet in
    let setting = SpinHall()
    let gas = try setting.rashba(&sheet)
    let clean = try setting.clean(&sheet, gas)
    try setting.anyDisorder(&sheet, gas)
    try setting.ladder(&sheet, gas, clean: clean)
    try setting.holes(&sheet)
    try setting.mechanisms(&sheet)
  }
}

/// The quantities that the steps share.
struct SpinHall {
  let q = Expr.symbol("q", .real), E = Expr.symbol("E", .real)
  let m = Expr.symbol("m", .positive), μ = Expr.symbol("μ", .positive)
  /// The size of the momentum, and its direction in the plane.
  let k = Expr.symbol("k", .positive), φ = Expr.symbol("φ", .real)
  let momentum = ["k_x", "k_y", "k_z"].map { Expr.symbol($0, .real) }

  static var dimensions: Dimensions {
    // With ħ = 1 an energy is a rate, and a momentum a wave number.
    let rate = PhysicalDimension.one / .time, number = PhysicalDimension.one / .length
    var table: Dimensions = ["q": .charge, "E": rate * number / .charge]
    table.declare("k", "k_x", "k_y", "k_z", "k_+", "k_-", "k_H", "k_L", as: number)
    table.declare("m", as: number * number / rate)
    table.declare("μ", "H", as: rate)
    table.declare("λ", "x_1", "x_2", "x_3", as: rate / number)
    table.declare("φ", "z", "γ_1", "γ_2", "ε", "θ_s", "θ_i", as: .one)
    table.declare("σ_s", as: .charge)
    // Spin currents in units of charge: a resistivity by q²/(k^d) is a number times a length.
    let resistivity = PhysicalDimension(kilogram: 1, metre: 3, second: -3, ampere: -2)
    table.declare("ρ", "ρ_0", "ρ_1", "ρ_2", "h_1", "h_2", as: resistivity)
    table.declare("c", as: .one)
    table.declare("σ_H", "b", as: .one / resistivity)
    return table
  }

  /// A band of a Hamiltonian and the others.
  struct Band {
    let projector: Matrix
    let energy: Expr
  }

  /// The first-order change of the state of a band when its momentum moves along an axis at a rate: what von Neumann's equation
  /// i ∂ₜρ = [H, ρ] asks between it and the other band.
  func change(of band: Band, beside other: Band, along axis: Expr, rate: Expr) throws -> Matrix {
    let turning = try band.projector.derivative(axis), gap = band.energy - other.energy
    let into = try other.projector * turning * band.projector, back = try band.projector * turning * other.projector
    return try (Expr.i * rate / gap) * (back - into)
  }
}
