import Algebra
import Numbers
import Testing

@testable import Symmetry

@Suite struct TorqueCountTests {
  private func cumulative(_ name: String, _ drive: Drive, upTo degree: Int) throws -> [Int] {
    let terms = try AllowedTorques(try MagneticPointGroup(reading: name), drive: drive).terms(upTo: degree)
    return (1...degree).map { limit in terms.filter { $0.degree <= limit }.count }
  }

  /// Numbers of coefficients with the field in the plane of a film.
  @Test func filmsHaveTheKnownNumbers() throws {
    #expect(try cumulative("∞m", .fieldInPlane, upTo: 4) == [1, 3, 5, 7])
    #expect(try cumulative("4mm", .fieldInPlane, upTo: 4) == [1, 3, 6, 10])
    // Turns by every angle leave what those by a twentieth leave, as long as the harmonics are of lower degree.
    #expect(try cumulative("20z mx", .field, upTo: 8) == cumulative("∞m", .field, upTo: 8))
  }

  /// Explicit functions and characters give the same number, for every group, drive, form, degree and parity.
  @Test func bothWaysOfCountingAgree() throws {
    var (compared, refused) = (0, 0)
    for group in MagneticPointGroup.all {
      for drive in Drive.all {
        if drive.isInPlane && !group.keepsPlane {
          #expect(throws: SymmetryError.doesNotKeepPlane(group.name)) { try CharacterCount(group, drive: drive) }
          #expect(throws: SymmetryError.doesNotKeepPlane(group.name)) {
            try AllowedTorques(group, drive: drive).terms(upTo: 1)
          }
          refused += 1
          continue
        }
        let characters = try CharacterCount(group, drive: drive)
        let degree = drive.vectors.count > 1 ? 2 : 6
        let terms = try AllowedTorques(group, drive: drive).terms(upTo: degree)
        let parities: [Parity?] = group.reversesTime ? [.even, .odd] : [nil]
        for parity in parities {
          for form in drive.forms {
            for l in 0...degree where form.degree(ofHarmonic: l) <= degree {
              let found = terms.filter { $0.form == form && $0.harmonicDegree == l && $0.parity == parity }.count
              #expect(
                found == characters.count(form, harmonic: l, parity: parity), "\(group.name) \(drive.name) \(form) \(l)"
              )
              compared += 1
            }
          }
        }
        // Even and odd ones together are those that the operations without reversal of time allow.
        #expect(characters.counts(upTo: degree, parity: nil).reduce(0, +) == terms.count, "\(group.name) \(drive.name)")
      }
    }
    #expect(compared > 15_000, "\(compared)")
    // The cubic ones: five crystals, ordinary and grey, and six black-white groups.
    #expect(refused == MagneticPointGroup.all.filter { !$0.keepsPlane }.count && refused == 16, "\(refused)")
  }

  /// A third way: polynomials of nine elements on the sphere, without harmonics. T is at right angles to m and covariant;
  /// the number of independent solutions up to a degree is that of all terms up to it.
  @Test func plainPolynomialsGiveTheSameNumber() throws {
    for name in ["1", "-1", "m", "2", "mm2", "222", "4mm", "-42m", "4/m", "23", "432", "-43m"] {
      let group = try MagneticPointGroup(reading: name)
      // Where elimination is short, one degree further.
      let degree = ["4mm", "432"].contains(name) ? 3 : 2
      let found = try PlainCount(group.operations).number(upTo: degree)
      #expect(try cumulative(name, .field, upTo: degree)[degree - 1] == found, "\(name)")
    }
  }

  /// The functions are what they are said to be: harmonic, and carried into themselves by the operations.
  @Test func functionsAreInvariant() throws {
    for name in ["4'/m'm'm", "m'-3'm", "mm2", "4mm", "-43m"] {
      let group = try MagneticPointGroup(reading: name)
      let terms = try AllowedTorques(group, drive: .fieldAndGradient).terms(upTo: 3)
      #expect(!terms.isEmpty)
      var compared = 0
      for term in terms {
        let laplacian = (0..<3).reduce(Polynomial(InvariantRing.ring)) {
          $0 + term.function.derivative(in: $1).derivative(in: $1)
        }
        #expect(laplacian.isZero)
        for operation in group.operations {
          guard case .exchange(let axes, let signs) = operation.kind else { continue }
          let image = Invariants.image(of: term.function, axes, signs, operation)
          let sign = operation.reversesTime ? (term.parity?.sign ?? 1) * term.form.sign(.space) : 1
          #expect(image == term.function.scaled(by: Rational(sign)), "\(name) \(term.form)")
          compared += 1
        }
      }
      #expect(compared >= terms.count, "\(name)")
    }
  }
}

