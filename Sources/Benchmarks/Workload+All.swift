extension Workload {
  /// Everything this package takes part in, from expression to expression where the algebra has it. A new group is one
  /// more file with one more list.
  static var all: [Workload] {
    calculus + expressions + large + points + digits + generated
      + (polynomials + matrices).filter { !["W5", "W7a"].contains($0.name) }
  }

  /// The workloads that `all` does with expressions, on the polynomials, rational functions and balls beneath them.
  static var numbers: [Workload] {
    (polynomials + matrices).filter { ["W5", "W7a"].contains($0.name) } + digitsOfBalls
  }
}
