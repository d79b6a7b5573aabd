import Algebra

/// The components of one spin of any length as noncommuting symbols, with the commutators
/// [T_x, T_y] = iκT_z (cyclic): κ = 1 for a spin S, κ = 2 for Pauli matrices.
public struct SpinSymbols: Sendable, Hashable {
  /// The letters.
  public let name: String
  /// κ.
  public let scale: Int

  /// Names a spin.
  public init(_ name: String, scale: Int = 1) { (self.name, self.scale) = (name, scale) }

  /// The symbol of a component.
  public func symbol(_ axis: Axis) -> OperatorSymbol { OperatorSymbol("\(name)_\(["x", "y", "z"][axis.rawValue])") }

  /// The three components.
  public var vector: OperatorVector {
    OperatorVector(Operator(symbol(.x)), Operator(symbol(.y)), Operator(symbol(.z)))
  }

  /// Which component a symbol is.
  func axis(of symbol: OperatorSymbol) -> Axis? { Axis.allCases.first { self.symbol($0) == symbol } }
}

/// Operators of several spins of any length.
///
/// Their words are brought to one order of the spins; what remains, words of one spin, is compared letter by letter. Two
/// operators that agree so are equal for every length of the spins.
public struct SpinAlgebra: Sendable {
  /// The spins, in the order in which words are written.
  public let spins: [SpinSymbols]

  /// The algebra of these spins.
  public init(_ spins: [SpinSymbols]) { self.spins = spins }

  /// The same operator with the symbols of different spins in order.
  public func ordered(_ a: Operator) -> Operator {
    var result = Operator.zero
    for (basis, c) in a.terms {
      let places = basis.word.map { symbol in spins.firstIndex { $0.axis(of: symbol) != nil } ?? spins.count }
      let order = basis.word.indices.sorted { places[$0] == places[$1] ? $0 < $1 : places[$0] < places[$1] }
      var sorted = basis
      sorted.word = order.map { basis.word[$0] }
      result = result + Operator(c, sorted)
    }
    return result
  }

  /// [Q, a] for a sum Q of z components of the spins, each with a factor, by the product rule:
  /// [Q, bc] = [Q, b]c + b[Q, c], [T_z, T_x] = iκT_y and [T_z, T_y] = −iκT_x.
  public func commutator(ofTotal factors: [Expr], with a: Operator) -> Operator {
    var result = Operator.zero
    for (basis, c) in a.terms {
      for (k, symbol) in basis.word.enumerated() {
        for (spin, factor) in zip(spins, factors) {
          guard let axis = spin.axis(of: symbol), axis != .z else { continue }
          var turned = basis
          turned.word[k] = spin.symbol(axis == .x ? .y : .x)
          let sign: Expr = axis == .x ? Expr.i : -Expr.i
          result = result + Operator(sign * Expr(spin.scale) * factor * c, turned)
        }
      }
    }
    return ordered(result)
  }
}

extension ChainHamiltonian {
  /// The letters of the electron and of two local spins.
  static let electron = SpinSymbols("σ", scale: 2), first = SpinSymbols("S"), second = SpinSymbols("T")

  /// Whether every term commutes with σ_z/2 + Σ S^z, for local spins of any length. Hopping does because it moves no spin.
  public static func conservation() throws -> Truth {
    let half = Expr(1) / 2
    let onsite = SpinAlgebra([electron, first])
      .commutator(ofTotal: [half, 1], with: exchange(electron.vector, first.vector))
    let between = SpinAlgebra([first, second]).commutator(ofTotal: [1, 1], with: bond(first.vector, second.vector))
    let truth = try onsite.equals(.zero)
    guard case .proved = truth else { return truth }
    return try between.equals(.zero)
  }
}
