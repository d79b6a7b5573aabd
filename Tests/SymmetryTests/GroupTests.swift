import Testing

@testable import Symmetry

@Suite struct GroupTests {
  /// As many as in the International Tables; orders of the crystals from the same place.
  @Test func atlasIsComplete() {
    let groups = MagneticPointGroup.all
    #expect(groups.count == 122)
    #expect(groups.filter { !$0.reversesTime }.count == 32)
    #expect(groups.filter(\.isGrey).count == 32)
    #expect(Set(groups.map(\.name)).count == 122)
    #expect(groups.allSatisfy { $0.schoenflies?.contains("?") == false })
    let orders = groups.filter { !$0.reversesTime }.map { $0.order ?? 0 }
    #expect(
      orders == [
        1, 2, 2, 2, 4, 4, 4, 8, 4, 4, 8, 8, 8, 8, 16, 3, 6, 6, 6, 12, 6, 6, 12, 12, 12, 12, 24, 12, 24, 24, 24, 48
      ])
  }

  /// The 58 black-white groups by name, as Litvin's tables list them.
  @Test func blackWhiteGroupsHaveTheirNames() {
    let names = MagneticPointGroup.all.filter { $0.reversesTime && !$0.isGrey }.map(\.name)
    let expected = """
      -1' 2' m' 2'/m 2/m' 2'/m' 2'2'2 m'm2' m'm'2 m'mm m'm'm m'm'm' 4' -4' 4'/m 4/m' 4'/m' 4'22' 42'2' 4'm'm 4m'm' -4'2'm \
      -4'2m' -42'm' 4'/mm'm 4/m'mm 4'/m'm'm 4/mm'm' 4/m'm'm' -3' 32' 3m' -3'm -3m' -3'm' 6' -6' 6'/m 6/m' 6'/m' 6'22' \
      62'2' 6'mm' 6m'm' -6'm'2 -6'm2' -6m'2' 6'/mmm' 6/m'mm 6'/m'mm' 6/mm'm' 6/m'm'm' m'-3' 4'32' -4'3m' m'-3'm m-3m' \
      m'-3'm'
      """.split(separator: " ").map(String.init)
    #expect(names.count == 58)
    #expect(Set(names) == Set(expected), "\(Set(names).symmetricDifference(expected).sorted())")
  }

  @Test func namesAndOperationsAreRead() throws {
    for group in MagneticPointGroup.all + MagneticPointGroup.continuous {
      #expect(try MagneticPointGroup(reading: group.name).operations == group.operations, "\(group.name)")
      for operation in group.operations { #expect(try SymmetryOperation(reading: operation.description) == operation) }
    }
    #expect(try MagneticPointGroup(reading: "C4v").name == "4mm")
    #expect(try MagneticPointGroup(reading: "Cinfv").name == "∞m")
    #expect(try MagneticPointGroup(reading: "4′mm′").schoenflies == "C4v(C2v)")
    #expect(try MagneticPointGroup(reading: "4z mx").order == 8)
    #expect(try MagneticPointGroup(reading: "(y,x,-z) 3xyz").order == 24)
    #expect(throws: SymmetryError.self) { try MagneticPointGroup(reading: "5mm") }
    #expect(throws: SymmetryError.self) { try MagneticPointGroup(reading: "4z mq") }
    #expect(throws: SymmetryError.self) { try MagneticPointGroup(reading: "3'") }
    #expect(throws: SymmetryError.self) { try MagneticPointGroup(reading: "0z") }
  }
}
