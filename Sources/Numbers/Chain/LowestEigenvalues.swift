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

extension ChainOperator {
  /// The lowest eigenvalues, `count` of them or as many as converged; a degenerate level may be found fewer times than it occurs.
  ///
  /// Fails with ``NumberError/notConverged(_:)`` when none converged or the flag was raised, ``NumberError/domain(_:)`` for a count
  /// that is not from 1 to dimension − 2 and ``NumberError/tooLarge(_:)`` beyond 2³¹ − 1 states.
  ///
  /// - Parameter columns: the Lanczos vectors held at a time; more than 2·count.
  public func lowestEigenvalues(
    _ count: Int, columns: Int? = nil, restarts: Int = 20_000, stop: StopFlag = StopFlag()
  ) throws(NumberError) -> LowestEigenvalues {
    let n = dimension
    guard n < Int(Int32.max) / 4 else { throw .tooLarge("eigenvalues of \(n) states") }
    guard count >= 1, count <= n - 2 else { throw .domain("\(count) lowest eigenvalues of \(n)") }
    let held = min(n, max(columns ?? 2 * count + 40, count + 2))
    guard held.multipliedReportingOverflow(by: n).partialValue <= 1 << 32 else {
      throw .tooLarge("\(held) Lanczos vectors of \(n) states")
    }
    var values = [Double](repeating: 0, count: held), vectors = [Double](repeating: 0, count: held * n)
    let converged = withC { chain -> Int32 in
      var context = Context(chain: chain, stop: UnsafePointer(stop.pointer))
      return withUnsafeMutablePointer(to: &context) { context in
        cn_lowest_eigenvalues(
          Int32(n), Int32(count), Int32(held), 0, Int32(restarts),
          { raw, x, y in
            guard let context = raw?.assumingMemoryBound(to: Context.self).pointee else { return 1 }
            cn_chain_multiply(context.chain, 1, x, y)
            return context.stop.pointee
          }, context, &values, &vectors)
      }
    }
    guard converged > 0 else { throw .notConverged("the \(count) lowest eigenvalues of \(n) states") }
    let order = (0..<min(Int(converged), count)).sorted { values[$0] < values[$1] }
    let found = order.map { Array(vectors[$0 * n..<($0 + 1) * n]) }
    let residuals = zip(order, found).map { k, v in
      let image = multiplied(by: v)
      return zip(image, v).reduce(0) { $0 + ($1.0 - values[k] * $1.1) * ($1.0 - values[k] * $1.1) }.squareRoot()
    }
    return LowestEigenvalues(values: order.map { values[$0] }, vectors: found, residuals: residuals)
  }

  private struct Context {
    let chain: UnsafePointer<cn_chain>
    let stop: UnsafePointer<Int32>
  }
}
