internal import CNumerics

/// Registers that hold complex balls, worked on in place.
///
/// Functions are the principal ones. An operation without a finite result leaves a ball that is not finite and sets
/// ``failed``. Not thread safe: one per thread.
public final class ComplexBallRegisters {
  /// How functions that are not analytic everywhere behave.
  public enum Mode: Sendable {
    /// Principal values; across a branch cut the values of both sides.
    case values
    /// As `values`, but |x| is the function that continues it analytically from the real axis.
    case realAxis
    /// No finite value where the function is not analytic on the whole ball.
    case analytic
    /// `analytic`, with |x| continued from the real axis.
    case analyticFromRealAxis

    fileprivate var isAnalytic: Bool { self == .analytic || self == .analyticFromRealAxis }
    fileprivate var continuesReals: Bool { self == .realAxis || self == .analyticFromRealAxis }
  }

  /// The working precision in bits.
  public let precision: Int
  /// How functions that are not analytic everywhere behave.
  public var mode = Mode.values
  /// Set as soon as an operation has no finite result.
  public var failed = false
  private let layout: RegisterLayout
  private let base: UnsafeMutablePointer<UInt>

  /// Room for so many registers, constants and inputs, all 0. Fails as ``Ball/init(_:precision:)-(Rational,_)`` does.
  public init(registers: Int, constants: Int, inputs: Int, precision: Int) throws(NumberError) {
    self.precision = try Ball.checked(precision)
    layout = RegisterLayout(registers: registers, constants: constants, inputs: inputs)
    base = .allocate(capacity: layout.count * cn_complex_ball_words)
    for r in 0..<layout.count { cn_complex_ball_init(at(r)) }
  }

  deinit {
    for r in 0..<layout.count { cn_complex_ball_clear(at(r)) }
    base.deallocate()
  }

  @inline(__always)
  func at(_ r: Int) -> OpaquePointer { OpaquePointer(base + r &* cn_complex_ball_words) }
  @inline(__always)
  private func constant(at c: Int) -> OpaquePointer { at(layout.constant(c)) }
  private func re(_ r: Int) -> OpaquePointer { cn_complex_ball_real_part(at(r)) }
  private func im(_ r: Int) -> OpaquePointer { cn_complex_ball_imaginary_part(at(r)) }
  private var cuts: Int32 { mode.isAnalytic ? 1 : 0 }

  @inline(__always)
  private func check(_ z: Int) {
    if cn_complex_ball_is_finite(at(z)) == 0 { failed = true }
  }

  /// The storage of input k, for a value that comes as a pointer.
  func inputStorage(_ k: Int) -> OpaquePointer { at(layout.input(k)) }

  /// A value that is nowhere analytic: without one, where an analytic function is asked for.
  private func realValue(_ z: Int, _ make: (OpaquePointer) -> Void) {
    if mode.isAnalytic {
      cn_complex_ball_set_indeterminate(at(z))
      failed = true
      return
    }
    let part = re(layout.scratch)
    make(part)
    cn_complex_ball_set_real(at(z), part)
  }
}

extension ComplexBallRegisters: NumberRegisters {
  /// Constant c becomes a rational number.
  public func setConstant(_ c: Int, _ value: Rational) {
    withExtendedLifetime(value) { cn_ball_set_rational(re(layout.constant(c)), value.words, precision) }
  }
  /// Constant c becomes π.
  public func setConstantToPi(_ c: Int) { cn_ball_pi(re(layout.constant(c)), precision) }
  /// Input k becomes a rational number.
  public func setInput(_ k: Int, _ value: Rational) { setInput(k, ComplexBall(Ball.rounding(value, precision))) }
  /// Input k becomes a complex ball.
  public func setInput(_ k: Int, _ value: ComplexBall) {
    value.reading { cn_complex_ball_set(at(layout.input(k)), $0) }
  }
  /// A copy of a register.
  public func number(in z: Int) -> ComplexBall { ComplexBall.making(precision) { cn_complex_ball_set($0, at(z)) } }
}

extension ComplexBallRegisters {
  /// z = input k
  public func input(_ z: Int, _ k: Int) { cn_complex_ball_set(at(z), at(layout.input(k))) }
  /// z = constant c
  public func constant(_ z: Int, _ c: Int) { cn_complex_ball_set(at(z), constant(at: c)) }

