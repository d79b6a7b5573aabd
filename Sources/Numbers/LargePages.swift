#if canImport(Glibc)
  import Glibc
#endif

/// Large pages of memory, of 2 MB, where the system has them: random accesses miss the translation buffer less often, and
/// memory that is written to for the first time is handed out in few steps.
package enum LargePages {
  package static let size = 1 << 21

  /// Asks for large pages wherever whole ones lie in a block. A wish, no more: where it is not granted, the memory is there
  /// all the same.
  package static func wish(for block: UnsafeMutableRawPointer, byteCount: Int) {
    #if canImport(Glibc)
      let first = block.alignedUp(toMultipleOf: size)
      let end = (block + byteCount).alignedDown(toMultipleOf: size)
      if end > first { _ = madvise(first, end - first, MADV_HUGEPAGE) }
    #endif
  }
}
