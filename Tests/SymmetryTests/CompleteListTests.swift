import Numbers
import Testing

@testable import Symmetry

@Suite struct CompleteListTests {
  /// Every ordinary group has a finite list; that it spans what the characters count is checked inside, degree by degree.
  @Test func everyCrystalHasAFiniteList() throws {
    for group in MagneticPointGroup.all where !group.reversesTime {
      let list = try CompleteList(group, drive: .field)
      let turns = try #require(group.order)
      // Three directions of W times three of the field, times 2ab over the order of the group of turns of m.
      let (a, b) = list.invariantDegrees
      let isCentred = (group.elements ?? []).contains { $0.rows == [-1, 0, 0, 0, -1, 0, 0, 0, -1] }
      if isCentred {
        // The inversion leaves m and turns E: nothing is allowed.
        #expect(list.numerator.isEmpty && list.generators.isEmpty)
      } else {
        #expect(list.numerator.reduce(0, +) == 9 * 2 * a * b / turns, "\(group.name)")
      }
    }
  }
}
