import Algebra
import Testing
import Worksheets

@testable import derivations

/// Results in the letters of other conventions.
@Suite("Other conventions") struct ConventionTests {
  private static func choice(_ name: String, _ word: String) throws -> Derivation.Change {
    let convention = try #require(Derivation.zhangLi.choices.first { $0.name == name })
    return Derivation.Change(try #require(convention.choices.first { $0.word == word }))
  }

  @Test("where ↑ names the spin, the torque is that of the reversed spin current") func spin() throws {
    let spin = try Derivation.zhangLi.derivedResults(changing: [Self.choice("spin_convention", "spin")])
    let reversed = try Derivation.zhangLi.derivedResults(
      changing: ["j", "J"].map { .init($0) { (current: Expr) in -current } })
    for name in ["δm", "T", "u per current", "∂ₜn"] {
      let (a, b) = (try #require(spin[name]?.value), try #require(reversed[name]?.value))
      #expect(try Self.areEqual(a, b), "\(name)")
    }
    // The polarisation is what it is called: its formula is the same in the new letters.
    let own = try Derivation.zhangLi.derivedResults()
    let (p, q): (Expr, Expr) = (try own.value("P of parabolic bands"), try spin.value("P of parabolic bands"))
    #expect(try p.equals(q).isProved)
    #expect(try Derivation.zhangLi.differences(changing: [Self.choice("spin_convention", "spin")]).count >= 4)
  }

  @Test("to choose twice is to choose nothing") func twice() throws {
    let own = try Derivation.zhangLi.derivedResults()
    for (name, word) in [("spin_convention", "spin"), ("charge_convention", "signed"), ("gamma_convention", "signed")] {
      let change = try Self.choice(name, word)
      let back = try Derivation.zhangLi.derivedResults(changing: [change, change])
      var changed = 0
      for result in own.all {
        let value = try #require(back[result.name]?.value)
        // A letter that had to be positive is real now.
        let letters = value.parts.flatMap(\.symbols).map { (of: $0.expression, by: Self.own($0, in: result.value)) }
        #expect(try Self.areEqual(value.replacing(letters), result.value), "\(result.name), \(name)")
        let once = try #require(Derivation.zhangLi.derivedResults(changing: [change])[result.name]?.value)
        if once.parts != result.value.parts { changed += 1 }
      }
      #expect(changed > 0, "\(name)")
    }
  }

  private static func own(_ letter: Symbol, in value: any Formula) -> Expr {
    (value.parts.flatMap(\.symbols).first { $0.name == letter.name } ?? letter).expression
  }

  private static func areEqual(_ a: any Formula, _ b: any Formula) throws -> Bool {
    func compare<F: Formula>(_ a: F) throws -> Bool { try (b as? F).map { try a.agrees(with: $0).isProved } ?? false }
    return try compare(a)
  }
}
