import Glibc
import Numbers

/// Ctrl-C and SIGTERM, which end the program at once with status 130 and a table behind a whole row; and the end of memory, with 70.
///
/// Only what POSIX allows in a signal handler happens in this one, and what it reads is made before it is installed.
enum Interrupt {
  /// The exit status of what was interrupted.
  static let status: Int32 = 130

  nonisolated(unsafe) private static var flag: sig_atomic_t = 0
  nonisolated(unsafe) private static var isAwaited: sig_atomic_t = 0
  nonisolated(unsafe) private static var stopsWork: sig_atomic_t = 0
  /// A half-written file, which goes.
  nonisolated(unsafe) private static var temporary: UnsafeMutablePointer<CChar>?

  static var hasCome: Bool { flag != 0 }

  /// From now on somebody asks ``hasCome`` often, and ends the program; a second signal does not wait for that.
  static func await(_ isAwaited: Bool) { self.isAwaited = isAwaited ? 1 : 0 }

  /// From now on a signal ends the operation under way, and not the program; a second one does.
  static func stops(_ isWanted: Bool) { stopsWork = isWanted ? 1 : 0 }

  /// Names the file that is removed when a signal ends the program; nil when it is complete.
  static func removes(_ path: String?) {
    // The name before is kept: a handler on another thread may be reading it.
    temporary = path.flatMap { strdup($0) }
  }

  static func watch() {
    (flag, isAwaited, stopsWork, temporary) = (0, 0, 0, nil)
    let handler: @convention(c) (Int32) -> Void = { _ in
      if Interrupt.stopsWork != 0 && !WorkBudget.isInterrupted {
        WorkBudget.isInterrupted = true
        return
      }
      if Interrupt.isAwaited != 0 && Interrupt.flag == 0 {
        Interrupt.flag = 1
        // Whoever is stuck, in a write to a pipe that nobody empties, is not waited for longer than this.
        alarm(1)
        return
      }
      if let path = Interrupt.temporary { unlink(path) }
      _exit(Interrupt.status)
    }
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    // Not restarted: a write to a pipe that nobody empties is to end.
    action.sa_flags = 0
    sigaction(SIGINT, &action, nil)
    sigaction(SIGTERM, &action, nil)
    sigaction(SIGALRM, &action, nil)
    MemoryExhaustion.whenItComes {
      if let path = Interrupt.temporary { unlink(path) }
      let message: StaticString =
        "derive: there is not enough memory for this; fewer digits, a smaller formula or one point at a time need less\n"
      message.withUTF8Buffer { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      _exit(Status.unable)
    }
    // A file that may grow no more is an error of the one who writes, and no signal.
    signal(SIGXFSZ, SIG_IGN)
    // A thread of a pool may have started the program, and these have signals blocked.
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGTERM, SIGALRM] { sigaddset(&signals, signal) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }
}
