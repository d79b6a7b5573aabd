import Algebra
import Exports
import Numbers

/// What `derive torque` is asked: the ferromagnet, the current, the wall, and what is made of them.
struct TorqueOptions {
  typealias Parameter = MeasuredOption

  /// What both torques need.
  static let shared: [Parameter] = [
    Parameter(option: "--j", name: "j", unit: "A/m^2", meaning: "the conventional current density", range: .any),
    Parameter(option: "--Ms", name: "M_s", unit: "A/m", meaning: "the magnetisation", range: .positive),
    Parameter(option: "--alpha", name: "α", unit: "", meaning: "Gilbert's damping", range: .nonnegative),
    Parameter(option: "--g", name: "g", unit: "", meaning: "the gyromagnetic factor", range: .positive)
  ]

  /// A current in a texture.
  static let texture: [Parameter] = [
    Parameter(option: "--P", name: "P", unit: "", meaning: "the polarisation of the current", range: .share),
    Parameter(option: "--xi", name: "ξ", unit: "", meaning: "Zhang and Li's τ_ex/τ_sf", range: .nonnegative),
    Parameter(option: "--beta", name: "β", unit: "", meaning: "Thiaville's nonadiabatic share", range: .any),
    Parameter(
      option: "--n0", name: "n_0", unit: "A/m", meaning: "the moment density of the conduction electrons",
      range: .nonnegative),
    Parameter(option: "--A", name: "A", unit: "J/m", meaning: "the exchange stiffness", range: .positive),
    Parameter(option: "--Ku", name: "K", unit: "J/m^3", meaning: "the anisotropy of the easy axis", range: .positive),
    Parameter(
      option: "--K-perp", name: "K_⊥", unit: "J/m^3", meaning: "the anisotropy of the hard axis", range: .positive),
    Parameter(option: "--width", name: "w", unit: "m", meaning: "the width of the wall", range: .positive),
    Parameter(option: "--B", name: "B", unit: "T", meaning: "the field along the easy axis", range: .any)
  ]

  /// Spins that arrive across an interface.
  static let interface: [Parameter] = [
    Parameter(option: "--thickness", name: "t", unit: "m", meaning: "the thickness of the magnet", range: .positive),
    Parameter(option: "--xi-DL", name: "ξ_DL", unit: "", meaning: "the damping-like efficiency", range: .any),
    Parameter(option: "--xi-FL", name: "ξ_FL", unit: "", meaning: "the field-like efficiency", range: .any),
    Parameter(option: "--theta-SH", name: "θ", unit: "", meaning: "the spin-Hall angle of the metal", range: .any),
    Parameter(option: "--d", name: "d", unit: "m", meaning: "the thickness of the metal", range: .positive),
    Parameter(
      option: "--lambda", name: "λ", unit: "m", meaning: "the spin diffusion length of the metal", range: .positive),
    Parameter(
      option: "--sigma-N", name: "σ_N", unit: "S/m", meaning: "the conductivity of the metal", range: .positive),
    Parameter(
      option: "--G-r", name: "G_r", unit: "S/m^2", meaning: "the real part of the mixing conductance",
      range: .nonnegative),
    Parameter(option: "--G-i", name: "G_i", unit: "S/m^2", meaning: "its imaginary part, 0 unless given", range: .any),
    Parameter(option: "--H-K", name: "H_K", unit: "T", meaning: "the field of the easy axis", range: .positive),
    Parameter(
      option: "--H-x", name: "H_x", unit: "T", meaning: "a field along the current, 0 unless given", range: .any),
    Parameter(
      option: "--M-eff", name: "M_eff", unit: "T", meaning: "the field that keeps the moment in the layer", range: .any)
  ]

  static let parameters = shared + texture + interface

  /// Which torque it is.
  let kind: Target.Kind
  let values: [String: Rational]
  /// The quantities as they were given, with their units.
  let given: [(name: String, value: String)]
  private(set) var output: PointOutput
  let export: Target?
  let compares: Bool
  let wantsHelp: Bool
  /// What an input file said that was read.
  private(set) var introduction = ""

