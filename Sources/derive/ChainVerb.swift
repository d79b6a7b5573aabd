import ManyBody
import Numbers

/// What the smaller verbs of `derive quantum-stt` have in common: a table, to standard output or a file.
struct ChainVerb {
  let options: ChainOptions
  private let path: String?
  private let isQuiet: Bool
  let wantsHelp: Bool

  init(_ name: String, _ arguments: ArraySlice<String>, names: [String], flags: [String] = []) throws {
    let given = try GivenOptions(
      arguments, of: "quantum-stt \(name)", names: ChainOptions.modelNames + names + ["--output"], flags: flags)
    options = ChainOptions(given)
    path = given["--output"]
    (isQuiet, wantsHelp) = (given.flags.contains("--quiet"), given.wantsHelp)
  }

  func write(_ lines: [String]) throws -> Int32 {
    let text = lines.joined(separator: "\n") + "\n"
    if let path {
      try OutputPlace(path).write(text)
      if !isQuiet { Output.write("wrote \(path)\n") }
    } else if !isQuiet {
      Output.write(text)
    }
    return Status.asExpected
  }
}

/// `derive quantum-stt levels`.
enum ChainLevels {
  private static let names = ["--count", "--flips"]

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let verb = try ChainVerb("levels", arguments, names: names, flags: ["--local-only"])
    if verb.wantsHelp { return Output.text(help) }
    let model = try verb.options.model(), count = try verb.options.integer("--count", standard: 4)
    guard (1...200).contains(count) else { throw UsageError("--count takes a number from 1 to 200, not \(count)") }
    if verb.options.given.flags.contains("--local-only") {
      let levels = try LocalSpectrum(model).levels()
      return try verb.write(
        ["# \(model.signature); local spins alone", "energy [eV],equal by symmetry,flipped spins,gap to the next [eV]"]
          + levels.enumerated().map { k, l in
            let gap = k + 1 < levels.count ? "\(levels[k + 1].energy - l.energy)" : ""
            return "\(l.energy),\(l.multiplicity),\(l.quanta.map(String.init).joined(separator: " ")),\(gap)"
          })
    }
    let stop = StopFlag()
    ChainInterrupt.watch(stop)
    let flips: [Int]
    if let text = verb.options.given["--flips"] {
      flips = try ChainOptions.list("--flips", text)
    } else {
      flips = WholeSpectrum(model).sectors.map(\.quanta)
    }
    // Before any of them is begun.
    for k in flips { try WholeSpectrum(model).checkSize(count, quanta: k, memory: availableMemory() ?? .max) }
    var lines = [
      "# \(model.signature); ARPACK; a level with k flipped spins is exactly one with \(model.largestQuanta) − k, by a rotation by π about x",
      "flipped spins,energy [eV],bound on its error [eV]"
    ]
    var lowest: [(quanta: Int, energy: Double, error: Double)] = []
    for k in flips {
      let found: LowestEigenvalues
      do {
        found = try WholeSpectrum(model).lowest(count, quanta: k, stop: stop)
      } catch  where stop.isRaised {
        return Interrupt.status
      }
      if stop.isRaised { return Interrupt.status }
      lines += zip(found.values, found.residuals).map { "\(k),\($0),\($1)" }
      lowest.append((k, found.values[0], found.residuals[0]))
    }
    lines += closeness(lowest, of: model)
    return try verb.write(lines)
  }

  /// Which lowest levels are equal by symmetry, and which are only near: their distance exceeds what their errors allow.
  private static func closeness(
    _ lowest: [(quanta: Int, energy: Double, error: Double)], of model: ChainModel
  ) -> [String] {
    guard let first = lowest.min(by: { $0.energy < $1.energy }) else { return [] }
    return lowest.map { level in
      let mirror = model.largestQuanta - level.quanta
      let equal = mirror == level.quanta ? "alone" : "exactly equal to that with \(mirror)"
      let distance = level.energy - first.energy
      let place =
        level.quanta == first.quanta
        ? "the lowest of all"
        : distance > level.error + first.error
          ? "near the lowest, \(distance) eV above it, and not equal" : "not told apart from the lowest"
      return "# \(level.quanta) flipped: \(equal); \(place)"
    }
  }

  static let help = """
    usage: derive quantum-stt levels [options]

    The lowest levels with each number of flipped spins: --count of them (4), for --flips 0,1,… or all; by ARPACK. With
    --local-only all levels of the local spins without an electron.

    \(ChainOptions.help(ChainOptions.modelNames + names) + ChainOptions.outputHelp)
    """
}

