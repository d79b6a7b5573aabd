internal import CNumerics

/// Registers that hold binary floating-point numbers (MPFR), worked on in place: every single operation is rounded
/// correctly in the direction given.
///
/// Undefined operations give infinities and NaN as in IEEE 754, and set ``failed``. Directed rounding of each operation
/// does not bound the result: a value is subtracted or divided by as often as added. Not thread safe: one per thread.
public final class MPFloatRegisters {
  /// The number of bits of the significands.
  public let precision: Int
  /// The direction in which operations are rounded.
  public let rounding: MPFloat.Rounding
  /// Set as soon as an operation has no finite result.
  public var failed = false
  private let layout: RegisterLayout
  private let base: UnsafeMutablePointer<UInt>
  private let mode: Int32

  /// Room for so many registers, constants and inputs. Fails as ``Ball/init(_:precision:)-(Rational,_)`` does.
  public init(
    registers: Int, constants: Int, inputs: Int, precision: Int, rounding: MPFloat.Rounding = .nearest
  ) throws(NumberError) {
    self.precision = try Ball.checked(precision)
    self.rounding = rounding
    mode = rounding.rawValue
    layout = RegisterLayout(registers: registers, constants: constants, inputs: inputs)
    base = .allocate(capacity: layout.count * cn_mpfloat_words)
    for r in 0..<layout.count { cn_mpfloat_init(at(r), precision) }
  }

  deinit {
    for r in 0..<layout.count { cn_mpfloat_clear(at(r)) }
    base.deallocate()
  }

  @inline(__always)
  private func at(_ r: Int) -> OpaquePointer { OpaquePointer(base + r &* cn_mpfloat_words) }
  @inline(__always)
  private func constant(at c: Int) -> OpaquePointer { at(layout.constant(c)) }

  @inline(__always)
  private func check(_ z: Int) {
    if cn_mpfloat_is_nan(at(z)) != 0 || cn_mpfloat_is_infinite(at(z)) != 0 { failed = true }
  }

  /// Sines and cosines of arguments beyond 2^``SizeBudget/precision`` would need as many bits of π.
  private func canReduce(_ z: Int, _ x: Int) -> Bool {
    let isFinite = cn_mpfloat_is_nan(at(x)) == 0 && cn_mpfloat_is_infinite(at(x)) == 0
    if !isFinite || cn_mpfloat_is_zero(at(x)) != 0 || cn_mpfloat_exponent(at(x)) <= SizeBudget.precision {
      return true
    }
    cn_mpfloat_set_double(at(z), .nan, 0)
    failed = true
    return false
  }
}

extension MPFloatRegisters: NumberRegisters {
  /// Constant c becomes a rational number.
  public func setConstant(_ c: Int, _ value: Rational) {
    withExtendedLifetime(value) { cn_mpfloat_set_rational(constant(at: c), value.words, mode) }
  }
  /// Constant c becomes π.
  public func setConstantToPi(_ c: Int) { cn_mpfloat_pi(constant(at: c), mode) }
  /// Input k becomes a rational number.
  public func setInput(_ k: Int, _ value: Rational) {
    withExtendedLifetime(value) { cn_mpfloat_set_rational(at(layout.input(k)), value.words, mode) }
  }
  /// Input k becomes a floating-point number, rounded.
  public func setInput(_ k: Int, _ value: MPFloat) { value.reading { cn_mpfloat_set(at(layout.input(k)), $0, mode) } }
  /// A copy of a register.
  public func number(in z: Int) -> MPFloat {
    let storage = MPFloatStorage.make(precision)
    cn_mpfloat_set(storage.pointer, at(z), 0)
    return MPFloat(owning: storage)
  }
}

extension MPFloatRegisters {
  /// z = input k
  public func input(_ z: Int, _ k: Int) { cn_mpfloat_set(at(z), at(layout.input(k)), mode) }
  /// z = constant c
  public func constant(_ z: Int, _ c: Int) { cn_mpfloat_set(at(z), constant(at: c), mode) }

