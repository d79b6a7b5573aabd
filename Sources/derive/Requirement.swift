import Algebra
import Worksheets
import Evaluation
import Notation
import Typesetting

/// A condition that values have to satisfy for a formula to hold, and what asks for it.
struct Requirement: Sendable {
  /// "domain-wall.steady_velocity", or "the limit at ξ = 0".
  let owner: String
  let condition: Condition

  var unknowns: [Expr] { condition.left.unknowns + condition.right.unknowns }

  /// "domain-wall.steady_velocity holds for |a| ≤ b".
  var sentence: String { "\(owner) holds for \(condition.text)" }

  /// What is said where it does not hold.
  var refusal: String { "\(owner) has no value there: it holds for \(condition.text)" }

  /// The requirement with the sides in components.
  func inComponents(where vectors: [(vector: Vector, components: [Expr])]) throws -> Requirement {
    Requirement(owner: owner, condition: try condition.map { try $0.inComponents(where: vectors) })
  }

  /// Whether a value of the gap satisfies it.
  ///
  /// - Throws: `Unable` where enclosures of the gap do not tell its sign.
  func holds(_ gap: CertifiedValue) throws(Unable) -> Bool {
    if condition.relation == .different {
      if [gap.re, gap.im].contains(where: { if case .digits? = $0 { true } else { false } }) { return true }
    }
    switch gap.re {
    case .zero: return condition.holds(whereGapHasSign: 0)
    case .digits(let text): return condition.holds(whereGapHasSign: text.hasPrefix("-") ? -1 : 1)
    case .enclosure(let ball):
      if ball.isPositive { return condition.holds(whereGapHasSign: 1) }
      if ball.isNegative { return condition.holds(whereGapHasSign: -1) }
      throw Unable(message: "whether \(condition.text) cannot be decided there: the difference is in \(ball)")
    }
  }

  /// The digits that a sign is decided with; more are worked out where these contain zero.
  static let digits = 3
}

/// What is evaluated: scalar parts, and what their values have to satisfy.
struct Evaluand {
  private(set) var parts: [Formulas.Part]
  private(set) var requirements: [Requirement]
  /// What a reader of the numbers has to know.
  private(set) var remarks: [String] = []

  /// - Throws: as `Formulas.parts(where:)`.
  init(_ formulas: Formulas, where vectors: [(vector: Vector, components: [Expr])]) throws {
    parts = try formulas.parts(where: vectors)
    requirements = try formulas.requirements.map { try $0.inComponents(where: vectors + Formulas.axes) }
  }

  /// Goes over to the limit in which positive symbols are zero.
  ///
  /// - Throws: `Unable` where there is no finite limit, or it is not found.
  mutating func takeZeros(_ symbols: [Expr]) throws {
    let symbols = symbols.filter { symbol in
      (parts.map(\.expression) + requirements.flatMap { [$0.condition.left, $0.condition.right] })
        .contains { $0.contains(symbol) }
    }
    if symbols.isEmpty { return }
    let place = symbols.map { "\($0.text) = 0" }.joined(separator: ", ")
    var further: [Requirement] = []
    func limit(of expression: Expr, in name: String) throws(Unable) -> Expr {
      do {
        let found = try expression.boundaryValue(symbols)
        further += found.conditions.map {
          Requirement(owner: "the limit of \(name) at \(place)", condition: Condition($0, .different, .zero))
        }
        return found.value
      } catch {
        throw Unable(message: "\(name) has no value at \(place): \(Self.reason(error))")
      }
    }
    parts = try parts.map { ($0.name, try limit(of: $0.expression, in: $0.name)) }
    requirements = try requirements.map { requirement in
      Requirement(
        owner: requirement.owner,
        condition: try requirement.condition.map { try limit(of: $0, in: requirement.owner) })
    }
    requirements += further
    remarks.append(Self.remark(on: symbols))
  }

  /// What is said of values where positive symbols are zero.
  static func remark(on zeros: [Expr]) -> String {
    let names = zeros.map(\.text).joined(separator: ", ")
    return "\(names) \(zeros.count > 1 ? "are" : "is") positive in the formula; what is given at zero is its limit"
  }

  private static func reason(_ error: any Error) -> String {
    (error as? AlgebraError)?.description ?? "\(error)"
  }

  /// Checks the requirements at a point.
  ///
  /// One that speaks of something without a value is a remark.
  ///
  /// - Parameter path: the variable of an integral, along which nothing is checked.
  /// - Throws: `Unable` where one does not hold, or is not decided.
  mutating func check(at values: [Expr: Quantity], along path: Expr? = nil) throws {
    for requirement in requirements {
      if let path, requirement.unknowns.contains(path) {
        throw Unable(message: "\(requirement.sentence), which is not checked along a path of \(path.text)")
      }
      if let open = requirement.open(besides: Set(values.keys)) {
        remarks.append(open)
        continue
      }
      let gap = try Eval.digits(of: requirement.condition.gap, Requirement.digits, values)
      guard try !requirement.holds(gap) else { continue }
      let sides = try [requirement.condition.left, requirement.condition.right].map {
        try Eval.digits(of: $0, 5, values).description
      }
      throw Unable(message: "\(requirement.refusal); the left side is \(sides[0]), the right side \(sides[1])")
    }
  }
}

extension Requirement {
  /// What is said of a requirement that is not checked, for want of values.
  func open(besides known: Set<Expr>) -> String? {
    let missing = unknowns.filter { !known.contains($0) }
    if missing.isEmpty { return nil }
    let names = Set(missing.map(\.text)).sorted().joined(separator: ", ")
    return "\(sentence), which was not checked: \(names) \(Set(missing).count > 1 ? "have" : "has") no value"
  }
}
