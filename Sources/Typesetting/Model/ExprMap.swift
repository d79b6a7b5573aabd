import Algebra

/// A map from expressions to indices: open addressing on the bytes of the value, which for an interned expression are as good
/// a hash as any and cost nothing.
struct ExprMap {
  private var keys: [Expr]
  private var values: [Int32]
  private var mask: Int
  private var count = 0

  init() {
    keys = Array(repeating: .zero, count: 64)
    values = Array(repeating: -1, count: 64)
    mask = 63
  }

  @inline(__always)
  private func place(of key: Expr) -> Int {
    var hash = 0
    withUnsafeBytes(of: key) { for byte in $0 { hash = hash << 8 | Int(byte) } }
    // A multiplication spreads neighbouring indices; its high bits are the good ones.
    var place = Int((UInt(bitPattern: hash) &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while values[place] >= 0 && keys[place] != key { place = (place + 1) & mask }
    return place
  }

  subscript(key: Expr) -> Int32? {
    @inline(__always) get {
      let value = values[place(of: key)]
      return value < 0 ? nil : value
    }
  }

  /// Sets the index of an expression that has none yet.
  mutating func insert(_ key: Expr, _ value: Int32) {
    if 2 * count > mask { grow() }
    let place = place(of: key)
    if values[place] < 0 { count += 1 }
    keys[place] = key
    values[place] = value
  }

  private mutating func grow() {
    let old = (keys, values)
    mask = 2 * mask + 1
    keys = Array(repeating: .zero, count: mask + 1)
    values = Array(repeating: -1, count: mask + 1)
    for (key, value) in zip(old.0, old.1) where value >= 0 {
      let place = place(of: key)
      keys[place] = key
      values[place] = value
    }
  }
}
