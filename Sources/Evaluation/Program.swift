import Algebra
import Numbers

/// A straight-line program: what an expression does to its inputs, one operation after another, common parts once.
///
/// Registers are reused as soon as their value is no longer needed, so that a block of points stays in the cache.
public struct Program: Sendable {
  /// One operation on registers.
  enum Instruction: Sendable {
    case input(to: Int, Int)
    case constant(to: Int, Double)
    /// to = a + b
    case add(to: Int, Int, Int)
    case subtract(to: Int, Int, Int)
    case multiply(to: Int, Int, Int)
    case divide(to: Int, Int, Int)
    /// to = factor·a
    case scale(to: Int, Int, by: Double)
    /// to = a + term
    case shift(to: Int, Int, by: Double)
    /// to = sum + factor·a
    case accumulate(to: Int, Int, Int, times: Double)
    case call(to: Int, UnaryFunction, Int)
    case power(to: Int, Int, Int)
    case angle(to: Int, Int, Int)
  }

  /// The functions of one real argument.
  enum UnaryFunction: Sendable {
    case exp, log, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh, abs, squareRoot
  }

  /// The variables, in the order in which their values are passed.
  public let inputs: [Expr]
  let instructions: [Instruction]
  let registerCount: Int
  let outputs: [Int]

  /// The number of operations for one point.
  public var operationCount: Int { instructions.count - inputs.count }

  /// The program that evaluates the expressions for real values of the inputs.
  ///
  /// - Throws: `EvaluationError.unbound` for a symbol or field that is not an input, `.notReal` for i and other complex parts,
  ///   `AlgebraError.undefined` for an expression without a value.
  public init(_ expressions: [Expr], inputs: [Expr]) throws {
    var builder = ProgramBuilder(inputs: inputs)
    for e in expressions {
      if let undefined = e.undefinedPart { throw AlgebraError.undefined(undefined) }
      try builder.add(e)
    }
    let program = builder.finish(expressions)
    self.inputs = inputs
    instructions = program.instructions
    registerCount = program.registers
    outputs = program.outputs
  }
}

/// What can go wrong in evaluation.
public enum EvaluationError: Error, Sendable, Equatable {
  /// A symbol or field of the expression that has no value.
  case unbound(Expr)
  /// A part that is not a real function of real inputs.
  case notReal(Expr)
  /// Columns of values of different lengths, or not one column per input.
  case shape(String)
}
