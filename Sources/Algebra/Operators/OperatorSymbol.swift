/// A noncommuting symbol, such as a component of a kinetic momentum, or a noncommuting function of variables, such as a
/// Green function. It commutes with every spin.
public struct OperatorSymbol: Hashable, Sendable {
  /// The name.
  public let name: String
  /// Whether the symbol is its own adjoint.
  public let isHermitian: Bool
  /// What it is a function of.
  public let variables: [Expr]
  /// The name of its inverse, when it has one.
  public let inverseName: String?
  /// True for the adjoint of a symbol that is not Hermitian.
  public private(set) var isAdjoint = false
  /// True for the inverse of a symbol.
  public private(set) var isInverse = false
  /// How often it is differentiated with respect to each of its variables.
  public private(set) var orders: [Int]

  /// Names an operator; Hermitian unless said otherwise.
  ///
  /// - Parameters:
  ///   - variables: symbols that it is a function of.
  ///   - inverse: the name of its inverse. Without one it is not assumed to be invertible.
  public init(_ name: String, of variables: [Expr] = [], inverse: String? = nil, hermitian: Bool = true) {
    self.name = name
    isHermitian = hermitian
    self.variables = variables
    inverseName = inverse
    orders = variables.map { _ in 0 }
  }

  /// The adjoint symbol.
  public var adjoint: OperatorSymbol {
    var result = self
    if !isHermitian { result.isAdjoint.toggle() }
    return result
  }

  /// The inverse symbol; nil when none was named, or for a derivative.
  public var inverse: OperatorSymbol? {
    guard inverseName != nil, orders.allSatisfy({ $0 == 0 }) else { return nil }
    var result = self
    result.isInverse.toggle()
    return result
  }

  /// The derivative: zero or one symbol, and for an inverse ∂(s⁻¹) = −s⁻¹(∂s)s⁻¹.
  func derivative(_ variable: Expr) -> (sign: Expr, word: [OperatorSymbol])? {
    guard let place = variables.firstIndex(of: variable) else { return nil }
    var raised = self
    raised.isInverse = false
    raised.orders[place] += 1
    return isInverse ? (-1, [self, raised, self]) : (1, [raised])
  }

  /// Two words one after the other, without the symbols that stand beside their inverses.
  static func product(_ left: [OperatorSymbol], _ right: [OperatorSymbol]) -> [OperatorSymbol] {
    var kept = left.count
    var dropped = 0
    while kept > 0, dropped < right.count, left[kept - 1].inverse == right[dropped] {
      kept -= 1
      dropped += 1
    }
    return Array(left[..<kept]) + right[dropped...]
  }
}
