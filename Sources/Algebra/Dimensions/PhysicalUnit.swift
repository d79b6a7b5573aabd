import Numbers

/// Why a text is no unit.
public enum UnitError: Error, Hashable, Sendable {
  /// No unit has this symbol.
  case unknown(String)
  /// The text as a whole cannot be read: what is wrong, and the way out.
  case malformed(String)
}

/// A unit: its dimension, and how many of the coherent SI unit it is, exactly.
public struct PhysicalUnit: Sendable, Hashable {
  /// The dimension of what is measured in it.
  public let dimension: PhysicalDimension
  /// The number of SI units in one of it: 10⁻⁹ for nm, 10³/4π for Oe.
  public let scale: Expr

  /// The unit of a symbol or product such as "J/T", "kg m^2 s^-1", "A/m²", "N/(A s)", "meV" or "1".
  ///
  /// Factors stand side by side or have ⋅ or * between them; behind a slash stands one factor, or several in parentheses. SI units
  /// with their prefixes are known, and eV, Å, Oe, G, rad, °, min and h.
  /// - Throws: `UnitError`.
  public init(_ text: String) throws(UnitError) {
    var reader = UnitReader(Array(text))
    self = try reader.product()
    guard reader.isAtEnd else { throw .malformed("\(text) is no unit: \(reader.rest) is left over") }
  }

  fileprivate init(_ dimension: PhysicalDimension, _ scale: Expr) {
    self.dimension = dimension
    self.scale = scale
  }

  /// The symbols of units without prefixes.
  public static var symbols: [String] { table.keys.sorted() }

  private static let volt = PhysicalDimension(kilogram: 1, metre: 2, second: -3, ampere: -1)
  private static let joule = PhysicalDimension(kilogram: 1, metre: 2, second: -2)
  private static let tesla = PhysicalDimension(kilogram: 1, second: -2, ampere: -1)
  private static let farad = PhysicalDimension(kilogram: -1, metre: -2, second: 4, ampere: 2)
  private static let electronvolt = (Expr(1_602_176_634) * Expr.ten ** -28).lasting

  /// Units, how many SI units they are, and whether prefixes go with them.
  private static let table: [String: (dimension: PhysicalDimension, scale: Expr, takesPrefixes: Bool)] = [
    "g": (.mass, (Expr.ten ** -3).lasting, true), "m": (.length, 1, true), "s": (.time, 1, true),
    "A": (.current, 1, true), "K": (.temperature, 1, true), "J": (joule, 1, true), "eV": (joule, electronvolt, true),
    "W": (joule / .time, 1, true), "N": (joule / .length, 1, true), "Pa": (joule / .length.raised(to: 3), 1, true),
    "Hz": (.one / .time, 1, true), "C": (.current * .time, 1, true), "V": (volt, 1, true),
    "Ω": (volt / .current, 1, true), "S": (.current / volt, 1, true), "F": (farad, 1, true),
    "H": (volt * .time / .current, 1, true), "Wb": (volt * .time, 1, true), "T": (tesla, 1, true),
    "G": (tesla, (Expr.ten ** -4).lasting, true),
    "Oe": (.current / .length, (1000 / (4 * .pi)).lasting, true),
    "Å": (.length, (Expr.ten ** -10).lasting, false), "min": (.time, 60, false),
    "h": (.time, Expr(3600).lasting, false),
    "rad": (.one, 1, true), "°": (.one, (.pi / 180).lasting, false), "1": (.one, 1, false)
  ]

  private static let prefixes: [(name: String, power: Expr)] = [
    ("T", 12), ("G", 9), ("M", 6), ("k", 3), ("c", -2), ("m", -3), ("µ", -6), ("μ", -6), ("n", -9), ("p", -12),
    ("f", -15),
    ("a", -18)
  ]

  /// The unit of a symbol, with a prefix or without.
  fileprivate static func named(_ symbol: String) -> PhysicalUnit? {
    if let unit = table[symbol] { return PhysicalUnit(unit.dimension, unit.scale) }
    for prefix in prefixes where symbol.hasPrefix(prefix.name) {
      guard let unit = table[String(symbol.dropFirst(prefix.name.count))], unit.takesPrefixes else { continue }
      return PhysicalUnit(unit.dimension, Expr.ten ** prefix.power * unit.scale)
    }
    return nil
  }

