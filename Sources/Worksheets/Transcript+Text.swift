import Algebra
import Typesetting

extension Transcript {
  /// The view for a terminal: steps, statements with their verdicts, and the audit's findings.
  ///
  /// - Parameters:
  ///   - width: the columns of the terminal; longer formulas are broken at their signs.
  ///   - mark: what stands for a verdict; it may add colour, which takes no columns.
  public func text(width: Int = 100, mark: (Verdict) -> String = { $0.text }) -> String {
    var lines = [title] + TextLines.filled(conventions.joined(separator: " · "), width: width, indent: 2)
    lines += sources.map { "  " + $0 }
    if !summary.isEmpty { lines += ["", "  In short"] + summary.flatMap { $0.lines(width, mark) } }
    for entry in entries { lines += entry.lines(width, mark) }
    lines.append("")
    if !audit.isEmpty { lines.append(auditSummary) }
    let claims = statements.filter { if case .claim = $0.origin { true } else { false } }
    if !claims.isEmpty {
      lines.append("Claims of the derivation: \(claims.filter(\.isAsExpected).count) of \(claims.count) hold")
    }
    lines += shortcomings
    return lines.joined(separator: "\n") + "\n"
  }

  /// One line for each statement that has not the verdict, or not the dimensions, that the derivation expects.
  public var shortcomings: [String] {
    statements.filter { !$0.isAsExpected }.map {
      $0.verdict.kind == $0.expected
        ? "Not as expected: \($0.label): its dimensions \($0.dimensionError == nil ? "fit" : "do not fit")"
        : "Not as expected: \($0.label): \($0.verdict.kind.rawValue), not \($0.expected.rawValue)"
    }
  }

  /// How formulas look in a terminal.
  static var terminal: Style {
    var style = Style()
    style.notation.combinesAccents = true
    return style
  }
}

extension Transcript.Entry {
  func lines(_ width: Int, _ mark: (Verdict) -> String) -> [String] {
    switch self {
    case .step(let number, let title, let reason):
      return [""] + TextLines.filled("\(title) — \(reason)", width: width, before: "  \(number)  ")
    case .premise(let given): return given.lines("given", width)
    case .definition(let made): return made.lines("let", width)
    case .misreading(let tag, let found, let read):
      return TextLines.filled("\(tag): \(found) is read as \(read)", width: width, indent: 5)
    case .remark(let text): return TextLines.filled(text, width: width, indent: 5)
    case .result(let name, let value, _, let domain):
      let lines = Transcript.equation("     ⇒ \(name) = ", value, width)
      return lines + domain.flatMap { Transcript.equation("       for  ", $0, width) }
    case .statement(let statement): return statement.lines(width, mark)
    }
  }
}

extension Transcript {
  /// An equation, its left side and sign given, in lines that begin at a column; where the left side is long, the further
  /// lines are aligned with the beginning.
  static func equation(_ left: String, _ value: any Typesettable, _ width: Int, indent: Int) -> [String] {
    if left.count < width / 3 { return equation(TextLines.padding(indent) + left, value, width) }
    let sign = String(left.suffix(2))
    let broken = TextLines.broken(String(left.dropLast(3)), width: width, start: indent, indent: indent + 2)
    return [TextLines.padding(indent) + broken[0]] + broken.dropFirst()
      + equation(TextLines.padding(indent + 2) + sign, value, width)
  }

  /// What stands before a formula and the formula, its further lines aligned with the first.
  static func equation(_ before: String, _ value: any Typesettable, _ width: Int, after: String = "") -> [String] {
    let broken = TextLines.broken(
      value.text(terminal) + after, width: width, start: before.count, indent: min(before.count, width / 3))
    return [before + broken[0]] + broken.dropFirst()
  }
}

extension Transcript.Definition {
  func lines(_ word: String, _ width: Int) -> [String] {
    let before = "     \(word)  \(quantity.text(Transcript.terminal)) = "
    return Transcript.equation(before, value, width, after: " (\(name.withoutBrackets))")
  }
}

extension Transcript.Equation {
  /// The side that the stated one is compared with: the quantity of an equation, the smaller side of an inequality.
  /// A claim, which has no quantity, shows what was derived.
  var left: any Typesettable { relation == .equal ? quantity ?? derived : derived }
}

