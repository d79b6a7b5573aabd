#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory for tables that grow with the number of expressions.
enum Memory {
  /// Blocks from this size on are whole large pages, where the system has them: random accesses to them miss the
  /// translation buffer less often, and they are handed out in one step.
  static let largePage = 1 << 21

  /// Memory that is not initialised. It is freed by `deallocate()`.
  static func allocate<Element>(_ type: Element.Type, capacity: Int) -> UnsafeMutablePointer<Element> {
    let bytes = capacity * MemoryLayout<Element>.stride
    guard bytes >= largePage else { return .allocate(capacity: capacity) }
    let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: largePage)
    wishForLargePages(block, bytes)
    return block.bindMemory(to: Element.self, capacity: capacity)
  }

  /// Memory of zeroes, of which the system hands out only the pages that are written to. It is freed by `free`.
  static func zeroes<Element>(_ type: Element.Type, capacity: Int) -> UnsafeMutablePointer<Element> {
    guard let block = calloc(capacity, MemoryLayout<Element>.stride) else {
      fatalError("no memory for \(capacity) entries of expressions")
    }
    return block.bindMemory(to: Element.self, capacity: capacity)
  }

  /// Asks for large pages in a block that begins with one. A wish, no more: where it is not granted, the memory is there all
  /// the same.
  fileprivate static func wishForLargePages(_ block: UnsafeMutableRawPointer, _ bytes: Int) {
    #if canImport(Glibc)
      _ = madvise(block, bytes, MADV_HUGEPAGE)
    #endif
  }
}

/// A block of zeroes that begins with a line of the cache. The system hands out large ones in large pages, on first use.
struct ZeroedBlock<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  private let block: UnsafeMutablePointer<UInt8>

  init(capacity: Int) {
    let bytes = capacity * MemoryLayout<Element>.stride
    let alignment = bytes < Memory.largePage ? 64 : Memory.largePage
    block = Memory.zeroes(UInt8.self, capacity: bytes + alignment)
    let aligned = UnsafeMutableRawPointer(block).alignedUp(toMultipleOf: alignment)
    if bytes >= Memory.largePage { Memory.wishForLargePages(aligned, bytes) }
    base = aligned.bindMemory(to: Element.self, capacity: capacity)
  }

  func deallocate() { free(block) }
}
