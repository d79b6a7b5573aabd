import Notation
import Worksheets
import derivations

/// What a shell asks when the tabulator is pressed: the words that may stand in the place of the last one.
enum ShellCompletion {
  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    let (texts, rest) = GivenOptions.separated(arguments, names: [])
    let given = try GivenOptions(rest, of: "completion", names: [], mayBeQuiet: false)
    if given.wantsHelp { return Output.text(help) }
    guard texts.count == 1 else { throw UsageError("derive completion takes bash, zsh or fish") }
    guard let shell = shells.first(where: { $0.name == texts[0] }) else {
      throw UsageError(
        "no completion is known for \(texts[0]); there are bash, zsh, fish", texts[0], among: shells.map(\.name))
    }
    return Output.text(shell.script)
  }

  /// The candidates for the last of some words.
  static func candidates(_ words: [String]) -> [String] {
    let last = words.last ?? ""
    var seen: Set<String> = [last]
    return all(words.dropLast(), last).filter { $0.hasPrefix(last) && seen.insert($0).inserted }
  }

  private static func all(_ before: ArraySlice<String>, _ last: String) -> [String] {
    guard let first = before.first else { return CommandEntry.firstWords + ["--help", "--version"] }
    if first == "help" || first == "man" {
      return before.count == 1 ? CommandEntry.firstWords.filter { $0 != "help" } : []
    }
    let isDerivation = Catalogue.all.contains { $0.name == first }
    guard let entry = CommandEntry.called(first) else {
      return isDerivation ? options(HelpPage(Help.options), derivationValues, before, last) : []
    }
    if before.count == 1, !last.hasPrefix("-") {
      if !entry.verbs.isEmpty { return entry.verbs.map(\.name) }
      switch entry.operand {
      case .derivation: return Catalogue.all.map(\.name)
      case .result: return results(last)
      case .other: break
      }
    }
    if first == "compare", before.count == 2 { return ["born"] }
    let verb = before.dropFirst().first.flatMap { word in entry.verbs.first { $0.name == word } }
    return options(verb.map { HelpPage($0.help) } ?? entry.page, entry.values, before, last)
      + (isDerivation && verb == nil ? HelpPage(Help.options).names : [])
  }

  /// The values of the option before, or the options.
  private static func options(
    _ page: HelpPage, _ values: [String: [String]], _ before: ArraySlice<String>, _ last: String
  ) -> [String] {
    if let option = before.last, let words = values[option] { return words }
    return last.hasPrefix("-") ? page.names + (page.names.contains("--budget") ? [] : ["--budget", "--help"]) : []
  }

  private static let derivationValues = ["--format": Format.allCases.map(\.rawValue)]

  /// Names of derivations with a dot behind, and behind that their results.
  private static func results(_ word: String) -> [String] {
    guard let dot = word.firstIndex(of: ".") else { return Catalogue.all.map { $0.name + "." } }
    let name = word[..<dot]
    guard let derivation = Catalogue.all.first(where: { $0.name == name }) else { return [] }
    return ((try? derivation.resultsForCommand().all) ?? []).map { "\(name).\($0.identifier)" }
  }

  static let shells: [(name: String, script: String)] = [
    (
      "bash",
      """
      _derive() {
        local IFS=$'\\n'
        COMPREPLY=($(derive complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
        [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *. ]] && compopt -o nospace
      }
      complete -o default -F _derive derive

      """
    ),
    (
      "zsh",
      """
      #compdef derive
      _derive() {
        local -a found
        found=(${(f)"$(derive complete "${(@)words[2,CURRENT]}" 2>/dev/null)"})
        if (( $#found )); then compadd -a found; else _files; fi
      }
      compdef _derive derive

      """
    ),
    (
      "fish",
      """
      complete -c derive -a '(derive complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)'

      """
    )
  ]

  static let help = """
    usage: derive completion bash|zsh|fish

    Writes what makes a shell complete the names of commands, derivations and results, options and their values:

      source <(derive completion bash)         in ~/.bashrc
      source <(derive completion zsh)          in ~/.zshrc, behind compinit
      derive completion fish | source          in ~/.config/fish/config.fish

    """
}
