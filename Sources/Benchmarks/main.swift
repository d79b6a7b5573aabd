import Foundation
import Numbers

do {
  guard let options = try Options(arguments: Array(CommandLine.arguments.dropFirst())) else {
    print(Options.help)
    exit(0)
  }
  let peers = try Peer.launchable(from: options, in: FileManager.default.currentDirectoryPath)
  let own: [any Program] = [
    OwnProgram("ours", workloads: Workload.all), OwnProgram("ours-nodes", workloads: Workload.nodes),
    OwnProgram("ours-numbers", workloads: Workload.numbers), OwnProgram("ours-vector", workloads: Workload.vectorPoints)
  ]
  // A busy machine makes a task slower, and its row must tell so.
  let report = WorkBudget.of(options.timeout) { Session(options: options, programs: own + peers).run() }
  print(report.table)
  if let path = options.reportPath {
    try report.json.write(to: URL(fileURLWithPath: path), options: .atomic)
  }
  exit(report.failures.isEmpty ? 0 : 1)
} catch {
  FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
  exit(2)
}
