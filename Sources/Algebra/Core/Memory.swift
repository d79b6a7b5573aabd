import Numbers

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory for tables that grow with the number of expressions.
enum Memory {
  /// Memory that is not initialised and stays. Large blocks are whole pages of the system, with nothing else on them, so that
  /// parts of them can be given back.
  static func allocate<Element>(_ type: Element.Type, capacity: Int) -> UnsafeMutablePointer<Element> {
    let bytes = capacity * MemoryLayout<Element>.stride
    guard bytes >= LargePages.size else { return .allocate(capacity: capacity) }
    let length = bytes + LargePages.size
    guard let map = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | anonymous, -1, 0), map != MAP_FAILED else {
      fatalError("no memory for \(capacity) entries of expressions")
    }
    let block = map.alignedUp(toMultipleOf: LargePages.size)
    if block > map { munmap(map, block - map) }
    munmap(block + bytes, map + length - (block + bytes))
    LargePages.wish(for: block, byteCount: bytes)
    return block.bindMemory(to: Element.self, capacity: capacity)
  }

  #if canImport(Darwin)
    private static let anonymous = MAP_ANON
  #else
    private static let anonymous = MAP_ANONYMOUS
  #endif

  /// Memory of zeroes, of which the system hands out only the pages that are written to. It is freed by `free`.
  static func zeroes<Element>(_ type: Element.Type, capacity: Int) -> UnsafeMutablePointer<Element> {
    guard let block = calloc(capacity, MemoryLayout<Element>.stride) else {
      fatalError("no memory for \(capacity) entries of expressions")
    }
    return block.bindMemory(to: Element.self, capacity: capacity)
  }

  /// The bytes in a page.
  static let page = Int(getpagesize())

  /// Gives whole pages back, so that to read them ends the program; false, and nothing done, where the system refuses.
  static func release(_ start: UnsafeMutableRawPointer, byteCount: Int) -> Bool {
    guard mprotect(start, byteCount, PROT_NONE) == 0 else { return false }
    #if canImport(Darwin)
      _ = madvise(start, byteCount, MADV_FREE)
    #else
      _ = madvise(start, byteCount, Int32(MADV_DONTNEED))
    #endif
    return true
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
