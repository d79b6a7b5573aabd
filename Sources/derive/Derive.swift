import Algebra
import Derivation
import Typesetting
import derivations

/// `derive <name>`: carries out one derivation.
enum Derive {
  private enum Format: String { case text, latex }

  static func run(_ arguments: [String]) -> Int32 {
    var format = Format.text
    var folder = "derived"
    var isQuiet = false
    var name: String?
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--quiet": isQuiet = true
      case "--format":
        guard let value = rest.popFirst(), let chosen = Format(rawValue: value) else {
          return Command.fail("--format takes text or latex")
        }
        format = chosen
      case "--output":
        guard let value = rest.popFirst(), !value.isEmpty else { return Command.fail("--output takes a folder") }
        folder = value
      default:
        if argument.hasPrefix("-") { return Command.fail("unknown option \(argument)") }
        if name != nil { return Command.fail("one derivation at a time, not also \(argument)") }
        name = argument
      }
    }
    guard let name else { return Command.fail("a derivation is missing") }
    guard let derivation = Catalogue.all.first(where: { $0.name == name }) else {
      let known = Catalogue.all.map(\.name) + ["list"]
      let nearest = Spelling.nearest(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
      return Command.fail("no derivation is called \(name)\(nearest)")
    }
    return carryOut(derivation, format, folder, isQuiet)
  }

  private static func carryOut(_ derivation: Derivation, _ format: Format, _ folder: String, _ isQuiet: Bool) -> Int32 {
    do {
      let transcript = try derivation.run()
      if format == .latex {
        Output.write(transcript.latex)
      } else {
        if !isQuiet { Output.write(Colour.paint(transcript.text())) }
        let path = "\(folder)/\(derivation.name).tex"
        Output.makeFolder(folder)
        if let reason = Output.replace(path, with: transcript.latex) {
          Output.error("derive: \(path): \(reason)\n")
          return Command.fellShort
        }
        if !isQuiet { Output.write("wrote \(path)\n") }
      }
      return transcript.isAsExpected ? Command.success : Command.fellShort
    } catch let error as AlgebraError {
      Output.error("derive: \(derivation.name): \(error.description)\n")
    } catch {
      Output.error("derive: \(derivation.name): \(error)\n")
    }
    return Command.fellShort
  }
}
