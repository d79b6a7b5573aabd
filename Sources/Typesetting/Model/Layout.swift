import Algebra

/// The printing model: a formula as it is read, with its order, signs, fractions and roots decided, but no syntax yet.
///
/// Nodes live in flat arrays and refer to each other by index, children before parents. A shared subexpression is laid out
/// once, and an expression nested a hundred thousand levels deep is neither built, written nor freed by recursion.
public struct Layout {
  /// A part of a formula.
  public struct Node: Hashable, Sendable {
    let index: Int32
  }

  /// A run of entries of `children`.
  struct Run {
    var start: Int32
    var count: Int32
    var range: Range<Int> { Int(start)..<Int(start + count) }
  }

  enum Shape {
    /// A nonnegative integer of one word.
    case integer(Int)
    /// A nonnegative integer by its digits, an index into `digits`.
    case largeInteger(Int32)
    /// A positive rational number in lowest terms.
    case ratio(Node, Node)
    case imaginaryUnit
    case pi
    /// A symbol, or the bare name of a function of variables: an index into `labels`.
    case name(Int32)
    /// Terms joined by signs; a lone negative term is a sum of one. A negated child is stored as the complement of its index.
    case sum(Run)
    /// Factors side by side.
    case row(Run)
    case fraction(Node, Node)
    case power(Node, Node)
    case root(Node, degree: Int32)
    case call(Function, Run)
    /// A function of variables, an index into `fields`.
    case field(Int32)
    /// Entries in rows, each row with as many entries.
    case matrix(Run, columns: Int32)
    /// Two sides joined by a sign of comparison.
    case relation(Relation, Node, Node)
  }

  /// A sign between the two sides of a statement.
  public enum Relation: UInt8, Sendable {
    case equal, notEqual, defined, approximately, less, atMost
  }

  /// What a name stands for; together with the name and the assumptions it identifies a symbol.
  enum Role: Hashable, Sendable {
    case scalar, vector
    case function(arity: Int)
    /// Notation that is not an expression, such as the name of a defined quantity.
    case notation
    case noncommuting
  }

  struct Label: Hashable, Sendable {
    var name: String
    var assumptions: Assumptions
    var role: Role
  }

  struct Field {
    var label: Int32
    /// The name alone.
    var nameNode: Node
    var orders: [Int]
    var arguments: Run
    /// The variable of each slot, when the arguments are distinct symbols, so that ∂ₜ can name it.
    var hasVariables: Bool
    var isDifferentiated: Bool { orders.contains { $0 > 0 } }
  }

  /// What a writer needs to know of a node without looking into it.
  struct Traits {
    /// From names and values alone, hence the same in every run.
    var hash: UInt64
    /// Roughly how many characters wide.
    var width: UInt16
    /// Higher than a line: a fraction, a matrix.
    var isTall: Bool
    /// Begins with a digit, so that a number before it needs a dot.
    var startsWithDigit: Bool
  }

  private(set) var shapes: [Shape] = []
  private(set) var traits: [Traits] = []
  private(set) var children: [Int32] = []
  private(set) var digits: [String] = []
  private(set) var labels: [Label] = []
  /// Which labels are written with a superscript of their own, so that a power needs parentheses.
  private(set) var raised: [Bool] = []
  private(set) var fields: [Field] = []
  private var labelIndex: [Label: Int32] = [:]
  private var smallIntegers = [Node?](repeating: nil, count: 64)

  /// True when a symbol is called e, so that Euler's number must not look like it.
  private(set) var usesLetterE = false

  @inline(__always) subscript(node: Node) -> Shape { shapes[Int(node.index)] }
  @inline(__always) func traits(_ node: Node) -> Traits { traits[Int(node.index)] }
  func nodes(_ run: Run) -> [Node] { children[run.range].map(Node.init(index:)) }
  func child(_ run: Run, _ k: Int) -> Node { Node(index: children[Int(run.start) + k]) }

  /// A term of a sum, with its sign.
  func term(_ run: Run, _ k: Int) -> (isNegative: Bool, node: Node) {
    let entry = children[Int(run.start) + k]
    return entry < 0 ? (true, Node(index: ~entry)) : (false, Node(index: entry))
  }

  // MARK: Making nodes

  /// Makes room for a large sum. Small reservations would be worse than none: each copies all there is.
  mutating func reserve(_ count: Int) {
    guard count > shapes.count else { return }
    shapes.reserveCapacity(shapes.count + count)
    traits.reserveCapacity(traits.count + count)
    children.reserveCapacity(children.count + count)
  }

  mutating func add(_ shape: Shape) -> Node {
    traits.append(measure(shape))
    shapes.append(shape)
    return Node(index: Int32(shapes.count - 1))
  }

  mutating func run(_ entries: some Collection<Int32>) -> Run {
    let start = Int32(children.count)
    children.append(contentsOf: entries)
    return Run(start: start, count: Int32(children.count) - start)
  }

  mutating func run(of nodes: some Collection<Node>) -> Run { run(nodes.map(\.index)) }

  mutating func integer(_ value: Int) -> Node {
    guard value < smallIntegers.count else { return add(.integer(value)) }
    if let node = smallIntegers[value] { return node }
    let node = add(.integer(value))
    smallIntegers[value] = node
    return node
  }

  mutating func largeInteger(_ text: String) -> Node {
    digits.append(text)
    return add(.largeInteger(Int32(digits.count - 1)))
  }

  mutating func label(_ label: Label, _ notation: Spellings) -> Int32 {
    if let index = labelIndex[label] { return index }
    let index = Int32(labels.count)
    labels.append(label)
    raised.append(notation.isRaised(label.name))
    labelIndex[label] = index
    if label.name == "e" { usesLetterE = true }
    return index
  }

  mutating func field(_ field: Field) -> Node {
    fields.append(field)
    return add(.field(Int32(fields.count - 1)))
  }
}
