import Foundation
import Testing

/// Where the command writes to: devices, pipes, links, folders, permissions.
@Suite("Places to write to") struct PlaceTests {
  private static let table = ["sweep", "sin(x)", "--set", "x=0..1/100", "--digits", "10", "--quiet", "--output"]

  private func facts(_ path: String, in folder: URL) throws -> stat {
    var facts = stat()
    try #require(lstat(folder.appendingPathComponent(path).path, &facts) == 0, "\(path)")
    return facts
  }

  private func kind(_ path: String, in folder: URL) throws -> mode_t { try facts(path, in: folder).st_mode & S_IFMT }

  /// Every command that writes a file, with the option last.
  static let writers: [[String]] = [
    table, ["sweep", "x", "--set", "x=1", "--quiet", "--format", "json", "--output"],
    ["codegen", "x^2", "--language", "c", "--quiet", "--output"],
    ["explicit-landau-lifshitz", "--format", "json", "--quiet", "--output"],
    [
      "born", "--J", "0.3", "--mu", "1", "--gamma-i", "0.8", "--gamma-perp", "0.3", "--gamma-z", "0.3", "--digits", "5",
      "--quiet", "--output"
    ],
    [
      "born", "--J", "0.3", "--mu", "1,2", "--gamma-i", "0.8", "--gamma-perp", "0.3", "--gamma-z", "0.3", "--digits",
      "5",
      "--output", "other.csv", "--quiet", "--plot"
    ]
  ]

