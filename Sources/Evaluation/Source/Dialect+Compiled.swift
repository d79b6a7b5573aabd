import Numbers

extension UnaryFunction {
  /// The name that C, Fortran, Julia and Swift have in common, for complex numbers too; nil for the others.
  fileprivate var commonName: String? {
    switch self {
    case .exp, .log, .sin, .cos, .tan, .asin, .acos, .atan, .sinh, .cosh, .tanh: "\(self)"
    case .erf, .erfc, .gamma, .logGamma, .digamma, .dilogarithm, .besselJ0, .besselJ1: nil
    }
  }

  /// The name in C's library of real functions.
  fileprivate var nameInLibrary: String? {
    switch self {
    case .erf: "erf"
    case .erfc: "erfc"
    case .gamma: "tgamma"
    case .besselJ0: "j0"
    case .besselJ1: "j1"
    case .logGamma, .digamma, .dilogarithm: nil
    default: commonName
    }
  }

  /// The name in Fortran 2008, whose gamma and Bessel functions are of real numbers.
  fileprivate var nameInFortran: String? {
    switch self {
    case .gamma: "gamma"
    case .besselJ0: "bessel_j0"
    case .besselJ1: "bessel_j1"
    case .erf, .erfc: "\(self)"
    default: commonName
    }
  }
}

private func joined(_ name: String, _ arguments: [String]) -> String { "\(name)(\(arguments.joined(separator: ", ")))" }

private let mathematics: Set<String> = [
  "exp", "log", "sin", "cos", "tan", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "sqrt", "abs", "pow",
  "conj", "real", "imag", "result"
]

extension Dialect {
  static let c: Dialect = Dialect(
    comment: "//",
    reserved: mathematics.union([
      "auto", "break", "case", "char", "complex", "const", "continue", "default", "do", "double", "else", "enum",
      "extern", "float", "for", "goto", "if", "inline", "int", "long", "main", "register", "restrict", "return",
      "short",
      "signed", "sizeof", "static", "struct", "switch", "typedef", "union", "unsigned", "void", "volatile", "while",
      "I",
      "gamma", "j0", "j1", "jn", "y0", "y1", "yn", "fabs", "cabs", "creal", "cimag", "cpow", "erf", "ceil", "floor"
    ]),
    distinguishesCase: true,
    literal: { $0 },
    pi: "3.141592653589793",
    imaginaryUnit: "I",
    function: { f, x, isComplex in
      // The library's lgamma is log |Γ|.
      if f == .logGamma, !isComplex { return "((\(x) > 0.0) ? lgamma(\(x)) : (double)NAN)" }
      return (isComplex ? f.commonName.map { "c" + $0 } : f.nameInLibrary).map { joined($0, [x]) }
    },
    call: { function, x, isComplex in
      switch function {
      case .squareRoot: joined(isComplex ? "csqrt" : "sqrt", x)
      case .abs: joined(isComplex ? "cabs" : "fabs", x)
      case .conjugate: joined("conj", x)
      case .realPart: joined("creal", x)
      case .imaginaryPart: joined("cimag", x)
      case .angle: joined("atan2", isComplex ? x.map { "creal(\($0))" } : x)
      default: joined(isComplex ? "cpow" : "pow", x)
      }
    },
    define: { name, value, isComplex in "const double \(isComplex ? "complex " : "")\(name) = \(value);" },
    guarded: { value, conditions, isComplex in
      let tests = conditions.map {
        "\(isComplex ? joined("creal", [$0.variable]) : $0.variable) \($0.sign.sign(notEqual: "!=")) 0.0"
      }
      return "(\(tests.joined(separator: " && "))) ? \(value) : (double)NAN"
    },
    definition: { f in
      let type = f.isComplex ? "double complex" : "double"
      var arguments = f.arguments.map { "\($0.isReal ? "double" : type) \($0.name)" }
      let isSingle = f.results.count == 1
      if !isSingle { arguments.append("\(type) result[\(f.results.count)]") }
      let list = arguments.isEmpty ? "void" : arguments.joined(separator: ", ")
      let head = "\(isSingle ? type : "void") \(f.name)(\(list)) {"
      let end = isSingle ? ["return \(f.results[0]);"] : f.results.enumerated().map { "result[\($0)] = \($1);" }
      // They are of POSIX, and strict C hides them.
      let bessel = ["j0", "j1"].filter { name in f.body.contains { $0.contains("\(name)(") } }
      return ["#include <math.h>"] + (f.isComplex ? ["#include <complex.h>"] : [])
        + bessel.map { "double \($0)(double);" } + [""]
        + Dialect.c.commented(f.documentation) + [head] + (f.body + end).map { "  " + $0 } + ["}"]
    })

