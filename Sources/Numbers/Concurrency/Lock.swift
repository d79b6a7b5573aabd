#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Mutual exclusion: a POSIX mutex, which the thread sanitizer understands.
package final class Lock: @unchecked Sendable {
  package let mutex: UnsafeMutablePointer<pthread_mutex_t>

  /// A lock that its holder may not ask for again, unless it is made reentrant.
  package init(reentrant: Bool = false) {
    mutex = .allocate(capacity: 1)
    guard reentrant else {
      pthread_mutex_init(mutex, nil)
      return
    }
    var attributes = pthread_mutexattr_t()
    pthread_mutexattr_init(&attributes)
    pthread_mutexattr_settype(&attributes, Int32(PTHREAD_MUTEX_RECURSIVE))
    pthread_mutex_init(mutex, &attributes)
    pthread_mutexattr_destroy(&attributes)
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
