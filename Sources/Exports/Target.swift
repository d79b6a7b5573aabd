import Algebra
import Numbers
import Spintronics

/// A micromagnetic program, the torque that it computes from what is typed, and how it is typed.
public struct Target: Sendable {
  /// Something that is typed.
  public struct Input: Sendable {
    /// Where its value comes from.
    public enum Origin: Sendable, Hashable {
      /// A canonical quantity, such as the damping.
      case given(Expr)
      /// A constant of the program, with which it has to agree.
      case fixed(Constant)
      /// What makes the program's torque the canonical one.
      case solved(Unknown)
    }
    /// What a number that has to be found stands for.
    public enum Unknown: Sendable, Hashable {
      /// The polarisation of the current, to be typed beside the current.
      case polarisation
      /// The nonadiabatic share.
      case share
      /// How strong the torque is, in units of the program's own.
      case strength
    }
    /// What the program calls it.
    public let name: String
    /// Its letter in the program's formula.
    public let letter: Expr
    /// Its unit.
    public let unit: String
    /// Where its value comes from.
    public let origin: Origin
  }

  /// A constant that stands in the program's source.
  public struct Constant: Sendable, Hashable {
    /// What it is called there.
    public let name: String
    /// Its letter in the program's formula.
    public let letter: Expr
    /// The number, as written there.
    public let text: String
    /// The number.
    public let value: Rational
  }

  /// Which torque it is.
  public enum Kind: Sendable {
    /// That of a current in a texture.
    case zhangLi
    /// That of spins which arrive across an interface.
    case spinOrbit
  }

  /// Which torque it is.
  public let kind: Kind
  /// How it is called on the command line.
  public let name: String
  /// The program, with its version where it has been run.
  public let program: String
  /// The file of the program's source where the formula stands.
  public let source: String
  /// The constants in it.
  public let constants: [Constant]
  /// What is typed.
  public let inputs: [Input]
  /// What the program adds to ∂ₜm, in its own letters.
  public let torque: Vector
  /// What a user must know besides.
  public let traps: [String]
  /// The lines of an input file.
  let script: @Sendable (Script) -> [String]
  /// Inputs of which only the product enters: what makes the first exceed 1 goes into the second.
  public internal(set) var product: (share: String, rest: String)?
  /// What begins a line of comment.
  let comment: String
}

extension Target.Input {
  /// What it stands for, if it has to be found.
  public var unknown: Unknown? { if case .solved(let unknown) = origin { unknown } else { nil } }

  /// A canonical quantity under the program's name.
  static func given(_ name: String, _ letter: Expr, _ unit: String, of canonical: Expr) -> Target.Input {
    Target.Input(name: name, letter: letter, unit: unit, origin: .given(canonical))
  }

  /// A number to be found.
  static func solved(_ name: String, _ letter: Expr, _ unit: String, as unknown: Unknown) -> Target.Input {
    Target.Input(name: name, letter: letter, unit: unit, origin: .solved(unknown))
  }
}

extension Target.Constant {
  /// A constant as written in a source.
  init(_ name: String, _ letter: String, _ text: String) {
    guard let value = Rational(text) else { preconditionFailure("\(text) is no number") }
    self.init(name: name, letter: .symbol(letter, .positive), text: text, value: value)
  }
}

extension Target {
  /// What the torque is a response to: ∂m, or m × σ.
  public var cause: Vector { kind == .zhangLi ? ZhangLiTorque().slope : SpinOrbitTorque().cause }
  private var m: Vector { ZhangLiTorque().m }

  /// The canonical torque beside the damping, by its coefficients of the cause X and of m × X.
  public var canonical: TangentResponse {
    switch kind {
    case .zhangLi: ZhangLiTorque().response
    case .spinOrbit: SpinOrbitTorque().response
    }
  }

  /// What the canonical torque adds to ∂ₜm.
  public var canonicalRate: Vector { ZhangLiTorque.explicit(canonical(cause, at: m), α: ZhangLiTorque().α, at: m) }

  /// The two coefficients of Gilbert's form that a torque in the program's letters has: of the cause X and of m × X.
  public func response(of torque: Vector) throws -> TangentResponse {
    let explicit = try TangentResponse(of: torque, to: cause, at: m)
    let α = damping
    // (1 − α m ×) of it, with m × m × X = −X.
    return TangentResponse(
      along: try (explicit.along + α * explicit.turned).simplified(),
      turned: try (explicit.turned - α * explicit.along).simplified())
  }

  /// The damping in the program's letters.
  var damping: Expr {
    let α = ZhangLiTorque().α
    return inputs.first { $0.origin == .given(α) }?.letter ?? α
  }

  /// What the letters of numbers mean that do not have to be found.
  public var meanings: [(of: Expr, by: Expr)] {
    inputs.compactMap { input in
      switch input.origin {
      case .given(let canonical): (of: input.letter, by: canonical)
      case .fixed(let constant): (of: input.letter, by: constant.letter)
      case .solved: nil
      }
    }
  }

  /// What has to be typed for the program's torque to be the canonical one, in canonical quantities and the program's constants.
  public func solution() throws -> [(input: Input, value: Expr)] {
    try solution(torque, for: canonical)
  }

  /// What has to be typed for a torque in the program's letters to have the coefficients of X and of m × X in Gilbert's form.
  ///
  /// - Throws: `AlgebraError` where no number or more than one does it.
  public func solution(
    _ torque: Vector, for wanted: TangentResponse
  ) throws -> [(input: Input, value: Expr)] {
    let unknowns = inputs.filter { $0.unknown != nil }
    guard unknowns.count == 2 else { throw AlgebraError.domain("two numbers to be typed", torque.expression) }
    let response = try response(of: torque)
    let (along, turned) = (response.along.substituting(meanings), response.turned.substituting(meanings))
    if kind == .spinOrbit {
      let gaps = [turned - wanted.turned, along - wanted.along]
      let found = try Expr.solveLinear(gaps, for: unknowns.map(\.letter)).unique()
      return try zip(unknowns, found).map { ($0, try $1.simplified()) }
    }
    guard let share = unknowns.first(where: { $0.unknown == .share }),
      let strength = unknowns.first(where: { $0.unknown != .share })
    else { throw AlgebraError.domain("a drift and a share to be typed", torque.expression) }
    // The share first: the strength cancels in the ratio of both.
    let balance = try (turned * wanted.along - along * wanted.turned).fraction().numerator.factored()
    let ratio = try Expr.solveLinear([balance], for: [share.letter]).unique()[0]
    let drift = (along - wanted.along).substituting(share.letter, by: ratio)
    let size = try Expr.solveLinear([drift], for: [strength.letter]).unique()[0]
    return [(strength, try size.simplified()), (share, try ratio.simplified())]
  }
}
