import Numbers

extension Program {
  /// Whose elementary functions a batch of doubles uses.
  public enum Functions: Sendable {
    /// The platform's scalar functions, within about a unit in the last place.
    case scalar
    /// Vector functions where the processor has them, within 4 units in the last place, two to four times as fast.
    case vector
  }

  /// The value of each expression at one point. See `evaluate(_:functions:)`.
  public func callAsFunction(_ point: [Double]) throws -> [Double] {
    try evaluate(point.map { [$0] }).map { $0[0] }
  }

  /// The values of each expression at many points: one column per input, one per output.
  ///
  /// Every operation is rounded once as in C; functions have the accuracy of the library chosen. Undefined operations give
  /// IEEE infinities and NaN.
  ///
  /// - Throws: `EvaluationError.shape` for another number of columns than inputs or columns of different lengths, and for a
  ///   program over the complex numbers.
  public func evaluate(_ columns: [[Double]], functions: Functions = .scalar) throws -> [[Double]] {
    guard domain == .reals else { throw EvaluationError.shape("a complex program needs complex values") }
    let count = try pointCount(columns)
    if count == 0 { return outputs.map { _ in [] } }
    let length = DoubleBlocks.length
    return makeColumns(count) { targets in
      withUnsafeTemporaryAllocation(of: Double.self, capacity: max(registerCount, 1) * length) { store in
        store.initialize(repeating: 0)
        guard let base = store.baseAddress else { return }
        var file = DoubleBlocks(base: base, constants: constants, isVectorised: functions == .vector)
        execute(prologue, on: &file)
        withPointers(to: columns) { starts in
          for start in stride(from: 0, to: count, by: length) {
            file.n = min(length, count - start)
            file.inputs = starts.map { $0 + start }
            execute(body, on: &file)
            for (target, r) in zip(targets, outputs) {
              (target + start).initialize(from: file.at(r), count: file.n)
            }
          }
        }
      }
    }
  }

  /// The value of each expression at one complex point. See `evaluate(_:)` for complex columns.
  public func callAsFunction(_ point: [Complex]) throws -> [Complex] {
    try evaluate(point.map { [$0] }).map { $0[0] }
  }

  /// The values of each expression at many complex points, in double precision. Functions are the principal ones of C.
  ///
  /// - Throws: `EvaluationError.shape` for another number of columns than inputs or columns of different lengths.
  public func evaluate(_ columns: [[Complex]]) throws -> [[Complex]] {
    let count = try pointCount(columns)
    let program = try over(.complexes)
    var results = outputs.map { _ in [Complex](repeating: 0.0, count: count) }
    let length = ComplexBlocks.length
    withUnsafeTemporaryAllocation(of: Double.self, capacity: max(program.registerCount, 1) * 2 * length) { store in
      store.initialize(repeating: 0)
      guard let base = store.baseAddress else { return }
      var file = ComplexBlocks(base: base, constants: program.constants)
      program.execute(program.prologue, on: &file)
      withPointers(to: columns) { starts in
        for start in stride(from: 0, to: count, by: length) {
          file.n = min(length, count - start)
          file.inputs = starts.map { $0 + start }
          program.execute(program.body, on: &file)
          for (k, r) in program.outputs.enumerated() {
            let value = file.at(r)
            for j in 0..<file.n { results[k][start + j] = Complex(value.re[j], value.im[j]) }
          }
        }
      }
    }
    return results
  }

  private func pointCount<Element>(_ columns: [[Element]]) throws -> Int {
    guard columns.count == inputs.count else {
      throw EvaluationError.shape("\(columns.count) columns for \(inputs.count) inputs")
    }
    let count = columns.first?.count ?? 1
    guard columns.allSatisfy({ $0.count == count }) else {
      throw EvaluationError.shape("columns of different lengths")
    }
    return count
  }

  /// A column of `count` > 0 numbers for each output, all of which the body must set: nothing is written twice.
  private func makeColumns(_ count: Int, _ body: ([UnsafeMutablePointer<Double>]) -> Void) -> [[Double]] {
    func next(_ targets: [UnsafeMutablePointer<Double>]) -> [[Double]] {
      if targets.count == outputs.count {
        body(targets)
        return []
      }
      var others: [[Double]] = []
      let column = [Double](unsafeUninitializedCapacity: count) { places, initialized in
        guard let start = places.baseAddress else { return }
        LargePages.wish(for: start, byteCount: count * MemoryLayout<Double>.stride)
        others = next(targets + [start])
        initialized = count
      }
      return [column] + others
    }
    return next([])
  }

  /// Pointers to the elements of all columns, valid in the body. A column copies nothing, and an empty one has no elements
  /// to point to but its pointer is not read.
  private func withPointers<Element>(to columns: [[Element]], _ body: ([UnsafePointer<Element>]) -> Void) {
    func next(_ k: Int, _ pointers: [UnsafePointer<Element>]) {
      if k == columns.count { return body(pointers) }
      columns[k].withUnsafeBufferPointer { column in
        guard let start = column.baseAddress else { return }
        next(k + 1, pointers + [start])
      }
    }
    next(0, [])
  }
}
