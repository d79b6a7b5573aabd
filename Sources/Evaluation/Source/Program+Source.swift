import Algebra
import Numbers
import Typesetting

extension Program {
  /// The program of real numbers where all results are real, that of complex ones otherwise.
  public static func realWherePossible(_ expressions: [Expr], inputs: [Expr]) throws -> Program {
    do {
      return try Program(expressions, inputs: inputs, over: .reals)
    } catch EvaluationError.notReal {
      return try Program(expressions, inputs: inputs, over: .complexes)
    }
  }

  /// Source code of a function that does what the program does, in double precision.
  ///
  /// One result is returned; several are written to an array (C, Fortran) or returned together. Rational constants are divisions of
  /// floating-point numbers (1.0/2.0), or the nearest double where a part has more than 53 bits. The names of arguments are
  /// those of the inputs in ASCII (θ becomes theta); a comment says which is which, their units where given, and what is
  /// assumed of them.
  ///
  /// Functions have the accuracy of the language's library; real functions outside their domain give NaN or the language's
  /// error.
  ///
  /// - Parameter guards: conditions on the last outputs, as many as there are guards; these are not returned, and where one does
  ///   not hold every result is NaN. Of a complex number the real part is asked.
  /// - Throws: `EvaluationError.shape` for a complex program in Swift, which has no complex numbers, or a name that is no identifier.
  public func source(
    in language: SourceLanguage, named name: String, units: [Expr: String] = [:], documentation: String = "",
    guards: [SourceGuard] = []
  ) throws -> String {
    let dialect = language.dialect
    let isIdentifier = name.first?.isLetter == true && name.allSatisfy(\.isIdentifierPart)
    guard isIdentifier, !dialect.reserved.contains(dialect.folded(name)) else {
      throw EvaluationError.shape("\(name) cannot be the name of a function in \(language.rawValue)")
    }
    if language == .swift && domain == .complexes {
      throw EvaluationError.shape("Swift has no complex numbers")
    }
    for case .function(let f) in tape.map(\.operation) where dialect.function(f, "x", domain == .complexes) == nil {
      let numbers = domain == .complexes ? "complex numbers" : "numbers"
      throw EvaluationError.shape("\(language.rawValue) has no function \(f) of \(numbers)")
    }
    let names = argumentNames(dialect, function: name)
    var writer = SourceWriter(self, dialect, arguments: names)
    execute(prologue.lowerBound..<body.upperBound, on: &writer)
    let values = outputs.map { writer.names[$0] }
    let conditions = zip(values.suffix(guards.count), guards).map { (variable: $0, sign: $1) }
    let results = values.dropLast(guards.count).map {
      guards.isEmpty ? $0 : dialect.guarded($0, conditions, domain == .complexes)
    }
    let function = SourceFunction(
      name: name, documentation: comment(names, units, documentation, results: results.count),
      arguments: zip(names, inputs).map { ($0, domain == .reals || $1.isKnownReal) }, isComplex: domain == .complexes,
      body: writer.lines, variables: writer.variables, results: results, isGuarded: !guards.isEmpty)
    return dialect.definition(function).joined(separator: "\n") + "\n"
  }

  private func argumentNames(_ dialect: Dialect, function: String) -> [String] {
    var taken: Set<String> = [dialect.folded(function), "result"]
    return inputs.map { input in
      var name = AsciiIdentifier.spelling(of: input.plainName)
      while dialect.reserved.contains(dialect.folded(name)) || taken.contains(dialect.folded(name)) { name += "_" }
      taken.insert(dialect.folded(name))
      return name
    }
  }

  private func comment(
    _ names: [String], _ units: [Expr: String], _ documentation: String, results count: Int
  ) -> [String] {
    var lines = documentation.isEmpty ? [] : documentation.split(separator: "\n").map(String.init) + [""]
    let results = expressions.prefix(count).map(\.text)
    lines += results.count == 1 ? results : results.enumerated().map { "result \($0 + 1): \($1)" }
    if !inputs.isEmpty { lines.append("") }
    for (name, input) in zip(names, inputs) {
      var line = name == input.text ? name : "\(name)  \(input.text)"
      if let unit = units[input] { line += "  [\(unit)]" }
      if case .symbol(let symbol) = input.view, let assumed = symbol.assumptions.sentence { line += "  (\(assumed))" }
      lines.append(line)
    }
    return lines
  }
}

extension Dialect {
  func folded(_ name: String) -> String { distinguishesCase ? name : name.lowercased() }

  /// The lines as a comment.
  func commented(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? comment : "\(comment) \($0)" } }
}

extension Expr {
  /// A name for a variable: a symbol's own, a field's with the orders of its derivatives.
  fileprivate var plainName: String {
    switch view {
    case .symbol(let symbol): symbol.name
    case .field(let field):
      field.orders.allSatisfy { $0 == 0 } ? field.name : field.name + "_d" + field.orders.map(String.init).joined()
    default: text
    }
  }
}

extension Assumptions {
  /// "positive", or nil where nothing is assumed but reality.
  fileprivate var sentence: String? {
    var words: [String] = []
    if contains(.positive) { words.append("positive") } else if contains(.nonnegative) { words.append("not negative") }
    if contains(.integer) { words.append("an integer") }
    if contains(.nonzero) { words.append("not zero") }
    return words.isEmpty ? nil : words.joined(separator: ", ")
  }
}

extension Character {
  /// Whether this is an ASCII letter, a digit or an underscore.
  fileprivate var isIdentifierPart: Bool { isASCII && (isLetter || isNumber || self == "_") }
}
