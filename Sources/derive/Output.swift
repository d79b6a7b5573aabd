import Glibc
import Notation

/// Writing to the terminal and to files.
enum Output {
  /// Why standard output took not everything that was written; nil when it did.
  nonisolated(unsafe) private(set) static var failure: String?

  static func write(_ text: String) {
    if failure == nil { failure = put(text, to: STDOUT_FILENO) }
  }
  static func error(_ text: String) { _ = put(text, to: STDERR_FILENO) }

  static func line(_ text: String) -> Int32 { self.text(text + "\n") }

  static func text(_ text: String) -> Int32 {
    write(text.hasSuffix("\n") || text.isEmpty ? text : text + "\n")
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

  static func exists(_ path: String) -> Bool {
    var facts = stat()
    return lstat(path, &facts) == 0
  }

  /// Makes a folder and those above it.
  static func makeFolder(_ path: String) {
    var partial = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      partial += part + "/"
      mkdir(partial, 0o755)
    }
  }

  /// Writes everything.
  ///
  /// - Returns: what went wrong, or nil.
  static func put(_ text: String, to file: Int32) -> String? { put(Array(text.utf8)[...], to: file) }

  static func put(_ bytes: ArraySlice<UInt8>, to file: Int32) -> String? {
    var bytes = bytes
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR && !Interrupt.hasCome { continue }
      guard count > 0 else { return String(cString: strerror(errno)) }
      bytes = bytes.dropFirst(count)
    }
    return nil
  }
}

extension String {
  /// Control characters as text, so that what came from a command line neither moves a terminal's cursor nor breaks a line.
  var visible: String { shown { _ in false } }

  /// The same for what may have several lines.
  var visibleLines: String { shown { $0 == "\n" } }

  private func shown(but isKept: (Unicode.Scalar) -> Bool) -> String {
    guard unicodeScalars.contains(where: { $0.isInvisible && !isKept($0) }) else { return self }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if !scalar.isInvisible || isKept(scalar) {
        text.unicodeScalars.append(scalar)
      } else {
        text += ["\n": "\\n", "\t": "\\t", "\r": "\\r"][scalar] ?? scalar.codeName
      }
    }
  }
}
