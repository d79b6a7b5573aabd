import Algebra
import Foundation

/// The outcome of one repetition: mean CPU seconds of the task and the words of its result.
struct Repetition {
  let seconds: Double
  let check: String
}

/// Something that can execute workloads: this package or a peer.
protocol Program: AnyObject {
  var name: String { get }
  var version: String { get }
  func supports(_ workload: String) -> Bool
  func repetition(of workload: String) throws -> Repetition
}

/// This package, in this process, measured by the rules that hold for the peers.
final class OwnProgram: Program {
  let name: String
  let version = ""
  private let workloads: [String: Workload]
  private var warm: Set<String> = []

  init(_ name: String, workloads: [Workload]) {
    self.name = name
    self.workloads = Dictionary(uniqueKeysWithValues: workloads.map { ($0.name, $0) })
  }

  /// What is made before the first execution stays.
  private static let isSettled: Void = ExpressionStore.settle()

  func supports(_ workload: String) -> Bool { workloads[workload] != nil }

  func repetition(of name: String) throws -> Repetition {
    guard let workload = workloads[name] else { throw PeerError.unsupported(name) }
    // Each execution has inputs of its own. What it made is given back before the next, as the peers' collectors do.
    _ = Self.isSettled
    defer { ExpressionStore.release(keeping: []) }
    let start = ContinuousClock.now
    let first = try workload.once(true)
    var total = first.seconds
    var count = 1
    if warm.insert(name).inserted, workload.warmsUp, total < 0.5 {
      (total, count) = (0, 0)
    }
    while count == 0 || (total < 0.02 && count < 1000 && ContinuousClock.now - start < .milliseconds(500)) {
      total += try workload.once(false).seconds
      count += 1
    }
    return Repetition(seconds: total / Double(count), check: first.check ?? "")
  }
}
