import Algebra
import Notation
import Testing
import Worksheets

/// Derivations in the written language are those in Swift: the same worksheet, the same verdicts.
@Suite("Written derivations") struct WrittenDerivationTests {
  private static let friction = """
    # a particle
    derivation friction "A particle with friction"
    source "any textbook"
    convention "friction is against the velocity"
    headline "(1)"
    dimension m = kg, γ = kg/s, v = m/s, F = N
    dimension r = m/s^2
    symbol m > 0, γ > 0, v
    step "Equation of motion" by "Newton"
    premise "friction" F = -γ v
    define "rate" r = F/m
    claim "the power `F v` is that of the rate" F v
      = m r v
    claim "power is lost" F v ≤ 0 gap γ v²
    published "(1)" "rate" r printed -γ v/m
    published "(2)" "rate" r printed γ v/m repaired -γ v/m "the sign"
    published "(3)" "rate" r printed -2 γ v/m exchanging γ, m "which is which"
    published "(4)" "rate" r printed γ v/m expecting refuted note "the sign"
    published "(5)" "rate" r printed -γ v/(2 m) scaling m by 1/2 "half the mass"
    result r
    result tau = m/γ for v < m, γ ≠ m
    """

  private func derivation(_ text: String) throws -> Derivation {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(WrittenDerivation.begins(lines))
    return try WrittenDerivation(lines, name: "test.derive", library: nil).derivation
  }

  /// What is wrong with a text.
  private func mistakes(_ text: String) -> [String] {
    do {
      _ = try derivation(text).run()
      return []
    } catch let error as WrittenDerivation.Mistakes {
      return error.messages
    } catch let error as DerivationError {
      return (error.cause as? WrittenDerivation.Mistakes)?.messages ?? ["\(error)"]
    } catch {
      return ["\(error)"]
    }
  }

