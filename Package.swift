// swift-tools-version: 6.0
import Foundation
import PackageDescription

// FLINT 3 holds Arb, Antic and Calcium; FLINT 2 has them in libraries of their own, and Arb's header outside its folder.
// Where neither is found FLINT 3 is taken, and the compiler says what is missing; DERIVE_FLINT=2 or 3 overrules the search.
// SwiftPM keeps what a manifest said and does not see that the libraries changed since, so that the C sources compare.
func installs(_ header: String) -> Bool {
  ["/usr/include", "/usr/local/include"].contains { FileManager.default.fileExists(atPath: "\($0)/\(header)") }
}
let flint = Context.environment["DERIVE_FLINT"] ?? (installs("arb.h") && !installs("flint/arb.h") ? "2" : "3")
let libraries =
  (flint == "2" ? ["calcium", "antic", "flint-arb"] : []) + ["flint", "mpfr", "gmp", "lapacke", "arpack", "m"]

// Whoever depends on the package gets it with Swift's own settings: SwiftPM refuses unsafe flags in a dependency with a version.
// SwiftPM and Xcode keep dependencies in folders named checkouts; everywhere else the package is being worked on.
let isDependency = Context.packageDirectory.split(separator: "/").dropLast().last == "checkouts"

// The program one waits for carries Swift's own libraries: finding and binding them is a quarter of its start. What the linker
// that comes with Swift makes starts sooner than what the default one makes.
let startup: [LinkerSetting] =
  isDependency
  ? [] : [.unsafeFlags(["-static-stdlib", "-use-ld=lld"], .when(platforms: [.linux], configuration: .release))]

// Expressions are small and short-lived: of the time of a derivation a fifth is the C library's memory management, and half of
// that with jemalloc, where it is installed.
let memory: [LinkerSetting] =
  installs("jemalloc/jemalloc.h")
  ? [.linkedLibrary("jemalloc", .when(platforms: [.linux], configuration: .release))] : []

// Overlapping access to one variable is found by the tests, which run the debug build; the release build does not look for it.
let checked: [SwiftSetting] =
  isDependency ? [] : [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

// The tests work the core harder than any user does: they run it optimised, with every assertion left in.
let core: Set = [
  "Numbers", "Algebra", "Evaluation", "Typesetting", "Worksheets", "Notation", "Transport", "ManyBody", "Symmetry"
]
let optimised: [SwiftSetting] =
  isDependency ? [] : [.unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))]

// libFuzzer brings the main function: scripts/check-fuzz --coverage builds with --sanitize fuzzer.
let isForLibFuzzer = Context.environment["DERIVE_FUZZER"] != nil

