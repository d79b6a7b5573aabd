/// One of several spins ½, told apart by its label. Operators of different spins commute.
public struct Spin: Hashable, Sendable, Comparable {
  /// The label.
  public let label: String
  /// The spin of that label.
  public init(_ label: String = "") { self.label = label }
  /// Orders by label.
  public static func < (a: Spin, b: Spin) -> Bool { a.label < b.label }

  /// The vector of Pauli matrices (σ_x, σ_y, σ_z) of this spin.
  public var sigma: OperatorVector {
    OperatorVector(Operator(self, .x), Operator(self, .y), Operator(self, .z))
  }
}

/// A Cartesian axis.
public enum Axis: Int, Hashable, Sendable, CaseIterable {
  case x, y, z
}

/// A sum of terms coefficient · word · Pauli matrices, with the order of noncommuting symbols kept.
///
/// Each term has at most one Pauli matrix per spin, because σ_aσ_b = δ_ab + i ε_abc σ_c is applied at once; equal operators of
/// the free algebra (times Pauli matrices) therefore have equal terms up to equality of coefficients.
public struct Operator: Hashable, Sendable {
  /// What a coefficient multiplies.
  public struct Basis: Hashable, Sendable {
    /// The noncommuting symbols, left to right.
    public var word: [OperatorSymbol] = []
    /// The Pauli matrix of each spin that has one.
    public var spins: [Spin: Axis] = [:]
  }

  /// The coefficients, none of them literally zero.
  public private(set) var terms: [Basis: Expr]

  init(terms: [Basis: Expr]) { self.terms = terms.filter { !$0.value.isLiteralZero } }

  /// A multiple of the identity.
  public init(_ scalar: Expr) { self.init(terms: [Basis(): scalar]) }
  /// A noncommuting symbol.
  public init(_ symbol: OperatorSymbol) { self.init(terms: [Basis(word: [symbol]): 1]) }
  /// One Pauli matrix of a spin.
  public init(_ spin: Spin, _ axis: Axis) { self.init(terms: [Basis(spins: [spin: axis]): 1]) }

  /// A coefficient times a word and Pauli matrices.
  public init(_ coefficient: Expr, _ basis: Basis) { self.init(terms: [basis: coefficient]) }

  /// Zero.
  public static let zero = Operator(terms: [:])
  /// The identity.
  public static let identity = Operator(1)

  /// The sum.
  public static func + (a: Operator, b: Operator) -> Operator {
    Operator(terms: a.terms.merging(b.terms) { $0 + $1 })
  }
  /// The difference.
  public static func - (a: Operator, b: Operator) -> Operator { a + (-1) * b }
  /// The negative.
  public static prefix func - (a: Operator) -> Operator { (-1) * a }
  /// The multiple.
  public static func * (s: Expr, a: Operator) -> Operator { Operator(terms: a.terms.mapValues { s * $0 }) }

  /// The product, in this order.
  public static func * (a: Operator, b: Operator) -> Operator {
    var terms: [Basis: Expr] = [:]
    for (x, p) in a.terms {
      for (y, q) in b.terms {
        let (phase, spins) = product(x.spins, y.spins)
        let basis = Basis(word: OperatorSymbol.product(x.word, y.word), spins: spins)
        terms[basis] = (terms[basis] ?? 0) + phase * p * q
      }
    }
    return Operator(terms: terms)
  }

  /// σ_a σ_b = δ_ab + i ε_abc σ_c for each spin on its own.
  private static func product(_ a: [Spin: Axis], _ b: [Spin: Axis]) -> (Expr, [Spin: Axis]) {
    var phase = Expr.one
    var result = a
    for (spin, right) in b {
      guard let left = a[spin] else {
        result[spin] = right
        continue
      }
      if left == right {
        result[spin] = nil
        continue
      }
      let forward = (left.rawValue + 1) % 3 == right.rawValue
      phase *= forward ? Expr.i : -Expr.i
      result[spin] = Axis(rawValue: 3 - left.rawValue - right.rawValue)
    }
    return (phase, result)
  }

  /// ab − ba.
  public func commutator(_ other: Operator) -> Operator { self * other - other * self }
  /// ab + ba.
  public func anticommutator(_ other: Operator) -> Operator { self * other + other * self }

  /// The Hermitian adjoint: coefficients conjugated, words reversed.
  public var adjoint: Operator {
    var result: [Basis: Expr] = [:]
    for (basis, c) in terms {
      let turned = Basis(word: basis.word.reversed().map(\.adjoint), spins: basis.spins)
      result[turned] = (result[turned] ?? 0) + c.conjugate
    }
    return Operator(terms: result)
  }

