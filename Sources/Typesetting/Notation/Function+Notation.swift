import Algebra

/// How one function looks in every format. There are no defaults: a new function states each of these.
struct FunctionNotation: Sendable {
  enum Form: Sendable {
    /// A name before its arguments; a power may stand on the name, and a simple argument needs no parentheses.
    case named
    /// A name before arguments in parentheses, always.
    case applied
    /// e raised to the argument.
    case exponential
    /// The argument between bars.
    case bars
    /// The argument with a star.
    case star
    /// The sign between the arguments.
    case infix
  }

  let form: Form
  let latex: StaticString
  let text: StaticString
  /// What stands in `<mi>` or `<mo>`.
  let mathML: StaticString
  let sympy: StaticString
  let mathematica: StaticString
  /// An argument that SymPy and Mathematica want before the others, such as the order of a Bessel function.
  let order: StaticString?
  /// Mathematica's arguments come the other way round.
  let mathematicaSwaps: Bool
}

extension Function {
  var notation: FunctionNotation {
    switch self {
    case .exp: record(.exponential, "\\exp", "exp", "exp", "exp", "Exp")
    case .log: record(.named, "\\log", "log", "log", "log", "Log")
    case .sin: record(.named, "\\sin", "sin", "sin", "sin", "Sin")
    case .cos: record(.named, "\\cos", "cos", "cos", "cos", "Cos")
    case .tan: record(.named, "\\tan", "tan", "tan", "tan", "Tan")
    case .asin: record(.named, "\\arcsin", "arcsin", "arcsin", "asin", "ArcSin")
    case .acos: record(.named, "\\arccos", "arccos", "arccos", "acos", "ArcCos")
    case .atan: record(.named, "\\arctan", "arctan", "arctan", "atan", "ArcTan")
    case .sinh: record(.named, "\\sinh", "sinh", "sinh", "sinh", "Sinh")
    case .cosh: record(.named, "\\cosh", "cosh", "cosh", "cosh", "Cosh")
    case .tanh: record(.named, "\\tanh", "tanh", "tanh", "tanh", "Tanh")
    case .erf: record(.applied, "\\operatorname{erf}", "erf", "erf", "erf", "Erf")
    case .erfc: record(.applied, "\\operatorname{erfc}", "erfc", "erfc", "erfc", "Erfc")
    case .gamma: record(.applied, "\\operatorname{\\Gamma}", "gammafunction", "Γ", "gamma", "Gamma")
    case .logGamma: record(.applied, "\\operatorname{log\\Gamma}", "loggamma", "log Γ", "loggamma", "LogGamma")
    case .digamma: record(.applied, "\\operatorname{\\psi}", "digamma", "ψ", "digamma", "PolyGamma")
    case .dilogarithm: record(.applied, "\\operatorname{Li_2}", "dilog", "Li₂", "polylog", "PolyLog", order: "2")
    case .besselJ0: record(.applied, "\\operatorname{J_0}", "besselj0", "J₀", "besselj", "BesselJ", order: "0")
    case .besselJ1: record(.applied, "\\operatorname{J_1}", "besselj1", "J₁", "besselj", "BesselJ", order: "1")
    case .atan2: record(.applied, "\\operatorname{atan2}", "atan2", "atan2", "atan2", "ArcTan", swaps: true)
    case .abs: record(.bars, "|", "abs", "|", "Abs", "Abs")
    case .conjugate: record(.star, "*", "*", "*", "conjugate", "Conjugate")
    case .re: record(.applied, "\\operatorname{Re}", "Re", "Re", "re", "Re")
    case .im: record(.applied, "\\operatorname{Im}", "Im", "Im", "im", "Im")
    case .dot: record(.infix, "\\cdot", "⋅", "⋅", "dot", "Dot")
    case .cross: record(.infix, "\\times", "×", "×", "cross", "Cross")
    case .undefined: record(.applied, "\\operatorname{undefined}", "undefined", "undefined", "undefined", "Undefined")
    }
  }

  /// The function that is written \\operatorname{…} with this inside.
  package static func operatorName(_ inside: String) -> Function? {
    allCases.first { "\($0.notation.latex)" == "\\operatorname{\(inside)}" }
  }

  private func record(
    _ form: FunctionNotation.Form, _ latex: StaticString, _ text: StaticString, _ mathML: StaticString,
    _ sympy: StaticString, _ mathematica: StaticString, order: StaticString? = nil, swaps: Bool = false
  ) -> FunctionNotation {
    FunctionNotation(
      form: form, latex: latex, text: text, mathML: mathML, sympy: sympy, mathematica: mathematica,
      order: order, mathematicaSwaps: swaps)
  }
}