@Suite struct CovarianceTests {
  /// The torques themselves, not their functions, at rational points of the sphere: T(g m, g E, g v) is ± det R · R T(m, E, v), the
  /// sign being the parity where time is reversed, and T is at right angles to m.
  @Test func torquesAreCarriedAlong() throws {
    var compared = 0
    for name in ["mm2", "222", "-43m", "432", "2'2'2", "m'm2'", "m'mm", "m'-3'm", "m'-3'm'", "4'32'"] {
      let group = try MagneticPointGroup(reading: name)
      for drive in Drive.all where !drive.isInPlane {
        for term in try AllowedTorques(group, drive: drive).terms(upTo: 3) {
          let torque = try value(term, drive, m: point, vectors: vectors, v: tangent)
          #expect(dot(torque, point).isZero)
          if term.form == .sheared || term.form == .shearedTurned {
            // No trace: over two tangents at right angles and of one length the shares cancel.
            let other = try value(term, drive, m: point, vectors: vectors, v: cross(point, tangent))
            #expect((dot(torque, tangent) + dot(other, cross(point, tangent))).isZero)
          }
          for operation in group.operations {
            guard case .exchange(let axes, let signs) = operation.kind else { continue }
            func turned(_ a: [Rational], _ sign: Int) -> [Rational] {
              (0..<3).map { Rational(sign * signs[$0]) * a[axes[$0]] }
            }
            let (axial, reversal) = (operation.determinant, operation.reversesTime ? -1 : 1)
            let image = try value(
              term, drive, m: turned(point, axial * reversal), vectors: vectors.map { turned($0, 1) },
              v: turned(tangent, drive.derivative == .time ? axial : axial * reversal))
            let parity = operation.reversesTime ? (term.parity == .odd ? -1 : 1) : 1
            #expect(image == turned(torque, axial * parity), "\(name) \(drive.name) \(term.form) \(operation)")
            compared += 1
          }
        }
      }
    }
    #expect(compared > 2000, "\(compared)")
  }

  private let point: [Rational] = [Rational(2, 7), Rational(3, 7), Rational(6, 7)]
  private let tangent: [Rational] = [3, 4, -3]
  private let vectors: [[Rational]] = [[5, -2, 3], [1, 7, -4]]

  private func dot(_ a: [Rational], _ b: [Rational]) -> Rational { zip(a, b).reduce(.zero) { $0 + $1.0 * $1.1 } }

  private func cross(_ a: [Rational], _ b: [Rational]) -> [Rational] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
  }

  private func value(
    _ term: AllowedTorques.Term, _ drive: Drive, m: [Rational], vectors: [[Rational]], v: [Rational]
  ) throws -> [Rational] {
    let letters = (m + vectors.prefix(drive.vectors.count).flatMap { $0 })
    if let components = try term.components() {
      return try components.map { try $0.evaluated(at: letters + [Rational](repeating: 0, count: 9 - letters.count)) }
    }
    let filled = letters + [Rational](repeating: 0, count: 9 - letters.count)
    return try term.applied(to: v.map { Expr($0) }, at: filled.map { Expr($0) }).map { try #require($0.rationalValue) }
  }
}