/// `derive quantum-stt bound`.
enum ChainBound {
  private static let names = ["--digits"]

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let verb = try ChainVerb("bound", arguments, names: names)
    if verb.wantsHelp { return Output.text(help) }
    let model = try verb.options.model(), digits = try verb.options.integer("--digits", standard: 30)
    guard (1...1000).contains(digits) else { throw UsageError("--digits takes a number from 1 to 1000, not \(digits)") }
    let state = try BoundState(model), bits = Int(Double(digits) * 3.33) + 60
    var lines = ["# \(model.signature); all spins up; counted, and each enclosed"]
    for (name, ends) in [("open ends", BoundState.Ends.open), ("infinite chain", .infinite)] {
      let energies = try state.energies(ends, bits: bits)
      lines.append("\(name): \(energies.count) bound state\(energies.count == 1 ? "" : "s")")
      lines += energies.map { "  E = \($0.certifiedDecimal(digits: digits) ?? $0.description) eV" }
    }
    let (a, b) = (try state.energies(.open, bits: 400), try state.energies(.infinite, bits: 400))
    if let x = a.first, let y = b.first {
      let difference =
        (x - y).certifiedDecimal(digits: 3) ?? "at most \(max(-(x - y).bounds.lower, (x - y).bounds.upper).shortened)"
      lines.append("difference of the lowest: \(difference) eV")
    }
    return try verb.write(lines)
  }

  static let help = """
    usage: derive quantum-stt bound [--digits 30] [options]

    Energies of an electron bound to the local spins when every spin is up, in the chain as given and in an infinite one. All of
    them, however shallow or long the well: their number is that of changes of sign of the amplitudes at the edge of the band.

    \(ChainOptions.help(ChainOptions.modelNames + names) + ChainOptions.outputHelp)
    """
}

/// `derive quantum-stt scatter`.
enum ChainScatter {
  private static let names = ["--momenta", "--electron"]

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let verb = try ChainVerb("scatter", arguments, names: names)
    if verb.wantsHelp { return Output.text(help) }
    let model = try verb.options.model()
    let grid = try GivenOptions.grid("--momenta", verb.options.given["--momenta"] ?? "0.1:1.5:0.1")
    let momenta = (0..<grid.count).compactMap { grid.rational(at: $0)?.doubleValue }
    let text = verb.options.given["--electron"] ?? "-z"
    guard ["-z", "+z", "z"].contains(text) else { throw UsageError("--electron takes +z or -z here, not \(text)") }
    let isDown = text == "-z"
    let problem = try Scattering(model, quanta: isDown ? 1 : 0)
    guard let entrance = problem.entrance(isDown: isDown) else { throw UsageError("no such channel") }
    var lines = [
      "# \(model.signature); leads without end; probabilities by channel; inelastic: a magnon is left behind",
      "k,E_kin [eV],transmitted elastic,reflected elastic,transmitted flipped,reflected flipped,open channels,sum − 1"
    ]
    for k in momenta {
      let kinetic = -2 * model.hopping.doubleValue * cosineOf(k)
      let a = try problem.amplitudes(energy: kinetic + problem.channels[entrance].energy, from: entrance)
      func sum(_ z: [Complex], flipped: Bool) -> Double {
        z.indices.filter { a.isOpen[$0] && ($0 != entrance) == flipped }.reduce(0) {
          $0 + z[$1].re * z[$1].re + z[$1].im * z[$1].im
        }
      }
      let values = [
        k, kinetic, sum(a.transmitted, flipped: false), sum(a.reflected, flipped: false),
        sum(a.transmitted, flipped: true),
        sum(a.reflected, flipped: true)
      ]
      lines.append(values.map { "\($0)" }.joined(separator: ",") + ",\(a.isOpen.count { $0 }),\(a.currentDefect)")
    }
    return try verb.write(lines)
  }

  static let help = """
    usage: derive quantum-stt scatter [--momenta 0.1:1.5:0.1] [--electron -z] [options]

    An electron of wave number k on an infinite chain meets the local spins, all up: what is transmitted and reflected with the spin
    kept and flipped, and by how much all probabilities miss 1.

    \(ChainOptions.help(ChainOptions.modelNames + names) + ChainOptions.outputHelp)
    """
}

