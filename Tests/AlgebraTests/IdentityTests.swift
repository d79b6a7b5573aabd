import Testing

@testable import Algebra

@Suite("Identities") struct IdentityTests {
  @Test("every true identity is proved") func truths() throws {
    let list = try IdentityList.trueIdentities().all
    #expect(list.count >= 300)
    for identity in list {
      let truth = try identity.lhs.equals(identity.rhs)
      #expect(truth.isProved, "\(identity.name): \(truth)")
    }
  }
}

extension IdentityTests {
  @Test("no false identity is proved, and each is refuted with a witness") func traps() throws {
    let list = try IdentityList.falseIdentities().all
    for identity in list {
      let truth = try identity.lhs.equals(identity.rhs)
      #expect(!truth.isProved, "\(identity.name) was proved")
      #expect(truth.isRefuted, "\(identity.name): \(truth)")
      if case .refuted(let witness) = truth { #expect(witness.difference.excludesZero) }
    }
    #expect(list.count >= 200)
  }

  /// √(5 + 2√6) − √2 − √3 is zero, which no normal form shows: nothing over it has a value.
  @Test("what has no value at any point is not proved") func vacuous() throws {
    let hiddenZero = sqrt(5 + 2 * sqrt(6)) - sqrt(2) - sqrt(3)
    let (x, y) = (Expr.symbol("x"), Expr.symbol("y"))
    let statements: [(Expr, Expr)] = [
      (sin(2 * x) / hiddenZero, 2 * sin(x) * cos(x) / hiddenZero),
      ((x + y) ** 2 / hiddenZero, (x ** 2 + 2 * x * y + y ** 2) / hiddenZero),
      (exp(x + y / hiddenZero), exp(x) * exp(y / hiddenZero))
    ]
    for (left, right) in statements {
      // Refused, or left open.
      let truth = try? left.equals(right)
      #expect(truth?.isProved != true && truth?.isRefuted != true, "\(left) = \(right)")
    }
  }

  @Test("true identities with one sign or factor changed are refuted") func mutants() throws {
    var count = 0
    for identity in try IdentityList.trueIdentities().all {
      for mutant in [identity.withASignFlipped, identity.withAFactorTwo].compactMap({ $0 }) {
        let truth = try mutant.lhs.equals(mutant.rhs)
        #expect(truth.isRefuted, "\(mutant.name): \(truth)")
        count += 1
      }
    }
    #expect(count >= 400)
  }
}
