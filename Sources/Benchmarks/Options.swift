import Foundation

/// What the command line asked for.
struct Options {
  /// Names of workloads, or of their groups: `W4` stands for W4a and W4b. Empty for all.
  var only: [String] = []
  var runs = 7
  /// Names of peers; nil for all.
  var peers: [String]?
  /// Peers that are knowingly left out.
  var without: [String] = []
  var reportPath: String?
  /// Seconds of wall time after which an answer is given up.
  var timeout = 120.0

  /// Parses the arguments, or answers nil when help was asked for.
  init?(arguments: [String]) throws {
    var rest = arguments[...]
    while let option = rest.popFirst() {
      if option == "--help" || option == "-h" { return nil }
      guard let value = rest.popFirst() else { throw UsageError("\(option) needs a value; see --help") }
      let list = value.split(separator: ",").map(String.init)
      switch option {
      case "--only": only = list
      case "--peers": peers = value == "none" ? [] : list
      case "--without": without += list
      case "--json": reportPath = value
      case "--runs": runs = try Self.positive(Int(value), option)
      case "--timeout": timeout = try Self.positive(Double(value), option)
      default: throw UsageError("\(option) is not known; see --help")
      }
    }
    for name in only where !Catalogue.entries.contains(where: { Self.matches(name, $0.name) }) {
      throw UsageError("there is no workload \(name); see --help")
    }
    for name in (peers ?? []) + without where !Peer.all.contains(where: { $0.name == name }) {
      throw UsageError("there is no peer \(name); see --help")
    }
  }

  /// Whether the workload was asked for.
  func includes(_ workload: String) -> Bool {
    only.isEmpty || only.contains { Self.matches($0, workload) }
  }

  /// Whether the peer takes part.
  func includes(peer: String) -> Bool { (peers?.contains(peer) ?? true) && !without.contains(peer) }

  static func matches(_ request: String, _ name: String) -> Bool {
    name == request || (name.last?.isLetter == true && name.dropLast() == request)
  }

  private static func positive<Number: Comparable & Numeric>(_ value: Number?, _ option: String) throws -> Number {
    guard let value, value > 0 else { throw UsageError("\(option) needs a positive number") }
    return value
  }

  static var help: String {
    let workloads = Catalogue.entries.map { "  \($0.name.padded(to: 6))\($0.title)" }.joined(separator: "\n")
    return """
      usage: benchmarks [--only W1,W4,…] [--runs 7] [--peers sympy,floor,…|none] [--without maxima,…]
                         [--timeout 120] [--json FILE]

      Times this package and other programs on the same workloads, in CPU seconds, run by run in turn, and compares
      their results. Fails when results disagree and when a peer is missing that is not left out by --without. Run it from the package's directory, after scripts/benchmark-peers.

      Workloads (defined in Sources/Benchmarks/Workloads.md):
      \(workloads)

      Peers: \(Peer.all.map(\.name).joined(separator: ", "))
      """
  }
}

/// A command line that cannot be obeyed.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension String {
  /// Filled with spaces on the right, or on the left for numbers.
  func padded(to width: Int, right: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - count))
    return right ? space + self : self + space
  }
}
