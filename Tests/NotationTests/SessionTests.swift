import Algebra
import Notation
import Numbers
import Testing

/// Statements of the written language, and what becomes of them.
@Suite("Sessions") struct SessionTests {
  @Test("a mark on the name of a function or a formula is refused, and on a letter it is a letter")
  func marks() throws {
    for statements in [
      ["field θ(t)", "check θ̇ = ∂ₜθ"], ["unit vector n(t)", "n⋅ṅ"], ["x = t²", "ẋ"], ["f = x²", "f'"],
      ["f = x²", "f(2)"]
    ] {
      var session = Session()
      for statement in statements.dropLast() { try session.run(statement) }
      do {
        let found = try session.run(statements[statements.count - 1]).text
        Issue.record("\(statements) say \(found)")
      } catch {
        #expect("\(error)".contains("two readings"), "\(error)")
      }
    }
    #expect(try last("x' + ẏ") == "x′ + y˙")
    #expect(try last("field θ(t)", "symbol θ̇", "θ̇²") == "θ˙²")
    #expect(try last("f = x²", "f (2)") == "2 x²")
    // A definition of a marked letter is found under every spelling.
    #expect(try last(#"\hat{e} = 3"#, #"\hat{e} + 1"#) == "4")
    #expect(try last("ẋ_1 = 2", "ẋ₁ + 1") == "3")
    #expect(throws: StatementError.self) { try last("δ s = 4") }
    // A sentence is no product.
    #expect(throws: Diagnostics.self) { try last("derivative of sin(x)") }
    #expect(throws: StatementError.self) { try last("please help") }
    #expect(try last("symbol mass, speed", "mass speed") == "mass speed")
  }

  @Test("an answer that nobody reads is not written out, and stays") func longAnswers() throws {
    var session = Session()
    session.environment.limits.answer = 1000
    let product = "expand " + (1...12).map { "(a\($0) + b\($0))" }.joined(separator: " ")
    do {
      _ = try session.run(product)
      Issue.record("4096 terms are written out")
    } catch let error as StatementError { #expect("\(error)".contains("4122 parts"), "\(error)") }
    #expect(try session.run("f = \(product)").text == "f has 4122 parts, and is not written out")
    let point = (1...12).map { "a\($0) = 1, b\($0) = 1" }.joined(separator: ", ")
    #expect(try session.run("f at \(point)").text == "4096")
    #expect(throws: StatementError.self) { try session.run("latex f") }
  }

  @Test("what is said behind where holds for that statement alone") func suppositions() throws {
    #expect(try last("simplify √(x²) where x > 0") == "x")
    #expect(try last("simplify √(x²) where 0 < x", "simplify √(x²)") == "|x|")
    #expect(try last("limit exp(−k t) sin(t) as t → ∞ where k > 0") == "0")
    #expect(try last("integrate 1/(x² + a²) over x from 0 to ∞ where a > 0") == "π/(2 a)")
    #expect(try last("c = 5", "c + d where c = 2", "c + d") == "5 + d")
    #expect(try last("digits a + b to 5 where a = 1/3, b = 2") == "2.3333")
    #expect(try last("√(n²) where n positive integer") == "n")
    for (statement, words) in [
      ("f = x where x > 0", "declared before it"), ("simplify x where", "and then what"),
      ("x where x < 0", "where takes")
    ] {
      #expect(throws: StatementError.self) { try last(statement) }
      do { try _ = last(statement) } catch { #expect("\(error)".contains(words), "\(error)") }
    }
  }

  @Test("quantities have units, and constants the digits that are known") func units() throws {
    #expect(try last("use units", "convert 5 nm to m") == "1/200000000 m")
    #expect(try last("use units km, h", "convert 36 km/h to m/s") == "10 m/s")
    #expect(try last("use units", "use constants", "convert 1 eV/k_B to K in 10 digits") == "11604.51812 K")
    // μ_B is known to eleven digits, and e exactly: no more are said.
    let drift = ["use units", "use constants", "convert (1/2) μ_B (10^12 A/m^2)/(e (8*10^5 A/m)) to m/s"]
    var session = Session()
    var answer = try session.run(drift[0])
    for statement in drift.dropFirst() { answer = try session.run(statement) }
    #expect(answer.text == "36.1773862 m/s" && answer.isAsExpected)
    #expect(try !session.run("convert μ_B/e to m^2/s in 30 digits").isAsExpected)
    for (statement, message) in [
      ("convert 3 nm to s", "has the dimension m"), ("convert 3 nm + 2 s to m", "added to it"),
      ("convert q nm to m", "q has no value"),
      ("convert 1 nm to nmm", "no unit is called nmm"), ("convert 1 nm", "convert needs to"),
      ("use units foo", "no unit is called foo"),
      ("convert sin(1 nm) to m", "stands where only a number can")
    ] {
      #expect(
        "\(#expect(throws: StatementError.self) { try session.run(statement) } ?? StatementError(""))".contains(message)
      )
    }
    // Without use constants e is a letter like every other.
    #expect(throws: StatementError.self) { try last("use units", "symbol e > 0", "convert e to C") }
  }

  @Test("tables have certain digits") func tables() throws {
    let text = try last("f(x) = x/3", "table f(x), x² over x from 0 to 1 in 2 steps")
    #expect(
      text.split(separator: "\n").map { $0.split(separator: " ").map(String.init) } == [
        ["x", "f(x)", "x²"], ["0", "0", "0"], ["0.5000000000", "0.1666666667", "0.2500000000"],
        ["1.000000000", "0.3333333333", "1.000000000"]
      ], "\(text)")
    #expect(throws: (any Error).self) { try last("table 1/x over x from -1 to 1 in 2 steps") }
    #expect(throws: StatementError.self) { try last("table y over x from 0 to 1 in 2 steps") }
    #expect(throws: StatementError.self) { try last("table x over x from 0 to 1 in 1000000 steps") }
  }

