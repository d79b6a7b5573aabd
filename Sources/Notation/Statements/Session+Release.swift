import Algebra

extension Session {
  /// Releases the expressions that no name of the session holds, when many were made since the last time.
  ///
  /// For whoever carries many statements out in one process, between two of them, with no answer of an earlier one in hand;
  /// `ExpressionStore.settle()` was called before the first.
  public func releaseUnused() { ExpressionStore.releaseIfLarge { environment.held } }
}

extension Environment {
  /// Every expression that a name holds.
  var held: [Expr] { entries.values.flatMap { $0.meanings.flatMap(\.held) } }
}

extension Environment.Meaning {
  fileprivate var held: [Expr] {
    switch self {
    case .scalar(let x): [x]
    case .vector(let v): [v.expression]
    case .field(_, let arguments), .vectorField(_, let arguments): arguments
    case .value(let value): value.held
    case .function(let definition): definition.held
    }
  }
}

extension FunctionDefinition {
  fileprivate var held: [Expr] { parameters + (conditional?.held ?? []) + captured.flatMap(\.meaning.held) }
}

extension Conditional where Value == Notation.Value {
  fileprivate var held: [Expr] { value.held + conditions }
}

extension Value {
  /// Every expression in the value, as it stands there.
  fileprivate var held: [Expr] {
    switch self {
    case .scalar(let x): [x]
    case .vector(let v): [v.expression]
    case .matrix(let m): m.elements
    case .noncommuting(let o): Array(o.terms.values)
    case .series(let s): s.held
    case .list(let parts), .equation(let parts): parts.flatMap(\.held)
    case .end: []
    }
  }
}
