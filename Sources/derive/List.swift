import derivations

/// `derive list`: the names and titles there are.
enum List {
  static func run() -> Int32 {
    for derivation in Catalogue.all { Output.write("\(derivation.name)  \(derivation.title)\n") }
    return Command.success
  }
}
