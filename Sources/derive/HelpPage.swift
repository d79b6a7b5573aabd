/// The parts of a page of help: how the command is called, what it does, its options.
struct HelpPage {
  struct Option {
    /// Its names with what they take, as in "--set NAME=VALUE".
    let signature: String
    let text: String
  }

  enum Part {
    case paragraph(String)
    case heading(String)
    case options([Option])
    /// Lines that stay as they are.
    case literal([String])
  }

  private(set) var usage: [String] = []
  private(set) var parts: [Part] = []
  /// Every option that the page names.
  let names: [String]

  init(_ text: String) {
    names = Self.options(in: text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for block in lines.split(separator: "") { add(Array(block)) }
  }

  private mutating func add(_ block: [String]) {
    if usage.isEmpty, let first = block.first, first.hasPrefix("usage: ") {
      usage = block.map { String($0.dropFirst(7)) }
      return
    }
    var rest = block[...]
    while let line = rest.first {
      if line.hasPrefix("  --") {
        var options: [Option] = []
        while let line = rest.first, line.hasPrefix("  ") {
          rest.removeFirst()
          if line.hasPrefix("  --") { options.append(Self.option(line)) } else { options.continueLast(line) }
        }
        parts.append(.options(options))
      } else if line.hasPrefix("  ") {
        let count = rest.prefix { $0.hasPrefix("  ") }.count
        parts.append(.literal(rest.prefix(count).map { String($0.dropFirst(2)) }))
        rest = rest.dropFirst(count)
      } else if line.hasSuffix(":"), line.count < 60 {
        parts.append(.heading(String(line.dropLast())))
        rest.removeFirst()
      } else {
        let count = rest.prefix { !$0.hasPrefix("  ") || $0.hasPrefix("     ") }.count
        let words = rest.prefix(max(count, 1)).flatMap { $0.split(separator: " ") }
        parts.append(.paragraph(words.joined(separator: " ")))
        rest = rest.dropFirst(max(count, 1))
      }
    }
  }

  /// The words up to the first gap, and what stands behind it.
  private static func option(_ line: String) -> Option {
    let body = line.dropFirst(2)
    guard let gap = body.firstRange(of: "  ") else { return Option(signature: String(body), text: "") }
    let text = body[gap.upperBound...].drop { $0 == " " }
    return Option(signature: String(body[..<gap.lowerBound]), text: String(text))
  }

  /// --name, wherever it stands.
  private static func options(in text: String) -> [String] {
    var found: [String] = []
    for word in text.split(whereSeparator: { " \n,;(|[".contains($0) }) where word.hasPrefix("--") {
      let name = "--" + word.dropFirst(2).prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      if name.count > 2, name.last != "-", !found.contains(name) { found.append(name) }
    }
    return found
  }
}

extension [HelpPage.Option] {
  fileprivate mutating func continueLast(_ line: String) {
    guard let last = popLast() else { return }
    let words = line.drop { $0 == " " }
    append(
      HelpPage.Option(signature: last.signature, text: last.text.isEmpty ? String(words) : last.text + " " + words))
  }
}
