/// Statements in lines of text: a line each, and more where a bracket is open, up to an empty line at most, so that a forgotten
/// bracket does not take the rest of the text.
public struct Script: Sendable {
  private var pending = ""
  private var depth = 0

  /// Before the first line.
  public init() {}

  /// Whether lines wait for the bracket that closes them.
  public var isOpen: Bool { !pending.isEmpty }

  /// Takes a line; gives the statement that ends with it.
  public mutating func take(_ line: String) -> String? {
    if isOpen, line.allSatisfy(\.isWhitespace) { return end() }
    pending += isOpen ? "\n" + line : line
    // What stands behind # is a remark.
    for byte in line.utf8.prefix(while: { $0 != UInt8(ascii: "#") }) {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default: break
      }
    }
    return depth > 0 && pending.utf8.count < Limits().bytes ? nil : end()
  }

  /// What waits, as a statement; nil where that is nothing.
  public mutating func end() -> String? {
    defer { (pending, depth) = ("", 0) }
    return pending.contains { !$0.isWhitespace } ? pending : nil
  }

  /// The statements with the numbers of their first lines.
  public static func statements(of lines: [String]) -> [(line: Int, text: String)] {
    var statements: [(line: Int, text: String)] = []
    var script = Script()
    var first = 1
    for (k, line) in lines.enumerated() {
      if !script.isOpen { first = k + 1 }
      if let statement = script.take(line) { statements.append((first, statement)) }
    }
    if let last = script.end() { statements.append((first, last)) }
    return statements
  }
}
