import Algebra

/// Two orthonormal spinors that vary in space and time, and with them a local frame of axes.
public struct SpinorFrame: Sendable {
  /// The spinor along the local direction, a column.
  public let up: Matrix
  /// The spinor against the local direction, a column.
  public let down: Matrix

  /// The spinors e^(∓iφ/2) along and against the direction of polar angle θ and azimuth φ.
  public init(polar θ: Expr, azimuth φ: Expr) {
    let phase = exp(-Expr.i * φ / 2)
    up = .column([phase * cos(θ / 2), phase.conjugate * sin(θ / 2)])
    down = .column([-phase * sin(θ / 2), phase.conjugate * cos(θ / 2)])
  }

  /// The spinors in the columns of a matrix, first ↑. They have to be orthonormal: that is for the caller to prove.
  public init(spinors: Matrix) {
    up = .column([spinors[0, 0], spinors[1, 0]])
    down = .column([spinors[0, 1], spinors[1, 1]])
  }

  private init(up: Matrix, down: Matrix) {
    self.up = up
    self.down = down
  }

  /// The frame after |↑⟩ → e^(−iχ/2)|↑⟩ and |↓⟩ → e^(iχ/2)|↓⟩: another choice for the same direction.
  public func rotated(by χ: Expr) -> SpinorFrame {
    SpinorFrame(up: exp(-Expr.i * χ / 2) * up, down: exp(Expr.i * χ / 2) * down)
  }

  /// The frame after both spinors are multiplied by e^(iζ).
  public func shifted(by ζ: Expr) -> SpinorFrame {
    SpinorFrame(up: exp(Expr.i * ζ) * up, down: exp(Expr.i * ζ) * down)
  }

  /// The unitary matrix with columns ↑ and ↓.
  public var matrix: Matrix { Matrix(rows: 2, columns: 2) { $1 == 0 ? up[$0, 0] : down[$0, 0] } }

  /// iħ⟨a|D|b⟩ for a derivation D, such as the derivative along a path, in which the phases of both spinors cancel.
  public func connection(along D: (Expr) throws -> Expr, ħ: Expr) throws -> Matrix {
    try ((Expr.i * ħ) * (matrix.adjoint * matrix.map(D))).map { try $0.expanded().simplified() }
  }

  /// The axes e₁, e₂ and n as columns: the spin of c↑|↑⟩ + c↓|↓⟩ is s₁e₁ + s₂e₂ + s₃n with s = η†ση.
  public func axes() throws -> [Matrix] {
    let between = try PauliMatrix.all.map { try (up.adjoint * $0 * down)[0, 0] }
    let along = try PauliMatrix.all.map { try (up.adjoint * $0 * up)[0, 0] }
    return [
      .column(between.map { ($0 + $0.conjugate) / 2 }),
      .column(between.map { Expr.i * ($0 - $0.conjugate) / 2 }),
      .column(along)
    ]
  }
}

/// The Pauli matrices.
public enum PauliMatrix {
  /// σ₁, σ₂, σ₃.
  public static var all: [Matrix] {
    let i = Expr.i
    let rows: [[[Expr]]] = [[[0, 1], [1, 0]], [[0, -i], [i, 0]], [[1, 0], [0, -1]]]
    return rows.map { entries in Matrix(rows: 2, columns: 2) { entries[$0][$1] } }
  }

  /// The components ½Tr(σₖ·a) of a 2×2 matrix.
  public static func components(of a: Matrix) throws -> [Expr] { try all.map { try (($0 * a).trace()) / 2 } }

  /// Σ aₖσₖ.
  public static func combination(_ a: [Expr]) throws -> Matrix {
    try zip(a, all).reduce(Matrix(rows: 2, columns: 2) { _, _ in 0 }) { try $0 + $1.0 * $1.1 }
  }
}

/// The precession of a spin with a Hermitian 2×2 Hamiltonian.
public enum Bloch {
  /// The matrix M of ṡ = M·s for s = η†ση and iħη̇ = Kη: Heisenberg's equation, Mᵢⱼ = Tr(σⱼ[σᵢ, K])/(2iħ).
  public static func generator(_ hamiltonian: Matrix, ħ: Expr) throws -> Matrix {
    let σ = PauliMatrix.all
    return try Matrix(rows: 3, columns: 3) { i, j in
      try (σ[j] * σ[i].commutator(hamiltonian)).trace() / (2 * Expr.i * ħ)
    }
  }

  /// The Hamiltonian (Δ/2)σ₃ − 𝒜 in a local frame with connection 𝒜 and gap Δ.
  public static func localHamiltonian(connection: Matrix, gap Δ: Expr) throws -> Matrix {
    try (Δ / 2) * PauliMatrix.all[2] - connection
  }
}
