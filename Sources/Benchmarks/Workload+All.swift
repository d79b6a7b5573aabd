extension Workload {
  /// Everything this package takes part in, from expression to expression where the algebra has it. A new group is one
  /// more file with one more list.
  static var all: [Workload] {
    calculus + expressions + polynomialExpressions + matrixExpressions + large + points + digits + generated
  }

  /// The same work on the polynomials, rational functions and balls beneath the expressions.
  static var numbers: [Workload] { polynomials + matrices + digitsOfBalls }

  /// The same as `all`, with every node of the result made before the clock stops: a result that is a polynomial or a
  /// fraction becomes nodes when it is looked at for the first time, and not before.
  static var nodes: [Workload] {
    let series = calculus.filter { $0.name == "W4a" }
    return (polynomialExpressions + matrixExpressions + series).map(\.lookingInside)
  }
}
