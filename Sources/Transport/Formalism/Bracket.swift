import Algebra

/// A Poisson bracket with constant weights, 𝒫(A, B) = Σ w (∂_aA ∂_bB − ∂_bA ∂_aB), that keeps the order of A and B.
///
/// A and B are Wigner symbols: scalar, Pauli-matrix-valued or abstract noncommuting functions on the phase space.
public struct Bracket: Sendable {
  /// The pairs of conjugate variables with their weights, as {a, b} = w.
  public let pairs: [(first: Expr, second: Expr, weight: Expr)]

  /// The bracket in which {a, b} is the weight of each pair.
  public init(_ pairs: [(first: Expr, second: Expr, weight: Expr)]) {
    self.pairs = pairs.filter { !$0.weight.isLiteralZero }
  }

  /// The sum.
  public static func + (a: Bracket, b: Bracket) -> Bracket { Bracket(a.pairs + b.pairs) }

  /// 𝒫(A, B).
  public func callAsFunction(_ a: Operator, _ b: Operator) throws -> Operator {
    try applied(to: [(1, a, b)]).product
  }

  /// 𝒫 on a sum of ordered pairs, its factors still apart, so that it can be applied again.
  func applied(to sum: [OrderedPair]) throws -> [OrderedPair] {
    var result: [OrderedPair] = []
    for (c, a, b) in sum {
      for (first, second, weight) in pairs {
        for (sign, u, v) in [(Expr.one, first, second), (-1, second, first)] {
          let (left, right) = (try a.derivative(u), try b.derivative(v))
          if left.terms.isEmpty || right.terms.isEmpty { continue }
          result.append((sign * weight * c, left, right))
        }
      }
    }
    return result
  }
}

/// c · (A, B), factors of a product to be.
typealias OrderedPair = (coefficient: Expr, left: Operator, right: Operator)

extension [OrderedPair] {
  /// Σ c·A·B.
  var product: Operator { reduce(.zero) { $0 + $1.coefficient * ($1.left * $1.right) } }
}

/// The phase space of a particle in constant fields, with kinetic momenta: time and energy, positions and momenta.
///
/// With the star product's A exp(i𝒫/2) B these brackets mean [x, p] = i, [ε, t] = i, [ε, p_j] = iqE_j and
/// [p_i, p_j] = iqε_ijk B_k (ħ = 1).
public struct PhaseSpace: Sendable {
  /// The time.
  public let time: Expr
  /// The energy.
  public let energy: Expr
  /// The Cartesian coordinates that are kept.
  public let positions: [Expr]
  /// The kinetic momenta, one for each coordinate.
  public let momenta: [Expr]

  /// The phase space of these variables.
  ///
  /// - Throws: `AlgebraError.dimensions` when there is not one momentum for each coordinate.
  public init(time: Expr, energy: Expr, positions: [Expr], momenta: [Expr]) throws {
    guard positions.count == momenta.count else {
      throw AlgebraError.dimensions("\(positions.count) coordinates and \(momenta.count) momenta")
    }
    self.time = time
    self.energy = energy
    self.positions = positions
    self.momenta = momenta
  }

  /// All variables: t, the coordinates, ε, the momenta.
  public var variables: [Expr] { [time] + positions + [energy] + momenta }

  /// ∂ₓA⋅∂_pB − ∂_pA⋅∂ₓB.
  public var space: Bracket { Bracket(zip(positions, momenta).map { ($0, $1, 1) }) }

  /// ∂_εA ∂ₜB − ∂ₜA ∂_εB.
  public var duration: Bracket { Bracket([(energy, time, 1)]) }

  /// F_j (∂_εA ∂_{p_j}B − ∂_{p_j}A ∂_εB) for a force F = qE.
  ///
  /// - Throws: `AlgebraError.dimensions` for a force with another number of components.
  public func electric(force: [Expr]) throws -> Bracket {
    guard force.count == momenta.count else {
      throw AlgebraError.dimensions("a force of \(force.count) components on \(momenta.count) momenta")
    }
    return Bracket(zip(momenta, force).map { (energy, $0, $1) })
  }

  /// ε_ijk b_k ∂_{p_i}A ∂_{p_j}B for b = qB.
  ///
  /// - Throws: `AlgebraError.dimensions` unless there are three momenta and three components.
  public func magnetic(_ b: [Expr]) throws -> Bracket {
    guard b.count == 3, momenta.count == 3 else {
      throw AlgebraError.dimensions("a magnetic field of \(b.count) components on \(momenta.count) momenta")
    }
    return Bracket((0..<3).map { (momenta[($0 + 1) % 3], momenta[($0 + 2) % 3], b[$0]) })
  }
}
