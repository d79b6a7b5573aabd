import Numbers

/// Integers as decimal digits with the methods of a primary school: slow, and independent of everything tested.
struct SchoolNumber: Equatable {
  var negative: Bool
  /// The digits, the last one first, without zeros in front.
  var digits: [Int]

  init(_ text: String) {
    negative = text.hasPrefix("-")
    digits = text.drop(while: { $0 == "-" }).reversed().compactMap(\.wholeNumberValue)
    trim()
  }

  init(_ value: Integer) { self.init(value.description) }

  private init(negative: Bool, digits: [Int]) {
    self.negative = negative
    self.digits = digits
    trim()
  }

  private mutating func trim() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { negative = false }
  }

  var description: String { digits.isEmpty ? "0" : (negative ? "-" : "") + digits.reversed().map(String.init).joined() }

  static prefix func - (a: SchoolNumber) -> SchoolNumber { SchoolNumber(negative: !a.negative, digits: a.digits) }

  static func + (a: SchoolNumber, b: SchoolNumber) -> SchoolNumber {
    if a.negative == b.negative {
      var result: [Int] = []
      var carry = 0
      for k in 0..<max(a.digits.count, b.digits.count) + 1 {
        let sum = (k < a.digits.count ? a.digits[k] : 0) + (k < b.digits.count ? b.digits[k] : 0) + carry
        result.append(sum % 10)
        carry = sum / 10
      }
      return SchoolNumber(negative: a.negative, digits: result)
    }
    let (large, small) = isBelow(a.digits, b.digits) ? (b, a) : (a, b)
    var result: [Int] = []
    var borrow = 0
    for k in large.digits.indices {
      var difference = large.digits[k] - (k < small.digits.count ? small.digits[k] : 0) - borrow
      borrow = difference < 0 ? 1 : 0
      if difference < 0 { difference += 10 }
      result.append(difference)
    }
    return SchoolNumber(negative: large.negative, digits: result)
  }

  static func * (a: SchoolNumber, b: SchoolNumber) -> SchoolNumber {
    var result = [Int](repeating: 0, count: a.digits.count + b.digits.count + 1)
    for (i, x) in a.digits.enumerated() {
      var carry = 0
      for (j, y) in b.digits.enumerated() {
        let sum = result[i + j] + x * y + carry
        result[i + j] = sum % 10
        carry = sum / 10
      }
      result[i + b.digits.count] += carry
    }
    return SchoolNumber(negative: a.negative != b.negative, digits: result)
  }

  static func < (a: SchoolNumber, b: SchoolNumber) -> Bool {
    if a.negative != b.negative { return a.negative }
    return a.negative ? isBelow(b.digits, a.digits) : isBelow(a.digits, b.digits)
  }

  private static func isBelow(_ a: [Int], _ b: [Int]) -> Bool {
    if a.count != b.count { return a.count < b.count }
    for (x, y) in zip(a.reversed(), b.reversed()) where x != y { return x < y }
    return false
  }
}
