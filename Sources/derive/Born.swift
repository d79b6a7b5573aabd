import Evaluation
import Numbers
import Transport

/// `derive born`: spin-torque coefficients in the self-consistent Born approximation, with certain digits.
struct Born {
  let options: BornOptions

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let options = try BornOptions(arguments)
    if options.wantsHelp { return Output.text(help) }
    let born = Born(options: options)
    return try options.isSweep ? BornSweep(options: options).run() : born.run()
  }

  /// The model and the point with these values of the parameters.
  static func model(
    _ values: [Rational], _ options: BornOptions
  ) throws -> (model: BornModel, mu: Rational, temperature: Rational) {
    do {
      let model = try BornModel(
        mass: values[5], exchange: values[0],
        disorder: Disorder(potential: values[2], transverse: values[3], longitudinal: values[4]), axis: options.axis,
        dimension: options.dimension)
      if values[6].isNegative { throw BornError.parameter("T", value: "\(values[6])", allowed: "not negative") }
      return (model, values[1], values[6])
    } catch let error as BornError {
      throw UsageError("\(error)")
    }
  }

  private func run() throws -> Int32 {
    let values = options.grids.compactMap(\.first)
    let (model, mu, temperature) = try Self.model(values, options)
    let digits = options.digits ?? (temperature.isZero ? 30 : 10)
    let result = try BornResult(model: model, mu: mu, temperature: temperature, digits: digits)
    let text = options.format == "json" ? result.json : result.text
    if let path = options.output {
      if let reason = Output.replace(path, with: text) { throw Unable(message: "\(path): \(reason)") }
      if !options.isQuiet { Output.write("wrote \(path)\n") }
    } else if !options.isQuiet {
      Output.write(text)
    }
    return result.isCertain ? Status.asExpected : Status.fellShort
  }

  static let help = """
    usage: derive born --J J --mu μ --gamma-i Γ --gamma-perp Γ --gamma-z Γ [options]

    The torque τ = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n of electrons p²/2m − μ − J n⋅σ on the local moments, with
    impurities in the self-consistent Born approximation: decimal digits, every one of them certain.

      --J J                  the exchange energy; ↑, of energy −J, is the spin along n
      --mu μ                 the chemical potential, from the middle of the bands
      --gamma-i Γ            impurities without spin, n_i v_i²
      --gamma-perp Γ         impurity spins across their axis, n_s u_s² S⊥²
      --gamma-z Γ            impurity spins along their axis, n_s u_s² S_z²
      --mass m               the mass, 1 unless given
      --temperature T        0 unless given; above 0 in three dimensions with --gamma-perp > 0
      --dimension D          3 or 2; in two dimensions energies are in units of the cutoff
      --model MODEL          Z: the axis of the impurity spins stays, N: it follows the moment; Z unless given
      --digits N             the number of digits, 30 unless given, 10 above T = 0, 17 for grids
      --format FORMAT        text or json; for grids csv or json
      --output FILE          write a file instead of standard output
      --resume               for grids: go on with FILE.partial
      --quiet                no text on standard output

    ħ = k_B = 1. Numbers are exact: 0.3 or 3/10. Each may be a grid as for derive sweep, 1,2,5 or first:last:step or
    first..last/number of steps; then there is a row for every point, the last parameter running fastest.

    exit status: 0 all digits certain, 1 an enclosure instead of digits somewhere, 64 a wrong command line,
                 70 no answer, such as at the edge of the band

    """
}
