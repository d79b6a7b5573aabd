import Numbers
import Transport

/// `derive compare`: what two theories say of the torques in one metal.
struct Compare {
  private static let theories = ["zhang-li", "born"]

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let names = arguments.prefix { !$0.hasPrefix("-") }
    let options = try BornOptions(arguments.dropFirst(names.count), of: "compare", drawsPoints: true)
    if options.wantsHelp { return Output.text(help) }
    for name in names where !theories.contains(name) {
      throw UsageError("derive compare knows zhang-li and born, not \(name)", name, among: theories)
    }
    guard names.sorted() == theories.sorted() else {
      throw UsageError("derive compare takes the two theories first: derive compare zhang-li born --J …")
    }
    if options.isSweep { return try ComparisonTable(options: options).run() }
    let values = options.values(at: [])
    let comparison = try Comparison(values.point())
    let plot = try options.plot.map { (target: $0, place: try OutputPlace($0.path)) }
    let report = try ComparisonReport(comparison, values, options.setting, digits: options.output.digits ?? 12)
    if let plot {
      try ComparisonPlot.curves(of: comparison, values: values, options.setting).write(plot.target, to: plot.place)
      if !options.output.isQuiet { Output.error("wrote \(plot.target.path.visible)\n") }
    }
    return try options.output.write(text: report.text, json: report.json, isCertain: report.isCertain)
  }

  static let help = """
    usage: derive compare zhang-li born --J J --mu μ --gamma-i Γ --gamma-perp Γ --gamma-z Γ [options]

    The torques of one metal by three theories, with certain digits and relative deviations: Zhang and Li's, given what a textbook
    gives it (ξ by the golden rule, the spin density and the polarisation of the metal without impurities); Kohno, Tatara and
    Shibata's, to leading order in the impurities; and the self-consistent Born approximation. The formulas of the first are those
    of derive zhang-li and derive zhang-li-in-a-metal. T = 0.

    The metal, the impurities and the units are given as to derive born; see derive born --help. Of them --local-spin S is the
    spin density of the local moments, without which α is C_α/C_S and γ̃ is 0.

      --digits N             the number of digits, 12 unless given, 17 for grids
      --format FORMAT        text or json; for grids csv or json
      --plot FILE            the four coefficients by their values for weak disorder: over the parameter of a grid; for one metal
                             over the strength of its disorder and over its polarisation. FILE.svg, .png, .pdf, or .gp for gnuplot
      --output FILE          write a file instead of standard output
      --resume               for grids: go on with FILE.partial
      --quiet                no text on standard output

    exit status: 0 all digits certain, 1 an enclosure instead of digits somewhere, 64 a wrong command line,
                 70 no answer, such as at the edge of the band

    """
}
