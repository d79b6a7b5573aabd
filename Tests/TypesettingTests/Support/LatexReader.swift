import Foundation

/// Turns LaTeX, as the writer makes it, into the text that `TextParser` reads: every brace becomes a parenthesis, so that
/// nothing but the formula's own parentheses, fractions and scripts decides what it means.
enum LatexReader {
  /// - Parameter names: LaTeX of symbols, fields and derivatives, with their values.
  static func value(of latex: String, _ names: [String: Complex]) throws -> Complex {
    var text = latex
    var values: [String: Complex] = ["i": .i]
    // Longer names first: ∂ₓ²θ before θ. The stand-ins are capitals, which no command consists of.
    let capitals = Array("ABCDEFGHJKLMNOPQRSTUVWXYZ").map { String($0) + "′" }
    for (k, name) in names.keys.sorted(by: { ($0.count, $0) > ($1.count, $1) }).enumerated() {
      let isLetter = name.count == 1
      text = text.replacingOccurrences(
        of: isLetter
          ? "(?<![A-Za-z\\\\])\(name)(?![A-Za-z′])" : NSRegularExpression.escapedPattern(for: name) + "(?![a-z])",
        with: " \(capitals[k]) ", options: .regularExpression)
      values[capitals[k]] = names[name]
    }
    for (latex, plain) in [
      ("\\!", ""), ("\\,", "⋅"), ("\\cdot", "⋅"), ("\\pi", " π "), ("\\left|", "‹"), ("\\right|", "›"), ("\\left", ""),
      ("\\right", ""), ("^{*}", "*"), ("\\operatorname{Re}", "Re"), ("\\operatorname{Im}", "Im"),
      ("\\operatorname{atan2}", "atan2"), ("\\operatorname{erf}", "erf"), ("\\operatorname{erfc}", "erfc"),
      ("\\operatorname{\\Gamma}", "gammafunction"), ("\\operatorname{log\\Gamma}", "loggamma"),
      ("\\operatorname{\\psi}", "digamma"), ("\\operatorname{Li_2}", "dilog"), ("\\operatorname{J_0}", "besselj0"),
      ("\\operatorname{J_1}", "besselj1"), ("-", "−")
    ] { text = text.replacingOccurrences(of: latex, with: plain) }
    values["π"] = Complex(.pi)
    text = replaced(text, "\\|([^|]*)\\|", "abs($1)")
    text = text.replacingOccurrences(of: "‹", with: "abs(").replacingOccurrences(of: "›", with: ")")
    text = replaced(text, "\\\\sqrt\\[([0-9]+)\\]", "\\\\root{$1}")
    text = try groups(Array(text)[...])
    text = text.replacingOccurrences(of: "\\", with: " ")
    // A bare multiple belongs to the function: sin 2 x.
    text = replaced(
      text, "(sin|cos|tan|log|sinh|cosh|tanh)((?:\\^\\([0-9]+\\))?) +([0-9]+) +([A-Z]′|π|i)(?!⋅?[(^])", "$1$2($3 $4)")
    text = replaced(text, " +\\*", "*")
    text = replaced(text, " +\\^", "^")
    return try TextParser.value(of: text, .text, values)
  }

  private static func replaced(_ text: String, _ pattern: String, _ template: String) -> String {
    text.replacingOccurrences(of: pattern, with: template, options: .regularExpression)
  }

  /// \frac{a}{b} is ((a)/(b)), \root{n}{a} is ((a)^(1/n)), and other braces are parentheses.
  private static func groups(_ source: ArraySlice<Character>) throws -> String {
    var result = ""
    var rest = source
    while let next = rest.first {
      if next == "{" {
        result += "(" + (try groups(try argument(&rest))) + ")"
      } else if starts(rest, "\\frac") {
        rest.removeFirst(5)
        let (top, bottom) = (try groups(try argument(&rest)), try groups(try argument(&rest)))
        result += "((\(top))/(\(bottom)))"
      } else if starts(rest, "\\root") {
        rest.removeFirst(5)
        let (degree, radicand) = (String(try argument(&rest)), try groups(try argument(&rest)))
        result += "((\(radicand))^(1/\(degree)))"
      } else if starts(rest, "\\sqrt") {
        rest.removeFirst(5)
        result += "((\(try groups(try argument(&rest))))^(1/2))"
      } else {
        result.append(next)
        rest.removeFirst()
      }
    }
    return result
  }

  private static func starts(_ text: ArraySlice<Character>, _ command: String) -> Bool { text.starts(with: command) }

  private static func argument(_ rest: inout ArraySlice<Character>) throws -> ArraySlice<Character> {
    guard rest.first == "{" else { throw TextParser.Failure(description: "expected { before \(String(rest))") }
    var depth = 0
    for k in rest.indices {
      if rest[k] == "{" { depth += 1 }
      if rest[k] == "}" { depth -= 1 }
      if depth == 0 {
        let inside = rest[(rest.startIndex + 1)..<k]
        rest = rest[(k + 1)...]
        return inside
      }
    }
    throw TextParser.Failure(description: "expected } after \(String(rest))")
  }
}
