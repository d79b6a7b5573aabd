import Algebra

extension AlgebraError: CustomStringConvertible {
  /// What was asked, of which expression, and the way out.
  public var description: String {
    switch self {
    case .undefined(let expression):
      "\(expression.shortText) has no value; change the operation, or the values put into it"
    case .divisionByZero(let expression):
      "division by \(expression.shortText), which is identically zero"
    case .notAVariable(let expression):
      "a derivative with respect to \(expression.shortText): only symbols and functions of variables can be varied; "
        + "give the expression a symbol of its own and substitute afterwards"
    case .notDifferentiable(let expression):
      "\(expression.shortText) has no derivative here: it is not an analytic function; "
        + "declare the variable and the symbols it is made of real, or write it in real and imaginary parts"
    case .domain(let operation, let expression):
      "\(operation) is outside its domain for \(expression.shortText)"
    case .constraint(let vector, let what): "\(vector.shortText) \(what)"
    case .unable(let procedure, let expression):
      "\(procedure) does not cover \(expression.shortText); nothing is claimed about it"
    case .dimensions(let operation): "the sizes do not fit: \(operation)"
    case .singular(let what): "the matrix is singular: \(what)"
    case .number(let error): error.description
    }
  }
}

extension Expr {
  /// The text, or its beginning when it is long: a message should fit a screen.
  var shortText: String {
    var style = Style()
    style.byteLimit = 200
    return text(style)
  }
}
