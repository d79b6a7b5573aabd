internal import CNumerics

/// What happens when there is no memory left.
package enum MemoryExhaustion {
  /// Calls `end` where an allocation fails, as far as that can be noticed: in the libraries of numbers and in Swift's runtime.
  ///
  /// - Parameter end: does not return, and does only what a signal handler may.
  package static func whenItComes(_ end: @escaping @convention(c) () -> Void) { cn_when_memory_runs_out(end) }
}
