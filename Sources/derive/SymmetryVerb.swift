import Symmetry

/// `derive symmetry`: the torques that a point group allows.
enum SymmetryVerb {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let options = try SymmetryOptions(arguments)
    if options.wantsHelp { return Output.text(help) }
    let place = try options.path.map { try OutputPlace($0) }
    let content = try text(options)
    if let place {
      try place.write(content)
      if !options.isQuiet { Output.write("wrote \(place.path.visible)\n") }
    } else if !options.isQuiet {
      Output.write(content)
    }
    return Status.asExpected
  }

  private static func text(_ options: SymmetryOptions) throws -> String {
    do {
      guard let group = options.group else {
        let atlas = try SymmetryAtlas(options.drive, upTo: options.degree)
        return options.format == "json" ? atlas.json : atlas.table(isMarkdown: options.format == "markdown")
      }
      let report = try SymmetryReport(group, options)
      if let language = options.language { return try report.source(in: language) }
      switch options.format {
      case "latex": return report.latex
      case "json": return try report.json()
      default: return report.text
      }
    } catch let error as SymmetryError {
      throw Unable(message: "\(error)")
    }
  }

  static let help = """
    usage: derive symmetry <group> [--drive DRIVE] [--degree N | --complete] [options]
           derive symmetry --atlas [--drive DRIVE] [--degree N] [options]

    The torques T(m), at right angles to m and linear in a drive, that a magnetic point group allows: T is covariant under every
    operation that does not reverse time; where operations do, the torques that are even and those that are odd under the
    reversal of all moments at a fixed drive are told apart. m is an axial vector, E and ∇ are polar ones.

    The group is named after Hermann and Mauguin (4mm, -3m, 4/m'm'm', 6mm1', m'-3'm', ∞m) or Schoenflies (C4v, Oh, C∞v); of any
    setting, or none of a crystal, the operations are given instead, with blanks between them and a prime where time is reversed:
    "4z mx", "mx 2z'", "5z my", "(y,x,-z) -1'".

      --drive DRIVE          E unless given; E-in-plane, with E across z; E-gradient, spin transfer, linear in E and a first
                             derivative of m; gradient, without E; motion, linear in ∂m/∂t
      --degree N             the highest degree in m, \(3) for a group and \(4) for the atlas unless given
      --complete             finitely many torques from which all others follow, with the functions of m that multiply them
      --atlas                the number of torques of each degree for all 122 magnetic point groups and the turns by every angle
      --language LANGUAGE    a function of m, E and the coefficients that computes T, as derive codegen writes it
      --format FORMAT        text, latex or json; of the atlas text, markdown or json
      --output FILE          write a file instead of standard output
      --quiet                no text on standard output

    """
}
