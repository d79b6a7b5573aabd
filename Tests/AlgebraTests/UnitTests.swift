import Algebra
import Testing

@Suite("Units") struct UnitTests {
  @Test(
    "units of one dimension in several spellings",
    arguments: [
      ["J/T", "A m²", "A m^2", "eV/G", "m^2⋅A", "mJ T⁻¹", "A*m²", "C m²/s"],
      ["N/A²", "H/m", "kg m s^-2 A^-2", "kg m/(s² A²)", "T m/A", "V s/(A m)", "µH m⁻¹"],
      ["J/K", "eV K^-1", "kg m² s⁻² K⁻¹", "W s/K"], ["1", "rad", "°", "s Hz", "m/cm", "(T m²)/Wb"],
      ["Ω", "ohm", "1/S", "V/A", "\u{2126}", "kΩ"], ["A/m", "Oe", "kA m⁻¹", "(A/m²) nm"],
      ["s", "min", "h", "ps", "1/GHz", "F ohm"], ["m", "Å", "nm", "km", "µm", "μm"]
    ])
  func spellings(units: [String]) throws {
    let dimensions = try units.map { try PhysicalDimension(unit: $0) }
    for (unit, dimension) in zip(units, dimensions) {
      #expect(dimension == dimensions[0], "\(unit) has \(dimension), \(units[0]) has \(dimensions[0])")
    }
  }

  @Test("how many SI units a unit is, exactly") func scales() throws {
    let scales: [(String, Expr)] = [
      ("nm", 1 / Expr(1_000_000_000)), ("kg", 1), ("g", 1 / Expr(1000)), ("MA/cm^2", 10_000_000_000), ("h", 3600),
      ("mT", 1 / Expr(1000)), ("kG", 1 / Expr(10)), ("Oe", 250 / .pi), ("°", .pi / 180), ("Å⁻¹", 10_000_000_000),
      ("meV", Expr(1_602_176_634) / Expr(10) ** 31), ("km/h", 5 / Expr(18)), ("µm³", Expr(10) ** -18),
      ("m/(s kA)", 1 / Expr(1000))
    ]
    for (unit, scale) in scales { #expect(try PhysicalUnit(unit).scale.equals(scale).isProved, "\(unit)") }
  }

  @Test func dimensions() throws {
    #expect(try PhysicalDimension(unit: "J/K") == PhysicalDimension(kilogram: 1, metre: 2, second: -2, kelvin: -1))
    #expect(try PhysicalDimension(unit: "V/m") == PhysicalDimension(kilogram: 1, metre: 1, second: -3, ampere: -1))
    #expect(try PhysicalDimension(unit: "mT") == PhysicalDimension(kilogram: 1, second: -2, ampere: -1))
    #expect(try PhysicalDimension(unit: "J/K").description == "kg m^2 s^-2 K^-1")
    // m is the metre before it is a prefix, and no unit takes two prefixes.
    #expect(try PhysicalDimension(unit: "m s") == .length * .time && PhysicalDimension(unit: "ms") == .time)
    for nothing in ["nn", "kkg", "meter", "mmin", "x", "kÅ"] {
      #expect(throws: UnitError.unknown(nothing)) { try PhysicalDimension(unit: nothing) }
    }
    for text in ["", "J/", "J//T", "J/T m", "J/T/m", "m^", "(m", "m)", "/s", "m^1000", "2 m", "m ⋅ ", "m⁻"] {
      #expect(throws: UnitError.self, "\(text)") { try PhysicalDimension(unit: text) }
    }
  }
}
