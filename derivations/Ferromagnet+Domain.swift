import Algebra
import Worksheets

extension IsotropicBand {
  /// That the letters of poles in a value are those of retarded propagators, above the real axis, and of advanced ones, below it.
  func sides(of value: Expr) -> [Condition] {
    poles.filter { value.contains($0) }.map { Condition(0, .less, $0.imaginaryPart) }
      + conjugates.filter { value.contains($0) }.map { Condition($0.imaginaryPart, .less, 0) }
  }
}
