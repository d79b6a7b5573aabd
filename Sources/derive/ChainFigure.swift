import ManyBody

/// `derive quantum-stt --figure N`: the figures of the paper, computed anew.
struct ChainFigure {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let given = try GivenOptions(
      arguments, of: "quantum-stt --figure",
      names: ["--figure", "--output"] + ChainOptions.modelNames + ChainOptions.stateNames + ChainOptions.motionNames,
      flags: ChainOptions.motionFlags + ["--no-plot"])
    if given.wantsHelp { return Output.text(help) }
    guard let text = given["--figure"] else { throw UsageError("--figure takes 2, 3, 4, 5 or 6") }
    let folder = given["--output"] ?? "derived"
    let figure = ChainFigure(
      number: text, options: ChainOptions(given),
      base: (folder.hasSuffix("/") ? folder : folder + "/") + "quantum-stt-figure-\(text)",
      isQuiet: given.flags.contains("--quiet"), isDrawn: !given.flags.contains("--no-plot"))
    Output.makeFolder(folder)
    switch text {
    case "2": return try figure.spectra()
    case "3", "5": return try figure.motion(.down, macrospin: text == "5")
    case "4", "6": return try figure.motion(.right, macrospin: text == "6")
    default: throw UsageError("--figure takes 2, 3, 4, 5 or 6, not \(text)")
    }
  }

  static let help = """
    usage: derive quantum-stt --figure N [options]

    Figure 2: the spectra of the local spins and of the whole, and the spins in the lowest states. Figures 3 and 4: spins, purity and
    probabilities in time for an electron along −z and +x; 5 and 6 the same with one spin 5/2. Writes
    quantum-stt-figure-N.csv, .svg and .pdf (drawn by gnuplot, Debian's package gnuplot-nox).

    \(ChainOptions.help)what is written:
      --output DIR           derived unless given
      --no-plot              only CSV
      --quiet                no text

    """

  let number: String
  let options: ChainOptions
  let base: String
  let isQuiet: Bool, isDrawn: Bool

  private func save(_ path: String, _ text: String) throws {
    try OutputPlace(path).write(text)
    if !isQuiet { Output.write("wrote \(path)\n") }
  }

  // MARK: Figures 3 to 6

  func motion(_ electron: SpinDirection, macrospin: Bool) throws -> Int32 {
    let run = try options.run(try options.model(macrospin: macrospin), try options.initial(electron: electron))
    var table = ChainTable(run: run, path: nil, isQuiet: isQuiet)
    let status = try table.compute()
    guard status == Status.asExpected else { return status }
    try save("\(base).csv", table.text)
    guard isDrawn else { return status }
    let columns = run.columns, time = table.values.map { $0[0] }
    func curves(_ names: [(String, String)]) -> [ChainPlot.Curve] {
      names.compactMap { name, shown in
        columns.firstIndex(of: name).map { k in ChainPlot.Curve(name: shown, x: time, y: table.values.map { $0[k] }) }
      }
    }
    let probabilities = columns.filter { $0.hasPrefix("P(") }.map { ($0, String($0.dropFirst(2).dropLast())) }
    let axes = ["x", "y", "z"]
    try ChainPlot(
      title: "Figure \(number): electron along \(run.initial.electron), spins along \(run.initial.local) "
        + "(N = \(run.system.model.hosts.count), S = \(run.system.model.spin)), E = \(run.meanEnergy.shortened.replacing("-", with: "−")) eV",
      panels: [
        .init(
          title: "(a) spin of the electron", x: "t [fs]", y: "spin [ħ/2]",
          curves: curves(axes.map { ("s_e \($0)", $0) })),
        .init(
          title: "(b) purity", x: "t [fs]", y: "purity",
          curves: curves([("purity of local spins", "local spins"), ("purity of the orbital", "orbital alone")]),
          range: 0.5...1.05),
        .init(
          title: "(c) first local spin", x: "t [fs]", y: "spin [ħ/2]", curves: curves(axes.map { ("S_1 \($0)", $0) })),
        .init(
          title: "(d) probabilities", x: "t [fs]", y: "probability", curves: curves(probabilities), range: -0.02...1.05)
      ]
    ).write(base, isQuiet: isQuiet)
    return status
  }

  // MARK: Figure 2

  func spectra() throws -> Int32 {
    let model = try options.model()
    let local = try LocalSpectrum(model).levels(), whole = try WholeSpectrum(model).levels()
    func table(_ levels: [SpectrumLevel]) -> String {
      "energy [eV],multiplicity by symmetry,flipped spins\n"
        + levels.map { "\($0.energy),\($0.multiplicity),\($0.quanta.map(String.init).joined(separator: " "))\n" }
        .joined()
    }
    try save("\(base)a.csv", "# derive quantum-stt: \(model.signature); local spins alone\n" + table(local))
    try save("\(base)b.csv", "# derive quantum-stt: \(model.signature); electron and local spins\n" + table(whole))
    let states = try LowestStates(model)
    let names = ["s_e z"] + (1...model.hosts.count).map { "S_\($0) z" }
    var lines = [
      "# lowest state with each number of flipped spins; spins in units of ħ/2",
      "of,flipped,energy [eV]," + names.joined(separator: ",")
    ]
    for s in states.local {
      lines.append("local spins,\(s.quanta),\(s.energy),," + s.spins.map { "\($0)" }.joined(separator: ","))
    }
    for s in states.whole {
      lines.append("whole,\(s.quanta),\(s.energy)," + s.spins.map { "\($0)" }.joined(separator: ","))
    }
    try save("\(base)c.csv", lines.joined(separator: "\n") + "\n")
    guard isDrawn else { return Status.asExpected }
    func stair(_ levels: [SpectrumLevel]) -> ChainPlot.Curve {
      let all = levels.flatMap { [Double](repeating: $0.energy, count: $0.multiplicity) }
      return .init(name: "levels", x: all.indices.map(Double.init), y: all, isPoints: true)
    }
    try ChainPlot(
      title: "Figure 2: spectra, L = \(model.sites), N = \(model.hosts.count), S = \(model.spin)",
      panels: [
        .init(title: "(a) local spins alone", x: "state", y: "E [eV]", curves: [stair(local)]),
        .init(title: "(b) electron and local spins", x: "state", y: "E [eV]", curves: [stair(whole)]),
        .init(
          title: "(c) lowest states of the local spins", x: "local spin", y: "z component [ħ/2]",
          curves: states.local.map { s in
            .init(name: "\(s.quanta) flipped", x: s.spins.indices.map { Double($0 + 1) }, y: s.spins)
          }, countsAlong: true),
        .init(
          title: "(c) lowest states of the whole (0: the electron)", x: "spin", y: "z component [ħ/2]",
          curves: states.whole.map { s in
            .init(name: "\(s.quanta) flipped", x: s.spins.indices.map(Double.init), y: s.spins)
          }, countsAlong: true)
      ]
    ).write(base, isQuiet: isQuiet)
    return Status.asExpected
  }
}
