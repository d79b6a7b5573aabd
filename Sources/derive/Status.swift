import Notation

/// The exit statuses, those of sysexits where there is one.
enum Status {
  /// Everything came out as the derivation expects.
  static let asExpected: Int32 = 0
  /// A statement has an unexpected verdict, or a mutation went unnoticed.
  static let fellShort: Int32 = 1
  /// The command line asks for something that does not exist.
  static let usage: Int32 = 64
  /// The work could not be done: the algebra is unable, or a file cannot be written.
  static let unable: Int32 = 70
}

/// A command line that asks for something that does not exist.
struct UsageError: Error {
  let message: String
  /// What there would have been in the place of a word that is not known.
  private(set) var candidates: [String] = []

  init(_ message: String) { self.message = message }

  /// What was not found, and the nearest of what there is.
  init(_ message: String, _ word: String, among names: [String]) {
    let nearest = Spelling.nearest(to: word, among: names).map { "; did you mean \($0)?" } ?? ""
    self.message = message + nearest
    candidates = names
  }
}

/// Work that could not be done.
struct Unable: Error {
  let message: String
}
