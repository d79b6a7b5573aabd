import Algebra
import Typesetting

/// A notebook with what its statements say now.
public struct PlayedNotebook: Sendable {
  /// What became of one statement.
  enum Said: Sendable {
    case answer(Answer)
    case mistake(String)

    /// The lines below the statements.
    var lines: [String] {
      switch self {
      case .answer(let answer): answer.text.split(separator: "\n").map(String.init)
      case .mistake(let message): message.split(separator: "\n").map(String.init)
      }
    }
  }

  /// Where a statement went wrong that was not to show a mistake.
  public struct Failure: Sendable {
    /// Whether it could be read.
    public let isUnable: Bool
  }

  /// The text that was carried out.
  public let notebook: NotebookText
  /// What the statements of each piece say.
  let said: [[Said]]
  /// The commands of each piece with what they write; empty where no shell ran them.
  private let ran: [[NotebookCommand.Run]]
  /// How many statements, and commands that were run, there are.
  public private(set) var count = 0
  /// The mistakes that were not to be shown.
  public private(set) var failures: [Failure] = []
  /// The pieces below which something else stands than their statements say.
  public private(set) var differences: [(line: Int, lines: [String])] = []

  /// - Parameters:
  ///   - session: the session before the first statement.
  ///   - shell: what the lines of a command's output are; nil leaves commands as they stand.
  public init(_ notebook: NotebookText, in session: Session, shell: ((String) -> [String])? = nil) {
    var session = session
    var everything: [[Said]] = []
    var ran: [[NotebookCommand.Run]] = []
    self.notebook = notebook
    for cell in notebook.cells {
      var said: [Said] = []
      let commands = cell.kind == .commands && shell != nil ? NotebookCommand.all(in: cell) : []
      ran.append(commands.map { NotebookCommand.Run(command: $0, lines: shell?($0.text) ?? []) })
      count += commands.count
      differences += ran.last?.filter { !$0.isAsWritten }.map { ($0.command.line, $0.lines) } ?? []
      if cell.isCode {
        for (line, statement) in Script.statements(of: cell.lines) {
          count += 1
          do {
            // Places in messages are those in the fence: what stands above it may move.
            said.append(.answer(try session.run(Source(statement, name: "statement", firstLine: line))))
          } catch {
            said.append(.mistake("\(error)"))
            if cell.expectsMistakes { continue }
            let isReadable = !(error is StatementError || error is FormulaOperation.Failure)
            failures.append(Failure(isUnable: (error as? Diagnostics)?.isUnable ?? isReadable))
          }
        }
        let lines = said.flatMap(\.lines)
        if !Self.agrees(lines, cell.output, session) { differences.append((cell.first, lines)) }
      }
      everything.append(said)
    }
    said = everything
    self.ran = ran
  }

  /// Whether the lines are those that stand there: by the letter, or as formulas that are proved to be equal.
  private static func agrees(_ said: [String], _ written: [String], _ session: Session) -> Bool {
    guard said.count == written.count else { return false }
    return zip(said, written).allSatisfy { a, b in
      if a == b { return true }
      let (left, right) = (side(a), side(b))
      guard left.name == right.name else { return false }
      var copy = session
      return (try? copy.run("check (\(left.value)) = (\(right.value))"))?.isAsExpected == true
    }
  }

  /// The value in `name = value`.
  private static func side(_ line: String) -> (name: Substring, value: Substring) {
    guard let sign = line.firstRange(of: " = ") else { return ("", line[...]) }
    return (line[..<sign.lowerBound], line[sign.upperBound...])
  }

  /// Markdown with what the statements say now.
  public var markdown: String {
    notebook.cells.indices.map { k in
      let cell = notebook.cells[k]
      return cell.isCode ? cell.text(saying: said[k].flatMap(\.lines)) : textOfWords(k)
    }.joined()
  }

  /// A piece without statements, with what its commands write now.
  func textOfWords(_ k: Int) -> String {
    ran[k].isEmpty ? notebook.cells[k].text : "```sh\n\(ran[k].flatMap(\.text).map { $0 + "\n" }.joined())```\n"
  }

  /// The text with words in the place of the statements' fences, each a paragraph, and what belongs there.
  ///
  /// What reads Markdown sees the whole text at once; what it makes of the words is replaced afterwards.
  func withPlaces(_ written: (NotebookText.Cell, [Said]) -> String) -> (
    text: String, pieces: [(place: String, piece: String)]
  ) {
    var text = ""
    var pieces: [(place: String, piece: String)] = []
    for (k, cell) in notebook.cells.enumerated() {
      guard cell.isCode else {
        text += textOfWords(k)
        continue
      }
      let place = "derive-statements-\(pieces.count)-of-this-notebook"
      text += "\n\(place)\n\n"
      pieces.append((place, written(cell, said[k])))
    }
    return (text, pieces)
  }
}

extension String {
  /// The text with each part replaced, from the left; each occurs once, and in this order.
  func replacingInOrder(_ pairs: [(part: String, other: String)]) -> String {
    var result = ""
    var rest = self[...]
    for (part, other) in pairs {
      guard let range = rest.firstRange(of: part) else { continue }
      result += rest[..<range.lowerBound] + other
      rest = rest[range.upperBound...]
    }
    return result + rest
  }
}
