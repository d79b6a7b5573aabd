extension Dialect {
  static let python: Dialect = Dialect(
    comment: "#",
    reserved: [
      "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
      "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
      "not", "or", "pass", "raise", "return", "try", "while", "with", "yield", "np", "result"
    ],
    distinguishesCase: true,
    literal: { $0 },
    pi: "np.pi",
    imaginaryUnit: "1j",
    call: { function, x, isComplex in
      let arguments = x.joined(separator: ", ")
      return switch function {
      case .exp: "np.exp(\(arguments))"
      case .log: "np.log(\(arguments))"
      case .sin: "np.sin(\(arguments))"
      case .cos: "np.cos(\(arguments))"
      case .tan: "np.tan(\(arguments))"
      case .asin: "np.arcsin(\(arguments))"
      case .acos: "np.arccos(\(arguments))"
      case .atan: "np.arctan(\(arguments))"
      case .sinh: "np.sinh(\(arguments))"
      case .cosh: "np.cosh(\(arguments))"
      case .tanh: "np.tanh(\(arguments))"
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
    function: { f in
      let type = f.isComplex ? "complex" : "float"
      // Whole numbers would overflow, and real ones have no complex logarithm.
      let conversions = f.arguments.map { "\($0.name) = np.asarray(\($0.name), dtype=\(type))" }
      let end = "return " + f.results.joined(separator: ", ")
      return ["import numpy as np", "", ""] + Dialect.python.commented(f.documentation)
        + ["def \(f.name)(\(f.arguments.map(\.name).joined(separator: ", "))):"]
        + (conversions + f.body + [end]).map { "    " + $0 }
    })
}
