/// What a straight-line program needs of a kind of numbers: registers, and every operation on them.
///
/// There are no defaults. A new operation does not compile before every kind of numbers has it. `z` and `w` are the
/// registers written, `x` and `y` the registers read; `c` names an exact constant and `k` an input. Operations with two
/// results are only called with results that are neither each other nor the argument; apart from that a result may
/// take the place of an argument.
public protocol RegisterFile {
  /// z = input k
  mutating func input(_ z: Int, _ k: Int)
  /// z = constant c
  mutating func constant(_ z: Int, _ c: Int)
  /// z = x + y
  mutating func add(_ z: Int, _ x: Int, _ y: Int)
  /// z = x − y
  mutating func subtract(_ z: Int, _ x: Int, _ y: Int)
  /// z = x·y
  mutating func multiply(_ z: Int, _ x: Int, _ y: Int)
  /// z = x/y
  mutating func divide(_ z: Int, _ x: Int, _ y: Int)
  /// z = −x
  mutating func negate(_ z: Int, _ x: Int)
  /// z = x²
  mutating func square(_ z: Int, _ x: Int)
  /// z = 1/x
  mutating func reciprocal(_ z: Int, _ x: Int)
  /// z = constant c · x
  mutating func scale(_ z: Int, _ x: Int, _ c: Int)
  /// z = x + constant c
  mutating func shift(_ z: Int, _ x: Int, _ c: Int)
  /// z = x + constant c · y
  mutating func accumulate(_ z: Int, _ x: Int, _ y: Int, _ c: Int)
  /// z = the principal root of x of order n ≥ 3; of a real number the root of a number ≥ 0
  mutating func root(_ z: Int, _ x: Int, _ n: Int)
  /// z = the principal power x^y
  mutating func power(_ z: Int, _ x: Int, _ y: Int)
  /// z = the angle of the point (y, x), that is atan2(x, y), of real numbers
  mutating func angle(_ z: Int, _ x: Int, _ y: Int)
  /// z = sin x, w = cos x
  mutating func sinCos(_ z: Int, _ w: Int, _ x: Int)
  /// z = sinh x, w = cosh x
  mutating func sinhCosh(_ z: Int, _ w: Int, _ x: Int)
  /// z = exp x, w = exp(−x)
  mutating func expPair(_ z: Int, _ w: Int, _ x: Int)
  /// z = √x
  mutating func squareRoot(_ z: Int, _ x: Int)
  /// z = f(x)
  mutating func apply(_ f: UnaryFunction, _ z: Int, _ x: Int)
  /// z = |x|
  mutating func abs(_ z: Int, _ x: Int)
  /// z = re x − i·im x
  mutating func conjugate(_ z: Int, _ x: Int)
  /// z = re x
  mutating func realPart(_ z: Int, _ x: Int)
  /// z = im x
  mutating func imaginaryPart(_ z: Int, _ x: Int)
  /// z = i, which only complex numbers have
  mutating func imaginaryUnit(_ z: Int)
}

/// Registers that own their numbers, with room for a program's constants and inputs, and that can be filled and read.
public protocol NumberRegisters: RegisterFile, AnyObject {
  /// What a register holds.
  associatedtype Number
  /// Constant c becomes a rational number, rounded to the precision.
  func setConstant(_ c: Int, _ value: Rational)
  /// Constant c becomes π.
  func setConstantToPi(_ c: Int)
  /// Input k becomes a rational number, rounded to the precision.
  func setInput(_ k: Int, _ value: Rational)
  /// Input k becomes a number as it is.
  func setInput(_ k: Int, _ value: Number)
  /// A copy of a register.
  func number(in z: Int) -> Number
  /// Set as soon as an operation has no finite result.
  var failed: Bool { get set }
}

/// The numbers of one row of storage: registers, then constants, inputs and one place for a passing value.
struct RegisterLayout {
  let registers: Int
  let constants: Int
  let inputs: Int

  var scratch: Int { registers + constants + inputs }
  var count: Int { scratch + 1 }
  func constant(_ c: Int) -> Int { registers + c }
  func input(_ k: Int) -> Int { registers + constants + k }
}
