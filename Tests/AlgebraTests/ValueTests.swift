import Testing

@testable import Algebra

/// What has no value is never proved equal to anything, and what has one is not refused.
@Suite("Statements need values") struct ValueTests {
  private let x = Expr.symbol("x"), r = Expr.symbol("r", .positive)
  /// √(5 + 2√6) = √2 + √3, which no constructor sees.
  private let hiddenZero = sqrt(5 + 2 * sqrt(6)) - sqrt(2) - sqrt(3)

  @Test("a zero divided by itself has no value") func zeroOverZero() throws {
    let zeros: [Expr] = [
      hiddenZero, sin(x) ** 2 + cos(x) ** 2 - 1, (x + 1) ** 2 - x ** 2 - 2 * x - 1, (1 + .i) * (1 - .i) - 2,
      exp(2 * x) - exp(x) ** 2 + sin(2 * x) - 2 * sin(x) * cos(x)
    ]
    for zero in zeros {
      #expect((zero / zero).undefinedPart != nil, "\(zero)")
      #expect((x * zero ** 3 / zero ** 3).undefinedPart != nil, "\(zero)")
      #expect(throws: AlgebraError.self) { try (zero / zero).equals(1) }
    }
  }

  @Test("what is not zero is cancelled") func cancelled() {
    let units: [Expr] = [
      sqrt(5 + 2 * sqrt(6)) - sqrt(2), sin(x) + cos(x), (x + 1) ** 2 - x ** 2, 1 + .i, log(x) - 1, x + r,
      cos(Expr(1) / 10 ** 40) - 1
    ]
    for u in units { #expect(u / u == 1, "\(u)") }
  }

  @Test("a difference that folds to 0 proves nothing where the sides have no value") func foldedDifference() throws {
    let zero = sin(x) ** 2 + cos(x) ** 2 - 1
    for side in [1 / zero, r + x / zero, atan(.i) * x, x / hiddenZero] {
      let truth = try? side.equals(side)
      #expect(truth?.isProved != true, "\(side)")
    }
    #expect((try? (atan(.i) * x).equals(x * atan(.i)))?.isProved != true)
    #expect(try (1 / x).equals(1 / x).isProved)
    #expect(try (log(x) / sin(x)).equals(log(x) / sin(x)).isProved)
  }

  @Test("atan2 has values at real points only") func angle() throws {
    let angle = atan2(x, r)
    #expect(try !angle.equals(angle.realPart).isProved)
    #expect(try !angle.equals(atan(x / r)).isProved)
    let y = Expr.symbol("y", .real)
    #expect(atan2(y, r) == atan(y / r))
    #expect(atan2(y, x.realPart).realPart == atan2(y, x.realPart))
    #expect(try angle.substituting(x, by: y).equals(atan(y / r)).isProved)
  }

  @Test("the derivative of what has no value is refused") func derivative() {
    #expect(throws: AlgebraError.undefined(1 / (x - x))) { try (1 / (x - x)).derivative(x) }
    #expect(throws: AlgebraError.self) { try (r + tan(.pi / 2)).derivative(r, order: 2) }
  }

  @Test("0 to a positive power is 0") func zeroPower() throws {
    #expect(Expr(0) ** r == 0)
    #expect((Expr(0) ** x) != 0)
    #expect((Expr(0) ** x).substituting(x, by: r + 1) == 0)
    #expect((Expr(0) ** -r) != 0)
  }

  @Test("components of a vector are no symbols of a user") func hiddenComponents() throws {
    let m = Vector("m"), n = Vector.unit("n")
    let names = (1...3).map { Expr.symbol("m⟨\($0)⟩", .real) }
    #expect(try !(m ⋅ m).equals(.sum(names.map { $0 ** 2 })).isProved)
    let (a, b) = (Expr.symbol("n⟨1⟩", .real), Expr.symbol("n⟨2⟩", .real))
    let third = try (n.components())[2]
    #expect(try !third.equals((1 - a ** 2 - b ** 2) / (1 + a ** 2 + b ** 2)).isProved)
    let λ = Expr.symbol("λ⟨eigenvalue⟩"), other = Expr.symbol("λ")
    #expect(try Matrix([[λ, 0], [0, other]]).eigenvalues().count == 2)
  }
}
