import Numbers

/// What can go wrong in algebra; each case carries the expression at fault.
public enum AlgebraError: Error, Sendable, Equatable {
  /// The expression contains an operation that has no value, such as a division by zero.
  case undefined(Expr)
  /// Division by an expression that is identically zero.
  case divisionByZero(Expr)
  /// The derivative with respect to something that is neither a symbol nor a field.
  case notAVariable(Expr)
  /// A function without a derivative of this class.
  case notDifferentiable(Expr)
  /// An operation outside its domain: what was asked, of what.
  case domain(String, Expr)
  /// Components given to a vector that contradict what it is: which vector, and what is wrong with it.
  case constraint(Expr, String)
  /// The procedure does not cover this case: which one, and the expression.
  case unable(String, Expr)
  /// Matrices or vectors whose sizes do not fit.
  case dimensions(String)
  /// A singular matrix, with its determinant's form.
  case singular(String)
  /// The number layer refused.
  case number(NumberError)
}
