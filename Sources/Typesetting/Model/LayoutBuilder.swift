import Algebra
import Numbers

/// Lays out expressions, and composes what is not one expression: rows, matrices, equations.
public struct LayoutBuilder {
  var layout = Layout()
  let style: Style

  /// An expression that has its layout, with what ordering needs to know of it.
  struct Kernel {
    var node: Layout.Node
    var place: ReadingOrder.Place
    /// The node is the negative of the expression: its vector product was put in reading order.
    var isReversed = false
    /// A positive integer: its index in `integers`.
    var integer: Int32 = -1
    /// Its index in `keys`, once it was ranked.
    var key: Int32 = -1
    /// The sum that last ranked this kernel, and the rank it got there.
    var rankedBy: Int32 = 0
    var rank: UInt32 = 0
  }

  /// base^(numerator/denominator); a denominator of 0 makes the numerator the index of a kernel, the symbolic exponent.
  struct Factor {
    var kernel: Int32
    var numerator: Int32
    var denominator: Int32
  }

  struct Term {
    var coefficient: Rational
    var factors: Range<Int>
  }

  var kernels: [Kernel] = []
  var integers: [Integer] = []
  var keys: [ReadingOrder.Key] = []
  var memo = ExprMap()
  /// Compound expressions met before they had a layout.
  var missing: [Expr] = []
  // Work space of the sum under construction.
  var factors: [Factor] = []
  var terms: [Term] = []
  var ranking: Int32 = 0
  // Work space of the term under construction.
  var powers = PowerCache()
  var above: [Int32] = []
  var below: [Int32] = []

  init(_ style: Style) { self.style = style }

  // MARK: Composition

  /// A scalar or vector expression.
  public mutating func expression(_ expression: Expr) -> Layout.Node {
    if style.collected != nil, let node = collectedSum(expression) { return node }
    return whole(resolve(expression))
  }

  /// A name that is not a symbol of an expression, in the notation of symbols.
  public mutating func name(_ name: String, isVector: Bool = false) -> Layout.Node {
    let role: Layout.Role = isVector ? .vector : .notation
    return layout.add(.name(label(Layout.Label(name: name, assumptions: [], role: role))))
  }

  /// A name that does not commute with others of its kind.
  public mutating func noncommuting(_ name: String) -> Layout.Node {
    layout.add(.name(label(Layout.Label(name: name, assumptions: [], role: .noncommuting))))
  }

  /// The terms of an expression with their signs, in reading order; one term for what is not a sum.
  public mutating func signedTerms(_ expression: Expr) -> [(isNegative: Bool, term: Layout.Node)] {
    let node = whole(resolve(expression))
    guard case .sum(let run) = layout[node] else { return [(false, node)] }
    return (0..<Int(run.count)).map { layout.term(run, $0) }.map { (isNegative: $0.isNegative, term: $0.node) }
  }

  /// The factors of a term that stand side by side; the term itself when they do not.
  public func factors(of node: Layout.Node) -> [Layout.Node] {
    guard case .row(let run) = layout[node] else { return [node] }
    return layout.nodes(run)
  }

  /// A function of parts that are laid out already.
  public mutating func call(_ function: Function, _ arguments: [Layout.Node]) -> Layout.Node {
    let run = layout.run(of: arguments)
    return layout.add(.call(function, run))
  }

  /// Terms with their signs; nothing is reordered. No terms make 0.
  public mutating func sum(_ terms: [(isNegative: Bool, term: Layout.Node)]) -> Layout.Node {
    if terms.isEmpty { return layout.integer(0) }
    if terms.count == 1 && !terms[0].isNegative { return terms[0].term }
    return layout.add(.sum(layout.run(terms.map { $0.isNegative ? ~$0.term.index : $0.term.index })))
  }

  /// Factors side by side; nothing is reordered. No factors make 1.
  public mutating func row(_ factors: [Layout.Node]) -> Layout.Node {
    if factors.isEmpty { return layout.integer(1) }
    return factors.count == 1 ? factors[0] : layout.add(.row(layout.run(of: factors)))
  }

  /// Entries in rows of `columns` entries each.
  public mutating func matrix(_ entries: [Layout.Node], columns: Int) -> Layout.Node {
    layout.add(.matrix(layout.run(of: entries), columns: Int32(max(columns, 1))))
  }

  /// Two sides with a sign between them.
  public mutating func relation(_ left: Layout.Node, _ sign: Layout.Relation, _ right: Layout.Node) -> Layout.Node {
    layout.add(.relation(sign, left, right))
  }

  mutating func label(_ label: Layout.Label) -> Int32 { layout.label(label, style.notation) }

