import Algebra

/// How wide the columns of a matrix may be when its entries are broken into lines.
enum MatrixColumns {
  /// Narrow columns get what they need and the others share the rest of the room; nil where the entries would still not fit, or
  /// would take so many lines that the matrix is better written entry by entry.
  static func widths(
    _ layout: Layout, _ run: Layout.Run, _ columns: Int, _ room: Double, _ measure: inout LineWidth
  ) -> [Double]? {
    var needs = Array(repeating: 0.0, count: columns)
    for k in 0..<Int(run.count) { needs[k % columns] = max(needs[k % columns], measure(layout.child(run, k))) }
    var left = room - 2 * Double(columns)
    var widths = needs
    for (place, k) in needs.indices.sorted(by: { needs[$0] < needs[$1] }).enumerated() {
      widths[k] = min(needs[k], max(left / Double(columns - place), 1))
      left -= widths[k]
    }
    for k in 0..<Int(run.count) {
      var breaker = LineBreaker(layout, width: widths[k % columns], measure)
      let (lines, extent) = breaker.size(of: layout.child(run, k))
      if extent > widths[k % columns] + 2 || lines > (columns > 1 ? 2 : 5) { return nil }
    }
    return widths
  }
}
