import Foundation

/// How a peer is started, from the package's directory.
struct Peer {
  let name: String
  let executable: String
  var arguments: [String] = []

  static let all: [Peer] = [
    Peer(name: "floor", executable: ".build/peers/floor"),
    python("python-flint", "flint_python_peer.py"),
    python("sympy", "sympy_peer.py"),
    python("sympy-ring", "sympy_ring_peer.py"),
    python("symengine", "symengine_peer.py"),
    python("symbolica", "symbolica_peer.py"),
    python("alkahest", "alkahest_peer.py"),
    Peer(name: "ginac", executable: ".build/peers/ginac"),
    Peer(
      name: "maxima", executable: "/usr/bin/env",
      arguments: ["maxima", "--very-quiet", "--batch-string=load(\"\(sources)/maxima_peer.mac\")$"]),
    python("numpy", "numpy_peer.py"),
    python("mpmath", "mpmath_peer.py")
  ]

  private static let sources = "Sources/Benchmarks/Peers"

  private static func python(_ name: String, _ file: String) -> Peer {
    Peer(name: name, executable: ".build/peers/python/bin/python", arguments: ["-B", "\(sources)/\(file)"])
  }

  /// Starts the peers asked for. One that does not start is an error: a comparison without it would look complete.
  static func launchable(from options: Options, in directory: String) throws -> [any Program] {
    let wanted = all.filter { options.includes(peer: $0.name) }
    guard wanted.isEmpty || FileManager.default.fileExists(atPath: "\(directory)/\(sources)") else {
      throw UsageError("there is no \(sources) here; run from the package's directory")
    }
    return try wanted.map { peer in
      do {
        return try PeerProcess(peer, directory: directory, timeout: options.timeout)
      } catch {
        throw PeerError.absent(peer.name, "\(error)")
      }
    }
  }
}

/// What can go wrong with a program under test.
enum PeerError: Error, CustomStringConvertible {
  case absent(String, String)
  case missing(String)
  case ended
  case timedOut(Double)
  case unreadable(String)
  case unsupported(String)

  var description: String {
    switch self {
    case .absent(let peer, let why):
      "\(peer) does not start: \(why); scripts/benchmark-peers installs it, --without \(peer) leaves it out"
    case .missing(let program): "there is no \(program)"
    case .ended: "the process ended"
    case .timedOut(let seconds): "no answer within \(seconds) s"
    case .unreadable(let line): "cannot read its answer \(line)"
    case .unsupported(let name): "no workload \(name)"
    }
  }
}

/// A line for the person watching.
func note(_ text: String) {
  FileHandle.standardError.write(Data("benchmarks: \(text)\n".utf8))
}
