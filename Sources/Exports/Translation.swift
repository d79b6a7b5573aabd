import Algebra
import Evaluation
import Numbers
import Spintronics

/// The canonical torque in the terms of one program, its formulas lowered once.
public struct Translation: Sendable {
  /// The program.
  public let target: Target
  /// Numbers to type, by canonical quantities.
  private let typing: Program
  /// The torque that the program computes, by what is typed.
  private let theirs: Program
  /// The canonical torque.
  private let ours: Program

  /// - Throws: `AlgebraError` where no number or more than one makes the program's torque the canonical one.
  public init(to target: Target) throws {
    self.target = target
    let constants = target.constants.map { (of: $0.letter, by: Expr($0.value)) }
    func lowered(_ expressions: [Expr]) throws -> Program {
      let put = expressions.map { $0.substituting(constants) }
      return try Program(put, inputs: Set(put.flatMap { $0.symbols.map(\.expression) }).sorted { $0.text < $1.text })
    }
    let solved = try target.solution()
    typing = try lowered(
      target.inputs.map { input in
        switch input.origin {
        case .fixed(let constant): constant.letter
        case .given(let letter): letter
        case .solved: solved.first { $0.input.name == input.name }?.value ?? .zero
        }
      })
    func coefficients(_ vector: Vector) throws -> [Expr] {
      let response = try TangentResponse(of: vector, to: target.cause, at: ZhangLiTorque().m)
      return [response.along, response.turned]
    }
    theirs = try lowered(coefficients(target.torque))
    ours = try lowered(coefficients(target.canonicalRate))
  }

  /// What is typed for a torque.
  ///
  /// - Parameter known: the letters of ``ZhangLiTorque`` or ``SpinOrbitTorque`` that are known, as enclosures.
  /// - Throws: `ExportError.missing` for a quantity that the program needs and that is not known.
  public func script(where known: [Expr: Ball], precision: Int = 128) throws -> Script {
    func values(_ program: Program, _ known: [Expr: Ball]) throws -> [Ball] {
      let point = try program.inputs.map { letter in
        guard let ball = known[letter] else { throw ExportError.missing(letter, for: target.name) }
        return ball
      }
      return try Evaluator<BallRegisters>(program, precision: precision)(point)
    }
    var numbers = try values(typing, known).map(\.midpointDouble)
    let names = target.inputs.map(\.name)
    if let product = target.product, let share = names.firstIndex(of: product.share),
      let rest = names.firstIndex(of: product.rest), numbers[share].magnitude > 1
    {
      numbers[rest] *= numbers[share].magnitude
      numbers[share] = numbers[share] < 0 ? -1 : 1
    }
    let typed = try zip(target.inputs, numbers).map { input, number -> (Expr, Ball) in
      guard let exact = Rational(exactly: number) else { throw ExportError.tooLarge(input.name, for: target.name) }
      return (input.letter, try Ball(exact, precision: precision))
    }
    let pairs = zip(
      try values(theirs, Dictionary(uniqueKeysWithValues: typed).merging(known) { $1 }), try values(ours, known))
    let size = pairs.map { $1.midpointDouble.magnitude }.max() ?? 0
    let gap = pairs.map { ($0 - $1).midpointDouble.magnitude + ($0 - $1).radiusDouble }.max() ?? 0
    return Script(
      target: target, entries: zip(target.inputs, numbers).map { Script.Entry(input: $0, value: $1) },
      deviation: size > 0 ? gap / size : gap)
  }
}

/// Why there is no input for a program.
public enum ExportError: Error, Hashable, Sendable {
  /// A quantity is not known that the program needs.
  case missing(Expr, for: String)
  /// A number is beyond what programs can read.
  case tooLarge(String, for: String)
  /// What is wrong with a number in an input file.
  case unread(String)
}

extension ExportError: CustomStringConvertible {
  /// What is missing, and for what.
  public var description: String {
    switch self {
    case .missing(let letter, let program): "\(program) needs \(letter.text), which is not known"
    case .tooLarge(let name, let program): "\(name) is beyond the numbers that \(program) reads"
    case .unread(let what): what
    }
  }
}
