import Exports
import Numbers
import Transport

/// `derive torque`: what a current does to a ferromagnet, in the numbers that people type into programs.
struct Torque {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let options = try TorqueOptions(arguments)
    if options.wantsHelp { return Output.text(help) }
    let situation = TorqueSituation(options: options)
    if let target = options.export {
      let text = try TorqueReport.input(of: situation.scripts(for: [target])[0], situation)
      return try options.output.write(text: text, json: text, isCertain: true)
    }
    if options.compares {
      let comparison = try TargetComparison(situation)
      return try options.output.write(
        text: options.introduction + comparison.text, json: comparison.json, isCertain: true)
    }
    let report = try TorqueReport(situation, digits: options.output.digits ?? 8)
    return try options.output.write(
      text: options.introduction + report.text, json: report.json, isCertain: report.isCertain)
  }

  static let help = """
    usage: derive torque --P P --j J --Ms M --alpha α (--xi ξ | --beta β) [options]
           derive torque --j J --Ms M --alpha α --thickness t (--xi-DL ξ [--xi-FL ξ] |
                         --theta-SH θ --d d --lambda λ --sigma-N σ --G-r G [--G-i G]) [--H-K H [--H-x H] [--M-eff M]]

    The torque of a current in a ferromagnet, m moving by ∂ₜm = −γ m × H + α m × ∂ₜm − v ∂m + β v m × ∂m: the drift v of the
    electrons, b_J and c_J, the motion of a wall; and the same torque as it is typed into micromagnetic programs. j is the
    conventional current along an axis; walls move along v. Numbers without a unit are in SI units, '1e12 A/m^2', '0.8 MA/m',
    '5 nm' are read too.

    \(MeasuredOption.lines(TorqueOptions.shared))

    a current in a texture
    \(MeasuredOption.lines(TorqueOptions.texture))

    spins that a metal beside the magnet sends across the interface, σ being the direction of their moments
    \(MeasuredOption.lines(TorqueOptions.interface))

      With --xi the drift is Zhang and Li's, gμ_BPj/2e(M_s(1 + ξ²) + n₀), and n₀, if given, renormalises γ and α; with --beta the
      polarisation stands for itself, v = −gμ_BPj/2eM_s. g is 2 unless given. The width of a wall is √(A/K).

      --export PROGRAM       what is typed into a program, ready to paste, in the program's own syntax; one of
                             \(Target.all.map(\.name).joined(separator: ", ")); across an interface \(Target.spinOrbit.map(\.name).joined(separator: ", "))
      --import FILE --from PROGRAM
                             P, j, M_s, α and β as a program's input types them; what is not typed there is given beside
      --compare              for all programs: what is to be typed, and what the same P, j and β typed there would mean
      --digits N             the number of digits, 8 unless given; the Bohr magneton is known to nine
      --format FORMAT        text or json
      --output FILE          write a file instead of standard output
      --quiet                no text on standard output

    exit status: 0 all digits certain, 1 an enclosure instead of digits somewhere, 64 a wrong command line

    """
}
