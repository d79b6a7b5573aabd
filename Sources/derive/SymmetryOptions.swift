import Evaluation
import Symmetry

/// What `derive symmetry` is asked.
struct SymmetryOptions {
  /// The group; nil for the atlas of all.
  let group: MagneticPointGroup?
  let drive: Drive
  /// The highest degree in m.
  let degree: Int
  /// Whether all degrees are answered by a finite list.
  let isComplete: Bool
  /// The language of a function, if one is asked for.
  let language: SourceLanguage?
  let format: String
  let path: String?
  let isQuiet: Bool
  let wantsHelp: Bool

  static let formats = ["text", "latex", "markdown", "json"]

  init(_ arguments: ArraySlice<String>) throws {
    let (word, rest) = Self.group(in: arguments)
    let options = try GivenOptions(rest, of: "symmetry", names: Self.names, flags: ["--atlas", "--complete"])
    wantsHelp = options.wantsHelp
    isQuiet = options.flags.contains("--quiet")
    path = options["--output"]
    isComplete = options.flags.contains("--complete")
    let isAtlas = options.flags.contains("--atlas")
    drive = try Self.drive(options["--drive"] ?? "E")
    degree = try Self.degree(options["--degree"], isAtlas: isAtlas)
    language = try options["--language"].map(Self.language)
    format = try Self.format(options["--format"] ?? "text")
    group = try word.map { try Self.group($0) }
    if wantsHelp { return }
    if group == nil && !isAtlas { throw UsageError("a point group is missing, such as 4mm or C4v; or --atlas for all") }
    if group != nil && isAtlas { throw UsageError("--atlas is about all groups, not one") }
    if isAtlas && (isComplete || language != nil) {
      throw UsageError("--atlas counts; ask for one group's torques by its name")
    }
    if isAtlas && format == "latex" { throw UsageError("the atlas is written as text, markdown or json") }
    if !isAtlas && format == "markdown" {
      throw UsageError("the torques of a group are written as text, latex or json")
    }
    if isComplete && options["--degree"] != nil {
      throw UsageError("--complete is about every degree, --degree about some")
    }
    if language != nil && (isComplete || options["--format"] != nil) {
      throw UsageError("--language writes a function of the torques up to a degree; leave --complete and --format out")
    }
  }

  private static let names = ["--drive", "--degree", "--language", "--format", "--output"]

  /// Takes the group, the one word that is neither an option nor an option's value, out of the arguments; its name may begin
  /// with a dash, as -3m does.
  private static func group(in arguments: ArraySlice<String>) -> (word: String?, rest: ArraySlice<String>) {
    var isValue = false
    for (place, argument) in zip(arguments.indices, arguments) {
      let isOption = argument.hasPrefix("--") || ["-q", "-h", "-o"].contains(argument)
      if !isOption && !isValue {
        return (argument, arguments[..<place] + arguments[(place + 1)...])
      }
      isValue = names.contains(argument) || argument == "-o"
    }
    return (nil, arguments)
  }

  private static func group(_ word: String) throws(UsageError) -> MagneticPointGroup {
    do {
      return try MagneticPointGroup(reading: word)
    } catch {
      throw UsageError("\(error)")
    }
  }

  private static func drive(_ name: String) throws(UsageError) -> Drive {
    if let drive = Drive.all.first(where: { $0.name == name }) { return drive }
    let names = Drive.all.map(\.name)
    throw UsageError("no drive is called \(name); there are \(names.joined(separator: ", "))", name, among: names)
  }

  private static func degree(_ text: String?, isAtlas: Bool) throws(UsageError) -> Int {
    guard let text else { return isAtlas ? 4 : 3 }
    let limit = isAtlas ? 8 : 24
    if let degree = Int(text), (0...limit).contains(degree) { return degree }
    throw UsageError("--degree takes a number from 0 to \(limit), not \(text)")
  }

  private static func language(_ name: String) throws(UsageError) -> SourceLanguage {
    if let language = SourceLanguage.allCases.first(where: { $0.key == name.lowercased() }) { return language }
    let keys = SourceLanguage.allCases.map(\.key)
    throw UsageError("no language is called \(name); there are \(keys.joined(separator: ", "))", name, among: keys)
  }

  private static func format(_ name: String) throws(UsageError) -> String {
    if formats.contains(name) { return name }
    throw UsageError("no format is called \(name); there are \(formats.joined(separator: ", "))", name, among: formats)
  }
}
