import Algebra
import Notation
import TestSupport
import Testing

/// Names with a dot: what is one word, what it stands for, and what is said of a wrong one.
@Suite("Names with a dot") struct MemberTests {
  private static let x = Expr.symbol("x", .real), u = Expr.symbol("u", .real), v = Vector("v")

  private static let environment: Environment = {
    var environment = Samples.environment
    environment.namespace = Namespace(places: ["wall-motion", "wall", "u-2"]) { member in
      let axes = ["e_1", "e_2", "e_3"].map { Vector($0) }
      switch member.name {
      case "rate", "η", "α̃", "alpha~", "dt_n", "∂ₜn", "⟨s⟩", "κ₁": return .success(Namespace.Meaning(whole: .scalar(u)))
      case "v": return .success(Namespace.Meaning(whole: .vector(v), entries: axes.map { v ⋅ $0 }))
      case "m": return .success(Namespace.Meaning(whole: nil, entries: (1...6).map { Expr($0) }, columns: 3))
      case "column": return .success(Namespace.Meaning(whole: nil, entries: [7, 8]))
      default: return .failure(Namespace.Unknown("\(member.place) has no \(member.name)", ways: ["did you mean rate?"]))
      }
    }
    return environment
  }()

  @Test(
    "they stand in formulas",
    arguments: [
      ("2*wall-motion.rate", 2 * u), ("2wall-motion.rate", 2 * u), ("x wall-motion.rate", x * u),
      ("wall-motion.rate^2 - 1", u ** 2 - 1), ("wall-motion.rate²", u ** 2), ("sin wall-motion.rate", sin(u)),
      ("√wall-motion.rate", sqrt(u)), ("wall-motion.rate - wall.rate", 0), ("wall-motion.η+wall-motion.α̃", 2 * u),
      ("wall-motion.alpha~*2", 2 * u), ("wall-motion.∂ₜn/2", u / 2), ("wall-motion.⟨s⟩ x", x * u),
      ("wall-motion.κ₁(x + 1)", u * (x + 1)), ("wall-motion.m[2,3] + wall-motion.m[1,1]", 7),
      ("wall-motion.column[2] wall-motion.column[ 1 ]", 56), ("diff(wall-motion.rate x, x)", u),
      ("x-2 + u-2.rate", x - 2 + u), ("wall-motion.rate*wall-motion.rate", u ** 2)
    ] as [(String, Expr)])
  func formulas(text: String, wanted: Expr) throws {
    #expect(try read(text, Self.environment) == wanted)
  }

  @Test("a vector is one, and so are its components") func vectors() throws {
    let sum = try Reader(Self.environment).value(Source("2 wall.v + H × wall.v"))
    #expect(sum == .vector(2 * Self.v + Samples.h × Self.v))
    #expect(try read("wall.v[2]", Self.environment) == Self.v ⋅ Vector("e_2"))
  }

  @Test("a hyphen is a minus wherever no name with a dot stands") func minus() throws {
    var environment = Environment(of: [.symbol("wall", .real), .symbol("motion", .real)])
    environment.namespace = Self.environment.namespace
    let difference = Expr.symbol("wall", .real) - .symbol("motion", .real)
    #expect(try read("wall-motion", environment) == difference)
    #expect(try read("wall-motion*.5", environment) == .symbol("wall", .real) - Expr.symbol("motion", .real) / 2)
    // Without the names there is no such word.
    #expect(mistakes("x-y.rate", Samples.environment).contains("a point without digits"))
  }

  @Test(
    "a wrong one is told with its place and the way out",
    arguments: [
      ("x + wall.rat", ["expression:1:5: wall has no rat", "\n      ^^^^^^^^\n", "did you mean rate?"]),
      ("wal-motion.rate + x", ["1:1: nothing is called wal-motion", "\n  ^^^^^^^^^^^\n", "did you mean wall-motion?"]),
      ("x + no.rate", ["1:5: nothing is called no", "there are u-2, wall, wall-motion"]),
      ("wall.m", ["2 × 3, and a formula takes one entry", "write wall.m[1,1], and so on to wall.m[2,3]"]),
      ("wall.column + 1", ["2 × 1", "wall.column[1], and so on to wall.column[2]"]),
      ("wall.m[3,1]", ["has no entry 3,1", "it has 2 × 3 entries"]), ("wall.m[2]", ["has no entry 2"]),
      ("wall.v[4]", ["has no entry 4", "it has 3 entries"]), ("wall.rate[1]", ["is a scalar"]),
      ("wall.m[0,1]", ["whole numbers", "write [2], or [1,3]"]), ("wall.m[x]", ["whole numbers"]),
      ("wall.m[1,2,3]", ["whole numbers"]), ("wall. + 1", ["1:1: a name is missing behind wall."]),
      ("wall.v + 1", ["a sum is of scalars or of vectors"])
    ])
  func wrong(text: String, wanted: [String]) {
    let said = mistakes(text, Self.environment)
    for part in wanted { #expect(said.contains(part), "\(said)") }
    #expect(said.components(separatedBy: "expression:").count == 2, "more than one mistake: \(said)")
  }

  @Test("a prime behind an index is one of the name") func primes() throws {
    let slope = Expr.symbol("f_0'", .real)
    #expect(try read("2 f_0' + f_0′ + f'_0", Environment(of: [slope])) == 4 * slope)
    #expect(Environment(of: [slope]).meaning(of: "f_0") == nil)
  }

  @Test("a text tells which it names, each once and in its order") func names() {
    let source = Source("wall-motion.η*2 - wall.rate + wall-motion.η[1] + other.x )(")
    let members = Namespace.members(in: source, places: ["wall", "wall-motion"])
    #expect(members.map { "\($0.place) \($0.name)" } == ["wall-motion η", "wall rate"])
  }

  @Test("any text around them is read or refused") func fuzz() throws {
    let pieces = [
      "wall-motion", "wall", ".", "rate", "[", "]", "1", ",", "..", " ", "-", "m", "v", "²", "(", "∂ₜ", "~", "x", "*"
    ]
    try forRandomCases(2000, seed: 77) { generator, seed in
      let count = Int.random(in: 1...9, using: &generator)
      let text = (0..<count).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
      do {
        _ = try Reader(Self.environment).value(Source(text))
      } catch let error as Diagnostics {
        for one in error.list {
          #expect(one.range.lower >= 0 && one.range.upper <= text.utf8.count, "seed \(seed): \(text)")
        }
        #expect(!error.list.isEmpty && error.description.contains("^"), "seed \(seed): \(text)")
      }
    }
  }
}
