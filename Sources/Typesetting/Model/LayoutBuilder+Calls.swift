import Algebra
import Numbers

/// Functions, and functions of variables.
extension LayoutBuilder {
  mutating func call(_ function: Function, _ nodes: [Layout.Node], _ arguments: [Expr]) -> Layout.Node {
    guard function == .undefined else { return call(function, nodes) }
    return undefined(nodes, arguments)
  }

  /// a⋅b or a × b with the factors in reading order, whatever order they are stored in.
  mutating func makeVectorProduct(_ expression: Expr, _ function: Function, _ parts: [Int32]) {
    var nodes = parts.map { kernels[Int($0)].node }
    var isReversed = parts.count { kernels[Int($0)].isReversed } % 2 == 1
    if nodes.count == 2 && stands(nodes[1], before: nodes[0]) {
      nodes.swapAt(0, 1)
      if function == .cross { isReversed.toggle() }
    }
    let index = register(expression, call(function, nodes), place: function.place)
    kernels[Int(index)].isReversed = isReversed
  }

  private func stands(_ a: Layout.Node, before b: Layout.Node) -> Bool {
    let (x, y) = (layout.vectorRank(a), layout.vectorRank(b))
    if x != y { return x < y }
    var writer = LinearWriter(layout, style, .text, limit: ReadingOrder.Key.length)
    let (text, other) = (writer.beginning(of: a), writer.beginning(of: b))
    // M before (u⋅∇)M.
    let isDerived = [text, other].map { $0.first == UInt8(ascii: "(") }
    if isDerived[0] != isDerived[1] { return isDerived[1] }
    if text != other { return text.lexicographicallyPrecedes(other) }
    return layout.traits(a).hash < layout.traits(b).hash
  }

  mutating func fraction(_ numerator: Layout.Node, _ denominator: Layout.Node) -> Layout.Node {
    layout.add(.fraction(numerator, denominator))
  }

  /// The operation that has no value, as it was asked for: the first argument says which, the others are its operands.
  private mutating func undefined(_ nodes: [Layout.Node], _ arguments: [Expr]) -> Layout.Node {
    guard nodes.count == 3, let reason = arguments[0].rationalValue?.asInt else {
      return call(.undefined, nodes)
    }
    switch reason {
    case 0 where arguments[2] == -1: return fraction(layout.integer(1), nodes[1])
    case 0: return layout.add(.power(nodes[1], nodes[2]))
    case 1: return call(.tan, [nodes[1]])
    case 2: return call(.log, [nodes[1]])
    case 3: return call(.atan2, [nodes[1], nodes[2]])
    default: return call(.undefined, nodes)
    }
  }

  mutating func makeField(_ expression: Expr, _ field: Expr.Field, _ nodes: [Layout.Node]) {
    let symbols = field.arguments.filter { argument in
      switch argument.view {
      case .symbol: true
      case .number, .imaginaryUnit, .pi, .field, .sum, .product, .call: false
      }
    }
    let isVector = expression.isVector
    let label = label(
      Layout.Label(
        name: field.name, assumptions: field.assumptions,
        role: isVector ? .vector : .function(arity: field.arguments.count)))
    let name = layout.add(.name(label))
    let laidOut = Layout.Field(
      label: label, nameNode: name, orders: field.orders, arguments: layout.run(of: nodes),
      hasVariables: Set(symbols).count == field.arguments.count)
    let place: ReadingOrder.Place = isVector ? .vector : laidOut.isDifferentiated ? .derivative : .field
    register(expression, layout.field(laidOut), place: place)
  }
}
