import Algebra
import Worksheets
import Notation
import Typesetting

/// `derive <name>`: carries out one derivation and shows what was asked for.
struct Derive {
  let derivation: Derivation
  let options: Options
  /// Whether its LaTeX is written where nothing else is asked for.
  var writesDocument = true

  func run() throws -> Int32 {
    if case .mutate = options.task { return try Mutate(derivation: derivation, isQuiet: options.isQuiet).run() }
    let changes = try changes()
    if !changes.isEmpty, options.task == nil, options.format == nil, options.step == nil, options.output == nil {
      let answer = Answer(of: try derivation.differences(changing: changes))
      say(answer.text + "\n")
      return Status.asExpected
    }
    guard !changes.contains(where: \.isConvention) else {
      throw UsageError(
        "another convention is shown by its results, which \(derivation.name) --with shows without other options")
    }
    let transcript: Transcript
    let place = try place()
    do {
      transcript = try derivation.run(changing: changes)
    } catch let error as AlgebraError {
      throw Unable(message: "\(derivation.name): \(error.description)")
    }
    switch options.task {
    case .explain(let equation): try explain(equation, transcript)
    case .set(let values): try show(values, transcript)
    case .audit: say(transcript.auditText(mark: Colour.mark))
    case .mutate, nil: try write(try part(of: transcript), to: place)
    }
    return transcript.isAsExpected ? Status.asExpected : Status.fellShort
  }

  /// The premises that are to be other ones.
  private func changes() throws -> [Derivation.Change] {
    if options.premises.isEmpty { return [] }
    var environment = Environment()
    environment.undeclared = .symbols(.real)
    environment.operations = FormulaOperation.standard
    do {
      return try PremiseReader(derivation, in: environment).changes(options.premises)
    } catch let error as StatementError {
      throw UsageError(error.description)
    }
  }

  private func part(of transcript: Transcript) throws(UsageError) -> Transcript {
    guard let step = options.step else { return transcript }
    guard let part = transcript.step(step) else {
      throw UsageError("\(derivation.name) has no step \(step); its steps are \(transcript.steps.phrase)")
    }
    return part
  }

  // MARK: Views

  private func write(_ transcript: Transcript, to place: OutputPlace?) throws {
    if let place, options.output != nil {
      let format = options.format ?? .latex
      if options.format == nil { say(terminalText(transcript)) }
      try save(format.view(transcript), to: place)
    } else if let format = options.format {
      say(format == .text ? terminalText(transcript) : format.view(transcript))
    } else {
      guard let place else { return say(terminalText(transcript)) }
      let isQuiet = options.isQuiet
      let views = Workers.map([false, true]) { $0 ? transcript.latex : isQuiet ? "" : terminalText(transcript) }
      say(views[0])
      try save(views[1], to: place)
    }
  }

  private func terminalText(_ transcript: Transcript) -> String {
    transcript.text(width: Output.width, mark: Colour.mark)
  }

  /// The file that is written: of that path, or in the folder of that path: one that exists or has no ending.
  private func place() throws(Unable) -> OutputPlace? {
    if options.task != nil { return nil }
    guard let path = options.output else {
      let isShown = options.format != nil || options.step != nil || !writesDocument
      return isShown ? nil : try OutputPlace("derived/\(derivation.name).tex", makesFolders: true)
    }
    let last = path.split(separator: "/").last ?? ""
    let isFolder =
      path.hasSuffix("/") || Output.isFolder(path) || (!Output.exists(path) && !last.dropFirst().contains("."))
    let file = "\(derivation.name).\((options.format ?? .latex).ending)"
    return try OutputPlace(!isFolder ? path : path.hasSuffix("/") ? path + file : "\(path)/\(file)", makesFolders: true)
  }

  private func save(_ view: String, to place: OutputPlace) throws(Unable) {
    try place.write(view)
    say("wrote \(place.path.visible)\n")
  }

  private func explain(_ equation: String, _ transcript: Transcript) throws(UsageError) {
    let found = transcript.statements(called: equation)
    if found.isEmpty {
      let tags = transcript.audit.map(\.tag)
      throw UsageError(
        "\(derivation.name) has no equation \(equation); --audit lists them", equation,
        among: tags + tags.map { $0.filter { !"()".contains($0) } })
    }
    let views = found.map { statement in
      options.format?.view(statement)
        ?? transcript.explanation(of: statement, width: Output.width, mark: Colour.mark)
    }
    say(views.joined(separator: "\n"))
  }

  private func show(_ assignments: [Assignment], _ transcript: Transcript) throws(UsageError) {
    var values: [(name: String, value: Expr)] = []
    for assignment in assignments {
      guard assignment.target.isName, case .scalar(let value) = assignment.value else {
        throw UsageError("numbers are put in for symbols here; derive eval takes \(assignment.name) too")
      }
      values.append((assignment.name, value))
    }
    do throws(Transcript.ValueError) {
      let results = try transcript.results(with: values)
      say(options.format?.view(results) ?? Transcript.text(results, width: Output.width))
    } catch {
      switch error {
      case .unknown(let name):
        let names = transcript.resultNames.map { (name: $0, ascii: Environment.ascii($0)) }
        let known = names.map { $0.name == $0.ascii ? $0.name : "\($0.name) (\($0.ascii))" }.joined(separator: ", ")
        throw UsageError(
          "no result of \(derivation.name) depends on \(name); they depend on \(known)", name,
          among: names.flatMap { [$0.name, $0.ascii] })
      case .against(let name, let assumption): throw UsageError("\(name) is \(assumption) in \(derivation.name)")
      case .unlimited(let why, let result): throw UsageError("\(result) has no value there: \(why)")
      case .undefined(let part, let result): throw UsageError("\(result) has no value there: \(part)")
      }
    }
  }

  private func say(_ text: @autoclosure () -> String) { if !options.isQuiet { Output.write(text()) } }
}

extension [Int] {
  /// "1 to 8", or "1".
  fileprivate var phrase: String { count > 1 ? "\(self[0]) to \(self[count - 1])" : map(String.init).joined() }
}
