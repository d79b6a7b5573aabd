/// A command of a notebook, and what stands below it.
struct NotebookCommand: Sendable {
  static let prompt = "$ "
  /// What stands for any number of lines.
  static let rest = "…"

  /// The number of its line.
  let line: Int
  /// The command without its prompt.
  let text: String
  /// What stands below it as what it writes.
  var output: [String] = []

  static func all(in cell: NotebookText.Cell) -> [NotebookCommand] {
    var found: [NotebookCommand] = []
    for (k, line) in cell.lines.enumerated() {
      if line.hasPrefix(prompt) {
        found.append(NotebookCommand(line: cell.first + k, text: String(line.dropFirst(prompt.count))))
      } else if !found.isEmpty {
        found[found.count - 1].output.append(line)
      }
    }
    for k in found.indices {
      while found[k].output.last?.isEmpty == true { found[k].output.removeLast() }
    }
    return found
  }

  /// A command that was run.
  struct Run: Sendable {
    let command: NotebookCommand
    /// What it writes now.
    let lines: [String]

    /// Whether it writes what stands below it, where … stands for any number of lines.
    var isAsWritten: Bool { Self.agrees(command.output[...], lines[...]) }

    /// The command with what it writes; with what stands there where … picks lines out.
    var text: [String] {
      let isExcerpt = command.output.contains { $0.trimmed == rest }
      return [prompt + command.text] + (isExcerpt || isAsWritten ? command.output : lines)
    }

    private static func agrees(_ written: ArraySlice<String>, _ real: ArraySlice<String>) -> Bool {
      guard let first = written.first else { return real.isEmpty }
      if first.trimmed == rest {
        return (real.startIndex...real.endIndex).contains { agrees(written.dropFirst(), real[$0...]) }
      }
      guard let said = real.first, trimmedAtEnd(first) == said else { return false }
      return agrees(written.dropFirst(), real.dropFirst())
    }

    private static func trimmedAtEnd(_ line: String) -> Substring {
      var line = line[...]
      while line.last?.isWhitespace == true { line.removeLast() }
      return line
    }
  }
}

extension NotebookText {
  /// The figures that the text shows, `![…](place)`, by their places.
  public var figures: [String] {
    cells.filter { $0.kind == .words }.flatMap(\.lines).flatMap(Self.figures)
  }

  private static func figures(in line: String) -> [String] {
    var rest = line[...]
    var found: [String] = []
    while let mark = rest.firstRange(of: "![") {
      rest = rest[mark.upperBound...]
      guard let open = rest.firstRange(of: "]("), let end = rest[open.upperBound...].firstIndex(of: ")") else { break }
      found.append(String(rest[open.upperBound..<end]))
      rest = rest[end...]
    }
    return found
  }
}
