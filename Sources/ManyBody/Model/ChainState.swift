import Algebra
import Numbers

/// The electron's wave packet ψ(x) ∝ exp[ik(x − x₀) − δk²(x − x₀)²/4], normalised on the chain.
public struct WavePacket: Sendable, Hashable {
  /// The wave number and its width, per lattice constant, and the middle.
  public var momentum: Rational, width: Rational, centre: Rational

  /// A packet; fails for a width that is not positive.
  public init(momentum: Rational = Rational(1, 10), width: Rational = Rational(1, 5), centre: Rational = 25)
    throws(ManyBodyError)
  {
    guard width.signum() > 0 else { throw .parameter("δk", value: "\(width)", allowed: "positive") }
    (self.momentum, self.width, self.centre) = (momentum, width, centre)
  }

  /// The amplitudes on sites 0 … sites − 1; fails when less than a hundredth of the packet lies on the chain.
  ///
  /// A packet in the middle of a wall, as in the text, is cut there, and what is left normalised.
  public func amplitudes(sites: Int) throws(ManyBodyError) -> [Complex] {
    let (k, δ, x0) = (momentum.approximation, width.approximation, centre.approximation)
    var result: [Complex] = []
    var norm = 0.0, whole = 0.0
    // The weight of the whole packet, its tails to 10⁻¹⁶ with it: Σ exp(−δ²y²/2).
    let reach = Int(min(9 / δ, 1e7)) + 1, middle = x0.rounded()
    guard abs(middle) < 1e9 else { throw .parameter("x₀", value: "\(centre)", allowed: "in or near the chain") }
    for y in -reach...reach { whole += exponential(-δ * δ * square(middle + Double(y) - x0) / 2) }
    for x in 0..<sites {
      let y = Double(x) - x0
      let size = exponential(-δ * δ * y * y / 4)
      result.append(Complex(size * cosine(k * y), size * sine(k * y)))
      norm += size * size
    }
    guard norm > 0.01 * whole else {
      throw .parameter(
        "the wave packet's centre x₀", value: "\(centre)",
        allowed: "such that the packet of width \(shortened(2 / δ)) sites lies on the chain of \(sites) sites")
    }
    let scale = 1 / norm.squareRoot()
    return result.map { Complex($0.re * scale, $0.im * scale) }
  }

  private func square(_ x: Double) -> Double { x * x }
  private func shortened(_ x: Double) -> String { "\((x * 10).rounded() / 10)" }
}

/// The direction of a spin: cos(θ/2)|↑⟩ + e^{iφ} sin(θ/2)|↓⟩, and for longer spins the coherent state.
public struct SpinDirection: Sendable, Hashable, CustomStringConvertible {
  /// The polar angle and the azimuth.
  public var polar: Double, azimuth: Double
  /// A direction.
  public init(polar: Double, azimuth: Double = 0) { (self.polar, self.azimuth) = (polar, azimuth) }

  /// +z, −z and +x, exactly.
  public static let up = SpinDirection(polar: 0), down = SpinDirection(polar: .pi),
    right = SpinDirection(polar: .pi / 2)

  /// Reads +z, -z, +x, -x, +y, -y, or two angles in degrees "90,45".
  public init(_ text: String) throws(ManyBodyError) {
    let axes: [String: (Double, Double)] = [
      "+z": (0, 0), "z": (0, 0), "-z": (180, 0), "+x": (90, 0), "x": (90, 0), "-x": (90, 180), "+y": (90, 90),
      "y": (90, 90), "-y": (90, 270)
    ]
    let numbers = text.split(separator: ",").map { Double($0) }
    if let (θ, φ) = axes[text.replacing("−", with: "-")] {
      self.init(polar: θ * .pi / 180, azimuth: φ * .pi / 180)
    } else if numbers.count == 2, let θ = numbers[0], let φ = numbers[1], θ.isFinite, φ.isFinite {
      self.init(polar: θ * .pi / 180, azimuth: φ * .pi / 180)
    } else {
      throw .parameter(
        "a direction", value: text, allowed: "+z, -z, +x, -x, +y, -y or polar angle and azimuth in degrees")
    }
  }

  /// The amplitudes of q = 0 … twice quanta: √(2S over q) cos^{2S−q}(θ/2) (e^{iφ} sin(θ/2))^q.
  public func amplitudes(_ spin: SpinNumber) -> [Complex] {
    let n = spin.twice
    // At the poles the cosine or the sine is exactly 0, which π in double precision is not.
    let (c, s) = polar == 0 ? (1, 0) : polar == .pi ? (0, 1) : (cosine(polar / 2), sine(polar / 2))
    var binomial = 1.0
    return (0...n).map { q in
      if q > 0 { binomial *= Double(n - q + 1) / Double(q) }
      let size = binomial.squareRoot() * power(c, n - q) * power(s, q)
      return Complex(size * cosine(azimuth * Double(q)), size * sine(azimuth * Double(q)))
    }
  }

  var isUp: Bool { polar == 0 }

  /// "+z", "−z", "+x" or both angles in radians.
  public var description: String {
    self == .up ? "+z" : self == .down ? "−z" : self == .right ? "+x" : "(\(polar), \(azimuth)) rad"
  }

  /// xⁿ by products, so that powers of 0 and 1 are exact.
  private func power(_ x: Double, _ n: Int) -> Double { (0..<n).reduce(1) { r, _ in r * x } }
}

