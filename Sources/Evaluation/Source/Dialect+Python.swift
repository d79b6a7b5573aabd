import Numbers

extension UnaryFunction {
  /// A function of NumPy, or of SciPy where NumPy has none.
  fileprivate func inPython(_ x: String) -> String {
    switch self {
    case .exp, .log, .sin, .cos, .tan, .sinh, .cosh, .tanh: "np.\(self)(\(x))"
    case .asin: "np.arcsin(\(x))"
    case .acos: "np.arccos(\(x))"
    case .atan: "np.arctan(\(x))"
    case .erf, .erfc, .gamma: "special.\(self)(\(x))"
    case .logGamma: "special.loggamma(\(x))"
    case .digamma: "special.psi(\(x))"
    case .dilogarithm: "special.spence(1 - \(x))"
    case .besselJ0: "special.jv(0, \(x))"
    case .besselJ1: "special.jv(1, \(x))"
    }
  }
}

extension Dialect {
  static let python: Dialect = Dialect(
    comment: "#",
    reserved: [
      "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
      "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
      "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "np", "special", "result"
    ],
    distinguishesCase: true,
    literal: { $0 },
    pi: "np.pi",
    imaginaryUnit: "1j",
    function: { f, x, _ in f.inPython(x) },
    call: { function, x, isComplex in
      let arguments = x.joined(separator: ", ")
      return switch function {
      case .squareRoot: "np.sqrt(\(arguments))"
      case .abs: isComplex ? "np.abs(\(arguments)) + 0j" : "np.abs(\(arguments))"
      case .conjugate: "np.conjugate(\(arguments))"
      case .realPart: "np.real(\(arguments)) + 0j"
      case .imaginaryPart: "np.imag(\(arguments)) + 0j"
      case .power: "np.power(\(arguments))"
      case .angle:
        isComplex ? "np.arctan2(np.real(\(x[0])), np.real(\(x[1]))) + 0j" : "np.arctan2(\(arguments))"
      }
    },
    define: { name, value, _ in "\(name) = \(value)" },
    guarded: { value, conditions, isComplex in
      let tests = conditions.map {
        "(\(isComplex ? "np.real(\($0.variable))" : $0.variable) \($0.sign.sign(notEqual: "!=")) 0.0)"
      }
      return "np.where(\(tests.joined(separator: " & ")), \(value), np.nan)"
    },
    definition: { f in
      let type = f.isComplex ? "complex" : "float"
      // Whole numbers would overflow, and real ones have no complex logarithm.
      let conversions = f.arguments.map { "\($0.name) = np.asarray(\($0.name), dtype=\(type))" }
      let end = "return " + f.results.joined(separator: ", ")
      let usesSpecial = f.body.contains { $0.contains("special.") }
      return ["import numpy as np"] + (usesSpecial ? ["from scipy import special"] : []) + ["", ""]
        + Dialect.python.commented(f.documentation)
        + ["def \(f.name)(\(f.arguments.map(\.name).joined(separator: ", "))):"]
        + (conversions + f.body + [end]).map { "    " + $0 }
    })
}
