import Numbers

/// `derive born`: spin-torque coefficients in the self-consistent Born approximation, with certain digits.
struct Born {
  let options: BornOptions

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let options = try BornOptions(arguments)
    if options.wantsHelp { return Output.text(help) }
    let born = Born(options: options)
    return try options.isSweep ? BornSweep(options: options).run() : born.run()
  }

  private func run() throws -> Int32 {
    let values = options.values(at: [])
    let result = try BornResult(values, options.setting, digits: options.output.digits)
    return try options.output.write(text: result.text, json: result.json, isCertain: result.isCertain)
  }

  static let help = """
    usage: derive born --J J --mu μ --gamma-i Γ --gamma-perp Γ --gamma-z Γ [options]

    The torque τ = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n of electrons p²/2m − μ − J n⋅σ on the local moments, with
    impurities in the self-consistent Born approximation: decimal digits, every one of them certain.

    the metal:
      --J J                  the exchange energy; ↑, of energy −J, is the spin along n
      --mu μ                 the chemical potential, from the middle of the bands
      --density n            in its place the number of electrons per volume, both spins
      --mass m               the mass, 1 unless given
      --temperature T        0 unless given
      --dimension D          3 or 2; in two dimensions energies are in units of the cutoff
      --local-spin S         the spin density of the local moments, for α = C_α/(S + C_S); 0 unless given
    the impurities:
      --gamma-i Γ            those without spin, n_i v_i²; or --n-i and --v-i, their concentration and strength
      --gamma-perp Γ         spins across their axis, n_s u_s² ⟨S_⊥²⟩
      --gamma-z Γ            spins along their axis, n_s u_s² ⟨S_z²⟩; or --n-s, --u-s and, 1/3 unless given, the mean squares
                             --spin-perp (of each component) and --spin-z
      --disorder t           multiplies all three rates, 1 unless given
      --model MODEL          Z: the axis of the impurity spins stays, N: it follows the moment; Z unless given
    what is written:
      --units UNITS          natural, or eV: eV, nm, electron masses, K; natural unless given
      --digits N             the number of digits, 30 unless given, 10 above T = 0, 17 for grids
      --format FORMAT        text or json; for grids csv or json
      --plot FILE            for grids over one parameter: α, β, β/α and P as curves, FILE.svg, .png, .pdf, or .gp for gnuplot
      --output FILE          write a file instead of standard output
      --resume               for grids: go on with FILE.partial
      --quiet                no text on standard output

    Numbers are exact: 0.3 or 3/10. Each may be a grid as for derive sweep, 1,2,5 or first:last:step or
    first..last/number of steps; then there is a row for every point, the last parameter running fastest.

    exit status: 0 all digits certain, 1 an enclosure instead of digits somewhere, 64 a wrong command line,
                 70 no answer, such as at the edge of the band

    """
}
