import Foundation
import Testing

/// What happens to the program from outside: full disks, Ctrl-C, terminals.
@Suite("Trouble on the way") struct TroubleTests {
  private static let sweep = ["sweep", "sin(x)^x/(1 + x)", "--digits", "300", "--set", "x=1..2/4000"]

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
    try #require(FileManager.default.fileExists(atPath: "/dev/full"), "there is no device that is always full")
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try Program.shell("\"$derive\" \(arguments) > /dev/full", in: folder)
    #expect(program.status == 70 && program.errors.contains("No space left on device"), "\(program.errors)")
  }

  @Test("a table onto a disk that fills leaves no file of that name", arguments: ["csv", "json"])
  func fullDisk(format: String) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // Files may have 8 KB here: what is written first fits, and what follows does not.
    let sweep = "\"$derive\" sweep x --set x=1:1000:1 --format \(format) --output x.\(format)"
    let program = try Program.shell("ulimit -f 16; \(sweep)", in: folder)
    #expect(program.status == 70 && program.errors.contains("File too large"), "\(program.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.\(format).partial"])
    // With more room it goes on.
    let more = try Program.shell("\(sweep) --resume", in: folder)
    #expect(more.status == 0, "\(more.errors)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["x.\(format)"])
  }

  @Test("a device that is full is named") func fullDevice() throws {
    try #require(FileManager.default.fileExists(atPath: "/dev/full"), "there is no device that is always full")
    let program = try Program("sweep", "x", "--set", "x=1,2", "--output", "/dev/full")
    #expect(program.status == 70 && program.errors.contains("/dev/full: No space left"), "\(program.errors)")
  }

  // MARK: Memory

  @Test("without memory the status is 70, and it is said why") func memory() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    // The first has too little for the program's start, the second for the numbers.
    for kilobytes in [100_000, 160_000] {
      let program = try Program.shell(
        "ulimit -v \(kilobytes); \"$derive\" eval 'exp(1) + π' --digits 5000000 > /dev/null", in: folder)
      #expect(program.status == 70 && program.errors.contains("not enough memory"), "\(program.errors)")
    }
  }

  // MARK: Ctrl-C

  @Test("Ctrl-C ends a sweep behind a whole row, and it goes on from there", arguments: [SIGINT, SIGTERM])
  func interrupt(signal: Int32) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("a.csv"), partial = folder.appendingPathComponent("a.csv.partial")
    let process = try Program.start(Self.sweep + ["--output", "a.csv"], in: folder)
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

  @Test(
    "Ctrl-C ends every command at once, and leaves no half file",
    arguments: [
      ["eval", "exp(1)^exp(π)", "--digits", "3000000"],
      [
        "born", "--J", "0.3", "--mu", "1", "--gamma-i", "0.8", "--gamma-perp", "0.3", "--gamma-z", "0.3",
        "--temperature", "0.01", "--digits", "60", "--output", "a"
      ],
      [
        "rashba", "--alpha-r", "0.2", "--J", "0.3", "--mu", "1", "--gamma-i", "0.1", "--digits", "1000", "--output", "a"
      ],
      [
        "cpa", "--J", "0.3", "--mu", "1", "--concentration", "0.1", "--potential", "2", "--spin-potential", "0.5",
        "--digits", "10000"
      ],
      ["gradient-expansion", "--mutate"],
      // Rows that last for minutes each.
      ["sweep", "exp(x)^exp(π)", "--set", "x=1:8:1", "--digits", "3000000"],
      ["sweep", "exp(x)^exp(π)", "--set", "x=1:8:1", "--digits", "3000000", "--output", "a.csv"]
    ])
  func interruptAnything(arguments: [String]) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let process = try Program.start(arguments, in: folder)
    usleep(300_000)
    #expect(process.isRunning, "it has ended before anybody could interrupt it")
    let start = Date()
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    // A tenth of a second without other work on the machine; the bound is for those with much of it.
    #expect(Date().timeIntervalSince(start) < 3)
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left.isEmpty || left == ["a.csv.partial"], "\(left)")
  }

  @Test("a table that nobody reads ends by Ctrl-C too") func interruptPipe() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipe = Pipe()
    let process = try Program.start(
      ["sweep", "x", "--set", "x=1:100000:1"], in: folder, output: pipe.fileHandleForWriting)
    usleep(500_000)
    #expect(process.isRunning, "the pipe took everything")
    kill(process.processIdentifier, SIGINT)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
  }

  // MARK: Terminals

  @Test(
    "control characters in arguments are shown as text",
    arguments: [
      ["eval", "\u{1B}[31mx"], ["eval", "x", "--set", "x\u{1B}]0;t\u{7}=1"], ["zhang-\u{1B}[2J"], ["list", "\u{1B}c"],
      ["zhang-li", "--explain", "\u{9B}31m"], ["born", "--J", "\u{1B}[1m"], ["born", "--\u{1B}[1m", "1"],
      ["sweep", "x", "--set", "x=1", "--output", "\u{1B}[7m/a"], ["codegen", "x", "--language", "\u{1B}c"]
    ])
  func controlCharacters(arguments: [String]) throws {
    let program = try Program(list: arguments)
    #expect([64, 70].contains(program.status))
    let raw = program.errors.unicodeScalars.filter { $0.value < 0x20 && $0 != "\n" || (0x7F...0x9F).contains($0.value) }
    #expect(raw.isEmpty, "\(program.errors.debugDescription)")
    #expect(program.errors.contains("<U+001B>") || program.errors.contains("<U+009B>"), "\(program.errors)")
  }

  @Test("a terminal sees how far a sweep is, how fast and how long it takes; a file does not") func progress() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var (master, slave): (Int32, Int32) = (-1, -1)
    try #require(openpty(&master, &slave, nil, nil, nil) == 0)
    defer { close(master) }
    let arguments = ["sweep", "sin(x)", "--set", "x=0..1/999", "--quiet", "--output", "a.csv"]
    let process = try Program.start(
      arguments, in: folder, errors: FileHandle(fileDescriptor: slave, closeOnDealloc: false))
    process.waitUntilExit()
    close(slave)
    #expect(process.terminationStatus == 0)
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var text = ""
    while case let count = read(master, &bytes, bytes.count), count > 0 {
      text += String(decoding: bytes.prefix(count), as: UTF8.self)
    }
    #expect(text.contains(/[1-9]\d* of 1000 points · \d+ per second · \d+ s left/), "\(text)")
    // At the end the line is empty again.
    #expect(text.hasSuffix("\r\u{1B}[K"))
    let quiet = try Program(list: arguments, in: folder)
    #expect(quiet.status == 0 && quiet.errors.isEmpty && quiet.output.isEmpty)
  }
}
