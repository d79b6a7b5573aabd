import Glibc
import Notation

/// `derive notebook`: Markdown whose `derive` fences are carried out in order in one session, and whose commands are run.
enum Notebook {
  private static let formats = ["markdown", "html", "latex", "ipynb"]
  private static let endings = ["md": "markdown", "html": "html", "tex": "latex", "ipynb": "ipynb"]

  static func run(_ arguments: ArraySlice<String>) throws -> Int32 {
    if !Set(arguments).isDisjoint(with: ["--help", "-h"]) { return Output.text(help) }
    let verbs = ["run", "check", "fix", "watch"]
    guard let verb = arguments.first, verbs.contains(verb) else {
      throw UsageError(
        "derive notebook takes run, check, fix or watch, and files", arguments.first ?? "", among: verbs)
    }
    let names = verb == "run" ? ["--format", "--output"] : []
    let (paths, given) = GivenOptions.separated(arguments.dropFirst(), names: names + ["-o"])
    let options = try GivenOptions(
      given, of: "notebook \(verb)", names: names, flags: verb == "run" ? ["--as-written"] : [])
    let keepsCommands = options.flags.contains("--as-written")
    guard !paths.isEmpty else { throw UsageError("derive notebook \(verb) takes files") }
    if verb != "check", paths.count > 1 { throw UsageError("derive notebook \(verb) takes one file at a time") }
    let isQuiet = options.flags.contains("--quiet")
    switch verb {
    case "run": return try write(paths[0], options, keepsCommands: keepsCommands)
    case "watch": return try watch(paths[0])
    default:
      var status = Status.asExpected
      for path in paths {
        let (played, figures) = try playApart(path)
        status = max(status, Self.status(of: played))
        if verb == "fix" {
          try fix(played, path, isQuiet)
          for figure in figures { try figure.fix(isQuiet) }
        } else {
          status = max(status, tell(played, figures, path, isQuiet))
        }
      }
      return status
    }
  }

  private static func text(of path: String) throws -> NotebookText {
    let notebook = NotebookText(try Input.lines(of: path))
    guard notebook.cells.contains(where: { $0.kind != .words }) else {
      throw UsageError("\(path.visible) has no fence marked derive, and none marked sh with a command behind $")
    }
    return notebook
  }

  private static func play(_ notebook: NotebookText, shell: NotebookShell?) -> PlayedNotebook {
    PlayedNotebook(notebook, in: Session(library: SessionLibrary.library), shell: shell.map { $0.lines })
  }

  /// Carried out where nothing that is written stays, with the figures that the notebook shows.
  private static func playApart(_ path: String) throws -> (PlayedNotebook, [NotebookFigure]) {
    let notebook = try text(of: path)
    let shell = try NotebookShell(inFolderOfItsOwn: true)
    Interrupt.await(true)
    defer {
      Interrupt.await(false)
      shell.end()
    }
    let played = play(notebook, shell: shell)
    shell.endIfInterrupted()
    return (played, notebook.figures.compactMap { NotebookFigure(link: $0, in: path) })
  }

  private static func status(of played: PlayedNotebook) -> Int32 {
    if played.failures.isEmpty { return Status.asExpected }
    return played.failures.contains { $0.isUnable } ? Status.unable : Status.usage
  }

  // MARK: Verbs

  private static func write(_ path: String, _ options: GivenOptions, keepsCommands: Bool) throws -> Int32 {
    let place = try options["--output"].map { try OutputPlace($0) }
    let ending = options["--output"]?.split(separator: ".").last.map(String.init) ?? ""
    let format = options["--format"] ?? endings[ending] ?? "markdown"
    guard formats.contains(format) else {
      throw UsageError(
        "no format of notebooks is called \(format); there are \(formats.joined(separator: ", "))", format,
        among: formats)
    }
    let shell = keepsCommands ? nil : try NotebookShell(inFolderOfItsOwn: false)
    // A text without statements may be wanted in another format.
    let played = play(
      format == "markdown" ? try Self.text(of: path) : NotebookText(try Input.lines(of: path)), shell: shell)
    let text: String
    switch format {
    case "html": text = try played.html { try converted($0, to: "html") }
    case "latex": text = try played.latex { try converted($0, to: "latex") }
    case "ipynb": text = played.jupyter
    default: text = played.markdown
    }
    if let place {
      try place.write(text)
      if !options.flags.contains("--quiet") { Output.write("wrote \(place.path.visible)\n") }
    } else if !options.flags.contains("--quiet") {
      Output.write(text)
    }
    return status(of: played)
  }

