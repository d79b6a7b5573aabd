import Glibc
import Notation

/// The shell that runs a notebook's commands: bash, with this very program as derive.
///
/// Where a notebook is only checked it works in an empty folder of its own, where the folders and the written derivations of the
/// present one are found; what commands and statements write is removed with it.
struct NotebookShell {
  /// The present folder, and the one that is worked in.
  private let home: Int32
  /// The folder of its own; nil where the present one is worked in.
  private let folder: String?

  /// - Throws: `Unable` where there can be no folder.
  init(inFolderOfItsOwn isApart: Bool) throws(Unable) {
    setenv("NO_COLOR", "1", 1)
    if let program = Self.program, let slash = program.lastIndex(of: "/") {
      let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
      setenv("PATH", "\(program[..<slash]):\(path)", 1)
    }
    home = open(".", O_RDONLY)
    guard isApart else {
      folder = nil
      return
    }
    let place = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var name = Array("\(place)/derive-notebook-XXXXXX".utf8CString)
    guard home >= 0, mkdtemp(&name) != nil else {
      throw Unable(message: "no folder for the notebook's files: \(String(cString: strerror(errno)))")
    }
    let made = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    folder = made
    Self.link(into: made)
    guard chdir(made) == 0 else { throw Unable(message: "no way into \(made.visible)") }
  }

  private static var program: String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = buffer.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { readlink("/proc/self/exe", $0.assumingMemoryBound(to: CChar.self), buffer.count) } ?? 0
    }
    return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
  }

  /// Links to the folders and the written derivations that are here.
  private static func link(into folder: String) {
    guard let here = getcwd(nil, 0) else { return }
    defer { free(here) }
    guard let listing = opendir(".") else { return }
    defer { closedir(listing) }
    while let entry = readdir(listing) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      var facts = stat()
      guard !name.hasPrefix("."), stat(name, &facts) == 0 else { continue }
      let isFolder = facts.st_mode & S_IFMT == S_IFDIR
      if isFolder || name.hasSuffix(".derive") { symlink("\(String(cString: here))/\(name)", "\(folder)/\(name)") }
    }
  }

  /// Back to the present folder; what was written in another is removed.
  func end() {
    guard let folder else { return }
    fchdir(home)
    close(home)
    _ = system("rm -rf -- \(Self.quoted(folder))")
  }

  /// After Ctrl-C the folder goes, and the program ends.
  func endIfInterrupted() {
    guard Interrupt.hasCome else { return }
    end()
    exit(Interrupt.status)
  }

  private static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }

  /// What a command writes, a line each, and `status: N` where it does not end with 0.
  func lines(of command: String) -> [String] {
    endIfInterrupted()
    guard let pipe = popen("bash -c \(Self.quoted(command)) 2>&1", "r") else {
      return ["no shell: \(String(cString: strerror(errno)))"]
    }
    let bytes = Input.bytes(from: pipe)
    let ended = pclose(pipe)
    endIfInterrupted()
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map {
      line -> String in
      var line = line
      while line.last?.isWhitespace == true { line.removeLast() }
      return String(line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    let status = ended & 0x7f == 0 ? ended >> 8 & 0xff : 128 + ended & 0x7f
    return status == 0 ? lines : lines + ["status: \(status)"]
  }
}