  static let fortran: Dialect = Dialect(
    comment: "!",
    reserved: mathematics.union([
      "aimag", "conjg", "real64", "function", "subroutine", "end", "pure", "elemental", "intent", "in", "out",
      "complex",
      "if", "do", "then", "else", "use", "only", "implicit", "none", "integer", "return", "call", "program",
      "module", "merge", "cmplx", "ieee_value", "ieee_quiet_nan", "ieee_arithmetic"
    ]),
    distinguishesCase: false,
    literal: { $0 + "_real64" },
    pi: "3.141592653589793_real64",
    imaginaryUnit: "(0.0_real64, 1.0_real64)",
    function: { f, x, isComplex in (isComplex ? f.commonName : f.nameInFortran).map { joined($0, [x]) } },
    call: { function, x, isComplex in
      switch function {
      case .squareRoot: joined("sqrt", x)
      case .abs: joined("abs", x)
      case .conjugate: joined("conjg", x)
      case .realPart: "real(\(x[0]), real64)"
      case .imaginaryPart: joined("aimag", x)
      case .angle: joined("atan2", isComplex ? x.map { "real(\($0), real64)" } : x)
      default: "\(x[0])**\(x[1])"
      }
    },
    define: { name, value, _ in "\(name) = \(value)" },
    guarded: { value, conditions, isComplex in
      let tests = conditions.map {
        "\(isComplex ? "real(\($0.variable), real64)" : $0.variable) \($0.sign.sign(notEqual: "/=")) 0.0_real64"
      }
      let nan = "ieee_value(1.0_real64, ieee_quiet_nan)"
      let other = isComplex ? "cmplx(\(nan), \(nan), real64)" : nan
      return "merge(\(value), \(other), &\n    \(tests.joined(separator: " .and. &\n    ")))"
    },
    definition: { f in
      let type = f.isComplex ? "complex(real64)" : "real(real64)"
      let names = f.arguments.map(\.name)
      let isSingle = f.results.count == 1
      var lines = Dialect.fortran.commented(f.documentation)
      lines +=
        isSingle
        ? ["elemental function \(f.name)( &"] + listed(names) + ["  ) result(result)"]
        : ["pure subroutine \(f.name)( &"] + listed(names + ["result"]) + ["  )"]
      lines.append("  use, intrinsic :: iso_fortran_env, only: real64")
      if f.isGuarded { lines.append("  use, intrinsic :: ieee_arithmetic, only: ieee_value, ieee_quiet_nan") }
      lines.append("  implicit none")
      for (name, isReal) in f.arguments { lines.append("  \(isReal ? "real(real64)" : type), intent(in) :: \(name)") }
      lines.append(isSingle ? "  \(type) :: result" : "  \(type), intent(out) :: result(\(f.results.count))")
      lines += f.variables.map { "  \(type) :: \($0)" } + f.body.map { "  " + $0 }
      lines += isSingle ? ["  result = \(f.results[0])"] : f.results.enumerated().map { "  result(\($0 + 1)) = \($1)" }
      return lines + [isSingle ? "end function \(f.name)" : "end subroutine \(f.name)"]
    })

  /// One name a line, with Fortran's sign for a continued line.
  private static func listed(_ names: [String]) -> [String] {
    names.enumerated().map { "    \($1)\($0 + 1 < names.count ? "," : "") &" }
  }

