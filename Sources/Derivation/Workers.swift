#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The same work for many items on all cores.
///
/// Threads of their own, not a pool: an expression may be deep, and a pool's threads have an eighth of the stack of these.
package enum Workers {
  /// The results in the order of the items; every item is worked on once.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    let queue = Queue(items, work)
    let count = max(1, min(items.count, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    let threads = (1..<count).compactMap { _ in start { queue.drain() } }
    queue.drain()
    for thread in threads { pthread_join(thread, nil) }
    return queue.results.compactMap { $0 }
  }

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 8 << 20)
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Body(body))
    let status = pthread_create(
      &thread, &attributes,
      { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, box.toOpaque())
    // Without a thread the others do its share.
    if status != 0 { box.release() }
    return status == 0 ? thread : nil
  }

  /// Items not yet taken, and results; the lock guards both.
  private final class Queue<Item: Sendable, Result: Sendable>: @unchecked Sendable {
    private let items: [Item]
    private let work: @Sendable (Item) -> Result
    private var next = 0
    private(set) var results: [Result?]
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)

    init(_ items: [Item], _ work: @escaping @Sendable (Item) -> Result) {
      self.items = items
      self.work = work
      results = Array(repeating: nil, count: items.count)
      pthread_mutex_init(lock, nil)
    }

    deinit {
      pthread_mutex_destroy(lock)
      lock.deallocate()
    }

    func drain() {
      while let index = locked({ take() }) {
        let result = work(items[index])
        locked { results[index] = result }
      }
    }

    private func take() -> Int? {
      guard next < items.count else { return nil }
      defer { next += 1 }
      return next
    }

    private func locked<T>(_ body: () -> T) -> T {
      pthread_mutex_lock(lock)
      defer { pthread_mutex_unlock(lock) }
      return body()
    }
  }
}
