internal import CNumerics

/// Registers that hold balls, worked on in place: a step of a program is one call of Arb.
///
/// An operation without a finite result (a divisor that contains 0, the logarithm or the square root of a ball that
/// leaves the domain, an overflow) leaves an infinite ball and sets ``failed``. Not thread safe: one per thread.
public final class BallRegisters {
  /// The working precision in bits.
  public let precision: Int
  /// Set as soon as an operation has no finite result.
  public var failed = false
  private let layout: RegisterLayout
  private let base: UnsafeMutablePointer<UInt>

  /// Room for so many registers, constants and inputs, all 0. Fails as ``Ball/init(_:precision:)-(Rational,_)`` does.
  public init(registers: Int, constants: Int, inputs: Int, precision: Int) throws(NumberError) {
    self.precision = try Ball.checked(precision)
    layout = RegisterLayout(registers: registers, constants: constants, inputs: inputs)
    base = .allocate(capacity: layout.count * cn_ball_words)
    for r in 0..<layout.count { cn_ball_init(at(r)) }
  }

  deinit {
    for r in 0..<layout.count { cn_ball_clear(at(r)) }
    base.deallocate()
  }

  @inline(__always)
  private func at(_ r: Int) -> OpaquePointer { OpaquePointer(base + r &* cn_ball_words) }
  @inline(__always)
  private func constant(at c: Int) -> OpaquePointer { at(layout.constant(c)) }

  @inline(__always)
  private func check(_ z: Int) {
    if cn_ball_is_finite(at(z)) == 0 { failed = true }
  }
}

extension BallRegisters: NumberRegisters {
  /// Constant c becomes a rational number.
  public func setConstant(_ c: Int, _ value: Rational) {
    withExtendedLifetime(value) { cn_ball_set_rational(constant(at: c), value.words, precision) }
  }
  /// Constant c becomes π.
  public func setConstantToPi(_ c: Int) { cn_ball_pi(constant(at: c), precision) }
  /// Input k becomes a rational number.
  public func setInput(_ k: Int, _ value: Rational) {
    withExtendedLifetime(value) { cn_ball_set_rational(at(layout.input(k)), value.words, precision) }
  }
  /// Input k becomes a ball.
  public func setInput(_ k: Int, _ value: Ball) { value.reading { cn_ball_set(at(layout.input(k)), $0) } }
  /// A copy of a register.
  public func number(in z: Int) -> Ball { Ball.making(precision) { cn_ball_set($0, at(z)) } }
}

extension BallRegisters {
  /// z = input k
  public func input(_ z: Int, _ k: Int) { cn_ball_set(at(z), at(layout.input(k))) }
  /// z = constant c
  public func constant(_ z: Int, _ c: Int) { cn_ball_set(at(z), constant(at: c)) }

  /// z = x + y
  public func add(_ z: Int, _ x: Int, _ y: Int) { cn_ball_add(at(z), at(x), at(y), precision) }
  /// z = x − y
  public func subtract(_ z: Int, _ x: Int, _ y: Int) { cn_ball_subtract(at(z), at(x), at(y), precision) }
  /// z = x·y
  public func multiply(_ z: Int, _ x: Int, _ y: Int) { cn_ball_multiply(at(z), at(x), at(y), precision) }
  /// z = x/y
  public func divide(_ z: Int, _ x: Int, _ y: Int) {
    cn_ball_divide(at(z), at(x), at(y), precision)
    check(z)
  }
  /// z = −x
  public func negate(_ z: Int, _ x: Int) { cn_ball_negate(at(z), at(x), precision) }
  /// z = x²
  public func square(_ z: Int, _ x: Int) { cn_ball_square(at(z), at(x), precision) }
  /// z = 1/x
  public func reciprocal(_ z: Int, _ x: Int) {
    cn_ball_reciprocal(at(z), at(x), precision)
    check(z)
  }
  /// z = constant c · x
  public func scale(_ z: Int, _ x: Int, _ c: Int) { cn_ball_multiply(at(z), at(x), constant(at: c), precision) }
  /// z = x + constant c
  public func shift(_ z: Int, _ x: Int, _ c: Int) { cn_ball_add(at(z), at(x), constant(at: c), precision) }
  /// z = x + constant c · y
  public func accumulate(_ z: Int, _ x: Int, _ y: Int, _ c: Int) {
    if z == x && z != y {
      cn_ball_add_product(at(z), at(y), constant(at: c), precision)
    } else {
      let product = at(layout.scratch)
      cn_ball_multiply(product, at(y), constant(at: c), precision)
      cn_ball_add(at(z), at(x), product, precision)
    }
  }
  /// z = the principal root of x of order n ≥ 3; of a real number the root of a number ≥ 0
  public func root(_ z: Int, _ x: Int, _ n: Int) {
    cn_ball_root(at(z), at(x), UInt(n), precision)
    check(z)
  }
  /// z = the principal power x^y
  public func power(_ z: Int, _ x: Int, _ y: Int) {
    cn_ball_real_power(at(z), at(x), at(y), precision)
    check(z)
  }
  /// z = the angle of the point (y, x), that is atan2(x, y), of real numbers
  public func angle(_ z: Int, _ x: Int, _ y: Int) { cn_ball_atan2(at(z), at(x), at(y), precision) }

  /// z = sin x, w = cos x
  public func sinCos(_ z: Int, _ w: Int, _ x: Int) { cn_ball_sin_cos(at(z), at(w), at(x), precision) }
  /// z = sinh x, w = cosh x
  public func sinhCosh(_ z: Int, _ w: Int, _ x: Int) {
    cn_ball_sinh_cosh(at(z), at(w), at(x), precision)
    check(w)
  }
  /// z = exp x, w = exp(−x)
  public func expPair(_ z: Int, _ w: Int, _ x: Int) {
    cn_ball_exp_pair(at(z), at(w), at(x), precision)
    check(z)
    check(w)
  }
  /// z = √x
  public func squareRoot(_ z: Int, _ x: Int) {
    cn_ball_sqrt(at(z), at(x), precision)
    check(z)
  }
  /// z = f(x)
  public func apply(_ f: UnaryFunction, _ z: Int, _ x: Int) {
    cn_ball_function(f.rawValue, at(z), at(x), precision)
    check(z)
  }
  /// z = |x|
  public func abs(_ z: Int, _ x: Int) { cn_ball_abs(at(z), at(x), precision) }

  // Real numbers are their own conjugates; programs over the reals hold none of these.
  /// z = re x − i·im x
  public func conjugate(_ z: Int, _ x: Int) { cn_ball_set(at(z), at(x)) }
  /// z = re x
  public func realPart(_ z: Int, _ x: Int) { cn_ball_set(at(z), at(x)) }
  /// z = im x
  public func imaginaryPart(_ z: Int, _ x: Int) { cn_ball_subtract(at(z), at(x), at(x), precision) }
  /// z = i, which only complex numbers have
  public func imaginaryUnit(_ z: Int) { failed = true }
}
