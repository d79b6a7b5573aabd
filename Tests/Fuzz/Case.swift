import Algebra
import Evaluation
import Foundation
import Notation
import Numbers
import TestExpressions
import Typesetting

/// One case: a number that names a point, a formula and what is done with it.
struct Case {
  let seed: UInt64
  let watch: Watch
  let bits = 128

  static let letters: [Expr] = [
    .symbol("x", .real), .symbol("y", .real), .symbol("z"), .symbol("w"), .symbol("p", .positive),
    .symbol("q", .nonnegative), .symbol("n", .integer), .symbol("v", .nonzero)
  ]
  static let x = letters[0]

  init(seed: UInt64, watch: Watch) {
    self.seed = seed
    self.watch = watch
  }

  /// The values of the letters, exactly.
  private func leaves(_ generator: inout Generator, x: ComplexBall? = nil) -> [Evaluated] {
    Self.letters.enumerated().compactMap { k, letter in
      func part() -> Rational {
        Rational(Int.random(in: -60...60, using: &generator), Int.random(in: 7...40, using: &generator))
      }
      var (re, im) = (part(), part())
      if letter.isKnownReal { im = 0 }
      if k == 4 || k == 5 { re = re.magnitude + Rational(1, 100) }
      if k == 6 { re = Rational(Int.random(in: -5...5, using: &generator)) }
      if k == 7, re.isZero { re = 1 }
      if k == 0, let x { return Evaluated(expression: letter, value: x) }
      return (try? ComplexBall(re, im, precision: bits)).map { Evaluated(expression: letter, value: $0) }
    }
  }

  func values(x: ComplexBall? = nil, turn: UInt64 = 0) -> [Expr: ComplexBall] {
    var generator = Generator(seed: seed &* 0x9E37_79B9 &+ turn)
    return Dictionary(leaves(&generator, x: x).map { ($0.expression, $0.value) }) { a, _ in a }
  }

  private var environment: Environment {
    var environment = Environment(of: Self.letters)
    environment.limits.bits = 1 << 12
    return environment
  }

  // MARK: Making one

  func check(corpus: [String], _ tally: inout Tally) {
    var generator = Generator(seed: seed)
    if !corpus.isEmpty, generator.oneIn(2) {
      check(text: mutated(corpus, &generator), &tally)
      return
    }
    let point = leaves(&generator)
    var source = ExpressionSource(generator, leaves: point, bits: bits, isReal: generator.oneIn(3))
    for _ in 0..<20 {
      guard let made = try? source.make(2 + source.choose(9)), made.expression.undefinedPart == nil,
        made.expression.nodeCount < 80
      else { continue }
      check(made.expression, &tally)
      return
    }
  }

  /// A text of the corpus with some characters changed, or a piece of another put in.
  private func mutated(_ corpus: [String], _ g: inout Generator) -> String {
    let alphabet = Array("xyzwpqnv0123456789+-−*⋅/^()|,πi²³√∛ .sincoltaexp⁻¹")
    var text = Array(g.element(of: corpus))
    for _ in 0..<Int.random(in: 1...3, using: &g) {
      let place = Int.random(in: 0...text.count, using: &g)
      switch Int.random(in: 0..<5, using: &g) {
      case 0: text.insert(g.element(of: alphabet), at: place)
      case 1 where place < text.count: text.remove(at: place)
      case 2 where place < text.count: text[place] = g.element(of: alphabet)
      case 3:
        let other = Array(g.element(of: corpus))
        text.insert(contentsOf: ["("] + other + [")"], at: place)
      default: text.insert(contentsOf: text.prefix(place).suffix(8), at: place)
      }
    }
    return String(text.prefix(400))
  }

  // MARK: Checking it

  func check(text: String, _ tally: inout Tally) {
    let (found, seconds) = watch.time("reading \(text), case \(seed)") { () -> Result<Expr, Diagnostics> in
      Result { () throws(Diagnostics) in try Reader(environment).expression(text) }
    }
    if seconds > Watch.slow { tell("reading", text, seconds, &tally) }
    carryOut(text, &tally)
    switch found {
    case .success(let e):
      tally.compared["read", default: 0] += 1
      if e.undefinedPart == nil, e.nodeCount < 120 { check(e, &tally) }
    case .failure(let mistakes):
      let size = text.utf8.count
      let points = mistakes.list.allSatisfy { $0.range.lower >= 0 && $0.range.upper <= size }
      if mistakes.list.isEmpty || !points { report("a mistake is told without its place", text, &tally) }
      tally.compared["mistakes", default: 0] += 1
    }
  }

