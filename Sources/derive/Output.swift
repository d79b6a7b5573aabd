import Glibc

/// Writing to the terminal and to files.
enum Output {
  /// Why standard output took not everything that was written; nil when it did.
  nonisolated(unsafe) private(set) static var failure: String?

  static func write(_ text: String) {
    if failure == nil && !write(text, to: STDOUT_FILENO) { failure = String(cString: strerror(errno)) }
  }
  static func error(_ text: String) { write(text, to: STDERR_FILENO) }

  static func line(_ text: String) -> Int32 { self.text(text + "\n") }

  static func text(_ text: String) -> Int32 {
    write(text)
    return Status.asExpected
  }

  /// True when colour is wanted: a terminal, and NO_COLOR not set to anything.
  static var isColoured: Bool { isatty(STDOUT_FILENO) == 1 && (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true) }

  /// The columns of the terminal, or 100.
  static var width: Int {
    var size = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 100
    }
    return max(60, Int(size.ws_col))
  }

  static func isFolder(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFDIR
  }

  /// Writes a file completely or not at all: to a neighbour first, which then takes the name.
  ///
  /// - Returns: what went wrong, or nil.
  static func replace(_ path: String, with text: String) -> String? { replace(path, with: Array(text.utf8)) }

  static func replace(_ path: String, with bytes: [UInt8]) -> String? {
    let temporary = "\(path).\(getpid())"
    let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    guard file >= 0 else { return String(cString: strerror(errno)) }
    let complete = write(bytes, to: file) && fsync(file) == 0
    guard close(file) == 0, complete, rename(temporary, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(temporary)
      return reason
    }
    return nil
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) {
    var partial = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      partial += part + "/"
      mkdir(partial, 0o755)
    }
  }

  @discardableResult
  private static func write(_ text: String, to file: Int32) -> Bool { write(Array(text.utf8), to: file) }

  private static func write(_ all: [UInt8], to file: Int32) -> Bool {
    var bytes = all[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      bytes = bytes.dropFirst(count)
    }
    return true
  }
}
