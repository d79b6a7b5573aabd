/// The store of all expressions, for programs that run for a long time.
///
/// Every distinct expression is kept once, for the life of the process. A program that makes millions of them and holds few
/// says so from time to time:
///
///     ExpressionStore.settle()              // what was made so far stays
///     …
///     ExpressionStore.release(keeping: held)
///
/// To use an expression that was released ends the program.
public enum ExpressionStore {
  /// How many distinct expressions are kept.
  public static var count: Int { Arena.shared.build(\.aliveCount) }

  /// Everything that exists now stays for ever.
  public static func settle() { Arena.shared.settle() }

  /// Releases everything that was made since the store was settled and of which no expression of `kept` consists.
  ///
  /// Symbols stay, and constants made by ``Expr/lasting``. No other thread may use expressions at the time, and whoever calls
  /// this answers for it that nothing else is used afterwards. The time is proportional to what was made since the last
  /// release and what is kept.
  public static func release(keeping kept: [Expr]) { Arena.shared.release(keeping: kept) }

  /// Releases when the store is twice as large as after the last time, and larger than a few megabytes: altogether this takes a
  /// time proportional to what is made.
  public static func releaseIfLarge(keeping kept: () -> [Expr]) {
    let arena = Arena.shared
    guard count > max(arena.build { 2 * $0.released.left }, 1 << 18) else { return }
    release(keeping: kept())
  }
}

extension Expr {
  /// The same expression, which the store keeps for ever: for the constants of a program, which are made when they are needed
  /// first.
  public var lasting: Expr {
    let id = id
    Arena.shared.build { _ = $0.released.lasting.insert(id) }
    return Expr(id: id)
  }
}
