import Numbers

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A long row of pieces of work on all cores, whose results are handed on in their order while the work goes on.
///
/// The pieces are taken in runs that last some hundredths of a second, so that neither the handing over costs nor one slow piece
/// holds up what is ready. No thread is ahead of the first unfinished piece by more than some runs: results do not pile up.
package enum OrderedWork {
  /// Works on the places from `first` to before `end`.
  ///
  /// - Parameters:
  ///   - worker: makes what one thread works with; the threads share nothing that it makes.
  ///   - deliver: takes the next results in the thread of the caller, or none when nothing is ready for a tenth of a second; false
  ///     ends the work at once, and pieces that were begun are left to themselves.
  /// - Throws: what `deliver` throws, and the error of the first piece that fails, behind the results before it.
  package static func run<Result: Sendable>(
    from first: Int, to end: Int, worker: @escaping @Sendable () throws -> (Int) throws -> Result,
    deliver: ([Result]) throws -> Bool
  ) throws {
    let queue = Queue<Result>(first, end)
    let count = min(end - first, sysconf(Int32(_SC_NPROCESSORS_ONLN)))
    let seconds = WorkBudget.seconds
    var threads = (0..<max(0, count)).compactMap { _ in
      WorkThread { WorkBudget.of(seconds) { queue.work(worker) } }
    }
    defer { threads.forEach { $0.detach() } }
    if threads.isEmpty {
      let piece = try worker()
      for place in first..<end where try !deliver([piece(place)]) { return }
      return
    }
    do {
      while try deliver(queue.next()) {
        guard queue.isOver else { continue }
        threads.forEach { $0.join() }
        threads = []
        return
      }
      queue.close()
    } catch {
      queue.close()
      throw error
    }
  }

  /// What is to be done and what is done; the lock guards all of it, and `change` tells the threads, `news` the caller.
  private final class Queue<Result: Sendable>: @unchecked Sendable {
    private let end: Int
    private var begun: Int
    private var delivered: Int
    /// Places that were taken and given back.
    private var returned: [Range<Int>] = []
    /// How many threads are at work.
    private var working = 0
    /// Results by the place of the first of them.
    private var ready: [Int: [Result]] = [:]
    private var failure: (place: Int, error: any Error)?
    private var isClosed = false
    private let lock = Lock()
    private let change = Condition(), news = Condition()

    init(_ first: Int, _ end: Int) { (begun, delivered, self.end) = (first, first, end) }

    var isOver: Bool { lock { delivered == end } }

    func close() {
      lock {
        isClosed = true
        change.wakeAll()
      }
    }

    // MARK: The caller

    /// The results that come next.
    func next() throws -> [Result] {
      try lock {
        if isWaiting { news.wait(lock, atMost: 0.1) }
        var results: [Result] = []
        while let more = ready.removeValue(forKey: delivered) {
          results += more
          delivered += more.count
        }
        if results.isEmpty, let failure, failure.place == delivered { throw failure.error }
        change.wakeAll()
        return results
      }
    }

    private var isWaiting: Bool { ready[delivered] == nil && failure?.place != delivered && delivered < end }

    // MARK: The threads

    func work(_ worker: () throws -> (Int) throws -> Result) {
      let piece: (Int) throws -> Result
      do {
        piece = try worker()
      } catch {
        if let range = take(1) { put([], at: range.lowerBound, failure: error) }
        return
      }
      var size = 1
      while let range = take(size) {
        var results: [Result] = []
        let start = Self.seconds
        var time = 0.0
        do {
          for place in range {
            results.append(try piece(place))
            time = Self.seconds - start
            if time > 0.05 { break }
          }
          put(results, at: range.lowerBound, rest: range.dropFirst(results.count))
        } catch {
          put(results, at: range.lowerBound, failure: error)
        }
        size = time < 0.02 ? min(2 * size, 1024) : time > 0.05 ? max(1, min(size, results.count) / 2) : size
      }
    }

    private func take(_ size: Int) -> Range<Int>? {
      lock {
        // At the end somebody may still give something back.
        while !isClosed && returned.isEmpty
          && (begun == end ? working > 0 : begun - delivered >= max(256, 64 * size))
        {
          change.wait(lock)
        }
        if isClosed { return nil }
        if let place = returned.indices.min(by: { returned[$0].lowerBound < returned[$1].lowerBound }) {
          let range = returned[place], part = range.prefix(size)
          returned[place] = part.upperBound..<range.upperBound
          if returned[place].isEmpty { returned.remove(at: place) }
          working += 1
          return part
        }
        guard begun < end else { return nil }
        let range = begun..<min(begun + size, end)
        begun = range.upperBound
        working += 1
        return range
      }
    }

    private func put(
      _ results: [Result], at place: Int, rest: Range<Int> = 0..<0, failure error: (any Error)? = nil
    ) {
      lock {
        working -= 1
        if !results.isEmpty { ready[place] = results }
        if !rest.isEmpty { returned.append(rest) }
        if let error, place + results.count < failure?.place ?? .max { failure = (place + results.count, error) }
        // Behind a failure nothing is wanted.
        if let failure {
          begun = end
          returned.removeAll { $0.lowerBound > failure.place }
        }
        change.wakeAll()
        if !isWaiting { news.wakeAll() }
      }
    }

    private static var seconds: Double {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }
  }

  /// A POSIX condition.
  private final class Condition {
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() { pthread_cond_init(condition, nil) }

    deinit {
      pthread_cond_destroy(condition)
      condition.deallocate()
    }

    func wakeAll() { pthread_cond_broadcast(condition) }

    func wait(_ lock: Lock) { pthread_cond_wait(condition, lock.mutex) }

    func wait(_ lock: Lock, atMost seconds: Double) {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      time.tv_nsec += Int(seconds * 1e9)
      (time.tv_sec, time.tv_nsec) = (time.tv_sec + time.tv_nsec / 1_000_000_000, time.tv_nsec % 1_000_000_000)
      pthread_cond_timedwait(condition, lock.mutex, &time)
    }
  }
}
