import Algebra
import Evaluation
import Foundation

extension Workload {
  /// W12: C source written by this package, compiled with the flags of the floor's hand-written C, in the same loop. Nothing
  /// where no C compiler is installed.
  static var generated: [Workload] {
    guard GeneratedLoop.compiler != nil else { return [] }
    return [
      Workload("W12a", inputs: precession, task: { try $0.loop.run(on: $0.columns) }) { [$0[0].sum] },
      Workload("W12b", inputs: torque, task: { try $0.loop.run(on: $0.columns) }) { results in
        [results.enumerated().map { Double($0 + 1) * $1.sum }.reduce(0, +)]
      }
    ]
  }

  private typealias Inputs = (loop: GeneratedLoop, columns: [Column])

  nonisolated(unsafe) private static let loops = Result {
    (precession: try GeneratedLoop(try dampedPrecession().0), torque: try GeneratedLoop(try torqueProgram()))
  }

  private static func precession() throws -> Inputs {
    (try loops.get().precession, [Column(try dampedPrecession().1)])
  }

  private static func torque() throws -> Inputs {
    let moduli = [7, 11, 13, 5, 17, 19]
    let columns = moduli.map { m in Column((0..<1_000_000).map { Double($0 % m) / Double(m) }) }
    return (try loops.get().torque, columns)
  }

  /// −(n × H + α n × (n × H)) γ/(1 + α²) with α = 1/10 and γ = 5/2.
  private static func torqueProgram() throws -> Evaluation.Program {
    let n = Vector("n"), H = Vector("H"), α = Expr(1) / 10, γ = Expr(5) / 2
    let across = n × H
    let torque = -(γ / (1 + α ** 2)) * (across + α * (n × across))
    let names = { (v: String) in ["x", "y", "z"].map { Expr.symbol("\(v)\($0)", .real) } }
    let (components, field) = (names("n"), names("H"))
    return try Evaluation.Program(
      torque.components(where: [(n, components), (H, field)]), inputs: components + field)
  }
}

/// A loop in C over points, around the function that a program was written out as.
final class GeneratedLoop {
  /// The C compiler, when there is one.
  static let compiler: String? = ["/usr/bin/gcc", "/usr/bin/cc", "/usr/bin/clang"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  private typealias Function =
    @convention(c) (Int, UnsafePointer<UnsafePointer<Double>?>?, UnsafePointer<UnsafeMutablePointer<Double>?>?) -> Void
  private let function: Function
  private let resultCount: Int

  /// Writes, compiles and loads the function of a program.
  init(_ program: Evaluation.Program) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("generated-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let (source, library) = (folder.appendingPathComponent("f.c"), folder.appendingPathComponent("f.so"))
    resultCount = program.expressions.count
    let text = try program.source(in: .c, named: "f") + Self.loop(program)
    try text.write(to: source, atomically: true, encoding: .utf8)
    try Self.compile(source, to: library)
    guard let handle = dlopen(library.path, RTLD_NOW), let symbol = dlsym(handle, "loop") else {
      throw CompilationError(description: String(cString: dlerror()))
    }
    function = unsafeBitCast(symbol, to: Function.self)
  }

  private static func loop(_ program: Evaluation.Program) -> String {
    let arguments = program.inputs.indices.map { "x[\($0)][k]" }.joined(separator: ", ")
    let results = program.expressions.indices
    let copies = results.map { "y[\($0)][k] = r[\($0)];" }.joined(separator: " ")
    let call =
      results.count == 1
      ? "y[0][k] = f(\(arguments));" : "double r[\(results.count)]; f(\(arguments), r); \(copies)"
    return """

      void loop(long n, const double *const *x, double *const *y) {
        for (long k = 0; k < n; k++) { \(call) }
      }

      """
  }

  /// With the flags that scripts/benchmark-peers gives to the floor.
  private static func compile(_ source: URL, to library: URL) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: compiler ?? "/usr/bin/cc")
    #if arch(x86_64)
      let machine = ["-march=x86-64-v2"]
    #else
      let machine: [String] = []
    #endif
    process.arguments =
      ["-O3"] + machine + ["-std=gnu11", "-shared", "-fPIC", source.path, "-o", library.path, "-lm"]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CompilationError(description: "generated C does not compile") }
  }

  /// The values at points given by columns. Memory for the results is part of the task, as for the floor.
  func run(on columns: [Column]) throws -> [Column] {
    let count = columns.first?.count ?? 0
    let results = (0..<resultCount).map { _ in Column(count: count) }
    withExtendedLifetime((columns, results)) {
      function(count, columns.map { UnsafePointer($0.base) }, results.map { $0.base })
    }
    return results
  }
}

/// Generated source that does not become a function.
private struct CompilationError: Error, CustomStringConvertible {
  let description: String
}

/// Doubles that C reads and writes.
final class Column {
  let base: UnsafeMutablePointer<Double>
  let count: Int

  init(count: Int) {
    base = .allocate(capacity: count)
    self.count = count
  }

  convenience init(_ values: [Double]) {
    self.init(count: values.count)
    for (k, value) in values.enumerated() { base[k] = value }
  }

  deinit { base.deallocate() }

  var sum: Double { UnsafeBufferPointer(start: base, count: count).reduce(0, +) }
}