  /// The node that has the value of a kernel's expression, sign and all.
  mutating func whole(_ kernel: Int32) -> Layout.Node {
    let node = kernels[Int(kernel)].node
    return kernels[Int(kernel)].isReversed ? sum([(true, node)]) : node
  }

  private mutating func wholes(_ list: [Int32]) -> [Layout.Node] {
    var nodes: [Layout.Node] = []
    for kernel in list { nodes.append(whole(kernel)) }
    return nodes
  }

  // MARK: Expressions, without recursion

  /// The kernel of an expression, its parts laid out first.
  mutating func resolve(_ root: Expr) -> Int32 {
    var pending = [root]
    while let next = pending.last {
      if memo[next] == nil {
        missing.removeAll(keepingCapacity: true)
        build(next)
        if !missing.isEmpty {
          pending.append(contentsOf: missing)
          continue
        }
      }
      pending.removeLast()
    }
    return memo[root] ?? -1
  }

  /// Makes the kernel of an expression, or notes in `missing` the parts that are needed first.
  private mutating func build(_ expression: Expr) {
    let view = expression.view
    if makeLeaf(expression, view) != nil { return }
    switch view {
    case .sum(let list):
      guard gather(list) else { return }
      register(expression, sumOfGathered(), place: list.count == 1 ? .product : .sum)
    case .product(let list):
      guard gather([(1, expression)], product: list) else { return }
      register(expression, sumOfGathered(), place: .product)
    case .call(let function, let arguments):
      let parts = kernels(of: arguments)
      guard missing.isEmpty else { return }
      if function == .dot || function == .cross {
        makeVectorProduct(expression, function, parts)
      } else {
        let nodes = wholes(parts)
        register(expression, call(function, nodes, arguments), place: function.place)
      }
    case .field(let field):
      let parts = kernels(of: field.arguments)
      guard missing.isEmpty else { return }
      makeField(expression, field, wholes(parts))
    case .number, .imaginaryUnit, .pi, .symbol: return
    }
  }

  /// The kernel of an expression if it has one already or needs no other; otherwise −1, and the expression is missing.
  mutating func kernel(_ expression: Expr) -> Int32 {
    if let known = memo[expression] { return known }
    if let leaf = makeLeaf(expression, expression.view) { return leaf }
    missing.append(expression)
    return -1
  }

  private mutating func kernels(of expressions: [Expr]) -> [Int32] {
    var result: [Int32] = []
    for expression in expressions { result.append(kernel(expression)) }
    return result
  }

  private mutating func makeLeaf(_ expression: Expr, _ view: Expr.View) -> Int32? {
    switch view {
    case .number(let value):
      let magnitude = number(value.magnitude)
      let node = value.isNegative ? sum([(true, magnitude)]) : magnitude
      let isPositiveInteger = value.isInteger && value.signum() > 0
      return register(expression, node, place: .number, integer: isPositiveInteger ? value.numerator : nil)
    case .imaginaryUnit:
      return register(expression, layout.add(.imaginaryUnit), place: .imaginaryUnit)
    case .pi: return register(expression, layout.add(.pi), place: .pi)
    case .symbol(let symbol):
      let isVector = expression.isVector
      let label = Layout.Label(
        name: symbol.name, assumptions: symbol.assumptions, role: isVector ? .vector : .scalar)
      let place = isVector ? .vector : ReadingOrder.place(ofSymbol: style.notation.name(symbol.name))
      return register(expression, layout.add(.name(self.label(label))), place: place)
    case .field, .sum, .product, .call: return nil
    }
  }

  @discardableResult
  mutating func register(
    _ expression: Expr, _ node: Layout.Node, place: ReadingOrder.Place, integer: Integer? = nil
  ) -> Int32 {
    let index = Int32(kernels.count)
    var kernel = Kernel(node: node, place: place)
    if let integer {
      kernel.integer = Int32(integers.count)
      integers.append(integer)
    }
    kernels.append(kernel)
    memo.insert(expression, index)
    return index
  }

  /// A nonnegative rational number.
  mutating func number(_ value: Rational) -> Layout.Node {
    if let n = value.asInt { return layout.integer(n) }
    if value.isInteger { return integer(value.numerator) }
    return layout.add(.ratio(integer(value.numerator), integer(value.denominator)))
  }

  /// A nonnegative integer.
  mutating func integer(_ value: Integer) -> Layout.Node {
    if let small = value.asInt { return layout.integer(small) }
    return layout.largeInteger(value.description)
  }
}

extension Expr {
  /// True for a vector: the scalar product of a scalar with itself is the empty sum, that of a vector is not.
  var isVector: Bool {
    switch Expr.call(.dot, [self, self]).view {
    case .call(.dot, _): true
    case .number(let value): value.isOne
    case .imaginaryUnit, .pi, .symbol, .field, .sum, .product, .call: false
    }
  }
}
