import Algebra
import Foundation
import Notation
import Numbers
import TestExpressions
import Typesetting

/// Reads, decides, differentiates, expands, prints and reads back random formulas, and checks every value by an enclosure.
///
///     Fuzz [--minutes M] [--seed N] [--corpus DIR] [--state FILE] [--input TEXT]
///
/// A case is a number, printed with every finding: `--seed` begins with that one. Half of the cases are texts of the corpus with
/// characters changed, half are expressions. Before a case its number is written to the state file, so that whoever runs this
/// knows which one crashed or never ended.
///
/// The status is 0 when nothing was wrong, 1 after a wrong value or a text that is not read back, 64 for a wrong command line,
/// 70 when nothing was compared, and 75 for a case that took longer than `Watch.limit`.
@main struct Fuzz {
  var minutes = 1.0
  var seed: UInt64 = 1
  var corpus: [String] = []
  var state: String?
  var input: String?

  static func main() throws {
    guard let fuzz = Fuzz(CommandLine.arguments.dropFirst()) else {
      FileHandle.standardError.write(
        Data("Fuzz [--minutes M] [--seed N] [--corpus DIR] [--state FILE] [--input TEXT]\n".utf8))
      exit(64)
    }
    exit(fuzz.run())
  }

  private init?(_ arguments: ArraySlice<String>) {
    var rest = arguments
    while let option = rest.popFirst() {
      guard let value = rest.popFirst() else { return nil }
      switch option {
      case "--minutes":
        guard let minutes = Double(value), minutes > 0 else { return nil }
        self.minutes = minutes
      case "--seed":
        guard let seed = UInt64(value) else { return nil }
        self.seed = seed
      case "--corpus":
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: value) else { return nil }
        corpus = names.sorted().flatMap { name in
          ((try? String(contentsOfFile: "\(value)/\(name)", encoding: .utf8)) ?? "").split(separator: "\n")
            .filter { !$0.hasPrefix("#") }.map(String.init)
        }
      case "--state": state = value
      case "--input": input = value
      default: return nil
      }
    }
  }

  private func run() -> Int32 {
    let watch = Watch()
    ExpressionStore.settle()
    var tally = Tally()
    if let input {
      Case(seed: seed, watch: watch).check(text: input, &tally)
      return finish(tally, cases: 1)
    }
    // The corpus as it is, where nothing may be slow.
    watch.isStrict = true
    for text in corpus { Case(seed: 1, watch: watch).check(text: text, &tally) }
    watch.isStrict = false
    let end = Date().addingTimeInterval(60 * minutes)
    var cases = 0
    var number = seed
    while Date() < end {
      if let state { try? "\(number)\n".write(toFile: state, atomically: false, encoding: .utf8) }
      Case(seed: number, watch: watch).check(corpus: corpus, &tally)
      number += 1
      cases += 1
      // What is used although it was released ends the process.
      ExpressionStore.release(keeping: [])
      if cases % 2000 == 0 { say("… \(cases) cases, \(tally.summary)") }
    }
    return finish(tally, cases: cases)
  }

  private func finish(_ tally: Tally, cases: Int) -> Int32 {
    say("\(cases) cases: \(tally.summary)")
    if tally.findings > 0 { return 1 }
    return input == nil && tally.compared.values.reduce(0, +) < 100 ? 70 : 0
  }
}