  /// z = x + y
  public func add(_ z: Int, _ x: Int, _ y: Int) { cn_complex_ball_add(at(z), at(x), at(y), precision) }
  /// z = x − y
  public func subtract(_ z: Int, _ x: Int, _ y: Int) { cn_complex_ball_subtract(at(z), at(x), at(y), precision) }
  /// z = x·y
  public func multiply(_ z: Int, _ x: Int, _ y: Int) { cn_complex_ball_multiply(at(z), at(x), at(y), precision) }
  /// z = x/y
  public func divide(_ z: Int, _ x: Int, _ y: Int) {
    cn_complex_ball_divide(at(z), at(x), at(y), precision)
    check(z)
  }
  /// z = −x
  public func negate(_ z: Int, _ x: Int) { cn_complex_ball_negate(at(z), at(x), precision) }
  /// z = x²
  public func square(_ z: Int, _ x: Int) { cn_complex_ball_square(at(z), at(x), precision) }
  /// z = 1/x
  public func reciprocal(_ z: Int, _ x: Int) {
    cn_complex_ball_reciprocal(at(z), at(x), precision)
    check(z)
  }
  /// z = constant c · x
  public func scale(_ z: Int, _ x: Int, _ c: Int) {
    cn_complex_ball_multiply(at(z), at(x), constant(at: c), precision)
  }
  /// z = x + constant c
  public func shift(_ z: Int, _ x: Int, _ c: Int) { cn_complex_ball_add(at(z), at(x), constant(at: c), precision) }
  /// z = x + constant c · y
  public func accumulate(_ z: Int, _ x: Int, _ y: Int, _ c: Int) {
    if z == x && z != y {
      cn_complex_ball_add_product(at(z), at(y), constant(at: c), precision)
    } else {
      let product = at(layout.scratch)
      cn_complex_ball_multiply(product, at(y), constant(at: c), precision)
      cn_complex_ball_add(at(z), at(x), product, precision)
    }
  }
  /// z = the principal root of x of order n ≥ 3; of a real number the root of a number ≥ 0
  public func root(_ z: Int, _ x: Int, _ n: Int) {
    cn_complex_ball_root_on(at(z), at(x), UInt(n), cuts, precision)
    check(z)
  }
  /// z = the principal power x^y
  public func power(_ z: Int, _ x: Int, _ y: Int) {
    cn_complex_ball_power_on(at(z), at(x), at(y), cuts, precision)
    check(z)
  }
  /// z = the angle of the point (y, x), that is atan2(x, y), of real numbers
  public func angle(_ z: Int, _ x: Int, _ y: Int) {
    if cn_ball_is_zero(im(x)) == 0 || cn_ball_is_zero(im(y)) == 0 {
      cn_complex_ball_set_indeterminate(at(z))
      failed = true
      return
    }
    let (sine, cosine) = (re(x), re(y))
    realValue(z) { cn_ball_atan2($0, sine, cosine, precision) }
  }

  /// z = sin x, w = cos x
  public func sinCos(_ z: Int, _ w: Int, _ x: Int) { cn_complex_ball_sin_cos(at(z), at(w), at(x), precision) }
  /// z = sinh x, w = cosh x
  public func sinhCosh(_ z: Int, _ w: Int, _ x: Int) {
    cn_complex_ball_sinh_cosh(at(z), at(w), at(x), precision)
    check(w)
  }
  /// z = exp x, w = exp(−x)
  public func expPair(_ z: Int, _ w: Int, _ x: Int) {
    cn_complex_ball_exp_pair(at(z), at(w), at(x), precision)
    check(z)
    check(w)
  }
  /// z = √x
  public func squareRoot(_ z: Int, _ x: Int) {
    cn_complex_ball_sqrt_on(at(z), at(x), cuts, precision)
    check(z)
  }
  /// z = f(x)
  public func apply(_ f: UnaryFunction, _ z: Int, _ x: Int) {
    cn_complex_ball_function(f.rawValue, at(z), at(x), cuts, precision)
    check(z)
  }
  /// z = |x|
  public func abs(_ z: Int, _ x: Int) {
    if mode.continuesReals {
      cn_complex_ball_real_abs(at(z), at(x), cuts, precision)
      check(z)
    } else {
      let argument = at(x)
      realValue(z) { cn_complex_ball_abs($0, argument, precision) }
    }
  }
  /// z = re x − i·im x
  public func conjugate(_ z: Int, _ x: Int) {
    if mode.isAnalytic {
      cn_complex_ball_set_indeterminate(at(z))
      failed = true
    } else {
      cn_complex_ball_conjugate(at(z), at(x), precision)
    }
  }
  /// z = re x
  public func realPart(_ z: Int, _ x: Int) {
    let part = re(x)
    realValue(z) { cn_ball_set($0, part) }
  }
  /// z = im x
  public func imaginaryPart(_ z: Int, _ x: Int) {
    let part = im(x)
    realValue(z) { cn_ball_set($0, part) }
  }
  /// z = i, which only complex numbers have
  public func imaginaryUnit(_ z: Int) { cn_complex_ball_set_imaginary_unit(at(z)) }
}
