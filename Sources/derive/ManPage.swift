import Worksheets
import derivations

/// Pages of the manual, in the language of man.
enum ManPage {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let (texts, rest) = GivenOptions.separated(arguments, names: [])
    let given = try GivenOptions(rest, of: "man", names: [], mayBeQuiet: false)
    if given.wantsHelp { return Output.text(help) }
    if texts.count > 1 { throw UsageError("one page at a time: \(texts[0]), not also \(texts[1])") }
    return Output.text(try text(of: texts.first))
  }

  /// The page of a command or a derivation, or of the program.
  static func text(of name: String?) throws(UsageError) -> String {
    guard let name else {
      return page(
        called: "derive", "derives, decides and evaluates the coefficients of spintronics", HelpPage(Help.program))
    }
    let (help, summary) = try Help.page(of: name)
    return page(called: "derive-\(name)", summary, HelpPage(help))
  }

  private static func page(called name: String, _ summary: String, _ page: HelpPage) -> String {
    var lines = [
      ".TH \"\(escaped(name.uppercased()))\" 1 \"\" \"\(Command.version)\"", ".SH NAME",
      "\(escaped(name)) \\- \(escaped(summary))"
    ]
    lines += [".SH SYNOPSIS", ".nf"] + page.usage.map(line) + [".fi", ".SH DESCRIPTION"]
    for part in page.parts {
      switch part {
      case .paragraph(let text):
        if text.hasPrefix("exit status: ") {
          lines += [".SH EXIT STATUS", line(String(text.dropFirst(13)))]
        } else {
          lines += [".PP", line(text)]
        }
      case .heading(let text): lines += [".SS \"\(escaped(text))\""]
      case .literal(let text): lines += [".PP", ".nf"] + text.map { line("  " + $0) } + [".fi"]
      case .options(let options):
        for option in options {
          lines += [".TP", "\\fB\(escaped(option.signature))\\fR", line(option.text.isEmpty ? " " : option.text)]
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line that does not begin with what man takes for a request.
  private static func line(_ text: String) -> String {
    let safe = escaped(text)
    return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-").replacing("\"", with: "\\(dq").replacing(
      "'", with: "\\(aq"
    )
    .replacing("^", with: "\\(ha").replacing("~", with: "\\(ti").replacing("`", with: "\\(ga")
  }

  static let help = """
    usage: derive man [<command>]

    Writes the page of the manual of this program, of a command or of a derivation. Read it by

      derive man born | man -l -

    """
}