/// The number of polynomial tangent fields T(m) E, linear in E, that operations without turns by 3 or 6 leave.
private struct PlainCount {
  var operations: [SymmetryOperation]
  init(_ operations: [SymmetryOperation]) { self.operations = operations }

  /// Unknowns are the coefficients of T_ij in a monomial in m; on the sphere z² is 1 − x² − y².
  func number(upTo degree: Int) throws -> Int {
    var monomials: [[Int]] = []
    for a in 0...degree {
      for b in 0...(degree - a) { for c in 0...min(1, degree - a - b) { monomials.append([a, b, c]) } }
    }
    let unknowns = monomials.flatMap { monomial in (0..<9).map { (monomial, $0 / 3, $0 % 3) } }
    var columns: [[[Int]: Rational]] = []
    for (monomial, i, j) in unknowns {
      var column: [[Int]: Rational] = [:]
      // Tangent: Σᵢ mᵢ Tᵢⱼ = 0 for each j.
      var product = monomial
      product[i] += 1
      for (power, coefficient) in Self.reduced(product) { column[[-1, j] + power, default: .zero] += coefficient }
      // Covariant: T(g m) R = det R · R T(m), elements (p, q).
      for (number, operation) in operations.enumerated() {
        let matrix = Self.matrix(operation)
        let axial = Rational(operation.determinant)
        let image = Self.image(monomial, matrix.map { row in row.map { $0 * axial } })
        for q in 0..<3 where !matrix[j][q].isZero {
          for (power, coefficient) in image {
            column[[number, i, q] + power, default: .zero] += coefficient * matrix[j][q]
          }
        }
        for p in 0..<3 where !matrix[p][i].isZero {
          column[[number, p, j] + monomial, default: .zero] -= axial * matrix[p][i]
        }
      }
      columns.append(column)
    }
    let equations = Set(columns.flatMap(\.keys)).sorted { $0.lexicographicallyPrecedes($1) }
    let rows = equations.map { equation in columns.map { $0[equation] ?? .zero } }
    return columns.count - (try ExactMatrix(rows).rank)
  }

  private static func matrix(_ operation: SymmetryOperation) -> [[Rational]] {
    switch operation.kind {
    case .exchange(let axes, let signs):
      return (0..<3).map { i in (0..<3).map { Rational($0 == axes[i] ? signs[i] : 0) } }
    case .turn(let n, let inverted):
      let plane: [[Rational]] = n == 1 ? [[1, 0], [0, 1]] : n == 2 ? [[-1, 0], [0, -1]] : [[0, -1], [1, 0]]
      precondition([1, 2, 4].contains(n))
      return [plane[0] + [0], plane[1] + [0], [0, 0, 1]].map { row in row.map { inverted ? -$0 : $0 } }
    }
  }

  /// A monomial in the components of M m, where M has one element in each row.
  private static func image(_ monomial: [Int], _ matrix: [[Rational]]) -> [[Int]: Rational] {
    var power = [0, 0, 0]
    var coefficient: Rational = 1
    for i in 0..<3 where monomial[i] > 0 {
      let axis = matrix[i].firstIndex { !$0.isZero } ?? 0
      power[axis] += monomial[i]
      if monomial[i] % 2 == 1 { coefficient *= matrix[i][axis] }
    }
    return reduced(power).mapValues { $0 * coefficient }
  }

  private static func reduced(_ power: [Int]) -> [[Int]: Rational] {
    if power[2] < 2 { return [power: 1] }
    var result: [[Int]: Rational] = [:]
    for (shift, sign) in [([0, 0, -2], 1), ([2, 0, -2], -1), ([0, 2, -2], -1)] {
      for (other, coefficient) in reduced(zip(power, shift).map(+)) {
        result[other, default: .zero] += coefficient * Rational(sign)
      }
    }
    return result
  }
}
