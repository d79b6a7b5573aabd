import Algebra

/// An expression as nested lists, taken from its structure alone, for a program outside that builds it anew without reading
/// any text.
indirect enum Tree: Encodable {
  case atom(String)
  case list([Tree])

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .atom(let text): try container.encode(text)
    case .list(let parts): try container.encode(parts)
    }
  }

  init(_ expression: Expr, names: [Expr: String]) {
    func node(_ head: String, _ parts: [Tree]) -> Tree { .list([.atom(head)] + parts) }
    switch expression.view {
    case .number(let q): self = node("number", [.atom("\(q.numerator)"), .atom("\(q.denominator)")])
    case .imaginaryUnit: self = node("i", [])
    case .pi: self = node("pi", [])
    case .symbol: self = node("kernel", [.atom(names[expression] ?? "")])
    case .field(let field):
      let parts = zip(field.orders, field.arguments).map { order, argument in
        Tree.list([.atom(String(order)), Tree(argument, names: names)])
      }
      self = node("field", [.atom(names[expression] ?? "")] + parts)
    case .sum(let terms):
      self = node(
        "add",
        terms.map { coefficient, term in
          node(
            "multiply",
            [
              node("number", [.atom("\(coefficient.numerator)"), .atom("\(coefficient.denominator)")]),
              Tree(term, names: names)
            ])
        })
    case .product(let factors):
      self = node(
        "multiply", factors.map { node("power", [Tree($0.base, names: names), Tree($0.exponent, names: names)]) })
    case .call(let function, let arguments): self = node(function.name, arguments.map { Tree($0, names: names) })
    }
  }
}
