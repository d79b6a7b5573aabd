import ManyBody
import Numbers

/// The options that say which chain, which state and how it moves.
struct ChainOptions {
  static let modelNames = [
    "--sites", "--spins", "--hosts", "--spin", "--gamma", "--jsd", "--j", "--jz", "--lambda", "--hbar"
  ]
  static let stateNames = ["--k", "--dk", "--x0", "--electron", "--local", "--flipped"]
  static let motionNames = [
    "--time", "--row", "--method", "--tolerance", "--cn-step", "--absorber", "--threads", "--memory", "--entanglement"
  ]
  static let motionFlags = ["--shift"]

  let given: GivenOptions

  init(_ given: GivenOptions) { self.given = given }

  func integer(_ option: String, standard: Int) throws(UsageError) -> Int {
    guard let text = given[option] else { return standard }
    guard let value = Int(text) else { throw UsageError("\(option) takes a whole number, not \(text)") }
    return value
  }

  func double(_ option: String, standard: Double) throws -> Double {
    guard let text = given[option] else { return standard }
    if let value = Double(text), value.isFinite { return value }
    return try GivenOptions.rational(option, text).doubleValue
  }

  /// The model; `macrospin` gives the defaults of one spin in the middle.
  func model(macrospin: Bool = false) throws -> ChainModel {
    let spin = try SpinNumber(given["--spin"] ?? (macrospin ? "5/2" : "1/2"))
    let sites = try integer("--sites", standard: 400)
    var hosts: [Int]?
    if let text = given["--hosts"] { hosts = try Self.list("--hosts", text) }
    if given["--hosts"] != nil, given["--spins"] != nil {
      throw UsageError("--hosts says how many spins there are; --spins does not go with it")
    }
    let count = try integer("--spins", standard: macrospin ? 1 : 5)
    if macrospin, hosts == nil, count == 1 { hosts = [(sites - 1) / 2] }
    return try ChainModel(
      sites: sites, hosts: hosts, count: count, spin: spin, hopping: try given.rational("--gamma", standard: 1),
      exchange: try given.rational("--jsd", standard: Rational(1, 10)),
      coupling: try given.rational("--j", standard: Rational(1, 10)),
      axialCoupling: try given.rational("--jz", standard: Rational(1005, 10_000)),
      spinUnit: try given.rational("--lambda", standard: 2),
      reducedPlanck: try given.rational("--hbar", standard: ChainModel.electronvoltFemtoseconds))
  }