  /// The trace over one spin: 2 for the unit matrix, 0 for every Pauli matrix.
  public func trace(over spin: Spin) -> Operator {
    Operator(terms: terms.filter { $0.key.spins[spin] == nil }.mapValues { 2 * $0 })
  }

  /// The operator with neighbours b·a replaced by a·b − [a, b] wherever a stands before b in the list, for commutators that are
  /// numbers: words end in the order of the list. Symbols not in the list stay where they are and are not passed.
  public func ordered(_ symbols: [OperatorSymbol], commutator: (OperatorSymbol, OperatorSymbol) -> Expr) -> Operator {
    let place = Dictionary(symbols.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a })
    var pending = Array(terms)
    var done: [Basis: Expr] = [:]
    while let (basis, c) = pending.popLast() {
      let disorder = basis.word.indices.dropLast().first { k in
        guard let left = place[basis.word[k]], let right = place[basis.word[k + 1]] else { return false }
        return left > right
      }
      guard let k = disorder else {
        done[basis] = (done[basis] ?? 0) + c
        continue
      }
      let (b, a) = (basis.word[k], basis.word[k + 1])
      var swapped = basis
      swapped.word.swapAt(k, k + 1)
      pending.append((swapped, c))
      var contracted = basis
      contracted.word = OperatorSymbol.product(Array(basis.word[..<k]), Array(basis.word[(k + 2)...]))
      let value = commutator(a, b)
      if !value.isLiteralZero { pending.append((contracted, -value * c)) }
    }
    return Operator(terms: done)
  }

  /// Whether two operators are equal: the coefficients of every word and Pauli matrix are.
  public func equals(_ other: Operator) throws -> Truth {
    var truth = Truth.proved
    for coefficient in (self - other).terms.values {
      switch try coefficient.isZero() {
      case .proved: continue
      case .refuted(let witness): return .refuted(witness)
      case .undecided(let doubt): truth = .undecided(doubt)
      }
    }
    return truth
  }

  /// The operator with its coefficients transformed.
  public func mapCoefficients(_ transform: (Expr) throws -> Expr) rethrows -> Operator {
    Operator(terms: try terms.mapValues(transform))
  }

  /// The matrix on the product space of the spins in this order, for an operator without noncommuting symbols.
  public func matrix(_ spins: [Spin]) throws -> Matrix {
    let dimension = 1 << spins.count
    var result = Matrix(rows: dimension, columns: dimension) { _, _ in 0 }
    for (basis, c) in terms {
      guard basis.word.isEmpty, Set(basis.spins.keys).isSubset(of: spins) else {
        throw AlgebraError.dimensions("a matrix of an operator with other symbols or spins")
      }
      for column in 0..<dimension {
        var row = column
        var amplitude = c
        for (k, spin) in spins.enumerated() {
          let bit = 1 << (spins.count - 1 - k)
          let up = column & bit == 0
          switch basis.spins[spin] {
          case nil: break
          case .x: row ^= bit
          case .y:
            row ^= bit
            amplitude *= up ? Expr.i : -Expr.i
          case .z: amplitude *= up ? 1 : -1
          }
        }
        result[row, column] += amplitude
      }
    }
    return result
  }
}

/// Three operators in a Cartesian frame. Products keep the order of their factors.
public struct OperatorVector: Hashable, Sendable {
  /// The Cartesian components.
  public let components: [Operator]

  /// Makes a vector from its components.
  public init(_ x: Operator, _ y: Operator, _ z: Operator) { components = [x, y, z] }

  /// A vector of commuting components.
  public init(_ x: Expr, _ y: Expr, _ z: Expr) { self.init(Operator(x), Operator(y), Operator(z)) }

  /// Σ aₖbₖ, in this order.
  public static func ⋅ (a: OperatorVector, b: OperatorVector) -> Operator {
    zip(a.components, b.components).map { $0 * $1 }.reduce(.zero, +)
  }

  /// (a × b)ᵢ = ε_ijk a_j b_k, in this order.
  public static func × (a: OperatorVector, b: OperatorVector) -> OperatorVector {
    let (p, q) = (a.components, b.components)
    return OperatorVector(
      p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0])
  }

  /// The sum.
  public static func + (a: OperatorVector, b: OperatorVector) -> OperatorVector {
    let c = zip(a.components, b.components).map { $0 + $1 }
    return OperatorVector(c[0], c[1], c[2])
  }

  /// The multiple.
  public static func * (s: Expr, a: OperatorVector) -> OperatorVector {
    OperatorVector(s * a.components[0], s * a.components[1], s * a.components[2])
  }
}