/// `derive quantum-stt dephasing`.
enum ChainDephasing {
  private static let names = ["--fermi", "--points", "--thickness"]

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let verb = try ChainVerb("dephasing", arguments, names: names)
    if verb.wantsHelp { return Output.text(help) }
    let fermi = try verb.options.double("--fermi", standard: 1),
      points = try verb.options.integer("--points", standard: 400)
    guard fermi > 0, fermi < 3.14 else { throw UsageError("--fermi takes a wave number between 0 and π, not \(fermi)") }
    guard (1...100_000).contains(points) else {
      throw UsageError("--points takes a number from 1 to 100000, not \(points)")
    }
    let counts = try ChainOptions.list("--thickness", verb.options.given["--thickness"] ?? "1,2,3,5,8,12,16,20")
    guard verb.options.given["--hosts"] == nil, verb.options.given["--spins"] == nil else {
      throw UsageError("--thickness says how many spins there are; --hosts and --spins do not go with it")
    }
    let base = try verb.options.model()
    var lines = [
      "# \(base.signature) with N spins; electron along +x; ⟨σ_x⟩ + i⟨σ_y⟩ that is transmitted elastically",
      "# average: k dk up to k_F = \(fermi), the transverse momenta of a bulk; without phases: the mean of its size",
      "N,size at k_F,average x,average y,size of the average,mean size without phases"
    ]
    for n in counts {
      let model = try ChainModel(
        sites: max(n, 2), hosts: Array(0..<n), spin: base.spin, hopping: base.hopping, exchange: base.exchange,
        coupling: base.coupling, axialCoupling: base.axialCoupling, spinUnit: base.spinUnit)
      let single = try Dephasing(model, momenta: [fermi]).transverse[0].magnitude
      let (mean, size) = try Dephasing.average(model, fermi: fermi, points: points)
      lines.append("\(n),\(single),\(mean.re),\(mean.im),\(mean.magnitude),\(size)")
    }
    return try verb.write(lines)
  }

  static let help = """
    usage: derive quantum-stt dephasing [--fermi 1] [--points 400] [--thickness 1,2,3,5,8,12,16,20] [options]

    The transverse spin behind N local spins for an electron along +x, for one momentum and averaged over a Fermi surface.

    \(ChainOptions.help(ChainOptions.modelNames + names) + ChainOptions.outputHelp)
    """
}

