/// Texts that are given as files.
enum Input {
  /// The lines of a file, or of standard input for `-`.
  ///
  /// - Throws: `Unable` where there is none.
  static func lines(of path: String) throws(Unable) -> [String] {
    if path == "-" {
      var lines: [String] = []
      while let line = readLine() { lines.append(line) }
      return lines
    }
    guard let bytes = try ChainFile.read(path) else { throw Unable(message: "\(path): there is no such file") }
    return String(decoding: bytes, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }.map(
      String.init)
  }
}
