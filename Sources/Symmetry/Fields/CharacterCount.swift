/// The number of allowed torques from the characters of the group, without any of them being known: the second of two
/// ways to count.
public struct CharacterCount {
  let elements: [LatticeOperation]
  let drive: Drive

  /// Fails with ``SymmetryError/notCrystallographic(_:)`` for groups without a finite list of operations of a lattice, and
  /// with ``SymmetryError/doesNotKeepPlane(_:)`` as the torques themselves do.
  public init(_ group: MagneticPointGroup, drive: Drive) throws {
    guard let elements = group.elements else {
      throw SymmetryError.notCrystallographic("\(group.name) has operations of no lattice that is known here")
    }
    if drive.isInPlane && !group.keepsPlane { throw SymmetryError.doesNotKeepPlane(group.name) }
    self.elements = elements
    self.drive = drive
  }

  /// The number of torques of a form from harmonics of degree l:
  /// |G|⁻¹ Σ_R ε(R) χ_p(R) χ_l(det R·R), where χ_p is the trace on the polar vectors, χ_l(φ) = 1 + 2 Σ_{μ≤l} cos μφ, and ε the
  /// sign that the function must have.
  public func count(_ form: TorqueForm, harmonic l: Int, parity: Parity?) -> Int {
    if l < form.lowestDegree { return 0 }
    let unitary = elements.filter { !$0.reversesTime }
    let chosen = parity == nil ? unitary : elements
    let sign = (parity?.sign ?? 1) * form.sign(drive.derivative)
    let sum = chosen.reduce(0) { sum, element in
      // m turns round under the reversal of time: (−1)ˡ on harmonics of degree l.
      let reversal = element.reversesTime ? sign * (l % 2 == 0 ? 1 : -1) : 1
      return sum + reversal * polarCharacter(element) * Self.character(l, trace: element.determinant * element.trace)
    }
    return sum / chosen.count
  }

  /// The number of torques of each degree in m up to the given one.
  public func counts(upTo degree: Int, parity: Parity?) -> [Int] {
    (0...degree).map { order in
      drive.forms.reduce(0) { $0 + count($1, harmonic: order - $1.degree(ofHarmonic: 0), parity: parity) }
    }
  }

  /// The number of vector fields W(m), axial as m and linear in the polar vectors but not tangent to the sphere, from
  /// harmonics of degree l, without regard to operations that reverse time.
  func vectorFields(harmonic l: Int) -> Int {
    let unitary = elements.filter { !$0.reversesTime }
    let sum = unitary.reduce(0) { sum, element in
      let trace = element.determinant * element.trace
      return sum + trace * polarCharacter(element) * Self.character(l, trace: trace)
    }
    return sum / unitary.count
  }

  private func polarCharacter(_ element: LatticeOperation) -> Int {
    var product = 1
    for vector in drive.vectors.indices {
      product *= vector == 0 && drive.isInPlane ? element.trace - element.rows[8] : element.trace
    }
    return product
  }

  /// χ_l of a turn whose matrix has this trace, t = 1 + 2 cos φ.
  static func character(_ l: Int, trace t: Int) -> Int {
    if l < 0 { return 0 }
    var (previous, current) = (2, t - 1)  // 2 cos μφ
    var sum = 1
    for _ in 0..<l {
      sum += current
      (previous, current) = (current, (t - 1) * current - previous)
    }
    return sum
  }
}
