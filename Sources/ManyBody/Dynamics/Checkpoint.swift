/// A run that can be gone on with: which it is, how far it came, its rows and its state; with a sum over all bytes, so that a
/// file that was cut off or changed is noticed.
public struct Checkpoint: Sendable, Hashable {
  /// Which run it is, and how many intervals are done.
  public var signature: String, done: Int
  /// The rows so far, and the state of the last.
  public var rows: String, state: [Double]

  /// A run at some point.
  public init(signature: String, done: Int, rows: String, state: [Double]) {
    (self.signature, self.done, self.rows, self.state) = (signature, done, rows, state)
  }

  private static let magic = Array("derive-chain-checkpoint-1\n".utf8)

  /// As bytes.
  public var bytes: [UInt8] {
    var result = Self.magic
    result.reserveCapacity(8 * state.count + signature.utf8.count + rows.utf8.count + 100)
    func put(_ value: UInt64) { withUnsafeBytes(of: value.littleEndian) { result += $0 } }
    for text in [signature, rows] {
      put(UInt64(text.utf8.count))
      result += Array(text.utf8)
    }
    put(UInt64(done))
    put(UInt64(state.count))
    for x in state { put(x.bitPattern) }
    put(Self.sum(result[...]))
    return result
  }

  /// Reads bytes; fails for those of another kind of file, cut off, or changed.
  public init(_ bytes: [UInt8]) throws(ManyBodyError) {
    guard bytes.starts(with: Self.magic) else { throw .checkpoint("the file is not a checkpoint of a chain") }
    var rest = bytes.dropFirst(Self.magic.count)
    func number() throws(ManyBodyError) -> Int {
      guard rest.count >= 8 else { throw .checkpoint("the checkpoint is cut off") }
      let value = rest.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(8)
      guard let result = Int(exactly: value) else { throw .checkpoint("the checkpoint is damaged") }
      return result
    }
    func text() throws(ManyBodyError) -> String {
      let count = try number()
      guard rest.count >= count else { throw .checkpoint("the checkpoint is cut off") }
      defer { rest = rest.dropFirst(count) }
      return String(decoding: rest.prefix(count), as: UTF8.self)
    }
    signature = try text()
    rows = try text()
    done = try number()
    let count = try number()
    guard count <= rest.count / 8, rest.count == 8 * count + 8 else { throw .checkpoint("the checkpoint is cut off") }
    state = []
    guard Self.sum(bytes.dropLast(8)) == rest.suffix(8).reversed().reduce(UInt64(0), { $0 << 8 | UInt64($1) }) else {
      throw .checkpoint("the checkpoint is damaged: its sum is another")
    }
    state = rest.withUnsafeBytes { raw in
      (0..<count).map {
        Double(bitPattern: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8 * $0, as: UInt64.self)))
      }
    }
  }

  /// Fowler, Noll and Vo's sum, by words of eight bytes.
  private static func sum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.withUnsafeBytes { raw in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      let words = raw.count / 8
      for k in 0..<words {
        hash = (hash ^ raw.loadUnaligned(fromByteOffset: 8 * k, as: UInt64.self).littleEndian) &* 0x100_0000_01b3
      }
      for k in (8 * words)..<raw.count { hash = (hash ^ UInt64(raw[k])) &* 0x100_0000_01b3 }
      return hash
    }
  }
}
