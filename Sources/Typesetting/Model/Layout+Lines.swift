import Algebra

/// A formula cut into pieces between which a line may end.
///
/// A sum ends lines before its signs. What is too wide for a line of its own is opened: a long term at its long factor, a
/// fraction with a long numerator as 1/d times the numerator in brackets. Brackets of opened parts may lie on different lines,
/// so they have a fixed size.
struct LineBreaker {
  enum Piece {
    case node(Layout.Node, isFenced: Bool)
    /// + or − before a term; a first term shows only −.
    case sign(isNegative: Bool, isFirst: Bool)
    case open(level: Int, isTall: Bool)
    case close(level: Int, isTall: Bool)
    /// One over the node, before a bracket.
    case inverse(Layout.Node)
    /// An exponent behind a bracket.
    case raised(Layout.Node)
    /// The exponent 1/degree behind a bracket.
    case root(degree: Int)
  }

  struct Item {
    var pieces: [Piece] = []
    var width = 0.0
    /// How many opened brackets are around the item's beginning.
    var level = 0
    /// What it costs to end a line before the item; nil where a line must not end.
    var cost: Int?
  }

  let layout: Layout
  let width: Double
  private(set) var measure: LineWidth

  init(_ layout: Layout, width: Double, _ measure: LineWidth) {
    self.layout = layout
    self.width = width
    self.measure = measure
  }

  /// The lines of a formula; one line when it cannot be cut.
  mutating func lines(_ node: Layout.Node) -> [[Item]] {
    let items = items(node, 0)
    var lines: [[Item]] = []
    var start = 0
    while start < items.count {
      var used = lines.isEmpty ? 0 : 2 * Double(items[start].level + 1)
      let room = width
      var end = start
      while end < items.count, used + items[end].width <= room || end == start {
        used += items[end].width
        end += 1
      }
      if end < items.count { end = place(items, start, end) }
      lines.append(Array(items[start..<end]))
      start = end
    }
    return lines
  }

  /// The number of lines and the width of the longest.
  mutating func size(of node: Layout.Node) -> (lines: Int, extent: Double) {
    let whole = measure(node)
    if whole <= width { return (1, whole) }
    let lines = lines(node)
    return (lines.count, lines.map { $0.reduce(0) { $0 + $1.width } }.max() ?? 0)
  }

  /// The cheapest place to end a line begun at `start` that holds no more than the items before `limit`.
  private func place(_ items: [Item], _ start: Int, _ limit: Int) -> Int {
    var filled = 0.0
    var best: (index: Int, cost: Int)?
    for k in start..<limit {
      filled += items[k].width
      guard k + 1 < items.count, let cost = items[k + 1].cost else { continue }
      let price = cost + (filled < 0.4 * width ? 100 : 0)
      if best == nil || price <= best?.cost ?? 0 { best = (k + 1, price) }
    }
    if let best { return best.index }
    // Nothing in reach: the next place there is.
    return (limit..<items.count).first { $0 > start && items[$0].cost != nil } ?? items.count
  }

  // MARK: Pieces

  private mutating func whole(_ node: Layout.Node, _ level: Int, isFenced: Bool = false) -> [Item] {
    let width = measure(node) + (isFenced ? 2 * LineWidth.bracket : 0)
    return [Item(pieces: [.node(node, isFenced: isFenced)], width: width, level: level)]
  }

  private mutating func items(_ node: Layout.Node, _ level: Int) -> [Item] {
    let isWide = measure(node) > width - 2 * Double(level + 1)
    switch layout[node] {
    case .sum(let run) where isWide || level == 0 || run.count > 1: return sum(run, level)
    case .row(let run) where isWide && level < 4: return row(run, level)
    case .fraction(let top, let bottom) where isWide && level < 4: return fraction(top, bottom, level, node)
    case .power(let base, let exponent) where isWide && level < 4:
      return opened(base, level, .raised(exponent)) ?? whole(node, level)
    case .root(let radicand, let degree) where isWide && level < 4:
      return opened(radicand, level, .root(degree: Int(degree))) ?? whole(node, level)
    default: return whole(node, level)
    }
  }

  /// A sum in brackets, with what stands behind them.
  private mutating func opened(_ node: Layout.Node, _ level: Int, _ after: Piece) -> [Item]? {
    guard case .sum(let terms) = layout[node] else { return nil }
    var result = bracketed(sum(terms, level + 1), level, isTall: layout.traits(node).isTall)
    result[result.count - 1].pieces.append(after)
    result[result.count - 1].width += 2
    return result
  }

  private mutating func sum(_ run: Layout.Run, _ level: Int) -> [Item] {
    var result: [Item] = []
    for k in 0..<Int(run.count) {
      let (isNegative, term) = layout.term(run, k)
      var parts = layout.isSum(term) ? whole(term, level, isFenced: true) : items(term, level)
      if k > 0 || isNegative {
        parts[0].pieces.insert(.sign(isNegative: isNegative, isFirst: k == 0), at: 0)
        parts[0].width += LineWidth.sign
      }
      if k > 0 { parts[0].cost = 10 * level }
      result += parts
    }
    return result
  }

  private mutating func row(_ run: Layout.Run, _ level: Int) -> [Item] {
    var result: [Item] = []
    for k in 0..<Int(run.count) {
      let factor = layout.child(run, k)
      let next = k + 1 < run.count ? layout.child(run, k + 1) : nil
      let isFenced = layout.needsFence(factor, before: next)
      var parts: [Item]
      switch layout[factor] {
      case .sum(let terms) where measure(factor) > width / 3:
        parts = bracketed(sum(terms, level + 1), level, isTall: layout.traits(factor).isTall)
      case .fraction(let top, let bottom) where measure(factor) > width / 2:
        parts = fraction(top, bottom, level, factor)
      case .power where measure(factor) > width / 2, .root where measure(factor) > width / 2:
        parts = items(factor, level)
      default: parts = whole(factor, level, isFenced: isFenced)
      }
      if k == 0 {
        result = parts
      } else if measure(factor) < 8 || isPlain(parts) && measure(layout.child(run, k - 1)) < 8 {
        result[result.count - 1].pieces += parts[0].pieces
        result[result.count - 1].width += parts[0].width
        result += parts.dropFirst()
      } else {
        parts[0].cost = 10 * level + 6
        result += parts
      }
    }
    return result
  }

  private func isPlain(_ parts: [Item]) -> Bool { parts.count == 1 }

  private mutating func fraction(
    _ top: Layout.Node, _ bottom: Layout.Node, _ level: Int, _ node: Layout.Node
  ) -> [Item] {
    guard measure(bottom) < measure(top), measure(bottom) <= width / 2 else { return whole(node, level) }
    let inner: [Item]
    switch layout[top] {
    case .sum(let terms): inner = bracketed(sum(terms, level + 1), level, isTall: layout.traits(top).isTall)
    case .row(let run): inner = row(run, level)
    default: return whole(node, level)
    }
    var result = inner
    result[0].pieces.insert(.inverse(bottom), at: 0)
    result[0].width += measure(bottom) + 1
    return result
  }

  private func bracketed(_ items: [Item], _ level: Int, isTall: Bool) -> [Item] {
    var result = items
    result[0].pieces.insert(.open(level: level, isTall: isTall), at: 0)
    result[0].width += 1
    result[0].level = level
    result[result.count - 1].pieces.append(.close(level: level, isTall: isTall))
    result[result.count - 1].width += 1
    return result
  }
}
