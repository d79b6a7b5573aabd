import Algebra
import Worksheets
import Foundation
import Numbers
import TestSupport
import Testing
import Typesetting
import derivations

/// Every result of every derivation has a name, and certified digits by that name.
@Suite("Digits of results") struct ResultDigitsTests {
  @Test(
    "results have fifty certain digits by their names, and they are those of a walk over the formula",
    arguments: Catalogue.all.map(\.name))
  func everyResult(of derivationName: String) throws {
    let folder = try Program.temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let derivation = try #require(Catalogue.all.first { $0.name == derivationName })
    let results = try derivation.derivedResults().all
    let names = results.map { "\(derivation.name).\($0.identifier)" }
    #expect(!names.isEmpty && Set(names).count == names.count, "two results of one name")
    let listed = try Program("list", derivation.name).output
    for (name, result) in zip(names, results) { #expect(listed.contains(name) && listed.contains(result.name)) }
    // The program carries out the derivation for each: the last result unless more cases are asked for.
    let chosen =
      Effort.factor >= 10
      ? Array(names.indices) : Effort.factor >= 1 ? [names.count / 2, names.count - 1] : [names.count - 1]
    for k in chosen { try check(names[k], results[k], in: folder) }
    // By their printed names, too, which may have spaces.
    let last = results[results.count - 1]
    try check("\(derivation.name).\(last.name)", last, in: folder)
  }

  /// Every derivation where more cases are asked for: each carries out its argument twice.
  private static let combined =
    Effort.factor >= 1
    ? Catalogue.all.map(\.name) : ["zhang-li", "explicit-landau-lifshitz", "domain-wall", "motive-force"]

  /// Results that can stand in one formula: no letter means two things, and there is a point where all of them hold.
  private struct Formula {
    private(set) var results: [DerivedResult] = []
    private(set) var point: GenericPoint
    private var symbols: [String: Expr] = [:]
    private var functions: Set<String> = []

    init(_ first: DerivedResult) throws {
      point = try GenericPoint(for: first.value.parts, within: first.domain)
      _ = try take(first)
    }

    /// Whether the result could be taken in.
    mutating func take(_ result: DerivedResult) throws -> Bool {
      let parts = result.value.parts + result.domain.flatMap { [$0.left, $0.right] }
      // With the unit vectors that others lie across, which need not occur.
      let met = parts.flatMap(\.symbols)
      let letters = Set(
        met + met.compactMap { Vector($0.expression) }.flatMap(\.constraining).flatMap(\.expression.symbols))
      let fields = Set(
        parts.flatMap(\.fields).compactMap { if case .field(let field) = $0.view { field.name } else { nil } })
      let fits =
        letters.allSatisfy { symbols[$0.name, default: $0.expression] == $0.expression && !functions.contains($0.name) }
        && fields.allSatisfy { symbols[$0] == nil }
      guard fits else { return false }
      let together = results + [result]
      // Nothing holds both for |J| < μ and for |μ| < J.
      guard let point = try? GenericPoint(for: together.flatMap(\.value.parts), within: together.flatMap(\.domain))
      else {
        return false
      }
      (self.point, results) = (point, together)
      for letter in letters { symbols[letter.name] = letter.expression }
      functions.formUnion(fields)
      return true
    }
  }

  /// All results but operators, each in the first formula where it can stand.
  private static func formulas(of results: [DerivedResult]) throws -> [Formula] {
    var formulas: [Formula] = []
    for result in results where !(result.value is Operator) {
      var isTaken = false
      for k in formulas.indices where !isTaken { isTaken = try formulas[k].take(result) }
      if !isTaken { formulas.append(try Formula(result)) }
    }
    return formulas
  }

  @Test("all results of a derivation stand in formulas together", arguments: combined)
  func formulas(of derivationName: String) throws {
    let derivation = try #require(Catalogue.all.first { $0.name == derivationName })
    let formulas = try Self.formulas(of: try derivation.derivedResults().all)
    #expect(!formulas.isEmpty && formulas.count <= 3, "\(formulas.map { $0.results.map(\.name) })")
    for formula in formulas { try check(formula, of: derivation) }
  }

  private func check(_ formula: Formula, of derivation: Derivation) throws {
    let walk = TreeWalk(at: formula.point)
    var terms: [String] = []
    var wanted = Complex(0)
    for result in formula.results {
      let name = "\(derivation.name).\(result.identifier)"
      let values = try result.value.parts.flatMap { try walk.values(of: $0) }
      let columns = (result.value as? Matrix)?.columns ?? 1
      for (k, value) in values.enumerated() {
        let entry = columns == 1 ? "[\(k + 1)]" : "[\(k / columns + 1),\(k % columns + 1)]"
        // Every term has a weight of its own: no two may be exchanged.
        let weight = terms.count * 7 % 31 + 1
        terms.append("\(weight) \(name)\(result.value is Expr ? "" : entry)")
        wanted = wanted + Complex(Double(weight)) * value
      }
    }
    let settings = formula.point.settings
    let program = try Program(list: ["eval", terms.joined(separator: " + "), "--digits", "15"] + settings)
    #expect(program.status == 0 && program.errors.isEmpty, "\(program.errors)")
    let found = try #require(Digits(program.output.trimmingCharacters(in: .newlines)), "\(program.output)").value
    #expect((found - wanted).magnitude < 1e-10 * (1 + wanted.magnitude), "\(program.output), not \(wanted)")
  }

  @Test("results alone are those of the whole run", arguments: ["explicit-landau-lifshitz", "torque-dictionary"])
  func resultsAlone(name: String) throws {
    let derivation = try #require(Catalogue.all.first { $0.name == name })
    let (alone, whole) = (try derivation.results(), try derivation.run().results)
    #expect(alone.map(\.name) == whole.map(\.name))
    for (a, b) in zip(alone, whole) { #expect(a.value.parts == b.value.parts, "\(name).\(a.name)") }
    let one = try derivation.results { $0 == whole.last?.name }
    #expect(one.map(\.name) == whole.suffix(1).map(\.name))
  }

  private func check(_ name: String, _ result: DerivedResult, in folder: URL) throws {
    let value = result.value
    let point = try GenericPoint(for: value.parts, within: result.domain)
    let program = try Program(list: ["eval", name, "--digits", "50"] + point.settings, in: folder)
    #expect(program.status == 0, "\(name): \(program.errors)")
    let lines = program.output.split(separator: "\n").map(String.init)
    let wanted = try value.parts.flatMap { try TreeWalk(at: point).values(of: $0) }
    try #require(lines.count == wanted.count, "\(name): \(program.output)")
    for (line, wanted) in zip(lines, wanted) {
      let text = lines.count > 1 ? String(line.split(separator: "= ").last ?? "") : line
      let found = try #require(Digits(text), "\(name): \(line)")
      // A zero is proved and has no digits; every other part has all fifty.
      #expect(found.counts.allSatisfy { $0 == 50 || $0 == 0 }, "\(name): \(line)")
      // The walk rounds some hundred times, each time by 10⁻¹⁶ of numbers not much larger than the result.
      #expect((found.value - wanted).magnitude < 1e-11 * (1 + wanted.magnitude), "\(name): \(line), not \(wanted)")
    }
  }

  @Test("list tells what a result needs") func list() throws {
    let list = try Program("list", "slow-dynamics")
    #expect(list.status == 0 && list.output.contains("vector of n (unit vector), ξ > 0, τₑₓ > 0, ∂ₜn (vector)"))
    #expect(try Program("list", "zhang-li", "--quiet").output.contains("\nzhang-li.eta\n"))
    #expect(try Program("list", "zhang-lee").errors.contains("did you mean zhang-li?"))
  }
}

/// "1.25", "0.5 − 2.0i", "3i" or "0" as numbers, and how many significant digits each has; nil for an enclosure.
private struct Digits {
  var value: Complex
  var counts: [Int] = []

  init?(_ text: String) {
    value = Complex(0)
    let words = text.split(separator: " ").map(String.init)
    var sign = 1.0
    for word in words {
      if word == "+" || word == "−" {
        sign = word == "−" ? -1 : 1
        continue
      }
      let isImaginary = word.hasSuffix("i")
      let digits = isImaginary ? String(word.dropLast()) : word
      guard let number = Double(digits) else { return nil }
      value = value + (isImaginary ? Complex(0, sign * number) : Complex(sign * number))
      let mantissa = digits.prefix { $0 != "e" && $0 != "E" }.filter(\.isNumber)
      counts.append(mantissa.drop { $0 == "0" }.count)
    }
  }
}
