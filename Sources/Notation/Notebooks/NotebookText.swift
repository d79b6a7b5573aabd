/// Markdown with fences marked `derive`, whose statements are carried out in order in one session; the fence marked `output` behind
/// one of them holds what its statements say. In a fence marked `sh`, a line that begins with `$ ` is a command for a shell, and the
/// lines below it are what it writes.
public struct NotebookText: Sendable {
  /// A piece of a notebook: text, a fence with statements and what stands below it, or one with commands.
  public struct Cell: Sendable {
    /// What stands in a piece.
    public enum Kind: Sendable { case words, statements, commands }

    /// What stands in it.
    public internal(set) var kind = Kind.words
    /// Whether it holds statements.
    public var isCode: Bool { kind == .statements }
    /// Whether its statements show mistakes.
    var expectsMistakes = false
    /// The number of the first line inside.
    public internal(set) var first = 0
    /// The lines inside, or of the text.
    public internal(set) var lines: [String] = []
    /// What stands below as what the statements say.
    public internal(set) var output: [String] = []

    var source: String { lines.map { $0 + "\n" }.joined() }

    /// The piece as it stands.
    var text: String {
      switch kind {
      case .words: source
      case .statements: text(saying: output)
      case .commands: "```sh\n\(source)```\n"
      }
    }

    func text(saying said: [String]) -> String {
      var text = "```derive\(expectsMistakes ? " mistakes" : "")\n\(source)```\n"
      if !said.isEmpty { text += "\n```output\n\(said.map { $0 + "\n" }.joined())```\n" }
      return text
    }
  }

  /// The pieces in their order.
  public let cells: [Cell]

  /// The pieces of a text.
  public init(_ lines: [String]) {
    var cells: [Cell] = []
    var k = 0
    // A file ends with the end of a line, behind which there is nothing.
    let lines = lines.last == "" ? lines.dropLast() : lines[...]
    while k < lines.count {
      let marks = lines[k].split(separator: " ")
      if lines[k] == "```sh", let end = lines[k...].firstIndex(of: "```"),
        lines[k..<end].contains(where: { $0.hasPrefix(NotebookCommand.prompt) })
      {
        cells.append(Cell(kind: .commands, first: k + 2, lines: Array(lines[(k + 1)..<end])))
        k = end + 1
        continue
      }
      guard marks.first == "```derive" else {
        if cells.last?.kind != .words { cells.append(Cell()) }
        cells[cells.count - 1].lines.append(lines[k])
        k += 1
        continue
      }
      var cell = Cell(kind: .statements, expectsMistakes: marks.dropFirst().first == "mistakes", first: k + 2)
      k += 1
      while k < lines.count, lines[k] != "```" {
        cell.lines.append(lines[k])
        k += 1
      }
      k += 1
      var below = k
      while below < lines.count, lines[below].isEmpty { below += 1 }
      if below < lines.count, lines[below] == "```output" {
        k = below + 1
        while k < lines.count, lines[k] != "```" {
          cell.output.append(lines[k])
          k += 1
        }
        k += 1
      }
      cells.append(cell)
    }
    self.cells = cells
  }

  /// The text as it stands.
  public var text: String { cells.map(\.text).joined() }

  /// The first heading, without its marks.
  public var title: String {
    let heading = cells.lazy.filter { $0.kind == .words }.flatMap(\.lines).first { $0.hasPrefix("# ") }
    return heading.map { String($0.dropFirst(2)).trimmed } ?? "Notebook"
  }
}