  /// z = x + y
  public func add(_ z: Int, _ x: Int, _ y: Int) { cn_mpfloat_add(at(z), at(x), at(y), mode) }
  /// z = x − y
  public func subtract(_ z: Int, _ x: Int, _ y: Int) { cn_mpfloat_subtract(at(z), at(x), at(y), mode) }
  /// z = x·y
  public func multiply(_ z: Int, _ x: Int, _ y: Int) { cn_mpfloat_multiply(at(z), at(x), at(y), mode) }
  /// z = x/y
  public func divide(_ z: Int, _ x: Int, _ y: Int) {
    cn_mpfloat_divide(at(z), at(x), at(y), mode)
    check(z)
  }
  /// z = −x
  public func negate(_ z: Int, _ x: Int) { cn_mpfloat_negate(at(z), at(x), mode) }
  /// z = x²
  public func square(_ z: Int, _ x: Int) { cn_mpfloat_square(at(z), at(x), mode) }
  /// z = 1/x
  public func reciprocal(_ z: Int, _ x: Int) {
    cn_mpfloat_reciprocal(at(z), at(x), mode)
    check(z)
  }
  /// z = constant c · x
  public func scale(_ z: Int, _ x: Int, _ c: Int) { cn_mpfloat_multiply(at(z), at(x), constant(at: c), mode) }
  /// z = x + constant c
  public func shift(_ z: Int, _ x: Int, _ c: Int) { cn_mpfloat_add(at(z), at(x), constant(at: c), mode) }
  /// z = x + constant c · y
  public func accumulate(_ z: Int, _ x: Int, _ y: Int, _ c: Int) {
    let product = at(layout.scratch)
    cn_mpfloat_multiply(product, at(y), constant(at: c), mode)
    cn_mpfloat_add(at(z), at(x), product, mode)
  }
  /// z = the principal root of x of order n ≥ 3; of a real number the root of a number ≥ 0
  public func root(_ z: Int, _ x: Int, _ n: Int) {
    // The real root of odd order of a negative number is not the principal one.
    if cn_mpfloat_is_negative(at(x)) != 0 && cn_mpfloat_is_zero(at(x)) == 0 {
      cn_mpfloat_set_double(at(z), .nan, 0)
    } else {
      cn_mpfloat_root(at(z), at(x), UInt(n), mode)
    }
    check(z)
  }
  /// z = the principal power x^y
  public func power(_ z: Int, _ x: Int, _ y: Int) {
    cn_mpfloat_power(at(z), at(x), at(y), mode)
    check(z)
  }
  /// z = the angle of the point (y, x), that is atan2(x, y), of real numbers
  public func angle(_ z: Int, _ x: Int, _ y: Int) { cn_mpfloat_atan2(at(z), at(x), at(y), mode) }

  /// z = sin x, w = cos x
  public func sinCos(_ z: Int, _ w: Int, _ x: Int) {
    if canReduce(z, x) && canReduce(w, x) { cn_mpfloat_sin_cos(at(z), at(w), at(x), mode) }
  }
  /// z = sinh x, w = cosh x
  public func sinhCosh(_ z: Int, _ w: Int, _ x: Int) {
    cn_mpfloat_sinh_cosh(at(z), at(w), at(x), mode)
    check(w)
  }
  /// z = exp x, w = exp(−x)
  public func expPair(_ z: Int, _ w: Int, _ x: Int) {
    let negative = at(layout.scratch)
    cn_mpfloat_negate(negative, at(x), mode)
    cn_mpfloat_function(UnaryFunction.exp.rawValue, at(z), at(x), mode)
    cn_mpfloat_function(UnaryFunction.exp.rawValue, at(w), negative, mode)
    check(z)
    check(w)
  }
  /// z = √x
  public func squareRoot(_ z: Int, _ x: Int) {
    cn_mpfloat_sqrt(at(z), at(x), mode)
    check(z)
  }
  /// z = f(x)
  public func apply(_ f: UnaryFunction, _ z: Int, _ x: Int) {
    guard !f.reducesArgument || canReduce(z, x) else { return }
    cn_mpfloat_function(f.rawValue, at(z), at(x), mode)
    check(z)
  }
  /// z = |x|
  public func abs(_ z: Int, _ x: Int) { cn_mpfloat_abs(at(z), at(x), mode) }

  // Real numbers are their own conjugates; programs over the reals hold none of these.
  /// z = re x − i·im x
  public func conjugate(_ z: Int, _ x: Int) { cn_mpfloat_set(at(z), at(x), mode) }
  /// z = re x
  public func realPart(_ z: Int, _ x: Int) { cn_mpfloat_set(at(z), at(x), mode) }
  /// z = im x
  public func imaginaryPart(_ z: Int, _ x: Int) { cn_mpfloat_subtract(at(z), at(x), at(x), mode) }
  /// z = i, which only complex numbers have
  public func imaginaryUnit(_ z: Int) { failed = true }
}
