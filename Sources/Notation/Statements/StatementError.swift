/// That a statement cannot be carried out, in one sentence with the way out.
public struct StatementError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The sentence.
  public let description: String

  /// What is wrong.
  public init(_ description: String) { self.description = description }
}
