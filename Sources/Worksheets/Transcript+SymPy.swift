import Algebra
import Typesetting

extension Transcript {
  /// A Python program that states every proved equation and inequality anew and lets SymPy check it, without this package;
  /// those that hold in another convention, under a premise or with a misprint repaired, as they are then.
  ///
  /// Vectors are matrices of components (a unit vector by its angles, a tangent by two components across it), so the products
  /// are SymPy's own. A statement proved to an order is one about the coefficients of the expansion. The program says of each
  /// statement whether it holds symbolically or numerically, and its exit status is 1 when one does not hold. With the
  /// variable DERIVE_BREAK in its environment it adds 1 to the right side of the statement of that number, or of `all`
  /// statements, which must be noticed; with DERIVE_ONLY it checks that one alone. Imported, it checks nothing: `derive_results` has the results by their ASCII names.
  public var sympyScript: String {
    let claims = statements.filter {
      [.proved, .provedToOrder].contains($0.verdict.kind) || $0.equation.holding != nil
    }
    let sides = claims.flatMap { claim in
      let (derived, stated) = claim.equation.holding ?? claim.equation.compared
      return [derived, stated]
    }
    let vectors = Self.vectors(in: sides + results.map(\.value))
    let parameters = claims.map(\.parameter)
    let values = results.map(\.value)
    let program = SympyProgram(
      (sides + values).map { $0 as any Typesettable } + vectors.map(\.expression) + parameters.compactMap { $0 })
    var names = program.expressions.dropFirst(sides.count + values.count)
    let declarations = vectors.map { (name: Self.identifier(names.removeFirst()), vector: $0) }
    let fields = Set(declarations.filter { $0.vector.isField }.map(\.name))
    var lines = [
      "#!/usr/bin/env python3", "# \(title): every proved statement, checked by SymPy.", SympyScript.opening, "", ""
    ]
    lines += Self.scalars(program.preamble, besides: declarations.map(\.name))
    var declared: Set<String> = []
    for (name, vector) in declarations {
      let line = Self.declaration(name, vector)
      if declared.insert(line).inserted { lines.append(line) }
    }
    lines += ["", "derive_results = {"]
    for (result, text) in zip(results, program.expressions.dropFirst(sides.count)) {
      lines.append("    \"\(ResultName.ascii(result.name))\": \(Self.calling(fields, text)),")
    }
    lines.append("}")
    for (k, claim) in claims.enumerated() {
      var options = claim.equation.relation == .equal ? "" : ", relation=\"\(claim.equation.relation.rawValue)\""
      if case .provedToOrder(let order, _) = claim.verdict, parameters[k] != nil {
        options += ", parameter=\(names.removeFirst()), order=\(order)"
      }
      let label = Self.quoted(claim.tag.isEmpty ? claim.name : "\(claim.tag) \(claim.name)")
      lines += ["", "", "@derive_claim(\(label)\(options))", "def _():"]
      lines.append("    return (")
      lines.append("        \(Self.calling(fields, program.expressions[2 * k])),")
      lines.append("        \(Self.calling(fields, program.expressions[2 * k + 1])))")
    }
    return (lines + ["", "", SympyScript.ending]).joined(separator: "\n")
  }

  /// The vector symbols, and the fields of vectors with their derivatives.
  private static func vectors(in sides: [any Formula]) -> [Vector] {
    var found: [Vector] = []
    var seen: Set<Vector> = []
    for part in sides.flatMap(\.parts).flatMap(\.subexpressions) {
      guard let vector = Vector(part), vector.constraint != nil, seen.insert(vector).inserted else { continue }
      found.append(vector)
    }
    return found
  }

  /// The name in "n", "n(x, t)" and "Derivative(n(x, t), (x, 1))".
  private static func identifier(_ text: String) -> String {
    var rest = Substring(text)
    for wrapper in ["Subs(", "Derivative("] where rest.hasPrefix(wrapper) { rest = rest.dropFirst(wrapper.count) }
    return String(rest.prefix { $0 != "(" })
  }

  /// The declarations without those of vectors and their products, which are other things here.
  private static func scalars(_ preamble: String, besides names: [String]) -> [String] {
    preamble.split(separator: "\n").map(String.init).filter { line in
      let name = line.prefix { $0 != " " }
      let isVector = line.contains("commutative=False") || !line.contains("= Symbol(")
      return !(name == "dot" || name == "cross" || isVector && names.contains(String(name)))
    }
  }

  private static func declaration(_ name: String, _ vector: Vector) -> String {
    if vector.isField {
      let isUnit = vector.constraint == .unit
      return "derive_at_\(name) = derive_field(\"\(name)\", unit=\(isUnit ? "True" : "False"))"
    }
    switch vector.constraint {
    case .unit: return "\(name) = derive_unit(\"\(name)\")"
    case .tangent(let normal):
      return "\(name) = derive_tangent(\"\(name)\", \"\(identifier(Vector.unit(normal).expression.sympy))\")"
    case .some(.none), nil: return "\(name) = derive_free(\"\(name)\")"
    }
  }

  /// The expression with n(x, t) as a call of another name than n, which may be a vector by itself.
  private static func calling(_ fields: Set<String>, _ text: String) -> String {
    guard !fields.isEmpty else { return text }
    var result = ""
    var word = ""
    for character in text {
      if character.isLetter || character.isNumber || character == "_" {
        word.append(character)
        continue
      }
      result += (character == "(" && fields.contains(word) ? "derive_at_" : "") + word
      result.append(character)
      word = ""
    }
    return result + word
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
  }
}

extension Vector {
  fileprivate var isField: Bool { if case .field = expression.view { true } else { false } }
}

extension Transcript.Statement {
  /// The symbol in whose powers the statement was expanded.
  fileprivate var parameter: Expr? {
    guard case .provedToOrder(_, let name) = verdict else { return nil }
    let sides = equation.compared.derived.parts + equation.compared.stated.parts
    return sides.flatMap(\.symbols).first { $0.expression.text == name }?.expression
  }
}
