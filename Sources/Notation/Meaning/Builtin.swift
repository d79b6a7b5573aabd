import Algebra

/// A function that every text may use.
struct Builtin: Sendable {
  enum Rule: Sendable {
    case elementary(Function)
    case squareRoot, cubeRoot
    /// 1/f.
    case reciprocal(Function)
    /// cos/sin, which has a value where the tangent has none.
    case cotangent
    /// cosh/sinh.
    case hyperbolicCotangent
    /// diff(f, x, …).
    case derivative
    case dot, cross

    /// Whether it is the value of a function at its arguments.
    var isElementary: Bool { if case .derivative = self { false } else { true } }
  }

  let rule: Rule
  /// The arguments it takes.
  let arity: ClosedRange<Int>

  static let table: [String: Builtin] = {
    var table: [String: Builtin] = [:]
    for function in Function.allCases where function != .undefined && function != .dot && function != .cross {
      table[function.name] = Builtin(rule: .elementary(function), arity: function.arity...function.arity)
    }
    let synonyms: [(String, Function)] = [
      ("ln", .log), ("arcsin", .asin), ("arccos", .acos), ("arctan", .atan), ("conjugate", .conjugate), ("Re", .re),
      ("Im", .im)
    ]
    for (name, function) in synonyms { table[name] = table[function.name] }
    let reciprocals: [(String, Function)] = [
      ("sec", .cos), ("csc", .sin), ("sech", .cosh), ("csch", .sinh)
    ]
    for (name, function) in reciprocals { table[name] = Builtin(rule: .reciprocal(function), arity: 1...1) }
    table["cot"] = Builtin(rule: .cotangent, arity: 1...1)
    table["coth"] = Builtin(rule: .hyperbolicCotangent, arity: 1...1)
    table["sqrt"] = Builtin(rule: .squareRoot, arity: 1...1)
    table["cbrt"] = Builtin(rule: .cubeRoot, arity: 1...1)
    table["diff"] = Builtin(rule: .derivative, arity: 2...100)
    table["dot"] = Builtin(rule: .dot, arity: 2...2)
    table["cross"] = Builtin(rule: .cross, arity: 2...2)
    return table
  }()

  /// How functions are written elsewhere, where the letters may stand for anything here.
  static let otherNames: [String: String] = [
    "Γ": "gammafunction", "γ": "gammafunction", "tgamma": "gammafunction", "lgamma": "loggamma", "ψ": "digamma",
    "psi": "digamma", "Li₂": "dilog", "J₀": "besselj0", "J₁": "besselj1", "j₀": "besselj0", "j₁": "besselj1",
    "besselj": "besselj0"
  ]
}
