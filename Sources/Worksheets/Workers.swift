import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The same kind of work for many items on all cores.
package enum Workers {
  /// The results in the order of the items; every item is worked on once.
  package static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    let crew = Crew<Result>(atMost: items.count)
    for item in items { crew.add { work(item) } }
    return crew.results()
  }
}

/// Threads that do pieces of work as they are handed in, while the one who hands them in goes on.
package final class Crew<Result: Sendable> {
  private let queue = Queue()
  private var threads: [WorkThread] = []

  /// One thread less than there are cores or pieces: the caller does its share in `results()`.
  package init(atMost pieces: Int = .max) {
    let count = min(pieces, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let queue = queue
    threads = (0..<max(0, count - 1)).compactMap { _ in WorkThread { queue.work() } }
  }

  deinit {
    queue.close(andForget: true)
    for thread in threads { thread.join() }
  }

  /// Hands in a piece of work, whose operations have the budget that is in force here.
  package func add(_ piece: @escaping @Sendable () -> Result) {
    let seconds = WorkBudget.seconds
    queue.add { WorkBudget.of(seconds) { piece() } }
  }

  /// Helps with what is left and returns all results in the order in which the work was handed in.
  package func results() -> [Result] {
    queue.close()
    queue.work()
    for thread in threads { thread.join() }
    threads = []
    return queue.results.compactMap { $0 }
  }

  /// Pieces and results; the lock guards both, and `change` tells of new pieces and of the end.
  private final class Queue: @unchecked Sendable {
    private var pieces: [@Sendable () -> Result] = []
    private var next = 0
    private var isClosed = false
    private(set) var results: [Result?] = []
    private let lock = Lock()
    private let change = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() { pthread_cond_init(change, nil) }

    deinit {
      pthread_cond_destroy(change)
      change.deallocate()
    }

    func add(_ piece: @escaping @Sendable () -> Result) {
      lock {
        pieces.append(piece)
        results.append(nil)
        pthread_cond_signal(change)
      }
    }

    func close(andForget: Bool = false) {
      lock {
        isClosed = true
        if andForget { next = pieces.count }
        pthread_cond_broadcast(change)
      }
    }

    /// Works until the queue is empty and closed.
    func work() {
      while let (place, piece) = take() {
        let result = piece()
        lock { results[place] = result }
      }
    }

    private func take() -> (Int, @Sendable () -> Result)? {
      lock {
        while next == pieces.count && !isClosed { pthread_cond_wait(change, lock.mutex) }
        guard next < pieces.count else { return nil }
        defer { next += 1 }
        return (next, pieces[next])
      }
    }
  }
}

/// A thread of its own, not of a pool: an expression may be deep, and a pool's threads have an eighth of the stack of these.
package struct WorkThread {
  private var handle = pthread_t()

  /// Starts the body; nil where the system has no thread to give.
  package init?(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 8 << 20)
    let box = Unmanaged.passRetained(Body(body))
    // Signals are for the one who handed the work in, whose waiting they are to end.
    var outside = sigset_t(), before = sigset_t()
    sigemptyset(&outside)
    for signal in [SIGINT, SIGTERM, SIGALRM] { sigaddset(&outside, signal) }
    pthread_sigmask(SIG_BLOCK, &outside, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    let status = pthread_create(
      &handle, &attributes,
      { argument in
        if let argument { Unmanaged<Body>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      }, box.toOpaque())
    guard status == 0 else {
      box.release()
      return nil
    }
  }

  /// Waits until it has ended.
  package func join() { pthread_join(handle, nil) }

  /// Lets it end by itself.
  package func detach() { pthread_detach(handle) }

  private final class Body {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }
}
