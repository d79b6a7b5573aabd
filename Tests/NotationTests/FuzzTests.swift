import Notation
import TestSupport
import Testing
import Typesetting

/// Nothing that is read crashes the reader, and every message points into its text.
@Suite("Any input") struct FuzzTests {
  private static let valid = [
    "sin² x + cos(2 x)/(1 + ξ²) − √(x y)", "diff(θ, x, 2) ∂ₜθ + (∂₁f)(2 x)", "|x|^(3/2) e^(−i x) + z* y",
    "n⋅(H × n) + 1.5e-3",
    "x=0:1:1/10", "xi = 0..1/100", "a, b = 1, 2,3", "x, t: real; θ(x, t): real; n: unit vector",
    "atan2(y, x)*conj(z)^2**x",
    "τ_{sf} μ₀ γ~ m* ∛2 xⁿ⁻¹ d²/dx² (x^3)", "((((x))))^^2 ][ 1..2 … 0x1F 2e 3e+ .5.", "𝒜 漢 👩‍🚀 \u{202E} e\u{301} \u{0}"
  ]
  private static let alphabet = Array(
    "xyzθξπie0123456789.+-−*⋅×/^()|,:;=[]{}_~′'²³ⁿ⁻¹₁ₓₜ∂√∛ \n\tsincoslogdabn→😀é漢\u{202E}\u{301}\u{0}…±∞")

  private func readEveryWay(_ text: String, seed: UInt64) {
    var environment = Samples.environment
    environment.limits.bits = 1 << 12
    let source = Source(text)
    let size = text.utf8.count
    func check(_ body: () throws -> Void) {
      do {
        try body()
      } catch let error as Diagnostics {
        #expect(!error.list.isEmpty && error.list.count <= 20)
        for diagnostic in error.list {
          #expect(diagnostic.range.lower >= 0 && diagnostic.range.upper <= size, "seed \(seed): \(text)")
        }
        let lines = error.description.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count >= 3 && lines.contains { $0.contains("^") }, "seed \(seed): \(text)")
      } catch {
        Issue.record("seed \(seed): \(error)")
      }
    }
    check { _ = try Reader(environment).value(source) }
    switch seed % 4 {
    case 0:
      environment.isPrintedText = true
      environment.undeclared = .symbols(.real)
      check { _ = try Reader(environment).value(source) }
    case 1:
      check {
        for assignment in try Assignment.list(source, limits: environment.limits) where !assignment.target.isName {
          _ = try assignment.target.meaning(in: environment)
        }
      }
    case 2:
      check { _ = try Grid.read(source, limits: environment.limits) }
      check { _ = try Route.read(source, limits: environment.limits) }
    default: check { try environment.declare(source) }
    }
  }

  @Test("mutated formulas") func mutations() throws {
    try forRandomCases(4000, seed: 1) { generator, seed in
      var characters = Array(Self.valid.randomElement(using: &generator) ?? "")
      for _ in 0..<Int.random(in: 1...4, using: &generator) {
        let place = Int.random(in: 0...characters.count, using: &generator)
        let letter = Self.alphabet.randomElement(using: &generator) ?? "x"
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: characters.insert(letter, at: place)
        case 1 where place < characters.count: characters.remove(at: place)
        case 2 where place < characters.count: characters[place] = letter
        default: characters.insert(contentsOf: characters.prefix(place).suffix(6), at: place)
        }
      }
      readEveryWay(String(characters), seed: seed)
    }
  }

  @Test("random characters") func characters() throws {
    try forRandomCases(1500, seed: 2) { generator, seed in
      let count = Int.random(in: 0..<40, using: &generator)
      let text = String((0..<count).map { _ in Self.alphabet.randomElement(using: &generator) ?? "x" })
      readEveryWay(text, seed: seed)
    }
  }

  @Test("random bytes") func bytes() throws {
    try forRandomCases(1200, seed: 3) { generator, seed in
      let count = Int.random(in: 0..<60, using: &generator)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
      readEveryWay(String(decoding: bytes, as: UTF8.self), seed: seed)
    }
  }
}
