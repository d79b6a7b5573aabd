import Transport

/// `derive rashba`: the spin-orbit torque of a Rashba ferromagnet in the self-consistent Born approximation, with certain digits.
enum Rashba {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let options = try RashbaOptions(arguments)
    if options.wantsHelp { return Output.text(help) }
    let result = try RashbaResult(options)
    return try options.output.write(text: result.text, json: result.json, isCertain: result.isCertain)
  }

  static let help = """
    usage: derive rashba --alpha-r α --J J --mu μ --gamma-i Γ [options]

    The spin s = ½⟨σ⟩ that a field E along x makes in electrons p²/2m − μ + α_R(p_yσ_x − p_xσ_y) − J n⋅σ of two dimensions, n = ẑ,
    and its torque 2J n × s on the moments, at zero temperature, with impurities in the self-consistent Born approximation: decimal
    digits, every one of them certain. derive rashba-torque derives the formulas.

      --alpha-r α            the spin-orbit coupling, of either sign
      --J J                  the exchange energy, of either sign
      --mu μ                 the chemical potential, from the middle of the bands without spin-orbit coupling
      --gamma-i Γ            the impurities, n_i v_i²
      --mass m               the mass, 1 unless given; --m for short
      --digits N             the number of digits, 30 unless given
      --format FORMAT        text or json
      --output FILE          write a file instead of standard output
      --quiet                no text on standard output

    ħ = 1, and energies are in units of the cutoff. Numbers are exact: 0.3 or 3/10.

    exit status: 0 all digits certain, 1 an enclosure instead of digits somewhere, 64 a wrong command line,
                 70 no answer, such as at the edge of the band

    """
}
