import Numbers

/// The functions expressions are made of, besides sums, products and powers.
public enum Function: UInt8, CaseIterable, Sendable, Hashable {
  case exp, log, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh
  /// atan2(y, x): the angle of the point (x, y), in (−π, π]. It has a value where x and y are real and not both zero.
  case atan2
  case abs, conjugate, re, im
  /// The scalar product of two vectors.
  case dot
  /// The vector product of two vectors.
  case cross
  /// An operation without a value; the arguments are its operands.
  case undefined
  // The order of expressions goes by these numbers: new functions come last.
  case erf, erfc, gamma, logGamma, digamma, dilogarithm, besselJ0, besselJ1
}

/// Everything the algebra knows of one function. There are no defaults: a new function states each of these.
struct FunctionFacts: Sendable {
  enum Parity: Sendable { case even, odd, none }
  /// Where the function commutes with complex conjugation: f(z*) = f(z)*.
  enum Conjugation: Sendable { case everywhere, offBranchCuts, isReal }

  let name: String
  let arity: Int
  let parity: Parity
  let conjugation: Conjugation
  /// Facts of the value, from facts of the arguments.
  let facts: @Sendable ([Facts]) -> Facts
  /// The value at special arguments, or nil.
  let special: @Sendable (Arena, [Id]) -> Id?
  /// ∂f/∂(argument k), or nil where the derivative does not exist as an expression of this class.
  let derivative: @Sendable (Arena, [Id], Int) -> Id?
}

extension Function {
  /// The lower-case name, as it is written in input.
  public var name: String { facts.name }
  /// The number of arguments.
  public var arity: Int { facts.arity }

  /// The function of one number that this is.
  package var unary: UnaryFunction? {
    switch self {
    case .exp: .exp
    case .log: .log
    case .sin: .sin
    case .cos: .cos
    case .tan: .tan
    case .asin: .asin
    case .acos: .acos
    case .atan: .atan
    case .sinh: .sinh
    case .cosh: .cosh
    case .tanh: .tanh
    case .erf: .erf
    case .erfc: .erfc
    case .gamma: .gamma
    case .logGamma: .logGamma
    case .digamma: .digamma
    case .dilogarithm: .dilogarithm
    case .besselJ0: .besselJ0
    case .besselJ1: .besselJ1
    case .atan2, .abs, .conjugate, .re, .im, .dot, .cross, .undefined: nil
    }
  }

  var facts: FunctionFacts { Self.table[Int(rawValue)] }

  private static let table: [FunctionFacts] = allCases.map(record)

  private static func realIfReal(_ a: [Facts]) -> Facts {
    a.allSatisfy { $0.contains(.real) } ? .real : []
  }

