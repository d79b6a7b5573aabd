/// What a question about symmetry can fail with.
public enum SymmetryError: Error, Equatable, CustomStringConvertible {
  /// A name or an operation that cannot be read: the text, and what was expected.
  case unreadable(String, expected: String)
  /// Operations that a finite group of a lattice does not have.
  case notCrystallographic(String)
  /// A group some of whose operations turn the plane at right angles to z.
  case doesNotKeepPlane(String)
  /// More than is computed: what was asked for, and the limit.
  case tooLarge(String)

  /// A sentence.
  public var description: String {
    switch self {
    case .unreadable(let text, let expected): "“\(text)” is not \(expected)"
    case .notCrystallographic(let why): "no point group of a crystal: \(why)"
    case .doesNotKeepPlane(let name): "\(name) does not keep the plane at right angles to z, in which the drive lies"
    case .tooLarge(let why): why
    }
  }
}
