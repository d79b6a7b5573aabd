import derivations

/// `derive list`: the names and titles there are.
enum List {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    var isQuiet = false
    for argument in arguments {
      switch argument {
      case "--help", "-h": return Output.text(Help.list)
      case "--quiet", "-q": isQuiet = true
      default: throw UsageError("derive list does not take \(argument)", argument, among: ["--quiet", "--help"])
      }
    }
    let width = (Catalogue.all.map(\.name.count).max() ?? 0) + 2
    for derivation in Catalogue.all {
      let gap = String(repeating: " ", count: width - derivation.name.count)
      Output.write(isQuiet ? "\(derivation.name)\n" : "\(derivation.name)\(gap)\(derivation.title)\n")
    }
    return Status.asExpected
  }
}
