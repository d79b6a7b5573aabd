/// Append-only storage whose elements never move.
///
/// Elements sit in fixed chunks, so a reader may look at an element it was handed while another thread appends: an append
/// writes to memory nobody else has an index for yet. Appending itself must be serialised by the owner.
struct ChunkedStore<Element>: @unchecked Sendable {
  private let chunks: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>
  private let bits: Int
  private let mask: Int
  private let chunkLimit: Int
  private(set) var count = 0

  /// - Parameters:
  ///   - bits: a chunk holds 2^bits elements.
  ///   - limit: the largest number of elements the store will ever hold.
  init(bits: Int, limit: Int = 1 << 31) {
    self.bits = bits
    mask = (1 << bits) - 1
    chunkLimit = (limit >> bits) + 1
    chunks = .allocate(capacity: chunkLimit)
    chunks.initialize(repeating: nil, count: chunkLimit)
  }

  @inline(__always)
  subscript(index: Int) -> Element { pointer(at: index).pointee }

  @inline(__always)
  func pointer(at index: Int) -> UnsafeMutablePointer<Element> {
    chunks[index &>> bits].unsafelyUnwrapped + (index & mask)
  }

  @inline(__always)
  mutating func append(_ element: Element) -> Int {
    let index = count
    if chunks[index &>> bits] == nil { addChunks(at: index &>> bits, 1) }
    pointer(at: index).initialize(to: element)
    count = index + 1
    return index
  }

  /// Reserves `length` contiguous places and returns the index of the first.
  mutating func appendContiguous(_ length: Int) -> Int {
    var index = count
    if (index & mask) + length > mask + 1 {
      index = (index + mask) & ~mask
    }
    let first = index &>> bits
    let last = max(first, (index + length - 1) &>> bits)
    if chunks[first] == nil { addChunks(at: first, last - first + 1) }
    count = index + length
    return index
  }

  private func addChunks(at first: Int, _ n: Int) {
    precondition(first + n <= chunkLimit, "the expression store is full (2³¹ entries)")
    let block = UnsafeMutablePointer<Element>.allocate(capacity: n << bits)
    for k in 0..<n { chunks[first + k] = block + (k << bits) }
  }
}
