import Algebra

/// Where a node is written.
struct Place: OptionSet, Sendable {
  let rawValue: UInt8

  /// In an exponent or an index: fractions lie down.
  static let script = Place(rawValue: 1 << 0)
  /// Between bars, where further bars would be misread.
  static let bars = Place(rawValue: 1 << 1)
  /// Its arguments get parentheses, because a parenthesis follows.
  static let beforeParenthesis = Place(rawValue: 1 << 2)
  /// Its arguments end before another factor begins, and that must be seen.
  static let beforeFactor = Place(rawValue: 1 << 3)
}

/// The bytes written so far, and the work not yet done.
///
/// Writers recurse only to a fixed depth. Below it they leave work on a stack, which `LayoutWriter.run` takes up; so the depth
/// of an expression costs memory but never the thread's stack.
struct WriterCore {
  enum Work {
    case text(StaticString)
    case string(String)
    case integer(Int)
    case node(Layout.Node, Place)
  }

  let layout: Layout
  let limit: Int
  var bytes: [UInt8] = []
  var work: [Work] = []
  /// The height of the work stack above which new work lies; when it is at that height, writing may be direct.
  var base = 0
  var depth = 0
  static let directDepth = 48

  init(_ layout: Layout, limit: Int) {
    self.layout = layout
    self.limit = limit
    bytes.reserveCapacity(min(limit, 8 * layout.shapes.count + 64))
  }

  var isDirect: Bool { work.count == base }
  var isFull: Bool { bytes.count >= limit }

  /// Puts the work left since `base` in the order a stack gives it back. (Reversing a slice may copy all of the array.)
  mutating func reverseNewWork() {
    var (low, high) = (base, work.count - 1)
    while low < high {
      work.swapAt(low, high)
      low += 1
      high -= 1
    }
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  mutating func append(text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func append(_ value: Int) {
    if value < 10 && value >= 0 {
      bytes.append(UInt8(48 + value))
      return
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 24) { buffer in
      var k = 24
      var rest = value.magnitude
      repeat {
        k -= 1
        let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
        buffer[k] = UInt8(48 + digit)
        rest = quotient
      } while rest > 0
      if value < 0 {
        k -= 1
        buffer[k] = 45
      }
      bytes.append(contentsOf: buffer[k..<24])
    }
  }
}

/// A format: how one node is written in terms of its parts.
protocol LayoutWriter {
  var core: WriterCore { get set }
  /// Writes a node by `put`ting its parts in order.
  mutating func expand(_ node: Layout.Node, _ place: Place)
  /// Writes a leaf at once; false for other nodes.
  mutating func writeLeaf(_ node: Layout.Node, _ place: Place) -> Bool
}

extension LayoutWriter {
  var layout: Layout { core.layout }

  mutating func put(_ text: StaticString) {
    if core.isFull { return }
    if core.isDirect { core.append(text) } else { core.work.append(.text(text)) }
  }

  mutating func put(text: String) {
    if core.isFull { return }
    if core.isDirect { core.append(text: text) } else { core.work.append(.string(text)) }
  }

  mutating func put(_ value: Int) {
    if core.isFull { return }
    if core.isDirect { core.append(value) } else { core.work.append(.integer(value)) }
  }

  mutating func put(_ node: Layout.Node, _ place: Place) {
    if core.isDirect && core.depth < WriterCore.directDepth {
      if core.isFull || writeLeaf(node, place) { return }
      core.depth += 1
      expand(node, place)
      core.depth -= 1
    } else {
      core.work.append(.node(node, place))
    }
  }

  /// Writes a node with all that is in it.
  mutating func run(_ root: Layout.Node, _ place: Place = []) {
    core.work.append(.node(root, place))
    while let next = core.work.popLast() {
      if core.isFull {
        core.work.removeAll()
        break
      }
      switch next {
      case .text(let text): core.append(text)
      case .string(let text): core.append(text: text)
      case .integer(let value): core.append(value)
      case .node(let node, let place):
        core.base = core.work.count
        core.depth = 0
        put(node, place)
        core.reverseNewWork()
      }
    }
  }

  /// The text, with an ellipsis when the limit was reached.
  func finished() -> String {
    var bytes = core.bytes
    if core.isFull {
      while let last = bytes.last, last & 0xC0 == 0x80 { bytes.removeLast() }
      if let last = bytes.last, last >= 0x80 { bytes.removeLast() }
      bytes.append(contentsOf: "…".utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
