import Numbers

/// Operations of algebra within the budget of work: see `WorkBudget`.
enum Work {
  /// Runs one operation; `what` names it where it takes too long. Errors of numbers come out as errors of algebra.
  static func bounded<R>(_ what: @autoclosure () -> String, _ body: () throws -> R) throws -> R {
    do { return try WorkBudget.bounded(what(), body) } catch let error as NumberError {
      throw AlgebraError.number(error)
    }
  }

  /// Throws when the operation under way has used its budget up. Belongs into every loop whose length is not known, and
  /// behind every operation on polynomials from which something follows.
  @inline(__always)
  static func check() throws {
    do { try WorkBudget.check() } catch { throw AlgebraError.number(error) }
  }

  /// Whether the operation under way has used its budget up.
  static var isOver: Bool { WorkBudget.isOver }
}
