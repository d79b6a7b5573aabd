internal import CNumerics

/// A number that LAPACK computes with: `Double` or ``Complex``.
///
/// The requirements whose names begin with an underscore hand arrays to LAPACK and are called by ``DenseMatrix`` and
/// ``BandMatrix`` after all checks.
public protocol DenseScalar: Sendable, Hashable {
  /// 0.
  static var zero: Self { get }
  /// 1.
  static var one: Self { get }
  /// The sum.
  static func + (a: Self, b: Self) -> Self
  /// The difference.
  static func - (a: Self, b: Self) -> Self
  /// The product.
  static func * (a: Self, b: Self) -> Self
  /// The additive inverse.
  static prefix func - (a: Self) -> Self
  /// The complex conjugate.
  var conjugated: Self { get }
  /// The absolute value.
  var magnitude: Double { get }
  /// Whether neither an infinity nor NaN occurs.
  var isFinite: Bool { get }

  /// Solves a system in place.
  static func _solve(_ n: Int32, _ columns: Int32, _ a: inout [Self], _ b: inout [Self]) -> Int32
  /// Solves a banded system in place.
  static func _solveBand(
    _ n: Int32, _ lower: Int32, _ upper: Int32, _ columns: Int32, _ a: inout [Self], _ b: inout [Self]
  ) -> Int32
  /// Factors a matrix into triangular ones.
  static func _factor(_ n: Int32, _ a: inout [Self], _ odd: inout Int32) -> Int32
  /// Replaces a self-adjoint matrix by its eigenvectors.
  static func _eigenSelfAdjoint(_ n: Int32, _ a: inout [Self], _ values: inout [Double]) -> Int32
  /// Eigenvalues and eigenvectors of any matrix, which is destroyed.
  static func _eigen(
    _ n: Int32, _ a: inout [Self], _ values: inout [Complex], _ vectors: inout [Complex]
  ) -> Int32
}

extension Double: DenseScalar {
  /// 1.
  public static var one: Double { 1 }
  /// The number itself.
  public var conjugated: Double { self }

  /// LAPACK's dgesv.
  public static func _solve(_ n: Int32, _ columns: Int32, _ a: inout [Double], _ b: inout [Double]) -> Int32 {
    cn_solve(n, columns, &a, &b)
  }

  /// LAPACK's dgbsv.
  public static func _solveBand(
    _ n: Int32, _ lower: Int32, _ upper: Int32, _ columns: Int32, _ a: inout [Double], _ b: inout [Double]
  ) -> Int32 {
    cn_solve_band(n, lower, upper, columns, &a, &b)
  }

  /// LAPACK's dgetrf.
  public static func _factor(_ n: Int32, _ a: inout [Double], _ odd: inout Int32) -> Int32 { cn_factor(n, &a, &odd) }

  /// LAPACK's dsyevd.
  public static func _eigenSelfAdjoint(_ n: Int32, _ a: inout [Double], _ values: inout [Double]) -> Int32 {
    cn_eigen_symmetric(n, &a, &values)
  }

  /// LAPACK's dgeev.
  public static func _eigen(
    _ n: Int32, _ a: inout [Double], _ values: inout [Complex], _ vectors: inout [Complex]
  ) -> Int32 {
    values.asDoubles { values in vectors.asDoubles { cn_eigen(n, &a, values, $0) } }
  }
}

extension Complex: DenseScalar {
  /// 0.
  @inlinable public static var zero: Complex { Complex(0, 0) }
  /// 1.
  @inlinable public static var one: Complex { Complex(1, 0) }

  /// LAPACK's zgesv.
  public static func _solve(_ n: Int32, _ columns: Int32, _ a: inout [Complex], _ b: inout [Complex]) -> Int32 {
    a.asDoubles { a in b.asDoubles { cn_solve_complex(n, columns, a, $0) } }
  }

  /// LAPACK's zgbsv.
  public static func _solveBand(
    _ n: Int32, _ lower: Int32, _ upper: Int32, _ columns: Int32, _ a: inout [Complex], _ b: inout [Complex]
  ) -> Int32 {
    a.asDoubles { a in b.asDoubles { cn_solve_band_complex(n, lower, upper, columns, a, $0) } }
  }

  /// LAPACK's zgetrf.
  public static func _factor(_ n: Int32, _ a: inout [Complex], _ odd: inout Int32) -> Int32 {
    a.asDoubles { cn_factor_complex(n, $0, &odd) }
  }

  /// LAPACK's zheevd.
  public static func _eigenSelfAdjoint(_ n: Int32, _ a: inout [Complex], _ values: inout [Double]) -> Int32 {
    a.asDoubles { cn_eigen_hermitian(n, $0, &values) }
  }

  /// LAPACK's zgeev.
  public static func _eigen(
    _ n: Int32, _ a: inout [Complex], _ values: inout [Complex], _ vectors: inout [Complex]
  ) -> Int32 {
    a.asDoubles { a in values.asDoubles { values in vectors.asDoubles { cn_eigen_complex(n, a, values, $0) } } }
  }
}

extension Array where Element == Complex {
  /// The numbers as pairs of doubles, which is how they lie in memory.
  fileprivate mutating func asDoubles<Result>(_ body: (UnsafeMutablePointer<Double>?) -> Result) -> Result {
    withUnsafeMutableBytes { body($0.baseAddress?.assumingMemoryBound(to: Double.self)) }
  }
}
