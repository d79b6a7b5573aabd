/// Append-only storage whose elements never move.
///
/// Elements sit in fixed chunks, so a reader may look at an element it was handed while another thread appends: an append
/// writes to memory nobody else has an index for yet. Appending itself must be serialised by the owner. An index is never given
/// away twice: what `release` gives back to the system is memory, and a later look at it ends the program.
struct ChunkedStore<Element>: @unchecked Sendable {
  private let chunks: UnsafeMutablePointer<UnsafeMutablePointer<Element>?>
  private let used: UnsafeMutablePointer<Int>
  let bits: Int
  private let mask: Int
  private let chunkLimit: Int

  /// - Parameters:
  ///   - bits: a chunk holds 2^bits elements.
  ///   - limit: the largest number of elements the store will ever hold.
  init(bits: Int, limit: Int = 1 << 31) {
    self.bits = bits
    mask = (1 << bits) - 1
    chunkLimit = (limit >> bits) + 1
    chunks = Memory.zeroes(UnsafeMutablePointer<Element>?.self, capacity: chunkLimit)
    used = .allocate(capacity: 1)
    used.initialize(to: 0)
  }

  @inline(__always) var count: Int { used.pointee }

  @inline(__always)
  subscript(index: Int) -> Element { pointer(at: index).pointee }

  @inline(__always)
  func pointer(at index: Int) -> UnsafeMutablePointer<Element> {
    chunks[index &>> bits].unsafelyUnwrapped + (index & mask)
  }

  @inline(__always)
  func append(_ element: Element) -> Int {
    let index = used.pointee
    if chunks[index &>> bits] == nil { addChunks(at: index &>> bits, 1) }
    pointer(at: index).initialize(to: element)
    used.pointee = index &+ 1
    return index
  }

  /// Reserves `length` contiguous places and returns the index of the first.
  @inline(__always)
  func appendContiguous(_ length: Int) -> Int {
    var index = used.pointee
    if (index & mask) + length > mask + 1 { index = (index + mask) & ~mask }
    let first = index &>> bits
    if chunks[first] == nil { addChunks(at: first, max(first, (index + length - 1) &>> bits) - first + 1) }
    used.pointee = index + length
    return index
  }

  /// Gives whole pages of the memory back to the system: elements that nobody will look at, inside one chunk.
  ///
  /// False where the system does not protect them any more, because there are too many such places; they are kept then.
  func release(_ range: Range<Int>) -> Bool {
    Memory.release(pointer(at: range.lowerBound), byteCount: range.count * MemoryLayout<Element>.stride)
  }

  private func addChunks(at first: Int, _ n: Int) {
    precondition(first + n <= chunkLimit, "the expression store is full (2³¹ entries)")
    let block = Memory.allocate(Element.self, capacity: n << bits)
    for k in 0..<n { chunks[first + k] = block + (k << bits) }
  }
}

/// A growing array used as a stack, for work that must not pay for exclusivity checks and reference counts.
struct WorkStack<Element: BitwiseCopyable>: @unchecked Sendable {
  private struct State {
    var base: UnsafeMutablePointer<Element>
    var count: Int
    var capacity: Int
  }

  private let state: UnsafeMutablePointer<State>

  init(capacity: Int = 1024) {
    state = .allocate(capacity: 1)
    state.initialize(to: State(base: .allocate(capacity: capacity), count: 0, capacity: capacity))
  }

  @inline(__always) var count: Int { state.pointee.count }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { state.pointee.base[index] }
    nonmutating set { state.pointee.base[index] = newValue }
  }

  @inline(__always)
  func append(_ element: Element) {
    if state.pointee.count == state.pointee.capacity { grow() }
    state.pointee.base[state.pointee.count] = element
    state.pointee.count &+= 1
  }

  @inline(__always)
  func truncate(to count: Int) { state.pointee.count = count }

  /// The elements from `start` on. Valid until the next append.
  @inline(__always)
  func tail(from start: Int) -> UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: state.pointee.base + start, count: state.pointee.count - start)
  }

  private func grow() {
    let capacity = state.pointee.capacity * 2
    let bigger = UnsafeMutablePointer<Element>.allocate(capacity: capacity)
    bigger.update(from: state.pointee.base, count: state.pointee.count)
    state.pointee.base.deallocate()
    state.pointee.base = bigger
    state.pointee.capacity = capacity
  }
}
