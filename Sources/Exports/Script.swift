import Algebra
import Evaluation
import Numbers

/// What is typed into a program, as numbers that it can read, and what its torque makes of them.
public struct Script: Sendable {
  /// One typed number.
  public struct Entry: Sendable {
    /// What it is called.
    public let input: Target.Input
    /// The number that the program reads.
    public let value: Double
  }

  /// The program.
  public let target: Target
  /// What is typed.
  public let entries: [Entry]
  /// How far the program's own formula with these numbers is from the canonical torque, by the size of that: an upper bound.
  public let deviation: Double

  /// A typed number as text that reads back to the same number.
  public subscript(name: String) -> String { number(name).map(Self.text) ?? "" }

  /// The same without its sign.
  func magnitude(_ name: String) -> String { number(name).map { Self.text($0.magnitude) } ?? "" }

  private func number(_ name: String) -> Double? { entries.first { $0.input.name == name }?.value }

  private static func text(_ x: Double) -> String {
    let text = "\(x)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The lines for the program.
  public var lines: [String] { target.script(self) }
  /// The same lines, each a comment.
  public func comment(_ lines: [String]) -> [String] { lines.map { "\(target.comment) \($0)" } }
}

extension Target {
  /// The drift and the share of the program's torque with numbers typed for its inputs.
  ///
  /// - Parameter typed: numbers by the letters of the inputs; nil is the answer where one is missing.
  public func torque(where typed: [Expr: Ball], precision: Int) throws -> (drift: Ball, share: Ball)? {
    let known = constants.map { (of: $0.letter, by: Expr($0.value)) }
    let fixed = inputs.compactMap { input -> (of: Expr, by: Expr)? in
      guard case .fixed(let constant) = input.origin, typed[input.letter] == nil else { return nil }
      return (of: input.letter, by: Expr(constant.value))
    }
    let response = try response(of: torque)
    let pair = [-response.along, response.turned].map { $0.substituting(fixed + known) }
    let letters = Set(pair.flatMap { $0.symbols.map(\.expression) }).sorted { $0.text < $1.text }
    let point = letters.compactMap { typed[$0] }
    guard point.count == letters.count else { return nil }
    let values = try Evaluator<BallRegisters>(Program(pair, inputs: letters), precision: precision)(point)
    guard let share = try? values[1].divided(by: values[0]) else { return nil }
    return (values[0], share)
  }

  /// What its letters are called in the program.
  public var letters: [String] {
    inputs.map { "\($0.letter.text) = \($0.name)" } + constants.map { "\($0.letter.text) = \($0.name)" }
  }
}
