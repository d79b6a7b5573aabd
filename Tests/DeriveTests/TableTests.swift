import Foundation
import Testing

@testable import derive

/// The files of tables: what is gone on with, and what is refused.
@Suite("Tables that go on") struct TableTests {
  private static let sweep = ["sweep", "a sin(x)", "--set", "a=2", "--set", "x=0..1/40", "--digits", "8"]

  /// A folder with "a.csv.partial", the first rows of a table, and what the whole of it is.
  private func begun(_ arguments: [String], rows: Int) throws -> (folder: URL, partial: URL, whole: String) {
    let folder = try Program.temporaryFolder()
    let whole = try Program(list: arguments).output
    var lines = whole.split(separator: "\n", omittingEmptySubsequences: false)
    let header = lines.prefix { $0.hasPrefix("#") }.count + 1
    lines = Array(lines.prefix(header + rows))
    let partial = folder.appendingPathComponent("a.csv.partial")
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: partial)
    return (folder, partial, whole)
  }

  private func resume(_ arguments: [String], in folder: URL) throws -> Program {
    try Program(list: arguments + ["--output", "a.csv", "--resume"], in: folder)
  }

  @Test("whole rows are kept, and the table is what it would have been") func kept() throws {
    let (folder, _, whole) = try begun(Self.sweep, rows: 17)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try resume(Self.sweep, in: folder)
    #expect(program.status == 0, "\(program.errors)")
    #expect(try String(contentsOf: folder.appendingPathComponent("a.csv"), encoding: .utf8) == whole)
  }

  @Test(
    "a partial file of another request is refused",
    arguments: [
      ["sweep", "a sin(x)", "--set", "a=2", "--set", "x=1..2/40", "--digits", "8"],
      ["sweep", "a sin(x)", "--set", "a=2", "--set", "x=0:2:1/20", "--digits", "8"],
      ["sweep", "a sin(x)", "--set", "a=3", "--set", "x=0..1/40", "--digits", "8"],
      ["sweep", "a sin(x)", "--set", "a=2", "--set", "x=0..1/40", "--digits", "9"],
      ["sweep", "a cos(x)", "--set", "a=2", "--set", "x=0..1/40", "--digits", "8"],
      ["sweep", "a sin(x)", "--set", "a=2", "--set", "x=0..1/40", "--digits", "8", "--declare", "a, x: positive"],
      ["sweep", "a sin(x)", "--set", "a=2", "--set", "x=0..1/40", "--digits", "8", "--unit", "x=nm"]
    ])
  func otherRequest(arguments: [String]) throws {
    let (folder, partial, _) = try begun(Self.sweep, rows: 17)
    defer { try? FileManager.default.removeItem(at: folder) }
    let before = try Data(contentsOf: partial)
    let program = try resume(arguments, in: folder)
    #expect(program.status == 70 && program.errors.contains("belongs to another table"), "\(program.errors)")
    #expect(program.errors.contains("without --resume"))
    #expect(try Data(contentsOf: partial) == before)
  }

  @Test("the header of born names its grid and what is the same everywhere") func otherMetal() throws {
    let metal = ["born", "--mu", "1", "--gamma-i", "0.8", "--gamma-perp", "0.3", "--gamma-z", "0.3", "--digits", "5"]
    let arguments = metal + ["--J", "0.1:0.5:0.1"]
    let (folder, _, _) = try begun(arguments, rows: 2)
    defer { try? FileManager.default.removeItem(at: folder) }
    for other in [
      metal + ["--J", "0.2:0.6:0.1"], metal + ["--J", "0.1,0.2,0.3,0.4,0.6"], arguments + ["--model", "N"],
      arguments + ["--disorder", "2"], arguments + ["--local-spin", "1"]
    ] {
      let program = try resume(other, in: folder)
      #expect(program.status == 70 && program.errors.contains("belongs to another table"), "\(program.errors)")
    }
    #expect(try resume(arguments, in: folder).status == 0)
  }

  /// What somebody or something did to the rows, and the row that shows it.
  enum Damage: String, CaseIterable {
    case deleted, exchanged, repeated, blank, zeros, edited, shortened, lengthened, joined, quoted, trailing

    /// Changes the rows; the place of the first that is wrong.
    func change(_ rows: inout [String]) -> Int {
      switch self {
      case .deleted: rows.remove(at: 4)
      case .exchanged: rows.swapAt(4, 9)
      case .repeated: rows.insert(rows[3], at: 4)
      case .blank: rows.insert("", at: 4)
      case .zeros: rows[4] = String(repeating: "\0", count: rows[4].utf8.count)
      case .edited: rows[4] = rows[4].replacingOccurrences(of: "0.10000000000000000", with: "0.10000000000000001")
      case .shortened: rows[4].removeLast()
      case .lengthened: rows[4] += ",1"
      case .joined: rows[4] += rows.remove(at: 5)
      case .quoted: rows[4] = "\"" + rows[4]
      case .trailing: rows[4] += " "
      }
      return 4
    }
  }

  @Test("a row that is not that point's is named", arguments: Damage.allCases)
  func damaged(damage: Damage) throws {
    let (folder, partial, _) = try begun(Self.sweep, rows: 17)
    defer { try? FileManager.default.removeItem(at: folder) }
    let lines = try String(contentsOf: partial, encoding: .utf8).split(separator: "\n").map(String.init)
    let header = lines.prefix { $0.hasPrefix("#") }.count + 1
    var rows = Array(lines.dropFirst(header))
    let before = rows
    let place = damage.change(&rows)
    #expect(rows != before)
    let changed = Data(((lines.prefix(header) + rows).joined(separator: "\n") + "\n").utf8)
    try changed.write(to: partial)
    let program = try resume(Self.sweep, in: folder)
    #expect(program.status == 70, "\(program.output)")
    #expect(program.errors.contains("row \(place + 1) of a.csv.partial"), "\(program.errors)")
    #expect(program.errors.contains("without --resume"))
    #expect(try Data(contentsOf: partial) == changed)
    #expect(!program.errors.contains("\0"))
  }

  @Test("more rows than points are refused") func tooMany() throws {
    let (folder, partial, whole) = try begun(Self.sweep, rows: 41)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try FileHandle(forWritingTo: partial)
    try file.seekToEnd()
    try file.write(contentsOf: Data("2.0000000000000000,1.0000000000000000,1.6829420\n".utf8))
    let program = try resume(Self.sweep, in: folder)
    #expect(program.status == 70 && program.errors.contains("row 42"), "\(program.errors)")
    #expect(whole.split(separator: "\n").filter { !$0.hasPrefix("#") }.count == 42)
  }

  @Test("open rows that were there already count as open") func open() throws {
    let pole = ["sweep", "1/x", "--set", "x=-1:1:1", "--digits", "3"]
    let measured = ["sweep", "x μ_B", "--set", "x=1:3:1", "--constants", "2022"]
    for (arguments, count) in [(pole, 1), (measured, 3)] {
      let (folder, _, _) = try begun(arguments, rows: 3)
      defer { try? FileManager.default.removeItem(at: folder) }
      let program = try resume(arguments, in: folder)
      #expect(program.status == 1 && program.errors.contains("\(count) of 3 points"), "\(program.errors)")
    }
  }

  @Test("two processes do not write one file") func twoWriters() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let arguments = ["sweep", "sin(x)^x/(1 + x)", "--digits", "300", "--set", "x=1..2/40000", "--output", "a.csv"]
    let first = try Program.start(arguments, in: folder)
    defer { first.terminate() }
    let partial = folder.appendingPathComponent("a.csv.partial").path
    let deadline = Date(timeIntervalSinceNow: 30)
    while (try? FileManager.default.attributesOfItem(atPath: partial)[.size] as? Int) ?? 0 < 1000, Date() < deadline {
      usleep(2000)
    }
    for more in [[], ["--resume"]] {
      let second = try Program(list: arguments + more, in: folder)
      #expect(
        second.status == 70 && second.errors.contains("another process is writing a.csv.partial"), "\(second.errors)")
    }
    #expect(first.isRunning)
    kill(first.processIdentifier, SIGINT)
    first.waitUntilExit()
    #expect(first.terminationStatus == 130)
    // The rows of the first are whole, and anybody may go on with them.
    let rows = try String(contentsOfFile: partial, encoding: .utf8).split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(rows.count > 1 && rows.dropFirst().allSatisfy { $0.split(separator: ",").count == 2 })
  }

  // MARK: Formats

  @Test("CSV quotes what it must, and reads it back") func csv() throws {
    let format = TableFormat(provenance: ["a\nb"], columns: ["atan2(y, x)", "say \"x\"", "plain"], isJSON: false)
    #expect(format.csvHeader == "# a\\nb\n\"atan2(y, x)\",\"say \"\"x\"\"\",plain\n")
    #expect(format.fields(Array("1,\"2,3\",4".utf8)) == ["1", "2,3", "4"])
    #expect(format.fields(Array("1,2".utf8)) == nil && format.fields(Array("1,2,3\r".utf8)) == nil)
    #expect(format.fields([0x31, 0x2C, 0xFF, 0x2C, 0x32]) == nil)
    let program = try Program("sweep", "atan2(x, 2)", "--set", "x=1", "--digits", "3")
    #expect(program.output.contains("\nx,\"atan2(x, 2)\"\n"), "\(program.output)")
  }

  @Test("JSON escapes what it must") func json() throws {
    let texts = ["say \"x\"", "a\\b", "line\nend", "\u{1B}[1m", "\t\r\u{1}", "π"]
    let read = try JSONSerialization.jsonObject(with: Data(TableFormat.jsonRow(texts).utf8)) as? [String]
    #expect(read == texts)
    #expect(JSONText.quoted("\u{1}") == "\"\\u0001\"")
    let object = JSONText.document([("a \"b\"", JSONText.quoted("c\\\n"))])
    let value = try JSONSerialization.jsonObject(with: Data(object.utf8)) as? [String: String]
    #expect(value == ["a \"b\"": "c\\\n"])
    // A formula of two lines, whose heading is one.
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try Program(
      "sweep", "x +\n\t1", "--set", "x=1", "--digits", "3", "--format", "json", "--output", "a.json", in: folder)
    #expect(program.status == 0, "\(program.errors)")
    let data = try Data(contentsOf: folder.appendingPathComponent("a.json"))
    let table = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(table["columns"] as? [String] == ["x", "x +\\n\\t1"])
    #expect(table["rows"] as? [[String]] == [["1.0000000000000000", "2.00"]])
  }
}
