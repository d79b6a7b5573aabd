import Algebra

/// The Lagrangian iħη†η̇ + η†(𝒜 − Δσ₃/2)η of a two-component amplitude in a local frame, and what follows by variation.
///
/// The amplitudes and their conjugates are functions of time of their own: a variation changes them independently.
public struct SpinorLagrangian: Sendable {
  /// The amplitudes of ↑ and ↓.
  public let amplitudes: [ScalarField]
  /// Their conjugates.
  public let conjugates: [ScalarField]
  /// The time.
  public let time: Expr

  /// The Lagrangian of the amplitudes of that name; the conjugates' names carry a star.
  public init(named names: [String] = ["c_a", "c_b"], time: Expr) {
    amplitudes = names.map { ScalarField($0, []) }
    conjugates = names.map { ScalarField($0 + "*", []) }
    self.time = time
  }

  /// η, a column.
  public var ket: Matrix { .column(amplitudes.map { $0(time) }) }
  /// η†, a row.
  public var bra: Matrix { Matrix.column(conjugates.map { $0(time) }).transposed }

  /// iħη†η̇.
  public func kinetic(ħ: Expr) throws -> Expr { try ((Expr.i * ħ) * (bra * ket.derivative(time)))[0, 0] }

  /// η†(𝒜 − Δσ₃/2)η for a connection 𝒜 and a gap Δ.
  public func potential(connection: Matrix, gap Δ: Expr) throws -> Expr {
    try (bra * (connection - (Δ / 2) * PauliMatrix.all[2]) * ket)[0, 0]
  }

  /// η†ση.
  public func spin() throws -> [Expr] { try PauliMatrix.all.map { try (bra * $0 * ket)[0, 0] } }

  /// The matrix M of rates that are linear in the spin, ṡ = M s. Each rate is a form ηᴴNη, and Mᵢⱼ = Tr(Nᵢσⱼ)/2; a part of N
  /// along the unit matrix, with which the norm would not be conserved, is not in M.
  public func blochMatrix(of rates: [Expr]) throws -> Matrix {
    let forms = try rates.map { rate in
      try Matrix(rows: 2, columns: 2) { i, j in try rate.derivative(bra[0, i]).derivative(ket[j, 0]) }
    }
    return try Matrix(rows: 3, columns: 3) { i, j in
      let product = try forms[i] * PauliMatrix.all[j]
      return try ((product[0, 0] + product[1, 1]) / 2).expanded()
    }
  }

  /// The rates of the amplitudes and of their conjugates from the Euler–Lagrange equations of L.
  ///
  /// - Throws: `AlgebraError.domain` when they do not fix the rates.
  public func motion(_ lagrangian: Expr) throws -> [(of: Expr, by: Expr)] {
    let rates = try (amplitudes + conjugates).map { try $0(time).derivative(time) }
    let equations = try lagrangian.eulerLagrange(conjugates + amplitudes, [time])
    guard case .unique(let solution) = try Expr.solveLinear(equations, for: rates).value else {
      throw AlgebraError.domain("equations of motion that do not fix the rates", lagrangian)
    }
    return zip(rates, solution).map { (of: $0, by: $1) }
  }
}