  /// Whole numbers: "3,5,9" or "197..201".
  static func list(_ option: String, _ text: String) throws(UsageError) -> [Int] {
    var result: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: ".", omittingEmptySubsequences: true).map { Int($0) }
      if ends.count == 2, part.contains(".."), let a = ends[0], let b = ends[1], a <= b, b - a < 1_000_000 {
        result += a...b
      } else if let n = Int(part) {
        result.append(n)
      } else {
        throw UsageError("\(option) takes whole numbers, such as 3,5 or 197..201, not \(text)")
      }
    }
    return result
  }

  func packet() throws -> WavePacket {
    try WavePacket(
      momentum: try given.rational("--k", standard: Rational(1, 10)),
      width: try given.rational("--dk", standard: Rational(1, 5)), centre: try given.rational("--x0", standard: 25))
  }

  func initial(electron standard: SpinDirection = .down) throws -> InitialState {
    let electron = try given["--electron"].map { try SpinDirection($0) } ?? standard
    var local = InitialState.Local.directions([.up])
    if let text = given["--flipped"] {
      if given["--local"] != nil {
        throw UsageError("--flipped says what the local spins are; --local does not go with it")
      }
      local = .flipped(try Self.list("--flipped", text))
    } else if let text = given["--local"] {
      switch text {
      case "up": break
      case "neel": local = .alternating
      case "ground": local = .ground
      default:
        local = .directions(try text.split(separator: ";").map { try SpinDirection(String($0)) })
      }
    }
    return InitialState(packet: try packet(), electron: electron, local: local)
  }

  /// Rows and method.
  func run(_ model: ChainModel, _ initial: InitialState) throws -> ChainRun {
    let time = try double("--time", standard: 1000), row = try double("--row", standard: 5)
    guard time >= 0, row > 0 else { throw UsageError("--time and --row take positive times in fs") }
    let count = (time / row).rounded()
    guard abs(count * row - time) <= 1e-9 * max(time, row), count <= 10_000_000 else {
      throw UsageError("--time \(time) is not a whole number of rows of \(row) fs")
    }
    let limit = availableMemory() ?? .max
    var memory = limit
    if let text = given["--memory"] {
      guard let megabytes = Double(text), megabytes > 0, megabytes < 1e9 else {
        throw UsageError("--memory takes megabytes, not \(text)")
      }
      memory = Int(megabytes * 1e6)
    }
    let entanglement: Bool?
    switch given["--entanglement"] {
    case nil: entanglement = nil
    case "yes": entanglement = true
    case "no": entanglement = false
    case let other?: throw UsageError("--entanglement takes yes or no, not \(other)")
    }
    var threads: Int?
    if given["--threads"] != nil {
      let count = try integer("--threads", standard: 1)
      guard (1...64).contains(count) else { throw UsageError("--threads takes a number from 1 to 64, not \(count)") }
      threads = count
    }
    return try ChainRun(
      model, initial, interval: row, intervals: Int(count), method: try method(row), entanglement: entanglement,
      threads: threads, memory: memory)
  }

  private func method(_ row: Double) throws -> EvolutionMethod {
    switch given["--method"] ?? "chebyshev" {
    case "chebyshev":
      for name in ["--cn-step", "--absorber"] where given[name] != nil {
        throw UsageError("\(name) belongs to --method crank-nicolson")
      }
      if given.flags.contains("--shift") { throw UsageError("--shift belongs to --method crank-nicolson") }
      return .chebyshev(tolerance: try double("--tolerance", standard: 1e-12))
    case "crank-nicolson":
      if given["--tolerance"] != nil { throw UsageError("--tolerance belongs to --method chebyshev") }
      var absorber: Absorber?
      if let text = given["--absorber"] {
        let parts = text.split(separator: ",")
        guard parts.count == 2, let width = Int(parts[0]), let strength = Double(parts[1]) else {
          throw UsageError("--absorber takes sites and eV, such as 80,0.5, not \(text)")
        }
        absorber = try Absorber(width: width, strength: strength)
      }
      return .crankNicolson(
        step: try double("--cn-step", standard: min(0.01, row)), shifted: given.flags.contains("--shift"),
        absorber: absorber)
    case let other:
      throw UsageError("no method is called \(other)", other, among: ["chebyshev", "crank-nicolson"])
    }
  }

  /// The lines on the options that a verb takes.
  static func help(_ names: [String]) -> String {
    var lines: [Substring] = [], heading: Substring?, isTaken = false
    for line in everything.split(separator: "\n") {
      if !line.hasPrefix(" ") {
        heading = line
      } else {
        // What goes on below an option belongs to it.
        if line.hasPrefix("  --") { isTaken = names.contains { line.dropFirst(2).hasPrefix($0 + " ") } }
        guard isTaken else { continue }
        if let first = heading { lines.append(first) }
        (heading, _) = (nil, lines.append(line))
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// What a verb with a table says of it.
  static let outputHelp = """
    what is written:
      --output FILE          a file instead of standard output
      --quiet                no text
    """

  static var help: String { help(modelNames + stateNames + motionNames) }

  private static let everything = """
    the chain:
      --sites L              400 unless given, with open ends
      --spins N              5 local spins in the middle, or --hosts 197..201 or 10,20,30: their sites, counted from 0
      --spin S               1/2 unless given, 5/2 for figures 5 and 6
      --gamma γ --jsd J_sd --j J --jz J_z --lambda λ     1, 0.1, 0.1, 0.1005 eV and 2
      --hbar ħ               0.6582119569 eV fs
    the state at t = 0:
      --k k --dk δk --x0 x₀  the packet exp[ik(x − x₀) − δk²(x − x₀)²/4]: 0.1, 0.2, 25
      --electron DIRECTION   -z unless given; +z, +x, … or polar angle and azimuth in degrees, 90,45
      --local WHAT           up, neel, ground or directions, one or N of them with ; between
      --flipped n,m          all local spins up but these, counted from 1
    its motion:
      --time T               1000 fs
      --row Δt               5 fs: a row of the table for every Δt
      --method METHOD        chebyshev with --tolerance 1e-12, or crank-nicolson with --cn-step 0.01, --shift (⟨H⟩ is
                             subtracted) and --absorber SITES,EV (an imaginary potential at both ends)
      --threads N            2 for large systems
      --memory MB            what may be used; what is free unless given
      --entanglement yes|no  purities and entropy; yes where they cost little
    """
}

extension Rational {
  /// The nearest double.
  var doubleValue: Double { (try? Ball(self, precision: 64))?.midpointDouble ?? .nan }
}
