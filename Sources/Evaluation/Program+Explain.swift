import Algebra
import Numbers
import Typesetting

extension Program {
  /// The tape as text: one step a line with the part of the expression it belongs to, and how often each operation occurs.
  public var explain: String {
    var file = Listing(program: self)
    var lines: [String] = []
    var counts: [Operation: Int] = [:]
    for k in tape.indices {
      if k == 0 && prologueCount > 0 { lines.append("once:") }
      if k == prologueCount { lines.append("at each point:") }
      file.line = ""
      execute(k..<k + 1, on: &file)
      lines.append("  " + file.line)
      if !tape[k].operation.isLoad { counts[tape[k].operation, default: 0] += 1 }
    }
    for (e, r) in zip(expressions, outputs) { lines.append("result r\(r)  = \(e.text)") }
    let table = counts.sorted { ($1.value, $0.key.name) < ($0.value, $1.key.name) }
    let summary = table.map { "\($0.value) \($0.key.name)" }.joined(separator: ", ")
    lines.append("\(operationCount) operations" + (summary.isEmpty ? "" : ": \(summary)"))
    lines.append("\(registerCount) registers, \(constants.count) constants")
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Registers that hold nothing, and a line on the last operation.
private struct Listing: RegisterFile {
  let program: Program
  var line = ""

  private func constantText(_ c: Int) -> String {
    switch program.constants[c] {
    case .rational(let q): q.description
    case .pi: "π"
    }
  }

  private mutating func write(_ z: Int, _ text: String) { line = "r\(z) = \(text)" }
  private mutating func call(_ z: Int, _ name: String, _ x: Int) { write(z, "\(name) r\(x)") }

  mutating func input(_ z: Int, _ k: Int) { write(z, program.inputs[k].text) }
  mutating func constant(_ z: Int, _ c: Int) { write(z, constantText(c)) }
  mutating func imaginaryUnit(_ z: Int) { write(z, "i") }
  mutating func add(_ z: Int, _ x: Int, _ y: Int) { write(z, "r\(x) + r\(y)") }
  mutating func subtract(_ z: Int, _ x: Int, _ y: Int) { write(z, "r\(x) − r\(y)") }
  mutating func multiply(_ z: Int, _ x: Int, _ y: Int) { write(z, "r\(x)·r\(y)") }
  mutating func divide(_ z: Int, _ x: Int, _ y: Int) { write(z, "r\(x)/r\(y)") }
  mutating func negate(_ z: Int, _ x: Int) { write(z, "−r\(x)") }
  mutating func square(_ z: Int, _ x: Int) { write(z, "r\(x)²") }
  mutating func reciprocal(_ z: Int, _ x: Int) { write(z, "1/r\(x)") }
  mutating func scale(_ z: Int, _ x: Int, _ c: Int) { write(z, "(\(constantText(c)))·r\(x)") }
  mutating func shift(_ z: Int, _ x: Int, _ c: Int) { write(z, "r\(x) + (\(constantText(c)))") }
  mutating func accumulate(_ z: Int, _ x: Int, _ y: Int, _ c: Int) {
    write(z, "r\(x) + (\(constantText(c)))·r\(y)")
  }
  mutating func root(_ z: Int, _ x: Int, _ n: Int) { write(z, "r\(x)^(1/\(n))") }
  mutating func power(_ z: Int, _ x: Int, _ y: Int) { write(z, "r\(x)^r\(y)") }
  mutating func angle(_ z: Int, _ x: Int, _ y: Int) { write(z, "atan2(r\(x), r\(y))") }
  mutating func sinCos(_ z: Int, _ w: Int, _ x: Int) { line = "r\(z), r\(w) = sin, cos r\(x)" }
  mutating func sinhCosh(_ z: Int, _ w: Int, _ x: Int) { line = "r\(z), r\(w) = sinh, cosh r\(x)" }
  mutating func expPair(_ z: Int, _ w: Int, _ x: Int) { line = "r\(z), r\(w) = exp r\(x), exp −r\(x)" }
  mutating func squareRoot(_ z: Int, _ x: Int) { call(z, "√", x) }
  mutating func apply(_ f: UnaryFunction, _ z: Int, _ x: Int) { call(z, "\(f)", x) }
  mutating func abs(_ z: Int, _ x: Int) { call(z, "abs", x) }
  mutating func conjugate(_ z: Int, _ x: Int) { call(z, "conj", x) }
  mutating func realPart(_ z: Int, _ x: Int) { call(z, "re", x) }
  mutating func imaginaryPart(_ z: Int, _ x: Int) { call(z, "im", x) }
}
