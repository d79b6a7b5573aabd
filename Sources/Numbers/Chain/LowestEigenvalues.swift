internal import CNumerics

/// Levels at the lower end of a spectrum, as ARPACK's implicitly restarted Lanczos method finds them.
public struct LowestEigenvalues: Sendable {
  /// In increasing order.
  public let values: [Double]
  /// A vector of length 1 for each.
  public let vectors: [[Double]]
  /// |Av − λv| for each: within so much of the value there is an eigenvalue of A.
  public let residuals: [Double]
}

/// ARPACK keeps what it knows between two products in variables of the whole process: two calculations at once would read each
/// other's.
private let arpack = Lock()

extension ChainOperator {
  /// The lowest eigenvalues, `count` of them or as many as converged; a degenerate level may be found fewer times than it occurs.
  ///
  /// Where the matrix is narrow enough, the eigenvalues of (A − σ)⁻¹ with σ below the spectrum are computed, which lie far apart
  /// where those of A crowd; else those of A.
  ///
  /// Fails with ``NumberError/notConverged(_:)`` when none converged or the flag was raised, ``NumberError/domain(_:)`` for a count
  /// that is not from 1 to dimension − 2 and ``NumberError/tooLarge(_:)`` beyond 2³¹ − 1 states.
  public func lowestEigenvalues(
    _ count: Int, restarts: Int = 5000, stop: StopFlag = StopFlag()
  ) throws(NumberError) -> LowestEigenvalues {
    let n = dimension
    guard n < Int(Int32.max) / 4 else { throw .tooLarge("eigenvalues of \(n) states") }
    guard count >= 1, count <= n - 2 else { throw .domain("\(count) lowest eigenvalues of \(n)") }
    let isInverse = BandFactors.bytes(size: n, lower: width, upper: width) <= 1 << 30
    let held = min(n, isInverse ? 2 * count + 20 : 2 * count + 40)
    guard held.multipliedReportingOverflow(by: n).partialValue <= 1 << 32 else {
      throw .tooLarge("\(held) Lanczos vectors of \(n) states")
    }
    var values = [Double](repeating: 0, count: held), vectors = [Double](repeating: 0, count: held * n)
    let below = spectralBounds.lowerBound, σ = below - 1e-3 * abs(below)
    let product: Product
    if isInverse {
      let factors = try BandFactors(shiftedBand(by: σ))
      product = Product(stop: stop) { x, y in
        var z = (0..<n).map { Complex(x[$0]) }
        factors.solve(&z)
        for k in 0..<n { y[k] = z[k].re }
      }
    } else {
      product = Product(stop: stop) { x, y in self.withC { cn_chain_multiply($0, 1, x, y) } }
    }
    let converged = arpack {
      cn_extreme_eigenvalues(
        Int32(n), isInverse ? 1 : 0, Int32(count), Int32(held), 0, Int32(restarts),
        { raw, x, y in
          guard let raw, let x, let y else { return 1 }
          let product = Unmanaged<Product>.fromOpaque(raw).takeUnretainedValue()
          product.body(x, y)
          return product.stop.isRaised ? 1 : 0
        }, Unmanaged.passUnretained(product).toOpaque(), &values, &vectors)
    }
    withExtendedLifetime(product) {}
    guard converged > 0 else { throw .notConverged("the \(count) lowest eigenvalues of \(n) states") }
    let levels = values.prefix(min(Int(converged), count)).map { isInverse ? σ + 1 / $0 : $0 }
    let order = levels.indices.sorted { levels[$0] < levels[$1] }
    let found = order.map { Array(vectors[$0 * n..<($0 + 1) * n]) }
    let residuals = zip(order, found).map { k, v in
      let image = multiplied(by: v)
      return zip(image, v).reduce(0) { $0 + ($1.0 - levels[k] * $1.1) * ($1.0 - levels[k] * $1.1) }.squareRoot()
    }
    return LowestEigenvalues(values: order.map { levels[$0] }, vectors: found, residuals: residuals)
  }

  /// self − σ, a band as wide as a site has states.
  private func shiftedBand(by σ: Double) throws(NumberError) -> BandMatrix<Complex> {
    var matrix = try BandMatrix<Complex>(size: dimension, lower: width, upper: width)
    for x in 0..<sites {
      let base = x * width
      for e in elements(at: x) { matrix[base + Int(e.row), base + Int(e.column)] = Complex(e.value) }
      for d in 0..<width {
        matrix[base + d, base + d] = matrix[base + d, base + d] - Complex(σ)
        if x > 0 {
          matrix[base + d, base + d - width] = Complex(hop)
          matrix[base + d - width, base + d] = Complex(hop)
        }
      }
    }
    return matrix
  }

  private final class Product {
    let stop: StopFlag
    let body: (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void
    init(stop: StopFlag, body: @escaping (UnsafePointer<Double>, UnsafeMutablePointer<Double>) -> Void) {
      (self.stop, self.body) = (stop, body)
    }
  }
}