  @Test("a system that leaves unknowns free is solved with letters that it does not have", .timeLimit(.minutes(1)))
  func underdetermined() throws {
    #expect(try last("solve x + y = 1 for x, y") == "x = 1 − c₁, y = c₁")
    #expect(try last("solve x + y + z = c_1 for x, y") == "x = c₁ − c₂ − z, y = c₂")
    #expect(try last("solve([x + y + z = 3, x - z = 0], [x, y, z])").contains("c₁"))
    #expect(try last("solve [x + y = 1, 2 x + 2 y = 3] for x, y") == "[]")
    // What is printed is read: ∞ is no letter, under none of its names.
    #expect(throws: Diagnostics.self) { try last("1 + infty1") }
  }

  @Test("help shows what an operation does, with examples, and every word of derivations") func helpExamples() throws {
    let text = try last("?limit")
    #expect(text.hasPrefix("limit(f, x, a)") && text.contains("\n  limit f as x → 0"))
    #expect(!text.contains("help limit"))
    #expect(try last("help published").contains("what the source prints"))
    for word in ["premise", "claim", "result", "remark", "code", "convert"] {
      #expect(try !last("help \(word)").isEmpty, "\(word)")
    }
    #expect(throws: StatementError.self) { try last("help nothing-like-this") }
  }

