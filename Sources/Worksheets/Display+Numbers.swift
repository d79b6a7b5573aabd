import Algebra
import Numbers
import Typesetting

extension Display {
  /// An inequality with numbers in digits where their exact form is long: six of them, rounded, each certain. In an equation
  /// numbers stand exactly.
  var inDigits: Display {
    relation == .equal ? self : Display(left.map(Self.inDigits), relation, Self.inDigits(right))
  }

  fileprivate static func inDigits(_ side: any Typesettable) -> any Typesettable {
    guard let number = side as? Expr, number.symbols.isEmpty, number.fields.isEmpty, number.text.count > 12,
      let digits = number.roundedDigits, let decimal = DecimalNumber(digits)
    else { return side }
    return decimal
  }
}

extension Transcript.Equation {
  /// Its sides for a terminal.
  var lines: (derived: String, stated: String) {
    func line(_ side: any Formula) -> String {
      (relation == .equal ? side : Display.inDigits(side)).text(Transcript.terminal)
    }
    return (line(derived), line(stated))
  }
}

extension Expr {
  /// Six digits of a real number, fewer where these are all it has; nil for zero and where they are not certain.
  fileprivate var roundedDigits: String? {
    guard let text = rationalValue?.roundedDecimal(digits: 6) ?? enclosed?.certifiedDecimal(digits: 6) else {
      return nil
    }
    guard let point = text.firstIndex(of: ".") else { return text }
    let end = text.firstIndex(of: "e") ?? text.endIndex
    let kept = text[point..<end].reversed().drop { $0 == "0" }.reversed()
    return text[..<point] + (kept.count > 1 ? String(kept) : "") + text[end...]
  }

  private var enclosed: Ball? {
    guard case .refuted(let witness) = try? isZero(), witness.difference.im.isZero else { return nil }
    return witness.difference.re
  }
}
