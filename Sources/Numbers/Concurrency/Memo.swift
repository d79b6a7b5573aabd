/// A function remembered for the arguments it was called with, safe to use from many threads.
///
/// It forgets everything when `capacity` values are held, so that it does not grow without bound.
package final class Memo<Argument: Hashable & Sendable, Value: Sendable>: @unchecked Sendable {
  private let function: @Sendable (Argument) -> Value
  private let capacity: Int
  private var known: [Argument: Value] = [:]
  private let lock = Lock()

  package init(capacity: Int = 4096, _ function: @escaping @Sendable (Argument) -> Value) {
    self.function = function
    self.capacity = capacity
  }

  package func callAsFunction(_ argument: Argument) -> Value {
    if let value = lock({ known[argument] }) { return value }
    let value = function(argument)
    lock {
      if known.count >= capacity { known.removeAll() }
      known[argument] = value
    }
    return value
  }
}
