import Algebra
import Numbers

/// One electron on a chain of sites, and quantum spins on some of them. See ``ChainHamiltonian``.
public struct ChainModel: Sendable, Hashable {
  /// The number of sites, counted from 0.
  public var sites: Int
  /// The sites of the local spins, increasing.
  public var hosts: [Int]
  /// The length of every local spin.
  public var spin: SpinNumber
  /// γ, J_sd, J and J_z in eV.
  public var hopping: Rational, exchange: Rational, coupling: Rational, axialCoupling: Rational
  /// λ: local spins enter as λS.
  public var spinUnit: Rational
  /// ħ in eV fs.
  public var reducedPlanck: Rational

  /// ħ of CODATA 2022, in eV fs, to the ten digits of the settled conventions.
  public static let electronvoltFemtoseconds = Rational(6_582_119_569, 10_000_000_000)

  /// A chain; fails for fewer than two sites, and for local spins outside, twice at a site or out of order.
  public init(
    sites: Int = 400, hosts: [Int]? = nil, count: Int = 5, spin: SpinNumber = .half, hopping: Rational = 1,
    exchange: Rational = Rational(1, 10), coupling: Rational = Rational(1, 10),
    axialCoupling: Rational = Rational(1005, 10_000), spinUnit: Rational = 2,
    reducedPlanck: Rational = ChainModel.electronvoltFemtoseconds
  ) throws(ManyBodyError) {
    guard (2...10_000_000).contains(sites) else {
      throw .parameter("the number of sites L", value: "\(sites)", allowed: "from 2 to 10⁷")
    }
    guard hosts != nil || (count >= 0 && count <= sites) else {
      throw .parameter("the number of local spins N", value: "\(count)", allowed: "from 0 to L = \(sites)")
    }
    self.sites = sites
    self.hosts = hosts ?? Self.middle(sites: sites, count: count)
    for x in self.hosts where x < 0 || x >= sites {
      throw .parameter("the site of a local spin", value: "\(x)", allowed: "in the chain, from 0 to \(sites - 1)")
    }
    for (x, y) in zip(self.hosts, self.hosts.dropFirst()) where x >= y {
      throw .parameter("the sites of the local spins", value: "\(x), \(y)", allowed: "in increasing order")
    }
    guard hopping.signum() > 0 else { throw .parameter("γ", value: "\(hopping)", allowed: "positive") }
    guard spinUnit.signum() > 0 else { throw .parameter("λ", value: "\(spinUnit)", allowed: "positive") }
    guard reducedPlanck.signum() > 0 else { throw .parameter("ħ", value: "\(reducedPlanck)", allowed: "positive") }
    (self.spin, self.hopping, self.exchange) = (spin, hopping, exchange)
    (self.coupling, self.axialCoupling) = (coupling, axialCoupling)
    (self.spinUnit, self.reducedPlanck) = (spinUnit, reducedPlanck)
  }

  /// ⌊(L − N)/2⌋ and the N − 1 sites that follow.
  public static func middle(sites: Int, count: Int) -> [Int] {
    ((sites - count) / 2..<(sites - count) / 2 + count).map { $0 }
  }

  /// One spin of any length in place of the ferromagnet, at the site in the middle.
  public static func macrospin(_ spin: SpinNumber, sites: Int = 400, spinUnit: Rational = 2) throws(ManyBodyError)
    -> ChainModel
  {
    try ChainModel(sites: sites, hosts: [(sites - 1) / 2], spin: spin, spinUnit: spinUnit)
  }

  /// The values of the letters of ``ChainHamiltonian``.
  public var values: [Expr: Rational] {
    typealias H = ChainHamiltonian
    return [H.γ: hopping, H.Jsd: exchange, H.J: coupling, H.Jz: axialCoupling, H.λ: spinUnit]
  }

  /// ħ in eV fs.
  public var ħ: Double { reducedPlanck.approximation }

  /// The largest number of quanta: all spins down.
  public var largestQuanta: Int { 1 + hosts.count * spin.twice }

  /// Everything that makes one run differ from another, for files that continue a run.
  public var signature: String {
    "L=\(sites) hosts=\(hosts.map(String.init).joined(separator: ",")) S=\(spin) γ=\(hopping) Jsd=\(exchange) J=\(coupling)"
      + " Jz=\(axialCoupling) λ=\(spinUnit) ħ=\(reducedPlanck)"
  }
}
