internal import CNumerics

/// Elementary functions of many doubles in one call: those of the C library's vector part, accurate to 4 units in the
/// last place, where the processor has them.
public enum VectorFunctions {
  /// Whether there are vector functions here; without them the calls below go to the scalar ones.
  public static var areAvailable: Bool { cn_vector_functions_exist() != 0 }

  /// A function of many numbers by the vector library.
  public static func apply(
    _ f: UnaryFunction, _ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int
  ) { cn_vector_function(f.rawValue, z, x, n) }
  /// The same by the scalar functions, or by balls where the C library has none: to a unit in the last place or two.
  public static func applyOneByOne(
    _ f: UnaryFunction, _ z: UnsafeMutablePointer<Double>, _ x: UnsafePointer<Double>, _ n: Int
  ) { cn_double_function(f.rawValue, z, x, n) }
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

  /// The square root.
  public static func sqrt(_ z: Parts, _ x: Parts, _ n: Int) { cn_complex_sqrt(z.re, z.im, x.re, x.im, n) }
  /// A function.
  public static func apply(_ f: UnaryFunction, _ z: Parts, _ x: Parts, _ n: Int) {
    cn_complex_function(f.rawValue, z.re, z.im, x.re, x.im, n)
  }
  /// xʸ.
  public static func power(_ z: Parts, _ x: Parts, _ y: Parts, _ n: Int) {
    cn_complex_power(z.re, z.im, x.re, x.im, y.re, y.im, n)
  }
}
