import Numbers

/// The torques that a magnetic point group allows.
public struct AllowedTorques: Sendable {
  /// The group.
  public let group: MagneticPointGroup
  /// What they are linear in.
  public let drive: Drive

  /// The torques of a group, linear in a drive.
  public init(_ group: MagneticPointGroup, drive: Drive) {
    self.group = group
    self.drive = drive
  }

  /// A torque: its form, and the function it is made from.
  public struct Term: Sendable {
    /// How it is made from the function.
    public let form: TorqueForm
    /// The degree of the function in m.
    public let harmonicDegree: Int
    /// How it changes with all moments reversed; nil where no operation of the group says.
    public let parity: Parity?
    /// The function, a polynomial in the components of m and of the drive's polar vectors, in this order.
    public let function: Polynomial

    /// Its degree in m.
    public var degree: Int { form.degree(ofHarmonic: harmonicDegree) }
  }

  /// Whether the reversal of time ties together torques at opposite moments, so that even and odd ones are told apart.
  public var tellsParity: Bool { group.reversesTime }

  /// All terms up to a degree in m, by degree.
  ///
  /// Fails with ``SymmetryError/tooLarge(_:)`` above degree 24, and with ``SymmetryError/doesNotKeepPlane(_:)`` for a drive in the
  /// plane of a film and a group that turns this plane.
  public func terms(upTo degree: Int) throws -> [Term] {
    if degree > 24 { throw SymmetryError.tooLarge("torques of degree \(degree) in m (at most 24)") }
    if drive.isInPlane && !group.keepsPlane { throw SymmetryError.doesNotKeepPlane(group.name) }
    var result: [Term] = []
    for order in 0...max(degree, 0) {
      for form in drive.forms {
        let l = order - form.degree(ofHarmonic: 0)
        if l >= form.lowestDegree { result += try terms(form, harmonic: l) }
      }
    }
    return result
  }

  private func terms(_ form: TorqueForm, harmonic l: Int) throws -> [Term] {
    let parities: [Parity?] = tellsParity ? Parity.allCases : [nil]
    return try parities.flatMap { parity in
      try invariants(form, parity).basis(degree: l).map {
        Term(form: form, harmonicDegree: l, parity: parity, function: $0)
      }
    }
  }

  private func invariants(_ form: TorqueForm, _ parity: Parity?) -> Invariants {
    Invariants(
      operations: group.telling, signUnderReversal: (parity?.sign ?? 1) * form.sign(drive.derivative),
      vectors: drive.vectors.count, firstIsInPlane: drive.isInPlane)
  }
}