extension Transcript.Statement {
  func lines(_ width: Int, _ mark: (Verdict) -> String) -> [String] {
    let style = Transcript.terminal
    let tail = (tag.isEmpty ? "" : "  \(tag)") + "  \(verdict.text)"
    let marked = tail.dropLast(verdict.text.count) + mark(verdict)
    let room = width - tail.count
    var lines: [String]
    if let omission {
      lines = TextLines.filled(name, width: room, indent: 5)
      lines[0] += TextLines.padding(room - lines[0].count) + marked
      return lines + TextLines.filled(omission, width: width, indent: 7) + details(width)
    }
    let left = equation.relation == .equal ? equation.quantity?.text(style) ?? self.lines.derived : self.lines.derived
    let formula = isOneForm ? "both sides " : "\(left) \(equation.relation.rawValue) "
    let whole = "     \(name):  \(formula)\(self.lines.stated)"
    if whole.count <= room {
      lines = [whole + TextLines.padding(room - whole.count) + marked]
    } else {
      lines = TextLines.filled(name, width: room, indent: 5)
      lines[0] += TextLines.padding(room - lines[0].count) + marked
      lines += Transcript.equation(formula, display.right, width, indent: 7)
    }
    return lines + details(width)
  }

  /// What stands below the equation: the meaning of letters, what the verdict rests on, and what a reader has to know.
  private func details(_ width: Int) -> [String] {
    var lines: [String] = []
    for meaning in meanings {
      let before = "       where  \((meaning.left?.text(Transcript.terminal)) ?? "") = "
      lines += Transcript.equation(before, meaning.right, width)
    }
    if let omittedMeanings { lines += TextLines.filled(omittedMeanings.text, width: width, indent: 7) }
    lines += finding(width).flatMap { $0 }
    if let dimensionError { lines += TextLines.filled("dimensions: \(dimensionError)", width: width, indent: 7) }
    if let note { lines += TextLines.filled(note, width: width, indent: 7) }
    return lines
  }

  /// What the verdict rests on.
  func finding(_ width: Int) -> [[String]] {
    switch verdict {
    case .refuted(let counterexample):
      [
        equation.relation == .equal ? Transcript.equation("       derived: ", equation.derived, width) : [],
        TextLines.filled("at " + counterexample.point.joined(separator: ", "), width: width, indent: 7),
        ["       the sides differ by \(counterexample.difference)"]
      ]
    case .conventionConflict, .holdsUnderPremise:
      amended.map { [TextLines.filled($0.text, width: width, indent: 7)] } ?? []
    case .misprintRepaired:
      [
        amended.map { TextLines.filled($0.text, width: width, indent: 7) } ?? [],
        repair.map { Transcript.equation("       repaired: ", $0.right, width) } ?? []
      ]
    case .supported(let points, let bits, let reason):
      [
        TextLines.filled("supported at \(points) points with \(bits) bits; open: \(reason)", width: width, indent: 7)
      ]
    case .undecided(let reason): [TextLines.filled("open: \(reason)", width: width, indent: 7)]
    case .proved, .provedToOrder: []
    }
  }
}

extension Verdict {
  /// The verdict in words.
  public var text: String {
    switch self {
    case .provedToOrder(let order, let parameter):
      order < Self.ordinals.count
        ? "proved to \(Self.ordinals[order]) order" : "proved to order \(Self.power(parameter, order).text)"
    default: kind.rawValue
    }
  }

  private static let ordinals = ["lowest", "first", "second", "third", "fourth"]

  static func power(_ parameter: String, _ order: Int) -> Expr { Expr.symbol(parameter) ** Expr(order) }
}

extension String {
  /// "(A8)" without its brackets, when these are one pair.
  var withoutBrackets: String {
    guard hasPrefix("("), hasSuffix(")"), filter({ $0 == "(" }).count == 1 else { return self }
    return String(dropFirst().dropLast())
  }
}

extension Transcript {
  /// Results with numbers put in, one after the other, each with what is left of its domain.
  public static func text(_ results: [DerivedResult], width: Int = 100) -> String {
    let lines = results.flatMap { result -> [String] in
      if let failing = result.domain.first(where: \.isKnownToFail) {
        let condition = failing.text(terminal)
        return TextLines.filled(
          "\(result.name) has no value there: it holds for \(condition) only", width: width, indent: 0)
      }
      return equation("\(result.name) = ", result.value, width)
        + result.domain.flatMap { equation("  for ", $0, width) }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
