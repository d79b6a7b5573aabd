#if os(Linux)
  import Glibc
  import Numbers
  import TestSupport
  import Testing

  @Suite struct MemoryTests {
    /// Pages of memory that the process occupies.
    func residentPages() throws -> Int {
      let file = try #require(fopen("/proc/self/statm", "r"))
      defer { fclose(file) }
      var buffer = [CChar](repeating: 0, count: 128)
      let line = try #require(fgets(&buffer, 128, file).map { String(cString: $0) })
      return try #require(line.split(separator: " ").dropFirst().first.flatMap { Int($0) })
    }

    /// Sanitizers keep freed memory on purpose, and find leaks themselves.
    var isSanitized: Bool { dlsym(nil, "__asan_init") != nil || dlsym(nil, "__tsan_init") != nil }

    /// A round of a leaking operation grows the process by at least 1000 objects of 32 bytes, some 8 pages. Other
    /// tests run at the same time and make it grow and shrink too, which the median of several rounds ignores, and
    /// pauses between the attempts. Small leaks can hide in the holes of a fragmented heap: the address sanitizer's run
    /// of this suite finds those.
    @Test func operationsDoNotLeak() async throws {
      let ring = PolynomialRing(variables: 3)
      let (x, y) = (ring.generators[0], ring.generators[1])
      let f = try RationalFunction(x + y, over: x - y)
      let big = try Integer(3).power(100)
      let ratio = try Rational(big, Integer(7).power(90))
      let p = try (x + y.scaled(by: ratio) + x.one).power(3)
      let (ball, complex) = (try Ball(ratio, precision: 300), try ComplexBall(1, 2, precision: 300))
      let float = try MPFloat(ratio, precision: 300)
      let matrix = try ExactMatrix([[f, f.one], [f.one, f]])
      let dense = try RealMatrix([[1, 2], [3, 4]])
      let operations: [(String, @Sendable () throws -> Void)] = [
        ("integers", { _ = try (big * big - big).quotientAndRemainder(dividingBy: big + 1) }),
        ("integer text", { _ = Integer(big.description) }),
        ("integer roots", { _ = (big * big).exactRoot(2)?.squareFreeSplit(root: 2) }),
        ("rationals", { _ = try (ratio * ratio - ratio).inverted().asDouble }),
        ("polynomial sums", { _ = p + p * p - p }),
        (
          "polynomials in place",
          {
            var q = p; q += p; q *= p; q.addProduct(p, p)
          }
        ),
        ("terms", { _ = try Polynomial(terms: p.terms, in: ring) }),
        ("interrupted visit", { _ = try? p.forEachTerm { _, _ in throw NumberError.domain("stop") } }),
        ("division", { _ = try p.quotientAndRemainder(dividingBy: x + y).quotient.reduced(modulo: [x, y]) }),
        ("exact division", { _ = (p * p).dividedExactly(by: p)?.dividedExactly(by: x) }),
        ("gcd and factors", { _ = try p.gcd(p * x).factored() }),
        ("coefficients", { _ = try p.coefficients(in: 0) }),
        ("composition", { _ = try p.composed(with: [x, x + y, y]).evaluated(at: [ratio, 1, 2]) }),
        ("resultants", { _ = try (x * x + y).resultant(x - y, in: 0).discriminant(in: 1) }),
        ("fractions", { _ = try (f + f * f).derivative(in: 0).power(-2) }),
        ("fraction substitution", { _ = try f.composed(with: [f + f, f, f.one]) }),
        ("matrices", { _ = try matrix.inverse().determinantBareiss() }),
        ("rings", { _ = PolynomialRing(variables: 2).generators }),
        ("balls", { _ = try ball.exp().log().sin().divided(by: ball).certifiedDecimal(digits: 20) }),
        ("ball text", { _ = ball.description }),
        ("complex balls", { _ = try complex.log().power(Rational(1, 3)).im }),
        ("floats", { _ = float.exp().log().description }),
        ("dense", { _ = try dense.solve(dense).eigenvaluesGeneral() })
      ]
      if isSanitized {
        for (_, operation) in operations { for _ in 0..<10 { try operation() } }
        return
      }
      for (name, operation) in operations {
        // A neighbour may grow for half a minute where the machine has other work.
        let end = ContinuousClock.now + .seconds(90)
        var growth = try medianGrowth(operation)
        while growth > 4, ContinuousClock.now < end {
          try await Task.sleep(for: .milliseconds(300))
          growth = try medianGrowth(operation)
        }
        #expect(growth <= 4, "\(name) grow the process by \(growth) pages per 1000 calls")
      }
    }

    /// Gives free memory back to the system, so that a leak cannot hide in it. (Swift's Glibc module lacks malloc.h.)
    func trim() {
      typealias Function = @convention(c) (Int) -> Int32
      if let symbol = dlsym(nil, "malloc_trim") { _ = unsafeBitCast(symbol, to: Function.self)(0) }
    }

    func medianGrowth(_ operation: () throws -> Void) throws -> Int {
      try (0..<5).map { _ in try growthOfOneRound(operation) }.sorted()[2]
    }

    func growthOfOneRound(_ operation: () throws -> Void) throws -> Int {
      trim()
      let before = try residentPages()
      for _ in 0..<1000 { try operation() }
      trim()
      return try residentPages() - before
    }
  }
#endif
