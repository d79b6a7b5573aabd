@testable import Algebra

/// A statement lhs = rhs with a name for reports.
struct Identity {
  let name: String
  let lhs: Expr
  let rhs: Expr
}

/// Collects statements; one call per line keeps the compiler fast and the list readable.
struct IdentityList {
  private(set) var all: [Identity] = []

  mutating func add(_ name: String, _ lhs: Expr, _ rhs: Expr) {
    all.append(Identity(name: name, lhs: lhs, rhs: rhs))
  }

  mutating func add(_ name: String, _ lhs: Vector, _ rhs: Vector) throws {
    let difference = try (lhs - rhs).components()
    for (k, component) in difference.enumerated() { add("\(name) [\(k)]", component, 0) }
  }
}

/// The unknowns the statements are about. Complex where nothing is said.
struct Unknowns {
  let x = Expr.symbol("x"), y = Expr.symbol("y"), z = Expr.symbol("z")
  let r = Expr.symbol("r", .real), s = Expr.symbol("s", .real), t = Expr.symbol("t", .real)
  let p = Expr.symbol("p", .positive), q = Expr.symbol("q", .positive)
  let n = Expr.symbol("n", .integer), m = Expr.symbol("m", .integer)
  let i = Expr.i, π = Expr.pi
}
