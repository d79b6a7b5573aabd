import Glibc

/// The rows of a sweep as they come: on standard output, or in a partial file that takes its name at the end.
///
/// The partial file holds the header and whole rows; a row cut off by a crash is dropped when the sweep goes on.
struct SweepFile {
  let path: String?
  let partial: String
  /// The rows that are there already.
  let rows: Int
  /// How many of them have a value missing or open.
  let openRows: Int
  private let descriptor: Int32
  private let headerSize: Int

  init(_ path: String?, header: [String], resumes: Bool) throws(Unable) {
    self.path = path
    partial = (path ?? "") + ".partial"
    let text = header.joined(separator: "\n") + "\n"
    headerSize = text.utf8.count
    guard path != nil else {
      descriptor = STDOUT_FILENO
      (rows, openRows) = (0, 0)
      try Self.write(text, to: descriptor, "standard output")
      return
    }
    descriptor = open(partial, O_RDWR | O_CREAT | (resumes ? 0 : O_TRUNC), 0o644)
    guard descriptor >= 0 else { throw Self.failure(partial) }
    let present = resumes ? Self.content(of: descriptor) : []
    guard !present.isEmpty else {
      (rows, openRows) = (0, 0)
      try Self.write(text, to: descriptor, partial)
      return
    }
    guard present.starts(with: Array(text.utf8)) else {
      throw Unable(message: "\(partial) belongs to another sweep; without --resume it is written anew")
    }
    let end = (present.lastIndex(of: 10) ?? 0) + 1
    let lines = String(decoding: present[headerSize..<end], as: UTF8.self).split(separator: "\n")
    rows = lines.count
    openRows = lines.count { $0.hasSuffix(",") || $0.contains(",,") || $0.contains("[") }
    guard ftruncate(descriptor, end) == 0, lseek(descriptor, off_t(end), SEEK_SET) == end else {
      throw Self.failure(partial)
    }
  }

  /// Writes whole rows, to the disk where it is a file.
  func append(_ text: String) throws(Unable) {
    try Self.write(text, to: descriptor, path == nil ? "standard output" : partial)
    if path != nil, fsync(descriptor) != 0 { throw Self.failure(partial) }
  }

  /// The rows that are there already.
  func present() -> [Substring] {
    guard rows > 0 else { return [] }
    let text = String(decoding: Self.content(of: descriptor).dropFirst(headerSize), as: UTF8.self)
    return text.split(separator: "\n")
  }

  /// Gives the file its name.
  func finish(_ convert: (([Substring]) -> String)? = nil) throws(Unable) {
    guard let path else { return }
    if let convert {
      let text = String(decoding: Self.content(of: descriptor).dropFirst(headerSize), as: UTF8.self)
      if let reason = Output.replace(path, with: convert(text.split(separator: "\n"))) {
        throw Unable(message: "\(path): \(reason)")
      }
      unlink(partial)
    } else if rename(partial, path) != 0 {
      throw Self.failure(path)
    }
    close(descriptor)
  }

  private static func failure(_ name: String) -> Unable {
    Unable(message: "\(name): \(String(cString: strerror(errno)))")
  }

  private static func write(_ text: String, to file: Int32, _ name: String) throws(Unable) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure(name) }
      bytes = bytes.dropFirst(count)
    }
  }

  private static func content(of file: Int32) -> [UInt8] {
    var facts = stat()
    guard fstat(file, &facts) == 0, facts.st_size > 0 else { return [] }
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        pread(file, $0.baseAddress! + offset, $0.count - offset, off_t(offset))
      }
      guard count > 0 else { break }
      offset += count
    }
    return Array(bytes.prefix(offset))
  }
}

/// Ctrl-C, which ends a sweep behind a whole row.
enum Interrupt {
  nonisolated(unsafe) private static var flag: sig_atomic_t = 0

  static var hasCome: Bool { flag != 0 }

  static func watch() {
    _ = hasCome
    signal(SIGINT) { _ in Interrupt.flag = 1 }
    signal(SIGTERM) { _ in Interrupt.flag = 1 }
    // A thread of a pool may have started the program, and these have signals blocked.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}

/// How far a sweep has come, on standard error when it is a terminal.
struct Progress {
  private let total: Int
  private let from: Int
  private let start = now
  static let isTerminal = isatty(STDERR_FILENO) == 1
  private let isShown = isTerminal

  init(total: Int, from: Int) {
    self.total = total
    self.from = from
  }

  /// Seconds, from some moment on.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  func show(_ done: Int) {
    guard isShown else { return }
    let rate = Double(done - from) / max(Self.now - start, 1e-3)
    let left = Int(Double(total - done) / max(rate, 1e-9))
    let time = left >= 3600 ? "\(left / 3600) h \(left / 60 % 60) min" : left >= 60 ? "\(left / 60) min" : "\(left) s"
    Output.error("\r\u{1B}[K\(done) of \(total) points · \(Int(rate)) per second · \(time) left")
  }

  func clear() { if isShown { Output.error("\r\u{1B}[K") } }
}
