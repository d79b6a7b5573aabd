import Algebra
import Notation
import Numbers

/// `derive notebook`: Markdown whose `derive` fences are carried out in order in one session.
///
/// The fence marked `output` behind one of them holds what its statements say.
enum Notebook {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    if !Set(arguments).isDisjoint(with: ["--help", "-h"]) { return Output.text(help) }
    let verbs = ["run", "check", "fix"]
    guard let verb = arguments.first, verbs.contains(verb) else {
      throw UsageError(
        "derive notebook takes run, check or fix, and files", arguments.first ?? "", among: verbs)
    }
    let rest = arguments.dropFirst()
    let paths = rest.filter { !$0.hasPrefix("--") }
    let options = try GivenOptions(rest.filter { $0.hasPrefix("--") }[...], of: "notebook", names: [])
    guard !paths.isEmpty else { throw UsageError("derive notebook \(verb) takes files") }
    if verb != "check", paths.count > 1 { throw UsageError("derive notebook \(verb) takes one file at a time") }
    var status = Status.asExpected
    for path in paths {
      let cells = Cell.cells(of: try Input.lines(of: path))
      guard cells.contains(where: \.isCode) else { throw UsageError("\(path.visible) has no fence marked derive") }
      let played = try play(cells, path)
      status = max(status, played.status)
      switch verb {
      case "run": Output.write(played.text)
      case "fix":
        if played.text != Cell.text(of: cells) {
          try OutputPlace(path).write(played.text)
          if !options.flags.contains("--quiet") { Output.write("wrote \(path.visible)\n") }
        }
      default:
        for difference in played.differences { Output.error(difference + "\n") }
        if !played.differences.isEmpty { status = max(status, Status.fellShort) }
        if !options.flags.contains("--quiet"), played.differences.isEmpty {
          Output.write("\(path.visible): \(played.count) statements say what stands below them.\n")
        }
      }
    }
    return status
  }

  private struct Played {
    var text = ""
    var count = 0
    var differences: [String] = []
    var status = Status.asExpected
  }

  private static func play(_ cells: [Cell], _ path: String) throws -> Played {
    var session = Session(library: SessionLibrary.library)
    var played = Played()
    for cell in cells {
      guard cell.isCode else {
        played.text += cell.source
        continue
      }
      var said: [String] = []
      for (line, statement) in Script.statements(of: cell.lines) {
        played.count += 1
        do {
          // Places in messages are those in the fence: what stands above it may move.
          let answer = try session.run(Source(statement, name: "statement", firstLine: line))
          if !answer.text.isEmpty { said += answer.text.split(separator: "\n").map(String.init) }
        } catch let error as Diagnostics {
          said += "\(error)".split(separator: "\n").map(String.init)
          if !cell.expectsMistakes { played.status = max(played.status, error.isUnable ? Status.unable : Status.usage) }
        } catch {
          said.append("\(error)")
          let isUsage = error is StatementError || error is FormulaOperation.Failure
          if !cell.expectsMistakes { played.status = max(played.status, isUsage ? Status.usage : Status.unable) }
        }
      }
      if !agrees(said, cell.output, session) {
        played.differences.append(
          "\(path.visible):\(cell.first): the statements say\n" + said.map { "  \($0)" }.joined(separator: "\n"))
      }
      played.text += cell.text(saying: said)
    }
    return played
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

  static let help = """
    usage: derive notebook run FILE
           derive notebook check FILE…
           derive notebook fix FILE

    Markdown with fences marked derive, whose statements are carried out in order in one session. What they say stands in a
    fence marked output below each; in one marked derive mistakes, mistakes are what is to be shown.

      run      writes the notebook with what its statements say now
      check    compares: lines that differ must be formulas that are proved to be equal
      fix      writes what the statements say into the file

    exit status: 0, 1 something else is said, 64 a statement cannot be read

    \(Session.help)
    """
}

/// A piece of a notebook: text, or a fence with statements and what stands below it.
private struct Cell {
  var isCode = false
  var expectsMistakes = false
  /// The number of the first line inside.
  var first = 0
  /// The lines inside, or of the text.
  var lines: [String] = []
  var output: [String] = []

  var source: String { lines.map { $0 + "\n" }.joined() }

  func text(saying said: [String]) -> String {
    var text = "```derive\(expectsMistakes ? " mistakes" : "")\n\(source)```\n"
    if !said.isEmpty { text += "\n```output\n\(said.map { $0 + "\n" }.joined())```\n" }
    return text
  }

  static func text(of cells: [Cell]) -> String {
    cells.map { $0.isCode ? $0.text(saying: $0.output) : $0.source }.joined()
  }

  static func cells(of lines: [String]) -> [Cell] {
    var cells: [Cell] = []
    var k = 0
    // A file ends with the end of a line, behind which there is nothing.
    let lines = lines.last == "" ? lines.dropLast() : lines[...]
    while k < lines.count {
      let marks = lines[k].split(separator: " ")
      guard marks.first == "```derive" else {
        if cells.last?.isCode != false { cells.append(Cell()) }
        cells[cells.count - 1].lines.append(lines[k])
        k += 1
        continue
      }
      var cell = Cell(isCode: true, expectsMistakes: marks.dropFirst().first == "mistakes", first: k + 2)
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
    return cells
  }
}