  static let swift: Dialect = Dialect(
    comment: "///",
    reserved: mathematics.union([
      "func", "let", "var", "return", "if", "else", "for", "in", "is", "as", "do", "case", "default", "switch", "where",
      "while", "repeat", "break", "continue", "guard", "defer", "import", "init", "self", "Self", "super", "static",
      "struct", "class", "enum", "protocol", "extension", "operator", "throw", "throws", "try", "catch", "true",
      "false", "nil", "Double", "Any", "inout", "public", "private", "internal", "gamma", "j0", "j1", "jn", "y0", "y1",
      "yn"
    ]),
    distinguishesCase: true,
    literal: { $0 },
    pi: "Double.pi",
    imaginaryUnit: "Double.nan",
    function: { f, x, isComplex in isComplex ? nil : f.nameInLibrary.map { joined($0, [x]) } },
    call: { function, x, _ in
      switch function {
      case .squareRoot: joined("sqrt", x)
      case .abs: joined("abs", x)
      case .conjugate, .realPart: x[0]
      case .imaginaryPart: "0.0"
      case .angle: joined("atan2", x)
      default: joined("pow", x)
      }
    },
    define: { name, value, _ in "let \(name): Double = \(value)" },
    guarded: { value, conditions, _ in
      let tests = conditions.map { "\($0.variable) \($0.sign.sign(notEqual: "!=")) 0.0" }
      return "\(tests.joined(separator: " && ")) ? \(value) : Double.nan"
    },
    definition: { f in
      let arguments = f.arguments.map { "_ \($0.name): Double" }.joined(separator: ", ")
      let isSingle = f.results.count == 1
      let end = "return " + (isSingle ? f.results[0] : "[\(f.results.joined(separator: ", "))]")
      return ["import Foundation", ""] + Dialect.swift.commented(f.documentation)
        + ["func \(f.name)(\(arguments)) -> \(isSingle ? "Double" : "[Double]") {"] + (f.body + [end]).map { "  " + $0 }
        + ["}"]
    })
}

extension Dialect {
  static let julia: Dialect = Dialect(
    comment: "#",
    reserved: mathematics.union([
      "baremodule", "begin", "break", "catch", "const", "continue", "do", "else", "elseif", "end", "export", "false",
      "finally", "for", "function", "global", "if", "import", "let", "local", "macro", "module", "quote", "return",
      "struct", "true", "try", "using", "while", "im", "pi", "in", "isa", "where"
    ]),
    distinguishesCase: true,
    literal: { $0 },
    pi: "Float64(pi)",
    imaginaryUnit: "1.0im",
    // A real number with a complex value on the way: Julia's functions look at the type of the argument.
    function: { f, x, isComplex in f.commonName.map { joined($0, [isComplex ? "complex(\(x))" : x]) } },
    call: { function, x, isComplex in
      let complex = isComplex ? x.map { "complex(\($0))" } : x
      return switch function {
      case .squareRoot: joined("sqrt", complex)
      case .abs: joined("abs", x)
      case .conjugate: joined("conj", x)
      case .realPart: joined("real", x)
      case .imaginaryPart: joined("imag", x)
      case .angle: joined("atan", isComplex ? x.map { "real(\($0))" } : x)
      default: "\(complex[0])^\(x[1])"
      }
    },
    define: { name, value, _ in "\(name) = \(value)" },
    guarded: { value, conditions, isComplex in
      let tests = conditions.map {
        "\(isComplex ? joined("real", [$0.variable]) : $0.variable) \($0.sign.sign(notEqual: "!=")) 0.0"
      }
      return "ifelse(\(tests.joined(separator: " && ")), \(value), NaN)"
    },
    definition: { f in
      let end = "return " + (f.results.count == 1 ? f.results[0] : "(\(f.results.joined(separator: ", ")))")
      return Dialect.julia.commented(f.documentation)
        + ["function \(f.name)(\(f.arguments.map(\.name).joined(separator: ", ")))"]
        + (f.body + [end]).map { "    " + $0 } + ["end"]
    })
}
