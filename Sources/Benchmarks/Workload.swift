import Foundation

/// One of our own workloads: fresh inputs, a task that is timed on them, and the canonical words of its result.
///
/// A group of workloads is one file, which extends `Workload` by a list; `all` collects the lists.
struct Workload {
  let name: String
  /// Whether the first execution is not timed. A task that measures memory is timed from its first execution on.
  let warmsUp: Bool
  /// Builds the inputs, executes the task once and answers its CPU seconds, and the check where it is wanted.
  let once: (_ wantsCheck: Bool) throws -> Execution
  /// The same with the result made into nodes before the clock stops.
  private let seen: (_ wantsCheck: Bool) throws -> Execution

  struct Execution {
    let seconds: Double
    let check: String?
  }

  init<Inputs, Result>(
    _ name: String, warmsUp: Bool = true, inputs: @escaping () throws -> Inputs,
    task: @escaping (Inputs) throws -> Result,
    look: @escaping (Result) -> Void = { _ in },
    check: @escaping (Result) throws -> [any CustomStringConvertible]
  ) {
    func execution(_ task: @escaping (Inputs) throws -> Result) -> (Bool) throws -> Execution {
      { wantsCheck in
        let built = try inputs()
        let (seconds, result) = try CPUClock.time { try task(built) }
        guard wantsCheck else { return Execution(seconds: seconds, check: nil) }
        return Execution(seconds: seconds, check: try check(result).map(word).joined(separator: " "))
      }
    }
    self.init(
      name: name, warmsUp: warmsUp, once: execution(task),
      seen: execution {
        let result = try task($0)
        look(result)
        return result
      })
  }

  private init(
    name: String, warmsUp: Bool, once: @escaping (Bool) throws -> Execution, seen: @escaping (Bool) throws -> Execution
  ) {
    self.name = name
    self.warmsUp = warmsUp
    self.once = once
    self.seen = seen
  }

  /// The workload with the time in which the nodes of its result are made.
  var lookingInside: Workload { Workload(name: name, warmsUp: warmsUp, once: seen, seen: seen) }
}

/// A word of a check: a floating-point number always shows a point.
private func word(_ value: any CustomStringConvertible) -> String {
  (value as? Double).map { String(format: "%.15e", $0) } ?? value.description
}

/// CPU time of this process.
enum CPUClock {
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
  }

  /// Never inlined, so that no part of the body moves across the readings of the clock.
  @inline(never)
  static func time<Result>(_ body: () throws -> Result) rethrows -> (seconds: Double, result: Result) {
    let start = now
    let result = try body()
    return (now - start, result)
  }
}