/// `derive quantum-stt limit`.
enum ChainLimit {
  private static let names = ["--lengths", "--time", "--k", "--dk", "--x0"]

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let verb = try ChainVerb("limit", arguments, names: names)
    if verb.wantsHelp { return Output.text(help) }
    let lengths = (verb.options.given["--lengths"] ?? "1/2,5/2,10,100,1000,10000,100000,1000000").split(separator: ",")
    let time = try verb.options.double("--time", standard: 1000), packet = try verb.options.packet()
    let base = try verb.options.model(macrospin: true)
    var lines = [
      "# one local spin S with λS = 1 kept, so that the classical field stays; t = \(time) fs; electron along −z",
      "# bound: 1 − Tr ρ² ≤ min(½, 16S/(2S + 1)²) at all times, in a ball; loss: from the closed form",
      "S,bound,loss of purity,loss × S"
    ]
    for text in lengths {
      let spin = try SpinNumber(String(text))
      let model = try ChainModel(
        sites: base.sites, hosts: base.hosts, spin: spin, hopping: base.hopping, exchange: base.exchange,
        spinUnit: try Rational(2).divided(by: Rational(spin.twice)), reducedPlanck: base.reducedPlanck)
      let p = try Macrospin(model, packet).flipProbability(time), bound = try Macrospin.purityLossBound(spin)
      guard bound.midpointDouble >= 2 * p * (1 - p) * (1 - 1e-9) else {
        throw Unable(message: "the bound is violated at S = \(spin)")
      }
      lines.append(
        "\(spin),\(bound.certifiedDecimal(digits: 12) ?? bound.description),\(2 * p * (1 - p)),\(2 * p * (1 - p) * spin.value)"
      )
    }
    return try verb.write(lines)
  }

  static let help = """
    usage: derive quantum-stt limit [--lengths 1/2,5/2,10,…] [--time 1000] [options]

    How much purity a macrospin loses to one electron, as its length grows and the classical field on the electron is kept.

    \(ChainOptions.help(ChainOptions.modelNames + names) + ChainOptions.outputHelp)
    """
}

/// `derive quantum-stt sequence`.
enum ChainSequence {
  private static let names = ["--electrons", "--time", "--electron", "--k", "--dk", "--x0", "--until"]

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let verb = try ChainVerb(
      "sequence", arguments, names: names)
    if verb.wantsHelp { return Output.text(help) }
    let count = try verb.options.integer("--electrons", standard: 1000),
      until = try verb.options.double("--until", standard: 1e-6)
    guard (1...10_000_000).contains(count) else {
      throw UsageError("--electrons takes a number from 1 to 10⁷, not \(count)")
    }
    let text = verb.options.given["--electron"] ?? "-z"
    guard ["-z", "+z", "z"].contains(text) else { throw UsageError("--electron takes +z or -z here, not \(text)") }
    let model = try verb.options.model()
    var run = try ElectronSequence(
      model, try verb.options.packet(), isDown: text == "-z", time: try verb.options.double("--time", standard: 1000),
      memory: availableMemory() ?? .max)
    let stop = StopFlag()
    ChainInterrupt.watch(stop)
    var lines = [
      "# \(model.signature); each electron along \(text) is traced out after its time; M_z in units of ħ/2",
      "electrons,M_z,purity,entropy [bit],change of M_z,trace − 1"
    ]
    var before = run.magnetisation
    for n in 0...count {
      if n > 0 { run.advance() }
      if stop.isRaised { return Interrupt.status }
      let change = run.magnetisation - before
      // All of the first ten, then ten in every power of ten.
      let step = n < 10 ? 1 : Int("1" + String(repeating: "0", count: "\(n)".count - 1)) ?? 1
      let isLast = n == count || (n > 10 && abs(change) < until)
      if n % step == 0 || isLast {
        lines.append("\(n),\(run.magnetisation),\(run.purity),\(try run.entropy()),\(change),\(run.trace - 1)")
      }
      before = run.magnetisation
      if isLast { break }
    }
    return try verb.write(lines)
  }

  static let help = """
    usage: derive quantum-stt sequence [--electrons 1000] [--time 1000] [--electron -z] [--until 1e-6] [options]

    Electrons in the same packet, one after another, each traced out when the next one comes: the local spins' magnetisation, purity and
    entropy, until an electron changes the magnetisation by less than --until.

    \(ChainOptions.help(ChainOptions.modelNames + names) + ChainOptions.outputHelp)
    """
}
