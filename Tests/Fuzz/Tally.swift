/// What was compared, by what was done, and how many findings there were.
struct Tally {
  var compared: [String: Int] = [:]
  var slow = 0
  var findings = 0

  var summary: String {
    compared.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
      + "; \(findings) findings, \(slow) slow"
  }
}
