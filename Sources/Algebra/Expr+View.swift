import Numbers

extension Expr {
  /// An expression taken apart by one level.
  public enum View: Sendable {
    case number(Rational)
    case imaginaryUnit
    case pi
    case symbol(Symbol)
    /// A function of variables, possibly differentiated: one order per argument.
    case field(Field)
    /// Σ coefficient·term; a single term means a numeric multiple. A constant summand has the term 1.
    case sum([(coefficient: Rational, term: Expr)])
    /// ∏ base^exponent; a single factor means a power.
    case product([(base: Expr, exponent: Expr)])
    case call(Function, [Expr])
  }

  /// A function of variables at its arguments.
  public struct Field: Hashable, Sendable {
    /// The function's name.
    public let name: String
    /// What is assumed of the undifferentiated function's values.
    public let assumptions: Assumptions
    /// The order of differentiation in each argument.
    public let orders: [Int]
    /// The arguments.
    public let arguments: [Expr]
  }

  /// The outermost structure. Terms and factors come in the order they are stored in, which is the same in every run but has
  /// no meaning; for an order a reader expects see Typesetting.
  public var view: View {
    let arena = Arena.shared
    let node = arena[id]
    let list = arena.childIds(id)
    switch node.kind {
    case .integer, .rational: return .number(arena.rationalValue(id))
    case .imaginaryUnit: return .imaginaryUnit
    case .pi: return .pi
    case .symbol: return .symbol(Symbol(id: id))
    case .field:
      let record = arena.symbols[Int(node.entry(in: arena))]
      return .field(
        Field(
          name: record.name, assumptions: record.assumptions, orders: record.orders,
          arguments: list.map { Expr(id: $0) }))
    case .linear:
      return .sum(
        stride(from: 0, to: list.count, by: 2).map { (arena.rationalValue(list[$0 + 1]), Expr(id: list[$0])) })
    case .product:
      return .product(
        stride(from: 0, to: list.count, by: 2).map { (Expr(id: list[$0]), Expr(id: list[$0 + 1])) })
    case .call:
      return .call(Function(rawValue: node.head) ?? .undefined, list.map { Expr(id: $0) })
    }
  }

  /// The symbols that occur, each once, in the order of their names.
  public var symbols: [Symbol] {
    reachable.filter { Arena.shared[$0].kind == .symbol }.map(Symbol.init(id:)).sorted { $0.name < $1.name }
  }

  /// The functions of variables that occur (with their derivatives), each once.
  public var fields: [Expr] { reachable.filter { Arena.shared[$0].kind == .field }.map(Expr.init(id:)) }

  /// The symbols and functions of variables that take a value each to fix the expression's, each once: a variable that
  /// occurs in the arguments of functions alone takes none.
  public var unknowns: [Expr] {
    let arena = Arena.shared
    var found: [Expr] = []
    var seen: Set<Id> = [id]
    var stack = [id]
    while let next = stack.popLast() {
      switch arena[next].kind {
      case .symbol, .field: found.append(Expr(id: next))
      default: for child in arena.childIds(next) where seen.insert(child).inserted { stack.append(child) }
      }
    }
    return found
  }

  /// The number of distinct subexpressions.
  public var nodeCount: Int { reachable.count }

  /// The number of different subexpressions of several expressions together, each counted once.
  public static func nodeCount(of expressions: [Expr]) -> Int {
    Arena.shared.reachable(from: expressions.map(\.id)).count
  }

  /// True when `part` occurs in the expression.
  public func contains(_ part: Expr) -> Bool { reachable.contains(part.id) }

  /// Every distinct subexpression, children before parents.
  public var subexpressions: [Expr] { reachable.map(Expr.init(id:)) }

  var reachable: [Id] { Arena.shared.reachable(from: [id]) }
}