/// The state that a run begins with: a product of packet, electron spin and local spins.
public struct InitialState: Sendable {
  /// The local spins.
  public enum Local: Sendable, Hashable, CustomStringConvertible {
    /// Every spin in a direction of its own, or all in one.
    case directions([SpinDirection])
    /// All up, but for these flipped by one quantum each; numbers from 1.
    case flipped([Int])
    /// Up and down in turn.
    case alternating
    /// The local spins' lowest state with total spin along z nearest to zero.
    case ground

    /// "+z", "all up but 3", "up and down in turn", "lowest state".
    public var description: String {
      switch self {
      case .directions(let d): d.map(\.description).joined(separator: ";")
      case .flipped(let p): "all up but \(p.map(String.init).joined(separator: ","))"
      case .alternating: "up and down in turn"
      case .ground: "lowest state"
      }
    }
  }

  /// The three factors.
  public var packet: WavePacket, electron: SpinDirection, local: Local

  /// A product state.
  public init(packet: WavePacket, electron: SpinDirection = .down, local: Local = .directions([.up])) {
    (self.packet, self.electron, self.local) = (packet, electron, local)
  }

  /// The amplitudes of the local spins, by their lists of quanta; those that are zero are left out.
  func localAmplitudes(_ model: ChainModel) throws -> [(state: [Int32], value: Complex)] {
    let n = model.hosts.count
    switch local {
    case .flipped(let places):
      for p in places where !(1...max(n, 1)).contains(p) || n == 0 {
        throw ManyBodyError.parameter("a flipped spin", value: "\(p)", allowed: "from 1 to \(n)")
      }
      let counts = Dictionary(grouping: places) { $0 }.mapValues(\.count)
      if let (p, c) = counts.first(where: { $1 > model.spin.twice }) {
        throw ManyBodyError.parameter(
          "how often spin \(p) is flipped", value: "\(c)", allowed: "at most \(model.spin.twice)")
      }
      return [(places.sorted().map(Int32.init), .one)]
    case .alternating:
      let down = stride(from: 2, through: n, by: 2).flatMap { [Int32](repeating: Int32($0), count: model.spin.twice) }
      return [(down, .one)]
    case .ground:
      return try LocalSpectrum(model).ground()
    case .directions(let given):
      guard given.count == 1 || given.count == n else {
        throw ManyBodyError.parameter("the number of directions", value: "\(given.count)", allowed: "1 or N = \(n)")
      }
      var result: [(state: [Int32], value: Complex)] = [([], .one)]
      for p in 1...max(n, 1) where p <= n {
        let direction = given.count == 1 ? given[0] : given[p - 1]
        if direction.isUp { continue }
        let factors = direction.amplitudes(model.spin)
        guard result.count * factors.count <= 4_000_000 else {
          throw ManyBodyError.tooLarge(
            "a product state of tilted spins", needs: result.count * factors.count * 100, limit: 400_000_000)
        }
        result = result.flatMap { state, value in
          factors.enumerated().filter { $1 != .zero }.map { q, f in
            (state + [Int32](repeating: Int32(p), count: q), value * f)
          }
        }
      }
      return result
    }
  }

  /// The numbers of flipped spins that occur.
  public func quanta(_ model: ChainModel) throws -> Set<Int> {
    let counts: [Int]
    switch local {
    case .directions(let d) where d.allSatisfy(\.isUp): counts = [0]
    case .ground: counts = [model.hosts.count * model.spin.twice / 2]
    default: counts = try localAmplitudes(model).map(\.state.count)
    }
    let spinor = electron.amplitudes(.half)
    return Set([0, 1].filter { spinor[$0] != .zero }.flatMap { q in counts.map { $0 + q } })
  }

  /// The smallest system that the state and its motion live in.
  public func system(_ model: ChainModel) throws -> ChainSystem { try ChainSystem(model, quanta: quanta(model)) }

  /// The amplitudes in a system, pairs of doubles, of norm 1; parts of the state outside the space are an error.
  public func amplitudes(in system: ChainSystem) throws -> [Double] {
    let orbital = try packet.amplitudes(sites: system.model.sites), spinor = electron.amplitudes(.half)
    let width = system.space.dimension
    var internalState = [Complex](repeating: .zero, count: width)
    for (state, value) in try localAmplitudes(system.model) {
      for (q, e) in spinor.enumerated() where e != .zero {
        guard let d = system.space.index(of: (q == 1 ? [0] : []) + state) else {
          throw ManyBodyError.parameter(
            "the space", value: "\(system.space.quanta)", allowed: "one that holds \(state.count + q) flipped spins")
        }
        internalState[d] = internalState[d] + e * value
      }
    }
    let filled = internalState.indices.filter { internalState[$0] != .zero }
    var psi = [Double](repeating: 0, count: 2 * system.dimension)
    for (x, a) in orbital.enumerated() {
      for d in filled {
        let z = a * internalState[d]
        psi[2 * (x * width + d)] = z.re
        psi[2 * (x * width + d) + 1] = z.im
      }
    }
    return psi
  }

  /// What tells this state from others, for files that continue a run.
  public var signature: String {
    "k=\(packet.momentum) δk=\(packet.width) x0=\(packet.centre) electron=\(electron) local=\(local)"
  }
}
