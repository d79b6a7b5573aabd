import Evaluation
import Numbers
import Transport

/// `derive cpa`: spin-torque coefficients with impurities of any strength, with certain digits.
struct Strong {
  let options: StrongOptions

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let options = try StrongOptions(arguments)
    if options.wantsHelp { return Output.text(help) }
    let result: StrongResult
    do {
      let model = try StrongModel(
        mass: options.mass, exchange: options.exchange, impurities: options.impurities, dimension: options.dimension)
      result = try StrongResult(model: model, mu: options.mu, digits: options.output.digits ?? 30)
    } catch BornError.parameter(let name, let value, let allowed) {
      throw UsageError(BornError.parameter(name, value: value, allowed: allowed).description)
    }
    return try options.output.write(text: result.text, json: result.json, isCertain: result.isCertain)
  }

  static let help = """
    usage: derive cpa --J J --mu μ --concentration n --potential v [--spin-potential u] [options]

    The torque τ = −C_S ∂ₜn − C_α n×∂ₜn − C_ad (qE⋅∇)n − C_β n×(qE⋅∇)n of electrons p²/2m − μ − J n⋅σ on the local moments, with
    point impurities v + u S⋅σ of any strength and S of random direction: the T matrix of one impurity in the medium of all
    (the coherent potential approximation without a lattice), at T = 0. Every digit is certain.

      --J J                  the exchange energy; ↑, of energy −J, is the spin along n
      --mu μ                 the chemical potential, from the middle of the bands
      --concentration n      impurities per volume
      --potential v          their potential, of any sign, or inf for the unitary limit; 0 unless given
      --spin-potential u     their coupling to the spin; 0 unless given
      --mass m               the mass, 1 unless given
      --dimension D          3 or 2; in two dimensions energies are in units of the cutoff, in three 1/(v ± u) is the
                             renormalised one, less what the cutoff adds to the local Green function
      --digits N             the number of digits, 30 unless given
      --format FORMAT        text or json
      --output FILE          write a file instead of standard output
      --quiet                no text on standard output

    --concentration, --potential and --spin-potential may be repeated, for several kinds of impurities.
    ħ = k_B = 1. Numbers are exact: 0.3 or 3/10.

    exit status: 0 all digits certain, 1 an enclosure instead of digits somewhere, 64 a wrong command line,
                 70 no answer, such as at the edge of a band

    """
}