  init(_ arguments: ArraySlice<String>) throws {
    let options = try GivenOptions(
      arguments, of: "torque",
      names: Self.parameters.map(\.option) + ["--export", "--import", "--from"] + PointOutput.names,
      flags: ["--compare"])
    if let path = options["--import"], !options.wantsHelp {
      let file = try TorqueImport(file: path, from: options["--from"])
      let own = try file.options(besides: options.measures(Self.parameters).values)
      let rest = options.values.filter { !["--import", "--from"].contains($0.option) }.flatMap { [$0.option, $0.value] }
      self = try TorqueOptions((rest + Array(options.flags) + own)[...])
      let beside = ["--j", "--Ms", "--g"].flatMap { name in options[name].map { [name, "'\($0)'"] } ?? [] }
      introduction = file.text(own + beside)
      return
    }
    if options["--from"] != nil { throw UsageError("--from says whose input --import reads, which is missing") }
    wantsHelp = options.wantsHelp
    output = try PointOutput(options, digitLimit: 50)
    compares = options.flags.contains("--compare")
    let isInterface = Self.interface.contains { options[$0.option] != nil }
    let kind: Target.Kind = isInterface ? .spinOrbit : .zhangLi
    self.kind = kind
    export = try options["--export"].map { name in
      let targets = Target.all(of: kind)
      guard let target = targets.first(where: { $0.name == name.lowercased() }) else {
        throw UsageError("for this torque no program is called \(name)", name, among: targets.map(\.name))
      }
      return target
    }
    let (values, typed) = try options.measures(Self.parameters)
    self.values = values
    given = typed + (values["--g"] == nil ? [("g", "2")] : [])
    if wantsHelp { return }
    try check()
    try output.check()
  }

  /// Asks for what is missing; nothing is guessed.
  private func check() throws(UsageError) {
    if compares, export != nil { throw UsageError("--compare shows all programs, --export writes for one") }
    if export != nil, let format = output.format {
      throw UsageError("--export has the format of the program, not \(format)")
    }
    if values["--j"]?.isZero == true, compares || export != nil {
      throw UsageError("--j is 0: without a current there is nothing to type into a program")
    }
    switch kind {
    case .zhangLi: try checkTexture()
    case .spinOrbit: try checkInterface()
    }
  }

  private func require(_ options: String...) throws(UsageError) {
    for option in options where values[option] == nil {
      guard let parameter = Self.parameters.first(where: { $0.option == option }) else { continue }
      let unit = parameter.unit.isEmpty ? "" : " in \(parameter.unit)"
      throw UsageError("\(option) is missing: \(parameter.meaning)\(unit)")
    }
  }

  private func checkTexture() throws(UsageError) {
    try require("--P", "--j", "--Ms", "--alpha")
    switch (values["--xi"], values["--beta"]) {
    case (nil, nil):
      throw UsageError(
        "--xi or --beta is missing: with --xi the drift is Zhang and Li's, gμ_BPj/2eM_s(1 + ξ²); with --beta it is gμ_BPj/2eM_s"
      )
    case (.some, .some): throw UsageError("--xi and --beta exclude each other: they go with different drifts")
    case (nil, .some) where values["--n0"] != nil:
      throw UsageError("--n0 belongs to Zhang and Li's theory; it goes with --xi")
    default: break
    }
    if values["--width"] != nil, values["--A"] != nil || values["--Ku"] != nil {
      throw UsageError("--width is given, and follows from --A and --Ku: give one or the other")
    }
    if (values["--A"] == nil) != (values["--Ku"] == nil) {
      throw UsageError("the width of a wall is √(A/K): --A and --Ku go together")
    }
    if values["--K-perp"] != nil || values["--B"] != nil, values["--width"] == nil, values["--A"] == nil {
      throw UsageError("--K-perp and --B are about a wall, whose width is missing: --A and --Ku, or --width")
    }
  }

  private func checkInterface() throws(UsageError) {
    if let stray = Self.texture.first(where: { values[$0.option] != nil }) {
      throw UsageError(
        "\(stray.option) is about a current in a texture, and what else is given about spins across an interface")
    }
    try require("--j", "--Ms", "--alpha", "--thickness")
    let metal = ["--theta-SH", "--d", "--lambda", "--sigma-N", "--G-r", "--G-i"]
    if values["--xi-DL"] != nil || values["--xi-FL"] != nil {
      if let stray = metal.first(where: { values[$0] != nil }) {
        throw UsageError("\(stray) gives the efficiencies, and --xi-DL is one: give one or the other")
      }
      try require("--xi-DL")
    } else if metal.contains(where: { values[$0] != nil }) {
      try require("--theta-SH", "--d", "--lambda", "--sigma-N", "--G-r")
    } else {
      throw UsageError(
        "--xi-DL is missing: the damping-like efficiency; or it follows from --theta-SH, --d, --lambda, --sigma-N, --G-r"
      )
    }
    if values["--H-x"] != nil || values["--M-eff"] != nil { try require("--H-K") }
  }

  subscript(option: String) -> Rational? { values[option] }
}
