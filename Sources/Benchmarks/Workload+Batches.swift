import Algebra
import Evaluation

extension Workload {
  /// W9 with the platform's scalar functions.
  static var batches: [Workload] { [batch(.scalar)] }

  /// W9 with vector functions.
  static var vectorBatches: [Workload] { [batch(.vector)] }

  private static func batch(_ functions: Evaluation.Program.Functions) -> Workload {
    Workload(
      "W9", inputs: precession,
      task: { program, times in try program.evaluate([times], functions: functions)[0] },
      check: { (values: [Double]) in [values.reduce(0, +)] })
  }

  private static func precession() throws -> (Evaluation.Program, [Double]) {
    let t = Expr.symbol("t", .real)
    let f = exp(-t / 5) * sin(3 * t + t ** 2 / 7) * (1 - t ** 2 / 50) ** 3 + t / 100
    return (try Evaluation.Program([f], inputs: [t]), (0..<1_000_000).map { Double($0) / 100_000 })
  }
}