  @Test("a defined function is carried out where it is called") func calls() throws {
    // An operation in it knows the argument, not only the letter.
    #expect(try last("slow(f) = subs(f, ε = λ ε)", "slow(ε² + ε)") == "ε λ + ε² λ²")
    #expect(try last("field θ(t)", "rate(q) = D(q, t)", "rate(θ²)") == "2 θ ∂ₜθ")
    #expect(try last("p(f) = series f in x to order 2", "p(1/(1 − x))") == "1 + x + O(x²)")
    // The letter is no real number when the argument is none.
    #expect(try last("f(z) = conj(z)", "f(i)") == "−i")
    #expect(try last("g(x) = √(x²)", "g(i)") == "i")
    #expect(try last("f(z) = conj(z)") == "f(z) = conj(z)")
    #expect(try last("f(z) = z²") == "f(z) = z²")
    // A derivative by the letter is none by its value.
    #expect(try last("h(x) = diff(x^3, x)", "h(2)") == "12")
    #expect(try last("h(x) = diff(x^3, x)", "h(y²)") == "3 y⁴")
    // Where the text has no value, none is made of what it was for a letter.
    #expect(throws: Diagnostics.self) { try last("f(x) = x/x", "f(0)") }
    #expect(throws: Diagnostics.self) { try last("f(x) = D(x², x)/x", "f(0)") }
    // What is known of the letter is put in where only a letter can be varied.
    #expect(try last("f(x) = x³", "g(x) = f(x) + D(f(x), x)", "g(2)") == "20")
    // Other names mean what they meant; arguments do not leak into functions that are called.
    #expect(try last("a = 2", "k(x) = a x", "a = 3", "k(1)") == "2")
    #expect(try last("g(y) = subs(x y, y = 2)", "f(x) = g(x)", "f(3)") == "2 x")
    #expect(try last("symbol x > 0", "f(y) = √(x²) y", "f(2)") == "2 x")
    // Matrices.
    #expect(try last("v(m) = m[1, 1] + m[2, 1]", "v([[1], [2]])") == "3")
    #expect(throws: Diagnostics.self) { try last("v(m) = m[1, 1]", "v(3)") }
    // Thirty-five levels of two calls each are not carried out 2³⁵ times, and calls end at a depth.
    var session = Session()
    try session.run("c0(x) = subs(x, t = 1)")
    for k in 1...200 { try session.run("c\(k)(x) = c\(k - 1)(x) + c\(k - 1)(x)") }
    #expect(try session.run("check c35(1) = 2^35").isAsExpected)
    #expect(throws: Diagnostics.self) { try session.run("c200(1)") }
    try session.run("m0(x) = x[1, 1]")
    for k in 1...200 { try session.run("m\(k)(x) = m\(k - 1)(x) + m\(k - 1)(x)") }
    #expect(try session.run("m20([[1]])").text == "1048576")
    #expect(throws: Diagnostics.self) { try session.run("m200([[1]])") }
  }

  @Test("a letter that is declared later is the one in a function defined before") func laterDeclaration() throws {
    #expect(try last("f(y) = subs(√(x²) y, y = 1)", "symbol x > 0", "f(3)") == "x")
  }

  @Test(
    "words and calls say the same",
    arguments: [
      ("series exp(x)/(1+x) in x to order 5", "series(exp(x)/(1+x), x, 0, 5)"),
      ("series exp(x y) in (x, y) to order 5", "series(exp(x y), [x, y], 5)"),
      ("series 1/(1+x) in x about ∞ to order 4", "series(1/(1+x), x, oo, 4)"),
      ("limit sin(x)/x as x → 0", "limit(sin(x)/x, x, 0)"),
      ("limit exp(-x) as x -> oo", "limit(exp(-x), x, ∞)"),
      ("limit 1/x as x → 0 from below", "limit(1/x, x, 0, below)"),
      ("integrate x exp(-x) over x from 0 to ∞", "integrate(x exp(-x), x, 0, oo)"),
      ("integrate x² over x from 0 to 1", "integrate(x^2, (x, 0, 1))"),
      ("integrate cos(a x) over x", "integrate(cos(a x), x)"),
      ("solve x^2 = 2 for x", "solve(x^2 - 2, x)"),
      ("solve a x + y = 1, x - y = b for x, y", "solve([a x + y = 1, x - y = b], [x, y])"),
      ("differentiate sin(x²) by x", "D(sin(x^2), x)"), ("collect a x + b x in x", "collect(a x + b x, x)"),
      ("factor x^4 - 1", "factor(x**4 - 1)"), ("expand (x + 1)^2", "expand((x + 1)^2)"),
      ("solve (x + 2)(x - 1) = 0 for x", "solve((x + 2)(x - 1), x)"),
      ("x² + y at x = 2, y = 3", "subs(x^2 + y, x = 2, y = 3)"),
      ("eigenvalues [[0, 1], [1, 0]]", "eigenvalues([[0, 1], [1, 0]])")
    ]) func wordsAndCalls(_ pair: (String, String)) throws
  {
    let words = try last(pair.0)
    #expect(words == (try last(pair.1)))
    #expect(!words.isEmpty)
  }

