import Algebra

/// The Hamiltonian of one electron on a chain of sites and quantum spins on some of them, as formulas:
///
/// H = −γ Σ (|x⟩⟨x+1| + |x+1⟩⟨x|) − J_sd λ Σₙ |xₙ⟩⟨xₙ| σ⋅Sₙ − λ² Σₙ [J (S^xₙS^xₙ₊₁ + S^yₙS^yₙ₊₁) + J_z S^zₙS^zₙ₊₁]
///
/// σ are the Pauli matrices of the electron, Sₙ local spins with Sₙ×Sₙ = iSₙ and Sₙ² = S(S+1). λ says in what unit local spins
/// are counted: with λ = 2 and S = ½ the λSₙ are Pauli matrices, too.
///
/// These functions are the only place where the Hamiltonian is written: operators that are proved to commute and the matrices of
/// the numerical work are both made of them.
public enum ChainHamiltonian {
  /// The hopping amplitude, the exchange of electron and local spins, those of neighbouring local spins, and the unit of spin.
  public static let γ = Expr.symbol("γ", .positive), Jsd = Expr.symbol("J_sd", .real), J = Expr.symbol("J", .real)
  /// The exchange along z, and the unit of spin.
  public static let Jz = Expr.symbol("J_z", .real), λ = Expr.symbol("λ", .positive)

  /// The matrix element between neighbouring sites.
  public static var hop: Expr { -γ }

  /// The energy of the electron at the site of a local spin.
  public static func exchange(_ σ: OperatorVector, _ S: OperatorVector) -> Operator { -(Jsd * λ) * (σ ⋅ S) }

  /// The energy of two neighbouring local spins.
  public static func bond(_ S: OperatorVector, _ T: OperatorVector) -> Operator {
    let (s, t) = (S.components, T.components)
    let inPlane = s[0] * t[0] + s[1] * t[1]
    return -(λ ** 2) * (J * inPlane + Jz * (s[2] * t[2]))
  }

  /// The Hamiltonian of a few sites with local spins at `hosts`, for proofs; |x⟩⟨y| is a noncommuting symbol.
  public static func whole(sites: Int, hosts: [Int], electron: OperatorVector, local: [OperatorVector]) -> Operator {
    var sum = Operator.zero
    for x in 0..<max(sites - 1, 0) { sum = sum + hop * (Operator(ket(x, x + 1)) + Operator(ket(x + 1, x))) }
    for (x, S) in zip(hosts, local) { sum = sum + Operator(ket(x, x)) * exchange(electron, S) }
    for (S, T) in zip(local, local.dropFirst()) { sum = sum + bond(S, T) }
    return sum
  }

  /// |x⟩⟨y|.
  public static func ket(_ x: Int, _ y: Int) -> OperatorSymbol { OperatorSymbol("|\(x)⟩⟨\(y)|", hermitian: x == y) }
}
