import Algebra
import Evaluation
import Exports
import Numbers

/// `derive torque --import FILE --from PROGRAM`: what the numbers in a program's input mean, as the options that say the same.
struct TorqueImport {
  private let target: Target
  private let path: String
  private let typed: [(input: Target.Input, value: Rational)]
  private let drift: Ball
  private let share: Ball

  /// - Throws: `UsageError` for a program that there is not, and numbers that are missing or cannot be read.
  init(file path: String, from name: String?) throws {
    let names = Target.all.map(\.name)
    guard let name else {
      throw UsageError(
        "--import needs --from, the program whose input \(path.visible) is: \(names.joined(separator: ", "))")
    }
    guard let target = Target.all.first(where: { $0.name == name.lowercased() }) else {
      throw UsageError("no program is called \(name)", name, among: names)
    }
    self.target = target
    self.path = path.visible
    let text = try Input.lines(of: path).joined(separator: "\n")
    let typed: [(input: Target.Input, value: Rational)]
    do {
      typed = try target.typed(in: text)
    } catch {
      throw UsageError("\(path.visible): \(error.description)")
    }
    self.typed = typed
    let point = try Dictionary(
      uniqueKeysWithValues: typed.map { ($0.input.letter, try Ball($0.value, precision: Self.precision)) })
    guard let (drift, share) = try target.torque(where: point, precision: Self.precision) else {
      let missing = target.inputs.filter { input in
        if case .fixed = input.origin { return false }
        return !typed.contains { $0.input.name == input.name }
      }
      throw UsageError(
        "\(path.visible) types no \(missing.map(\.name).joined(separator: ", no ")) for \(target.program)")
    }
    (self.drift, self.share) = (drift, share)
  }

  private static let precision = 128

  private func value(of canonical: Expr) -> Rational? {
    typed.first { $0.input.origin == .given(canonical) }?.value
  }

  /// The options that describe the same torque, with what was given on the command line besides.
  ///
  /// - Throws: `UsageError` where the current or the magnetisation is typed nowhere.
  func options(besides given: [String: Rational]) throws -> [String] {
    let torque = ZhangLiTorque()
    func needed(_ option: String, _ letter: Expr, _ what: String) throws(UsageError) -> Rational {
      switch (value(of: letter), given[option]) {
      case (let own?, nil): return own
      case (nil, let other?): return other
      case (.some, .some): throw UsageError("\(option) is in \(path) already")
      case (nil, nil):
        throw UsageError(
          "\(option) is missing: \(path) types the drift itself, \(drift.midpointDouble.rounded(toDigits: 9)) m/s; with \(what) the "
            + "polarisation follows from it")
      }
    }
    let j = try needed("--j", torque.j, "the current density")
    let Ms = try needed("--Ms", torque.Ms, "the magnetisation")
    guard let α = value(of: torque.α) else { throw UsageError("\(path) types no damping") }
    if j.isZero { throw UsageError("the current in \(path) is zero") }
    // v = −gμ_BPj/2eM_s.
    func constant(_ name: String) throws -> Ball {
      try TorqueSituation.constant(name, .recommended, Self.precision)
    }
    let unit = try
      (Ball(given["--g"] ?? 2, precision: Self.precision) * constant("μ_B") * Ball(j, precision: Self.precision))
      .divided(by: Ball(2 * Ms, precision: Self.precision) * constant("e"))
    let P = try (-drift).divided(by: unit)
    guard let polarisation = Rational(exactly: P.midpointDouble), let β = Rational(exactly: share.midpointDouble) else {
      throw UsageError("the numbers in \(path) are too large")
    }
    let own = [("--P", polarisation), ("--j", j), ("--Ms", Ms), ("--alpha", α), ("--beta", β)]
    return own.filter { given[$0.0] == nil }.flatMap { [$0.0, $0.1.doubleText] }
  }

  /// What is typed, and what it means.
  func text(_ options: [String]) -> String {
    let numbers = typed.map { input, value in
      "\(input.name) = \(value.doubleText)\(input.unit.isEmpty ? "" : " \(input.unit)")"
    }
    return """
      \(path) types for \(target.program): \(numbers.joined(separator: ", "))
      the same torque: derive torque \(options.joined(separator: " "))


      """
  }
}

extension Rational {
  /// The nearest double, as text that reads back to it.
  fileprivate var doubleText: String {
    let text = "\(asDouble)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
