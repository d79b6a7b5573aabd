import Numbers

/// A program over power series in one variable: each step knows how the coefficient of order k of its result follows from
/// coefficients of its operands up to k and of its result below k (Moore 1966).
///
/// Unlike the program it is made from, it never uses a place twice, since the lower coefficients are needed again.
struct TaylorProgram: Sendable {
  struct Step: Sendable {
    var operation: Operation
    /// The place of the result, and that of a second result or of a series that is needed on the way.
    var z: Int
    var w = -1
    var x = -1
    var y = -1
    /// A constant's or an input's index, or the order of a root.
    var k = 0
    /// Whether the result does not move: only its first coefficient is not zero.
    var isStill = false
    /// Whether the first and the second operand do not.
    var isFirstStill = false
    var isSecondStill = false
  }

  private(set) var steps: [Step] = []
  private(set) var placeCount = 0
  private(set) var outputs: [Int] = []
  let constants: [Constant]

  /// - Parameter dimension: how many of the inputs move; the others are parameters.
  /// - Throws: `EvaluationError.shape` for functions without derivatives, such as |x|.
  init(_ program: Program, dimension: Int) throws {
    constants = program.constants
    var places = [Int](repeating: -1, count: program.registerCount)
    var still: Set<Int> = []
    for instruction in program.tape {
      var step = Step(operation: instruction.operation, z: 0, k: instruction.k)
      let operands = instruction.operands.map { places[$0] }
      if let first = operands.first { step.x = first }
      if operands.count > 1 { step.y = operands[1] }
      switch instruction.operation {
      case .abs, .angle, .power, .imaginaryUnit, .imaginaryPart:
        throw EvaluationError.shape("\(instruction.operation.name) has no Taylor series here")
      case .function(let f) where !f.hasRecurrence:
        throw EvaluationError.shape("\(f) has no Taylor series here")
      case .conjugate, .realPart:
        places[instruction.z] = step.x  // of a real number
        continue
      default: break
      }
      step.isFirstStill = step.x >= 0 && still.contains(step.x)
      step.isSecondStill = step.y >= 0 && still.contains(step.y)
      step.isStill =
        instruction.operation == .input ? step.k >= dimension : operands.allSatisfy { still.contains($0) }
      step.z = next()
      if step.isStill { still.insert(step.z) }
      var needsAnother = instruction.operation.hasTwoResults
      if case .function(let f) = instruction.operation { needsAnother = f != .exp && f != .log }
      if needsAnother { step.w = next() }
      if step.isStill && step.w >= 0 { still.insert(step.w) }
      steps.append(step)
      places[instruction.z] = step.z
      if instruction.operation.hasTwoResults { places[instruction.w] = step.w }
    }
    outputs = program.outputs.map { places[$0] }
  }

  private mutating func next() -> Int {
    placeCount += 1
    return placeCount - 1
  }

  /// The constants, each rounded to the nearest double.
  var doubles: [Double] {
    constants.map { constant in
      switch constant {
      case .rational(let value): value.asDouble
      case .pi: .pi
      }
    }
  }

  /// The constants, enclosed.
  func balls(_ precision: Int) throws -> [Ball] {
    try constants.map { constant in
      switch constant {
      case .rational(let value): try Ball(value, precision: precision)
      case .pi: try Ball.pi(precision: precision)
      }
    }
  }
}

extension UnaryFunction {
  /// Whether its Taylor coefficients follow one from the other here.
  fileprivate var hasRecurrence: Bool {
    switch self {
    case .exp, .log, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh: true
    case .erf, .erfc, .gamma, .logGamma, .digamma, .dilogarithm, .besselJ0, .besselJ1: false
    }
  }
}
