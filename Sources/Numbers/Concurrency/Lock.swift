#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Mutual exclusion: a POSIX mutex, which the thread sanitizer understands. It is not reentrant.
package final class Lock: @unchecked Sendable {
  package let mutex: UnsafeMutablePointer<pthread_mutex_t>

  package init() {
    mutex = .allocate(capacity: 1)
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  /// Runs the body while no other thread runs one under this lock.
  @inlinable
  package func callAsFunction<R>(_ body: () throws -> R) rethrows -> R {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return try body()
  }
}
