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

    /// What stands between two … is looked for from where the piece before it ended: the first place leaves the most behind it.
    private static func agrees(_ written: ArraySlice<String>, _ real: ArraySlice<String>) -> Bool {
      let pieces = written.split(omittingEmptySubsequences: false) { $0.trimmed == rest }
      func isAt(_ start: Int, _ piece: ArraySlice<String>) -> Bool {
        start >= real.startIndex && start + piece.count <= real.endIndex
          && zip(piece, real[start...]).allSatisfy { trimmedAtEnd($0) == $1 }
      }
      guard let first = pieces.first, let last = pieces.last, isAt(real.startIndex, first) else { return false }
      if pieces.count == 1 { return first.count == real.count }
      var place = real.startIndex + first.count
      for piece in pieces.dropFirst().dropLast() {
        guard let found = (place...max(place, real.endIndex)).first(where: { isAt($0, piece) }) else { return false }
        place = found + piece.count
      }
      let end = real.endIndex - last.count
      return end >= place && isAt(end, last)
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
