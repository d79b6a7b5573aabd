import Glibc
import Numbers

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
