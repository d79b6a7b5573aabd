import Algebra
import Numbers

extension Expr {
  /// The integral over a variable from one point to another with so many significant digits, every one certain.
  ///
  /// The integral is enclosed with doubled precision until all points of the enclosure round to the same decimal. What stays
  /// open after four doublings (an integral that is zero, say) is reported as an enclosure.
  ///
  /// - Parameter path: two or more points, of which the first and the last may be infinite.
  /// - Throws: as `enclosedIntegral(over:along:bits:at:evaluations:)` and `digits(_:at:bits:)`.
  public func integralDigits(
    _ count: Int, over variable: Expr, along path: [Endpoint], at values: [Expr: Quantity] = [:]
  ) throws -> CertifiedValue {
    guard (1...Self.digitLimit).contains(count) else {
      throw EvaluationError.digits(count, allowed: 1...Self.digitLimit)
    }
    let isReal =
      path.allSatisfy { if case .point(let z) = $0 { z.isKnownReal } else { true } }
      && values.values.allSatisfy { if case .exact(let z) = $0 { z.isKnownReal } else { true } }
      && self.isReal(in: [variable] + values.keys)
    var bits = Int(Double(count) * 3.3219280948873623) + 20
    let limit = 16 * bits
    while true {
      let value = try enclosedIntegral(over: variable, through: path, bits: bits, at: values)
      let re = CertifiedValue.Part(value.re, count)
      let im = isReal ? nil : CertifiedValue.Part(value.im, count)
      let isCertain = re.isCertain && im?.isCertain ?? true
      if isCertain || bits >= limit { return CertifiedValue(re: re, im: im, bits: bits) }
      bits *= 2
    }
  }
}

extension CertifiedValue.Part {
  /// Digits where the ball fixes them.
  fileprivate init(_ ball: Ball, _ count: Int) {
    self = ball.isZero ? .zero : ball.certifiedDecimal(digits: count).map { .digits($0) } ?? .enclosure(ball)
  }
}
