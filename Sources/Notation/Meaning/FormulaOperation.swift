import Algebra

/// Something that is done with the values of formulas, and called like a function inside them: `limit(f, x, ∞)`.
public struct FormulaOperation: Sendable {
  /// That an operation has no value for its arguments: the sentence that says so.
  public struct Failure: Error, Sendable, CustomStringConvertible {
    /// The sentence.
    public let description: String
    /// What is wrong in one sentence.
    public init(_ description: String) { self.description = description }
  }

  /// How it is called: "limit(f, x, a)".
  public let usage: String
  /// What it gives, in a few words.
  public let summary: String
  /// The arguments it takes.
  public let arity: ClosedRange<Int>
  let apply: @Sendable ([Value]) throws -> Conditional<Value>

  /// - Parameter apply: the value for arguments whose number is right, and what must not vanish for it.
  public init(
    _ usage: String, _ summary: String, _ arity: ClosedRange<Int>,
    _ apply: @escaping @Sendable ([Value]) throws -> Conditional<Value>
  ) {
    (self.usage, self.summary, self.arity, self.apply) = (usage, summary, arity, apply)
  }
}

extension Elaborator {
  /// The value of an operation of the environment.
  mutating func perform(_ operation: FormulaOperation, _ name: String, _ arguments: [Index], _ index: Index) -> Value? {
    guard operation.arity.contains(arguments.count) else {
      report(.mismatch, index, "\(name) is called as \(operation.usage)")
      return nil
    }
    let values = arguments.compactMap { value($0) }
    guard values.count == arguments.count else { return nil }
    do {
      let result = try operation.apply(values)
      for condition in result.conditions where !conditions.contains(condition) { conditions.append(condition) }
      return checked(result.value, index)
    } catch let error as FormulaOperation.Failure {
      report(.mismatch, index, error.description)
    } catch AlgebraError.notAVariable(let place) {
      // Another argument is wanted in this place.
      report(.mismatch, index, "\(AlgebraError.notAVariable(place))")
    } catch {
      report(.unable, index, "\(error)")
    }
    return nil
  }
}
