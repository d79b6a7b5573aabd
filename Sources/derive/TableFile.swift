import Worksheets
import Glibc

/// The rows of a table as they come: on standard output, to a device, or in a partial file that takes its name at the end.
///
/// The partial file holds the header and whole rows; a row cut off by a crash is dropped when the table goes on. It belongs to
/// one process as long as that lives.
final class TableFile {
  /// How many rows are there already.
  private(set) var rows = 0
  /// The partial file.
  let partial: String?

  private let place: OutputPlace?
  private let format: TableFormat
  private let descriptor: Int32
  private let start: Int
  private var lastSync = Progress.now

  /// - Parameters:
  ///   - place: standard output when nil.
  ///   - row: what is to be said of a row that is there already, by its place; nil when it belongs there.
  init(
    _ place: OutputPlace?, _ format: TableFormat, resumes: Bool, row: (Int, [String]) throws(Unable) -> Void
  ) throws(Unable) {
    (self.place, self.format) = (place, format)
    let header = format.csvHeader
    start = header.utf8.count
    guard let place, let file = place.file else {
      partial = nil
      if let place, resumes {
        throw Unable(message: "\(place.path) is no file: there is nothing that --resume goes on with")
      }
      descriptor = try place?.openStream() ?? STDOUT_FILENO
      try put(format.isJSON ? format.jsonHead : header)
      return
    }
    let partial = file + ".partial"
    self.partial = partial
    descriptor = try Self.claim(partial)
    if !resumes, ftruncate(descriptor, 0) != 0 { throw Self.failure(partial) }
    place.takeMode(descriptor)
    var reader = LineReader(descriptor)
    var line = reader.next()
    for wanted in header.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      guard let present = line else {
        // Nothing is there, or a header that was cut off.
        if ftruncate(descriptor, 0) != 0 { throw Self.failure(partial) }
        try put(header)
        return
      }
      guard present.elementsEqual(wanted.utf8) else {
        throw Unable(
          message: """
            \(partial) belongs to another table: it has
              \(String(decoding: present.prefix(200), as: UTF8.self).visible)
            where this one has
              \(wanted)
            without --resume the table is written anew; another --output keeps what is there
            """)
      }
      line = reader.next()
    }
    while let present = line {
      guard let fields = format.fields(present) else { throw Self.foreign(partial, rows, "it is no row of a table") }
      do { try row(rows, fields) } catch { throw Self.foreign(partial, rows, error.message) }
      rows += 1
      line = reader.next()
    }
    let end = off_t(reader.consumed)
    guard ftruncate(descriptor, end) == 0, lseek(descriptor, end, SEEK_SET) == end else { throw Self.failure(partial) }
  }

  deinit { if descriptor != STDOUT_FILENO { close(descriptor) } }

  /// Opens the partial file for this process alone.
  private static func claim(_ partial: String) throws(Unable) -> Int32 {
    while true {
      let descriptor = open(partial, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw failure(partial) }
      var (opened, named) = (stat(), stat())
      guard fstat(descriptor, &opened) == 0, opened.st_mode & S_IFMT == S_IFREG else {
        close(descriptor)
        throw Unable(message: "\(partial) is no file; the rows that are done are kept there")
      }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let isTaken = errno == EWOULDBLOCK
        let reason = failure(partial)
        close(descriptor)
        if !isTaken { throw reason }
        throw Unable(
          message: "another process is writing \(partial); wait until it has ended, or take another --output")
      }
      // The process before may have given the file its name between the opening and the lock.
      if lstat(partial, &named) == 0, named.st_ino == opened.st_ino, named.st_dev == opened.st_dev { return descriptor }
      close(descriptor)
    }
  }

  private static func foreign(_ partial: String, _ row: Int, _ reason: String) -> Unable {
    Unable(
      message: """
        row \(row + 1) of \(partial) does not belong there: \(reason)
        without --resume the table is written anew; or cut the file off before that row
        """)
  }

  private static func failure(_ name: String) -> Unable {
    Unable(message: "\(name): \(String(cString: strerror(errno)))")
  }

  // MARK: Writing

  /// Writes whole rows, now and then to the disk where it is a file.
  ///
  /// - Parameter lines: rows as ``TableFormat/line(_:)`` writes them.
  func append(_ lines: [String]) throws(Unable) {
    guard !lines.isEmpty else { return }
    let isStreamedJSON = format.isJSON && partial == nil
    try put(
      lines.enumerated().reduce(into: "") { text, line in
        if isStreamedJSON && rows + line.offset > 0 { text += TableFormat.jsonSeparator }
        text += line.element
        if !isStreamedJSON { text += "\n" }
      })
    rows += lines.count
    guard partial != nil, Progress.now - lastSync > 1 else { return }
    try sync()
  }

  /// Makes sure that what was written outlives a crash.
  func sync() throws(Unable) {
    guard let partial else { return }
    if fsync(descriptor) != 0 { throw Self.failure(partial) }
    lastSync = Progress.now
  }

  /// Whether rows are written as JSON at once.
  var takesJSON: Bool { format.isJSON && partial == nil }

  /// Gives the file its name.
  func finish() throws(Unable) {
    guard let place, let file = place.file, let partial else {
      if format.isJSON { try put(format.jsonTail) }
      return
    }
    try sync()
    if format.isJSON {
      try place.write { write throws(Unable) in
        try write(format.jsonHead)
        var isFirst = true
        try forEachRow { fields throws(Unable) in
          try write((isFirst ? "" : TableFormat.jsonSeparator) + TableFormat.jsonRow(fields))
          isFirst = false
        }
        try write(format.jsonTail)
      }
      unlink(partial)
    } else if rename(partial, file) != 0 {
      throw Self.failure(file)
    }
  }

  /// Every row that is there, in order.
  func forEachRow(_ body: ([String]) throws(Unable) -> Void) throws(Unable) {
    guard let partial else { return }
    var reader = LineReader(descriptor, from: start)
    while let line = reader.next() {
      guard let fields = format.fields(line) else { throw Unable(message: "\(partial) was changed meanwhile") }
      try body(fields)
    }
  }

  private func put(_ text: String) throws(Unable) {
    guard let reason = Output.put(text, to: descriptor) else { return }
    throw Unable(message: "\(partial ?? place?.path ?? "standard output"): \(reason)")
  }
}

/// The whole lines of an open file, some of them in memory at a time.
private struct LineReader {
  private let descriptor: Int32
  private var offset: Int
  private var buffer: [UInt8] = []
  private var place = 0
  /// Where the line after the last one that was read begins.
  private(set) var consumed: Int

  init(_ descriptor: Int32, from start: Int = 0) {
    self.descriptor = descriptor
    (offset, consumed) = (start, start)
  }

  /// The next line without its end; nil where there is none that has one.
  mutating func next() -> [UInt8]? {
    var searched = place
    while true {
      if let end = buffer[searched...].firstIndex(of: 10) {
        defer {
          consumed += end + 1 - place
          place = end + 1
        }
        return Array(buffer[place..<end])
      }
      buffer.removeFirst(place)
      (place, searched) = (0, buffer.count)
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      let count = piece.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, off_t(offset)) }
      guard count > 0 else { return nil }
      offset += count
      buffer += piece[..<count]
    }
  }
}
