import Numbers

/// `derive macrospin`: a pulse of spins on a magnet that is one moment.
enum MacrospinVerb {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let options = try MacrospinOptions(arguments)
    if options.wantsHelp { return Output.text(help) }
    let motion = try MacrospinMotion(options)
    if let samples = options.samples { return try write(motion.trajectory(samples: samples), options) }
    if options.findsThreshold { return try write(motion.threshold(), options) }
    return try write(motion.proof(a: options["--a"]), options)
  }

  private static func write(_ points: [(time: Double, m: [Double])], _ options: MacrospinOptions) throws -> Int32 {
    let rows = points.map { "\($0.time),\($0.m[0]),\($0.m[1]),\($0.m[2])\n" }
    return try options.output.write(text: "t in ns,m_x,m_y,m_z\n" + rows.joined(), json: "", isCertain: true)
  }

  private static var conventions: [String] {
    [
      "∂ₜm = −γ m × H + α m × ∂ₜm − γ a m × (m × σ) − γ b m × σ, H = H_K (m⋅e) e − M_eff m_z z + B, γ = gμ_B/ħ",
      "m starts at the given angle from the easy axis e, turned towards the next of x, y, z; a and b act during the pulse",
      "afterwards the energy cannot rise: below every value that it has where m⋅e = 0, the side of m is the last one"
    ]
  }

  private static func heading(_ options: MacrospinOptions) -> [String] {
    ["A pulse of spins on one moment"] + conventions.map { "  " + $0 }
      + ["  " + options.given.map { "\($0.name) = \($0.value)" }.joined(separator: ", "), ""]
  }

  private static func write(_ result: MacrospinMotion.Finding, _ options: MacrospinOptions) throws -> Int32 {
    let verdict =
      switch result.outcome {
      case .switches: "proved: it switches"
      case .stays: "proved: it does not switch"
      case .undecided where result.end == nil:
        "undecided: the box around the motion grew too large to be followed to the end of the pulse"
      case .undecided: "undecided: the box around the motion was not seen to come to rest on one side"
      }
    let names = ["m_x", "m_y", "m_z"]
    let lines = zip(names, result.end ?? []).map {
      "  \($0) at the end of the pulse  \($1.certifiedDecimal(digits: 10) ?? "\($1)")"
    }
    let (object, quoted) = (JSONText.object, JSONText.quoted)
    let json = JSONText.document([
      ("schema", quoted("derive-macrospin-1")), ("version", quoted(Command.version)),
      ("given", object(options.given.map { ($0.name, quoted($0.value)) })),
      ("outcome", quoted(result.outcome.rawValue)),
      (
        "end",
        object(
          zip(names, result.end ?? []).map {
            ($0, object([("lower", "\($1.bounds.lower)"), ("upper", "\($1.bounds.upper)")]))
          })
      )
    ])
    return try options.output.write(
      text: (heading(options) + [verdict] + lines).joined(separator: "\n") + "\n", json: json,
      isCertain: result.outcome != .undecided)
  }

  private static func write(_ bracket: (stays: Rational, switches: Rational), _ options: MacrospinOptions) throws
    -> Int32
  {
    let (low, high) = (bracket.stays.asDouble, bracket.switches.asDouble)
    let text = [
      "proved: a = \(low) T does not switch it, a = \(high) T does",
      "  in between, neither is said; the two differ by \(((high - low) / high).rounded(toDigits: 2)) of it"
    ]
    let quoted = JSONText.quoted
    let json = JSONText.document([
      ("schema", quoted("derive-macrospin-threshold-1")), ("version", quoted(Command.version)),
      ("given", JSONText.object(options.given.map { ($0.name, quoted($0.value)) })), ("stays", "\(low)"),
      ("switches", "\(high)")
    ])
    return try options.output.write(
      text: (heading(options) + text).joined(separator: "\n") + "\n", json: json, isCertain: true)
  }

  static let help = """
    usage: derive macrospin --alpha α --H-K H --pulse τ (--a A [--b B] | --threshold) [options]

    A pulse of spins, with moments along σ, on a magnet that is one moment: does m end on the other side of the easy
    axis than it started on? The motion is enclosed in boxes step by
    step, so that the answer is a proof, for every a and b within their spread; or undecided.

    \(conventions.joined(separator: "\n"))

    \(MeasuredOption.lines(MacrospinOptions.quantities))
      --easy AXIS            the easy axis: x, y or z, z unless given
      --sigma AXIS           the direction of the moments that arrive: x, y or z, y unless given

      --threshold            two values of a close to each other, of which one is proved to switch and the other one not to
      --samples N            m at N + 1 times of the pulse as CSV, in doubles, without proof
      --format FORMAT        text or json
      --output FILE          write a file instead of standard output
      --quiet                no text on standard output

    exit status: 0 proved or written, 1 undecided, 64 a wrong command line, 70 it could not be done, 130 interrupted

    """
}