  private static func record(_ function: Function) -> FunctionFacts {
    switch function {
    case .exp:
      FunctionFacts(
        name: "exp", arity: 1, parity: .none, conjugation: .everywhere,
        facts: { $0[0].contains(.real) ? [.positive] : [.nonzero] },
        special: { $0.specialExponential($1[0]) },
        derivative: { arena, a, _ in arena.call(.exp, a) })
    case .log:
      FunctionFacts(
        name: "log", arity: 1, parity: .none, conjugation: .offBranchCuts,
        facts: { $0[0].contains(.positive) ? .real : [] },
        special: { $0.specialLogarithm($1[0]) },
        derivative: { arena, a, _ in arena.power(a[0], arena.minusOne) })
    case .sin:
      FunctionFacts(
        name: "sin", arity: 1, parity: .odd, conjugation: .everywhere, facts: realIfReal,
        special: { $0.cosineOfTurn($1[0], shiftedBy: Rational(-1, 2)) },
        derivative: { arena, a, _ in arena.call(.cos, a) })
    case .cos:
      FunctionFacts(
        name: "cos", arity: 1, parity: .even, conjugation: .everywhere, facts: realIfReal,
        special: { $0.cosineOfTurn($1[0], shiftedBy: 0) },
        derivative: { arena, a, _ in arena.negate(arena.call(.sin, a)) })
    case .tan:
      FunctionFacts(
        name: "tan", arity: 1, parity: .odd, conjugation: .everywhere, facts: realIfReal,
        special: { arena, a in
          guard let s = arena.cosineOfTurn(a[0], shiftedBy: Rational(-1, 2)),
            let c = arena.cosineOfTurn(a[0], shiftedBy: 0)
          else { return nil }
          return c == arena.zero ? arena.undefined(.tan, a) : arena.quotient(s, c)
        },
        derivative: { arena, a, _ in arena.sum(arena.one, arena.power(arena.call(.tan, a), arena.integer(2))) })
    case .asin:
      FunctionFacts(
        name: "asin", arity: 1, parity: .odd, conjugation: .offBranchCuts, facts: { _ in [] },
        special: { $0.specialInverse($1[0], [(0, 0), (Rational(1, 2), Rational(1, 6)), (1, Rational(1, 2))]) },
        derivative: { arena, a, _ in arena.power(arena.oneMinusSquare(a[0]), arena.minusHalf) })
    case .acos:
      FunctionFacts(
        name: "acos", arity: 1, parity: .none, conjugation: .offBranchCuts, facts: { _ in [] },
        special: {
          $0.specialInverse(
            $1[0],
            [
              (0, Rational(1, 2)), (Rational(1, 2), Rational(1, 3)), (1, 0), (-1, 1),
              (Rational(-1, 2), Rational(2, 3))
            ])
        },
        derivative: { arena, a, _ in arena.negate(arena.power(arena.oneMinusSquare(a[0]), arena.minusHalf)) })
    case .atan:
      FunctionFacts(
        name: "atan", arity: 1, parity: .odd, conjugation: .offBranchCuts, facts: realIfReal,
        special: { $0.specialInverse($1[0], [(0, 0), (1, Rational(1, 4))]) },
        derivative: { arena, a, _ in
          arena.power(arena.sum(arena.one, arena.power(a[0], arena.integer(2))), arena.minusOne)
        })
    case .sinh:
      FunctionFacts(
        name: "sinh", arity: 1, parity: .odd, conjugation: .everywhere, facts: realIfReal,
        special: { arena, a in a[0] == arena.zero ? arena.zero : nil },
        derivative: { arena, a, _ in arena.call(.cosh, a) })
    case .cosh:
      FunctionFacts(
        name: "cosh", arity: 1, parity: .even, conjugation: .everywhere,
        facts: { $0[0].contains(.real) ? .positive : [] },
        special: { arena, a in a[0] == arena.zero ? arena.one : nil },
        derivative: { arena, a, _ in arena.call(.sinh, a) })
    case .tanh:
      FunctionFacts(
        name: "tanh", arity: 1, parity: .odd, conjugation: .everywhere, facts: realIfReal,
        special: { arena, a in a[0] == arena.zero ? arena.zero : nil },
        derivative: { arena, a, _ in arena.oneMinusSquare(arena.call(.tanh, a)) })
    case .erf:
      FunctionFacts(
        name: "erf", arity: 1, parity: .odd, conjugation: .everywhere, facts: realIfReal,
        special: { arena, a in a[0] == arena.zero ? arena.zero : nil },
        derivative: { arena, a, _ in arena.gaussian(a[0]) })
    case .erfc:
      FunctionFacts(
        name: "erfc", arity: 1, parity: .none, conjugation: .everywhere,
        facts: { $0[0].contains(.real) ? .positive : [] },
        special: { arena, a in a[0] == arena.zero ? arena.one : nil },
        derivative: { arena, a, _ in arena.negate(arena.gaussian(a[0])) })
    case .gamma:
      FunctionFacts(
        name: "gammafunction", arity: 1, parity: .none, conjugation: .everywhere,
        facts: { $0[0].contains(.positive) ? .positive : realIfReal($0).union(.nonzero) },
        special: { $0.specialGamma($1[0]) },
        derivative: { arena, a, _ in arena.product(arena.call(.gamma, a), arena.call(.digamma, a)) })
    case .logGamma:
      FunctionFacts(
        name: "loggamma", arity: 1, parity: .none, conjugation: .offBranchCuts,
        facts: { $0[0].contains(.positive) ? .real : [] },
        special: { $0.specialLogGamma($1[0]) },
        derivative: { arena, a, _ in arena.call(.digamma, a) })
    case .digamma:
      FunctionFacts(
        name: "digamma", arity: 1, parity: .none, conjugation: .everywhere, facts: realIfReal,
        special: { arena, a in arena.isPoleOfGamma(a[0]) ? arena.undefined(.poleOfGamma, a) : nil },
        derivative: { _, _, _ in nil })
    case .dilogarithm:
      FunctionFacts(
        name: "dilog", arity: 1, parity: .none, conjugation: .offBranchCuts, facts: { _ in [] },
        special: { $0.specialDilogarithm($1[0]) },
        derivative: { arena, a, _ in
          arena.negate(arena.quotient(arena.call(.log, [arena.difference(arena.one, a[0])]), a[0]))
        })
    case .besselJ0:
      FunctionFacts(
        name: "besselj0", arity: 1, parity: .even, conjugation: .everywhere, facts: realIfReal,
        special: { arena, a in a[0] == arena.zero ? arena.one : nil },
        derivative: { arena, a, _ in arena.negate(arena.call(.besselJ1, a)) })
    case .besselJ1:
      FunctionFacts(
        name: "besselj1", arity: 1, parity: .odd, conjugation: .everywhere, facts: realIfReal,
        special: { arena, a in a[0] == arena.zero ? arena.zero : nil },
        derivative: { arena, a, _ in
          arena.difference(arena.call(.besselJ0, a), arena.quotient(arena.call(.besselJ1, a), a[0]))
        })
    case .atan2:
      FunctionFacts(
        name: "atan2", arity: 2, parity: .none, conjugation: .isReal, facts: realIfReal,
        special: { $0.specialAngle($1[0], $1[1]) },
        derivative: { arena, a, k in
          let two = arena.integer(2)
          let square = arena.sum(arena.power(a[0], two), arena.power(a[1], two))
          let top = k == 0 ? a[1] : arena.negate(a[0])
          return arena.quotient(top, square)
        })
    case .abs:
      FunctionFacts(
        name: "abs", arity: 1, parity: .even, conjugation: .isReal,
        facts: { $0[0].contains(.nonzero) ? .positive : .nonnegative },
        special: { $0.specialMagnitude($1[0]) },
        derivative: { arena, a, _ in
          arena[a[0]].facts.contains(.real) ? arena.quotient(a[0], arena.call(.abs, a)) : nil
        })
    case .conjugate:
      FunctionFacts(
        name: "conj", arity: 1, parity: .odd, conjugation: .everywhere,
        facts: { $0[0].intersection([.nonzero, .constant]) },
        special: { $0.pushConjugate($1[0]) },
        derivative: { _, _, _ in nil })
    case .re:
      FunctionFacts(
        name: "re", arity: 1, parity: .odd, conjugation: .isReal, facts: { _ in .real },
        special: { $0.splitParts($1[0], imaginary: false) },
        derivative: { _, _, _ in nil })
    case .im:
      FunctionFacts(
        name: "im", arity: 1, parity: .odd, conjugation: .isReal, facts: { _ in .real },
        special: { $0.splitParts($1[0], imaginary: true) },
        derivative: { _, _, _ in nil })
    case .dot:
      FunctionFacts(
        name: "dot", arity: 2, parity: .none, conjugation: .isReal, facts: { _ in .real },
        special: { $0.expandDot($1[0], $1[1]) },
        derivative: { _, _, _ in nil })
    case .cross:
      FunctionFacts(
        name: "cross", arity: 2, parity: .none, conjugation: .isReal, facts: { _ in .vector },
        special: { $0.expandCross($1[0], $1[1]) },
        derivative: { _, _, _ in nil })
    case .undefined:
      FunctionFacts(
        name: "undefined", arity: 2, parity: .none, conjugation: .offBranchCuts, facts: { _ in .undefined },
        special: { _, _ in nil },
        derivative: { _, _, _ in nil })
    }
  }
}
