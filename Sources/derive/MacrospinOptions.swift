import Numbers

/// What `derive macrospin` is asked.
struct MacrospinOptions {
  static let quantities: [MeasuredOption] = [
    MeasuredOption(option: "--alpha", name: "α", unit: "", meaning: "Gilbert's damping", range: .nonnegative),
    MeasuredOption(option: "--H-K", name: "H_K", unit: "T", meaning: "the field of the easy axis", range: .positive),
    MeasuredOption(
      option: "--M-eff", name: "M_eff", unit: "T", meaning: "the field that keeps m away from z", range: .any),
    MeasuredOption(option: "--B-x", name: "B_x", unit: "T", meaning: "a field along x", range: .any),
    MeasuredOption(option: "--B-y", name: "B_y", unit: "T", meaning: "a field along y", range: .any),
    MeasuredOption(option: "--B-z", name: "B_z", unit: "T", meaning: "a field along z", range: .any),
    MeasuredOption(option: "--a", name: "a", unit: "T", meaning: "the damping-like field of the pulse", range: .any),
    MeasuredOption(option: "--b", name: "b", unit: "T", meaning: "the field-like field of the pulse", range: .any),
    MeasuredOption(option: "--pulse", name: "pulse", unit: "s", meaning: "how long the pulse is", range: .positive),
    MeasuredOption(
      option: "--angle", name: "angle", unit: "", meaning: "m at the start, in degrees from the easy axis", range: .any),
    MeasuredOption(option: "--g", name: "g", unit: "", meaning: "the gyromagnetic factor", range: .positive),
    MeasuredOption(
      option: "--spread", name: "spread", unit: "", meaning: "the relative uncertainty of a and b", range: .nonnegative)
  ]

  let values: [String: Rational]
  let given: [(name: String, value: String)]
  /// 0, 1, 2 for x, y, z.
  let easyAxis: Int
  let polarisation: Int
  /// How many times the trajectory is written, without an answer whether it switches.
  let samples: Int?
  let findsThreshold: Bool
  private(set) var output: PointOutput
  let wantsHelp: Bool

  init(_ arguments: ArraySlice<String>) throws {
    let options = try GivenOptions(
      arguments, of: "macrospin",
      names: Self.quantities.map(\.option) + ["--easy", "--sigma", "--samples", "--format", "--output"],
      flags: ["--threshold"])
    wantsHelp = options.wantsHelp
    output = try PointOutput(options, digitLimit: 15)
    findsThreshold = options.flags.contains("--threshold")
    easyAxis = try Self.axis(options["--easy"] ?? "z", "--easy")
    polarisation = try Self.axis(options["--sigma"] ?? "y", "--sigma")
    samples = try options["--samples"].map { text in
      guard let count = Int(text), (1...1_000_000).contains(count) else {
        throw UsageError("--samples takes a number from 1 to 1000000, not \(text)")
      }
      return count
    }
    let (values, typed) = try options.measures(Self.quantities)
    self.values = values
    let axes = ["x", "y", "z"]
    given =
      typed + [("easy axis", axes[easyAxis]), ("σ", axes[polarisation])] + (values["--g"] == nil ? [("g", "2")] : [])
    if wantsHelp { return }
    for (option, why) in [
      ("--alpha", "Gilbert's damping"), ("--H-K", "the field of the easy axis, in T"),
      ("--pulse", "how long the pulse is, as in '1 ns'")
    ]
    where values[option] == nil {
      throw UsageError("\(option) is missing: \(why)")
    }
    if findsThreshold {
      if values["--a"] != nil { throw UsageError("--threshold looks for --a; leave that out") }
      if samples != nil { throw UsageError("--threshold looks for one number, --samples writes a trajectory") }
    } else if values["--a"] == nil && values["--b"] == nil {
      throw UsageError(
        "--a or --b is missing: the damping-like or field-like field of the pulse; or --threshold to look for a")
    }
    // The cosine of the angle, whose sign is the side that m starts on, is 0 at no other rational angle.
    let turns = self["--angle", 1] * Rational(1, 180) - Rational(1, 2)
    if samples == nil, turns.isInteger {
      throw UsageError("--angle of \(self["--angle", 1]) lies between both sides of the easy axis: m starts on neither")
    }
    guard (values["--M-eff"] ?? 0) >= 0 || easyAxis == 2 else {
      throw UsageError(
        "with a negative --M-eff the easy axis is z; give --easy z and what of it is anisotropy in --H-K")
    }
    if samples != nil, output.format == "json" {
      throw UsageError("a trajectory is written as CSV; leave --format out")
    }
    try output.check()
  }

  private static func axis(_ text: String, _ option: String) throws(UsageError) -> Int {
    guard let axis = ["x", "y", "z"].firstIndex(of: text) else {
      throw UsageError("\(option) takes x, y or z, not \(text)")
    }
    return axis
  }

  subscript(option: String, standard: Rational = 0) -> Rational { values[option] ?? standard }
}
