import Algebra
import Numbers

/// A program with registers of one kind of numbers at one precision, to be run at many points.
///
/// ```swift
/// let f = try Evaluator(program, precision: 200)        // or Evaluator<ComplexBallRegisters>(…)
/// let enclosures: [Ball] = try f([Rational(1, 7), Rational(2, 11)])
/// ```
/// Not thread safe: one per thread.
public final class Evaluator<Registers: NumberRegisters> {
  /// The program that is run.
  public let program: Program
  let registers: Registers

  /// Runs on registers made for the program: constants are set, and what depends on no input is computed.
  init(_ program: Program, _ registers: Registers) {
    self.program = program
    self.registers = registers
    for (c, constant) in program.constants.enumerated() {
      switch constant {
      case .rational(let q): registers.setConstant(c, q)
      case .pi: registers.setConstantToPi(c)
      }
    }
    var file = registers
    program.execute(program.prologue, on: &file)
    prologueFailed = registers.failed
  }

  private let prologueFailed: Bool

  /// The values at a rational point.
  ///
  /// - Throws: `EvaluationError.noValue` with the part of the expression that has no finite value there, as far as the
  ///   precision shows; `.shape` for another number of values than inputs.
  @specialized(where Registers == BallRegisters)
  @specialized(where Registers == ComplexBallRegisters)
  @specialized(where Registers == MPFloatRegisters)
  public func callAsFunction(_ point: [Rational]) throws -> [Registers.Number] {
    try check(point.count)
    for (k, value) in point.enumerated() { registers.setInput(k, value) }
    try run { point.map(\.description) }
    return program.outputs.map { registers.number(in: $0) }
  }

  /// The values at a point given as numbers of the kind computed with; throws as for a rational point.
  @specialized(where Registers == BallRegisters)
  @specialized(where Registers == ComplexBallRegisters)
  @specialized(where Registers == MPFloatRegisters)
  public func callAsFunction(_ point: [Registers.Number]) throws -> [Registers.Number] {
    try check(point.count)
    for (k, value) in point.enumerated() { registers.setInput(k, value) }
    try run { point.map { "\($0)" } }
    return program.outputs.map { registers.number(in: $0) }
  }

  /// The values at many rational points: one column per input, one per output. Throws as for a single point.
  @specialized(where Registers == BallRegisters)
  @specialized(where Registers == ComplexBallRegisters)
  @specialized(where Registers == MPFloatRegisters)
  public func evaluate(_ columns: [[Rational]]) throws -> [[Registers.Number]] {
    try check(columns.count)
    let count = columns.first?.count ?? 1
    guard columns.allSatisfy({ $0.count == count }) else {
      throw EvaluationError.shape("columns of different lengths")
    }
    var results = program.outputs.map { _ in [Registers.Number]() }
    for k in results.indices { results[k].reserveCapacity(count) }
    for j in 0..<count {
      for k in columns.indices { registers.setInput(k, columns[k][j]) }
      try run { columns.map { $0[j].description } }
      for (k, r) in program.outputs.enumerated() { results[k].append(registers.number(in: r)) }
    }
    return results
  }

  private func check(_ count: Int) throws {
    guard count == program.inputs.count else {
      throw EvaluationError.shape("\(count) values for \(program.inputs.count) inputs")
    }
  }

  private func run(_ point: () -> [String]) throws {
    // The registers are an object; a local name for them spares a check of exclusive access at every step.
    var file = registers
    file.failed = prologueFailed
    program.execute(program.body, on: &file)
    if registers.failed {
      let names = program.inputs.map(\.text)
      throw diagnosis(zip(names, point()).map { "\($0) = \($1)" }.joined(separator: ", "))
    }
  }

  /// Runs once more, step by step, and names the first one that fails.
  private func diagnosis(_ point: String) -> EvaluationError {
    var file = registers
    file.failed = false
    for k in program.prologue.lowerBound..<program.body.upperBound {
      program.execute(k..<k + 1, on: &file)
      if file.failed { return .noValue(program.tape[k].failure, of: program.origins[k], at: point) }
    }
    return .noValue("no finite value", of: program.expressions.first ?? .zero, at: point)
  }
}

extension Instruction {
  /// Why the operation can fail.
  var failure: String {
    switch operation {
    case .divide, .reciprocal: "division by an enclosure of zero"
    case .squareRoot, .root: "the root of an enclosure that leaves the domain"
    case .power: "a power outside its domain"
    case .function(let f): f.failure
    case .expPair, .sinhCosh: "too large"
    case .angle: "the angle of a point that is not real"
    default: "no finite value"
    }
  }
}

extension Evaluator where Registers == BallRegisters {
  /// Rigorous enclosures of real values.
  public convenience init(_ program: Program, precision: Int) throws {
    guard program.domain == .reals else {
      throw EvaluationError.shape("a complex program needs complex balls")
    }
    self.init(
      program,
      try BallRegisters(
        registers: program.registerCount, constants: program.constants.count, inputs: program.inputs.count,
        precision: precision))
  }
}

extension Evaluator where Registers == ComplexBallRegisters {
  /// Rigorous enclosures of complex values, with principal functions.
  public convenience init(_ program: Program, precision: Int, mode: ComplexBallRegisters.Mode = .values) throws {
    let program = try program.over(.complexes)
    let registers = try ComplexBallRegisters(
      registers: program.registerCount, constants: program.constants.count, inputs: program.inputs.count,
      precision: precision)
    registers.mode = mode
    self.init(program, registers)
  }
}

extension Evaluator where Registers == MPFloatRegisters {
  /// Floating-point numbers, every operation correctly rounded in one direction. Says nothing of the error of the result.
  public convenience init(_ program: Program, precision: Int, rounding: MPFloat.Rounding = .nearest) throws {
    guard program.domain == .reals else {
      throw EvaluationError.shape("floating-point numbers are real, the program is not")
    }
    self.init(
      program,
      try MPFloatRegisters(
        registers: program.registerCount, constants: program.constants.count, inputs: program.inputs.count,
        precision: precision, rounding: rounding))
  }
}