  @Test(
    "values",
    arguments: [
      ("series sin(x) in x to order 6", "x − x³/6 + x⁵/120 + O(x⁶)"), ("limit sin(x)/x as x → 0", "1"),
      ("limit 1/x as x → 0 from below", "−∞"), ("integrate x exp(-x) over x from 0 to ∞", "1"),
      ("solve x^2 = 2 for x", "x = √2, x = −√2"), ("digits pi^2 to 30", "9.86960440108935861883449099988"),
      ("digits √2 x at x = 1/3 to 20", "0.47140452079103168293"), ("det([[1, 2], [3, 4]])", "−2"),
      ("[[1, 2], [3, 4]] [[1], [x]]", "[[1 + 2 x], [3 + 4 x]]"),
      ("[[1, 2], [3, 4]]^(-1)", "[[−2, 1], [3/2, −1/2]]"), ("[[1, 2], [3, 4]] [[0, 1], [1, 0]]", "[[2, 1], [4, 3]]"),
      ("integrate exp(-x⁴) over x from 0 to 1", "0.844838594757102"),
      ("integrate exp(-x²) over x from 0 to ∞", "√π/2"), ("solve x + y = 1, x + y = 2 for x, y", "[]"),
      ("roots((x-1)^2 (x+2), x)", "[−2, 1, 1]"),
      ("solve k^2 = 4 for k", "k = 2, k = −2"),
      ("latex x/(1+x)", "\\frac{x}{1 + x}"), ("sympy x/(1+x)", "x/(1 + x)"), ("x = x", "x = x")
    ]) func values(_ pair: (String, String)) throws
  { #expect(try last(pair.0) == pair.1) }

  @Test("an exponential of a matrix is that of its flow") func exponential() throws {
    #expect(try isEqual(["R = exp([[0, t], [-t, 0]])"], "R = [[cos(t), sin(t)], [-sin(t), cos(t)]]"))
    #expect(
      try isEqual(
        ["symbol w > 0, v > 0", "s = evolve([[0, 1], [-w^2, 0]], [0, cos(v t)], [1, 0], t)", "x = entry(s, 1)"],
        "D(x, t, 2) + w^2 x = cos(v t)"))
  }

  @Test("no root contradicts what is assumed") func assumedRoots() throws {
    #expect(try last("symbol x > 0", "solve x^2 = 2 for x") == "x = √2")
    #expect(try last("symbol x > 0, a > 0", "solve (x + a)(x - 3) = 0 for x") == "x = 3")
    #expect(try last("symbol x ≥ 0", "solve x (x + 1) = 0 for x") == "x = 0")
    #expect(try last("symbol x > 0", "solve (x - a)(x + 1) = 0 for x") == "x = a")
  }