  @Test("links are followed and modes are kept", arguments: writers)
  func links(arguments: [String]) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let manager = FileManager.default
    let real = folder.appendingPathComponent("real").path
    try manager.createDirectory(atPath: real, withIntermediateDirectories: true)
    try Data("before".utf8).write(to: URL(fileURLWithPath: real + "/file.gp"))
    try manager.setAttributes([.posixPermissions: 0o600], ofItemAtPath: real + "/file.gp")
    // A link to a link, both relative.
    try manager.createSymbolicLink(atPath: folder.path + "/link.gp", withDestinationPath: "real/second.gp")
    try manager.createSymbolicLink(atPath: real + "/second.gp", withDestinationPath: "file.gp")
    let program = try Program(list: arguments + ["link.gp"], in: folder)
    #expect(program.status == 0, "\(program.errors)")
    #expect(try kind("link.gp", in: folder) == S_IFLNK && kind("real/second.gp", in: folder) == S_IFLNK)
    #expect(try facts("real/file.gp", in: folder).st_mode == S_IFREG | 0o600)
    #expect(try String(contentsOfFile: real + "/file.gp", encoding: .utf8) != "before")
    #expect(try manager.contentsOfDirectory(atPath: real).sorted() == ["file.gp", "second.gp"])
    // A link to nothing is where the file appears.
    try manager.removeItem(atPath: real + "/file.gp")
    #expect(try Program(list: arguments + ["link.gp"], in: folder).status == 0)
    #expect(try kind("real/file.gp", in: folder) == S_IFREG && kind("link.gp", in: folder) == S_IFLNK)
    // Links in a circle lead nowhere.
    try manager.createSymbolicLink(atPath: folder.path + "/circle.gp", withDestinationPath: "circle.gp")
    #expect(try Program(list: arguments + ["circle.gp"], in: folder).status == 70)
  }

  @Test("a pipe is written to and stays one", arguments: writers)
  func pipe(arguments: [String]) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(mkfifo(folder.appendingPathComponent("pipe.gp").path, 0o600) == 0)
    let reader = Process()
    reader.executableURL = URL(fileURLWithPath: "/bin/sh")
    reader.arguments = ["-c", "cat pipe.gp > read"]
    reader.currentDirectoryURL = folder
    try reader.run()
    let program = try Program(list: arguments + ["pipe.gp"], in: folder)
    #expect(program.status == 0, "\(program.errors)")
    // Nothing was written: the reader waits for a writer, and gets one.
    if program.status != 0 { try Data().write(to: folder.appendingPathComponent("pipe.gp")) }
    reader.waitUntilExit()
    #expect(try facts("pipe.gp", in: folder).st_mode == S_IFIFO | 0o600)
    // What came through is what a file gets.
    #expect(try Program(list: arguments + ["file.gp"], in: folder).status == 0)
    let (read, file) = (folder.appendingPathComponent("read"), folder.appendingPathComponent("file.gp"))
    let (piped, written) = (try Data(contentsOf: read), try Data(contentsOf: file))
    #expect(piped == written && !written.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: folder.appendingPathComponent("pipe.gp.partial").path))
  }

  @Test("a device is written to and stays one") func device() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    var (master, slave): (Int32, Int32) = (-1, -1)
    var name = [CChar](repeating: 0, count: 256)
    try #require(openpty(&master, &slave, &name, nil, nil) == 0)
    defer {
      close(master)
      close(slave)
    }
    let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    for arguments in [Array(Self.writers[1]), Self.writers[2]] {
      let program = try Program(list: arguments + [path], in: folder)
      #expect(program.status == 0, "\(program.errors)")
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      #expect(read(master, &bytes, bytes.count) > 20)
      var facts = stat()
      #expect(lstat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFCHR)
    }
    let resumed = try Program(list: Self.table + [path, "--resume"], in: folder)
    #expect(resumed.status == 70 && resumed.errors.contains("is no file"), "\(resumed.errors)")
    // Only root makes devices; a null device of the test's own, never the machine's.
    let null = folder.appendingPathComponent("null").path
    if mknod(null, S_IFCHR | 0o666, 1 << 8 | 3) == 0 {
      #expect(try Program(list: Self.table + ["null"], in: folder).status == 0)
      #expect(try kind("null", in: folder) == S_IFCHR)
    } else {
      #expect(geteuid() != 0 || errno == EPERM)
    }
  }

  @Test("new files have the mode that the user's mask leaves") func mask() throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    for (mask, mode) in [("002", 0o664), ("077", 0o600)] as [(String, mode_t)] {
      let program = try Program.shell(
        "umask \(mask); \"$derive\" sweep x --set x=1 -q -o a\(mask).csv && \"$derive\" codegen x --language c -q -o a\(mask).c",
        in: folder)
      #expect(program.status == 0, "\(program.errors)")
      #expect(try facts("a\(mask).csv", in: folder).st_mode & 0o777 == mode)
      #expect(try facts("a\(mask).c", in: folder).st_mode & 0o777 == mode)
    }
  }

  @Test(
    "a place that cannot be written to is found before the work",
    arguments: [
      // Each of these fails in another way when it comes to the work.
      ["born", "--J", "1/2", "--mu", "-1/2", "--gamma-i", "0", "--gamma-perp", "0", "--gamma-z", "0"],
      ["rashba", "--alpha-r", "0", "--J", "0", "--mu", "0", "--gamma-i", "0"],
      ["explicit-landau-lifshitz", "--step", "99", "--format", "json"],
      ["codegen", "x", "--language", "c", "--inputs", "y"]
    ])
  func beforeTheWork(arguments: [String]) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let manager = FileManager.default
    try manager.createDirectory(atPath: folder.path + "/a.json", withIntermediateDirectories: true)
    try manager.createDirectory(
      atPath: folder.path + "/a.json/explicit-landau-lifshitz.json", withIntermediateDirectories: true)
    try Data().write(to: folder.appendingPathComponent("plain"))
    let work = try Program(list: arguments, in: folder)
    #expect(work.status != 0)
    for (place, reason) in [
      ("a.json", "Is a directory"), ("plain/a.json", "Not a directory"),
      (String(repeating: "a", count: 300) + ".json", "File name too long")
    ] {
      let program = try Program(list: arguments + ["--output", place], in: folder)
      #expect(program.status == 70 && program.errors.contains(place), "\(program.errors)")
      #expect(program.errors.contains(reason) && program.errors != work.errors)
    }
    #expect(try manager.contentsOfDirectory(atPath: folder.path).sorted() == ["a.json", "plain"])
  }
}
