import Numbers

/// Registers that hold names of variables: executing a program on them writes its source code.
struct SourceWriter: RegisterFile {
  let program: Program
  let dialect: Dialect
  let arguments: [String]
  let isComplex: Bool
  /// The variable or argument that each register holds.
  var names: [String]
  var lines: [String] = []
  var variables: [String] = []
  private let prefix: String

  init(_ program: Program, _ dialect: Dialect, arguments: [String]) {
    self.program = program
    self.dialect = dialect
    self.arguments = arguments
    isComplex = program.domain == .complexes
    names = Array(repeating: "", count: program.registerCount)
    // Variables are t1, t2, … unless an argument could be called so.
    prefix =
      ["t", "w", "v", "temporary"].first { p in !arguments.contains { $0.lowercased().hasPrefix(p) } } ?? "variable_"
  }

  private mutating func define(_ z: Int, _ value: String) {
    let name = "\(prefix)\(variables.count + 1)"
    variables.append(name)
    lines.append(dialect.define(name, value, isComplex))
    names[z] = name
  }

  private mutating func call(_ z: Int, _ function: SourceCall, _ operands: Int...) {
    define(z, dialect.call(function, operands.map { names[$0] }, isComplex))
  }

  /// Whoever makes a writer has seen to it that the language has the program's functions.
  private func function(_ f: UnaryFunction, _ argument: String) -> String {
    dialect.function(f, argument, isComplex) ?? "\(f)(\(argument))"
  }

  /// A constant, in parentheses where it is an operation.
  private func number(_ c: Int) -> String {
    switch program.constants[c] {
    case .pi: return dialect.pi
    case .rational(let q):
      let text = literal(q.magnitude)
      return q.isNegative ? "(-\(text))" : q.isInteger ? text : "(\(text))"
    }
  }

  private func literal(_ q: Rational) -> String {
    let limit = Integer(1 << 53)
    guard q.numerator <= limit, q.denominator <= limit else { return dialect.literal("\(q.asDouble)") }
    func whole(_ n: Integer) -> String { dialect.literal("\(n).0") }
    return q.isInteger ? whole(q.numerator) : "\(whole(q.numerator))/\(whole(q.denominator))"
  }

  mutating func input(_ z: Int, _ k: Int) { names[z] = arguments[k] }
  mutating func constant(_ z: Int, _ c: Int) { define(z, number(c)) }
  mutating func imaginaryUnit(_ z: Int) { define(z, dialect.imaginaryUnit) }
  mutating func add(_ z: Int, _ x: Int, _ y: Int) { define(z, "\(names[x]) + \(names[y])") }
  mutating func subtract(_ z: Int, _ x: Int, _ y: Int) { define(z, "\(names[x]) - \(names[y])") }
  mutating func multiply(_ z: Int, _ x: Int, _ y: Int) { define(z, "\(names[x]) * \(names[y])") }
  mutating func divide(_ z: Int, _ x: Int, _ y: Int) { define(z, "\(names[x]) / \(names[y])") }
  mutating func negate(_ z: Int, _ x: Int) { define(z, "-\(names[x])") }
  mutating func square(_ z: Int, _ x: Int) { define(z, "\(names[x]) * \(names[x])") }
  mutating func reciprocal(_ z: Int, _ x: Int) { define(z, "\(dialect.literal("1.0")) / \(names[x])") }
  mutating func scale(_ z: Int, _ x: Int, _ c: Int) { define(z, "\(number(c)) * \(names[x])") }
  mutating func shift(_ z: Int, _ x: Int, _ c: Int) { define(z, "\(names[x]) + \(number(c))") }
  mutating func accumulate(_ z: Int, _ x: Int, _ y: Int, _ c: Int) {
    define(z, "\(names[x]) + \(number(c)) * \(names[y])")
  }
  mutating func root(_ z: Int, _ x: Int, _ n: Int) {
    let exponent = "(\(dialect.literal("1.0"))/\(dialect.literal("\(n).0")))"
    define(z, dialect.call(.power, [names[x], exponent], isComplex))
  }
  mutating func power(_ z: Int, _ x: Int, _ y: Int) { call(z, .power, x, y) }
  mutating func angle(_ z: Int, _ x: Int, _ y: Int) { call(z, .angle, x, y) }
  mutating func sinCos(_ z: Int, _ w: Int, _ x: Int) {
    define(z, function(.sin, names[x]))
    define(w, function(.cos, names[x]))
  }
  mutating func sinhCosh(_ z: Int, _ w: Int, _ x: Int) {
    define(z, function(.sinh, names[x]))
    define(w, function(.cosh, names[x]))
  }
  mutating func expPair(_ z: Int, _ w: Int, _ x: Int) {
    define(z, function(.exp, names[x]))
    define(w, function(.exp, "-\(names[x])"))
  }
  mutating func squareRoot(_ z: Int, _ x: Int) { call(z, .squareRoot, x) }
  mutating func apply(_ f: UnaryFunction, _ z: Int, _ x: Int) { define(z, function(f, names[x])) }
  mutating func abs(_ z: Int, _ x: Int) { call(z, .abs, x) }
  mutating func conjugate(_ z: Int, _ x: Int) { call(z, .conjugate, x) }
  mutating func realPart(_ z: Int, _ x: Int) { call(z, .realPart, x) }
  mutating func imaginaryPart(_ z: Int, _ x: Int) { call(z, .imaginaryPart, x) }
}