  @Test("half angles become whole ones beside other angles") func halfAngles() throws {
    #expect(try last("simplify 2 sin(x/2) cos(x/2) cos(y)") == "sin x cos y")
    #expect(
      try last("simplify a cos(x/2)² cos(y) − a sin(x/2)² cos(y) − 2 b sin(x/2) cos(x/2) sin(y)")
        == "a cos x cos y − b sin x sin y")
  }

  @Test("a Lagrangian gives its equation of motion") func lagrangian() throws {
    #expect(
      try isEqual(
        ["real t", "field q(t)", "symbol m > 0, k > 0", "L = m D(q(t), t)^2/2 - k q(t)^2/2"],
        "euler_lagrange(L, q(t)) = -m D(q(t), t, 2) - k q(t)"))
  }

  @Test("verdicts, premises behind where and in front") func verdicts() throws {
    #expect(try last("check sqrt(x^2) = x where x > 0").hasPrefix("proved"))
    #expect(try last("symbol x > 0", "check sqrt(x^2) = x").hasPrefix("proved"))
    #expect(try last("check sqrt(x^2) = x").hasPrefix("refuted\n  at x = -"))
    #expect(try last("check sin(π n) = 0 where n integer").hasPrefix("proved"))
    var session = Session()
    #expect(try session.run("check x = y").isAsExpected == false)
    #expect(try session.run("check x + y = y + x").isAsExpected)
  }

  @Test("a definition takes part in what is assumed later") func narrowing() throws {
    // |x| of a real x is x where x turns out to be positive.
    #expect(try last("f = sqrt(x^2)", "symbol x > 0", "f") == "x")
    #expect(try last("f = sqrt(x^2)", "check f = x where x > 0").hasPrefix("proved"))
    // What was simplified for a positive letter must not be used for any.
    var session = Session()
    try session.run("symbol x > 0")
    try session.run("f = sqrt(x^2)")
    #expect(throws: StatementError.self) { try session.run("real x") }
    #expect(try session.run("f").text == "x")
    try session.run("forget f")
    try session.run("real x")
    #expect(try session.run("sqrt(x^2)").text == "|x|")
  }

  @Test("functions of one's own") func functions() throws {
    #expect(try last("f(x, a) = exp(-a x)", "f(1, 2)") == "e^(−2)")
    #expect(try isEqual(["f(x, a) = exp(-a x)"], "D(f(y, 2), y) = -2 f(y, 2)"))
    #expect(try last("M = [[a, b], [c, d]]", "M[2, 1] + 1") == "1 + c")
    // What an operation gives can have a name, too.
    #expect(try last("s = series exp(a x) in x to order 3", "polynomial(s) at x = 2") == "1 + 2 a + 2 a²")
    #expect(try last("f = x² + y at x = 2", "f") == "4 + y")
    // The letters of a definition are no others than those of the session.
    #expect(try last("f(x) = a x", "a = 3", "f(2)") == "2 a")
  }

  @Test("one statement goes on while a bracket is open") func script() {
    let found = Script.statements(of: ["M = [[1, 2],  # a (", "  [3, 4]]", "", "det(M)"])
    #expect(found.map(\.line) == [1, 4])
    #expect(found.map(\.text).last == "det(M)")
    // A forgotten bracket does not take the rest of the text.
    #expect(Script.statements(of: ["[1, 2", "3", "", "4", "(5"]).map(\.text) == ["[1, 2\n3", "4", "(5"])
  }

  @Test(
    "mistakes name the place and the way out",
    arguments: [
      ("simplfy x", "did you mean simplify?"), ("solve x = 1", "needs for"), ("limit x as x 0", "arrow"),
      ("[[1, 2], [3]]", "row of another length"), ("[[1, 2], [3, 4]] + 1", "identity(2)"),
      ("sin([[1, 2], [3, 4]])", "no other function"), ("limit(x)", "limit(f, x, a)"), ("oo + 1", "∞ stands where"),
      ("[1, 2", "never closed"), ("1]", "never opened"), ("digits x to 5", "x has no value"),
      ("f(x) = x = 2", "asked by check"), ("use nothing", "nothing is called"), ("forget q", "nothing is called q"),
      ("inverse([[1, 1], [1, 1]])", "singular"), ("limit(sin(x), x, oo)", "limit"),
      ("integrate(1/x, x, -1, 1)", "pole"), ("x^2 at x", "x = a"), ("cross = 2", "a meaning of its own"),
      ("symbol c = 3", "is a definition"),
      ("x =", "what x stands for is missing"), ("symbol x > 1", "a declaration takes"),
      ("π = 3", "a meaning of its own"), ("foo(x)", "no function is called foo")
    ]) func mistakes(_ pair: (String, String)) throws
  {
    var session = Session()
    do {
      let answer = try session.run(pair.0)
      Issue.record("\(pair.0) gives \(answer.text)")
    } catch {
      #expect("\(error)".contains(pair.1), "\(pair.0): \(error)")
    }
  }

  @Test("after a mistake the session is as before") func unharmed() throws {
    var session = Session()
    try session.run("a = 2")
    #expect(throws: (any Error).self) { try session.run("a = 1/0") }
    #expect(throws: (any Error).self) { try session.run("symbol b > 1") }
    #expect(try session.run("a").text == "2")
    #expect(try session.run("names").text == "a = 2")
    // A name whose definition had a mistake is no real letter.
    #expect(throws: (any Error).self) { try session.run("k = 2 +") }
    #expect(throws: StatementError.self) { try session.run("check k = k") }
    #expect(throws: StatementError.self) { try session.run("l = k^2") }
    #expect(throws: StatementError.self) { try session.run("l + 1") }
    try session.run("k = 3")
    try session.run("l = k^2")
    #expect(try session.run("l + 1").text == "10")
  }

  @Test("what is written in JSON can be read") func json() throws {
    var session = Session()
    let text = try session.run("solve a x = 1 for x").written(.json)
    #expect(text.contains("\"nonzero\": [\"a\"]") && text.hasPrefix("{") && text.hasSuffix("}"))
    #expect(try session.run("check x = y").written(.json).contains("\"verdict\": \"refuted\""))
  }

  @Test("the page of help tells of every operation, and its statements can be carried out") func help() throws {
    let page = Session.help
    for name in FormulaOperation.standard.keys {
      let usage = try #require(FormulaOperation.standard[name]).usage
      #expect(try last("help operations").contains(usage), "\(name)")
      #expect(try last("help \(name)").contains(usage), "\(name)")
    }
    // What stands between two wide spaces is a statement, or the names of kinds.
    let part = page.split(separator: "\n").drop { !$0.hasPrefix("declare") }.prefix { !$0.hasPrefix("write") }
    var session = Session()
    try session.run("f = 1/(1 + x^2)")
    try session.run("A = [[1, 2], [3, 4]]")
    try session.run("B = [[0, 1], [1, 0]]")
    try session.run("b0 = [0, 0]")
    try session.run("x0 = [1, 0]")
    var count = 0
    for line in part where !line.contains("(an integral") {
      for text in line.dropFirst(12).split(separator: "  ").map({ $0.drop { $0 == " " } }) where !text.isEmpty {
        if ["chains a = b = c", "use zhang-li", "names"].contains(text) { continue }
        // What needs the derivations is carried out by the tests of the command.
        if text.hasPrefix("(which") || (text.hasPrefix("use ") && text.contains(" with ")) || text.hasSuffix(".derive")
          || text.hasPrefix("plot ")
        {
          continue
        }
        count += 1
        #expect(throws: Never.self, "\(text)") {
          var fresh = session
          if text.contains("collect") || text.contains("roots") { try fresh.run("f = x^2 + 3 x") }
          if line.hasPrefix("declare") { try fresh.run("forget f") }
          if text.contains("convert") { for word in ["use units", "use constants"] { try fresh.run(word) } }
          for word in ["real r, t", "field q(t)", "L = D(q(t), t)^2/2"] where text.contains("q(t)") {
            try fresh.run(word)
          }
          if text.contains("forget x") { try fresh.run("x = 1") }
          if text.contains("r, t") { try fresh.run("real r, t") }
          try fresh.run(text.replacing("evolve(A, b,", with: "evolve(A, b0,").description)
        }
      }
    }
    #expect(count > 50)
  }
}
