import Notation

/// What `derive <name>` was asked to do.
struct Options {
  /// What is shown instead of the whole transcript.
  enum Task {
    case explain(String)
    case set([Assignment])
    case audit
    case mutate
  }

  var name: String?
  var format: Format?
  var output: String?
  var step: Int?
  var task: Task?
  /// Premises in the place of others, as they were typed.
  var premises: [Source] = []
  var isQuiet = false
  var wantsHelp = false

  static let names = [
    "--audit", "--explain", "--format", "--help", "--mutate", "--output", "--quiet", "--set", "--step",
    "--version", "--with"
  ]

  /// Reads the arguments; `--name=value` means `--name value`.
  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("-"), argument != "-" else {
        if let name { throw UsageError("one derivation at a time: \(name), not also \(argument)") }
        name = argument
        continue
      }
      let pieces = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if pieces.count == 2 { rest.insert(pieces[1], at: rest.startIndex) }
      let isFlag = try take(pieces[0], &rest)
      if isFlag && pieces.count == 2 { throw UsageError("\(pieces[0]) takes no value") }
    }
    try check()
  }

  /// Takes an option and its value; true when it has none.
  private mutating func take(_ option: String, _ rest: inout ArraySlice<String>) throws -> Bool {
    switch option {
    case "--quiet", "-q": isQuiet = true
    case "--help", "-h": wantsHelp = true
    case "--audit": try put(.audit)
    case "--mutate": try put(.mutate)
    case "--format":
      let known = Format.allCases.map(\.rawValue)
      let value = try Self.value(option, known.joined(separator: ", "), &rest)
      guard let found = Format(rawValue: value) else {
        let message = "no format is called \(value); there are \(known.joined(separator: ", "))"
        throw UsageError(message, value, among: known)
      }
      format = found
      return false
    case "--output", "-o":
      output = try Self.value(option, "a folder or a file", &rest)
      return false
    case "--step":
      let value = try Self.value(option, "the number of a step", &rest)
      guard let number = Int(value) else { throw UsageError("--step takes the number of a step, not \(value)") }
      step = number
      return false
    case "--explain":
      try put(.explain(try Self.value(option, "the number of an equation, such as 13", &rest)))
      return false
    case "--set":
      let text = try Self.value(option, "name=value, such as xi=1/10", &rest)
      try put(.set(try Assignment.list(Source(text, name: "--set"))))
      return false
    case "--with":
      let text = try Self.value(option, "premises, such as 'R = 2 R'", &rest)
      premises += Source(text, name: "--with").parts
      return false
    default: throw UsageError("no option is called \(option)", option, among: Self.names)
    }
    return true
  }

  private static func value(
    _ option: String, _ wanted: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> String {
    guard let value = rest.popFirst(), !value.isEmpty else { throw UsageError("\(option) takes \(wanted)") }
    return value
  }

  private mutating func put(_ new: Task) throws(UsageError) {
    switch (task, new) {
    case (nil, _): task = new
    case (.set(let old), .set(let more)): task = .set(old + more)
    default: throw UsageError("only one of --explain, --set, --audit and --mutate at a time")
    }
  }

  private func check() throws(UsageError) {
    if case .mutate = task, !premises.isEmpty { throw UsageError("--with does not go with --mutate") }
    guard task != nil else { return }
    if let format, format != .text {
      switch (task, format) {
      case (.explain, .latex), (.explain, .markdown), (.explain, .sympy), (.explain, .mathematica): break
      case (.set, .latex), (.set, .markdown), (.set, .sympy), (.set, .mathematica): break
      case (.explain, _), (.set, _):
        let option = if case .explain = task { "--explain" } else { "--set" }
        throw UsageError("\(option) writes latex, markdown, sympy, mathematica or text, and not \(format.rawValue)")
      default: throw UsageError("--format \(format.rawValue) shows a whole transcript, a --step or an --explain")
      }
    }
    if output != nil || step != nil {
      throw UsageError("--output and --step do not go with --explain, --set, --audit and --mutate")
    }
  }
}
