import Algebra
import Notation
import Numbers

/// The options of a command that takes nothing else, as they were given; `--name=value` means `--name value`.
struct GivenOptions {
  private let command: String
  private(set) var values: [(option: String, value: String)] = []
  private(set) var flags: Set<String> = []

  var wantsHelp: Bool { flags.contains("--help") }

  /// - Parameters:
  ///   - flags: options without a value, besides --quiet, if there is text that it would leave out, and --help.
  ///   - aliases: other spellings.
  ///   - repeated: options that may be given more than once.
  init(
    _ arguments: ArraySlice<String>, of command: String, names: [String], flags: [String] = [],
    aliases: [String: String] = [:], repeated: [String] = [], mayBeQuiet: Bool = true
  ) throws(UsageError) {
    self.command = command
    let allFlags = flags + (mayBeQuiet ? ["--quiet"] : []) + ["--help"]
    let short = aliases.merging(["-q": "--quiet", "-o": "--output", "-h": "--help"]) { $1 }
    var rest = arguments
    while let argument = rest.popFirst() {
      let pieces = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let option = short[pieces[0]] ?? pieces[0]
      guard (names + allFlags).contains(option) else {
        throw UsageError("derive \(command) does not take \(argument)", option, among: names + allFlags)
      }
      if allFlags.contains(option) {
        if pieces.count == 2 { throw UsageError("\(option) takes no value") }
        self.flags.insert(option)
        continue
      }
      if pieces.count == 2 { rest.insert(pieces[1], at: rest.startIndex) }
      guard let value = rest.popFirst(), !value.isEmpty else { throw UsageError("\(option) takes a value; see --help") }
      guard repeated.contains(option) || !values.contains(where: { $0.option == option }) else {
        throw UsageError("\(option) is given twice")
      }
      values.append((option, value))
    }
  }

  /// Texts, and the options among them: a text may begin with a minus, an option with two.
  static func separated(
    _ arguments: ArraySlice<String>, names: [String]
  ) -> (texts: [String], options: ArraySlice<String>) {
    var (texts, options): ([String], [String]) = ([], [])
    var rest = arguments
    while let argument = rest.popFirst() {
      if argument.hasPrefix("--") || ["-q", "-h"].contains(argument) {
        options.append(argument)
        if names.contains(argument), let value = rest.popFirst() { options.append(value) }
      } else {
        texts.append(argument)
      }
    }
    return (texts, options[...])
  }

  /// The value of an option, if it was given.
  subscript(option: String) -> String? { values.first { $0.option == option }?.value }

  /// All values of an option that may be repeated.
  func all(_ option: String) -> [String] { values.filter { $0.option == option }.map(\.value) }

  /// An exact number; `standard` where the option is not given, which must be when it is nil.
  func rational(_ option: String, standard: Rational? = nil) throws -> Rational {
    if let text = self[option] { return try Self.rational(option, text) }
    guard let standard else {
      throw UsageError("\(option) is missing; derive \(command) --help tells what it is")
    }
    return standard
  }

  static func rational(_ option: String, _ text: String) throws -> Rational {
    let grid = try grid(option, text)
    guard grid.count == 1, let value = grid.rational(at: 0) else {
      throw UsageError("\(option) takes one number, not \(text)")
    }
    return value
  }

  /// A number or a grid, exact.
  static func grid(_ option: String, _ text: String) throws -> Grid {
    // The reader of grids takes a name, which here is only part of its messages.
    guard let grid = try Grid.read(Source("x=\(text)", name: option)) else {
      throw UsageError("\(option) takes numbers, not a vector")
    }
    guard grid.count <= 1_000_000 else { throw UsageError("\(option) has more than 1000000 values") }
    // Of values that follow from the first and the step, all are rational when two are.
    for k in 0..<(grid.steps == nil ? grid.count : min(grid.count, 2)) where grid.rational(at: k) == nil {
      throw UsageError("\(option) takes rational numbers, such as 0.3 or 3/10, not \(grid[k].text)")
    }
    return grid
  }
}

/// What a command that shows one point does with it.
struct PointOutput: Sendable {
  static let names = ["--digits", "--format", "--output"]
  /// nil where it is not given.
  let digits: Int?
  let format: String?
  let path: String?
  let isQuiet: Bool

  /// Where one point is written; found before the work.
  private(set) var place: OutputPlace?

  init(_ given: GivenOptions, digitLimit: Int) throws(UsageError) {
    if let text = given["--digits"] {
      guard let count = Int(text), (1...digitLimit).contains(count) else {
        throw UsageError("--digits takes a number from 1 to \(digitLimit), not \(text)")
      }
      digits = count
    } else {
      digits = nil
    }
    format = given["--format"]
    path = given["--output"]
    isQuiet = given.flags.contains("--quiet")
  }

  /// Makes sure that one point can be written in that format, and there.
  mutating func check() throws {
    let formats = ["text", "json"]
    if let format, !formats.contains(format) {
      throw UsageError("no format of one point is called \(format); there are text, json", format, among: formats)
    }
    place = try path.map { try OutputPlace($0) }
  }

  /// Shows one of both, and gives the exit status.
  func write(text: String, json: String, isCertain: Bool) throws -> Int32 {
    let content = format == "json" ? json : text
    if let place {
      try place.write(content)
      if !isQuiet { Output.write("wrote \(place.path.visible)\n") }
    } else if !isQuiet {
      Output.write(content)
    }
    return isCertain ? Status.asExpected : Status.fellShort
  }
}
