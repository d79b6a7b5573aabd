import Glibc
import Numbers

/// Whole files of bytes.
enum ChainFile {
  /// What a file holds; nil when there is none.
  static func read(_ path: String) throws(Unable) -> [UInt8]? {
    let file = open(path, O_RDONLY)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw Unable(message: "\(path): \(String(cString: strerror(errno)))")
    }
    defer { close(file) }
    var facts = stat()
    guard fstat(file, &facts) == 0 else { throw Unable(message: "\(path): \(String(cString: strerror(errno)))") }
    var bytes = [UInt8](repeating: 0, count: Int(facts.st_size))
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress! + offset, $0.count - offset) }
      guard count > 0 else { throw Unable(message: "\(path) could not be read to its end") }
      offset += count
    }
    return bytes
  }

  static func remove(_ path: String) { unlink(path) }
}

/// Ctrl-C raises a flag that the numerical work looks at.
enum ChainInterrupt {
  nonisolated(unsafe) private static var flag: UnsafeMutablePointer<Int32>?
  nonisolated(unsafe) private static var kept: StopFlag?

  static func watch(_ stop: StopFlag) {
    kept = stop
    flag = stop.pointer
    signal(SIGINT) { _ in ChainInterrupt.flag?.pointee = 1 }
    signal(SIGTERM) { _ in ChainInterrupt.flag?.pointee = 1 }
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
