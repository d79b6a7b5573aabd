/// The nearest of some names.
enum Spelling {
  /// The name that takes the fewest insertions, deletions and replacements, when these are few enough.
  static func nearest(to word: String, among names: [String]) -> String? {
    let best = names.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
    return best.flatMap { $0.1 <= max(2, $0.0.count / 3) ? $0.0 : nil }
  }

  /// Levenshtein's distance, row by row.
  static func distance(_ a: String, _ b: String) -> Int {
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = x == y ? diagonal : 1 + min(diagonal, above, row[j])
        diagonal = above
      }
    }
    return row[b.count]
  }
}
