import Algebra
import Evaluation
import Numbers

/// The lowest states in which every spin is up: an electron bound to the sites of the local spins.
///
/// With all spins up, the local spins are a well of depth V = J_sd λS below a band of −2γcos q, and their own energy is a constant.
/// With ε = −γ(z + 1/z), 0 < z < 1, an amplitude outside falls by z per site (an infinite chain) or as a hyperbolic sine towards
/// the ends. Carried from the first site of the well to the last by ψ_{x+1} = (z + 1/z − V_x/γ)ψ_x − ψ_{x−1}, it has to fit
/// there: a polynomial equation for z. The signs of the same amplitudes count the states below an energy (Sturm).
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

  /// The amplitudes at the sites from the first well to the last, which begin with 1, and the misfit behind the last: with the
  /// energy −γ·`free` and ψ at the sites beside the wells over ψ at their edges.
  static func amplitudes<A: Amplitude>(wells: [Int], free: A, depth: A, left: A, right: A, one: A) -> [A] {
    guard let first = wells.first, let last = wells.last else { return [one] }
    let (deep, isWell) = (free - depth, Set(wells))
    var (before, here, all) = (left, one, [one])
    for x in first...last {
      (before, here) = (here, (isWell.contains(x) ? deep : free) * here - before)
      if x < last { all.append(here) }
    }
    // `here` is the amplitude behind the well, `before` the one at its last site.
    return all + [here - right * before]
  }

  /// The condition for well sites at 0 ≤ first ≤ … ≤ last, as an expression that is 0: V in units of γ is `depth`.
  public static func condition(wells: [Int], depth: Expr, left: Expr, right: Expr) -> Expr {
    amplitudes(wells: wells, free: z + 1 / z, depth: depth, left: left, right: right, one: 1).last ?? 1
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
  /// Complete, for wells of any depth and length: the states below an energy are counted, at the edge of the band in rational
  /// numbers.
  public func energies(_ ends: Ends = .open, bits: Int = 140) throws -> [Ball] {
    let (depth, local) = try Self.reference(model.spin, count: model.hosts.count)
    let values = model.values.map { (of: $0.key, by: Expr($0.value)) }
    guard let V = try (depth / ChainHamiltonian.γ).substituting(values).simplified().rationalValue,
      let constant = try local.substituting(values).simplified().rationalValue
    else { throw ManyBodyError.numerical("the depth of the well is no rational number") }
    let wells = StatesInWells(model, depth: V, isOpen: ends == .open)
    let precision = bits + 20, γ = try Ball(model.hopping, precision: precision)
    return try wells.all(bits: bits).map {
      try Ball(constant, precision: precision) - γ * Ball(lower: $0.lower, upper: $0.upper, precision: precision)
    }
  }

  /// The lowest energy with certain digits; nil where there is no bound state or the ball is too wide.
  public func lowest(_ ends: Ends = .open, digits: Int) throws -> String? {
    try energies(ends, bits: Int(Double(digits) * 3.33) + 60).first?.certifiedDecimal(digits: digits)
  }
}

/// What amplitudes are made of: formulas, balls and rational numbers.
protocol Amplitude {
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
}
extension Expr: Amplitude {}
extension Ball: Amplitude {}
extension Rational: Amplitude {}

extension PairElements {
  /// The diagonal element of the state in which both spins are at their top, exactly.
  static func diagonal(_ a: Operator, _ spins: [(symbols: SpinSymbols, length: SpinNumber)]) throws -> Expr {
    var sum: Expr = 0
    for (basis, c) in a.terms { sum = sum + c * (try apply(basis.word, to: [0, 0], spins)[[0, 0]] ?? 0) }
    return sum
  }
}