  @Test("every statement gets its verdict") func verdicts() throws {
    let transcript = try derivation(Self.friction).run()
    #expect(transcript.title == "A particle with friction" && transcript.sources == ["any textbook"])
    let verdicts = transcript.statements.map(\.verdict.kind)
    #expect(
      verdicts == [
        .proved, .proved, .proved, .misprintRepaired, .refuted, .refuted, .conventionConflict
      ])
    // (3) holds in neither reading, and nobody said so.
    #expect(transcript.statements.map(\.isAsExpected) == [true, true, true, true, false, true, true])
    #expect(transcript.statements.allSatisfy { $0.dimensionError == nil })
    #expect(transcript.text().contains("the power F v is that of the rate"))
    let results = try derivation(Self.friction).derivedResults().all
    #expect(results.map(\.name) == ["r", "τ"])
    #expect(results[1].domain.map(\.text) == ["v < m", "γ ≠ m"])
  }

  @Test("dimensions are checked") func dimensions() throws {
    let wrong = Self.friction.replacing("published \"(1)\" \"rate\" r printed -γ v/m", with: "claim \"wrong\" r = -γ v")
    let found = try derivation(wrong).run().statements.first { $0.label == "wrong" }
    #expect(found?.dimensionError?.contains("has the dimension") == true)
  }

  @Test("results follow from premises, and every deliberate error is noticed") func premises() throws {
    let derivation = try derivation(Self.friction)
    #expect(try derivation.premises().map(\.name) == ["F"])
    let changed = try derivation.differences(changing: [
      Derivation.Change("F") { (force: Expr) in 2 * force }
    ])
    #expect(changed.map(\.before.name) == ["r"])
    let (before, now) = (changed[0].before.value as? Expr, changed[0].now?.value as? Expr)
    #expect(try now?.equals(2 * (before ?? 0)).isProved == true)
    let mutations = try derivation.mutations()
    #expect(mutations.count == 4)
    for mutation in mutations {
      let outcome = try derivation.outcome(of: mutation)
      #expect(outcome.noticedBy != nil)
    }
  }

  @Test("what is shown has the letters of the page, and they mean what was compared") func letters() throws {
    let text = """
      derivation letters "Letters"
      symbol x, y
      define "sum" p = x + y
      define "square" q = p²
      claim "the square" q = p²
      claim "its derivative" D(q, x) = 2 p
      define "rate" ξ = 3 x
      claim "other spelling" xi = 3 x
      result z = p q
      """
    let transcript = try derivation(text).run()
    // q and p are letters in the first claim; a derivative by x has to know what q is.
    #expect(transcript.text().contains("the square:  q = p²"))
    #expect(transcript.text().contains("its derivative:  2 x + 2 y = 2 p"))
    #expect(transcript.text().contains("other spelling:  ξ = 3 x"))
    #expect(transcript.statements.allSatisfy { $0.verdict.kind == .proved })
    #expect(transcript.text().contains("⇒ z = p q"))
    // The result is given in letters that have values.
    let z = try #require(try derivation(text).derivedResults()["z"]?.value as? Expr)
    #expect(Set(z.symbols.map(\.name)) == ["x", "y"])
  }

  @Test("a letter that gets a value later is another one in what was defined before") func laterValues() throws {
    let transcript = try derivation(
      """
      derivation later "Later"
      symbol η, x
      define "matrix" M = [[η x]]
      define "share" η = 2
      claim "with the value" M = [[2 x]]
      claim "value" η = 2
      symbol η
      claim "as it was" M = [[η x]]
      claim "no value" η = 2
      """
    ).run()
    #expect(transcript.statements.map(\.verdict.kind) == [.refuted, .proved, .proved, .refuted])
  }

  @Test("a repaired side is compared by what its letters stand for") func repairs() throws {
    let transcript = try derivation(
      """
      derivation repairs "Repairs"
      premise "sum" s = a + b
      define "square" q = s²
      published "(5)" "square" q printed a² + b² repaired s² "the mixed term"
      published "(6)" "square" q printed a² + b² repaired s³ "the mixed term"
      """
    ).run()
    #expect(transcript.statements.map(\.verdict.kind) == [.misprintRepaired, .refuted])
  }

  @Test("vectors, matrices and operators") func kinds() throws {
    let transcript = try derivation(
      """
      derivation kinds "Kinds"
      field f(t)
      unit vector n(t)
      vector H
      operator a
      use pauli
      define "precession" T = n × H
      define "matrix" M = σ_x σ_y
      define "operator" N = a a
      claim "across" n⋅T = 0
      claim "length" n⋅∂ₜn = 0
      claim "product" M = i σ_z
      claim "order" N a = a N
      claim "zero" M - M = 0
      result T
      """
    ).run()
    #expect(transcript.statements.count == 5 && transcript.statements.allSatisfy { $0.verdict.kind == .proved })
  }

  @Test(
    "mistakes are told with their lines, all of them",
    arguments: [
      ("claim \"x\" a = b = c", "t.derive"), ("premise F = 1", "says first in quotation marks"),
      ("claim \"x\" 1", "a claim is an equation"), ("claim \"x\" a ≤ b", "needs gap"),
      ("published \"(1)\" \"t\" a = b", "needs printed"),
      ("published \"(1)\" a printed b", "number of the equation and a title"),
      ("define \"x\" y =", "is missing"), ("step \"x\"", "a title and a reason"), ("check a = b", "is a claim"),
      ("a + b", "nothing follows from this line"), ("claim \"x", "has no partner"),
      ("claim \"a = b\" a = a", "between backticks"), ("result", "of what?"), ("claim \"x\" a = (b", "never closed"),
      ("claim \"x\" a = b to order 2", "counted as in"), ("use pauly", "nothing is called pauly"),
      ("published \"(1)\" \"t\" a printed b scaling a by -1 \"sign\"", "no matter of convention"),
      (
        "define \"x\" y = a + b\npublished \"(5)\" \"w\" y = a - b printed a - b",
        "y has a value, which is what is compared"
      ),
      ("result z = 1 for q", "conditions such as"), ("dimension a = xyz", "no unit is called")
    ])
  func mistakes(line: String, message: String) {
    let found = mistakes("derivation d \"D\"\nsymbol a, b, c\n\(line)\nclaim \"y\" a = (\n")
    if message == "t.derive" { return #expect(found.contains { $0.contains("test.derive:3") }, "\(found)") }
    let place = line.contains("\n") ? "test.derive:4" : "test.derive:3"
    #expect(found.contains { $0.contains(message) && $0.contains(place) }, "\(found)")
    // A mistake of the head is told before the argument is read; else the last line's is told too.
    if !line.hasPrefix("dimension"), message != "never closed" { #expect(found.count == 2, "\(found)") }
  }

  @Test("a name whose definition had a mistake is not a letter afterwards") func unfinished() {
    let found = mistakes("derivation d \"D\"\ndefine \"x\" y = 1 +\nclaim \"z\" y = 2\n")
    #expect(found.count == 2 && found[1].contains("y could not be defined"), "\(found)")
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
