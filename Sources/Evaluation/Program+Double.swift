#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Program {
  /// The number of points worked on at once: long enough to hide the cost of an instruction's dispatch, short enough that the
  /// registers of a typical program stay in the first cache.
  static let block = 256

  /// The value of each expression at one point.
  public func callAsFunction(_ point: [Double]) throws -> [Double] {
    try evaluate(point.map { [$0] }).map { $0[0] }
  }

  /// The values of each expression at many points: one column per input, one per output.
  ///
  /// Every operation is rounded once as in C; functions have the accuracy of the platform's library. Undefined operations give
  /// IEEE infinities and NaN.
  public func evaluate(_ columns: [[Double]]) throws -> [[Double]] {
    guard columns.count == inputs.count else {
      throw EvaluationError.shape("\(columns.count) columns for \(inputs.count) inputs")
    }
    let count = columns.first?.count ?? 1
    guard columns.allSatisfy({ $0.count == count }) else {
      throw EvaluationError.shape("columns of different lengths")
    }
    var results = outputs.map { _ in [Double](repeating: 0, count: count) }
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(registerCount, 1) * Self.block) { file in
      file.initialize(repeating: 0)
      guard let base = file.baseAddress else { return }
      var start = 0
      while start < count {
        let n = min(Self.block, count - start)
        run(base, columns, start, n)
        for (k, r) in outputs.enumerated() {
          results[k].withUnsafeMutableBufferPointer { out in
            guard let target = out.baseAddress else { return }
            (target + start).update(from: base + r * Self.block, count: n)
          }
        }
        start += n
      }
    }
    return results
  }

  private func run(_ file: UnsafeMutablePointer<Double>, _ columns: [[Double]], _ start: Int, _ n: Int) {
    func at(_ r: Int) -> UnsafeMutablePointer<Double> { file + r * Self.block }
    for instruction in instructions {
      switch instruction {
      case .input(let r, let k):
        columns[k].withUnsafeBufferPointer { column in
          guard let source = column.baseAddress else { return }
          at(r).update(from: source + start, count: n)
        }
      case .constant(let r, let c): at(r).update(repeating: c, count: n)
      case .add(let r, let a, let b):
        let (z, x, y) = (at(r), at(a), at(b))
        for k in 0..<n { z[k] = x[k] + y[k] }
      case .subtract(let r, let a, let b):
        let (z, x, y) = (at(r), at(a), at(b))
        for k in 0..<n { z[k] = x[k] - y[k] }
      case .multiply(let r, let a, let b):
        let (z, x, y) = (at(r), at(a), at(b))
        for k in 0..<n { z[k] = x[k] * y[k] }
      case .divide(let r, let a, let b):
        let (z, x, y) = (at(r), at(a), at(b))
        for k in 0..<n { z[k] = x[k] / y[k] }
      case .scale(let r, let a, let c):
        let (z, x) = (at(r), at(a))
        for k in 0..<n { z[k] = c * x[k] }
      case .shift(let r, let a, let c):
        let (z, x) = (at(r), at(a))
        for k in 0..<n { z[k] = x[k] + c }
      case .accumulate(let r, let a, let b, let c):
        let (z, x, y) = (at(r), at(a), at(b))
        for k in 0..<n { z[k] = x[k] + c * y[k] }
      case .power(let r, let a, let b):
        let (z, x, y) = (at(r), at(a), at(b))
        for k in 0..<n { z[k] = pow(x[k], y[k]) }
      case .angle(let r, let a, let b):
        let (z, y, x) = (at(r), at(a), at(b))
        for k in 0..<n { z[k] = atan2(y[k], x[k]) }
      case .call(let r, let f, let a): apply(f, at(r), at(a), n)
      }
    }
  }
}

@inline(__always)
private func map(
  _ z: UnsafeMutablePointer<Double>, _ x: UnsafeMutablePointer<Double>, _ n: Int, _ f: (Double) -> Double
) {
  for k in 0..<n { z[k] = f(x[k]) }
}

/// A free function, because inside the enumeration `sin` would be its case.
private func apply(
  _ function: Program.UnaryFunction, _ z: UnsafeMutablePointer<Double>, _ x: UnsafeMutablePointer<Double>, _ n: Int
) {
  switch function {
  case .exp: map(z, x, n) { exp($0) }
  case .log: map(z, x, n) { log($0) }
  case .sin: map(z, x, n) { sin($0) }
  case .cos: map(z, x, n) { cos($0) }
  case .tan: map(z, x, n) { tan($0) }
  case .asin: map(z, x, n) { asin($0) }
  case .acos: map(z, x, n) { acos($0) }
  case .atan: map(z, x, n) { atan($0) }
  case .sinh: map(z, x, n) { sinh($0) }
  case .cosh: map(z, x, n) { cosh($0) }
  case .tanh: map(z, x, n) { tanh($0) }
  case .abs: map(z, x, n) { $0.magnitude }
  case .squareRoot: map(z, x, n) { $0.squareRoot() }
  }
}
