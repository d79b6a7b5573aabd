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