let package = Package(
  name: "derive",
  products: [
    .executable(name: "derive", targets: ["derive"]),
    .executable(name: "benchmarks", targets: ["Benchmarks"]),
    .library(name: "Numbers", targets: ["Numbers"]),
    .library(name: "Algebra", targets: ["Algebra"]),
    .library(name: "Typesetting", targets: ["Typesetting"]),
    .library(name: "Evaluation", targets: ["Evaluation"]),
    .library(name: "Notation", targets: ["Notation"]),
    .library(name: "Worksheets", targets: ["Worksheets"]),
    .library(name: "Spintronics", targets: ["Spintronics"]),
    .library(name: "Symmetry", targets: ["Symmetry"]),
    .library(name: "Transport", targets: ["Transport"]),
    .library(name: "ManyBody", targets: ["ManyBody"]),
    .library(name: "Exports", targets: ["Exports"]),
    .library(name: "derivations", targets: ["derivations"])
  ],
  targets: [
    .target(
      name: "CNumerics", cSettings: [.define("CN_LINKED_FLINT", to: flint)],
      linkerSettings: libraries.map { .linkedLibrary($0) }),
    .target(name: "Numbers", dependencies: ["CNumerics"]),
    .target(name: "Algebra", dependencies: ["Numbers"]),
    .target(name: "Evaluation", dependencies: ["Algebra", "Numbers", "Typesetting"]),
    .target(name: "Typesetting", dependencies: ["Algebra", "Numbers"]),
    .target(name: "Worksheets", dependencies: ["Algebra", "Numbers", "Typesetting"]),
    .target(name: "Notation", dependencies: ["Algebra", "Evaluation", "Numbers", "Typesetting", "Worksheets"]),
    .target(name: "Spintronics", dependencies: ["Algebra", "Numbers"]),
    .target(name: "Symmetry", dependencies: ["Algebra", "Numbers"]),
    .target(name: "Exports", dependencies: ["Spintronics", "Algebra", "Evaluation", "Numbers"]),
    .target(name: "Transport", dependencies: ["Algebra", "Evaluation", "Numbers"]),
    .target(name: "ManyBody", dependencies: ["Algebra", "Evaluation", "Numbers"]),
    .target(
      name: "derivations", dependencies: ["Worksheets", "Spintronics", "Transport", "ManyBody", "Exports", "Algebra"],
      path: "derivations",
      exclude: ["rendered", "written"]),
    .target(name: "CTerminal"),
    .executableTarget(
      name: "derive",
      dependencies: [
        "CTerminal", "derivations", "Worksheets", "Transport", "ManyBody", "Exports", "Symmetry", "Spintronics",
        "Algebra", "Evaluation", "Notation", "Numbers", "Typesetting"
      ],
      linkerSettings: startup + memory),
    .executableTarget(
      name: "Benchmarks", dependencies: ["Numbers", "Algebra", "Evaluation", "Typesetting"],
      exclude: ["Peers", "Workloads.md"]),
    .target(name: "TestExpressions", dependencies: ["Algebra", "Numbers"], path: "Tests/TestExpressions"),
    .target(name: "TestSupport", dependencies: ["Numbers", "TestExpressions"], path: "Tests/TestSupport"),
    .executableTarget(
      name: "Fuzz",
      dependencies: ["Algebra", "Evaluation", "Notation", "Numbers", "TestExpressions", "Typesetting"],
      path: "Tests/Fuzz", exclude: ["Corpus", isForLibFuzzer ? "Fuzz.swift" : "Coverage.swift"]),
    .testTarget(name: "NumbersTests", dependencies: ["Numbers", "TestSupport"]),
    .testTarget(name: "AlgebraTests", dependencies: ["Algebra", "Typesetting", "TestSupport"]),
    .testTarget(name: "EvaluationTests", dependencies: ["Evaluation", "Algebra", "TestSupport"]),
    .testTarget(
      name: "DerivationTests",
      dependencies: ["derivations", "Worksheets", "Evaluation", "Spintronics", "Transport", "TestSupport"]),
    .testTarget(name: "SymmetryTests", dependencies: ["Symmetry", "Algebra", "Numbers", "TestSupport"]),
    .testTarget(name: "SpintronicsTests", dependencies: ["Spintronics", "Algebra"]),
    .testTarget(
      name: "TransportTests", dependencies: ["Transport", "Evaluation", "Algebra", "Numbers", "TestSupport"]),
    .testTarget(name: "ExportsTests", dependencies: ["Exports", "Spintronics", "Algebra", "Numbers", "TestSupport"]),
    .testTarget(name: "ManyBodyTests", dependencies: ["ManyBody", "Algebra", "Numbers", "TestSupport"]),
    .testTarget(
      name: "NotationTests",
      dependencies: ["Notation", "Algebra", "Numbers", "Typesetting", "Worksheets", "TestSupport"]),
    .testTarget(
      name: "DeriveTests",
      dependencies: ["derive", "derivations", "Algebra", "Notation", "Worksheets", "TestSupport", "Typesetting"]),
    .testTarget(name: "TypesettingTests", dependencies: ["Typesetting", "TestSupport"])
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu11
)

for target in package.targets where target.type != .test && target.name != "CNumerics" {
  target.swiftSettings = core.contains(target.name) ? checked + optimised : checked
}
