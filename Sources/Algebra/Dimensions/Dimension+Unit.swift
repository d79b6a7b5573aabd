import Numbers

/// Why a text is no unit.
public enum UnitError: Error, Hashable, Sendable {
  /// No unit has this symbol.
  case unknown(String)
  /// The text as a whole cannot be read: what is wrong, and the way out.
  case malformed(String)
}

extension Dimension {
  /// The dimension of a unit such as "J/T", "kg m^2 s^-1", "A/m²", "N/(A s)", "meV" or "1".
  ///
  /// Factors stand side by side or have ⋅ or * between them; behind a slash stands one factor, or several in parentheses. SI units
  /// with their prefixes are known, and eV, Å, Oe, G, rad, °, min and h.
  /// - Throws: `UnitError`.
  public init(unit text: String) throws(UnitError) {
    var reader = UnitReader(Array(text))
    self = try reader.product()
    guard reader.isAtEnd else { throw .malformed("\(text) is no unit: \(reader.rest) is left over") }
  }

  /// The symbols of units without prefixes.
  public static var unitSymbols: [String] { Self.units.keys.sorted() }

  private static let volt = Dimension(kilogram: 1, metre: 2, second: -3, ampere: -1)
  private static let joule = Dimension(kilogram: 1, metre: 2, second: -2)
  private static let tesla = Dimension(kilogram: 1, second: -2, ampere: -1)
  private static let farad = Dimension(kilogram: -1, metre: -2, second: 4, ampere: 2)

  /// Units, and whether prefixes go with them.
  fileprivate static let units: [String: (dimension: Dimension, takesPrefixes: Bool)] = [
    "g": (.mass, true), "m": (.length, true), "s": (.time, true), "A": (.current, true), "K": (.temperature, true),
    "J": (joule, true), "eV": (joule, true), "W": (joule / .time, true), "N": (joule / .length, true),
    "Pa": (joule / .length.raised(to: 3), true), "Hz": (.one / .time, true), "C": (.current * .time, true),
    "V": (volt, true), "Ω": (volt / .current, true), "S": (.current / volt, true), "F": (farad, true),
    "H": (volt * .time / .current, true), "Wb": (volt * .time, true), "T": (tesla, true), "G": (tesla, true),
    "Oe": (.current / .length, true), "Å": (.length, false), "min": (.time, false), "h": (.time, false),
    "rad": (.one, true), "°": (.one, false), "1": (.one, false)
  ]

  fileprivate static let prefixes = ["T", "G", "M", "k", "c", "m", "µ", "μ", "n", "p", "f", "a"]

  /// The unit of a symbol, with a prefix or without.
  fileprivate static func named(_ symbol: String) -> Dimension? {
    if let unit = units[symbol] { return unit.dimension }
    for prefix in prefixes where symbol.hasPrefix(prefix) {
      if let unit = units[String(symbol.dropFirst(prefix.count))], unit.takesPrefixes { return unit.dimension }
    }
    return nil
  }
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
  mutating func product() throws(UnitError) -> Dimension {
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

  private mutating func factor() throws(UnitError) -> Dimension {
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
    guard let dimension = Dimension.named(spelled) else { throw .unknown(symbol) }
    return try dimension.raised(to: exponent())
  }

  /// ², ⁻¹, ^2 or ^-1, else 1.
  private mutating func exponent() throws(UnitError) -> Rational {
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
    return Rational(value)
  }
}
