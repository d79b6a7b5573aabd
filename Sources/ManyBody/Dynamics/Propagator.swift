import Numbers

/// How a state goes from one time to a later one.
public enum EvolutionMethod: Sendable, Hashable {
  /// A Chebyshev expansion of exp(−iHt/ħ), cut off so that over the whole run no more than the tolerance is left out.
  case chebyshev(tolerance: Double)
  /// ψ′ = (1 + iHδ/2ħ)⁻¹(1 − iHδ/2ħ)ψ with steps δ in fs. With the shift, ⟨H⟩ is subtracted from H before and its phase put back
  /// after; with an absorber, −iW(x) is added to H near the ends.
  case crankNicolson(step: Double, shifted: Bool, absorber: Absorber?)
}

/// An imaginary potential −iW at both ends: W = strength·(depth into the layer/width)².
public struct Absorber: Sendable, Hashable {
  /// Sites at each end, and W at the outermost, in eV.
  public var width: Int, strength: Double
  /// A layer at each end; fails unless both are positive.
  public init(width: Int, strength: Double) throws(ManyBodyError) {
    guard width > 0 else { throw .parameter("the width of the absorber", value: "\(width)", allowed: "positive") }
    guard strength > 0, strength.isFinite else {
      throw .parameter("the strength of the absorber", value: "\(strength)", allowed: "positive")
    }
    (self.width, self.strength) = (width, strength)
  }
  func potential(_ x: Int, sites: Int) -> Double {
    let depth = max(width - x, x - (sites - 1 - width), 0)
    let part = Double(depth) / Double(width)
    return strength * part * part
  }
}

/// Carries the states of one system over intervals of one length.
public struct Propagator: Sendable {
  private enum Engine: Sendable {
    case series(ChainOperator, ChebyshevSeries, phase: Complex)
    case steps(BandFactors, count: Int, phase: Complex)
  }

  /// The system and the interval, in fs.
  public let system: ChainSystem, interval: Double
  /// What is stated about the error of one interval.
  public let statement: String
  /// Bounds on the norm of the error of one interval of a Chebyshev expansion, for a state of norm 1: of what is left out, and of
  /// all rounding behind the elements of the Hamiltonian, which are doubles. Nil for Crank–Nicolson.
  public let truncationBound: Double?, roundingBound: Double?
  /// Products with H, or solutions of linear equations, in one interval.
  public let operations: Int
  /// Vectors held besides the state, and other bytes.
  public let workingBytes: Int
  private let engine: Engine
  /// How many threads share the work.
  public let threads: Int

  /// - Parameters:
  ///   - intervals: how many there will be; they share the tolerance.
  ///   - energy: ⟨H⟩, for the shift.
  ///   - memory: how many bytes may be used at all.
  public init(
    _ system: ChainSystem, interval: Double, intervals: Int = 1, method: EvolutionMethod, energy: Double = 0,
    threads: Int? = nil, memory: Int = .max
  ) throws {
    guard interval > 0, interval.isFinite else {
      throw ManyBodyError.parameter("the time step of the output", value: "\(interval)", allowed: "positive")
    }
    (self.system, self.interval) = (system, interval)
    let ħ = system.model.ħ, n = system.dimension
    let vector = n.multipliedReportingOverflow(by: 16)
    switch method {
    case .chebyshev(let tolerance):
      guard tolerance >= 1e-16, tolerance < 1 else {
        throw ManyBodyError.parameter("the tolerance", value: "\(tolerance)", allowed: "from 1e-16 to 1")
      }
      let held = vector.overflow ? Int.max : 4 * vector.partialValue
      guard held <= memory else { throw ManyBodyError.tooLarge("a run of \(n) amplitudes", needs: held, limit: memory) }
      let bounds = system.hamiltonian.spectralBounds
      let centre = (bounds.lowerBound + bounds.upperBound) / 2, radius = (bounds.upperBound - bounds.lowerBound) / 2
      let series = try ChebyshevSeries(z: radius * interval / ħ, tolerance: tolerance / Double(max(intervals, 1)))
      // Twice H: the recurrence is T_{k+1} = 2hT_k − T_{k−1}.
      let scaled = system.hamiltonian.rescaled(centre: centre, scale: 2 / radius)
      let angle = -centre * interval / ħ
      engine = .series(scaled, series, phase: Complex(cosine(angle), sine(angle)))
      operations = series.coefficients.count - 1
      truncationBound = series.truncationBound
      let work = scaled.rowWork, z = series.argument, u = 0x1p-53
      // Beside the recurrence: 2h = 2(H − centre)/radius with three roundings for each element, z with four, coefficients with one,
      // the phase with four and its product with three.
      let rounding =
        series.rounding(of: work)
        + u * ((2 * Double(operations) + 2).squareRoot() + (1.5 * work.weight + 4) * z + 4 * abs(angle) + 8)
      roundingBound = rounding
      workingBytes = held - vector.partialValue
      self.threads = threads ?? (n >= 200_000 ? 2 : 1)
      let count = Double(max(intervals, 1))
      statement =
        "Chebyshev, \(operations) products per \(shown(interval)) fs; error of the last state in norm: left out ≤ "
        + "\(shown(count * series.truncationBound)) (bound), rounding ≤ \(shown(count * rounding)) (bound), about "
        + "\(shown(1e-16 * (count * Double(operations)).squareRoot())) (estimate)"
    case .crankNicolson(let step, let shifted, let absorber):
      guard step > 0, step <= interval else {
        throw ManyBodyError.parameter(
          "the step of Crank–Nicolson", value: "\(step)", allowed: "positive and at most \(interval) fs")
      }
      let count = Int((interval / step).rounded(.up)), δ = interval / Double(count)
      let width = system.space.dimension
      let bytes = width > 1 << 20 || n > 1 << 31 ? Int.max : 2 * BandFactors.bytes(size: n, lower: width, upper: width)
      guard bytes <= memory, !vector.overflow else {
        throw ManyBodyError.tooLarge("the factors of a band matrix of \(n) rows", needs: bytes, limit: memory)
      }
      let shift = shifted ? energy : 0
      engine = .steps(
        try Self.factors(system, step: δ, shift: shift, absorber: absorber), count: count,
        phase: Complex(cosine(-shift * interval / ħ), sine(-shift * interval / ħ)))
      operations = count
      (truncationBound, roundingBound) = (nil, nil)
      workingBytes = bytes / 2 + vector.partialValue
      self.threads = 1
      statement =
        "Crank–Nicolson, \(count) steps of \(shown(δ)) fs per \(shown(interval)) fs"
        + (shifted ? ", ⟨H⟩ subtracted" : "") + ", second order in the step; no bound"
    }
  }

