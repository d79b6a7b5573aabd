extension MagneticPointGroup {
  /// One of the 32 kinds of crystals: its names, the operations in the places of the first, and whether of two spellings
  /// of a black-white group the one with later primes is in use.
  struct Crystal {
    var places: [(symbol: String, operation: String)]
    var schoenflies: String
    var primesStandLate = false

    init(_ places: [(String, String)], _ schoenflies: String, primesStandLate: Bool = false) {
      self.places = places
      self.schoenflies = schoenflies
      self.primesStandLate = primesStandLate
    }

    func name(primed: Set<Int>) -> String {
      places.indices.map { places[$0].symbol + (primed.contains($0) ? "'" : "") }.joined()
    }

    func operations(primed: Set<Int>) -> [SymmetryOperation] {
      places.indices.map { k in
        // The table's own words: that all can be read is a test.
        guard var operation = try? SymmetryOperation(reading: places[k].operation) else {
          preconditionFailure("no operation \(places[k].operation)")
        }
        operation.reversesTime = primed.contains(k)
        return operation
      }
    }
  }

  /// The crystals in the order of the International Tables; z is the axis of highest order, and that of 2, m and 2/m.
  static let crystals: [Crystal] = [
    Crystal([("1", "1")], "C1"), Crystal([("-1", "-1")], "Ci"),
    Crystal([("2", "2z")], "C2"), Crystal([("m", "mz")], "Cs"), Crystal([("2", "2z"), ("/m", "mz")], "C2h"),
    Crystal([("2", "2x"), ("2", "2y"), ("2", "2z")], "D2"), Crystal([("m", "mx"), ("m", "my"), ("2", "2z")], "C2v"),
    Crystal([("m", "mx"), ("m", "my"), ("m", "mz")], "D2h"),
    Crystal([("4", "4z")], "C4"), Crystal([("-4", "-4z")], "S4"), Crystal([("4", "4z"), ("/m", "mz")], "C4h"),
    Crystal([("4", "4z"), ("2", "2x"), ("2", "2xy")], "D4", primesStandLate: true),
    Crystal([("4", "4z"), ("m", "mx"), ("m", "mxy")], "C4v"),
    Crystal([("-4", "-4z"), ("2", "2x"), ("m", "mxy")], "D2d"),
    Crystal([("4", "4z"), ("/m", "mz"), ("m", "mx"), ("m", "mxy")], "D4h"),
    Crystal([("3", "3z")], "C3"), Crystal([("-3", "-3z")], "S6"), Crystal([("3", "3z"), ("2", "2x")], "D3"),
    Crystal([("3", "3z"), ("m", "mx")], "C3v"), Crystal([("-3", "-3z"), ("m", "mx")], "D3d"),
    Crystal([("6", "6z")], "C6"), Crystal([("-6", "-6z")], "C3h"), Crystal([("6", "6z"), ("/m", "mz")], "C6h"),
    Crystal([("6", "6z"), ("2", "2x"), ("2", "2y")], "D6", primesStandLate: true),
    Crystal([("6", "6z"), ("m", "mx"), ("m", "my")], "C6v", primesStandLate: true),
    Crystal([("-6", "-6z"), ("m", "mx"), ("2", "2y")], "D3h"),
    Crystal([("6", "6z"), ("/m", "mz"), ("m", "mx"), ("m", "my")], "D6h", primesStandLate: true),
    Crystal([("2", "2z"), ("3", "3xyz")], "T"), Crystal([("m", "mz"), ("-3", "-3xyz")], "Th"),
    Crystal([("4", "4z"), ("3", "3xyz"), ("2", "2xy")], "O"),
    Crystal([("-4", "-4z"), ("3", "3xyz"), ("m", "mxy")], "Td"),
    Crystal([("m", "mz"), ("-3", "-3xyz"), ("m", "mxy")], "Oh")
  ]

  /// The 32 ordinary, 32 grey and 58 black-white point groups, each crystal's together.
  ///
  /// The black-white ones are found: a choice of places whose elements reverse time is one if the reversal alone does not
  /// follow from it, and two choices are the same group if they differ by the setting of the axes, which shows in as many
  /// operations of each kind being primed.
  public static let all: [MagneticPointGroup] = {
    let ordinary = crystals.map { crystal in
      MagneticPointGroup(
        name: crystal.name(primed: []), schoenflies: crystal.schoenflies, operations: crystal.operations(primed: []))
    }
    return crystals.indices.flatMap { k in
      let (crystal, group) = (crystals[k], ordinary[k])
      let grey = MagneticPointGroup(
        name: crystal.name(primed: []) + "1'", schoenflies: crystal.schoenflies + " × Θ",
        operations: crystal.operations(primed: []) + [.timeReversal])
      return [group, grey] + blackWhite(crystal, order: group.elements?.count ?? 0, ordinary: ordinary)
    }
  }()

  private static func blackWhite(_ crystal: Crystal, order: Int, ordinary: [MagneticPointGroup]) -> [MagneticPointGroup]
  {
    let places = crystal.places.count
    let choices = (1..<1 << places).map { mask in Set((0..<places).filter { mask >> $0 & 1 == 1 }) }
    // Fewer primes first; among as many, early or late ones.
    let sorted = choices.sorted { a, b in
      if a.count != b.count { return a.count < b.count }
      return a.sorted().lexicographicallyPrecedes(b.sorted()) != crystal.primesStandLate
    }
    var seen: [Census] = []
    return sorted.compactMap { primed in
      let operations = crystal.operations(primed: primed)
      guard let elements = closure(of: operations), elements.count == order else { return nil }
      let census = Census(elements)
      if seen.contains(census) { return nil }
      seen.append(census)
      let unitary = Census(elements.filter { !$0.reversesTime })
      let subgroup = ordinary.first { Census($0.elements ?? []) == unitary }?.schoenflies ?? "?"
      return MagneticPointGroup(
        name: crystal.name(primed: primed), schoenflies: "\(crystal.schoenflies)(\(subgroup))", operations: operations)
    }
  }

  /// How many operations of each kind there are.
  struct Census: Hashable {
    var counts: [[Int]: Int] = [:]

    init(_ elements: [LatticeOperation]) {
      for element in elements {
        counts[[element.trace, element.determinant, element.reversesTime ? 1 : 0], default: 0] += 1
      }
    }
  }

  /// Groups of films and amorphous bodies, with turns by every angle about z.
  public static let continuous: [MagneticPointGroup] = [
    ("∞", "C∞", ["∞z"]), ("∞m", "C∞v", ["∞z", "mx"]), ("∞2", "D∞", ["∞z", "2x"]), ("∞/m", "C∞h", ["∞z", "mz"]),
    ("∞/mm", "D∞h", ["∞z", "mz", "mx"])
  ].map { name, schoenflies, words in
    MagneticPointGroup(
      name: name, schoenflies: schoenflies, operations: words.compactMap { try? SymmetryOperation(reading: $0) })
  }
}
