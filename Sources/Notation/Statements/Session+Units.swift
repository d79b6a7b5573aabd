import Algebra
import Evaluation
import Numbers
import Typesetting

/// Units and constants of nature: names for them, and what a quantity is in a unit.
extension Session {
  /// The names that `use units` brings in; those of other units stand behind it.
  private static let usual = [
    "m", "cm", "mm", "µm", "nm", "Å", "s", "ms", "µs", "ns", "ps", "fs", "kg", "g", "A", "mA", "µA", "K", "J", "pJ",
    "fJ", "eV",
    "meV", "N", "Pa", "GPa", "W", "mW", "Hz", "kHz", "MHz", "GHz", "THz", "C", "V", "mV", "Ω", "S", "F", "H", "Wb", "T",
    "mT",
    "G", "Oe"
  ]

  private static let base = ["kg", "m", "s", "A", "K"].map { Expr.symbol($0, .positive) }

  private static func coherent(_ dimension: PhysicalDimension) -> Expr {
    Expr.product(zip(base, dimension.exponents).map { $0 ** Expr($1) })
  }

  /// `use units`, `use units nm, T`: names of units stand for what they are of kg, m, s, A and K, and these are letters.
  mutating func useUnits(_ names: [String]) throws -> Answer {
    for name in names.isEmpty ? Self.usual : names {
      let unit = try Self.unit(name)
      environment.redeclare(name, .scalar(unit.scale * Self.coherent(unit.dimension)))
    }
    return Answer(.nothing)
  }

  /// `use constants`: ħ, e, μ_B, k_B, m_e, c, μ_0 and g_e are those of nature.
  mutating func useConstants() -> Answer {
    for constant in PhysicalConstants.codata2022.all { environment.declareAnew(constant.symbol) }
    usesConstants = true
    return Answer(.nothing)
  }

  /// `convert f to nm`.
  ///
  /// - Throws: `StatementError` for a quantity of another dimension, with letters that have no value, or for no unit.
  func convert(_ formula: Source, to text: String, digits: Source?) throws -> Answer {
    let quantity = try FormulaOperation.scalar(value(formula).value)
    let unit = try Self.unit(text)
    let constants = usesConstants ? PhysicalConstants.codata2022.all : []
    var table: Dimensions = [:]
    for (letter, dimension) in zip(Self.base, [PhysicalDimension.mass, .length, .time, .current, .temperature]) {
      table.declare(letter.text, as: dimension)
    }
    for constant in constants { table.declare(constant.symbol.symbols.first?.name ?? "", as: constant.dimension) }
    let found: PhysicalDimension
    do throws(DimensionError) {
      found = try table.dimension(of: quantity) ?? unit.dimension
    } catch {
      throw StatementError(Self.message(error))
    }
    guard found == unit.dimension else {
      throw StatementError("\(formula.text.trimmed) has the dimension \(found), and \(text) has \(unit.dimension)")
    }
    // A constant's number stays a letter until its digits are known.
    let inBase = quantity.substituting(constants.map { ($0.symbol, $0.symbol * Self.coherent($0.dimension)) })
    let ratio = try (inBase / (unit.scale * Self.coherent(unit.dimension))).simplified()
    if digits == nil, let number = ratio.rationalValue, "\(number)".count <= 20 {
      return Answer(.text("\(ratio.text) \(text)"))
    }
    let values = PhysicalConstants.codata2022.values(in: ratio)
    let wanted = try digits.map { try FormulaOperation.integer(arguments($0).first ?? .list([])) } ?? 15
    // Constants that are measured have fewer digits.
    for count in (digits == nil ? Array((1...wanted).reversed()) : [wanted]) {
      let found = try ratio.digits(count, at: values)
      if found.isCertain || count == 1 || digits != nil { return Answer(.measure(found, unit: text)) }
    }
    throw StatementError("this quantity has no digits")
  }

  private static func unit(_ text: String) throws(StatementError) -> PhysicalUnit {
    do throws(UnitError) {
      return try PhysicalUnit(text)
    } catch {
      switch error {
      case .unknown(let symbol):
        let nearest = Spelling.nearest(to: symbol, among: PhysicalUnit.symbols).map { "; did you mean \($0)?" } ?? ""
        throw StatementError("no unit is called \(symbol)\(nearest)")
      case .malformed(let why): throw StatementError(why)
      }
    }
  }

  private static func message(_ error: DimensionError) -> String {
    switch error {
    case .unequalTerms(let a, let x, let b, let y):
      "\(a.text) has the dimension \(x), but \(b.text), added to it, has \(y)"
    case .notANumber(let a, let x): "\(a.text) has the dimension \(x), but stands where only a number can"
    case .variablePower(let a): "\(a.text) has a dimension, and its exponent is not a number"
    case .undeclared(let name):
      (try? PhysicalUnit(name)) == nil
        ? "\(Environment.shown(name)) has no value: define it, as in \(Environment.shown(name)) = 3 nm"
        : "\(Environment.shown(name)) has no value: use units makes it a unit"
    }
  }
}

extension Environment {
  /// Declares a letter, whatever its name meant before.
  fileprivate mutating func declareAnew(_ letter: Expr) {
    guard let name = letter.symbols.first?.name else { return }
    redeclare(name, .scalar(letter))
  }
}
