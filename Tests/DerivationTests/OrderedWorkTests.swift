import Worksheets
import Foundation
import Numbers
import Testing

@Suite("Work that comes in order") struct OrderedWorkTests {
  private struct Broken: Error, Equatable { let place: Int }

  @Test("every place is worked on once, and results come in their order")
  func order() throws {
    for (first, end) in [(0, 0), (0, 1), (3, 1000), (0, 200_000)] {
      var results: [Int] = []
      try OrderedWork.run(from: first, to: end, worker: { { 3 * $0 } }) {
        results += $0
        return true
      }
      #expect(results == (first..<end).map { 3 * $0 })
    }
  }

  @Test("slow and fast pieces are mixed") func mixed() throws {
    var results: [Int] = []
    try OrderedWork.run(
      from: 0, to: 3000,
      worker: {
        { place in
          if place.isMultiple(of: 601) { usleep(70_000) }
          return place
        }
      }
    ) {
      results += $0
      return true
    }
    #expect(results == Array(0..<3000))
  }

  @Test("the first error is thrown, behind the results before it", arguments: [0, 1, 777, 99_999])
  func failure(place: Int) throws {
    var results: [Int] = []
    #expect(throws: Broken(place: place)) {
      try OrderedWork.run(
        from: 0, to: 100_000,
        worker: {
          { k in
            if k >= place { throw Broken(place: k) }
            return k
          }
        }
      ) {
        results += $0
        return true
      }
    }
    #expect(results == Array(0..<place))
    // Of one who cannot begin.
    #expect(throws: Broken(place: -1)) {
      try OrderedWork.run(from: 0, to: 10, worker: { throw Broken(place: -1) }) { (_: [Int]) in true }
    }
  }

  @Test("the one who takes the results can end the work, and is asked while nothing is ready") func stop() throws {
    let begun = Counter()
    var (asked, taken) = (0, 0)
    try OrderedWork.run(
      from: 0, to: 1_000_000,
      worker: {
        { place in
          begun.add()
          usleep(400_000)
          return place
        }
      }
    ) {
      asked += 1
      taken += $0.count
      return asked < 3
    }
    #expect(asked == 3)
    // At most three times a tenth of a second, in which nobody got far.
    #expect(begun.count < 1000 && taken < 1000)
    struct Full: Error {}
    #expect(throws: Full.self) { try OrderedWork.run(from: 0, to: 1000, worker: { { $0 } }) { _ in throw Full() } }
  }

  @Test("results do not pile up behind one that is slow") func window() throws {
    let done = Counter(), ready = Counter()
    try OrderedWork.run(
      from: 0, to: 1_000_000,
      worker: {
        { place in
          if place == 0 {
            usleep(500_000)
            // None has been taken before the first.
            ready.add(done.count)
          }
          done.add()
          return place
        }
      }
    ) { _ in true }
    #expect(done.count == 1_000_000)
    #expect(ready.count > 0 && ready.count < 100_000, "\(ready.count) results were ready behind the first")
  }

  private final class Counter: @unchecked Sendable {
    private let lock = Lock()
    private var value = 0
    var count: Int { lock { value } }
    func add(_ count: Int = 1) { lock { value += count } }
  }
}
