import Algebra
import Foundation
import Notation

/// What libFuzzer calls: a text, one statement a line, in a session; its first line also goes the way of every other case.
///
/// A finding ends the process, as a crash does; the text is then in a file that libFuzzer names. Built instead of `Fuzz` where
/// DERIVE_FUZZER is set, with the counters that tell libFuzzer which edges a text has reached.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  _ = isSettled
  let text = String(decoding: UnsafeBufferPointer(start: data, count: size), as: UTF8.self)
  let lines = text.split(whereSeparator: \.isNewline).prefix(8).map(String.init)
  var session = Session()
  for line in lines {
    guard let answer = try? session.run(line) else { continue }
    for format in AnswerFormat.allCases { _ = answer.written(format) }
  }
  var tally = Tally()
  if let first = lines.first { Case(seed: 1, watch: watch).check(text: first, &tally) }
  if tally.findings > 0 { fatalError("a finding, told above") }
  ExpressionStore.release(keeping: [])
  return 0
}

private let watch = Watch()

/// What is made before the first text stays.
private let isSettled: Bool = {
  ExpressionStore.settle()
  return true
}()
