internal import CNumerics

/// How much work an operation may do before it gives up.
///
/// An operation of algebra (a decision, a simplification, a series) may use some seconds of its thread's processor time,
/// whatever else the machine does meanwhile; what takes longer ends with ``NumberError/tooLarge(_:)``. Operations inside
/// others share the budget of the outermost one.
///
/// The time is looked at between steps, through ``check(_:)``, and by FLINT whenever it asks for memory: an operation on
/// polynomials is left in the middle, with the meaningless result 1. So whoever uses a result of one must check before
/// anything follows from it; at the latest ``bounded(_:_:)`` does, which returns nothing once the time is over.
public enum WorkBudget {
  /// The seconds of processor time of an operation where nothing else is said. Code that is not optimised is given ten times
  /// as many.
  public static let standard: Double = {
    #if DEBUG
      20
    #else
      2
    #endif
  }()

  @TaskLocal private static var chosen: Double?

  /// The seconds of processor time that an operation begun now may use.
  public static var seconds: Double { chosen ?? standard }

  /// Runs `body`, whose operations may use this many seconds of processor time each.
  public static func of<R>(_ seconds: Double, _ body: () throws -> R) rethrows -> R {
    try $chosen.withValue(seconds, operation: body)
  }

  /// Runs one operation within the budget: `what` names it in the error.
  package static func bounded<R>(_ what: @autoclosure () -> String, _ body: () throws -> R) throws -> R {
    if cn_work_limit() != 0 { return try body() }
    let seconds = seconds
    let before = cn_work_begin(Int(min(seconds, 1e9) * 1e9))
    defer { cn_work_restore(before) }
    do {
      let result = try body()
      if cn_work_is_over_now() == 0 { return result }
    } catch {
      if cn_work_is_over_now() == 0 { throw error }
    }
    throw exceeded(what(), seconds)
  }

  /// Throws ``NumberError/tooLarge(_:)`` when the time of the operation under way is over.
  @inline(__always)
  package static func check(_ what: @autoclosure () -> String = "this operation") throws(NumberError) {
    if cn_work_is_over() != 0 { throw exceeded(what(), seconds) }
  }

  /// Whether the time of the operation under way is over.
  package static var isOver: Bool { cn_work_is_over() != 0 }

  /// Ends every operation under way, and those begun until this is false again. May be set by a signal's handler.
  package static var isInterrupted: Bool {
    get { cn_work_is_interrupted() != 0 }
    set { cn_work_interrupt(newValue ? 1 : 0) }
  }

  private static func exceeded(_ what: String, _ seconds: Double) -> NumberError {
    if isInterrupted { return .tooLarge("interrupted") }
    let shown = seconds == seconds.rounded() ? "\(Int(seconds))" : "\(seconds)"
    return .tooLarge("\(what) takes more than \(shown) s of work")
  }
}
