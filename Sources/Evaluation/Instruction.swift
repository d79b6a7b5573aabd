import Numbers

/// One step of a program: an operation, the registers it writes and reads, and a number of its own.
struct Instruction: Hashable, Sendable {
  var operation: Operation
  /// The register written.
  var z = 0
  /// The second register written, by operations with two results.
  var w = 0
  /// The registers read.
  var x = 0
  var y = 0
  /// A constant's or an input's index, or the order of a root.
  var k = 0
}

/// What an instruction does. The meaning of each is stated by ``RegisterFile``.
enum Operation: Hashable, Sendable {
  case input, constant, imaginaryUnit
  case add, subtract, multiply, divide, negate, square, reciprocal, scale, shift, accumulate
  case root, power, angle, sinCos, sinhCosh, expPair
  case squareRoot
  case function(UnaryFunction)
  case abs, conjugate, realPart, imaginaryPart

  /// The number of registers read.
  var operandCount: Int {
    switch self {
    case .input, .constant, .imaginaryUnit: 0
    case .add, .subtract, .multiply, .divide, .accumulate, .power, .angle: 2
    case .negate, .square, .reciprocal, .scale, .shift, .root, .sinCos, .sinhCosh, .expPair, .squareRoot, .function,
      .abs, .conjugate, .realPart, .imaginaryPart:
      1
    }
  }

  /// The name in a listing.
  var name: String { if case .function(let f) = self { "\(f)" } else { "\(self)" } }

  /// Whether two registers are written.
  var hasTwoResults: Bool { self == .sinCos || self == .sinhCosh || self == .expPair }

  /// Whether this only fetches a number.
  var isLoad: Bool { self == .input || self == .constant || self == .imaginaryUnit }

  /// The cost in multiplications, roughly, for choosing between two ways to write the same.
  var cost: Int {
    switch self {
    case .input, .constant, .imaginaryUnit: 0
    case .add, .subtract, .multiply, .negate, .square, .scale, .shift, .conjugate, .realPart, .imaginaryPart, .abs: 2
    case .accumulate: 3
    case .divide, .reciprocal, .squareRoot: 8
    case .root, .power, .angle, .sinCos, .sinhCosh, .expPair, .function: 20
    }
  }
}

extension Instruction {
  /// The registers read.
  var operands: [Int] {
    switch operation.operandCount {
    case 0: []
    case 1: [x]
    default: [x, y]
    }
  }
}

/// A number that a program holds exactly; each kind of numbers rounds it for itself.
enum Constant: Hashable, Sendable {
  case rational(Rational)
  case pi
}
