import Algebra
import Evaluation
import Numbers

/// The lowest states in which every spin is up: an electron bound to the sites of the local spins.
///
/// With all spins up, the local spins are a well of depth V = J_sd λS below a band of −2γcos q, and their own energy is a constant.
/// With ε = −γ(z + 1/z), 0 < z < 1, an amplitude outside falls by z per site (an infinite chain) or as a hyperbolic sine towards
/// the ends. Carried from the first site of the well to the last by ψ_{x+1} = (z + 1/z − V_x/γ)ψ_x − ψ_{x−1}, it has to fit
/// there: a polynomial equation for z.
public struct BoundState: Sendable {
  /// The chain.
  public let model: ChainModel
  /// z.
  public static let z = Expr.symbol("z", .positive)

  /// The bound states of a chain with at least one local spin.
  public init(_ model: ChainModel) throws(ManyBodyError) {
    guard !model.hosts.isEmpty else { throw .parameter("the number of local spins", value: "0", allowed: "at least 1") }
    self.model = model
  }

  /// The condition for well sites at 0 ≤ first ≤ … ≤ last, as an expression that is 0: V in units of γ is `depth`.
  public static func condition(wells: [Int], depth: Expr, left: Expr, right: Expr) -> Expr {
    guard let first = wells.first, let last = wells.last else { return 1 }
    let free = z + 1 / z
    var (before, here) = (left, Expr(1))
    for x in first...last {
      let next = (wells.contains(x) ? free - depth : free) * here - before
      (before, here) = (here, next)
    }
    // `here` is the amplitude behind the well, `before` the one at its last site.
    return here - right * before
  }

  /// ψ at the site beyond the well over ψ at its edge, with n sites beyond it: sinh(κn)/sinh(κ(n + 1)).
  public static func decay(sites n: Int) -> Expr {
    n == 0 ? 0 : z * (1 - z ** Expr(2 * n)) / (1 - z ** Expr(2 * n + 2))
  }

  /// The depth of the well, J_sd λS, and the energy of the local spins, −(N − 1)λ²J_zS², from the Hamiltonian.
  public static func reference(_ spin: SpinNumber, count: Int) throws -> (depth: Expr, local: Expr) {
    typealias H = ChainHamiltonian
    let onsite = try PairElements.diagonal(
      H.exchange(H.electron.vector, H.first.vector), [(H.electron, .half), (H.first, spin)])
    let between = try PairElements.diagonal(
      H.bond(H.first.vector, H.second.vector), [(H.first, spin), (H.second, spin)])
    return (-onsite, Expr(max(count - 1, 0)) * between)
  }

  /// Which ends the chain has.
  public enum Ends: Sendable, Hashable {
    /// It goes on for ever.
    case infinite
    /// Those of the model.
    case open
  }

  /// The energies of all states bound below the band, from the lowest, each in a ball of about so many bits.
  ///
  /// Complete: the roots of the condition are isolated rigorously. Fails when some root could not be.
  public func energies(_ ends: Ends = .open, bits: Int = 140) throws -> [Ball] {
    let wells = model.hosts, (depth, local) = try Self.reference(model.spin, count: wells.count)
    let values = model.values.map { (of: $0.key, by: Expr($0.value)) }
    let ratio = (depth / ChainHamiltonian.γ).substituting(values)
    guard let V = try ratio.simplified().rationalValue, V.signum() > 0 else { return [] }
    guard let first = wells.first, let last = wells.last, last - first < 40 else {
      throw ManyBodyError.parameter(
        "the length of the well", value: "more", allowed: "at most 40 sites, from the first local spin to the last")
    }
    let isOpen = ends == .open
    let condition = Self.condition(
      wells: wells, depth: Expr(V), left: isOpen ? Self.decay(sites: first) : Self.z,
      right: isOpen ? Self.decay(sites: model.sites - 1 - last) : Self.z)
    // No state lies below the band by more than V: z + 1/z ≤ 2 + V.
    let lower = try Rational(1).divided(by: 2 + V), upper = 1 - Rational(1, 1_000_000)
    let found = try condition.isolatedRoots(in: Self.z, from: lower, to: upper, bits: bits)
    guard found.isComplete else { throw ManyBodyError.numerical("some bound state could not be isolated") }
    let γ = try Ball(model.hopping, precision: bits + 20)
    guard let constant = try local.substituting(values).simplified().rationalValue else { return [] }
    return try found.roots.map { root in
      try Ball(constant, precision: bits + 20) - γ * (root + Ball(1, precision: bits + 20).divided(by: root))
    }
  }

  /// The lowest energy with certain digits; nil where there is no bound state or the ball is too wide.
  public func lowest(_ ends: Ends = .open, digits: Int) throws -> String? {
    try energies(ends, bits: Int(Double(digits) * 3.33) + 60).first?.certifiedDecimal(digits: digits)
  }
}

extension PairElements {
  /// The diagonal element of the state in which both spins are at their top, exactly.
  static func diagonal(_ a: Operator, _ spins: [(symbols: SpinSymbols, length: SpinNumber)]) throws -> Expr {
    var sum: Expr = 0
    for (basis, c) in a.terms { sum = sum + c * (try apply(basis.word, to: [0, 0], spins)[[0, 0]] ?? 0) }
    return sum
  }
}
