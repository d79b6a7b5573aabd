/// The nearest of some names.
public enum Spelling {
  /// The name that takes the fewest insertions, deletions, replacements and exchanges of neighbours, when these are few enough
  /// for the length of the word; among equals the first.
  public static func nearest(to word: String, among names: [String]) -> String? {
    let letters = Array(word.unicodeScalars.prefix(60))
    let folded = word.lowercased()
    var best: (name: String, distance: Int)?
    for name in names {
      let other = Array(name.unicodeScalars)
      let allowed = max(1, min(letters.count, other.count) / 3)
      guard abs(letters.count - other.count) <= allowed else { continue }
      // Capitals count as one mistake; of a word of one letter nothing would remain.
      var distance = 1
      if letters.count != other.count || name.lowercased() != folded {
        distance = self.distance(letters, other)
        if distance >= max(letters.count, other.count) { continue }
      }
      if distance <= allowed && distance < best?.distance ?? .max { best = (name, distance) }
    }
    return best?.name
  }

  /// The distance of Damerau and Levenshtein, row by row.
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var older: [Int] = []
    var old = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(old[j + 1] + 1, row[j] + 1, old[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, older[j - 1] + 1) }
        row.append(least)
      }
      (older, old) = (old, row)
    }
    return old[b.count]
  }
}
