import Glibc

/// Where something is written to: the one way in which the command writes files.
///
/// A file appears completely or not at all: a neighbour is written first, which then takes the name and the mode of what stood
/// there. Links are followed, and what is no file (a device, a pipe) is written to as it is. Whether a place can be written to
/// is found when the value is made, before the work begins.
struct OutputPlace {
  /// As it was given.
  let path: String
  /// The path without links; nil for a device or a pipe.
  let file: String?
  /// The permissions and the owner of the file that stands there.
  private let present: (mode: mode_t, user: uid_t, group: gid_t)?

  /// - Parameter makesFolders: whether folders that do not exist are made when it is written.
  init(_ path: String, makesFolders: Bool = false) throws(Unable) {
    self.path = path
    func refuse(_ error: Int32) -> Unable { Unable(message: "\(path): \(String(cString: strerror(error)))") }
    let end = try Self.followed(path)
    var facts = stat()
    // A link of the kernel's to something open, such as /dev/stdout, has no path to replace.
    let isOpenThing = end.hasPrefix("/proc/")
    if stat(isOpenThing ? path : end, &facts) == 0 {
      switch facts.st_mode & S_IFMT {
      case S_IFDIR: throw refuse(EISDIR)
      case S_IFSOCK: throw Unable(message: "\(path) is a socket, which no file can be written to")
      case S_IFREG where !isOpenThing:
        guard access(end, W_OK) == 0 else { throw refuse(errno) }
        (file, present) = (end, (facts.st_mode & 0o7777, facts.st_uid, facts.st_gid))
      default:
        guard access(path, W_OK) == 0 else { throw refuse(errno) }
        (file, present) = (nil, nil)
        return
      }
    } else {
      guard errno == ENOENT || errno == ENOTDIR else { throw refuse(errno) }
      if end.isEmpty || end.hasSuffix("/") { throw refuse(errno) }
      (file, present) = (end, nil)
    }
    var folder = Self.folder(of: end)
    while stat(folder, &facts) != 0 {
      guard makesFolders && errno == ENOENT && folder != "." && folder != "/" else { throw refuse(errno) }
      folder = Self.folder(of: folder)
    }
    guard facts.st_mode & S_IFMT == S_IFDIR else { throw refuse(ENOTDIR) }
    guard access(folder, W_OK | X_OK) == 0 else { throw refuse(errno) }
  }

  /// Writes the file completely or not at all, or everything to the device.
  func write(_ text: String) throws(Unable) {
    try write { put throws(Unable) in try put(text) }
  }

  /// The same for what comes in pieces.
  func write(_ pieces: ((String) throws(Unable) -> Void) throws(Unable) -> Void) throws(Unable) {
    try filled { descriptor throws(Unable) in
      try pieces { piece throws(Unable) in try put(Array(piece.utf8), to: descriptor) }
    }
  }

  /// The same for what is no text.
  func write(_ bytes: [UInt8]) throws(Unable) {
    try filled { descriptor throws(Unable) in try put(bytes, to: descriptor) }
  }

  private func filled(_ fill: (_ descriptor: Int32) throws(Unable) -> Void) throws(Unable) {
    guard let file else {
      let descriptor = try openStream()
      defer { close(descriptor) }
      return try fill(descriptor)
    }
    Output.makeFolder(Self.folder(of: file))
    let (temporary, descriptor) = try makeTemporary(file)
    defer { Interrupt.removes(nil) }
    do throws(Unable) {
      takeMode(descriptor)
      try fill(descriptor)
      guard fsync(descriptor) == 0, rename(temporary, file) == 0 else { throw failure() }
      close(descriptor)
    } catch {
      unlink(temporary)
      close(descriptor)
      throw error
    }
  }

  /// Lets another program write a file under a temporary name, which is then moved here; a device it writes to itself.
  func replaced(by make: (_ path: String) throws(Unable) -> Void) throws(Unable) {
    guard let file else { return try make(path) }
    let temporary = try makeTemporary(file).name
    defer {
      unlink(temporary)
      Interrupt.removes(nil)
    }
    try make(temporary)
    let made = open(temporary, O_RDONLY | O_CLOEXEC)
    guard made >= 0 else { throw failure() }
    defer { close(made) }
    takeMode(made)
    guard rename(temporary, file) == 0 else { throw failure() }
  }

  /// An empty file beside the one that is to be written, which goes when a signal ends the program.
  private func makeTemporary(_ file: String) throws(Unable) -> (name: String, descriptor: Int32) {
    let temporary = "\(file).\(getpid())"
    // Of that name only a process that is no more can have left one.
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    Interrupt.removes(temporary)
    return (temporary, descriptor)
  }

  /// Gives an open file the permissions and the owner of the one that it is to replace, or those of a new one.
  func takeMode(_ descriptor: Int32) {
    guard let present else {
      let mask = umask(0)
      umask(mask)
      fchmod(descriptor, 0o666 & ~mask)
      return
    }
    // Only root can give a file away; where that is refused the mode still holds for whoever writes.
    _ = fchown(descriptor, present.user, present.group)
    fchmod(descriptor, present.mode)
  }

  /// Opens the device or the pipe; this waits for a pipe's reader.
  func openStream() throws(Unable) -> Int32 {
    let descriptor = open(path, O_WRONLY | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    return descriptor
  }

  private func put(_ bytes: [UInt8], to descriptor: Int32) throws(Unable) {
    if let reason = Output.put(bytes[...], to: descriptor) { throw Unable(message: "\(path): \(reason)") }
  }

  private func failure() -> Unable { Unable(message: "\(path): \(String(cString: strerror(errno)))") }

  // MARK: Paths

  /// "a" of "a/b", "." of "b".
  private static func folder(of path: String) -> String {
    var rest = path[...]
    while rest.count > 1 && rest.hasSuffix("/") { rest = rest.dropLast() }
    guard let slash = rest.lastIndex(of: "/") else { return "." }
    return slash == rest.startIndex ? "/" : String(rest[..<slash])
  }

  /// The end of a chain of links.
  private static func followed(_ path: String) throws(Unable) -> String {
    var path = path
    for _ in 0..<40 {
      var facts = stat()
      guard !path.hasPrefix("/proc/"), lstat(path, &facts) == 0, facts.st_mode & S_IFMT == S_IFLNK else { return path }
      var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
      let count = readlink(path, &bytes, bytes.count)
      guard count > 0 else { return path }
      let target = String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      path = target.hasPrefix("/") ? target : folder(of: path) + "/" + target
    }
    throw Unable(message: "\(path): \(String(cString: strerror(ELOOP)))")
  }
}
