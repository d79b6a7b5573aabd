import Worksheets

/// Verdicts in colour, where that is wanted.
enum Colour {
  static func mark(_ verdict: Verdict) -> String {
    guard Output.isColoured else { return verdict.text }
    let code =
      switch verdict.kind {
      case .proved, .provedToOrder: 32
      case .refuted: 31
      case .conventionConflict, .holdsUnderPremise, .misprintRepaired: 33
      case .supported, .undecided: 35
      }
    return "\u{1B}[\(code)m\(verdict.text)\u{1B}[0m"
  }
}
