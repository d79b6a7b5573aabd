/// Comparison of results, word by word.
enum Check {
  /// Words with a point are floating-point numbers and agree to a relative 10⁻¹⁰; others agree to the letter.
  static func agree(_ first: String, _ second: String) -> Bool {
    let (first, second) = (first.split(separator: " "), second.split(separator: " "))
    return first.count == second.count && zip(first, second).allSatisfy(sameWord)
  }

  private static func sameWord(_ first: Substring, _ second: Substring) -> Bool {
    if first == second { return true }
    guard first.contains("."), second.contains("."), let a = Double(first), let b = Double(second) else { return false }
    return abs(a - b) <= 1e-10 * max(abs(a), abs(b))
  }
}
