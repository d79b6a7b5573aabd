import Glibc
import Numbers
import Worksheets

/// A computation that somebody at a terminal may walk away from.
///
/// Ctrl-C ends what looks at its budget of work. In the middle of one long operation on numbers nothing does: after a second the
/// computation is left to itself, and what it finds to nobody.
final class Computation<Result: Sendable>: @unchecked Sendable {
  /// Seconds that an interrupted computation has to end by itself.
  private let patience = 0.8

  private let lock = Lock()
  private var result: Result?
  private var isOver = false

  /// Whether it goes on, perhaps with nobody waiting.
  var isRunning: Bool { lock { !isOver } }

  /// What the body returns; nil where Ctrl-C was pressed and it did not end.
  func run(_ body: @escaping @Sendable () -> Result) -> Result? {
    let thread = WorkThread { [self] in
      let found = body()
      lock { (result, isOver) = (found, true) }
    }
    guard let thread else { return body() }
    var pause: UInt32 = 100
    var interrupted: Double?
    while isRunning {
      usleep(pause)
      pause = min(2 * pause, 5_000)
      guard WorkBudget.isInterrupted else { continue }
      let since = interrupted ?? Progress.now
      interrupted = since
      if Progress.now - since > patience {
        thread.detach()
        return nil
      }
    }
    thread.join()
    return lock { result }
  }
}
