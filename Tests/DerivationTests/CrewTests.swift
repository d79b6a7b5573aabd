import Worksheets
import Numbers
import Testing

@Suite("Work on all cores")
struct CrewTests {
  @Test("results come in the order in which the work was handed in")
  func order() {
    let crew = Crew<Int>()
    for k in 0..<1000 { crew.add { k } }
    #expect(crew.results() == Array(0..<1000))
    #expect(Workers.map(Array(0..<50)) { $0 * $0 } == (0..<50).map { $0 * $0 })
    #expect(Workers.map([Int]()) { $0 }.isEmpty)
  }

  @Test("a crew that is let go stops, and does not do what was not begun")
  func abandoned() {
    let done = Counter()
    do {
      let crew = Crew<Void>()
      for _ in 0..<100_000 { crew.add { done.add() } }
    }
    let count = done.count
    #expect(count <= 100_000)
    #expect(done.count == count, "a thread outlived its crew")
  }

  @Test("a function is asked once for an argument, until its memory is full")
  func memory() {
    let calls = Counter()
    let square = Memo<Int, Int>(capacity: 10) {
      calls.add()
      return $0 * $0
    }
    for _ in 0..<3 { for k in 0..<10 { #expect(square(k) == k * k) } }
    #expect(calls.count == 10)
    #expect(square(10) == 100 && square(0) == 0)
    #expect(calls.count == 12)
  }

  private final class Counter: @unchecked Sendable {
    private let lock = Lock()
    private var value = 0
    var count: Int { lock { value } }
    func add() { lock { value += 1 } }
  }
}
