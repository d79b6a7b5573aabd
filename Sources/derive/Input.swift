import Glibc

/// What is given as files.
enum Input {
  /// What a file, a device or a pipe holds, to its end; nil when there is none of that name.
  static func bytes(of path: String) throws(Unable) -> [UInt8]? {
    func failure() -> Unable { Unable(message: "\(path.visible): \(String(cString: strerror(errno)))") }
    let file = open(path, O_RDONLY)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw failure()
    }
    defer { close(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = piece.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  /// What a program writes into a pipe, to its end.
  static func bytes(from pipe: UnsafeMutablePointer<FILE>) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&piece, 1, piece.count, pipe)
      if count == 0 { return bytes }
      bytes += piece[..<count]
    }
  }

  /// The lines of a file, or of standard input for `-`.
  ///
  /// - Throws: `Unable` where there is none.
  static func lines(of path: String) throws(Unable) -> [String] {
    guard let bytes = try bytes(of: path == "-" ? "/dev/stdin" : path) else {
      throw Unable(message: "\(path.visible): there is no such file")
    }
    return String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }.map(
      String.init)
  }
}
