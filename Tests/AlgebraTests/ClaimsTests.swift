import Foundation
import Numbers
import Testing

@testable import Algebra

/// Decides the equalities of a file of scripts/check-claims; enabled by its variable.
@Suite struct ClaimsTests {
  private static let path = ProcessInfo.processInfo.environment["DERIVE_CLAIMS"]

  private struct Answer: Encodable {
    var verdict: String
    var detail: String
    var seconds: Double
    var budget: Double
  }

  @Test(.enabled(if: path != nil)) func claims() throws {
    let path = try #require(Self.path)
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    // Normal form and search have the budget once each, and the last step before the end may overshoot.
    let budget = 2.5 * WorkBudget.seconds
    var output = ""
    let encoder = JSONEncoder()
    for line in lines {
      let claim = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let start = Self.processorTime
      var (verdict, detail) = ("", "")
      do {
        let (left, right) = (try Self.expression(claim["left"]), try Self.expression(claim["right"]))
        switch try left.equals(right) {
        case .proved: verdict = "proved"
        case .refuted(let witness):
          verdict = "refuted"
          detail = witness.point.map { "\($0.kernel) = \($0.re) + \($0.im)i" }.joined(separator: ", ")
        case .undecided(let doubt): (verdict, detail) = ("undecided", doubt.reason)
        }
      } catch let error as AlgebraError {
        (verdict, detail) = ("no value", "\(error)")
      }
      let seconds = Self.processorTime - start
      let answer = Answer(verdict: verdict, detail: detail, seconds: seconds, budget: budget)
      output += String(decoding: try encoder.encode(answer), as: UTF8.self) + "\n"
    }
    try output.write(toFile: path + ".verdicts", atomically: true, encoding: .utf8)
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }

  private static func expression(_ node: Any?) throws -> Expr {
    let list = try #require(node as? [Any])
    let head = try #require(list.first as? String)
    func parts() throws -> [Expr] { try list.dropFirst().map { try expression($0) } }
    switch head {
    case "q":
      let (p, q) = (try #require(list[1] as? String), try #require(list[2] as? String))
      return Expr(try Rational(parsing: "\(p)/\(q)"))
    case "i": return .i
    case "pi": return .pi
    case "s":
      let assumptions: [String: Assumptions] = [
        "real": .real, "positive": .positive, "nonnegative": .nonnegative, "nonzero": .nonzero, "integer": .integer
      ]
      let names = try #require(list[2] as? [String])
      return .symbol(try #require(list[1] as? String), Assumptions(names.compactMap { assumptions[$0] }))
    case "+": return .sum(try parts())
    case "*": return .product(try parts())
    case "^":
      let pair = try parts()
      return pair[0] ** pair[1]
    default:
      let function = try #require(Function.allCases.first { $0.name == head })
      return .call(function, try parts())
    }
  }
}
