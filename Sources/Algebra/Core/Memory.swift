import Numbers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory for tables that grow with the number of expressions.
enum Memory {
  /// Memory that is not initialised. It is freed by `deallocate()`.
  static func allocate<Element>(_ type: Element.Type, capacity: Int) -> UnsafeMutablePointer<Element> {
    let bytes = capacity * MemoryLayout<Element>.stride
    guard bytes >= LargePages.size else { return .allocate(capacity: capacity) }
    let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: LargePages.size)
    LargePages.wish(for: block, byteCount: bytes)
    return block.bindMemory(to: Element.self, capacity: capacity)
  }

  /// Memory of zeroes, of which the system hands out only the pages that are written to. It is freed by `free`.
  static func zeroes<Element>(_ type: Element.Type, capacity: Int) -> UnsafeMutablePointer<Element> {
    guard let block = calloc(capacity, MemoryLayout<Element>.stride) else {
      fatalError("no memory for \(capacity) entries of expressions")
    }
    return block.bindMemory(to: Element.self, capacity: capacity)
  }
}

/// A block of zeroes that begins with a line of the cache. The system hands out large ones in large pages, on first use.
struct ZeroedBlock<Element: BitwiseCopyable>: @unchecked Sendable {
  let base: UnsafeMutablePointer<Element>
  private let block: UnsafeMutablePointer<UInt8>

  init(capacity: Int) {
    let bytes = capacity * MemoryLayout<Element>.stride
    let alignment = bytes < LargePages.size ? 64 : LargePages.size
    block = Memory.zeroes(UInt8.self, capacity: bytes + alignment)
    let aligned = UnsafeMutableRawPointer(block).alignedUp(toMultipleOf: alignment)
    LargePages.wish(for: aligned, byteCount: bytes)
    base = aligned.bindMemory(to: Element.self, capacity: capacity)
  }

  func deallocate() { free(block) }
}
