import Algebra

extension Layout {
  /// The traits of a node about to be added; its children are there already.
  func measure(_ shape: Shape) -> Traits {
    switch shape {
    case .integer(let n): leaf(1, UInt64(truncatingIfNeeded: n), width: decimalWidth(n), digit: true)
    case .largeInteger(let k): leaf(2, Self.hash(digits[Int(k)]), width: digits[Int(k)].utf8.count, digit: true)
    case .imaginaryUnit: leaf(3, 0, width: 1)
    case .pi: leaf(4, 0, width: 1)
    case .name(let k): leaf(5, labelHash(k), width: min(labels[Int(k)].name.count, 4))
    case .ratio(let n, let d): merged(6, [n, d], width: max(width(n), width(d)), tall: true, digit: true)
    case .fraction(let n, let d):
      merged(7, [n, d], width: max(width(n), width(d)), tall: true, digit: traits(n).startsWithDigit)
    case .power(let b, let e):
      merged(8, [b, e], width: width(b) + width(e) / 2, tall: traits(b).isTall, digit: traits(b).startsWithDigit)
    case .root(let r, let degree):
      merged(9 + UInt64(degree) << 8, [r], width: width(r) + 1, tall: traits(r).isTall, digit: false)
    case .row(let list): measureList(10, list, separator: 0)
    case .sum(let list): measureList(11, list, separator: 3)
    case .call(let function, let list): measureCall(function, list)
    case .field(let k): measureField(fields[Int(k)])
    case .matrix(let list, let columns): measureMatrix(list, columns)
    case .relation(let sign, let l, let r):
      merged(
        14 + UInt64(sign.rawValue) << 8, [l, r], width: width(l) + width(r) + 3,
        tall: traits(l).isTall || traits(r).isTall, digit: traits(l).startsWithDigit)
    }
  }

  func width(_ node: Node) -> Int { Int(traits(node).width) }

  private func leaf(_ tag: UInt64, _ value: UInt64, width: Int, digit: Bool = false) -> Traits {
    Traits(hash: Self.mix(tag, value), width: Self.clamp(width), isTall: false, startsWithDigit: digit)
  }

  private func merged(_ tag: UInt64, _ parts: [Node], width: Int, tall: Bool, digit: Bool) -> Traits {
    let hash = parts.reduce(tag) { Self.mix($0, traits($1).hash) }
    return Traits(hash: hash, width: Self.clamp(width), isTall: tall, startsWithDigit: digit)
  }

  private func measureList(_ tag: UInt64, _ list: Run, separator: Int, tall: Bool = false) -> Traits {
    var result = Traits(hash: Self.mix(tag, UInt64(list.count)), width: 0, isTall: tall, startsWithDigit: false)
    var width = 0
    for k in 0..<Int(list.count) {
      let (isNegative, node) = term(list, k)
      let part = traits(node)
      result.hash = Self.mix(result.hash, isNegative ? ~part.hash : part.hash)
      width += Int(part.width) + (k > 0 || isNegative ? separator : 0)
      if part.isTall { result.isTall = true }
      if k == 0 && !isNegative { result.startsWithDigit = part.startsWithDigit }
    }
    result.width = Self.clamp(width)
    return result
  }

  private func measureMatrix(_ list: Run, _ columns: Int32) -> Traits {
    var result = measureList(13 + UInt64(columns) << 8, list, separator: 1, tall: list.count > columns)
    var needs = Array(repeating: 0, count: Int(columns))
    for k in 0..<Int(list.count) { needs[k % needs.count] = max(needs[k % needs.count], width(child(list, k))) }
    result.width = Self.clamp(needs.reduce(0, +) + 2 * needs.count)
    return result
  }

  private func measureCall(_ function: Function, _ list: Run) -> Traits {
    var result = measureList(12 + UInt64(function.rawValue) << 8, list, separator: 1)
    result.width = Self.clamp(Int(result.width) + 3)
    result.startsWithDigit = false
    return result
  }

  private func measureField(_ field: Field) -> Traits {
    var result = measureList(15, field.arguments, separator: 1)
    result.hash = Self.mix(result.hash, labelHash(field.label))
    for order in field.orders { result.hash = Self.mix(result.hash, UInt64(truncatingIfNeeded: order)) }
    result.width = field.isDifferentiated ? 4 : 2
    result.isTall = false
    result.startsWithDigit = false
    return result
  }

  private func labelHash(_ index: Int32) -> UInt64 {
    let label = labels[Int(index)]
    return Self.mix(Self.hash(label.name), UInt64(label.assumptions.rawValue) + (label.role == .vector ? 1 << 32 : 0))
  }

  private func decimalWidth(_ n: Int) -> Int { n < 10 ? 1 : n < 100 ? 2 : n < 10_000 ? 4 : 10 }

  private static func clamp(_ width: Int) -> UInt16 { UInt16(clamping: width) }

  static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  static func mix(_ h: UInt64, _ x: UInt64) -> UInt64 {
    var z = (h ^ (x &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
    z ^= z &>> 32
    return z &* 0xBF58_476D_1CE4_E5B9
  }
}