  private static func fix(_ played: PlayedNotebook, _ path: String, _ isQuiet: Bool) throws {
    if played.markdown == played.notebook.text { return }
    try OutputPlace(path).write(played.markdown)
    if !isQuiet { Output.write("wrote \(path.visible)\n") }
  }

  private static func tell(
    _ played: PlayedNotebook, _ figures: [NotebookFigure], _ path: String, _ isQuiet: Bool
  ) -> Int32 {
    for (line, lines) in played.differences {
      Output.error("\(path.visible):\(line): what is said is\n" + lines.map { "  \($0)\n" }.joined())
    }
    let wrong = figures.compactMap(\.difference)
    for why in wrong { Output.error("\(path.visible): \(why)\n") }
    guard played.differences.isEmpty, wrong.isEmpty else { return Status.fellShort }
    if !isQuiet {
      Output.write("\(path.visible): \(played.count) statements and commands say what stands below them.\n")
    }
    return Status.asExpected
  }

  /// Carries the notebook out whenever it was written, and writes what its statements say below them, until Ctrl-C.
  private static func watch(_ path: String) throws -> Int32 {
    // What is not there, or has no statements, is told at once.
    _ = try text(of: path)
    var seen: timespec?
    while true {
      var facts = stat()
      if stat(path, &facts) == 0,
        seen.map({ $0.tv_sec != facts.st_mtim.tv_sec || $0.tv_nsec != facts.st_mtim.tv_nsec }) ?? true
      {
        do {
          let (played, figures) = try playApart(path)
          try fix(played, path, true)
          for figure in figures { try figure.fix(true) }
          Output.write("\(path.visible): \(played.count) statements, \(played.failures.count) mistakes\n")
        } catch let error as UsageError {
          Output.error("\(error.message.visibleLines)\n")
        }
        // What was written here is not news.
        if stat(path, &facts) == 0 { seen = facts.st_mtim }
      }
      usleep(200_000)
    }
  }

  // MARK: Markdown

  /// Markdown in another format, by CommonMark's own program with the extensions of GitHub.
  private static func converted(_ markdown: String, to format: String) throws -> String {
    // A file without a name, which the program finds by its number.
    guard let file = tmpfile() else { throw Unable(message: "no temporary file: \(String(cString: strerror(errno)))") }
    defer { fclose(file) }
    let bytes = Array(markdown.utf8)
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count, fflush(file) == 0 else {
      throw Unable(message: "no temporary file: \(String(cString: strerror(errno)))")
    }
    rewind(file)
    let command = "cmark-gfm -e table -e strikethrough --to \(format) /dev/fd/\(fileno(file)) 2>/dev/null"
    guard let pipe = popen(command, "r") else {
      throw Unable(message: "cmark-gfm cannot be started: \(String(cString: strerror(errno)))")
    }
    let result = Input.bytes(from: pipe)
    guard pclose(pipe) == 0 else {
      throw Unable(
        message: "cmark-gfm reads Markdown for \(format), and is not installed or failed (Debian's package cmark-gfm)")
    }
    return String(decoding: result, as: UTF8.self)
  }

  static let help = """
    usage: derive notebook run FILE [--format FORMAT] [--output FILE] [--as-written]
           derive notebook check FILE…
           derive notebook fix FILE
           derive notebook watch FILE

    Markdown with fences marked derive, whose statements are carried out in order in one session. What they say stands in a
    fence marked output below each; in one marked derive mistakes, mistakes are what is to be shown.

    In a fence marked sh, a line that begins with $ is a command for bash, and the lines below it are what it writes; … stands for
    any number of lines, and a last line status: 1 for an exit status.

      run      writes the notebook with what its statements and commands say now: markdown, html (one page that needs nothing
               else, with MathML), latex or ipynb, by --format or the ending of --output; html and latex need cmark-gfm. With
               --as-written no command is run.
      check    compares: lines of statements that differ must be formulas that are proved to be equal, those of commands and
               figures in SVG that they draw must be the same
      fix      writes what is said, and what is drawn, into the files
      watch    does so whenever the file was written, until Ctrl-C

      --quiet   the exit status only

    check, fix and watch work in an empty folder, where the folders and the .derive files of the present one are found.

    exit status: 0, 1 something else is said, 64 a statement cannot be read, 70 what could not be done

    \(Session.help)
    """
}
