import Testing

@testable import derive

@Suite("The table of commands") struct CommandTableTests {
  /// The commands, and those behind their names.
  static let allPages: [(words: [String], help: HelpPage)] = CommandEntry.all.flatMap { entry in
    entry.verbs.isEmpty || entry.name == "compare" || entry.name == "completion"
      ? [([entry.name] + entry.verbs.map(\.name).filter { _ in entry.name == "compare" }, entry.page)]
      : entry.verbs.map { ([entry.name, $0.name], HelpPage($0.help)) }
  }

  /// What is said to arguments that cannot be right.
  private static func refusal(_ words: [String], _ more: String) throws -> UsageError? {
    guard let entry = CommandEntry.called(words[0]) else { return nil }
    do {
      // Without a file nothing else is looked at.
      _ = try entry.run((words.dropFirst() + (words == ["run"] ? ["-"] : []) + [more])[...])
      return nil
    } catch let error as UsageError { return error }
  }

  @Test("a page names what its command takes, and nothing else", arguments: allPages.map(\.words))
  func options(words: [String]) throws {
    let page = try #require(Self.allPages.first { $0.words == words }).help
    #expect(!page.usage.isEmpty)
    let wrong = try #require(try Self.refusal(words, "--zzz"))
    #expect(wrong.message.contains("does not take --zzz"))
    let taken = Set(wrong.candidates).subtracting(["--help"])
    let missing = taken.subtracting(page.names)
    #expect(missing.isEmpty, "the page does not name \(missing.sorted())")
    // An option without its value is refused for that.
    for name in page.names where !["--help", "--budget", "--\(words.last ?? "")"].contains(name) {
      // A file of a derivation has its options.
      if words == ["run"], Options.names.contains(name) { continue }
      let said = try #require(try Self.refusal(words, "\(name)="), "\(name)")
      #expect(!said.message.contains("does not take"), "\(said.message)")
    }
  }

  /// What completion offers for an option is what the command says that there is.
  @Test("the words of an option are those that its command knows") func values() throws {
    let operands = ["symmetry": ["4mm"], "compare": ["zhang-li", "born"]]
    let takesText: Set = ["eval", "sweep", "codegen", "check", "do"]
    var informative = 0
    // These two look for their file first.
    for entry in CommandEntry.all where !["run", "notebook"].contains(entry.name) {
      for (option, values) in entry.values {
        let words = [entry.name] + (operands[entry.name] ?? (takesText.contains(entry.name) ? ["x"] : []))
        guard let said = try Self.refusal(words, "\(option)=zzz"), said.message.contains("zzz"),
          !said.candidates.isEmpty
        else { continue }
        informative += 1
        #expect(Set(said.candidates).isSubset(of: values), "\(words) \(option): \(said.candidates)")
      }
    }
    #expect(informative >= 6, "\(informative)")
  }

  @Test("the page of a derivation names its options")
  func derivations() {
    #expect(Set(HelpPage(Help.options).names) == Set(Options.names).subtracting(["--help", "--version"]))
  }

  @Test("completion knows names, options, their values and results") func completion() {
    let cases: [([String], [String])] = [
      (["mac"], ["macrospin"]), (["--v"], ["--version"]), (["help", "cod"], ["codegen"]),
      (["zhang-li", "--aud"], ["--audit"]),
      (["zhang-li", "--format", "m"], ["markdown", "mathematica"]), (["born", "--gamma-p"], ["--gamma-perp"]),
      (["eval", "zhang-li.delta_m"], []), (["eval", "zhang-li.dt"], ["zhang-li.dt_n"]),
      (["sweep", "zhang-li-"], ["zhang-li-in-a-metal."]),
      (["compare", ""], ["zhang-li"]), (["compare", "zhang-li", ""], ["born"]),
      (["compare", "zhang-li", "born", "--pl"], ["--plot"]),
      (["quantum-stt", "sc"], ["scatter"]), (["quantum-stt", "levels", "--fli"], ["--flips"]),
      (["quantum-stt", "--mut"], ["--mutate"]), (["symmetry", "4mm", "--drive", "gr"], ["gradient"]),
      (["list", "rashba"], ["rashba-torque"]),
      (["notebook", "w"], ["watch"]), (["run", ""], []), (["nothing", ""], []), (["completion", "z"], ["zsh"])
    ]
    for (words, wanted) in cases { #expect(Set(ShellCompletion.candidates(words)) == Set(wanted), "\(words)") }
    #expect(ShellCompletion.candidates([]).count > 30)
  }

  @Test("every command and derivation has a page of help and of the manual") func pages() throws {
    for name in CommandEntry.firstWords where name != "help" {
      #expect(try Help.page(of: name).text.hasPrefix("usage: derive \(name)"), "\(name)")
      let page = try ManPage.text(of: name)
      #expect(page.contains(".SH SYNOPSIS"), "\(name)")
      let hasOptions = !["list", "repl", "completion", "man"].contains(name)
      #expect(page.contains("\\fB\\-\\-") == hasOptions, "\(name)")
      // What man takes for a request begins a line; only ours do.
      for line in page.split(separator: "\n") where line.hasPrefix(".") {
        #expect([".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi"].contains { line.hasPrefix($0) }, "\(line)")
      }
      #expect(!page.contains("\n'"))
    }
    #expect(throws: UsageError.self) { try Help.page(of: "bron") }
  }
}
