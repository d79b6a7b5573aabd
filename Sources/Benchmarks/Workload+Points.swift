import Algebra
import Evaluation

extension Workload {
  /// W9 in double precision.
  static var points: [Workload] { [points(.scalar)] }

  /// W9 with vector functions.
  static var vectorPoints: [Workload] { [points(.vector)] }

  private static func points(_ functions: Evaluation.Program.Functions) -> Workload {
    Workload("W9", inputs: dampedPrecession, task: { try $0.evaluate([$1], functions: functions)[0] }) { values in
      [values.reduce(0, +)]
    }
  }

  /// The compiled expression and the times.
  static func dampedPrecession() throws -> (Evaluation.Program, [Double]) {
    let t = Expr.symbol("t")
    let f = exp(-t / 5) * sin(3 * t + t ** 2 / 7) * (1 - t ** 2 / 50) ** 3 + t / 100
    return (try Evaluation.Program([f], inputs: [t]), (0..<1_000_000).map { Double($0) / 100_000 })
  }
}
