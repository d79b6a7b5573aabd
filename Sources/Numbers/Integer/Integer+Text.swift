internal import CNumerics

extension Integer: CustomStringConvertible {
  /// Decimal digits with a minus sign for negative values.
  public var description: String { text() }

  /// Digits of a radix between 2 and 36, with a minus sign for negative values.
  public func text(radix: Int = 10) -> String {
    precondition((2...36).contains(radix), "a radix is between 2 and 36")
    if case .small(let value) = storage { return String(value, radix: radix) }
    return withExtendedLifetime(self) {
      let size = cn_integer_text_size(word, Int32(radix))
      return withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
        cn_integer_write(word, Int32(radix), buffer.baseAddress!)
        return String(cString: buffer.baseAddress!)
      }
    }
  }

  /// Reads an optional sign and digits of a radix between 2 and 36; nil for anything else, for a text of more than
  /// ``SizeBudget/digits`` digits included.
  public init?(_ text: String, radix: Int = 10) {
    guard (2...36).contains(radix) else { return nil }
    if let small = Int(text, radix: radix) {
      self.init(small)
      return
    }
    var digits = Array(text.utf8)
    let negative = digits.first == UInt8(ascii: "-")
    if negative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard !digits.isEmpty, digits.count <= SizeBudget.digits,
      digits.allSatisfy({ Integer.digitValue($0).map { $0 < radix } ?? false })
    else { return nil }
    digits.append(0)
    var value = cn_integer()
    let parsed = digits.withUnsafeBufferPointer { bytes in
      bytes.withMemoryRebound(to: CChar.self) { cn_integer_parse($0.baseAddress!, Int32(radix), &value) }
    }
    guard parsed != 0 else { return nil }
    let magnitude = Integer(owning: value)
    self = negative ? -magnitude : magnitude
  }

  private static func digitValue(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
