import Algebra
import Numbers

/// A straight-line program: what expressions do to their inputs, one operation after another, common parts once.
///
/// Constants are exact (rational numbers and π), so that one program serves every kind of numbers: doubles in blocks,
/// complex doubles, floating-point numbers of any precision, real and complex balls. Steps that depend on no input come
/// first and are done once for many points. Registers are reused as soon as their value is no longer needed, so that a
/// block of points stays in the cache.
public struct Program: Sendable {
  /// Over which numbers a program works.
  public enum Domain: Sendable, Hashable {
    /// Inputs and all values on the way are real; roots and logarithms of negative numbers have no value.
    case reals
    /// Functions are the principal ones of a complex argument.
    case complexes
  }

  /// The variables, in the order in which their values are passed: symbols, or functions of variables.
  public let inputs: [Expr]
  /// The numbers it works over.
  public let domain: Domain
  /// The expressions it computes, in order.
  public let expressions: [Expr]

  let constants: [Constant]
  let tape: [Instruction]
  /// The number of steps at the beginning that depend on no input.
  let prologueCount: Int
  /// The part of an expression that a step belongs to.
  let origins: [Expr]
  let registerCount: Int
  let outputs: [Int]

  /// The number of operations for the first point; loading an input or a constant is none.
  public var operationCount: Int { tape.count { !$0.operation.isLoad } }

  /// The program that evaluates the expressions. Scalar products of vectors are computed from the components that
  /// `Vector.components()` gives, which are inputs then.
  ///
  /// - Throws: `EvaluationError.unbound` for a symbol or field that is not an input, `.notReal` for i and other complex parts
  ///   in a program over the reals, `AlgebraError.undefined` for an expression without a value.
  public init(_ expressions: [Expr], inputs: [Expr], over domain: Domain = .reals) throws {
    var builder = ProgramBuilder(inputs: inputs, domain: domain)
    for e in expressions { if let undefined = e.undefinedPart { throw AlgebraError.undefined(undefined) } }
    let scalars = try expressions.map { try $0.inComponents() }
    builder.survey(scalars)
    for e in scalars { try builder.add(e) }
    let lowered = builder.finish(scalars)
    self.inputs = inputs
    self.domain = domain
    self.expressions = expressions
    constants = builder.constants
    tape = lowered.tape
    prologueCount = lowered.prologueCount
    origins = lowered.origins
    registerCount = lowered.registerCount
    outputs = lowered.outputs
  }

  /// The program that evaluates the entries of a matrix, row after row.
  public init(_ matrix: Matrix, inputs: [Expr], over domain: Domain = .reals) throws {
    try self.init(matrix.elements, inputs: inputs, over: domain)
  }

  /// The program that evaluates the three components of a vector in the generic frame of `Vector.components()`.
  public init(componentsOf vector: Vector, inputs: [Expr], over domain: Domain = .reals) throws {
    try self.init(try vector.components(), inputs: inputs, over: domain)
  }

  /// The same expressions over other numbers.
  public func over(_ domain: Domain) throws -> Program {
    domain == self.domain ? self : try Program(expressions, inputs: inputs, over: domain)
  }
}
