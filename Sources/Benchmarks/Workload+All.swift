extension Workload {
  /// Everything this package takes part in. A new group is one more file with one more list.
  static var all: [Workload] { polynomials + matrices + digits }
}
