internal import CNumerics

/// Elementary functions of many doubles in one call: those of the C library's vector part, accurate to 4 units in the
/// last place, where the processor has them.
public enum VectorFunctions {
  /// A function from one array to another of the same length, which may be the same array.
  public typealias Map = (UnsafeMutablePointer<Double>, UnsafePointer<Double>, Int) -> Void

  /// Whether there are vector functions here; without them the calls below go to the scalar ones.
  public static var areAvailable: Bool { cn_vector_functions_exist() != 0 }

  /// eˣ.
  public static func exp(_ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int) {
    cn_vector_exp(z, x, n)
  }
  /// The logarithm.
  public static func log(_ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int) {
    cn_vector_log(z, x, n)
  }
  /// The sine.
  public static func sin(_ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int) {
    cn_vector_sin(z, x, n)
  }
  /// The cosine.
  public static func cos(_ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int) {
    cn_vector_cos(z, x, n)
  }
  /// The tangent.
  public static func tan(_ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int) {
    cn_vector_tan(z, x, n)
  }
  /// The arc sine.
  public static func asin(_ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int) {
    cn_vector_asin(z, x, n)
  }
  /// The arc cosine.
  public static func acos(_ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int) {
    cn_vector_acos(z, x, n)
  }
  /// The arc tangent.
  public static func atan(_ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int) {
    cn_vector_atan(z, x, n)
  }
  /// The hyperbolic sine.
  public static func sinh(_ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int) {
    cn_vector_sinh(z, x, n)
  }
  /// The hyperbolic cosine.
  public static func cosh(_ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int) {
    cn_vector_cosh(z, x, n)
  }
  /// The hyperbolic tangent.
  public static func tanh(_ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int) {
    cn_vector_tanh(z, x, n)
  }
  /// xʸ.
  public static func power(
    _ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ y: UnsafePointer<Double>, _ n: Int
  ) { cn_vector_power(z, x, y, n) }
  /// Sine and cosine by the C library's scalar function that does both.
  public static func sinCos(
    _ s: UnsafeMutablePointer<Double>, _ c: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int
  ) { cn_double_sin_cos(s, c, x, n) }
}

/// Arithmetic on many doubles in one call. Arrays are the same or do not overlap.
public enum ArrayArithmetic {
  /// Numbers read.
  public typealias Elements = UnsafePointer<Double>
  /// Numbers written.
  public typealias Result = UnsafeMutablePointer<Double>

  /// z = x + y
  public static func add(_ z: Result, _ x: Elements, _ y: Elements, _ n: Int) { cn_array_add(z, x, y, n) }
  /// z = x − y
  public static func subtract(_ z: Result, _ x: Elements, _ y: Elements, _ n: Int) { cn_array_subtract(z, x, y, n) }
  /// z = x·y
  public static func multiply(_ z: Result, _ x: Elements, _ y: Elements, _ n: Int) { cn_array_multiply(z, x, y, n) }
  /// z = x/y
  public static func divide(_ z: Result, _ x: Elements, _ y: Elements, _ n: Int) { cn_array_divide(z, x, y, n) }
  /// z = c·x
  public static func scale(_ z: Result, _ x: Elements, _ c: Double, _ n: Int) { cn_array_scale(z, x, c, n) }
  /// z = x + c
  public static func shift(_ z: Result, _ x: Elements, _ c: Double, _ n: Int) { cn_array_shift(z, x, c, n) }
  /// z = x + c·y
  public static func accumulate(_ z: Result, _ x: Elements, _ y: Elements, _ c: Double, _ n: Int) {
    cn_array_accumulate(z, x, y, c, n)
  }
}

/// Principal elementary functions of complex numbers in double precision (those of C), with real and imaginary parts in
/// arrays of their own.
public enum ComplexFunctions {
  /// The parts of as many complex numbers.
  public struct Parts {
    /// The real parts.
    public let re: UnsafeMutablePointer<Double>
    /// The imaginary parts.
    public let im: UnsafeMutablePointer<Double>
    /// Numbers whose parts lie there.
    public init(re: UnsafeMutablePointer<Double>, im: UnsafeMutablePointer<Double>) {
      self.re = re
      self.im = im
    }
  }

  /// eˣ.
  public static func exp(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_exp(z.re, z.im, x.re, x.im, n) }
  /// The logarithm.
  public static func log(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_log(z.re, z.im, x.re, x.im, n) }
  /// The square root.
  public static func sqrt(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_sqrt(z.re, z.im, x.re, x.im, n) }
  /// The sine.
  public static func sin(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_sin(z.re, z.im, x.re, x.im, n) }
  /// The cosine.
  public static func cos(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_cos(z.re, z.im, x.re, x.im, n) }
  /// The tangent.
  public static func tan(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_tan(z.re, z.im, x.re, x.im, n) }
  /// The arc sine.
  public static func asin(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_asin(z.re, z.im, x.re, x.im, n) }
  /// The arc cosine.
  public static func acos(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_acos(z.re, z.im, x.re, x.im, n) }
  /// The arc tangent.
  public static func atan(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_atan(z.re, z.im, x.re, x.im, n) }
  /// The hyperbolic sine.
  public static func sinh(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_sinh(z.re, z.im, x.re, x.im, n) }
  /// The hyperbolic cosine.
  public static func cosh(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_cosh(z.re, z.im, x.re, x.im, n) }
  /// The hyperbolic tangent.
  public static func tanh(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_tanh(z.re, z.im, x.re, x.im, n) }
  /// xʸ.
  public static func power(_ z: Parts, _ x: Parts, _ y: Parts, _ n: Int) {
    cn_complex_power(z.re, z.im, x.re, x.im, y.re, y.im, n)
  }
}