  /// The factors of 1 + i(H − shift − iW)δ/2ħ; a site's states stand together, so that the band is as wide as they are many.
  private static func factors(_ system: ChainSystem, step: Double, shift: Double, absorber: Absorber?) throws
    -> BandFactors
  {
    let h = system.hamiltonian, width = h.width, factor = step / (2 * system.model.ħ)
    var matrix = try BandMatrix<Complex>(size: h.dimension, lower: width, upper: width)
    for x in 0..<h.sites {
      let base = x * width
      for e in h.elements(at: x) { matrix[base + Int(e.row), base + Int(e.column)] = Complex(0, factor * e.value) }
      let loss = absorber?.potential(x, sites: h.sites) ?? 0
      for d in 0..<width {
        let old = matrix[base + d, base + d]
        matrix[base + d, base + d] = Complex(1 + factor * loss, old.im - factor * shift)
        if x > 0 {
          matrix[base + d, base + d - width] = Complex(0, factor * h.hop)
          matrix[base + d - width, base + d] = Complex(0, factor * h.hop)
        }
      }
    }
    return try BandFactors(matrix)
  }

  /// Takes the state one interval further. False, and the state as it was, when the flag was raised.
  public func advance(_ state: inout [Double], stop: StopFlag = StopFlag()) throws -> Bool {
    switch engine {
    case .series(let h, let series, let phase):
      var sum = [Double](unsafeUninitializedCapacity: state.count) { buffer, count in
        for k in state.indices { buffer.initializeElement(at: k, to: series.coefficients[0] * state[k]) }
        count = state.count
      }
      var x = state
      var work = [Double](unsafeUninitializedCapacity: state.count) { $1 = state.count }
      let depth = max(1, min(16, 400_000 / (48 * h.width)))
      guard
        try h.addChebyshev(
          series.coefficients, to: &sum, from: &x, work: &work, depth: depth, threads: threads, stop: stop)
      else { return false }
      Self.multiply(&sum, by: phase)
      state = sum
      return true
    case .steps(let factors, let count, let phase):
      var ψ = stride(from: 0, to: state.count, by: 2).map { Complex(state[$0], state[$0 + 1]) }
      for _ in 0..<count {
        // (1 − iB)/(1 + iB) = 2/(1 + iB) − 1
        var φ = ψ
        factors.solve(&φ)
        for k in ψ.indices { ψ[k] = Complex(2 * φ[k].re - ψ[k].re, 2 * φ[k].im - ψ[k].im) }
        if stop.isRaised { return false }
      }
      state = ψ.flatMap { [$0.re, $0.im] }
      Self.multiply(&state, by: phase)
      return true
    }
  }

  /// How long one product or solution takes now, in seconds: eight products, or one solution.
  public func secondsPerOperation(_ state: [Double]) throws -> Double {
    let start: Double
    switch engine {
    case .series(let h, _, _):
      var (x, sum, work) = (state, state, state)
      start = now()
      _ = try h.addChebyshev(
        [Double](repeating: 0, count: 9), to: &sum, from: &x, work: &work, depth: 8, threads: threads, stop: StopFlag())
      return (now() - start) / 8
    case .steps(let factors, _, _):
      var ψ = stride(from: 0, to: state.count, by: 2).map { Complex(state[$0], state[$0 + 1]) }
      start = now()
      factors.solve(&ψ)
      return now() - start
    }
  }

  private static func multiply(_ state: inout [Double], by phase: Complex) {
    state.withUnsafeMutableBufferPointer { s in
      for k in stride(from: 0, to: s.count, by: 2) {
        let (re, im) = (s[k], s[k + 1])
        s[k] = re * phase.re - im * phase.im
        s[k + 1] = re * phase.im + im * phase.re
      }
    }
  }
}

/// Three digits.
func shown(_ x: Double) -> String {
  Rational(exactly: x).flatMap { $0.roundedDecimal(digits: 3) }.map(trimmed) ?? "\(x)"
}

/// A decimal without zeros at the end.
private func trimmed(_ text: String) -> String {
  guard text.contains("."), !text.contains("e") else { return text }
  let kept = text.reversed().drop { $0 == "0" }.reversed()
  return String(kept.last == "." ? Array(kept.dropLast()) : Array(kept))
}
