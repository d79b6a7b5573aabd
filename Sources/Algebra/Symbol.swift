/// What a symbol stands for. Assumptions are part of a symbol's identity: a positive x and a bare x are two symbols.
public struct Assumptions: OptionSet, Sendable, Hashable {
  /// The bits of the set.
  public let rawValue: UInt16
  /// Makes a set from its bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The value is a real number.
  public static let real = Assumptions(rawValue: 1 << 0)
  /// The value is a real number greater than zero.
  public static let positive = Assumptions(rawValue: 1 << 1)
  /// The value is a real number not less than zero.
  public static let nonnegative = Assumptions(rawValue: 1 << 2)
  /// The value is not zero.
  public static let nonzero = Assumptions(rawValue: 1 << 3)
  /// The value is an integer.
  public static let integer = Assumptions(rawValue: 1 << 4)
  /// The vector has length one.
  public static let unit = Assumptions(rawValue: 1 << 5)

  /// Whether everything that is assumed in another set follows from this one: a positive number is real and not zero.
  public func implies(_ other: Assumptions) -> Bool { facts.isSuperset(of: other.facts) }

  /// The same without what follows from the rest: whoever says that x is real and positive, and whoever says that it is
  /// positive, speak of one symbol.
  var reduced: Assumptions {
    var rest = self
    if isSuperset(of: [.nonnegative, .nonzero]) { rest.insert(.positive) }
    if rest.contains(.positive) { rest.subtract([.real, .nonnegative, .nonzero]) }
    if !rest.isDisjoint(with: [.nonnegative, .integer]) { rest.remove(.real) }
    return rest
  }

  var facts: Facts {
    var f: Facts = []
    if contains(.real) { f.insert(.real) }
    if contains(.positive) { f.insert(.positive) }
    if contains(.nonnegative) { f.insert(.nonnegative) }
    if contains(.nonzero) { f.insert(.nonzero) }
    if contains(.integer) { f.insert(.integer) }
    if contains(.unit) { f.insert(.unit) }
    return f.closed
  }
}

/// What the arena keeps of a symbol or of a function of variables.
struct SymbolRecord: Hashable, Sendable {
  /// `hidden` symbols are the algebra's own: no name that a user chooses is one of them.
  enum Sort: UInt8, Sendable { case scalar, vector, hidden }

  let name: String
  let assumptions: Assumptions
  let sort: Sort
  /// A function's partial derivatives, one order per argument; empty for a plain symbol.
  var orders: [Int]
  /// For a unit vector's tangent (n⋅g = 0): the name of the unit vector it is tangent to.
  let tangentTo: String?

  init(
    name: String, assumptions: Assumptions = [], sort: Sort = .scalar, orders: [Int] = [], tangentTo: String? = nil
  ) {
    (self.name, self.assumptions, self.sort) = (name, assumptions.reduced, sort)
    (self.orders, self.tangentTo) = (orders, tangentTo)
  }

  var facts: Facts {
    var f = assumptions.facts
    if sort == .vector { f.insert(.vector) }
    // A derivative of a positive or unit function is neither; it stays real.
    if orders.contains(where: { $0 > 0 }) {
      f = f.intersection([.real, .vector])
      if assumptions.facts.contains(.real) { f.insert(.real) }
    }
    return f
  }

  var stableHash: UInt32 {
    var h = Algebra.stableHash(name)
    h = mix(h, UInt32(assumptions.rawValue) &+ (UInt32(sort.rawValue) &<< 16))
    for k in orders { h = mix(h, UInt32(truncatingIfNeeded: k) &+ 7) }
    if let tangentTo { h = mix(h, Algebra.stableHash(tangentTo)) }
    return h
  }

  func precedes(_ other: SymbolRecord) -> Bool {
    if name != other.name { return name < other.name }
    if sort != other.sort { return sort.rawValue < other.sort.rawValue }
    if assumptions != other.assumptions { return assumptions.rawValue < other.assumptions.rawValue }
    if orders != other.orders { return orders.lexicographicallyPrecedes(other.orders) }
    return (tangentTo ?? "") < (other.tangentTo ?? "")
  }
}

/// A named scalar unknown.
public struct Symbol: Hashable, Sendable, CustomStringConvertible {
  let id: Id

  /// Makes the symbol of that name and those assumptions. The same name and assumptions give the same symbol.
  public init(_ name: String, _ assumptions: Assumptions = []) {
    id = Arena.shared.build { $0.symbol(SymbolRecord(name: name, assumptions: assumptions)) }
  }

  init(id: Id) { self.id = id }

  /// A symbol that differs from every symbol of a user, whatever the names.
  package static func hidden(_ name: String, _ assumptions: Assumptions = []) -> Symbol {
    Symbol(
      id: Arena.shared.build { $0.symbol(SymbolRecord(name: name, assumptions: assumptions, sort: .hidden)) })
  }

  /// The name it was made with.
  public var name: String { Arena.shared.symbolRecord(id).name }
  /// The assumptions it was made with.
  public var assumptions: Assumptions { Arena.shared.symbolRecord(id).assumptions }
  /// The symbol as an expression.
  public var expression: Expr { Expr(id: id) }
  /// The name.
  public var description: String { name }
}

/// An unspecified function of variables, such as θ(r, t): `θ(x, t)` applies it, and its derivatives are kernels of their own.
public struct ScalarField: Hashable, Sendable {
  let record: SymbolRecord

  /// Names a function. Assumptions speak of its values.
  public init(_ name: String, _ assumptions: Assumptions = [.real]) {
    record = SymbolRecord(name: name, assumptions: assumptions)
  }

  /// A function that differs from every function of a user, whatever the names.
  static func hidden(_ name: String, _ assumptions: Assumptions = [.real]) -> ScalarField {
    ScalarField(record: SymbolRecord(name: name, assumptions: assumptions, sort: .hidden))
  }

  private init(record: SymbolRecord) { self.record = record }

  /// The function's name.
  public var name: String { record.name }

  /// The value of the function at these arguments.
  public func callAsFunction(_ arguments: Expr...) -> Expr { self(arguments) }

  /// The value of the function at these arguments.
  public func callAsFunction(_ arguments: [Expr]) -> Expr {
    Expr(id: Arena.shared.build { $0.field(record, arguments.map(\.id)) })
  }
}
