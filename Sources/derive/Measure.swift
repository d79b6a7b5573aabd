import Algebra
import Numbers

/// A number with a unit, as it is typed: '1e12 A/m^2', '5 nm', 0.3.
struct Measure: Sendable {
  /// The value in SI units.
  let value: Rational
  /// Whether it was typed with a unit.
  let hasUnit: Bool

  /// - Parameters:
  ///   - option: what it is given to, for messages.
  ///   - unit: a unit of its dimension, in which a number without one is.
  init(_ text: String, for option: String, unit: String) throws(UsageError) {
    let pieces = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true).map(String.init)
    guard let first = pieces.first, let number = Self.number(first) else {
      throw UsageError("\(option) takes a number\(unit.isEmpty ? "" : " and a unit, such as '1 \(unit)'"), not \(text)")
    }
    hasUnit = pieces.count == 2
    guard pieces.count == 2 else {
      value = number
      return
    }
    let scale = try Self.scale(pieces[1], for: option, unit: unit)
    value = number * scale
  }

  /// A decimal, with an exponent or without, or a fraction.
  private static func number(_ text: String) -> Rational? {
    // What is no number of this world is none here: the exponents are bounded.
    if let exponent = text.lowercased().split(separator: "e").dropFirst().first.map(String.init) {
      guard let power = Int(exponent), power.magnitude <= 10_000 else { return nil }
    }
    return Rational(text)
  }

  private static func scale(_ text: String, for option: String, unit: String) throws(UsageError) -> Rational {
    let given = try PhysicalUnit(typed: text), wanted = try PhysicalUnit(typed: unit.isEmpty ? "1" : unit)
    guard given.dimension == wanted.dimension else {
      let kind = unit.isEmpty ? "a number without a unit" : "a value in \(unit), or in a multiple of it"
      throw UsageError("\(option) takes \(kind); \(text) has the dimension \(given.dimension)")
    }
    guard let scale = given.scale.rationalValue else {
      throw UsageError("\(text) is no rational multiple of \(unit); give \(option) in \(unit)")
    }
    return scale
  }
}

extension PhysicalUnit {
  /// A unit of the command line.
  init(typed text: String) throws(UsageError) {
    do {
      try self.init(text)
    } catch let error {
      switch error {
      case .unknown(let symbol): throw UsageError("no unit is called \(symbol)", symbol, among: PhysicalUnit.symbols)
      case .malformed(let what): throw UsageError(what)
      }
    }
  }
}
