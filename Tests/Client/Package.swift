// swift-tools-version: 6.0
import PackageDescription

// A package of somebody else, as scripts/check-client builds it: DERIVE_REPOSITORY is where a repository with the tag 0.1.0 stands.
let repository = Context.environment["DERIVE_REPOSITORY"] ?? ""
// DERIVE_NAMES are targets that its self-test adds.
let modules = [
  "Numbers", "Algebra", "Typesetting", "Evaluation", "Notation", "Worksheets", "Spintronics", "Symmetry", "Transport",
  "ManyBody", "Exports", "derivations"
]
let more = (Context.environment["DERIVE_NAMES"] ?? "").split(separator: " ").map(String.init)
let libraries = modules.map { Target.Dependency.product(name: $0, package: "derive") }

let package = Package(
  name: "Client",
  dependencies: [.package(url: repository, from: "0.1.0")],
  targets: [
    .executableTarget(name: "Client", dependencies: libraries),
    // Written by scripts/check-client: the README's Swift, and every public name of the modules beside Foundation's.
    .executableTarget(name: "Snippets", dependencies: libraries + more.map { .target(name: $0) })
  ] + more.map { .target(name: $0) }
)
