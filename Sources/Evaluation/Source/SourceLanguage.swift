import Numbers

/// A language that a program can be written out in.
public enum SourceLanguage: String, Sendable, CaseIterable {
  /// C99, for doubles and `double complex`.
  case c = "C"
  /// Fortran 2008, `real64` of `iso_fortran_env`.
  case fortran = "Fortran"
  /// Python with NumPy: arguments are numbers or arrays.
  case python = "Python"
  /// Julia. Where no Julia is installed the checks read its source by Julia's grammar and evaluate that; Julia's own
  /// functions are then not tried.
  case julia = "Julia"
  /// Swift, over the reals only.
  case swift = "Swift"

  /// The usual end of a file's name.
  public var fileExtension: String {
    switch self {
    case .c: "c"
    case .fortran: "f90"
    case .python: "py"
    case .julia: "jl"
    case .swift: "swift"
    }
  }
}

/// How a number has to lie to zero for the results of a function to be what it computes; they are NaN elsewhere.
public enum SourceGuard: Sendable {
  case notNegative, positive, notZero, zero

  func sign(notEqual: String) -> String {
    switch self {
    case .notNegative: ">="
    case .positive: ">"
    case .notZero: notEqual
    case .zero: "=="
    }
  }
}

/// A function that source code calls, or a sign it writes.
enum SourceCall: Hashable {
  case squareRoot
  case abs, conjugate, realPart, imaginaryPart
  case power, angle
}

/// What the languages differ in. There are no defaults: a new language states each of these.
struct Dialect: Sendable {
  /// What stands before each line of a comment.
  let comment: String
  /// Names that arguments and functions must not have.
  let reserved: Set<String>
  /// Whether letters differ by case.
  let distinguishesCase: Bool
  /// A decimal literal, from digits such as "2.5e-3".
  let literal: @Sendable (String) -> String
  let pi: String
  let imaginaryUnit: String
  /// A function of an argument, over the complex numbers or the reals; nil for one that the language lacks.
  let function: @Sendable (UnaryFunction, _ argument: String, _ isComplex: Bool) -> String?
  /// A call with arguments, over the complex numbers or the reals.
  let call: @Sendable (SourceCall, [String], _ isComplex: Bool) -> String
  /// A variable's definition.
  let define: @Sendable (_ name: String, _ value: String, _ isComplex: Bool) -> String
  /// A value where all conditions hold, each a variable and its comparison with zero such as "t3 >= 0"; elsewhere NaN.
  let guarded:
    @Sendable (_ value: String, _ conditions: [(variable: String, sign: SourceGuard)], _ isComplex: Bool) -> String
  /// The whole function.
  let definition: @Sendable (SourceFunction) -> [String]
}

/// A function to be written out.
struct SourceFunction {
  var name: String
  var documentation: [String]
  var arguments: [(name: String, isReal: Bool)]
  var isComplex: Bool
  /// The definitions of variables, and their names.
  var body: [String]
  var variables: [String]
  /// The variables to return.
  var results: [String]
  /// Whether some may be NaN where a condition does not hold.
  var isGuarded = false
}

extension SourceLanguage {
  var dialect: Dialect {
    switch self {
    case .c: .c
    case .fortran: .fortran
    case .python: .python
    case .julia: .julia
    case .swift: .swift
    }
  }
}
