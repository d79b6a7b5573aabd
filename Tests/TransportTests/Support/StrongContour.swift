import Foundation
import Numbers

@testable import Transport

extension StrongModel {
  /// Im ∫f dε over all states below μ by quadrature, in double precision: nothing is integrated by hand.
  ///
  /// The integrand is analytic above the real axis, and real where there are no states. So the path leads from a real energy E₀
  /// below all bands through the upper half plane to the Fermi level: ε = μ + e^t with t from log(μ − E₀) + iπ to
  /// log(μ − E₀) + iπ/2 and to log δ + iπ/2, then down to μ.
  func contour(mu: Rational, _ f: @escaping (StrongLevel<Complex>) throws -> Complex) throws -> Double {
    func slope(_ energy: Complex) throws -> Complex { try f(level(at: energy)) }
    let mu = mu.asDouble
    let radius = mu - lowest
    guard radius > 0 else { return 0 }
    let height = min(max(abs(mu), abs(exchange.asDouble)), radius)
    let (first, turn, last) = (
      Complex(log(radius), .pi), Complex(log(radius), .pi / 2), Complex(log(height), .pi / 2)
    )
    func around(_ t: Complex) throws -> Complex {
      let step = Complex(exp(t.re)) * Complex(cos(t.im), sin(t.im))
      return try slope(Complex(mu) + step) * step
    }
    let arc = try quadrature(from: first, to: turn, pieces: 8, around)
    let descent = try quadrature(from: turn, to: last, pieces: 4 + Int(2 * log(radius / height)), around)
    // Towards the real axis the solution may change quickly: pieces that get shorter.
    var down = Complex(0)
    var y = height
    for k in 0..<12 {
      let next = k == 11 ? 0 : y / 2
      down = try down + quadrature(from: Complex(mu, y), to: Complex(mu, next), pieces: 1, slope)
      y = next
    }
    return (arc + descent + down).im
  }

  private func quadrature(
    from a: Complex, to b: Complex, pieces: Int, _ f: (Complex) throws -> Complex
  ) rethrows -> Complex {
    let step = (b - a) * Complex(1 / Double(pieces))
    var sum = Complex(0)
    for k in 0..<pieces {
      for (x, weight) in GaussLegendre.rule {
        sum = try sum + f(a + step * Complex(Double(k) + x)) * Complex(weight) * step
      }
    }
    return sum
  }

  /// The level at an energy of the upper half plane.
  private func level(at energy: Complex) throws -> StrongLevel<Complex> {
    let system = doubleSystem()
    guard let roots = StrongEquations(system: system, energy: energy).solve()?.roots else {
      throw NumberError.notConverged("the solution at \(energy)")
    }
    return try StrongLevel(system, up: roots.up, down: roots.down, upAdvanced: roots.up, downAdvanced: roots.down)
  }

  /// An energy below which there are no states.
  ///
  /// Let β be the greatest inverse of a positive eigenvalue of V, 0 without one, and N the concentration of all impurities. Where
  /// g_σ ≥ g₀ ≥ 2β for both spins, g − V⁻¹ ≥ g₀/2 as a matrix, and −2/g₀ ≤ T ≤ 0. So for E ≤ −|J| − 2N/g₀ − ρ₀ with g(−ρ₀) = g₀
  /// the map z ↦ E + σJ − Σ keeps the real pairs with −z_σ ≥ ρ₀, and contracts them at least by one half if
  /// (4N/g₀²)∫G² ≤ ½ at −ρ₀: there is one fixed point, a stable one, at all these energies.
  ///
  /// - In three dimensions g₀ = η√(2mρ₀) and ∫G² = mη²/g₀, so that g₀³ ≥ 8Nmη² will do.
  /// - In two g₀ = η log ρ₀ and ∫G² = η/ρ₀: g₀ ≥ η and ρ₀ ≥ 8N/η will do.
  var lowest: Double {
    let density = impurities.reduce(0) { $0 + $1.concentration.asDouble }
    let deepest = impurities.flatMap { impurity -> [Double] in
      guard case .finite(let v) = impurity.potential else { return [] }
      return [v + impurity.spin, v - impurity.spin].filter { $0.signum() > 0 }.map { 1 / $0.asDouble }
    }
    let mass = mass.asDouble, eta = mass / (2 * .pi), bound = 2 * (deepest.max() ?? 0)
    let (local, size): (Double, Double)
    switch dimension {
    case .three:
      local = max(bound, cbrt(8 * density * mass * eta * eta))
      size = local * local / (2 * mass * eta * eta)
    case .two:
      local = max(bound, eta, eta * log(8 * density / eta))
      size = exp(local / eta)
    }
    return -1.01 * (size + 2 * density / local + abs(exchange.asDouble))
  }
}

extension DressedScatterer {
  /// ϱ = n⟨[2ux(N_↑g_↑′ − N_↓g_↓′) + u²(1 − x²)(g_↑ + g_↓)′]/δ²⟩, N_σ = T_σσδ, for these rates of change of g_↑ and g_↓.
  func excess(_ upRate: Number, _ downRate: Number) -> Number {
    let (n, u, v, w) = (bare.concentration, bare.spin, bare.potential, bare.determinant)
    let odd = v * (upRate - downRate) - w * (down * upRate - up * downRate)
    return n * (u.squared * (double.0 + double.2) * (upRate + downRate) + (u * double.1 * odd).doubled)
  }
}

extension StrongLevel {
  /// g_↑′ and g_↓′, the derivatives by the energy: the roots change by slopes⁻¹(1, 1).
  func rates() throws -> (up: Number, down: Number) {
    let bands = system.bands
    let s = try StrongEquations(system: system, energy: up.energy).slopes(up.root, down.root)
    let inverse = try up.root.unit.divided(by: s.0 * s.3 - s.1 * s.2)
    return (
      (s.3 - s.1) * inverse * (try bands.rates(up).local), (s.0 - s.2) * inverse * (try bands.rates(down).local)
    )
  }

  /// D(2 − ϱ), the integrand of the sea.
  func seaSlope() throws -> Number {
    let rates = try rates()
    let excess = retarded.total { $0.excess(rates.up, rates.down) } ?? difference.zero
    return difference * (excess.unit.doubled - excess)
  }
}