  fileprivate static func * (a: PhysicalUnit, b: PhysicalUnit) -> PhysicalUnit {
    PhysicalUnit(a.dimension * b.dimension, a.scale * b.scale)
  }
  fileprivate static func / (a: PhysicalUnit, b: PhysicalUnit) -> PhysicalUnit {
    PhysicalUnit(a.dimension / b.dimension, a.scale / b.scale)
  }
  fileprivate func raised(to n: Int) -> PhysicalUnit {
    PhysicalUnit(dimension.raised(to: Rational(n)), scale ** Expr(n))
  }
}

extension PhysicalDimension {
  /// The dimension of a unit such as "J/T"; see ``PhysicalUnit``.
  public init(unit text: String) throws(UnitError) { self = try PhysicalUnit(text).dimension }
}

extension Expr {
  fileprivate static let ten = Expr(10)
}

/// Reads a unit from the left.
private struct UnitReader {
  private let characters: [Character]
  private var position = 0
  private var depth = 0

  init(_ characters: [Character]) { self.characters = characters }

  var isAtEnd: Bool { position == characters.count }
  var rest: String { String(characters[position...]) }
  private var next: Character? { isAtEnd ? nil : characters[position] }
  private static let raised: [Character: Character] = [
    "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9", "⁻": "-"
  ]

  /// Factors up to the end or a closing parenthesis.
  mutating func product() throws(UnitError) -> PhysicalUnit {
    var result = try factor()
    var hasSlash = false
    while true {
      let start = position
      while next == " " { position += 1 }
      switch next {
      case nil, ")": return result
      case "/":
        if hasSlash { throw .malformed("two slashes in one unit; write a/(b c)") }
        hasSlash = true
        position += 1
        while next == " " { position += 1 }
        result = try result / factor()
      case "*", "⋅", "·":
        position += 1
        while next == " " { position += 1 }
        fallthrough
      default:
        if hasSlash { throw .malformed("is \(rest) divided too? write a/(b c) or (a c)/b") }
        guard position > start else { throw .malformed("\(rest) cannot stand here in a unit") }
        result = try result * factor()
      }
    }
  }

  private mutating func factor() throws(UnitError) -> PhysicalUnit {
    if next == "(" {
      guard depth < 10 else { throw .malformed("a unit with too many parentheses") }
      depth += 1
      position += 1
      let inside = try product()
      guard next == ")" else { throw .malformed(") is missing in a unit") }
      position += 1
      depth -= 1
      return try inside.raised(to: exponent())
    }
    var symbol = ""
    while let c = next, c.isLetter || c == "°" || (c == "1" && symbol.isEmpty) {
      if Self.raised[c] != nil { break }
      symbol.append(c)
      position += 1
    }
    if symbol.isEmpty { throw .malformed(isAtEnd ? "a unit is missing" : "\(rest) cannot begin a unit") }
    // Kilogram, ångström sign, ohm sign: spellings of one.
    let spelled = ["ohm": "Ω", "\u{2126}": "Ω", "\u{212B}": "Å"][symbol] ?? symbol
    guard let unit = PhysicalUnit.named(spelled) else { throw .unknown(symbol) }
    return try unit.raised(to: exponent())
  }

  /// ², ⁻¹, ^2 or ^-1, else 1.
  private mutating func exponent() throws(UnitError) -> Int {
    var digits = ""
    if next == "^" {
      position += 1
      while let c = next, c == "-" || c == "−" || c.isASCII && c.isNumber {
        digits.append(c == "−" ? "-" : c)
        position += 1
      }
      if digits.isEmpty { throw .malformed("an exponent is missing in a unit") }
    } else {
      while let c = next, let plain = Self.raised[c] {
        digits.append(plain)
        position += 1
      }
      if digits.isEmpty { return 1 }
    }
    guard let value = Int(digits), value.magnitude <= 100 else {
      throw .malformed("\(digits) is no exponent of a unit")
    }
    return value
  }
}
