import Foundation

/// A running peer: names of workloads go in, lines of JSON come out. A process that does not answer in time is
/// killed, and started again for the next request.
final class PeerProcess: Program {
  let name: String
  private(set) var version = ""
  private var workloads: Set<String> = []
  private let peer: Peer
  private let directory: String
  private let timeout: Double
  private var process: Process?
  private var input: FileHandle?
  private var output: LineReader?

  init(_ peer: Peer, directory: String, timeout: Double) throws {
    self.name = peer.name
    self.peer = peer
    self.directory = directory
    self.timeout = timeout
    try start()
  }

  deinit { stop() }

  func supports(_ workload: String) -> Bool { workloads.contains(workload) }

  func repetition(of workload: String) throws -> Repetition {
    do {
      if process == nil { try start() }
      try input?.write(contentsOf: Data("\(workload)\n".utf8))
      let answer: Answer = try receive()
      guard answer.workload == workload else { throw PeerError.unreadable(answer.workload) }
      return Repetition(seconds: answer.seconds, check: answer.check)
    } catch {
      stop()
      throw error
    }
  }

  private struct Greeting: Decodable {
    let version: String
    let workloads: [String]
  }

  private struct Answer: Decodable {
    let workload: String
    let seconds: Double
    let check: String
  }

  private func start() throws {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    let local = !peer.executable.hasPrefix("/")
    let executable = local ? "\(directory)/\(peer.executable)" : peer.executable
    guard FileManager.default.isExecutableFile(atPath: executable) else { throw PeerError.missing(executable) }
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = peer.arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    // A child inherits what is ignored, and must end when nobody reads its answers; here a broken pipe is an error.
    signal(SIGPIPE, SIG_DFL)
    defer { signal(SIGPIPE, SIG_IGN) }
    try process.run()
    self.process = process
    self.input = input.fileHandleForWriting
    self.output = LineReader(output.fileHandleForReading)
    do {
      let greeting: Greeting = try receive()
      version = greeting.version
      workloads = Set(greeting.workloads)
    } catch {
      stop()
      throw error
    }
  }

  private func stop() {
    guard let process else { return }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    try? input?.close()
    self.process = nil
  }

  /// The next line of JSON; programs may print other lines, which are passed over.
  private func receive<Message: Decodable>() throws -> Message {
    let deadline = ContinuousClock.now + .seconds(timeout)
    while let line = try output?.next(before: deadline, timeout: timeout) {
      guard line.hasPrefix("{") else { continue }
      do {
        return try JSONDecoder().decode(Message.self, from: Data(line.utf8))
      } catch {
        throw PeerError.unreadable(line)
      }
    }
    throw PeerError.ended
  }
}

/// Lines from a pipe, waited for with a deadline.
private final class LineReader {
  private let handle: FileHandle
  private var pending: [UInt8] = []

  init(_ handle: FileHandle) { self.handle = handle }

  /// The next line without its end, or nil at the end of the stream.
  func next(before deadline: ContinuousClock.Instant, timeout: Double) throws -> String? {
    while true {
      if let end = pending.firstIndex(of: UInt8(ascii: "\n")) {
        defer { pending.removeSubrange(...end) }
        return String(decoding: pending[..<end], as: UTF8.self)
      }
      let left = (deadline - .now) / .milliseconds(1)
      var descriptor = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
      guard left > 0, poll(&descriptor, 1, Int32(min(left + 1, 1e9))) > 0 else { throw PeerError.timedOut(timeout) }
      var block = [UInt8](repeating: 0, count: 4096)
      let count = read(handle.fileDescriptor, &block, block.count)
      guard count > 0 else { return nil }
      pending.append(contentsOf: block[..<count])
    }
  }
}
