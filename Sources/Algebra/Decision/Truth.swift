import Numbers

/// The answer to a question about expressions. There are three, and the third is honest.
public enum Truth: Sendable {
  /// Shown by exact algebra.
  case proved
  /// False: the witness is a point where the two sides provably differ.
  case refuted(Witness)
  /// Neither shown nor refuted.
  case undecided(Doubt)

  /// True only for `proved`.
  public var isProved: Bool { if case .proved = self { true } else { false } }
  /// True only for `refuted`.
  public var isRefuted: Bool { if case .refuted = self { true } else { false } }
}

/// A point at which an expression claimed to be zero is not.
public struct Witness: Sendable {
  /// The values given to symbols and fields, real and imaginary part.
  public let point: [(kernel: Expr, re: Rational, im: Rational)]
  /// An enclosure of the difference there; it excludes zero.
  public let difference: ComplexBall

  /// The values are told in the order of names: that in which they were met depends on what was computed before.
  init(_ sample: SamplePoint, difference: ComplexBall) {
    self.init(sample.assignments, difference: difference)
  }

  init(_ point: [(kernel: Expr, re: Rational, im: Rational)], difference: ComplexBall) {
    self.point = point.sorted { Arena.shared.precedesForReaders($0.kernel.id, $1.kernel.id) }
    self.difference = difference
  }
}

/// Why a question stayed open.
public struct Doubt: Sendable, Equatable {
  /// What stood in the way of a proof.
  public let reason: String
  /// The number of generic points at which an enclosure of the difference contained zero.
  public let supportingPoints: Int
  /// The precision of those enclosures in bits.
  public let bits: Int
}

extension Expr {
  /// Whether the two expressions are equal wherever both are defined.
  ///
  /// *Proved* when the difference has a zero numerator in its normal form and enclosures at generic points, computed from the
  /// expression itself and not from its normal form, agree. *Refuted* when an enclosure at a rational point excludes zero.
  /// Symbols carry their assumptions: a real symbol is sampled among the reals.
  ///
  /// - Throws: `AlgebraError.undefined` or `.divisionByZero` when an expression has no value.
  public func equals(_ other: Expr) throws -> Truth { try Decision.isZero(self - other, sides: [self, other]) }

  /// Whether the expression is zero wherever it is defined. See `equals`.
  public func isZero() throws -> Truth { try Decision.isZero(self, sides: [self]) }
}

/// The decision procedure.
enum Decision {
  static let guardPoints = 2
  static let searchPoints = 12

  /// - Parameter sides: what was stated: the difference of these, or this alone, is the expression.
  static func isZero(_ e: Expr, sides: [Expr]) throws -> Truth {
    try decided(e, sides: sides).told(of: [e] + sides)
  }

  private static func decided(_ e: Expr, sides: [Expr]) throws -> Truth {
    for part in sides + [e] { if let undefined = part.undefinedPart { throw AlgebraError.undefined(undefined) } }
    let e = try VectorLowering.scalar(e)
    if let q = e.rationalValue { return try q.isZero ? confirm(e, sides) : search(e, "") }
    do {
      // The rest of the budget is the search's.
      let form = try WorkBudget.of(WorkBudget.seconds * 3 / 4) { try NormalForm(e) }
      guard try form.isZero || isZeroByItsSine(e) else {
        return try search(e, "the normal form is not zero, yet no point tells it from zero")
      }
    } catch AlgebraError.unable(let what, let part) {
      return try search(e, "the procedure does not cover \(what)", part)
    } catch AlgebraError.number(let error) {
      return try search(e, "\(error)")
    }
    return try confirm(e, sides)
  }

  /// Whether a number with inverse functions in it, such as 4 atan 1/5 − atan 1/239 − π/4, is zero: its sine is, which is
  /// algebraic, and it lies nearer to zero than the next multiple of π.
  private static func isZeroByItsSine(_ e: Expr) throws -> Bool {
    guard e.isConstant else { return false }
    let hasInverse = e.subexpressions.contains { part in
      if case .call(let f, _) = part.view { [.asin, .acos, .atan].contains(f) } else { false }
    }
    var point = SamplePoint(seed: 1)
    guard hasInverse, let value = point.enclosure(of: e, bits: 64), value.magnitude.bounds.upper < 3 else {
      return false
    }
    return try NormalForm(sin(e)).isZero
  }

  /// A zero normal form counts as a proof only when the difference, evaluated with rigorous enclosures at generic points, has a
  /// value there that may be zero, and so has each of the stated sides by itself: no denominator vanishes identically, not
  /// even one that the difference is free of.
  private static func confirm(_ e: Expr, _ sides: [Expr]) throws -> Truth {
    if sides.allSatisfy(\.isPolynomialInSymbols) { return .proved }
    let sides = try sides.map { try VectorLowering.scalar($0) }.filter { $0 != e && !$0.isPolynomialInSymbols }
    var confirmed = 0
    return try Work.bounded("a decision") {
      for attempt in 0..<searchPoints {
        var point = SamplePoint(seed: UInt64(attempt) &+ 1)
        guard let value = point.enclosure(of: e, bits: 128) else { continue }
        if value.excludesZero { return .refuted(Witness(point, difference: value)) }
        // The sides may be written in other frames than the difference: each has a point of its own.
        let haveValues = sides.allSatisfy { side in
          var point = SamplePoint(seed: UInt64(attempt) &+ 1)
          return point.enclosure(of: side, bits: 128) != nil
        }
        guard haveValues else { continue }
        confirmed += 1
        if confirmed == guardPoints { return .proved }
      }
      let reason = "no generic point at which both sides have a value"
      return .undecided(Doubt(reason: reason, supportingPoints: confirmed, bits: 128))
    }
  }

  /// Looks for a point where the value is provably not zero.
  private static func search(_ e: Expr, _ reason: String, _ part: Expr? = nil) throws -> Truth {
    var support = 0
    var reason = reason
    do {
      return try WorkBudget.of(WorkBudget.seconds / 4) {
        try Work.bounded("the search for a point that tells the sides apart") {
          for attempt in 0..<searchPoints {
            for bits in [64, 256, 1024] {
              var point = SamplePoint(seed: UInt64(attempt) &+ 1)
              try Work.check()
              guard let value = point.enclosure(of: e, bits: bits) else { continue }
              if value.excludesZero { return .refuted(Witness(point, difference: value)) }
              if bits == 1024 { support += 1 }
            }
          }
          return .undecided(Doubt(reason: reason, supportingPoints: support, bits: 1024))
        }
      }
    } catch AlgebraError.number(.tooLarge(let what)) {
      reason += "; \(what)"
      return .undecided(Doubt(reason: reason, supportingPoints: support, bits: 1024))
    }
  }
}

extension Expr {
  /// True for sums of products of symbols with nonnegative integer exponents: no denominators, no functions.
  var isPolynomialInSymbols: Bool {
    let arena = Arena.shared
    return reachable.allSatisfy { id in
      let node = arena[id]
      switch node.kind {
      case .integer, .rational, .symbol, .linear: return true
      case .product:
        let list = arena.childIds(id)
        return stride(from: 1, to: list.count, by: 2).allSatisfy { (arena.smallInteger(list[$0]) ?? -1) >= 0 }
      case .imaginaryUnit, .pi, .field, .call: return false
      }
    }
  }
}
