import Foundation
import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes a line at once: whoever ends this program has seen what it found.
func say(_ line: String) {
  print(line)
  fflush(nil)
}

/// How long an operation takes in this process's own time, whatever else the machine does; one that never ends ends the program.
final class Watch: @unchecked Sendable {
  /// Seconds after which an operation is called slow: the budget of work, and what may pass between two looks
  /// at the clock.
  static let slow = 1.5 * WorkBudget.standard
  /// Seconds after which an operation is given up, and the program with it: shrinking a slow one repeats it some forty times.
  static let limit = 60 * WorkBudget.standard

  private let lock = NSLock()
  private var started: Double?
  private var what = ""
  /// Where a slow operation is a finding.
  var isStrict = false
  /// Whether results are to be made wrong, to see that it is noticed: DERIVE_FUZZ_FAULT.
  let hasFault = getenv("DERIVE_FUZZ_FAULT") != nil

  init() {
    let thread = Thread { [self] in
      while true {
        Thread.sleep(forTimeInterval: 0.5)
        lock.lock()
        if let started, Self.now - started > Self.limit {
          say("NEVER ENDS: \(what)")
          _exit(75)
        }
        lock.unlock()
      }
    }
    thread.start()
  }

  /// Seconds of processor time.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  /// Does something that is watched; the seconds it took.
  func time<Result>(_ what: @autoclosure () -> String, _ body: () -> Result) -> (result: Result, seconds: Double) {
    let start = Self.now
    lock.lock()
    self.what = what()
    started = start
    lock.unlock()
    let result = body()
    lock.lock()
    started = nil
    lock.unlock()
    return (result, Self.now - start)
  }
}
