import Algebra
import Numbers

/// Functions, and functions of variables.
extension LayoutBuilder {
  func call(_ function: Function, _ nodes: [Layout.Node], _ arguments: [Expr]) -> Layout.Node {
    guard function == .undefined else { return layout.add(.call(function, layout.run(of: nodes))) }
    return undefined(nodes, arguments)
  }

  /// The operation that has no value, as it was asked for: the first argument says which, the others are its operands.
  private func undefined(_ nodes: [Layout.Node], _ arguments: [Expr]) -> Layout.Node {
    guard nodes.count == 3, let reason = arguments[0].rationalValue?.asInt else {
      return layout.add(.call(.undefined, layout.run(of: nodes)))
    }
    switch reason {
    case 0 where arguments[2] == -1: return layout.add(.fraction(layout.integer(1), nodes[1]))
    case 0: return layout.add(.power(nodes[1], nodes[2]))
    case 1: return layout.add(.call(.tan, layout.run(of: [nodes[1]])))
    case 2: return layout.add(.call(.log, layout.run(of: [nodes[1]])))
    case 3: return layout.add(.call(.atan2, layout.run(of: [nodes[1], nodes[2]])))
    default: return layout.add(.call(.undefined, layout.run(of: nodes)))
    }
  }

  func makeField(_ expression: Expr, _ field: Expr.Field, _ nodes: [Layout.Node]) {
    let symbols = field.arguments.filter { argument in
      switch argument.view {
      case .symbol: true
      case .number, .imaginaryUnit, .pi, .field, .sum, .product, .call: false
      }
    }
    let isVector = expression.isVector
    let label = layout.label(
      Layout.Label(
        name: field.name, assumptions: field.assumptions,
        role: isVector ? .vector : .function(arity: field.arguments.count)))
    let laidOut = Layout.Field(
      label: label, nameNode: layout.add(.name(label)), orders: field.orders, arguments: layout.run(of: nodes),
      hasVariables: Set(symbols).count == field.arguments.count)
    let place: ReadingOrder.Place = isVector ? .vector : laidOut.isDifferentiated ? .derivative : .field
    register(expression, layout.field(laidOut), place: place)
  }
}
