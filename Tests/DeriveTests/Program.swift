import Foundation
import Testing

/// The built program, run as a reader of the manual would run it.
struct Program {
  let status: Int32
  let output: String
  let errors: String

  /// Beside the tests, where the package manager builds both.
  static let path: URL? = {
    let tests = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [tests, Bundle.main.bundleURL, Bundle.main.bundleURL.deletingLastPathComponent()]
    return candidates.map { $0.appendingPathComponent("derive") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }()

  /// Runs the program in a folder of its own.
  init(_ arguments: String..., environment: [String: String] = [:], in folder: URL? = nil) throws {
    try self.init(list: arguments, environment: environment, in: folder)
  }

  /// Runs the program in a folder of its own.
  init(list arguments: [String], environment: [String: String] = [:], in folder: URL? = nil) throws {
    let process = Process()
    let path = try #require(Self.path, "the program is not built")
    process.executableURL = path
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let place = try folder ?? Self.temporaryFolder()
    process.currentDirectoryURL = place
    // Files, not pipes: a pipe that nobody empties would stop the program.
    let (out, err) = (place.appendingPathComponent("stdout"), place.appendingPathComponent("stderr"))
    for file in [out, err] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    output = try String(contentsOf: out, encoding: .utf8)
    errors = try String(contentsOf: err, encoding: .utf8)
    for file in [out, err] { try FileManager.default.removeItem(at: file) }
    if folder == nil { try FileManager.default.removeItem(at: place) }
  }

  /// Runs the program in a folder by the shell, which can limit what it gets: "\"$derive\" eval 1 > file".
  static func shell(_ command: String, in folder: URL) throws -> (status: Int32, errors: String) {
    let path = try #require(Self.path, "the program is not built")
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/sh")
    shell.arguments = ["-c", command]
    shell.environment = ProcessInfo.processInfo.environment.merging(["derive": path.path]) { $1 }
    shell.currentDirectoryURL = folder
    let file = folder.appendingPathComponent("shell errors")
    try Data().write(to: file)
    shell.standardError = try FileHandle(forWritingTo: file)
    try shell.run()
    shell.waitUntilExit()
    defer { try? FileManager.default.removeItem(at: file) }
    return (shell.terminationStatus, try String(contentsOf: file, encoding: .utf8))
  }

  /// The program as a running process in a folder, with nothing that it writes kept unless it is asked for.
  static func start(
    _ arguments: [String], in folder: URL, output: FileHandle = .nullDevice, errors: FileHandle = .nullDevice
  ) throws -> Process {
    let process = Process()
    let path = try #require(Self.path, "the program is not built")
    process.executableURL = path
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    return process
  }

  static func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("derive-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }
}
