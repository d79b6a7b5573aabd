import Foundation
import Testing

/// What happens to the program from outside: full disks, Ctrl-C, terminals.
@Suite("Trouble on the way") struct TroubleTests {
  private static let sweep = ["sweep", "sin(x)^x/(1 + x)", "--digits", "300", "--set", "x=1..2/4000"]

  /// The program as a running process with its output in files of a folder.
  private func start(_ arguments: [String], in folder: URL, errors: FileHandle? = nil) throws -> Process {
    let process = Process()
    process.executableURL = try #require(Program.path, "the program is not built")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors ?? FileHandle.nullDevice
    try process.run()
    return process
  }

  private func rows(of file: URL) -> [Substring] {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("#") }
  }

  private func size(of file: URL) -> Int {
    var facts = stat()
    return stat(file.path, &facts) == 0 ? Int(facts.st_size) : 0
  }

  // MARK: Disks

  @Test(
    "standard output that takes nothing is a failure",
    arguments: [
      "sweep x --set x=1,2", "eval 1/3", "list", "codegen x --language c", "zhang-li --step 1", "--help"
    ])
  func fullOutput(arguments: String) throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = try #require(Program.path).path
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", "'\(path)' \(arguments) > /dev/full 2> errors"]
    shell.currentDirectoryURL = folder
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 70)
    let errors = try String(contentsOf: folder.appendingPathComponent("errors"), encoding: .utf8)
    #expect(errors.contains("No space left on device"), "\(errors)")
  }

  @Test("a sweep onto a full disk leaves no file of that name", arguments: ["csv", "json"])
  func fullDisk(format: String) throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // What is written on the way lands on a device that is always full.
    let partial = folder.appendingPathComponent("x.\(format).partial")
    try FileManager.default.createSymbolicLink(atPath: partial.path, withDestinationPath: "/dev/full")
    let program = try Program(
      "sweep", "x", "--set", "x=1,2", "--format", format, "--output", "x.\(format)", in: folder)
    #expect(program.status == 70 && program.errors.contains("No space left on device"), "\(program.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("x.\(format)").path))
  }

  // MARK: Ctrl-C

  @Test("Ctrl-C ends a sweep behind a whole row, and it goes on from there", arguments: [SIGINT, SIGTERM])
  func interrupt(signal: Int32) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a.csv"), partial = folder.appendingPathComponent("a.csv.partial")
    let process = try start(Self.sweep + ["--output", "a.csv"], in: folder)
    // A start of its own, and some rows.
    let deadline = Date(timeIntervalSinceNow: 30)
    while size(of: partial) < 100_000, process.isRunning, Date() < deadline { usleep(2000) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    #expect(!FileManager.default.fileExists(atPath: file.path))
    let done = rows(of: partial)
    // The heading, whole rows, and nothing behind the last line's end.
    #expect(done.count > 100 && done.count < 4000 && done.last == "", "\(done.count) rows")
    #expect(done.dropFirst().dropLast().allSatisfy { $0.split(separator: ",").last?.count ?? 0 > 300 })
    let resumed = try Program(list: Self.sweep + ["--output", "a.csv", "--resume"], in: folder)
    #expect(resumed.status == 0, "\(resumed.errors)")
    let whole = rows(of: file)
    #expect(whole.count == 4001 + 2 && whole.starts(with: done.dropLast()))
    #expect(!FileManager.default.fileExists(atPath: partial.path))
  }

  // MARK: Terminals

  @Test("a terminal sees how far a sweep is, how fast and how long it takes; a file does not") func progress() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var (master, slave): (Int32, Int32) = (-1, -1)
    try #require(openpty(&master, &slave, nil, nil, nil) == 0)
    defer { close(master) }
    let arguments = ["sweep", "sin(x)", "--set", "x=0..1/999", "--quiet", "--output", "a.csv"]
    let process = try start(arguments, in: folder, errors: FileHandle(fileDescriptor: slave, closeOnDealloc: false))
    process.waitUntilExit()
    close(slave)
    #expect(process.terminationStatus == 0)
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var text = ""
    while case let count = read(master, &bytes, bytes.count), count > 0 {
      text += String(decoding: bytes.prefix(count), as: UTF8.self)
    }
    #expect(text.contains("8 of 1000 points"), "\(text)")
    #expect(text.contains(/of 1000 points · \d+ per second · \d+ s left/), "\(text)")
    // At the end the line is empty again.
    #expect(text.hasSuffix("\r\u{1B}[K"))
    let quiet = try Program(list: arguments, in: folder)
    #expect(quiet.status == 0 && quiet.errors.isEmpty && quiet.output.isEmpty)
  }
}