  /// The text as a statement: what is said of a scalar is the scalar that is read back from it.
  private func carryOut(_ text: String, _ tally: inout Tally) {
    let (answer, seconds) = watch.time("the statement \(text), case \(seed)") { () -> (Answer, String)? in
      var session = Session()
      for statement in ["symbol p > 0, q ≥ 0, n integer", "z, w complex", "f = x²/(1 + x)"] {
        _ = try? session.run(statement)
      }
      guard let answer = try? session.run(text) else { return nil }
      return (answer, answer.text)
    }
    if seconds > Watch.slow { tell("a statement", text, seconds, &tally) }
    guard let (answer, written) = answer else { return }
    tally.compared["statements", default: 0] += 1
    guard case .value(.scalar(let value)) = answer.content, answer.conditions.isEmpty, value.nodeCount < 400 else {
      return
    }
    let shown = answer.name.map { String(written.dropFirst($0.count + 3)) } ?? written
    var printed = Environment(of: [value])
    printed.isPrintedText = true
    let back: Expr
    do {
      back = try Reader(printed).expression(shown)
    } catch {
      // Numbers may be longer than the reader's limit.
      if error.list.contains(where: { $0.kind == .tooLarge }) { return }
      return report("what a statement says is not read: \(shown)", text, &tally)
    }
    if back != value, let values = try? value.ball(self.values(), bits: bits),
      let others = try? back.ball(self.values(), bits: bits),
      !values.overlaps(others)
    {
      report("what a statement says is read as \(back.text), not \(value.text)", text, &tally)
    }
  }

  func check(_ e: Expr, _ tally: inout Tally) {
    let checks = Check.all
    for check in checks {
      let (outcome, seconds) = watch.time("\(check.name) of \(e.text), case \(seed)") { check.run(self, e) }
      if seconds > Watch.slow { tell(check.name, shrunk(e) { slow(check, $0) }.text, seconds, &tally) }
      switch outcome {
      case .unknown: continue
      case .holds: tally.compared[check.name, default: 0] += 1
      case .wrong(let what):
        let least = shrunk(e) { if case .wrong = check.run(self, $0) { true } else { false } }
        var why = what
        if case .wrong(let what) = check.run(self, least) { why = what }
        report("\(check.name): \(why)", least.text, &tally)
      }
    }
  }

  private func slow(_ check: Check, _ e: Expr) -> Bool {
    watch.time("\(check.name) of \(e.text), case \(seed)") { check.run(self, e) }.seconds > Watch.slow
  }

  private func tell(_ what: String, _ input: String, _ seconds: Double, _ tally: inout Tally) {
    tally.slow += 1
    say("SLOW, \(String(format: "%.1f", seconds)) s: \(what)\n  \(input)\n  case \(seed)")
    if watch.isStrict { tally.findings += 1 }
  }

  private func report(_ what: String, _ input: String, _ tally: inout Tally) {
    tally.findings += 1
    say("WRONG: \(what)\n  \(input)\n  case \(seed)")
  }

  /// The smallest expression found, by leaving out parts, of which the same can be said.
  private func shrunk(_ e: Expr, _ isSame: (Expr) -> Bool) -> Expr {
    var best = e
    var tries = 0
    search: while tries < 120 {
      for smaller in best.reductions where smaller.nodeCount < best.nodeCount && smaller.undefinedPart == nil {
        tries += 1
        if isSame(smaller) {
          best = smaller
          continue search
        }
        if tries >= 120 { break search }
      }
      break
    }
    return best
  }
}

extension Expr {
  /// Expressions with something left out, the smallest first.
  fileprivate var reductions: [Expr] {
    var found = Set(subexpressions)
    found.remove(self)
    for part in subexpressions where part.nodeCount > 1 {
      for child in part.pieces { found.insert(substituting(part, by: child)) }
    }
    for leaf in symbols { for n in [0, 1, 2] { found.insert(substituting(leaf.expression, by: Expr(n))) } }
    return found.sorted { ($0.nodeCount, $0.text) < ($1.nodeCount, $1.text) }
  }

  private var pieces: [Expr] {
    switch view {
    case .sum(let terms): terms.map { Expr($0.coefficient) * $0.term }
    case .product(let factors): factors.map { $0.base ** $0.exponent } + factors.map(\.base)
    case .call(_, let arguments): arguments
    case .number, .imaginaryUnit, .pi, .symbol, .field: []
    }
  }
}
