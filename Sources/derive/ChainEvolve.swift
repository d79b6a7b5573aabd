import Glibc
import ManyBody
import Numbers

/// `derive quantum-stt evolve`: a table of the motion.
struct ChainEvolve {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let given = try GivenOptions(
      arguments, of: "quantum-stt evolve",
      names: ChainOptions.modelNames + ChainOptions.stateNames + ChainOptions.motionNames + ["--output"],
      flags: ChainOptions.motionFlags + ["--resume", "--estimate", "--final"])
    if given.wantsHelp { return Output.text(help) }
    let options = ChainOptions(given)
    let run = try options.run(try options.model(), try options.initial())
    let path = given["--output"]
    if given.flags.contains("--resume"), path == nil { throw UsageError("--resume goes on with the file of --output") }
    var table = ChainTable(run: run, path: path, isQuiet: given.flags.contains("--quiet"))
    if given.flags.contains("--estimate") { return Output.text(try table.estimate()) }
    if given.flags.contains("--resume") { try table.resume() }
    return try table.write(onlyLast: given.flags.contains("--final"))
  }

  static let help = """
    usage: derive quantum-stt evolve [options]

    The motion of an electron and local spins as CSV, one row for every --row femtoseconds: all spins in units of ħ/2, purities,
    entropy, probabilities of product states, what is reflected and transmitted, and by how much conserved quantities drift.

    \(ChainOptions.help)what is written:
      --output FILE          a file instead of standard output; Ctrl-C leaves FILE.checkpoint
      --resume               go on from FILE.checkpoint
      --estimate             only say how much memory and time it takes
      --final                only the last row
      --quiet                no text besides

    exit status: 0 done, 64 a wrong command line, 70 it does not fit or could not be done, 130 after Ctrl-C

    """
}

/// The table of a run, written row by row with a checkpoint for what has to wait.
struct ChainTable {
  var run: ChainRun
  let path: String?
  let isQuiet: Bool
  private(set) var rows: [String] = []
  private(set) var values: [[Double]] = []

  init(run: ChainRun, path: String?, isQuiet: Bool) { (self.run, self.path, self.isQuiet) = (run, path, isQuiet) }

  private var checkpointPath: String { (path ?? "") + ".checkpoint" }

  /// Comment lines that say what was computed.
  var header: [String] {
    [
      "# derive quantum-stt: \(run.system.model.signature)", "# \(run.initial.signature)",
      "# E = \(run.meanEnergy) eV, width \(run.energyWidth) eV; \(run.system.space.dimension) spin states; spins in units of ħ/2",
      "# \(run.propagator.statement)"
    ]
  }

  /// What the run takes; the time by a few products, measured.
  func estimate() throws -> String {
    let once = try run.propagator.secondsPerOperation(run.state)
    let seconds = once * Double(run.propagator.operations) * Double(run.intervals)
    return """
      \(run.system.dimension) amplitudes, \(ManyBodyError.bytes(run.bytes)) in memory
      \(run.propagator.operations) products or solutions for each of \(run.intervals) rows, about \(seconds.shortened) s
      \(run.propagator.statement)

      """
  }

  mutating func resume() throws {
    guard let bytes = try Input.bytes(of: checkpointPath) else {
      throw Unable(message: "there is no \(checkpointPath) to go on from")
    }
    let checkpoint = try Checkpoint(bytes)
    try run.resume(checkpoint)
    rows = checkpoint.rows.split(separator: "\n").map(String.init)
    values = rows.map { $0.split(separator: ",").map { Double($0) ?? .nan } }
    guard rows.count == run.done + 1 || (rows.isEmpty && run.done == 0) else {
      throw Unable(message: "\(checkpointPath) does not hold the rows of its state")
    }
  }

  /// Computes the rows that are missing; status 130, with a checkpoint, after Ctrl-C.
  mutating func compute() throws -> Int32 {
    let stop = StopFlag()
    ChainInterrupt.watch(stop)
    if rows.isEmpty { try append(try run.row()) }
    var progress = Progress(total: run.intervals, from: run.done)
    if Progress.isTerminal { Output.error(try estimate()) }
    var saved = Progress.now
    while run.done < run.intervals {
      progress.show(run.done)
      guard try run.advance(stop: stop) else { break }
      try append(try run.row())
      if stop.isRaised { break }
      if path != nil, Progress.now - saved > 60 {
        try save()
        saved = Progress.now
      }
    }
    progress.clear()
    guard run.done < run.intervals else { return Status.asExpected }
    guard path != nil else {
      Output.error(
        "derive: interrupted at \(Double(run.done) * run.interval) fs; evolve with --output can be gone on with\n")
      return Interrupt.status
    }
    try save()
    Output.error(
      "derive: interrupted at \(Double(run.done) * run.interval) fs; --resume goes on from \(checkpointPath)\n")
    return Interrupt.status
  }

  private func save() throws {
    let checkpoint = run.checkpoint(rows: rows.joined(separator: "\n"))
    try OutputPlace(checkpointPath).write(checkpoint.bytes)
  }

  private mutating func append(_ row: [Double]) throws {
    values.append(row)
    rows.append(row.map { "\($0)" }.joined(separator: ","))
  }

  var text: String { (header + [run.columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n" }

  mutating func write(onlyLast: Bool = false) throws -> Int32 {
    let status = try compute()
    guard status == Status.asExpected else { return status }
    if onlyLast, let last = rows.last { (rows, values) = ([last], values.suffix(1)) }
    if let path {
      try OutputPlace(path).write(text)
      unlink(checkpointPath)
      if !isQuiet { Output.write("wrote \(path)\n") }
    } else if !isQuiet {
      Output.write(text)
    }
    return status
  }
}
